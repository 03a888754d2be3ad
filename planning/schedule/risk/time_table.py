"""Working time for many moments at once: the arithmetic of :class:`planning.schedule.worktime.WorkTime`.

A table by day (how much work lies before it, and which of a few kinds of day it is) with a small table for
each kind; it grows by itself where a moment lies outside.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np  # noqa: TID253 - this room is loaded on use

from planning.schedule.clock import DAY, WEEK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planning.schedule.worktime import WorkTime

    Numbers = NDArray[np.int64]

DayShifts = tuple[tuple[int, int], ...]
MARGIN = 366


class TimeTable:
    """A calendar for arrays of moments and of amounts of work."""

    def __init__(self, calendar: WorkTime, first: int, last: int) -> None:
        self._calendar = calendar
        self._kinds: dict[DayShifts, int] = {}
        self._make(first // DAY - MARGIN, last // DAY + MARGIN)

    def _make(self, first_day: int, last_day: int) -> None:
        """The tables of the days from ``first_day`` to before ``last_day``."""
        self._first_day, self._last_day = first_day, last_day
        kinds = [self._kind_of(day) for day in _days_of_change(self._calendar, first_day, last_day)]
        self._kind = np.concatenate(kinds) if kinds else np.zeros(0, dtype=np.int64)
        worked = np.zeros((len(self._kinds), DAY + 1), dtype=np.int64)
        for shifts, kind in self._kinds.items():
            for start, end in shifts:
                worked[kind, start + 1 : end + 1] = 1
        np.cumsum(worked, axis=1, out=worked)
        self._worked = worked
        totals = worked[:, -1]
        self._starts = np.zeros((len(self._kinds), max(1, int(totals.max()))), dtype=np.int64)
        for kind in range(len(self._kinds)):
            self._starts[kind, : totals[kind]] = np.flatnonzero(np.diff(worked[kind]))
        base = self._calendar.before(first_day * DAY)
        self._before_day = base + np.concatenate(([0], np.cumsum(totals[self._kind])))

    def _kind_of(self, span: tuple[int, int]) -> Numbers:
        """The kinds of the days of a span in which one week repeats."""
        first, last = span
        week = self._calendar.week_at(first * DAY)
        kinds = [
            self._kinds.setdefault(_shifts_on(week.shifts, weekday), len(self._kinds)) for weekday in range(7)
        ]
        return np.array(kinds, dtype=np.int64)[np.arange(first, last) % 7]

    def before(self, moments: Numbers) -> Numbers:
        """The minutes of work before each moment."""
        day, minute = np.divmod(moments, DAY)
        if len(day) and not (self._first_day <= day.min() and day.max() < self._last_day):
            self._grow(int(day.min()), int(day.max()))
        day -= self._first_day
        worked: Numbers = self._before_day[day] + self._worked[self._kind[day], minute]
        return worked

    def start(self, worked: Numbers) -> Numbers:
        """The moment at which each minute of work begins."""
        while len(worked) and not (
            self._before_day[0] <= worked.min() and worked.max() < self._before_day[-1]
        ):
            half = (self._last_day - self._first_day) // 2
            self._grow(self._first_day - half, self._last_day + half)
        day = np.searchsorted(self._before_day, worked, side="right") - 1
        minute: Numbers = self._starts[self._kind[day], worked - self._before_day[day]]
        return (day + self._first_day) * DAY + minute

    def _grow(self, first: int, last: int) -> None:
        self._make(min(first - MARGIN, self._first_day), max(last + MARGIN, self._last_day))

    def forward(self, moments: Numbers, work: Numbers | int) -> Numbers:
        """When so much work that begins at each moment is done; without work, the moment itself."""
        done = self.start(self.before(moments) + work - 1) + 1
        return np.where(np.equal(work, 0), moments, done)

    def back(self, moments: Numbers, work: Numbers | int) -> Numbers:
        """When so much work must begin that is done at each moment; without work, the moment itself."""
        return np.where(np.equal(work, 0), moments, self.start(self.before(moments) - work))

    def shifted(self, moments: Numbers, lag: int) -> Numbers:
        """Each moment moved by a lag: forward to the end of that work, back to its beginning."""
        worked = self.before(moments) + lag
        return self.start(worked - 1) + 1 if lag > 0 else self.start(worked)


def _days_of_change(calendar: WorkTime, first: int, last: int) -> list[tuple[int, int]]:
    """The spans of days in which one week repeats."""
    starts = [start // DAY for start, _week in calendar.stretches]
    inner = starts[bisect_right(starts, first) :]
    edges = [first, *(start for start in inner if start < last), last]
    return list(pairwise(edges))


def _shifts_on(shifts: tuple[tuple[int, int], ...], weekday: int) -> DayShifts:
    """The shifts of a week that fall on one of its days, in minutes of that day."""
    first, last = weekday * DAY, (weekday + 1) * DAY
    assert last <= WEEK
    return tuple((max(a, first) - first, min(b, last) - first) for a, b in shifts if a < last and b > first)
