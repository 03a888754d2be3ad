"""What planners do to training, as edits of one transaction: adopt a plan, set a cell, finish a course.

Finishing a course does by itself what its rule says: the ratings that it gives, with the course as evidence,
and its certificate.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from planning.plan.changes import Record
from planning.plan.transaction import Transaction

if TYPE_CHECKING:  # the planner loads the solver, which editing a cell does not need
    from planning.careers.training.planner import Seat


def adopt(t: Transaction, seats: Iterable[Seat]) -> int:
    """Put the seats of a plan into the training matrix as planned; how many were new."""
    known = {
        (row.get("person"), row["course"], row.get("session"))
        for row in t.table("training").values()
        if row["state"] == "planned"
    }
    new = [s for s in seats if (s.person, s.offer.course, s.offer.session) not in known]
    for seat in new:
        date_ = seat.offer.finish.isoformat() if seat.offer.finish else None
        t.add(
            "training",
            {
                "id": free_id(t, "training", f"{seat.person}.{seat.offer.session or seat.offer.course}"),
                "person": seat.person,
                "course": seat.offer.course,
                "session": seat.offer.session,
                "state": "planned",
                "date": date_,
            },
        )
    return len(new)


def set_training(
    t: Transaction,
    course: str,
    state: str | None,
    *,
    person: str = "",
    profile: str = "",
    day: str | None = None,
) -> None:
    """Set a cell of the training matrix, for a person or a profile; ``None`` clears it.

    A person's courses that were done stay, with their evidence: a cell only gains or loses what is not done
    yet.
    """
    field, id = ("person", person) if person else ("profile", profile)
    for row in list(t.table("training").values()):
        if row["course"] == course and row.get(field) == id and row["state"] != "done":
            t.remove("training", row["id"])
    if state is None:
        return
    if state == "done" and person:
        finish_course(t, person, course, day or date.today().isoformat())
        return
    row = {
        "id": free_id(t, "training", f"{id}.{course}"),
        field: id,
        "course": course,
        "state": state,
        "date": day,
    }
    t.add("training", row)


def finish_course(
    t: Transaction, person: str, course: str, day: str, *, evidence: dict[str, str] | None = None
) -> None:
    """Record that somebody finished a course: ratings by its uplifts, its certificate, and that it was done.

    Where the course's ``outcome`` is ``recommend``, its ratings are a manager's proposal, to be confirmed.
    Ratings that are higher already stay.
    """
    record = t.get("courses", course) or {}
    words = evidence or dict(record.get("name") or {})
    expires = _expiry(t, record, day)
    for row in [r for r in t.table("training").values() if _is_planned(r, person, course)]:
        t.remove("training", row["id"])
    _rate(t, person, record, day, words)
    if record.get("certification"):
        certificate = {"person": person, "certification": record["certification"], "issued": day}
        id = free_id(t, "certificates", f"{person}.{record['certification']}.{day}")
        t.add("certificates", certificate | {"id": id, "expires": expires, "evidence": words})
    done = {"person": person, "course": course, "state": "done", "date": day, "expires": expires}
    t.add("training", done | {"id": free_id(t, "training", f"{person}.{course}.{day}"), "evidence": words})


def _is_planned(row: Record, person: str, course: str) -> bool:
    return row.get("person") == person and row["course"] == course and row["state"] == "planned"


def _rate(t: Transaction, person: str, course: Record, day: str, evidence: dict[str, str]) -> None:
    source = "manager" if course.get("outcome") == "recommend" else "certified"
    held = _levels(t, person, source, day)
    for row in t.table("uplifts").values():
        level = held.get(row["competency"], 0)
        if row["course"] != course.get("id") or not row.get("from_level", 0) <= level < row["level"]:
            continue
        fields = {
            "person": person,
            "competency": row["competency"],
            "source": source,
            "date": day,
            "level": row["level"],
            "rater": course.get("provider") or None,
            "evidence": evidence,
        }
        id = free_id(t, "assessments", f"{person}.{row['competency']}.{source}.{day}")
        t.add("assessments", fields | {"id": id})


def _levels(t: Transaction, person: str, source: str, day: str) -> dict[str, int]:
    """The levels of somebody on a day by the ratings of one source."""
    latest: dict[str, Record] = {}
    for row in t.table("assessments").values():
        if row["person"] == person and row["source"] == source and row["date"] <= day:
            last = latest.get(row["competency"])
            if last is None or row["date"] >= last["date"]:
                latest[row["competency"]] = row
    return {
        competency: row["level"]
        for competency, row in latest.items()
        if "level" in row and (row.get("expires") or day) >= day
    }


def _expiry(t: Transaction, course: Record, day: str) -> str | None:
    """Until when the certificate of a course holds: the same day of the month, some months later."""
    months = (t.get("certifications", course.get("certification") or "") or {}).get("validity_months")
    if not months:
        return None
    first = date.fromisoformat(day)
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    return first.replace(year, month, min(first.day, calendar.monthrange(year, month)[1])).isoformat()


def free_id(t: Transaction, table: str, stem: str) -> str:
    """An id that is not taken yet, at most 80 characters."""
    id, number = stem[:80], 1
    while t.get(table, id) is not None:
        number += 1
        id = f"{stem[:76]}-{number}"
    return id
