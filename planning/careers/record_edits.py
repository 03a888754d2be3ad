"""Documents of careers and training, whatever their table: removed with what hangs on them, and moved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from planning.plan.changes import Record
from planning.plan.order import neighbours_swapped, order_after
from planning.plan.references import references
from planning.plan.tables import TABLES
from planning.plan.transaction import Transaction

Place = tuple[str, str]
BELONGS = {("competencies", "parent"), ("training", "person"), ("training", "profile")}
"""Fields that a document may lack, but without which this one would mean something else."""
WITHIN: Mapping[str, str] = {"grades": "ladder", "competencies": "parent", "indicators": "level"}
"""Within which others a document has its place: those that are alike in a field."""


def remove_records(t: Transaction, table: str, ids: Iterable[str]) -> Counter[str]:
    """Remove documents and what cannot be without them; what can, forgets them.

    Returns:
        how many others went too, by table.
    """
    gone: dict[Place, None] = {}
    asked = [(table, id) for id in ids if t.get(table, id) is not None]
    waiting = list(asked)
    while waiting:
        place = waiting.pop()
        if place not in gone:
            gone[place] = None
            waiting += _dependent(t, place)
    for place in gone:
        t.remove(*place)
    return Counter(name for name, id in gone if (name, id) not in asked)


def _dependent(t: Transaction, place: Place) -> list[Place]:
    """The documents that go with one; the others are told to forget it."""
    found: list[Place] = []
    for table, id in list(t.referrers(*place)):
        record = t.get(table, id) or {}
        for field, target, other in list(references(table, record)):
            if (target, other) != place:
                continue
            value = (t.get(table, id) or {}).get(field)
            if isinstance(value, list):
                t.set(table, id, **{field: [one for one in value if one != other] or None})
            elif field in _optional(table) and (table, field) not in BELONGS:
                t.set(table, id, **{field: None})
            else:
                found.append((table, id))
    return found


@cache
def _optional(table: str) -> frozenset[str]:
    """The fields that a document of a table may lack."""
    return frozenset(field.name for field in msgspec.structs.fields(TABLES[table]) if not field.required)


def move_record(t: Transaction, table: str, id: str, by: int) -> bool:
    """Move a document ``by`` places among its like; whether there is such a place."""
    record = t.get(table, id)
    if record is None:
        return False
    if table == "grades":
        _swap_ranks(t, record, by)
    return neighbours_swapped(t, table, siblings(t, table, record), id, by)


def _swap_ranks(t: Transaction, grade: Record, by: int) -> None:
    """A grade that moves on its ladder has the rank of that place."""
    rungs = sorted(siblings(t, "grades", grade), key=lambda row: (row.get("rank", 0), row.get("order", 0)))
    ids = [row["id"] for row in rungs]
    at = ids.index(grade["id"])
    if not 0 <= at + by < len(ids):
        return
    ids.insert(at + by, ids.pop(at))
    ranks = [row.get("rank", 0) for row in rungs]
    if len(set(ranks)) < len(ranks):
        ranks = [float(number) for number in range(1, len(ids) + 1)]
    for id, rank in zip(ids, ranks, strict=True):
        if (t.get("grades", id) or {}).get("rank", 0) != rank:
            t.set("grades", id, rank=rank)


def add_after(t: Transaction, table: str, fields: Mapping[str, object], id: str) -> str:
    """Add a document right after another of its like; at the end where there is no such."""
    like = t.get(table, id)
    among = siblings(t, table, like) if like is not None else sorted(t.table(table).values(), key=_place)
    return t.add(table, {"order": order_after(t, table, among, id or None), **fields})


def siblings(t: Transaction, table: str, record: Record) -> list[Record]:
    """Those that a document has its place among, in their order."""
    field = WITHIN.get(table, "")
    keys = [field, "framework"] if table == "competencies" else [field, "competency"]
    rows = t.table(table).values()
    return sorted((r for r in rows if all(r.get(key) == record.get(key) for key in keys if key)), key=_place)


def _place(row: Record) -> tuple[float, str]:
    return row.get("order", 0), row["id"]
