"""Calendars of MS Project XML: weekdays, work weeks, exceptions and their recurrence.

Recurring exceptions become single days: plans hold days that a person can see and edit.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from planning.exchange.mspdi_values import integer, is_on, moment
from planning.exchange.xml_tree import Element
from planning.schedule.calendars import OFFICE_HOURS

WEEKDAYS = {2: "mon", 3: "tue", 4: "wed", 5: "thu", 6: "fri", 7: "sat", 1: "sun"}
DAILY, YEARLY, YEARLY_PLACE, MONTHLY, MONTHLY_PLACE, WEEKLY, DAY_COUNT, WEEKDAY_COUNT = range(1, 9)
LAST = 4
"""MonthPosition: the last such day of the month, else the first (0) to the fourth (3)."""
MAX_SPAN = timedelta(days=100 * 366)
SHIFT = re.compile(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)", re.ASCII)


def calendar_documents(root: Element, main: int, language: str) -> dict[int, dict[str, Any]]:
    """The calendars of a project as documents of the plan, by UID; ``main`` is that of the project itself."""
    elements = {integer(element, "UID", -1): element for element in root.within("Calendars", "Calendar")}
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
    found = list(element.within("Exceptions", "Exception"))
    # Project 2003 wrote exceptions as weekdays of type 0; later versions repeat them so for its sake.
    found = found or [day for day in element.within("WeekDays", "WeekDay") if not integer(day, "DayType")]
    for exception in found:
        shifts = _shifts(exception)
        for first, last in _occurrences(exception):
            document = {"start": first.isoformat(), "finish": last.isoformat(), "shifts": shifts}
            yield _named(document, exception, name_language)


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


def _occurrences(element: Element) -> Iterator[tuple[date, date]]:
    """The days of an exception, from each first to its last."""
    first, last = _period(element)
    kind, period = integer(element, "Type", DAILY), max(1, integer(element, "Period", 1))
    if kind == DAILY and period == 1:
        yield first, last
        return
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if _recurs(element, kind, period, first, day):
            yield day, day


def _recurs(element: Element, kind: int, period: int, first: date, day: date) -> bool:
    if kind in (YEARLY, YEARLY_PLACE) and day.month != integer(element, "Month") + 1:
        return False
    if kind in (YEARLY, MONTHLY) and day.day != integer(element, "MonthDay", 1):
        return False
    if kind in (YEARLY_PLACE, MONTHLY_PLACE) and not _is_placed(element, day):
        return False
    if kind in (MONTHLY, MONTHLY_PLACE):
        return ((day.year - first.year) * 12 + day.month - first.month) % period == 0
    if kind == WEEKLY:
        weeks = (day.toordinal() // 7) - (first.toordinal() // 7)  # weeks from Sunday, as MS Project counts
        return weeks % period == 0 and bool(integer(element, "DaysOfWeek") >> day.isoweekday() % 7 & 1)
    if kind in (DAILY, DAY_COUNT):
        return (day - first).days % period == 0
    return kind != WEEKDAY_COUNT or day.weekday() < 5


def _is_placed(element: Element, day: date) -> bool:
    """Whether a day is, say, the last Thursday of its month."""
    item, place = integer(element, "MonthItem"), integer(element, "MonthPosition")
    if not _is_item(item, day):
        return False
    step = 1 if place == LAST else -1
    same = 0
    other = day + timedelta(days=step)
    while other.month == day.month:
        same += _is_item(item, other)
        other += timedelta(days=step)
    return same == (0 if place == LAST else place)


def _is_item(item: int, day: date) -> bool:
    """MonthItem: any day (0), weekday (1), weekend day (2), Sunday (3) to Saturday (9)."""
    if item < 3:
        return item == 0 or (day.weekday() < 5) == (item == 1)
    return day.isoweekday() % 7 == item - 3
