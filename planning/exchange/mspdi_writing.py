"""A plan as MS Project XML (MSPDI): its outline with dates, links, constraints, calendars and baselines.

Elements stand in the order of the schema, which MS Project insists on. What MS Project has no place for is
reported. Source: Microsoft, Project XML Data Interchange Schema (mspdi_pj14.xsd and its reference).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from i18n import N_, _
from planning.exchange.formats import Exported, Writing
from planning.exchange.imported import LeftOut
from planning.exchange.mspdi_calendars_writing import calendar_names, calendar_numbers, written_calendars
from planning.exchange.mspdi_marks import definitions, marked
from planning.exchange.mspdi_values import (
    CONSTRAINTS,
    LINK_TYPES,
    finish_text,
    length_text,
    start_text,
)
from planning.exchange.numbering import numbered
from planning.exchange.outline import OutlineRow, outline
from planning.exchange.xml_text import group, simple, tag
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.text import text_in
from planning.schedule import schedule_plan
from planning.schedule.calendars import Calendars
from planning.schedule.clock import minute_of

HELD = frozenset(
    "id name lane parent order kind start finish duration_minutes remaining_minutes mode active calendar "
    "resource_calendars constraint constraint_date deadline actual_start actual_finish progress owner cost "
    "notes documents uid".split()
)
"""The fields of activities that MS Project holds."""
MAX_BASELINES = 11
FINISHES = ("FNET", "FNLT", "MFO")
MESSAGES = {
    "languages": N_("Names and notes in other languages than that of the file."),
    "documents": N_("Documents of a row beyond the first."),
    "progress": N_("Parts of per cent of progress."),
    "cost": N_("Costs that are no number of hundredths."),
    "lags": N_("Parts of minutes or per cent of lags."),
    "baselines": N_("Baselines beyond the eleventh."),
    "demands": N_("Demands for people."),
}


def write_mspdi(document: Document, writing: Writing) -> Exported:
    """The bytes of a file that MS Project opens."""
    return _Writer(document, writing.language).exported()


class _Writer:
    """Makes elements of the documents of one plan."""

    def __init__(self, document: Document, language: str) -> None:
        self._document, self._language = document, language
        self._rows = list(outline(document))
        uids = {row.key: row.record.get("uid") for row in self._rows}
        self._uids = numbered(uids)
        self._calendars = calendar_numbers(document.records("calendars"))
        self._worktime = Calendars(document.table("calendars"), document.plan.calendar)
        self._dates = {row.id: row for row in schedule_plan(document)}
        self._baselines = list(document.records("baselines").values())[:MAX_BASELINES]
        self._numbers = numbered({one["id"]: one.get("uid") for one in self._baselines}, first=0)
        self._links: dict[str, list[Record]] = {}
        for link in document.records("links").values():
            self._links.setdefault(link["successor"], []).append(link)
        self._left_out: Counter[str] = Counter(
            baselines=max(0, len(document.records("baselines")) - MAX_BASELINES),
            demands=len(document.records("demands")),
        )

    def exported(self) -> Exported:
        """The file, and what it has no place for."""
        project = tag(
            "Project",
            self._head(),
            definitions(self._language),
            group("Calendars", written_calendars(self._document, self._calendars, self._language)),
            group("Tasks", self._tasks()) or "<Tasks/>",
            self._resources(),
        ).replace("<Project>", '<Project xmlns="http://schemas.microsoft.com/project">', 1)
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{project}\n'.encode()
        return Exported(data, list(self._report()))

    def _report(self) -> Iterator[LeftOut]:
        for code, message in MESSAGES.items():
            if self._left_out[code]:
                yield LeftOut(code, self._left_out[code], _(message))
        fields = Counter(
            field
            for record in self._document.records("activities").values()
            for field, value in record.items()
            if field not in HELD and value not in (None, "", [], {})
        )
        for field, number in sorted(fields.items()):
            message = _("The field “{field}” of the table “{table}”.").format(field=field, table="activities")
            yield LeftOut("field", number, message)

    def _text(self, words: Mapping[str, str] | None) -> str:
        """Words in the language of the file."""
        if words and any(tag_ != self._language and text for tag_, text in words.items()):
            self._left_out["languages"] += 1
        return text_in(dict(words or {}), self._language)

    # The head

    def _head(self) -> str:
        plan = self._document.plan
        title = self._text(plan.title)
        fields: dict[str, object] = {
            "SaveVersion": 14,
            "Name": title,
            "Title": title,
            "ScheduleFromStart": 1,
            "StartDate": start_text(plan.schedule_start or plan.horizon_start),
            "FinishDate": finish_text(plan.horizon_finish),
            "FYStartDate": plan.fiscal_start_month,
            "CriticalSlackLimit": plan.critical_slack_minutes // 480,
            "CurrencyDigits": 2,
            "CalendarUID": self._calendars[plan.calendar or ""],
            "DefaultStartTime": "08:00:00",
            "DefaultFinishTime": "17:00:00",
            "MinutesPerDay": 480,
            "MinutesPerWeek": 2400,
            "DaysPerMonth": 20,
            "DefaultTaskType": 0,
            "DurationFormat": 7,
            "MultipleCriticalPaths": plan.open_ends_critical,
            "NewTasksEffortDriven": 0,
            "StatusDate": finish_text(plan.status_date) if plan.status_date else None,
        }
        return simple(fields)

    # Rows

    def _tasks(self) -> Iterator[str]:
        numbers: list[int] = []
        for row_number, row in enumerate(self._rows, start=1):
            del numbers[row.level :]
            numbers += [0] * (row.level - len(numbers))
            numbers[-1] += 1
            yield self._task(row, row_number, ".".join(map(str, numbers)))

    def _task(self, row: OutlineRow, number: int, outline_number: str) -> str:
        record = row.record
        head: dict[str, object] = {
            "UID": self._uids[row.key],
            "ID": number,
            "Name": self._text(record.get("name")),
            "Active": record.get("active", True),
            "Manual": record.get("mode", "manual") == "manual" and row.table == "activities",
            "Type": 0,
            "IsNull": 0,
            "Contact": record.get("owner"),
            "WBS": outline_number,
            "OutlineNumber": outline_number,
            "OutlineLevel": row.level,
            "Priority": 500,
        }
        if row.table != "activities":
            rest = {"Milestone": 0, "Summary": 1}
            return tag("Task", marked(row.key, ""), **head, **rest)
        return self._activity(row, head)

    def _activity(self, row: OutlineRow, head: dict[str, object]) -> str:
        record, days = row.record, _Days()
        fields = head | self._work(row, days) | self._state(row, days) | self._limits(record, days)
        links = (self._link(link) for link in self._links.get(record["id"], ()))
        baselines = (self._baseline(one, record["id"]) for one in self._baselines)
        marks = marked(row.key, days.text)
        return tag("Task", *links, marks, *filter(None, baselines), **fields)

    def _work(self, row: OutlineRow, days: "_Days") -> dict[str, object]:
        """Dates and durations; those of automatic rows as they are reckoned."""
        record = row.record
        planned = self._dates.get(record["id"])
        is_manual = record.get("mode", "manual") == "manual"
        own_start, own_finish = record.get("start"), record.get("finish")
        start, finish = days.start("start", own_start), days.finish("finish", own_finish)
        if not is_manual and planned is not None:
            start, finish = start or f"{planned.start}:00", finish or f"{planned.finish}:00"
            days.missing(start=own_start, finish=own_finish)
        length = record.get("duration_minutes")
        if length is None and not row.is_summary:
            length = self._length(record["id"], start, finish)
            days.add(f"no-duration:{length}")
        return {
            "Start": start,
            "Finish": finish,
            "Duration": None if length is None else length_text(length),
            "ManualStart": start if is_manual else None,
            "ManualFinish": finish if is_manual else None,
            "ManualDuration": length_text(length) if is_manual and length is not None else None,
            "DurationFormat": 7,
            "EffortDriven": 0,
            "Estimated": 0,
            "Milestone": record.get("kind") == "milestone",
            "Summary": row.is_summary or record.get("kind") == "summary",
        }

    def _length(self, id: str, start: object, finish: object) -> int:
        """The minutes of work between two moments, in the time of a row."""
        activity = self._document.get("activities", id)
        if not isinstance(activity, Activity) or not start or not finish or activity.kind == "milestone":
            return 0
        time = self._worktime.shared(activity.calendar, activity.resource_calendars)
        return max(0, time.between(_minute(start), _minute(finish)))

    def _state(self, row: OutlineRow, days: "_Days") -> dict[str, object]:
        """What is done, and what it costs."""
        record = row.record
        percent = (record.get("progress") or 0) * 100
        self._left_out["progress"] += abs(percent - round(percent)) > 1e-9
        remaining = record.get("remaining_minutes")
        if remaining is not None and (not record.get("actual_start") or record.get("actual_finish")):
            days.add(f"remaining:{remaining}")  # MS Project has it of rows that were begun
        return {
            "PercentComplete": round(percent),
            "Cost": self._cost(record.get("cost")),
            "ActualStart": days.start("actual_start", record.get("actual_start")),
            "ActualFinish": days.finish("actual_finish", record.get("actual_finish")),
            "RemainingDuration": None if remaining is None else length_text(remaining),
        }

    def _cost(self, cost: str | None) -> str | None:
        """An amount in hundredths, as MSPDI has it."""
        try:
            hundredths = Decimal(cost) * 100 if cost is not None else None
        except InvalidOperation:
            hundredths = Decimal("0.5")
        if hundredths is not None and hundredths != hundredths.to_integral_value():
            self._left_out["cost"] += 1
            return None
        return None if hundredths is None else str(int(hundredths))

    def _limits(self, record: Record, days: "_Days") -> dict[str, object]:
        """Constraint, calendar, deadline, and the words beside a row."""
        constraint = record.get("constraint") or "ASAP"
        date, write = record.get("constraint_date"), days.finish if constraint in FINISHES else days.start
        documents = record.get("documents") or [None]
        self._left_out["documents"] += len(documents) - 1
        return {
            "ConstraintType": CONSTRAINTS.index(constraint),
            "CalendarUID": self._calendars[record["calendar"]] if record.get("calendar") else -1,
            "ConstraintDate": write("constraint_date", date),
            "Deadline": days.finish("deadline", record.get("deadline")),
            "HyperlinkAddress": documents[0],
            "Notes": self._text(record.get("notes")) or None,
        }

    # Links, baselines, resources

    def _link(self, link: Record) -> str:
        lag, unit = link.get("lag", 0), link.get("lag_unit", "working_minutes")
        number = lag if unit == "percent" else lag * 10
        self._left_out["lags"] += number != round(number) or (unit != "percent" and lag != round(lag))
        formats = {"working_minutes": 7, "elapsed_minutes": 8, "percent": 19}
        return tag(
            "PredecessorLink",
            PredecessorUID=self._uids[f"activities/{link['predecessor']}"],
            Type=LINK_TYPES.index(link.get("type", "FS")),
            CrossProject=0,
            LinkLag=round(number),
            LagFormat=formats[unit],
        )

    def _baseline(self, baseline: Record, activity: str) -> str:
        row = (baseline.get("rows") or {}).get(activity)
        if row is None:
            return ""
        length = row.get("duration_minutes")
        return tag(
            "Baseline",
            Number=self._numbers[baseline["id"]],
            Interim=0,
            Start=start_text(row["start"]) if row.get("start") else None,
            Finish=finish_text(row["finish"]) if row.get("finish") else None,
            Duration=None if length is None else length_text(length),
            DurationFormat=7,
            Cost=self._cost(row.get("cost")),
        )

    def _resources(self) -> str:
        """A resource for each calendar that rows share: so MS Project knows in whose time they are worked."""
        used: dict[str, list[str]] = {}
        for id, record in self._document.records("activities").items():
            for calendar in record.get("resource_calendars") or ():
                used.setdefault(calendar, []).append(id)
        names = calendar_names(self._document.records("calendars"), self._language)
        resources: list[str] = []
        assignments: list[str] = []
        for uid, (calendar, ids) in enumerate(used.items(), start=1):
            number = self._calendars[calendar]
            resources.append(
                tag("Resource", UID=uid, ID=uid, Name=names[calendar], Type=1, CalendarUID=number)
            )
            for id in ids:
                task = self._uids[f"activities/{id}"]
                assignments.append(
                    tag("Assignment", UID=len(assignments) + 1, TaskUID=task, ResourceUID=uid, Units=1)
                )
        return group("Resources", resources) + group("Assignments", assignments)


def _minute(text: object) -> int:
    return minute_of(datetime.fromisoformat(str(text)))


class _Days:
    """Writes dates as minutes, and remembers which of them were days."""

    def __init__(self) -> None:
        self._names: list[str] = []

    @property
    def text(self) -> str:
        """The names of the fields that were days."""
        return " ".join(self._names)

    def add(self, name: str) -> None:
        """Remember something about a field."""
        self._names.append(name)

    def missing(self, **ends: object) -> None:
        """Remember which ends of a row only the schedule gives."""
        self._names += [f"no-{end}" for end, moment in ends.items() if moment is None]

    def start(self, field: str, moment: Any) -> str | None:  # noqa: ANN401 - a date as it stands in a record
        """The beginning of a date."""
        return self._written(field, moment, start_text)

    def finish(self, field: str, moment: Any) -> str | None:  # noqa: ANN401
        """The end of a date."""
        return self._written(field, moment, finish_text)

    def _written(self, field: str, moment: Any, write: Any) -> str | None:  # noqa: ANN401
        if not moment:
            return None
        if len(moment) == len("2014-10-01"):
            self.add(field)
        return str(write(moment))
