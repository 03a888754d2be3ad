"""Weekends and holidays: the days on which the calendar of the plan has no work, from the week scale down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from planning.scene.frame import Frame
from planning.scene.layers import OFF_TIME
from planning.scene.shapes import Paint, Rect, Shape

if TYPE_CHECKING:
    from planning.schedule.worktime import WorkTime

SCALES = ("weeks", "days")
DAY = 1440


class OffTime:
    """Tells days without work; remembers them, because frames ask for the same again and again."""

    def __init__(self, calendars: Mapping[str, Entity], default: str | None) -> None:
        from planning.schedule.calendars import Calendars

        self._time: WorkTime | None = None
        with suppress(PlanError):  # a calendar that cannot be reckoned with is told of elsewhere
            self._time = Calendars(calendars, default).of(None)
        self._known: dict[int, bool] = {}

    def __call__(self, day: int) -> bool:
        """Whether there is no work on a day, given as its ordinal."""
        if day not in self._known:
            first = (day - 1) * DAY
            is_off = self._time is not None and self._time.between(first, first + DAY) == 0
            self._known[day] = is_off
        return self._known[day]


def off_time(frame: Frame) -> Iterator[Shape]:
    """The shade of days without work, neighbouring days as one."""
    if frame.off_time is None or OFF_TIME not in frame.shown.layers or frame.scale.level.name not in SCALES:
        return
    low, high = frame.days
    bottom = min(frame.viewport.height, frame.height - frame.viewport.top)
    begin: int | None = None
    for day in range(int(low), int(high) + 2):
        if frame.off_time(day) and day <= high:
            begin = day if begin is None else begin
        elif begin is not None:
            ends = sorted((frame.x(float(begin)), frame.x(float(day))))
            yield Rect(ends[0], 0, ends[1] - ends[0], bottom, Paint("off-time"))
            begin = None
