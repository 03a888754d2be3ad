"""GanttProject (.gan) into a plan: rows with their outline, links, days off, progress, cost and baselines.

GanttProject keeps where each row stands and moves it when what it follows moves. Rows therefore come as
automatic ones that start no earlier than they do there; one that stands before what it follows keeps its
dates by hand. Source: the files of GanttProject 2.8 to 3.3 and its ``TaskSaver.java``, ``HolidayTagHandler``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from i18n import N_, _
from planning.exchange.formats import NO_TABLES, Exported, Reading, ReadTables, Writing
from planning.exchange.gan_own import OwnRows
from planning.exchange.gan_values import DAY_MINUTES, LINK_TYPES, address, amount, day, whole
from planning.exchange.gan_writing import write_gan
from planning.exchange.imported import Imported, LeftOut
from planning.exchange.placing import LANE
from planning.exchange.xml_tree import Element, read_xml, unreadable
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.schedule import schedule_plan
from planning.schedule.calendars import OFFICE_HOURS, WEEKDAYS

CALENDAR = "ganttproject"
YEARS = 3
"""How many years around the rows a day off recurs that is given without a year."""
MESSAGES = {
    "resources": N_("Resources, roles and allocations; who is responsible for a row is kept."),
    "fields": N_("Fields of one's own."),
    "links": N_("Links to rows that are not there."),
    "early": N_("Rows that stand before what they follow: their dates are kept by hand."),
    "looks": N_("Colours, shapes and priorities of rows."),
}
OWNED = {
    "activities": frozenset(
        "parent kind start finish duration_minutes mode constraint constraint_date progress owner cost "
        "documents".split()
    ),
    "links": frozenset({"lag", "lag_unit"}),
    "calendars": frozenset({"days", "exceptions"}),
    "plan": frozenset({"calendar"}),
}


def read(reading: Reading) -> Imported:
    """Read a file as :func:`read_gan` does."""
    return read_gan(reading.path, reading.language, reading.tables)


def write(document: Document, writing: Writing) -> Exported:
    """The file of a plan."""
    return write_gan(document, writing)


def read_gan(path: Path, language: str = "en", plan: ReadTables = NO_TABLES) -> Imported:
    """Read a file of GanttProject; names are in ``language``, ``plan`` is the plan that it goes into.

    Raises:
        PlanError: ``not_gan``, and as :func:`planning.exchange.xml_tree.read_xml`.
    """
    root, _skipped = read_xml(path, frozenset({"view", "taskdisplaycolumns"}), attributes=True)
    if root.tag != "project" or root.first("tasks") is None:
        raise unreadable(path, "not_gan", _("The file is no project of GanttProject."))
    try:
        reader = _Reader(root, language, path.stem)
        imported = reader.imported()
        own = OwnRows(root, imported, plan)
        return own.imported() if own else imported
    except PlanError as error:
        raise error.in_file(path) from None


class _Reader:
    """Makes documents of the elements of one project."""

    def __init__(self, root: Element, language: str, file: str) -> None:
        self._root, self._language = root, language
        self._name = root.attributes.get("name") or file
        self._tasks: dict[int, tuple[Element, int | None]] = {}
        for top in root.within("tasks", "task"):
            self._collect(top)
        self._left_out: Counter[str] = Counter(
            resources=sum(1 for _one in root.within("resources", "resource")),
            fields=sum(1 for task, _above in self._tasks.values() for _one in task.all("customproperty")),
            looks=sum("shape" in task.attributes for task, _above in self._tasks.values()),
        )
        self._owners = dict(_owners(root))

    def _collect(self, top: Element) -> None:
        """The rows below one at the top, in their order."""
        waiting: list[tuple[Element, int | None]] = [(top, None)]
        while waiting:
            task, above = waiting.pop()
            id = whole(task, "id", -1)
            if id >= 0 and id not in self._tasks:
                self._tasks[id] = (task, above)
            waiting += [(child, id) for child in reversed(list(task.all("task")))]

    def imported(self) -> Imported:
        """All tables, and what was left out."""
        title = {self._language: self._name}
        documents: dict[str, list[Record]] = {
            "plan": [self._plan(title)],
            "lanes": [{"id": LANE, "name": title, "order": 0}],
            "calendars": [self._calendar()],
            "activities": [self._activity(id, order) for order, id in enumerate(self._tasks)],
            "links": list(self._links()),
            "baselines": list(self._baselines()),
        }
        tables: Tables = {
            table: {one["id"]: one for one in rows} for table, rows in documents.items() if rows
        }
        self._place(tables)
        left_out = [
            LeftOut(code, self._left_out[code], _(message))
            for code, message in MESSAGES.items()
            if self._left_out[code]
        ]
        closed = frozenset({"links"})
        return Imported(tables, left_out, origin=f"gan:{self._name}", owned=OWNED, closed=closed)

    def _starts(self) -> list[str]:
        return sorted(at for task, _above in self._tasks.values() if (at := day(task, "start")))

    def _plan(self, title: dict[str, str]) -> Record:
        starts = self._starts() or ["2000-01-01"]
        return {
            "id": "plan",
            "title": title,
            "languages": [self._language],
            "horizon_start": starts[0],
            "horizon_finish": starts[-1],
            "calendar": CALENDAR,
        }

    def _calendar(self) -> Record:
        """The working week of the project and its days off."""
        week = next(self._root.within("calendars", "day-types", "default-week"), None)
        flags = week.attributes if week is not None else {"sat": "1", "sun": "1"}
        free: list[str] = []
        days = {name: free if flags.get(name) == "1" else list(OFFICE_HOURS) for name in WEEKDAYS}
        record: Record = {"id": CALENDAR, "name": {self._language: "GanttProject"}, "days": days}
        exceptions = list(self._exceptions())
        return record | ({"exceptions": exceptions} if exceptions else {})

    def _exceptions(self) -> Iterator[Record]:
        starts = self._starts() or ["2000-01-01"]
        years = range(int(starts[0][:4]) - 1, int(starts[-1][:4]) + YEARS + 1)
        for element in self._root.within("calendars", "date"):
            shifts = list(OFFICE_HOURS) if element.attributes.get("type") == "WORKING_DAY" else []
            year = whole(element, "year", 0)
            for one in [year] if year else years[:100]:
                try:
                    at = date(one, whole(element, "month"), whole(element, "date")).isoformat()
                except ValueError:
                    continue
                name = element.text.strip()
                named = {"name": {self._language: name}} if name else {}
                yield {"start": at, "finish": at, "shifts": shifts} | named

    # Rows

    def _activity(self, id: int, order: int) -> Record:
        task, above = self._tasks[id]
        is_summary = task.first("task") is not None
        is_milestone = task.attributes.get("meeting") == "true" and not is_summary
        notes, link = task.word("notes"), task.attributes.get("webLink", "")
        document: dict[str, Any] = {
            "id": row_id(id),
            "uid": id,
            "lane": LANE,
            "parent": row_id(above) if above is not None else None,
            "order": order,
            "name": {self._language: task.attributes.get("name", "")},
            "kind": "summary" if is_summary else "milestone" if is_milestone else "task",
            "mode": "auto",
            "progress": min(100, max(0, whole(task, "complete"))) / 100 or None,
            "cost": amount(task, "cost-manual-value"),
            "owner": self._owners.get(id),
            "notes": {self._language: notes} if notes else None,
            "documents": [address(link)] if link not in ("", "http://") else None,
        }
        if not is_summary:
            document["duration_minutes"] = (
                0 if is_milestone else max(0, whole(task, "duration")) * DAY_MINUTES
            )
        return {field: value for field, value in document.items() if value is not None}

    def _links(self) -> Iterator[Record]:
        seen: Counter[str] = Counter()
        for id, (task, _above) in self._tasks.items():
            for link in task.all("depend"):
                successor = whole(link, "id", -1)
                if successor not in self._tasks or successor == id:
                    self._left_out["links"] += 1
                    continue
                name = f"link-{id}-{successor}"
                seen[name] += 1
                document: Record = {
                    "id": name if seen[name] == 1 else f"{name}-{seen[name]}",
                    "predecessor": row_id(id),
                    "successor": row_id(successor),
                    "type": LINK_TYPES.get(link.attributes.get("type", ""), "FS"),
                }
                lag = whole(link, "difference") * DAY_MINUTES
                yield document | ({"lag": lag} if lag else {})

    def _baselines(self) -> Iterator[Record]:
        for number, previous in enumerate(self._root.within("previous", "previous-tasks")):
            rows: dict[str, Record] = {}
            for task in previous.all("previous-task"):
                start, id = day(task, "start"), whole(task, "id", -1)
                if start and id in self._tasks:
                    length = max(0, whole(task, "duration")) * DAY_MINUTES
                    rows[row_id(id)] = {"start": start, "duration_minutes": length}
            name = previous.attributes.get("name") or _("Baseline {number}").format(number=number)
            yield {"id": f"baseline-{number}", "uid": number, "name": {self._language: name}, "rows": rows}

    # Dates

    def _place(self, tables: Tables) -> None:
        """Let every row start on the day on which it does in GanttProject."""
        rows = tables.get("activities", {})
        starts = {
            row_id(id): start
            for id, (task, _above) in self._tasks.items()
            if (start := day(task, "start")) and rows[row_id(id)]["kind"] != "summary"
        }
        followers = {link["successor"] for link in tables.get("links", {}).values()}
        for id, start in starts.items():
            if id not in followers:
                rows[id] |= {"constraint": "SNET", "constraint_date": start}
        for id, start in self._differing(tables, starts):
            rows[id] |= {"constraint": "SNET", "constraint_date": start}
        for id, start in self._differing(tables, starts):
            rows[id] = _by_hand(rows[id], start)
            self._left_out["early"] += 1
        for row in schedule_plan(Document(tables)):
            rows[row.id] |= {"start": row.start, "finish": row.finish}
        finishes = [row["finish"][:10] for row in rows.values() if "finish" in row]
        head = tables["plan"]["plan"]
        head["horizon_finish"] = max([head["horizon_start"], *finishes])

    @staticmethod
    def _differing(tables: Tables, starts: Mapping[str, str]) -> list[tuple[str, str]]:
        planned = {row.id: row.start[:10] for row in schedule_plan(Document(tables))}
        return [(id, start) for id, start in starts.items() if planned.get(id) != start]


def _by_hand(row: Record, start: str) -> Record:
    """A row that keeps its place whatever it follows."""
    fields = {field: value for field, value in row.items() if not field.startswith("constraint")}
    return fields | {"mode": "manual", "start": f"{start}T08:00"}


def _owners(root: Element) -> Iterator[tuple[int, str]]:
    """Who is responsible for a row, else the one who is allocated to it."""
    names = {
        resource.attributes.get("id", ""): resource.attributes.get("name", "")
        for resource in root.within("resources", "resource")
    }
    found: dict[int, list[tuple[bool, str]]] = {}
    for one in root.within("allocations", "allocation"):
        name = names.get(one.attributes.get("resource-id", ""), "")
        if name:
            is_responsible = one.attributes.get("responsible") == "true"
            found.setdefault(whole(one, "task-id", -1), []).append((is_responsible, name))
    for task, people in found.items():
        responsible = [name for is_responsible, name in people if is_responsible]
        if responsible or len(people) == 1:
            yield task, (responsible or [people[0][1]])[0]


def row_id(id: int) -> str:
    """The id of a row in the plan."""
    return f"task-{id}"
