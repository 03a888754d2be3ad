"""A file of MS Project that this program wrote: its rows become again what they were in the plan.

Rows that were added in MS Project come to the lane that they stand under.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from planning.exchange.formats import ReadTables
from planning.exchange.imported import Imported
from planning.exchange.mspdi_calendars_writing import STANDARD, calendar_names
from planning.exchange.mspdi_marks import Marks
from planning.exchange.mspdi_values import finish_text, integer, is_on, start_text
from planning.exchange.numbering import numbered
from planning.exchange.placing import LANE
from planning.exchange.xml_tree import Element
from planning.plan.changes import Record
from planning.plan.references import references
from planning.plan.transaction import Tables

FIRST_ONLY: Mapping[str, frozenset[str]] = {
    "activities": frozenset({"uid", "order"}),
    "phases": frozenset({"order"}),
    "lanes": frozenset({"order", "phase"}),
    "calendars": frozenset({"uid", "name"}),
    "baselines": frozenset({"uid", "name"}),
}


def as_our_own(imported: Imported, root: Element, marks: Marks, plan: ReadTables) -> Imported:
    """The tables of a file that this program wrote, by the ids that it wrote into it."""
    reader = _OwnRows(imported, marks, plan, root)
    return imported._replace(
        tables={table: rows for table, rows in reader.tables().items() if rows},
        origin="",
        first_only=FIRST_ONLY,
    )


class _OwnRows:
    """Gives documents that were read as another program's the ids that they have here."""

    def __init__(self, imported: Imported, marks: Marks, plan: ReadTables, root: Element) -> None:
        self._imported, self._marks, self._plan = imported, marks, plan
        self._elements = {integer(task, "UID"): task for task in root.within("Tasks", "Task")}
        self._ids: dict[tuple[str, str], str] = {}
        self._levels: Tables = {"phases": {}, "lanes": {}}

    def tables(self) -> Tables:
        """All tables."""
        found = self._imported.tables
        self._name_calendars(found.get("calendars", {}))
        self._name_baselines(found.get("baselines", {}))
        activities = self._activities(found.get("activities", {}))
        tables = dict(found) | self._levels
        for table in ("calendars", "baselines"):
            tables[table] = self._renamed(table, found.get(table, {}))
        for id, record in tables["calendars"].items():
            self._forget_free_days(record, self._plan.get("calendars", {}).get(id, {}))
        tables["activities"] = activities
        tables["links"] = self._links(found.get("links", {}))
        tables["plan"] = self._renamed("plan", found["plan"])
        self._drop_standard(tables)
        return tables

    def _name_calendars(self, calendars: Mapping[str, Record]) -> None:
        """Calendars are known by their names."""
        names = calendar_names(self._plan.get("calendars", {}), self._marks.language)
        by_name = {name: id for id, name in names.items()}
        for id, record in calendars.items():
            known = by_name.get(record["name"][self._marks.language])
            if known:
                self._ids["calendars", id] = known

    @staticmethod
    def _forget_free_days(record: Record, known: Record) -> None:
        """MS Project is told of all days of a week; a calendar here need not name those not worked."""
        if known and "base" not in record:
            days = record.get("days", {}).items()
            record["days"] = {day: shifts for day, shifts in days if shifts or day in known.get("days", {})}

    def _name_baselines(self, baselines: Mapping[str, Record]) -> None:
        """Baselines are known by their numbers, which only the plan knows."""
        own = list(self._plan.get("baselines", {}).values())
        numbers = numbered({one["id"]: one.get("uid") for one in own}, first=0)
        by_number = {number: id for id, number in numbers.items()}
        for id, record in baselines.items():
            known = by_number.get(record["uid"])
            if known:
                self._ids["baselines", id] = known

    # Rows

    def _activities(self, rows: Mapping[str, Record]) -> dict[str, Record]:
        """The activities; rows that were phases and lanes go to their tables."""
        for id, record in rows.items():
            table, own = self._marks.place(self._elements[record["uid"]])
            self._ids["activities", id] = own or f"added-{record['uid']}"
            if table in self._levels:
                self._level(table, own, record, rows)
        found = {}
        for record in rows.values():
            if self._table_of(record) not in self._levels:
                activity = self._activity(record, rows)
                found[activity["id"]] = activity
        for record in found.values():
            record.setdefault("lane", self._any_lane())
        return found

    def _table_of(self, record: Record) -> str:
        return self._marks.place(self._elements[record["uid"]])[0]

    def _level(self, table: str, id: str, record: Record, rows: Mapping[str, Record]) -> None:
        """A phase or a lane."""
        document: Record = {"id": id, "name": record["name"], "order": len(self._levels[table]) + 1}
        parent = rows.get(record.get("parent", ""))
        if table == "lanes" and parent is not None and self._table_of(parent) == "phases":
            document["phase"] = self._ids["activities", parent["id"]]
        self._levels[table][id] = document

    def _activity(self, record: Record, rows: Mapping[str, Record]) -> Record:
        document = self._pointing("activities", record)
        element = self._elements[record["uid"]]
        above = list(_above(record, rows))
        if above and self._table_of(above[0]) in self._levels:
            document.pop("parent", None)
        lane = next((row for row in above if self._table_of(row) == "lanes"), None)
        document.pop("lane")
        if lane is not None:
            document["lane"] = self._ids["activities", lane["id"]]
        else:
            known = self._plan.get("activities", {}).get(document["id"], {})
            document |= {"lane": known["lane"]} if "lane" in known else {}
        if document["kind"] == "summary":  # it has rows below it; a plan need not call it so
            known = self._plan.get("activities", {}).get(document["id"], {})
            document["kind"] = known.get("kind", "task" if known else "summary")
        if is_on(element, "Milestone"):
            document["kind"] = "milestone"
        return _as_days(document, self._marks.days(element))

    def _any_lane(self) -> str:
        """The lane of rows that stand under none: that of the plan, or one of their own."""
        lanes = [*self._levels["lanes"], *self._plan.get("lanes", {})]
        if lanes:
            return lanes[0]
        self._levels["lanes"][LANE] = self._imported.tables["lanes"][LANE]
        return LANE

    # References

    def _renamed(self, table: str, rows: Mapping[str, Record]) -> dict[str, Record]:
        renamed = (self._pointing(table, record) for record in rows.values())
        return {record["id"]: record for record in renamed}

    def _pointing(self, table: str, record: Record) -> Record:
        """A document with the ids of this plan in the place of those of the file."""
        copy = record | {"id": self._new(table, record["id"])}
        for field, target, _id in references(table, record):
            value = record[field]
            is_list = isinstance(value, list)
            copy[field] = [self._new(target, id) for id in value] if is_list else self._new(target, value)
        if table == "baselines":
            copy["rows"] = {self._new("activities", id): row for id, row in record["rows"].items()}
        return copy

    def _new(self, table: str, id: str) -> str:
        return self._ids.get((table, id), id)

    def _links(self, links: Mapping[str, Record]) -> dict[str, Record]:
        """Links are known by their ends and their type."""
        known: dict[Any, list[str]] = {}
        for id, link in self._plan.get("links", {}).items():
            known.setdefault(_ends(link), []).append(id)
        found = {}
        for record in links.values():
            link = self._pointing("links", record)
            ids = known.get(_ends(link))
            link["id"] = ids.pop(0) if ids else link["id"]
            found[link["id"]] = link
        return found

    def _drop_standard(self, tables: Tables) -> None:
        """The calendar that was only written as MS Project wants one, where the plan is there already."""
        standard = self._imported.tables["plan"]["plan"].get("calendar")
        name = self._imported.tables.get("calendars", {}).get(standard or "", {}).get("name", {})
        if self._plan.get("plan") and name.get(self._marks.language) == STANDARD:
            used = Counter(row.get("calendar") for row in tables["activities"].values())
            if standard not in used and standard in tables["calendars"]:
                del tables["calendars"][standard]
                tables["plan"] = {"plan": dict(tables["plan"]["plan"])}
                tables["plan"]["plan"].pop("calendar", None)


def _ends(link: Record) -> tuple[str, str, str]:
    return link["predecessor"], link["successor"], link.get("type", "FS")


def _above(record: Record, rows: Mapping[str, Record]) -> Iterator[Record]:
    """The rows above a row, the next one first."""
    at = rows.get(record.get("parent", ""))
    while at is not None:
        yield at
        at = rows.get(at.get("parent", ""))


def _as_days(document: Record, marks: frozenset[str]) -> Record:
    """Dates that were days are days again, unless somebody gave them another hour."""
    for field in marks & {"start", "finish", "deadline", "constraint_date", "actual_start", "actual_finish"}:
        moment = document.get(field)
        if moment:
            whole = {start_text(moment[:10])[:16], finish_text(moment[:10])[:16]}
            document[field] = moment[:10] if moment in whole else moment
    for field, mark in (("start", "no-start"), ("finish", "no-finish")):
        if mark in marks:
            document.pop(field, None)
    if f"no-duration:{document.get('duration_minutes')}" in marks:
        del document["duration_minutes"]
    remaining = next((mark.partition(":")[2] for mark in marks if mark.startswith("remaining:")), "")
    if remaining.isdecimal():
        document["remaining_minutes"] = int(remaining)
    return document
