"""What would hold if people left: single points of failure, and the departures that would hurt most."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from planning.careers.coverage import Coverage, coverage, proficient_levels
from planning.careers.departures import Departures, worst_departures
from planning.careers.gaps import requirements_of
from planning.careers.matrix import levels
from planning.careers.ratings import Ratings
from planning.careers.source import Source, competencies, in_office, people_of, rateable, units_within

Standard = Literal["required", "proficient"]
"""From when on somebody counts: the highest level that a profile of these people must have, or that of the
scale."""


class Scope(NamedTuple):
    """Whom and what it is about.

    Attributes:
        unit: only people of this unit and those below it; "" for all.
        needed: how many must hold a competency. critical: only competencies that are marked so.
    """

    unit: str = ""
    standard: Standard = "required"
    needed: int = 1
    critical: bool = False


class Resilience(NamedTuple):
    """Where things stand.

    Attributes:
        people: how many are there. covered: the competencies, those that fail first before the others.
        relied_on: who is one of the last for how many competencies, most first; without those of none.
        departures: the worst ``k`` that were asked for.
    """

    people: int
    covered: tuple[Coverage, ...]
    relied_on: tuple[tuple[str, int], ...]
    departures: Departures


def resilience(
    source: Source,
    day: date,
    scope: Scope,
    count: int,
    *,
    time_limit: float = 20,
    cancelled: Callable[[], bool] = lambda: False,
) -> Resilience:
    """How the people of a scope cover competencies on a day by confirmed ratings, and the worst departures.

    Args:
        count: how many leave. time_limit: seconds for the worst departures.
    """
    people = _people(source, day, scope.unit)
    asked = _asked(source, people, day, scope)
    matrix = levels(source, day, people=people, columns=list(asked), ratings=Ratings.of(source))
    covered = coverage(matrix, asked, scope.needed)
    known = competencies(source)
    covered.sort(key=lambda one: (one.may_leave, not known[one.competency].critical, len(one.holders)))
    last = Counter(person for one in covered if one.may_leave == 1 for person in one.holders)
    departures = worst_departures(covered, count, time_limit=time_limit, cancelled=cancelled)
    return Resilience(len(people), tuple(covered), tuple(last.most_common()), departures)


def _people(source: Source, day: date, unit: str) -> list[str]:
    known, below = people_of(source), units_within(source, unit) if unit else frozenset[str]()
    return [id for id in in_office(source, day) if not unit or known[id].unit in below]


def _asked(source: Source, people: list[str], day: date, scope: Scope) -> dict[str, int]:
    """The competencies that are looked at, each with the level from which somebody counts."""
    known = competencies(source)
    columns = [id for id in rateable(source, day) if known[id].critical or not scope.critical]
    if scope.standard == "proficient":
        proficient = proficient_levels(source)
        return {id: max(1, proficient[id]) for id in columns}
    needed: dict[str, int] = {}
    for profile in {people_of(source)[id].profile for id in people} - {None}:
        for row in requirements_of(source, profile or ""):
            if row.must:
                needed[row.competency] = max(row.level, needed.get(row.competency, 0))
    return {id: needed[id] for id in columns if needed.get(id)}
