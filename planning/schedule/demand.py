"""What the plan asks of people: full-time equivalents of job profiles by month, and where that is too many.

A month's figure is its average: one person full-time for half of the working time of a month is half an FTE.
The peak is the most that is asked for at any time in the month. Time is that of the calendar of the plan.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple, cast

from planning.plan.entities import Demand
from planning.schedule.build import PlanSource
from planning.schedule.calendars import Calendars
from planning.schedule.clock import day_minute, moment_of
from planning.schedule.rows import minute_in
from planning.schedule.schedule import Schedule
from planning.schedule.worktime import WorkTime

TOLERANCE = 1e-9
"""Sums of fractions are not exact; this much is no overload."""


class MonthDemand(NamedTuple):
    """What is asked of a job profile in a month (``2014-10``), in full-time equivalents."""

    profile: str
    month: str
    average: float
    peak: float


class Overload(NamedTuple):
    """A month in which more is asked for than there is."""

    profile: str
    month: str
    asked: float
    available: float


class _Need(NamedTuple):
    start: int
    finish: int
    fte: float


def demand_by_month(source: PlanSource, schedule: Schedule, profile: str = "") -> list[MonthDemand]:
    """The demand of each profile, or of one, from its first month to its last one without a gap.

    A demand without dates of its own lasts as long as its activity is planned; one whose activity takes no
    part in the schedule is not counted.
    """
    calendar = Calendars(source.table("calendars"), source.plan.calendar).of(None)
    needs: dict[str, list[_Need]] = {}
    for demand in cast(Mapping[str, Demand], source.table("demands")).values():
        need = _need(demand, schedule, calendar) if profile in ("", demand.profile) else None
        if need is not None:
            needs.setdefault(demand.profile, []).append(need)
    return [found for profile in sorted(needs) for found in _months(profile, needs[profile], calendar)]


def month_after(day: date) -> date:
    """The first day of the month after that of a day."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _need(demand: Demand, schedule: Schedule, calendar: WorkTime) -> _Need | None:
    place = schedule.places.get(demand.activity)
    if place is None:
        return None
    start, finish = schedule.planned.start[place], schedule.planned.finish[place]
    if demand.start:
        start = minute_in(demand.start, calendar, False)
    if demand.finish:
        finish = minute_in(demand.finish, calendar, True)
    return _Need(start, finish, demand.fte) if start < finish else None


def _months(profile: str, needs: list[_Need], calendar: WorkTime) -> Iterator[MonthDemand]:
    first, last = min(need.start for need in needs), max(need.finish for need in needs)
    month = moment_of(first).date().replace(day=1)
    while day_minute(month) < last:
        following = month_after(month)
        start, end = day_minute(month), day_minute(following)
        whole = calendar.between(start, end)
        asked = sum(
            need.fte * calendar.between(max(need.start, start), min(need.finish, end))
            for need in needs
            if need.start < end and need.finish > start
        )
        average = asked / whole if whole else 0.0
        yield MonthDemand(profile, f"{month:%Y-%m}", average, _peak(needs, start, end))
        month = following


def _peak(needs: list[_Need], start: int, end: int) -> float:
    """The most that is asked for at once: it begins where some need begins."""
    begins = {max(need.start, start) for need in needs if need.start < end and need.finish > start}
    return max((sum(n.fte for n in needs if n.start <= at < n.finish) for at in begins), default=0.0)


def overloads(demand: list[MonthDemand], available: Callable[[str, str], float | None]) -> Iterator[Overload]:
    """The months in which the average asked for is more than ``available(profile, month)`` says there is.

    ``None`` says that it is not known; nothing is found then.
    """
    for found in demand:
        there = available(found.profile, found.month)
        if there is not None and found.average > there + TOLERANCE:
            yield Overload(found.profile, found.month, found.average, there)
