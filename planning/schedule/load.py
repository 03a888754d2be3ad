"""Demand by month as a chart shows it: of one job profile or of all, against what there is, and by whom."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, cast

from planning.plan.entities import Demand
from planning.schedule.build import PlanSource
from planning.schedule.calendars import Calendars
from planning.schedule.clock import day_minute
from planning.schedule.demand import TOLERANCE, demand_by_month, month_after
from planning.schedule.rows import minute_in
from planning.schedule.schedule import Schedule

Available = Callable[[str, str], float | None]


class MonthLoad(NamedTuple):
    """A month (its first day): what is asked for on average, and what there is (``None``: not known), in FTE.

    Of all profiles together, ``available`` counts those of which it is known; what is asked of the others
    is ``unknown``. ``over`` is by how much too many are asked for, 0 where it suffices or is not known: it
    adds up profile by profile, for nobody stands in for another profile.
    """

    month: date
    asked: float
    available: float | None
    unknown: float = 0.0
    over: float = 0.0

    @property
    def until(self) -> date:
        """The first day of the month after."""
        return month_after(self.month)


def profiles_asked(source: PlanSource) -> list[str]:
    """The job profiles that any demand asks for, each once."""
    demands = cast(Mapping[str, Demand], source.table("demands")).values()
    return list(dict.fromkeys(demand.profile for demand in demands))


def load(source: PlanSource, schedule: Schedule, available: Available, profile: str = "") -> list[MonthLoad]:
    """Demand by month, from the first to the last without a gap; of all profiles where none is named."""
    asked: dict[str, dict[str, float]] = {}
    for found in demand_by_month(source, schedule):
        if profile in ("", found.profile):
            asked.setdefault(found.month, {})[found.profile] = found.average
    profiles = list(dict.fromkeys(name for parts in asked.values() for name in parts))
    return [_month(month, asked.get(month, {}), profiles, available) for month in _months(asked)]


def _months(asked: Mapping[str, object]) -> Iterator[str]:
    if not asked:
        return
    at, last = _first_day(min(asked)), _first_day(max(asked))
    while at <= last:
        yield f"{at:%Y-%m}"
        at = month_after(at)


def _month(
    month: str, asked: Mapping[str, float], profiles: list[str], available: Available
) -> MonthLoad:
    """What there is counts for every profile that is asked for at any time: else it would jump with them."""
    there = {profile: available(profile, month) for profile in profiles}
    known = [count for count in there.values() if count is not None]
    unknown = sum(fte for profile, fte in asked.items() if there[profile] is None)
    over = sum(_over(fte, there[profile]) for profile, fte in asked.items())
    return MonthLoad(_first_day(month), sum(asked.values()), sum(known) if known else None, unknown, over)


def _over(asked: float, there: float | None) -> float:
    return asked - there if there is not None and asked > there + TOLERANCE else 0.0


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def causes(source: PlanSource, schedule: Schedule, month: date, profile: str = "") -> list[str]:
    """The activities that ask for people in a month, those that ask for most first."""
    until = month_after(month)
    calendar = Calendars(source.table("calendars"), source.plan.calendar).of(None)
    asked: dict[str, float] = {}
    for demand in cast(Mapping[str, Demand], source.table("demands")).values():
        place = schedule.places.get(demand.activity)
        if place is None or profile not in ("", demand.profile):
            continue
        start = minute_in(demand.start, calendar, False) if demand.start else schedule.planned.start[place]
        finish = minute_in(demand.finish, calendar, True) if demand.finish else schedule.planned.finish[place]
        low, high = max(start, day_minute(month)), min(finish, day_minute(until))
        if low < high and calendar.between(low, high) > 0:
            work = demand.fte * calendar.between(low, high)
            asked[demand.activity] = asked.get(demand.activity, 0.0) + work
    return sorted(asked, key=lambda id: -asked[id])
