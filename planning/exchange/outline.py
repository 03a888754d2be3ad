"""The rows of a plan as one outline, as other programs have it: phases, lanes and activities."""

from collections.abc import Iterator
from typing import NamedTuple

from planning.plan.changes import Record
from planning.plan.document import Document


class OutlineRow(NamedTuple):
    """A row: its table and document, how deep it stands (from 1), and whether rows stand below it."""

    table: str
    record: Record
    level: int
    is_summary: bool

    @property
    def key(self) -> str:
        """What identifies the row in the plan: ``activities/network``."""
        return f"{self.table}/{self.record['id']}"


def outline(document: Document) -> Iterator[OutlineRow]:
    """All rows; phases and lanes are rows of their own where there is more than one lane."""
    rows = _Rows(document)
    lanes = sorted(document.records("lanes").values(), key=_order)
    phases = sorted(document.records("phases").values(), key=_order)
    if not phases and len(rows.top) < 2:
        for lane in lanes:
            yield from rows.of_lane(lane, 1)
        return
    for phase in phases:
        of_phase = [lane for lane in lanes if lane.get("phase") == phase["id"]]
        yield OutlineRow("phases", phase, 1, bool(of_phase))
        for lane in of_phase:
            yield from _with_lane(rows, lane, 2)
    for lane in lanes:
        if lane.get("phase") is None:
            yield from _with_lane(rows, lane, 1)


def _order(record: Record) -> float:
    return float(record.get("order", 0))


def _with_lane(rows: "_Rows", lane: Record, level: int) -> Iterator[OutlineRow]:
    below = list(rows.of_lane(lane, level + 1))
    yield OutlineRow("lanes", lane, level, bool(below))
    yield from below


class _Rows:
    """Activities by what they stand under: a lane, or another one, whatever its lane."""

    def __init__(self, document: Document) -> None:
        self.top: dict[str, list[Record]] = {}
        self._below: dict[str, list[Record]] = {}
        for record in sorted(document.records("activities").values(), key=_order):
            parent = record.get("parent")
            where = self.top if parent is None else self._below
            where.setdefault(parent or record["lane"], []).append(record)

    def of_lane(self, lane: Record, level: int) -> Iterator[OutlineRow]:
        """The rows of a lane, depth first; without recursion, as outlines of files may be deep."""
        waiting = [(record, level) for record in reversed(self.top.get(lane["id"], []))]
        while waiting:
            record, depth = waiting.pop()
            children = self._below.get(record["id"], [])
            yield OutlineRow("activities", record, depth, bool(children))
            waiting += [(child, depth + 1) for child in reversed(children)]
