"""A plan as a file of GanttProject: phases, lanes and activities as one outline of whole days.

What GanttProject has no place for stands beside each row in a column of its own, as JSON: the row comes back
as it was, where nobody changed it there. Source: as :mod:`planning.exchange.gan`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import orjson

from i18n import N_, _
from planning.exchange.formats import Exported, Writing
from planning.exchange.gan_values import DAY_MINUTES, LINK_TYPES, PROPERTY, PROPERTY_ID, quoted_address
from planning.exchange.imported import LeftOut
from planning.exchange.numbering import numbered
from planning.exchange.outline import OutlineRow, outline
from planning.exchange.xml_text import attributes, text
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.schedule import schedule_plan
from planning.schedule.calendars import WEEKDAYS, Calendars
from planning.schedule.clock import day_minute

MESSAGES = {
    "calendars": N_("Calendars of rows, and hours of work: GanttProject has one calendar of days."),
    "baselines": N_("Baselines."),
    "days": N_("Hours and minutes of dates, durations and lags."),
}
NUMBERS = {name: number for number, name in LINK_TYPES.items()}


def write_gan(document: Document, writing: Writing) -> Exported:
    """The bytes of a file that GanttProject opens."""
    return _Writer(document, writing.language).exported()


class GanRow:
    """What GanttProject is told of a row: the attributes of its element, and its notes."""

    def __init__(self, row: OutlineRow, language: str, start: date, days: int) -> None:
        record = row.record
        is_milestone = record.get("kind") == "milestone"
        documents = record.get("documents") or [""]
        self.notes = text_in(record.get("notes"), language)
        self.attributes: dict[str, Any] = {
            "name": text_in(record.get("name"), language),
            "meeting": "true" if is_milestone else "false",
            "start": start.isoformat(),
            "duration": 0 if is_milestone else max(1, days),
            "complete": round((record.get("progress") or 0) * 100),
            "webLink": quoted_address(documents[0]) or None,
            "cost-manual-value": record.get("cost"),
        }


class _Writer:
    """Makes elements of the documents of one plan."""

    def __init__(self, document: Document, language: str) -> None:
        self._document, self._language = document, language
        self._rows = list(outline(document))
        self._ids = numbered({row.key: row.record.get("uid") for row in self._rows}, first=0)
        self._dates = {row.id: row for row in schedule_plan(document)}
        self._time = Calendars(document.table("calendars"), document.plan.calendar).of(None)
        self._links: dict[str, list[Record]] = {}
        for link in document.records("links").values():
            self._links.setdefault(link["predecessor"], []).append(link)
        self._left_out: Counter[str] = Counter(
            calendars=max(0, len(document.records("calendars")) - 1),
            baselines=len(document.records("baselines")),
        )

    def exported(self) -> Exported:
        """The file, and what it has no place for."""
        plan = self._document.plan
        name = attributes(name=text_in(plan.title, self._language), version="3.3", locale=self._language)
        own = attributes(id=PROPERTY_ID, name=PROPERTY, type="custom", valuetype="text")
        columns = f"<taskproperties><taskproperty{own}/></taskproperties>"
        tasks = f'<tasks empty-milestones="true">{columns}{"".join(self._tasks())}</tasks>'
        rest = '<resources/><allocations/><vacations/><previous/><roles roleset-name="Default"/>'
        body = f"<description/>{self._calendar()}{tasks}{rest}"
        data = f'<?xml version="1.0" encoding="UTF-8"?>\n<project{name}>{body}</project>\n'
        left_out = [
            LeftOut(code, self._left_out[code], _(message))
            for code, message in MESSAGES.items()
            if self._left_out[code]
        ]
        return Exported(data.encode(), left_out)

    def _calendar(self) -> str:
        """The working week; days off as they are worked in the time of the plan."""
        monday = date(2024, 1, 1)
        week = {
            name: 0 if self._is_worked(monday + timedelta(days=number)) else 1
            for number, name in enumerate(WEEKDAYS)
        }
        off = "".join(self._days_off(week))
        default = f"<default-week{attributes(id=1, name='default', **week)}/>"
        types = f'<day-types><day-type id="0"/><day-type id="1"/>{default}<days/></day-types>'
        return f"<calendars>{types}{off}</calendars>"

    def _is_worked(self, at: date) -> bool:
        return self._time.between(day_minute(at), day_minute(at) + 1440) > 0

    def _days_off(self, week: Mapping[Any, int]) -> Iterator[str]:
        """Days that are not as the week says, within the horizon and ten years at most."""
        calendar = self._document.records("calendars").get(self._document.plan.calendar or "", {})
        for exception in calendar.get("exceptions", ()):
            at, last = date.fromisoformat(exception["start"]), date.fromisoformat(exception["finish"])
            for number in range(min((last - at).days + 1, 3660)):
                one = at + timedelta(days=number)
                is_worked = self._is_worked(one)
                if is_worked == (week[WEEKDAYS[one.weekday()]] == 0):
                    continue
                kind = "WORKING_DAY" if is_worked else "HOLIDAY"
                name = text(text_in(exception.get("name"), self._language))
                place = attributes(year=one.year, month=one.month, date=one.day, type=kind)
                yield f"<date{place}>{name}</date>"

    def _tasks(self) -> Iterator[str]:
        """The elements of all rows, those below a row inside it."""
        open_levels = 0
        for row in self._rows:
            while open_levels >= row.level:
                yield "</task>"
                open_levels -= 1
            yield self._task(row)
            open_levels += 1
        yield "</task>" * open_levels

    def _task(self, row: OutlineRow) -> str:
        """The beginning of an element with all but the rows below."""
        start, days = self._span(row)
        told = GanRow(row, self._language, start, days)
        links = self._links.get(row.record["id"], ()) if row.table == "activities" else ()
        kept = {"table": row.table, "record": row.record, "links": list(links), "language": self._language}
        kept["told"] = told.attributes | {"notes": told.notes}
        value = orjson.dumps(kept).decode()
        parts = [
            f"<notes>{text(told.notes)}</notes>" if told.notes else "",
            *(self._link(link) for link in links),
            f"<customproperty{attributes(taskproperty_id=PROPERTY_ID, value=value)}/>",
        ]
        head = "".join(
            attributes(**{name: value})
            for name, value in {"id": self._ids[row.key], "expand": "true", **told.attributes}.items()
        )
        return f"<task{head}>{''.join(parts)}"

    def _link(self, link: Record) -> str:
        successor = self._ids[f"activities/{link['successor']}"]
        kind = NUMBERS[link.get("type", "FS")]
        lag = link_days(link)
        self._left_out["days"] += lag * DAY_MINUTES != link.get("lag", 0)
        return f"<depend{attributes(id=successor, type=kind, difference=lag, hardness='Strong')}/>"

    def _span(self, row: OutlineRow) -> tuple[date, int]:
        """The first day of a row, and on how many days of work it stands."""
        if row.table != "activities":
            return date.fromisoformat(self._document.plan.horizon_start[:10]), 1
        planned = self._dates.get(row.record["id"])
        if planned is None:
            at = (row.record.get("start") or self._document.plan.horizon_start)[:10]
            return date.fromisoformat(at), 1
        first, last = date.fromisoformat(planned.start[:10]), date.fromisoformat(planned.finish[:10])
        minutes = row.record.get("duration_minutes")
        if row.record.get("mode") == "auto" and minutes is not None:
            self._left_out["days"] += minutes % DAY_MINUTES != 0
            return first, max(1, round(minutes / DAY_MINUTES))
        span = range(min((last - first).days + 1, 36600))
        is_midnight = planned.finish.endswith("T00:00")
        days = sum(self._is_worked(first + timedelta(days=number)) for number in span)
        return first, max(1, days - (is_midnight and self._is_worked(last)))


def link_days(link: Record) -> int:
    """The lag of a link in whole days of work."""
    return round(link.get("lag", 0) / DAY_MINUTES) if link.get("lag_unit") != "percent" else 0
