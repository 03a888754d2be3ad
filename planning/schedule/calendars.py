"""The calendars of a plan as working time: inheritance, other weeks and exceptions resolved."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache, reduce
from itertools import count
from typing import Any, NamedTuple, cast

import msgspec

from i18n import _
from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from planning.plan.working_time import Calendar, CalendarException, CalendarWeek, Weekday
from planning.schedule.clock import DAY, day_minute
from planning.schedule.worktime import (
    ALWAYS,
    Shift,
    Stretch,
    Week,
    WorkTime,
    all_or_either,
    merged_shifts,
    week_of,
)

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_HOURS = ["08:00-12:00", "13:00-17:00"]
STANDARD_DAYS: dict[Weekday, list[str]] = dict.fromkeys(WEEKDAYS[:5], OFFICE_HOURS)
"""The working week of a plan that names no calendar: 8 hours from Monday to Friday, as in MS Project."""

FOR_EVER = -ALWAYS


class Calendars:
    """Working time by the id of a calendar, each made once when it is first asked for."""

    def __init__(self, table: Mapping[str, Entity], default: str | None) -> None:
        self._table = cast(Mapping[str, Calendar], table)
        self._default = default
        self._made: dict[Any, WorkTime] = {}

    def of(self, id: str | None) -> WorkTime:
        """The working time of a calendar, of the plan's own where ``id`` is ``None``.

        Raises:
            PlanError: unknown, its bases go round in a circle, wrong shifts, or it never works.
        """
        id = id if id is not None else self._default
        if id not in self._made:
            self._made[id] = standard() if id is None else self._compiled(id)
        return self._made[id]

    def shared(self, id: str | None, resources: list[str]) -> WorkTime:
        """The time when one of the resources works, and the row's own calendar too where it has one.

        Raises:
            PlanError: as :meth:`of`, or they never work at the same time.
        """
        if not resources:
            return self.of(id)
        key = (id, *resources)
        if key not in self._made:
            time = reduce(lambda a, b: all_or_either(a, b, either=True), map(self.of, resources))
            self._made[key] = time if id is None else self._common(id, time)
        return self._made[key]

    def _common(self, id: str, time: WorkTime) -> WorkTime:
        try:
            return all_or_either(self.of(id), time, either=False)
        except ValueError:
            raise _error(
                id,
                "no_common_time",
                _("Those who do the work never work in the time of this calendar."),
                _("Choose another calendar for the activity or its resources."),
            ) from None

    def _compiled(self, id: str) -> WorkTime:
        try:
            return _reckoned(msgspec.json.encode(self._chain(id)))
        except ValueError:
            raise _error(
                id,
                "calendar_without_work",
                _("This calendar has no working time."),
                _("Give at least one weekday its shifts."),
            ) from None

    def _chain(self, id: str) -> list[Calendar]:
        """The calendar and its bases, nearest first."""
        chain: list[Calendar] = []
        at: str | None = id
        while at is not None:
            calendar = self._table.get(at)
            if calendar is None:
                raise _error(at, "unknown_reference", _("There is no such calendar."), _("Choose another."))
            if calendar in chain:
                raise _error(
                    id,
                    "calendar_cycle",
                    _("This calendar is based on itself."),
                    _("Choose another base calendar."),
                )
            chain.append(calendar)
            at = calendar.base
        return chain


@lru_cache(maxsize=1)
def standard() -> WorkTime:
    """The working time of :data:`STANDARD_DAYS`."""
    return WorkTime([(ALWAYS, _week([_Rule(0, ALWAYS, FOR_EVER, _shifts_of_days("", STANDARD_DAYS))]))])


def _error(id: str, code: str, message: str, remedy: str) -> PlanError:
    return PlanError(message, remedy, code=code, table="calendars", id=id)


@lru_cache(maxsize=256)
def _reckoned(chain: bytes) -> WorkTime:
    """The working time of a calendar and its bases as JSON: kept from one schedule to the next."""
    return WorkTime(_stretches(msgspec.json.decode(chain, type=list[Calendar])))


class _Rule(NamedTuple):
    """What a calendar says of weekdays from one moment to another; of two that hold, the lower rank wins."""

    rank: int
    start: int
    end: int
    days: dict[Weekday, tuple[Shift, ...]]


def _stretches(chain: list[Calendar]) -> Iterator[Stretch]:
    """The stretches of a calendar: between moments at which a rule begins or ends, one week repeats."""
    begins: dict[int, list[_Rule]] = {ALWAYS: []}
    for rule in _rules(chain):
        begins.setdefault(rule.start, []).append(rule)
        begins.setdefault(rule.end, [])
    del begins[FOR_EVER]
    active: list[_Rule] = []
    for start in sorted(begins):
        active = sorted([rule for rule in active if rule.end > start] + begins[start])
        yield start, _week(active)


def _rules(chain: list[Calendar]) -> Iterator[_Rule]:
    """All rules of a calendar and its bases: exceptions first, then the weeks from the nearest one."""
    rank = count()
    for calendar in chain:
        for exception in calendar.exceptions:
            days = dict.fromkeys(WEEKDAYS, _shifts(calendar.id, exception.shifts))
            yield _dated(next(rank), calendar.id, exception, days)
    for calendar in chain:
        for week in calendar.weeks:
            yield _dated(next(rank), calendar.id, week, _shifts_of_days(calendar.id, week.days))
        yield _Rule(next(rank), ALWAYS, FOR_EVER, _shifts_of_days(calendar.id, calendar.days))


def _dated(
    rank: int, id: str, given: CalendarWeek | CalendarException, days: dict[Weekday, tuple[Shift, ...]]
) -> _Rule:
    return _Rule(rank, _day(id, given.start), _day(id, given.finish) + DAY, days)


def _shifts_of_days(id: str, days: dict[Weekday, list[str]]) -> dict[Weekday, tuple[Shift, ...]]:
    return {day: _shifts(id, shifts) for day, shifts in days.items()}


def _week(active: list[_Rule]) -> Week:
    said: dict[Weekday, tuple[Shift, ...]] = {}
    for rule in active:
        said = rule.days | said
    days = enumerate(said.get(day, ()) for day in WEEKDAYS)
    return week_of(merged_shifts((i * DAY + start, i * DAY + end) for i, day in days for start, end in day))


def _day(id: str, text: str) -> int:
    try:
        return day_minute(date.fromisoformat(text))
    except ValueError:
        raise _error(
            id,
            "not_a_date",
            _("“{value}” in this calendar is no date.").format(value=text),
            _("Write a date such as 2014-10-01."),
        ) from None


def _shifts(id: str, texts: list[str]) -> tuple[Shift, ...]:
    return merged_shifts(_shift(id, text) for text in texts)


def _shift(id: str, text: str) -> Shift:
    start, end = (int(part[:2]) * 60 + int(part[3:5]) for part in text.split("-"))
    if start >= end:
        raise _error(
            id,
            "wrong_shift",
            _("The shift “{shift}” ends before it begins.").format(shift=text),
            _("Write a shift over midnight as two: until 24:00, and from 00:00 on the next day."),
        )
    return start, end
