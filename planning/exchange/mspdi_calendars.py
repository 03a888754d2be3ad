"""Calendars of MS Project XML: weekdays, work weeks, exceptions and their recurrence.

Recurring exceptions become single days: plans hold days that a person can see and edit.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from i18n import _
from planning.exchange.mspdi_values import integer, is_on, moment
from planning.exchange.xml_tree import Element
from planning.plan.errors import PlanError
from planning.schedule.calendars import OFFICE_HOURS

WEEKDAYS = {2: "mon", 3: "tue", 4: "wed", 5: "thu", 6: "fri", 7: "sat", 1: "sun"}
DAILY, YEARLY, YEARLY_PLACE, MONTHLY, MONTHLY_PLACE, WEEKLY, DAY_COUNT, WEEKDAY_COUNT = range(1, 9)
LAST = 4
"""MonthPosition: the last such day of the month, else the first (0) to the fourth (3)."""
MAX_SPAN = timedelta(days=100 * 366)
MAX_DAYS = 1_000_000
"""Days on which recurring exceptions are looked for, in all: ten holidays of ten calendars for 27 years."""
SHIFT = re.compile(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)", re.ASCII)


def calendar_documents(root: Element, main: int, language: str) -> dict[int, dict[str, Any]]:
    """The calendars of a project as documents of the plan, by UID; ``main`` is that of the project itself.

    Raises:
        PlanError: ``too_large`` where exceptions recur without measure.
    """
    elements = {integer(element, "UID", -1): element for element in root.within("Calendars", "Calendar")}
    _refuse_endless(elements.values())
    return {uid: _document(uid, elements, main, language) for uid in elements}


def _document(uid: int, elements: dict[int, Element], main: int, name_language: str) -> dict[str, Any]:
    element = elements[uid]
    base = integer(element, "BaseCalendarUID", -1)
    if not is_on(element, "IsBaseCalendar", True) and base not in elements:
        base = main
    document: dict[str, Any] = {
        "id": calendar_id(uid),
        "name": {name_language: element.word("Name") or str(uid)},
        "uid": uid,
        "days": _days(element),
        "weeks": [_week(week, name_language) for week in element.within("WorkWeeks", "WorkWeek")],
        "exceptions": list(_exceptions(element, name_language)),
    }
    if base in elements and base != uid:
        document["base"] = calendar_id(base)
    return {field: value for field, value in document.items() if value not in ([], {})}


def calendar_id(uid: int) -> str:
    """The id of a calendar in the plan."""
    return f"calendar-{uid}"


def calendar_uid(id: str) -> int:
    """The UID of a calendar from its id in the plan."""
    return int(id.removeprefix("calendar-"))


def _days(element: Element) -> dict[str, list[str]]:
    days = {integer(day, "DayType"): day for day in element.within("WeekDays", "WeekDay")}
    return {name: _shifts(days[number]) for number, name in WEEKDAYS.items() if number in days}


def _shifts(element: Element) -> list[str]:
    if not is_on(element, "DayWorking"):
        return []
    times = list(element.within("WorkingTimes", "WorkingTime"))
    if not times:
        return list(OFFICE_HOURS)
    shifts = ((time.word("FromTime")[:5], _end(time.word("ToTime"))) for time in times)
    return sorted(
        f"{start}-{end}" for start, end in shifts if start < end and SHIFT.fullmatch(f"{start}-{end}")
    )


def _end(time: str) -> str:
    """The end of a shift: midnight is the end of the day, and so is its last second."""
    return "24:00" if time[:5] == "00:00" or time[:8] == "23:59:59" else time[:5]


def _week(element: Element, name_language: str) -> dict[str, Any]:
    first, last = _period(element)
    return _named(
        {"start": first.isoformat(), "finish": last.isoformat(), "days": _days(element)},
        element,
        name_language,
    )


def _exceptions(element: Element, name_language: str) -> Iterator[dict[str, Any]]:
    for exception in _exception_elements(element):
        shifts = _shifts(exception)
        recurrence = _Recurrence.of(exception)
        days = ((day, day) for day in recurrence.days())
        for first, last in [(recurrence.first, recurrence.last)] if recurrence.is_one_span else days:
            document = {"start": first.isoformat(), "finish": last.isoformat(), "shifts": shifts}
            yield _named(document, exception, name_language)


def _exception_elements(element: Element) -> list[Element]:
    found = list(element.within("Exceptions", "Exception"))
    # Project 2003 wrote exceptions as weekdays of type 0; later versions repeat them so for its sake.
    return found or [day for day in element.within("WeekDays", "WeekDay") if not integer(day, "DayType")]


def _refuse_endless(elements: Iterable[Element]) -> None:
    """Recurrences are looked through day by day: so many that it would take minutes are no plan's."""
    recurrences = (_Recurrence.of(one) for element in elements for one in _exception_elements(element))
    if sum((one.last - one.first).days for one in recurrences if not one.is_one_span) > MAX_DAYS:
        raise PlanError(
            _("The exceptions of the calendars recur too often."),
            _("Check that it is the file you meant."),
            code="too_large",
        )


