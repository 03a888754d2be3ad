"""Rows of the plan as nodes of the network: dates, durations and constraints in minutes."""

from typing import cast

from planning.plan.entities import Activity
from planning.plan.moments import finish_moment, start_moment
from planning.schedule.calendars import Calendars
from planning.schedule.clock import DAY, minute_of
from planning.schedule.network import ANY_TIME, NEVER, Node
from planning.schedule.worktime import WorkTime

FINISHES = ("FNET", "FNLT", "MFO")
"""The constraints whose date is that of a finish."""


class RowReader:
    """Makes nodes of rows; remembers what dates are in minutes, since plans name few days often."""

    def __init__(self, calendars: Calendars) -> None:
        self._calendars = calendars
        self._minutes: dict[tuple[str, WorkTime, bool], int] = {}

    def node(self, row: Activity, is_summary: bool) -> Node:
        """The node of a row.

        Raises:
            PlanError: its calendar cannot be reckoned with.
        """
        slack_calendar = self._calendars.of(row.calendar)
        if row.duration_minutes and not is_summary and _is_plain(row):
            duration = row.duration_minutes
            return Node(row.id, "row", duration, duration, slack_calendar, slack_calendar, True)
        calendar = self._calendars.shared(row.calendar, row.resource_calendars)
        if is_summary:
            return self._full(row, "summary", 0, calendar, slack_calendar, None)
        duration = self._duration(row, calendar)
        fixed = self._fixed(row, calendar, duration)
        if fixed is not None:
            duration = max(0, calendar.between(*fixed))
        return self._full(row, "row", duration, calendar, slack_calendar, fixed)

    def _full(
        self,
        row: Activity,
        role: str,
        duration: int,
        calendar: WorkTime,
        slack_calendar: WorkTime,
        fixed: tuple[int, int] | None,
    ) -> Node:
        constraint, at = self._constraint(row, calendar)
        return Node(
            row.id,
            role,
            duration,
            _remaining(row, duration),
            calendar,
            slack_calendar,
            constraint=constraint,
            at=at,
            deadline=self._minute(row.deadline, calendar, True) if row.deadline else ANY_TIME,
            fixed=fixed,
            actual_start=self._minute(row.actual_start, calendar, False) if row.actual_start else NEVER,
            actual_finish=self._minute(row.actual_finish, calendar, True) if row.actual_finish else NEVER,
            is_complete=row.actual_finish is not None or row.progress == 1,
        )

    def _minute(self, text: str, calendar: WorkTime, is_finish: bool) -> int:
        key = (text, calendar, is_finish)
        if key not in self._minutes:
            self._minutes[key] = minute_in(text, calendar, is_finish)
        return self._minutes[key]

    def _duration(self, row: Activity, calendar: WorkTime) -> int:
        if row.duration_minutes is not None:
            return row.duration_minutes
        if row.kind == "milestone" or not (row.start and row.finish):
            return 0
        start, finish = self._minute(row.start, calendar, False), self._minute(row.finish, calendar, True)
        return max(0, calendar.between(start, finish))

    def _constraint(self, row: Activity, calendar: WorkTime) -> tuple[str, int]:
        if row.constraint == "ALAP":
            return "ALAP", 0
        if row.constraint in (None, "ASAP") or row.constraint_date is None:
            return "", 0
        return row.constraint, self._minute(row.constraint_date, calendar, row.constraint in FINISHES)

    def _fixed(self, row: Activity, calendar: WorkTime, duration: int) -> tuple[int, int] | None:
        """Start and finish of a row in manual mode; without any date it is scheduled like the others."""
        if row.mode != "manual" or not (row.start or row.finish):
            return None
        if row.start is None:
            finish = self._minute(cast(str, row.finish), calendar, True)
            return calendar.back(finish, duration), finish
        start = self._minute(row.start, calendar, False)
        if row.finish is None or row.kind == "milestone":
            return start, calendar.forward(start, duration)
        return start, self._minute(row.finish, calendar, True)


def _is_plain(row: Activity) -> bool:
    """Whether a row follows its links and nothing else, as most do."""
    return (
        row.mode == "auto"
        and row.constraint in (None, "ASAP")
        and row.deadline is None
        and row.actual_start is None
        and row.actual_finish is None
        and row.progress != 1
        and not row.resource_calendars
    )


def _remaining(row: Activity, duration: int) -> int:
    if row.remaining_minutes is not None:
        return row.remaining_minutes
    return duration - round(duration * (row.progress or 0))


def minute_in(text: str, calendar: WorkTime, is_finish: bool) -> int:
    """The minute of a date; a day alone means the hours of its calendar, also where it is a day off."""
    if len(text) > 10:
        return minute_of(finish_moment(text) if is_finish else start_moment(text))
    day = minute_of(start_moment(text))
    if is_finish:
        return day + ((calendar.finish(calendar.before(day + DAY)) - 1) % DAY) + 1
    return day + calendar.start(calendar.before(day)) % DAY
