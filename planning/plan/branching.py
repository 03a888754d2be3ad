"""What-if scenarios as edits on top of a plan: laid over its tables, gathered from changes, adopted.

A scenario stores only what differs, so that it follows the plan: what is edited in the plan afterwards shows
in the scenario too, unless the scenario has edited the same field. An edit that has lost its ground (its
document is gone from the plan, or one it refers to) is passed over, kept, and told by :func:`drift`.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from msgspec import to_builtins

from planning.plan.changes import Change, Record, same
from planning.plan.references import references
from planning.plan.removal import remove_rows
from planning.plan.roadmap_scenario import BRANCHED, BranchEdit, RoadmapScenario
from planning.plan.text import Text
from planning.plan.transaction import Transaction

Records = Mapping[str, Mapping[str, Record]]
LISTED = "roadmap_scenarios"


class Drift(NamedTuple):
    """Where the plan has gone on under a scenario: ``field`` is empty where the document itself is gone."""

    table: str
    id: str
    field: str
    was: Any
    now: Any
    wanted: Any


def overlaid(records: Records, edits: Iterable[BranchEdit]) -> dict[str, dict[str, Record]]:
    """The tables of a plan as a scenario would have them; documents are shared, none is changed."""
    tables, listed = {table: dict(documents) for table, documents in records.items()}, list(edits)
    for edit in listed:
        _lay(tables.setdefault(edit.table, {}), edit)
    has_dropped = _drop_loose(tables, {(edit.table, edit.id) for edit in listed if edit.op != "remove"})
    if has_dropped or any(edit.op == "remove" for edit in listed):
        _drop_loose(tables, {(table, id) for table in BRANCHED for id in tables.get(table, {})})
    return tables


def _lay(documents: dict[str, Record], edit: BranchEdit) -> None:
    if edit.op == "remove":
        documents.pop(edit.id, None)
    elif edit.op == "add":
        documents[edit.id] = merged({"id": edit.id}, edit.fields)
    elif edit.id in documents:
        documents[edit.id] = merged(documents[edit.id], edit.fields)


def merged(document: Record, fields: Mapping[str, Any]) -> Record:
    """A document with other values; ``None`` takes a field away."""
    both = {**document, **fields}
    return {field: value for field, value in both.items() if value is not None}


def _drop_loose(tables: dict[str, dict[str, Record]], places: set[tuple[str, str]]) -> bool:
    """Leave out what refers by a single field to what is not there, and then what refers to that.

    Returns whether anything was. The plan itself is whole: without removals only what the scenario edits
    can have lost its ground.
    """
    has_dropped = False
    while True:
        loose = [
            (table, id)
            for table, id in places
            if id in tables.get(table, {}) and _is_loose(tables, table, tables[table][id])
        ]
        for table, id in loose:
            del tables[table][id]
        if not loose:
            return has_dropped
        has_dropped = True


def _is_loose(tables: dict[str, dict[str, Record]], table: str, document: Record) -> bool:
    return any(
        target in BRANCHED and id not in tables.get(target, {})
        for field, target, id in references(table, document)
        if not isinstance(document.get(field), list)
    )


# Making a scenario


def add_scenario(t: Transaction, name: Text, *, like: RoadmapScenario | None = None) -> str:
    """Begin a scenario: as the plan is, or with the edits of another."""
    made = datetime.now(UTC).date().isoformat()
    edits = [to_builtins(edit) for edit in like.edits] if like else []
    return t.add(LISTED, {"name": name, "made": made, "edits": edits})


def gathered(
    records: Records, edits: Iterable[BranchEdit], changes: Iterable[Change]
) -> list[dict[str, Any]]:
    """The edits of a scenario after further changes; ``records`` are those of the plan it branches from."""
    kept = {(edit.table, edit.id): edit for edit in edits}
    for change in changes:
        place = (change.table, change.id)
        edit = _edit(records.get(change.table, {}).get(change.id), change, kept.get(place))
        if edit is None:
            kept.pop(place, None)
        else:
            kept[place] = edit
    ordered = sorted(kept.values(), key=lambda edit: BRANCHED.index(edit.table))
    return [to_builtins(edit) for edit in ordered]


def _edit(planned: Record | None, change: Change, before: BranchEdit | None) -> BranchEdit | None:
    """What leads from the plan's document to that of the scenario; ``None`` where they are the same."""
    wanted, table, id = change.after, change.table, change.id
    if planned is None:
        fields = {field: value for field, value in (wanted or {}).items() if field != "id"}
        return BranchEdit(op="add", table=table, id=id, fields=fields) if wanted else None
    was = before.was if before is not None else {}
    if wanted is None:
        return BranchEdit(op="remove", table=table, id=id, was={**planned, **was})
    fields = {
        field: wanted.get(field)
        for field in planned.keys() | wanted.keys()
        if not same(planned.get(field), wanted.get(field))
    }
    if not fields:
        return None
    stood = {field: was.get(field, planned.get(field)) for field in fields}
    return BranchEdit(op="set", table=table, id=id, fields=fields, was=stood)


# Taking it over


def drift(records: Records, scenario: RoadmapScenario) -> list[Drift]:
    """Where the plan was changed since the scenario edited the same: adopting would overwrite that."""
    found: list[Drift] = []
    for edit in scenario.edits:
        document = records.get(edit.table, {}).get(edit.id)
        if edit.op != "add" and document is None:
            found.append(Drift(edit.table, edit.id, "", edit.was, None, edit.fields))
        elif edit.op == "set" and document is not None:
            found += [
                Drift(edit.table, edit.id, field, edit.was.get(field), document.get(field), wanted)
                for field, wanted in edit.fields.items()
                if not any(same(value, document.get(field)) for value in (edit.was.get(field), wanted))
            ]
    return found


def adopt(t: Transaction, id: str, scenario: RoadmapScenario) -> None:
    """Make the plan what the scenario says and take the scenario off the list.

    Raises:
        PlanError: the plan has gone on so that a rule would be broken.
    """
    for edit in scenario.edits:
        if edit.op == "add":
            _put(t, edit)
        elif t.get(edit.table, edit.id) is not None:
            if edit.op == "set":
                t.set(edit.table, edit.id, **edit.fields)
            else:
                remove_rows(t, edit.table, [edit.id])
    t.remove(LISTED, id)


def _put(t: Transaction, edit: BranchEdit) -> None:
    """Add a document; one that has come to stand under that id meanwhile takes the scenario's values."""
    if t.get(edit.table, edit.id) is None:
        t.add(edit.table, {"id": edit.id, **edit.fields})
    else:
        t.set(edit.table, edit.id, **edit.fields)
