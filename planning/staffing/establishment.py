"""How many posts stand, month by month: what a roadmap's demand is held against."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, cast

from planning.plan.entities import Unit
from planning.schedule.build import PlanSource
from planning.staffing.months import month_number
from planning.staffing.seats import Place, Seat, seats


class Establishment(NamedTuple):
    """The seats of a plan under a scenario, and which units stand below which."""

    seats: list[Seat]
    below: Mapping[str, frozenset[str]]

    def posts(self, month: str, *, unit: str = "", grade: str = "", profile: str = "") -> int:
        """The posts that stand at the end of a month (``2014-10``); what is not named is not asked for.

        A unit counts with all units below it.
        """
        number = month_number(month)
        units = self.below.get(unit, frozenset((unit,))) if unit else None
        places = (seat.at(number) for seat in self.seats)
        return sum(place is not None and _fits(place, units, grade, profile) for place in places)

    def places(self, month: str) -> list[Place]:
        """What the seats are that stand at the end of a month, one by one."""
        number = month_number(month)
        return [place for seat in self.seats if (place := seat.at(number)) is not None]

    @property
    def profiles(self) -> frozenset[str]:
        """The job profiles that any post ever has."""
        return frozenset(span.place.profile for seat in self.seats for span in seat.spans) - {""}


def _fits(place: Place, units: Collection[str] | None, grade: str, profile: str) -> bool:
    return (
        (units is None or place.unit in units)
        and (not grade or place.grade == grade)
        and (not profile or place.profile == profile)
    )


def establishment(source: PlanSource, scenario: str = "") -> Establishment:
    """The establishment of a plan under a scenario; without one, as the table of posts stands.

    Raises:
        PlanError: as :func:`planning.staffing.seats.seats`.
    """
    return Establishment(seats(source, scenario), units_below(source))


def available(source: PlanSource, scenario: str = "") -> Callable[[str, str], float | None]:
    """The posts of a profile in a month, for :func:`planning.schedule.demand.overloads`.

    ``None`` for a profile that no post ever has: it is not known, not zero.
    """
    there = establishment(source, scenario)
    profiles = there.profiles

    def posts(profile: str, month: str) -> float | None:
        return float(there.posts(month, profile=profile)) if profile in profiles else None

    return posts


def units_below(source: PlanSource) -> dict[str, frozenset[str]]:
    """Each unit with all units below it, itself among them; a circle of parents is gone round once."""
    units = cast(Mapping[str, Unit], source.table("units"))
    below: dict[str, set[str]] = {id: {id} for id in units}
    for id in units:
        seen, at = {id}, units[id].parent
        while at in below and at not in seen:
            below[at].add(id)
            seen.add(at)
            at = units[at].parent
    return {id: frozenset(found) for id, found in below.items()}
