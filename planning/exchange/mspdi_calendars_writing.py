"""Calendars of a plan as MS Project XML.

MS Project lets only the calendars of resources have a base. A calendar with a base that rows or the plan use
is therefore written with the days of its base in it, and names the base all the same for this program.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from planning.exchange.mspdi_calendars import WEEKDAYS
from planning.exchange.numbering import numbered
from planning.exchange.xml_text import group, simple, tag
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.schedule.calendars import STANDARD_DAYS

STANDARD = "Standard"
"""The name of the calendar that is written for a plan without one, as MS Project calls its own."""


def calendar_numbers(records: Mapping[str, Record]) -> dict[str, int]:
    """The UID of each calendar by its id; that of the plan without a calendar stands under an empty id."""
    return numbered({**{id: record.get("uid") for id, record in records.items()}, "": None})


def calendar_names(records: Mapping[str, Record], language: str) -> dict[str, str]:
    """The name of each calendar; where two are called alike, with the id."""
    names = {id: text_in(record.get("name"), language) or id for id, record in records.items()}
    called = Counter(names.values())
    return {id: name if called[name] == 1 else f"{name} ({id})" for id, name in names.items()}


def written_calendars(document: Document, numbers: Mapping[str, int], language: str) -> Iterator[str]:
    """The elements of all calendars, bases first."""
    records = document.records("calendars")
    names = calendar_names(records, language)
    plan = document.plan.calendar
    used = {record.get("calendar") for record in document.records("activities").values()} | {plan}
    if plan is None:
        days = group("WeekDays", _days(STANDARD_DAYS, is_whole=True))
        yield tag("Calendar", days, UID=numbers[""], Name=STANDARD, IsBaseCalendar=1, BaseCalendarUID=-1)
    for id in sorted(records, key=lambda id: len(_chain(records, id))):
        record, base = records[id], records[id].get("base")
        is_base = base is None or id in used
        head: dict[str, Any] = {"UID": numbers[id], "Name": names[id], "IsBaseCalendar": is_base}
        whole = _with_base(records, id) if base and is_base else record
        yield tag("Calendar", *_parts(whole, language), **head, BaseCalendarUID=numbers[base] if base else -1)


def _chain(records: Mapping[str, Record], id: str | None) -> list[str]:
    """A calendar, its base and so on, each once."""
    chain: list[str] = []
    while id is not None and id in records and id not in chain:
        chain.append(id)
        id = records[id].get("base")
    return chain


def _with_base(records: Mapping[str, Record], id: str) -> Record:
    """A calendar with what its bases say: its own days go before theirs."""
    days: dict[str, list[str]] = {}
    weeks: list[Record] = []
    exceptions: list[Record] = []
    for one in _chain(records, id):
        days = records[one].get("days", {}) | days
        weeks = weeks + records[one].get("weeks", [])
        exceptions = exceptions + records[one].get("exceptions", [])
    return {"days": days, "weeks": weeks, "exceptions": exceptions}


def _parts(record: Record, language: str) -> Iterator[str]:
    yield group("WeekDays", _days(record.get("days", {}), is_whole=not record.get("base")))
    yield group("Exceptions", (_exception(one, language) for one in record.get("exceptions", ())))
    yield group("WorkWeeks", (_week(one, language) for one in record.get("weeks", ())))


def _days(days: Mapping[Any, list[str]], *, is_whole: bool = False) -> Iterator[str]:
    """The days of a week; a whole week names those that are not worked, too."""
    for number in sorted(WEEKDAYS):
        shifts = days.get(WEEKDAYS[number], [] if is_whole else None)
        if shifts is not None:
            yield tag("WeekDay", _times(shifts), DayType=number, DayWorking=bool(shifts))


def _times(shifts: list[str]) -> str:
    return group("WorkingTimes", (_time(shift) for shift in shifts))


def _time(shift: str) -> str:
    start, _dash, finish = shift.partition("-")
    end = "00:00" if finish == "24:00" else finish
    return tag("WorkingTime", FromTime=f"{start}:00", ToTime=f"{end}:00")


def _period(record: Record) -> str:
    first, last = f"{record['start']}T00:00:00", f"{record['finish']}T23:59:00"
    return tag("TimePeriod", FromDate=first, ToDate=last)


def _name(record: Record, language: str) -> str:
    name = text_in(record.get("name"), language)
    return simple({"Name": name or None})


def _exception(record: Record, language: str) -> str:
    shifts = record.get("shifts", [])
    once = simple({"Type": 1, "DayWorking": bool(shifts)})
    return tag(
        "Exception", _period(record), _name(record, language), once, _times(shifts), EnteredByOccurrences=0
    )


def _week(record: Record, language: str) -> str:
    return tag("WorkWeek", _period(record), _name(record, language), group("WeekDays", _days(record["days"])))
