"""Time and place: dates to x and back, zoom about a point, the units that each zoom shows and snaps to.

Time is a float, days since the beginning of year 1 (``date.toordinal``); a day is everywhere equally wide, so
that lengths can be compared. x runs from right to left in languages written that way, by one transformation.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from planning.plan.steps import Unit, after, floor, nearest

Numeric = TypeVar("Numeric", float, npt.NDArray[np.float64])

QUARTER_DAYS = 365.2425 / 4
SECONDS = 86400.0
RUN = 8
NARROWEST, WIDEST = 1.5, 6000.0
"""Bounds of the zoom, px a quarter: thirty years on a small screen to days of 65 px."""


class Level(NamedTuple):
    """What the axis shows from ``from_width`` px a quarter on; dates snap to the lower unit."""

    name: str
    upper: Unit
    lower: Unit
    from_width: float


LEVELS = (
    Level("years", "decade", "year", 0.0),
    Level("halves", "year", "half", 9.0),
    Level("quarters", "year", "quarter", 30.0),
    Level("months", "year", "month", 110.0),
    Level("weeks", "month", "week", 420.0),
    Level("days", "month", "day", 2100.0),
)


def day_number(moment: date | datetime) -> float:
    """Time as a number of days."""
    if isinstance(moment, datetime):
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        return moment.toordinal() + seconds / SECONDS
    return float(moment.toordinal())


def moment_of(number: float) -> datetime:
    """The moment, to the minute, that a number of days stands for; at most the end of the calendar."""
    number = min(max(number, 1.0), float(date.max.toordinal()))
    minutes = round((number % 1) * 1440)
    midnight = datetime.combine(date.fromordinal(int(number)), time())
    return midnight + timedelta(minutes=minutes) if midnight.date() < date.max else midnight


class TimeScale(NamedTuple):
    """Places on a line: ``start`` (days) stands at x = 0, or at x = ``extent`` from right to left."""

    start: float
    per_day: float
    extent: float = 0.0
    rtl: bool = False
    fiscal_start_month: int = 1

    def x(self, day: Numeric) -> Numeric:
        """The place of a time, px; takes numbers and numpy arrays alike."""
        along = (day - self.start) * self.per_day
        return self.extent - along if self.rtl else along

    def day(self, x: float) -> float:
        """The time at a place."""
        return self.start + (self.extent - x if self.rtl else x) / self.per_day

    @property
    def quarter_width(self) -> float:
        """Width of a quarter, px."""
        return self.per_day * QUARTER_DAYS

    @property
    def level(self) -> Level:
        """What the axis shows at this zoom."""
        return next(level for level in reversed(LEVELS) if self.quarter_width >= level.from_width)

    def with_width(self, width: float) -> "TimeScale":
        """The same with quarters of ``width`` px, within the bounds of the zoom."""
        width = min(max(width, NARROWEST), WIDEST)
        ratio = width / self.quarter_width
        return self._replace(per_day=self.per_day * ratio, extent=self.extent * ratio)

    def snapped(self, day: float) -> datetime:
        """The beginning of the unit of the scale that lies nearest to a time."""
        return nearest(moment_of(day), self.level.lower, self.fiscal_start_month)


def fitted(
    first: date, last: date, width: float, fiscal_start_month: int = 1, *, rtl: bool = False
) -> TimeScale:
    """The scale on which the days from ``first`` to ``last`` (inclusive) fill ``width``, within bounds."""
    start, days = day_number(first), max(1, (last - first).days + 1)
    scale = TimeScale(start, max(width, 1.0) / days, max(width, 1.0), rtl, fiscal_start_month)
    return scale.with_width(scale.quarter_width)


class Tick(NamedTuple):
    """One unit on the axis: its first day and the day after its last."""

    first: date
    until: date


def ticks(unit: Unit, first: float, last: float, fiscal_start_month: int = 1) -> list[Tick]:
    """The units that cover the times from ``first`` to ``last``."""
    at = floor(moment_of(first).date(), unit, fiscal_start_month)
    end = day_number(moment_of(last))
    found: list[Tick] = []
    while at.toordinal() < end:
        run = _run(unit, at)
        if not run:
            break  # the end of the calendar
        found += run
        at = run[-1].until
    while found and found[-1].first.toordinal() >= end:
        found.pop()
    return found


@lru_cache(maxsize=512)
def _run(unit: Unit, first: date) -> tuple[Tick, ...]:
    """Some units one after another, kept: while the chart is scrolled and zoomed the same are asked for."""
    made, at = [], first
    for _number in range(RUN):
        until = after(at, unit)
        if until <= at:
            break
        made.append(Tick(at, until))
        at = until
    return tuple(made)
