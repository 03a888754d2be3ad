"""The part of a plan that lies in a period: what a report of that period is made from."""

from typing import Any

from planning.plan.document import Document
from planning.plan.moments import finish_day, start_day

Record = dict[str, Any]


def within(document: Document, period: tuple[str, str] | None) -> Document:
    """The plan with its horizon set to ``period`` and without the activities that lie outside.

    Bars that reach out of the period are cut off by the chart, their dates stay as they are.  An activity
    without dates stays, for it may fall into the period.
    """
    if period is None:
        return document
    tables = {name: dict(document.records(name)) for name in document.names()}
    head = dict(tables["plan"]["plan"], horizon_start=period[0], horizon_finish=period[1])
    rows: dict[str, Record] = tables.get("activities", {})
    kept = {id for id, row in rows.items() if _touches(row, period)}
    for id in list(kept):
        kept.update(_parents(rows, id))
    tables["plan"] = {**tables["plan"], "plan": head}
    tables["activities"] = {id: row for id, row in rows.items() if id in kept}
    tables["links"] = {
        id: row
        for id, row in tables.get("links", {}).items()
        if row.get("predecessor") in kept and row.get("successor") in kept
    }
    return Document(tables)


def _touches(row: Record, period: tuple[str, str]) -> bool:
    start, finish = row.get("start"), row.get("finish") or row.get("start")
    starts_late = start is not None and start_day(start).isoformat() > period[1]
    return not (starts_late or (finish is not None and finish_day(finish).isoformat() < period[0]))


def _parents(rows: dict[str, Record], id: str) -> set[str]:
    found: set[str] = set()
    parent = rows[id].get("parent")
    while parent in rows and parent not in found:
        found.add(parent)
        parent = rows[parent].get("parent")
    return found
