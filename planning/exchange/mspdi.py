"""MS Project XML (MSPDI) into a plan: rows with their outline, links, calendars, constraints, baselines.

Rows keep the UID of the file, and their ids are made from it: reading a file again gives the same ids. What
MS Project reckoned from the rest (early and late dates, slack) is not taken over but reckoned again.

Source: Microsoft, Project XML Data Interchange Schema.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from i18n import N_, _
from planning.exchange.formats import NO_TABLES, Exported, Reading, ReadTables, Writing
from planning.exchange.imported import Imported, LeftOut
from planning.exchange.mspdi_calendars import WEEKDAYS, calendar_documents, calendar_id
from planning.exchange.mspdi_marks import Marks
from planning.exchange.mspdi_own import as_our_own
from planning.exchange.mspdi_resources import ResourceCalendars
from planning.exchange.mspdi_values import (
    CONSTRAINTS,
    ELAPSED_FORMATS,
    ELAPSED_PERCENT_FORMATS,
    LINK_TYPES,
    PERCENT_FORMATS,
    amount,
    integer,
    is_on,
    minutes,
    moment,
)
from planning.exchange.mspdi_writing import write_mspdi
from planning.exchange.placing import LANE
from planning.exchange.xml_tree import Element, read_xml, unreadable
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables

NO_MOMENT = "2000-01-01T08:00"
ALL_DAY = "all-day"
"""The id of the calendar of rows whose duration is elapsed time."""
SKIPPED = frozenset({"TimephasedData", "OutlineCodes", "OutlineCode", "WBSMasks"})
MESSAGES = {
    "resources": N_("Resources and their assignments; their calendars and the cost of activities are kept."),
    "timephased": N_("Work and cost by day."),
    "fields": N_("Fields of one's own."),
    "levelling": N_("Delays by resource levelling."),
    "links": N_("Links to other files or to rows that are not there."),
    "backwards": N_("Scheduling from the finish: this plan is scheduled from its start."),
    "empty": N_("Empty rows."),
}


OWNED = {
    "activities": frozenset(
        "parent order kind start finish duration_minutes remaining_minutes mode active calendar "
        "resource_calendars constraint constraint_date deadline actual_start actual_finish progress cost "
        "documents owner".split()
    ),
    "links": frozenset({"lag", "lag_unit"}),
    "calendars": frozenset({"base", "days", "weeks", "exceptions"}),
    "plan": frozenset({"calendar", "status_date", "critical_slack_minutes", "open_ends_critical"}),
}
"""By table, what MS Project says or leaves empty: where it is empty, nothing is kept."""


def read(reading: Reading) -> Imported:
    """Read a file as :func:`read_mspdi` does."""
    return read_mspdi(reading.path, reading.language, reading.tables)


def write(document: Document, writing: Writing) -> Exported:
    """The file of a plan."""
    return write_mspdi(document, writing)


def read_mspdi(path: Path, language: str = "en", plan: ReadTables = NO_TABLES) -> Imported:
    """Read a file that MS Project, or a program that writes like it, saved as XML; names are in ``language``.

    ``plan`` is the plan that it goes into: a file that this program wrote goes into the rows it came from.

    Raises:
        PlanError: ``not_mspdi``, ``too_large``, and as :func:`planning.exchange.xml_tree.read_xml`.
    """
    root, skipped = read_xml(path, SKIPPED)
    if root.tag != "Project" or root.first("Tasks") is None:
        raise unreadable(path, "not_mspdi", _("The file is no project of MS Project."))
    marks = Marks(root)
    try:
        imported = _Reader(root, marks.language or language, skipped, path.stem).imported()
        return as_our_own(imported, root, marks, plan) if marks else imported
    except PlanError as error:
        raise error.in_file(path) from None


class _Reader:
    """Makes documents of the elements of one project."""

    def __init__(self, root: Element, language: str, skipped: dict[str, int], file: str) -> None:
        self._root, self._language, self._file = root, language, file
        self._left_out = Counter(
            timephased=skipped["TimephasedData"],
            resources=sum(integer(resource, "UID") > 0 for resource in root.within("Resources", "Resource")),
            backwards=not is_on(root, "ScheduleFromStart", True),
        )
        self._calendar = integer(root, "CalendarUID", -1)
        self._calendars = calendar_documents(root, self._calendar, language)
        self._resources = ResourceCalendars(root, self._calendars, self._calendar)
        self._marks = Marks(root)
        self._tasks = {integer(task, "UID"): task for task in self._real_tasks()}

    def _real_tasks(self) -> Iterator[Element]:
        """The rows, without that of the project itself and empty ones."""
        for task in self._root.within("Tasks", "Task"):
            if is_on(task, "IsNull"):
                self._left_out["empty"] += 1
            elif integer(task, "UID") or integer(task, "OutlineLevel"):
                yield task

    def imported(self) -> Imported:
        """All tables, and what was left out."""
        activities = list(self._activities())
        calendars = list(self._calendars.values())
        if any(activity.get("calendar") == ALL_DAY for activity in activities):
            calendars.append(self._all_day())
        documents = {
            "plan": [self._plan()],
            "lanes": [{"id": LANE, "name": self._title(), "order": 0}],
            "calendars": calendars,
            "activities": activities,
            "links": list(self._links()),
            "baselines": list(self._baselines()),
        }
        tables: Tables = {
            table: {document["id"]: document for document in rows}
            for table, rows in documents.items()
            if rows
        }
        closed = frozenset({"links"})
        return Imported(tables, list(self._report()), origin=self._origin(), owned=OWNED, closed=closed)

    def _origin(self) -> str:
        """What tells this project from others, in all files that are saved of it."""
        words = (self._root.word(tag) for tag in ("GUID", "UID", "Title", "Name"))
        return f"mspdi:{next(filter(None, words), self._file)}"

    def _report(self) -> Iterator[LeftOut]:
        for code, message in MESSAGES.items():
            if self._left_out[code]:
                yield LeftOut(code, self._left_out[code], _(message))

    def _title(self) -> dict[str, str]:
        return {self._language: self._root.word("Title") or self._root.word("Name") or self._file}

    def _plan(self) -> dict[str, Any]:
        root = self._root
        start = moment(root, "StartDate") or self._moments("Start")[0]
        finish = max(start, moment(root, "FinishDate") or self._moments("Finish")[-1])
        day = integer(root, "MinutesPerDay", 480)
        document = {
            "id": "plan",
            "title": self._title(),
            "languages": [self._language],
            "horizon_start": start[:10],
            "horizon_finish": finish[:10],
            "schedule_start": start,
            "status_date": moment(root, "StatusDate"),
            "calendar": calendar_id(self._calendar) if self._calendar in self._calendars else None,
            "critical_slack_minutes": integer(root, "CriticalSlackLimit") * day or None,
            "open_ends_critical": is_on(root, "MultipleCriticalPaths") or None,
            "fiscal_start_month": min(12, max(1, integer(root, "FYStartDate", 1))),
        }
        return _without_none(document)

    def _moments(self, tag: str) -> list[str]:
        """That moment of all rows, in order; of a file without any, one to begin with."""
        return sorted(at for task in self._tasks.values() if (at := moment(task, tag))) or [NO_MOMENT]

    def _all_day(self) -> dict[str, Any]:
        days = {day: ["00:00-24:00"] for day in WEEKDAYS.values()}
        return {"id": ALL_DAY, "name": {self._language: _("Around the clock")}, "days": days}

    # Rows

    def _activities(self) -> Iterator[dict[str, Any]]:
        outline: list[tuple[int, str]] = []
        for order, (uid, task) in enumerate(self._tasks.items()):
            level = integer(task, "OutlineLevel", 1)
            while outline and outline[-1][0] >= level:
                outline.pop()
            parent = outline[-1][1] if outline else None
            outline.append((level, activity_id(uid)))
            yield _without_none(self._activity(uid, task) | {"parent": parent, "order": order})

    def _activity(self, uid: int, task: Element) -> dict[str, Any]:
        self._left_out["levelling"] += integer(task, "LevelingDelay") != 0
        self._left_out["fields"] += self._marks.others(task)
        is_summary = is_on(task, "Summary")
        document = {
            "id": activity_id(uid),
            "uid": uid,
            "lane": LANE,
            "name": {self._language: task.word("Name")},
            "kind": _kind(task),
            "mode": "manual" if is_on(task, "Manual") else "auto",
            "active": None if is_on(task, "Active", True) else False,
            "deadline": moment(task, "Deadline"),
            "owner": task.word("Contact") or None,
            "progress": min(100, max(0, integer(task, "PercentComplete"))) / 100 or None,
            "cost": amount(task, "Cost"),
            "notes": {self._language: task.word("Notes")} if task.word("Notes") else None,
            "documents": [task.word("HyperlinkAddress")] if task.word("HyperlinkAddress") else None,
        }
        document |= _dates(task) | _constraint(task)
        return document if is_summary else document | self._work(uid, task)

    def _work(self, uid: int, task: Element) -> dict[str, Any]:
        """How long a row takes, in whose time, and what of it is done."""
        is_begun = bool(task.word("ActualStart") and not task.word("ActualFinish"))
        work = {
            "duration_minutes": minutes(task, "Duration"),
            "remaining_minutes": minutes(task, "RemainingDuration") if is_begun else None,
            "actual_start": moment(task, "ActualStart"),
            "actual_finish": moment(task, "ActualFinish"),
        }
        if integer(task, "DurationFormat") in ELAPSED_FORMATS:
            return work | {"calendar": ALL_DAY}
        own = integer(task, "CalendarUID", -1)
        resources = [calendar_id(calendar) for calendar in self._resources.of(uid, task)]
        return work | {
            "calendar": calendar_id(own) if own in self._calendars else None,
            "resource_calendars": resources or None,
        }

    # Links and baselines

    def _links(self) -> Iterator[dict[str, Any]]:
        taken: Counter[str] = Counter()
        for uid, task in self._tasks.items():
            for link in task.all("PredecessorLink"):
                predecessor = integer(link, "PredecessorUID", -1)
                if is_on(link, "CrossProject") or predecessor not in self._tasks or predecessor == uid:
                    self._left_out["links"] += 1
                    continue
                id = f"link-{predecessor}-{uid}"
                taken[id] += 1
                yield {
                    "id": id if taken[id] == 1 else f"{id}-{taken[id]}",
                    "predecessor": activity_id(predecessor),
                    "successor": activity_id(uid),
                    "type": LINK_TYPES[min(3, max(0, integer(link, "Type", 1)))],
                } | self._lag(link, self._tasks[predecessor])

    def _lag(self, link: Element, predecessor: Element) -> dict[str, Any]:
        """The lag of a link: in tenths of minutes, or in per cent of the predecessor's duration."""
        lag, lag_format = integer(link, "LinkLag"), integer(link, "LagFormat")
        if not lag:
            return {}
        if lag_format in PERCENT_FORMATS:
            return {"lag": lag, "lag_unit": "percent"}
        if lag_format in ELAPSED_PERCENT_FORMATS:
            lag = (minutes(predecessor, "Duration") or 0) * lag // 10
        elapsed = lag_format in ELAPSED_FORMATS | ELAPSED_PERCENT_FORMATS
        return {"lag": round(lag / 10)} | ({"lag_unit": "elapsed_minutes"} if elapsed else {})

    def _baselines(self) -> Iterator[dict[str, Any]]:
        rows: dict[int, dict[str, Any]] = {}
        for uid, task in self._tasks.items():
            for baseline in task.all("Baseline"):
                document = {
                    "start": moment(baseline, "Start"),
                    "finish": moment(baseline, "Finish"),
                    "duration_minutes": minutes(baseline, "Duration"),
                    "cost": amount(baseline, "Cost"),
                }
                rows.setdefault(integer(baseline, "Number"), {})[activity_id(uid)] = _without_none(document)
        for number in sorted(rows):
            name = _("Baseline {number}").format(number=number) if number else _("Baseline")
            yield {
                "id": f"baseline-{number}",
                "uid": number,
                "name": {self._language: name},
                "rows": rows[number],
            }


def activity_id(uid: int) -> str:
    """The id of a row in the plan."""
    return f"task-{uid}"


def _without_none(document: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in document.items() if value is not None}


def _kind(task: Element) -> str:
    if is_on(task, "Summary"):
        return "summary"
    return "milestone" if is_on(task, "Milestone") and not minutes(task, "Duration") else "task"


def _dates(task: Element) -> dict[str, Any]:
    """Start and finish: those that were entered for a row in manual mode, else as they were reckoned."""
    start, finish = moment(task, "Start"), moment(task, "Finish")
    if is_on(task, "Manual"):
        start, finish = moment(task, "ManualStart") or start, moment(task, "ManualFinish") or finish
    if start and finish and finish < start:
        finish = start
    return {"start": start, "finish": finish}


def _constraint(task: Element) -> dict[str, Any]:
    number = integer(task, "ConstraintType")
    if not 0 < number < len(CONSTRAINTS):
        return {}
    return {"constraint": CONSTRAINTS[number], "constraint_date": moment(task, "ConstraintDate")}
