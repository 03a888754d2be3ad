"""The rules of working time and of estimates, within one document."""

from collections.abc import Iterable, Iterator
from datetime import date

from i18n import _
from planning.plan.entities import Activity, Entity
from planning.plan.errors import PlanError
from planning.plan.working_time import Calendar


def check_work(view: Entity) -> None:
    """Check the shifts, dates and base of a calendar, or the estimate of an activity.

    Raises:
        PlanError: ``wrong_shift``, ``not_a_date``, ``finish_before_start``, ``calendar_cycle`` or
            ``wrong_estimate``.
    """
    if isinstance(view, Calendar):
        _check_calendar(view)
    elif isinstance(view, Activity):
        _check_estimate(view)


def _check_calendar(calendar: Calendar) -> None:
    if calendar.base == calendar.id:
        raise _error(
            calendar,
            "base",
            "calendar_cycle",
            _("This calendar is based on itself."),
            _("Choose another base calendar."),
        )
    for field, shift in _shifts(calendar):
        start, end = shift.split("-")
        if start >= end:
            raise _error(
                calendar,
                field,
                "wrong_shift",
                _("The shift “{shift}” ends before it begins.").format(shift=shift),
                _("Write a shift over midnight as two: until 24:00, and from 00:00 on the next day."),
            )
    for week in calendar.weeks:
        _check_days(calendar, "weeks", week.start, week.finish)
    for exception in calendar.exceptions:
        _check_days(calendar, "exceptions", exception.start, exception.finish)


def _shifts(calendar: Calendar) -> Iterator[tuple[str, str]]:
    for shift in _all(calendar.days.values()):
        yield "days", shift
    for week in calendar.weeks:
        for shift in _all(week.days.values()):
            yield "weeks", shift
    for exception in calendar.exceptions:
        for shift in exception.shifts:
            yield "exceptions", shift


def _all(lists: Iterable[list[str]]) -> Iterator[str]:
    for items in lists:
        yield from items


def _check_days(calendar: Calendar, field: str, start: str, finish: str) -> None:
    for day in (start, finish):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise _error(
                calendar,
                field,
                "not_a_date",
                _("“{value}” in this calendar is no date.").format(value=day),
                _("Write a date such as 2014-10-01."),
            ) from None
    if finish < start:
        raise _error(
            calendar,
            field,
            "finish_before_start",
            _("The finish {finish} lies before the start {start}.").format(finish=finish, start=start),
            _("Choose a finish on or after the start."),
        )


def _check_estimate(activity: Activity) -> None:
    estimate = activity.estimate
    if estimate and not estimate.optimistic <= estimate.likely <= estimate.pessimistic:
        raise _error(
            activity,
            "estimate",
            "wrong_estimate",
            _("The likely duration does not lie between the best and the worst case."),
            _("Give the three durations in ascending order."),
        )


def _error(view: Calendar | Activity, field: str, code: str, message: str, remedy: str) -> PlanError:
    table = "calendars" if isinstance(view, Calendar) else "activities"
    return PlanError(message, remedy, code=code, table=table, id=view.id, field=field)
