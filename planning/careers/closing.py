"""Courses that close the gaps between somebody and a job profile, the cheapest that reaches each level."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from planning.careers import source as s
from planning.careers.gates import Readiness
from planning.plan.courses import Course
from planning.plan.transaction import Transaction


class Closing(NamedTuple):
    """Courses in the order of the catalogue, and the competencies that no course of it lifts far enough."""

    courses: tuple[Course, ...]
    out_of_reach: tuple[str, ...]


def closing(source: s.Source, readiness: Readiness) -> Closing:
    """What to take so that every level that is short is reached; prerequisites come with their courses.

    A course counts where it starts from the level that is held or lower.
    """
    known, found, missing = s.courses_of(source), dict[str, Course](), list[str]()
    for gap in readiness.gaps:
        if gap.is_met or not gap.must:
            continue
        held = gap.rating.level or 0
        fits = [
            known[row.course]
            for row in s.uplifts(source).values()
            if row.competency == gap.competency
            and row.level >= gap.required
            and row.from_level <= held
            and row.course in known
        ]
        if fits:
            best = min(fits, key=lambda course: (Decimal(course.cost), course.order))
            _take(best, known, found)
        else:
            missing.append(gap.competency)
    return Closing(tuple(s.in_order(found.values())), tuple(missing))


def _take(course: Course, known: Mapping[str, Course], found: dict[str, Course]) -> None:
    if course.id in found:
        return
    found[course.id] = course
    for id in course.prerequisites:
        if id in known:
            _take(known[id], known, found)


def plan_training(t: Transaction, person: str, courses: tuple[Course, ...]) -> None:
    """Plan courses for somebody, as far as they are not planned or done already."""
    rows = {(row.get("person"), row["course"]): (id, row) for id, row in t.table("training").items()}
    for course in courses:
        at = rows.get((person, course.id))
        if at is None:
            t.add(
                "training",
                {
                    "id": f"{person[:36]}-{course.id[:40]}",
                    "person": person,
                    "course": course.id,
                    "state": "planned",
                },
            )
        elif at[1]["state"] not in ("planned", "done"):
            t.set("training", at[0], state="planned")