def _named(document: dict[str, Any], element: Element, language: str) -> dict[str, Any]:
    name = element.word("Name")
    return document | ({"name": {language: name}} if name else {})


def _period(element: Element) -> tuple[date, date]:
    """The days of a time period; at most a hundred years."""
    period = element.first("TimePeriod") or element
    first, last = moment(period, "FromDate"), moment(period, "ToDate")
    start = date.fromisoformat(first[:10]) if first else date(1984, 1, 1)  # where MS Project's time begins
    finish = date.fromisoformat((period.word("ToDate") or start.isoformat())[:10]) if last else start
    return start, min(max(start, finish), start + min(MAX_SPAN, date.max - timedelta(days=1) - start))


class _Recurrence(NamedTuple):
    """How an exception recurs, by the elements of the same names."""

    kind: int
    first: date
    last: date
    period: int
    month: int
    month_day: int
    item: int
    place: int
    days_of_week: int

    @classmethod
    def of(cls, element: Element) -> "_Recurrence":
        """The recurrence of an exception; once, from the first to the last day, where it says none."""
        return cls(
            integer(element, "Type", DAILY),
            *_period(element),
            max(1, integer(element, "Period", 1)),
            integer(element, "Month") + 1,
            integer(element, "MonthDay", 1),
            integer(element, "MonthItem"),
            integer(element, "MonthPosition"),
            integer(element, "DaysOfWeek"),
        )

    @property
    def is_one_span(self) -> bool:
        """Whether all days from the first to the last are meant."""
        return self.kind == DAILY and self.period == 1

    def days(self) -> Iterator[date]:
        """The days on which it recurs."""
        for number in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=number)
            if self._recurs(day):
                yield day

    def _recurs(self, day: date) -> bool:
        if self.kind in (YEARLY, YEARLY_PLACE) and day.month != self.month:
            return False
        if self.kind in (YEARLY, MONTHLY) and day.day != self.month_day:
            return False
        if self.kind in (YEARLY_PLACE, MONTHLY_PLACE) and not self._is_placed(day):
            return False
        if self.kind in (MONTHLY, MONTHLY_PLACE):
            months = (day.year - self.first.year) * 12 + day.month - self.first.month
            return months % self.period == 0
        if self.kind == WEEKLY:
            weeks = day.toordinal() // 7 - self.first.toordinal() // 7  # from Sunday, as MS Project counts
            return weeks % self.period == 0 and bool(self.days_of_week >> day.isoweekday() % 7 & 1)
        if self.kind in (DAILY, DAY_COUNT):
            return (day - self.first).days % self.period == 0
        return self.kind != WEEKDAY_COUNT or day.weekday() < 5

    def _is_placed(self, day: date) -> bool:
        """Whether a day is, say, the last Thursday of its month."""
        if not self._is_item(day):
            return False
        step = timedelta(days=1 if self.place == LAST else -1)
        same = 0
        other = day + step
        while other.month == day.month:
            same += self._is_item(other)
            other += step
        return same == (0 if self.place == LAST else self.place)

    def _is_item(self, day: date) -> bool:
        """MonthItem: any day (0), weekday (1), weekend day (2), Sunday (3) to Saturday (9)."""
        if self.item < 3:
            return self.item == 0 or (day.weekday() < 5) == (self.item == 1)
        return day.isoweekday() % 7 == self.item - 3
