"""Where the documents of an imported file belong in a plan, and what of the file's head the plan takes over.

Each project that is imported has a lane of its own, whose ``origin`` names it. A second project in the same
plan would have the same ids (MS Project counts its rows from 1): its documents get the id of its lane before
theirs.
"""

from typing import Any

from i18n import _
from planning.exchange.imported import Imported, LeftOut
from planning.plan.changes import Record
from planning.plan.references import references
from planning.plan.template import template_tables
from planning.plan.transaction import Tables

LANE = "imported"
SHARED = ("symbol", "fiscal_start_month", "translation_note", "branding")


def placed(imported: Imported, tables: Tables) -> Imported:
    """The documents of a file with the ids that they have, or will have, in a plan."""
    if imported.origin:
        imported = _told_apart(imported, tables)
    return _with_head(imported, tables)


def _told_apart(imported: Imported, tables: Tables) -> Imported:
    lanes = tables.get("lanes", {})
    own = next((id for id, lane in lanes.items() if lane.get("origin") == imported.origin), None)
    number, stem = 1, own or LANE
    while own is None and stem in lanes:
        number += 1
        stem = f"{LANE}-{number}"
    marked = _with_origin(imported)
    return marked if stem == LANE else _renamed(marked, stem)


def _with_origin(imported: Imported) -> Imported:
    lane = imported.tables["lanes"][LANE] | {"origin": imported.origin}
    return imported._replace(tables=imported.tables | {"lanes": imported.tables["lanes"] | {LANE: lane}})


def _renamed(imported: Imported, stem: str) -> Imported:
    """Each id of the file with the id of its lane before it; the lane itself is called so."""

    def new(table: str, id: str) -> str:
        if table == "plan" or id not in imported.tables.get(table, {}):
            return id
        return stem if (table, id) == ("lanes", LANE) else f"{stem}-{id}"

    tables: Tables = {}
    for table, documents in imported.tables.items():
        renamed = (_referring(table, document, new) for document in documents.values())
        tables[table] = {document["id"]: document for document in renamed}
    return imported._replace(tables=tables)


def _referring(table: str, document: Record, new: Any) -> Record:  # noqa: ANN401 - a function of table and id
    """A document with new ids in the place of the old ones."""
    copy = document | {"id": new(table, document["id"])}
    for field, target, _id in references(table, document):
        value = document[field]
        copy[field] = [new(target, id) for id in value] if isinstance(value, list) else new(target, value)
    if table == "baselines":
        copy["rows"] = {new("activities", id): row for id, row in document["rows"].items()}
    return copy


def _with_head(imported: Imported, tables: Tables) -> Imported:
    """The head of the file: all of it for a plan without rows or of the same project, else none of it."""
    head = imported.tables.get("plan", {}).get("plan")
    own = tables.get("plan", {}).get("plan")
    if head is None or own is None:
        return imported
    if not tables.get("activities") or (imported.origin and own.get("origin") == imported.origin):
        taken = {"plan": {"plan": _taken_over(head, own, imported.origin)}}
        return imported._replace(tables=imported.tables | taken)
    rest = {table: rows for table, rows in imported.tables.items() if table != "plan"}
    if not imported.origin:  # the rows are those of this plan, in its time
        return imported._replace(tables=rest)
    rows = rest.get("activities", {})
    rest["activities"] = {id: _in_own_time(row, head, rest) for id, row in rows.items()}
    message = _("Title, horizon and start of the file: the plan keeps its own.")
    return imported._replace(tables=rest, left_out=[*imported.left_out, LeftOut("head", 1, message)])


def _taken_over(head: Record, own: Record, origin: str) -> Record:
    """The head of the file with the languages of the plan, and its title where somebody gave it one."""
    kept = {field: own[field] for field in SHARED if field in own}
    languages = [*own["languages"], *(tag for tag in head["languages"] if tag not in own["languages"])]
    blank = template_tables("blank")["plan"]["plan"]["title"]
    title = head["title"] if own["title"] == blank else own["title"]
    return head | kept | {"languages": languages, "title": title} | ({"origin": origin} if origin else {})


def _in_own_time(row: Record, head: Record, tables: Tables) -> Record:
    """A row that was worked in the time of its project, from its start, in a plan that has another one."""
    if row.get("kind") == "summary" or row.get("mode") != "auto":
        return row
    own: Record = {}
    if "calendar" in head:
        own["calendar"] = row.get("calendar", head["calendar"])
    follows = any(link["successor"] == row["id"] for link in tables.get("links", {}).values())
    if not follows and "constraint" not in row and "schedule_start" in head:
        own |= {"constraint": "SNET", "constraint_date": head["schedule_start"]}
    return row | own
