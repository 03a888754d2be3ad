"""Grades in the order of a United Nations staffing table, and which grade is promoted into which.

The order and the wording are those of programme budgets (A/72/6 (Sect. 28), table 28.2). A plan with grades
of its own (table ``grades``) gives their order by ladder and rank.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import cast

from planning.plan.competence import Grade
from planning.plan.text import text_in
from planning.schedule.build import PlanSource

PROFESSIONAL = ("USG", "ASG", "D-2", "D-1", "P-5", "P-4", "P-4/3", "P-3", "P-2/1", "P-2", "P-1")
GENERAL_SERVICE = ("GS (PL)", "GS (OL)")
RELATED = ("SS", "LL", "FS", "NPO", "TC", "UNV")
ORDER = (*PROFESSIONAL, *GENERAL_SERVICE, *RELATED)
UNSTATED = "not stated"
"""The grade of posts whose source gives none."""


def ladders(source: PlanSource) -> list[list[str]]:
    """Ladders from their highest grade down: those of the plan, then the usual ones of the United Nations."""
    found: dict[str, list[tuple[float, str]]] = {}
    for grade in cast(Mapping[str, Grade], source.table("grades")).values():
        name = text_in(grade.name, "en")
        if name not in ORDER:
            found.setdefault(grade.ladder, []).append((-grade.rank, name))
    own = [[name for _rank, name in sorted(rungs)] for rungs in found.values()]
    return [list(PROFESSIONAL), list(GENERAL_SERVICE), *own, *([name] for name in RELATED)]


def printed_as(grade: str) -> tuple[str, ...]:
    """The grades by which a staffing table may print the post of somebody, the likeliest first."""
    if grade in ("P-1", "P-2"):
        return "P-2/1", grade
    if grade.startswith("G-"):
        return ("GS (PL)", "GS (OL)", "LL") if grade == "G-7" else ("GS (OL)", "LL", "GS (PL)")
    related = {"FS-": "FS", "NO-": "NPO"}.get(grade[:3])
    return (related, grade) if related else (grade,)


def in_order(grades: Iterable[str], source: PlanSource) -> list[str]:
    """Each grade once, in the order of a staffing table; grades that no ladder knows come last."""
    place = {name: n for n, name in enumerate(name for ladder in ladders(source) for name in ladder)}
    return sorted(set(grades), key=lambda grade: (place.get(grade, len(place)), grade))


def feeders(grades: Iterable[str], source: PlanSource) -> dict[str, str]:
    """For each of the grades that has one: the next lower one of its ladder among them."""
    there = set(grades)
    found: dict[str, str] = {}
    for ladder in ladders(source):
        rungs = [grade for grade in ladder if grade in there]
        found |= dict(pairwise(rungs))
    return found
