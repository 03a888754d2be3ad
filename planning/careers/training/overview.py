"""Training at a glance: needs by competency, and what is planned with its cost."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planning.careers.gaps import own_gaps
from planning.careers.source import Source, competencies, courses_of, rateable, sessions, training, uplifts
from planning.plan.courses import Course, CourseSession


class Need(NamedTuple):
    """How many are short of a competency that their own profile requires.

    Attributes:
        short: ids of those who are short of it. levels: levels short, all together.
        unknown: ids of those whose level is not known. courses: those that raise it, the cheapest first.
    """

    competency: str
    short: tuple[str, ...]
    levels: int
    unknown: tuple[str, ...]
    courses: tuple[Course, ...]


def needs(source: Source, people: Iterable[str], day: date) -> list[Need]:
    """The needs of people, the competency most are short of first; what nobody lacks is left out."""
    short: dict[str, list[tuple[str, int]]] = {}
    unknown: dict[str, list[str]] = {}
    for person, rows in own_gaps(source, people, day).items():
        for row in rows:
            if row.short is None:
                unknown.setdefault(row.competency, []).append(person)
            elif row.short:
                short.setdefault(row.competency, []).append((person, row.short))
    found = [
        Need(
            id,
            tuple(person for person, _levels in short.get(id, ())),
            sum(levels for _person, levels in short.get(id, ())),
            tuple(unknown.get(id, ())),
            courses_for(source, id),
        )
        for id in rateable(source, day)
        if id in short or id in unknown
    ]
    known = competencies(source)
    return sorted(found, key=lambda need: (-len(need.short), -need.levels, known[need.competency].order))


def courses_for(source: Source, competency: str) -> tuple[Course, ...]:
    """The courses that raise a competency, the cheapest first."""
    known = courses_of(source)
    ids = {
        row.course for row in uplifts(source).values() if row.competency == competency and row.course in known
    }
    return tuple(sorted((known[id] for id in ids), key=lambda one: (Decimal(one.cost), one.order, one.id)))


class Planned(NamedTuple):
    """A session, or a course without one, with those who are planned for it and what their seats cost."""

    course: Course
    session: CourseSession | None
    people: tuple[str, ...]
    cost: Decimal


def planned(source: Source) -> list[Planned]:
    """What is planned, by the start of the sessions; what has no session comes last."""
    known, held = courses_of(source), sessions(source)
    found: dict[tuple[str, str], list[str]] = {}
    for row in training(source).values():
        if row.state == "planned" and row.person and row.course in known:
            found.setdefault((row.course, row.session or ""), []).append(row.person)
    rows = [_planned(known[course], held.get(session), people) for (course, session), people in found.items()]
    return sorted(
        rows,
        key=lambda row: (
            row.session is None,
            row.session.start if row.session else "",
            row.course.order,
            row.course.id,
        ),
    )


def _planned(course: Course, session: CourseSession | None, people: list[str]) -> Planned:
    seat = session.cost if session is not None and session.cost is not None else course.cost
    return Planned(course, session, tuple(people), Decimal(seat) * len(people))
