"""What is typed into the training matrix, and a course that was done, as edits of one transaction.

Finishing a course updates competence by the rule of the course: who holds at least its ``from_level`` is
rated at its ``level`` from that day on, with the course as the evidence. A level that is held never falls.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from planning.careers import source as s
from planning.careers.gates import months_between
from planning.careers.ratings import Ratings
from planning.plan.courses import Course, Uplift
from planning.plan.people import RatingSource
from planning.plan.transaction import Transaction, slug

State = Literal["required", "recommended", "planned", "done"]


class Cell(NamedTuple):
    """A course of a person or of all who have a profile, and what it becomes; ``None`` takes the row away."""

    course: str
    state: State | None
    person: str = ""
    profile: str = ""


def mark(t: Transaction, source: s.Source, ratings: Ratings, cells: Iterable[Cell], day: date) -> None:
    """Set cells of the matrix; one that becomes done for a person updates their competence."""
    rows = {
        (row.get("person", ""), row.get("profile", ""), row["course"]): id
        for id, row in t.table("training").items()
    }
    for cell in cells:
        id = rows.get((cell.person, cell.profile, cell.course))
        if cell.state == "done" and cell.person:
            complete(t, source, ratings, cell.person, cell.course, day, row=id)
        elif cell.state is None:
            if id is not None:
                t.remove("training", id)
        elif id is not None:
            t.set("training", id, state=cell.state, date=None, expires=None)
        else:
            _add(t, cell)


def _add(t: Transaction, cell: Cell, **fields: object) -> None:
    stem = f"{slug(cell.person or cell.profile)[:36]}-{slug(cell.course)[:40]}"
    values = {
        "course": cell.course,
        "state": cell.state,
        "person": cell.person or None,
        "profile": cell.profile or None,
        **fields,
    }
    t.add("training", {"id": _free(t, "training", stem), **values})


def complete(
    t: Transaction,
    source: s.Source,
    ratings: Ratings,
    person: str,
    course: str,
    day: date,
    *,
    row: str | None = None,
    rated_by: RatingSource = "certified",
) -> None:
    """Record that somebody has done a course: the row, the certificate it ends with, the levels it gives.

    Raises:
        KeyError: the plan has no such course.
    """
    done = s.courses_of(source)[course]
    expires = _expiry(source, done, day)
    fields = {"state": "done", "date": day.isoformat(), "expires": expires}
    if row is not None:
        t.set("training", row, **fields)
    else:
        _add(t, Cell(course, "done", person), date=day.isoformat(), expires=expires)
    if done.certification:
        stem = f"{slug(person)[:36]}-{slug(done.certification)[:30]}-{day:%Y%m%d}"
        t.add(
            "certificates",
            {
                "id": _free(t, "certificates", stem),
                "person": person,
                "issued": day.isoformat(),
                "certification": done.certification,
                "expires": expires,
                "evidence": done.name,
            },
        )
    for uplift in s.uplifts(source).values():
        if uplift.course == course:
            _lift(t, ratings, person, uplift, done, day, rated_by)


def _expiry(source: s.Source, course: Course, day: date) -> str | None:
    """The last day on which the certificate of a course holds."""
    kind = s.certifications(source).get(course.certification or "")
    if kind is None or not kind.validity_months:
        return None
    return _months_later(day, kind.validity_months).isoformat()


def _months_later(day: date, months: int) -> date:
    """The same day some months on, the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            found = date(year, month + 1, last)
        except ValueError:
            continue
        if months_between(day, found) <= months:
            return found
    return date(year, month + 1, 28)


def _lift(
    t: Transaction,
    ratings: Ratings,
    person: str,
    uplift: Uplift,
    course: Course,
    day: date,
    rated_by: RatingSource,
) -> None:
    """Rate somebody at the level of an uplift, if they hold what it starts from and not yet what it gives."""
    held = ratings.rating(person, uplift.competency, rated_by, day)
    if (held.level or 0) < uplift.from_level or (held.level or 0) >= uplift.level:
        return
    stem = f"{slug(person)[:24]}-{slug(uplift.competency)[:30]}-{slug(course.id)[:14]}-{day:%Y%m%d}"
    t.add(
        "assessments",
        {
            "id": _free(t, "assessments", stem),
            "person": person,
            "competency": uplift.competency,
            "source": rated_by,
            "date": day.isoformat(),
            "level": uplift.level,
            "evidence": course.name,
        },
    )


def _free(t: Transaction, table: str, stem: str) -> str:
    id, number = stem, 1
    while t.get(table, id) is not None:
        number += 1
        id = f"{stem}-{number}"
    return id
