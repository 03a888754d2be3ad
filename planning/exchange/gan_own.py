"""A file of GanttProject that this program wrote: rows come back as they were, but for what was changed."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import orjson

from planning.exchange.formats import ReadTables
from planning.exchange.gan_values import PROPERTY, address, whole
from planning.exchange.gan_writing import link_days
from planning.exchange.imported import Imported
from planning.exchange.placing import LANE
from planning.exchange.xml_tree import Element
from planning.plan.changes import Record
from planning.plan.transaction import Tables

LEVELS = ("phases", "lanes")


class Kept(msgspec.Struct):
    """What stands in the column of this program beside a row."""

    table: str
    record: dict[str, Any]
    told: dict[str, Any]
    language: str
    links: list[dict[str, Any]] = []


class OwnRows:
    """Gives the rows of a file back to the plan that they came from; false for a file of somebody else."""

    def __init__(self, root: Element, imported: Imported, plan: ReadTables) -> None:
        columns = root.within("tasks", "taskproperties", "taskproperty")
        own = {one.attributes.get("id") for one in columns if one.attributes.get("name") == PROPERTY}
        self._imported, self._plan = imported, plan
        self._elements = {f"task-{whole(task, 'id', -1)}": task for task in _tasks(root)}
        self._kept = {id: found for id, task in self._elements.items() if (found := _kept(task, own))}
        self._ids = {id: str(kept.record["id"]) for id, kept in self._kept.items()}

    def __bool__(self) -> bool:
        return bool(self._kept)

    def imported(self) -> Imported:
        """The tables by the ids of the plan."""
        rows = self._imported.tables.get("activities", {})
        for id in rows:
            self._ids.setdefault(id, f"added-{rows[id]['uid']}")
        tables: Tables = {table: dict(self._level(table)) for table in LEVELS}
        tables["activities"] = dict(self._activities(rows))
        tables["links"] = dict(self._links())
        self._give_lanes(tables)
        head = self._imported.tables["plan"]["plan"]
        if not self._plan.get("plan"):
            tables["calendars"] = self._imported.tables["calendars"]
            tables["plan"] = {"plan": head}
        return Imported(
            {table: found for table, found in tables.items() if found},
            [left for left in self._imported.left_out if left.code not in ("fields", "early")],
            closed=frozenset({"links"}),
            owned={"activities": frozenset({"parent", "progress", "cost", "documents"})},
            first_only={"activities": frozenset({"order", "uid"}), "lanes": frozenset({"order"})},
        )

    def _level(self, table: str) -> Iterator[tuple[str, Record]]:
        for id, kept in self._kept.items():
            if kept.table == table:
                name = self._elements[id].attributes.get("name", "")
                yield self._ids[id], _renamed(kept, name)

    def _activities(self, rows: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
        for id, row in rows.items():
            kept = self._kept.get(id)
            if kept is not None and kept.table in LEVELS:
                continue
            found = dict(row) if kept is None else self._changed(id, row, kept)
            found["id"] = self._ids[id]
            above = row.get("parent")
            found.pop("parent", None)
            if above is not None and self._table(above) == "activities":
                found["parent"] = self._ids[above]
            lane = self._lane(above, rows)
            yield found["id"], found | ({"lane": lane} if lane else {})

    def _table(self, id: str) -> str:
        return self._kept[id].table if id in self._kept else "activities"

    def _lane(self, above: str | None, rows: Mapping[str, Record]) -> str:
        """The lane that a row stands under; empty where it stands under none."""
        while above is not None:
            if self._table(above) == "lanes":
                return self._ids[above]
            above = rows[above].get("parent")
        return ""

    def _changed(self, id: str, row: Record, kept: Kept) -> Record:
        """A row as it was, but for what differs from what GanttProject was told."""
        task, told = self._elements[id], kept.told
        found = _renamed(kept, task.attributes.get("name", ""))
        if _differs(task, told, "complete"):
            found["progress"] = row.get("progress", 0)
        if _differs(task, told, "cost-manual-value"):
            found["cost"] = row.get("cost")
        if _differs(task, told, "webLink"):
            link = task.attributes.get("webLink", "")
            found["documents"] = [address(link)] if link else []
        if task.word("notes") != str(told.get("notes", "")).strip():
            found["notes"] = (found.get("notes") or {}) | {kept.language: task.word("notes")}
        if _differs(task, told, "start") or _differs(task, told, "duration"):
            found |= _dates(row, found)
        return {field: value for field, value in found.items() if value is not None}

    def _links(self) -> Iterator[tuple[str, Record]]:
        """Links as they were, where GanttProject has them still; others with their days."""
        for record in self._imported.tables.get("links", {}).values():
            ends = {end: self._ids[record[end]] for end in ("predecessor", "successor")}
            kept = self._kept.get(record["predecessor"])
            same = (
                link
                for link in (kept.links if kept else ())
                if link.get("successor") == ends["successor"]
                and link.get("type", "FS") == record["type"]
                and link_days(link) * 480 == record.get("lag", 0)
            )
            link = next(same, None) or record | ends
            yield str(link["id"]), link

    def _give_lanes(self, tables: Tables) -> None:
        """Rows under no lane keep that of the plan, or have the only one."""
        known = self._plan.get("activities", {})
        for id, row in tables["activities"].items():
            own = row.get("lane")
            if own in tables["lanes"] or own in self._plan.get("lanes", {}):
                continue
            row["lane"] = known.get(id, {}).get("lane") or next(iter(self._plan.get("lanes", {})), LANE)
            if row["lane"] == LANE and LANE not in self._plan.get("lanes", {}):
                lane = own if own and own != LANE else LANE
                row["lane"] = lane
                made = self._imported.tables["lanes"][LANE] | {"id": lane}
                tables["lanes"].setdefault(lane, made)


def _tasks(root: Element) -> Iterator[Element]:
    waiting = list(root.within("tasks", "task"))
    while waiting:
        task = waiting.pop()
        yield task
        waiting += task.all("task")


def _kept(task: Element, own: set[str | None]) -> Kept | None:
    """What this program wrote beside a row; ``None`` where somebody spoilt it."""
    for field in task.all("customproperty"):
        if field.attributes.get("taskproperty-id") in own:
            try:
                kept = msgspec.convert(orjson.loads(field.attributes.get("value", "")), Kept)
            except (orjson.JSONDecodeError, msgspec.ValidationError):
                return None
            is_known = kept.table in (*LEVELS, "activities") and isinstance(kept.record.get("id"), str)
            return kept if is_known else None
    return None


def _renamed(kept: Kept, name: str) -> Record:
    """The document with the name that it has now."""
    record = dict(kept.record)
    if name != kept.told.get("name"):
        record["name"] = (record.get("name") or {}) | {kept.language: name}
    return record


def _differs(task: Element, told: Mapping[str, Any], name: str) -> bool:
    value = told.get(name)
    return task.attributes.get(name, "") != ("" if value is None else str(value))


def _dates(row: Record, found: Record) -> Record:
    """New dates of a row that was moved or stretched there: of its own kind, days for days."""
    if found.get("mode", "manual") == "auto":
        return {field: row.get(field) for field in ("duration_minutes", "constraint", "constraint_date")}
    is_day = len(found.get("start") or "2014-10-01") == len("2014-10-01")
    return {field: row[field][: 10 if is_day else 16] for field in ("start", "finish") if field in row}
