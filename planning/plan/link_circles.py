"""Circles of links, also those that lead through summary rows.

A summary row has no dates of its own: a link from it waits for its rows, a link to it holds them up. So it is
followed as the schedule ties it (:mod:`planning.schedule.joints`): through four gates, what comes after all
of its rows, with the first of them, before they start and before they finish.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from planning.plan.changes import Record
from planning.plan.references import link_ends, way_back

AFTER_ALL, WITH_FIRST = "after all", "with the first"
BEFORE_STARTS, BEFORE_FINISHES = "before all starts", "before all finishes"
LEAVING = {"FS": AFTER_ALL, "FF": AFTER_ALL, "SS": WITH_FIRST, "SF": WITH_FIRST}
ARRIVING = {"FS": BEFORE_STARTS, "SS": BEFORE_STARTS, "FF": BEFORE_FINISHES, "SF": BEFORE_FINISHES}
GATES = (AFTER_ALL, WITH_FIRST, BEFORE_STARTS, BEFORE_FINISHES)
_BETWEEN = "\n"
"""Between id and gate: no id holds it."""


class LinkGraph(NamedTuple):
    """How rows hang together, as functions of an activity's id: its record, its links, the rows below it."""

    record: Callable[[str], Record | None]
    links_from: Callable[[str], Iterable[Record]]
    children: Callable[[str], Iterable[str]]

    def is_summary(self, id: str) -> bool:
        """Whether a row gets its dates from rows below it; one with entered dates in manual mode does not."""
        row = self.record(id)
        if row is None or next(iter(self.children(id)), None) is None:
            return False
        return not (row.get("mode", "manual") == "manual" and row.get("start") and row.get("finish"))

    def nodes(self, id: str) -> list[str]:
        """The nodes of a row: itself, or the gates of a summary row."""
        return [f"{id}{_BETWEEN}{gate}" for gate in GATES] if self.is_summary(id) else [id]

    def leaving(self, link: Record) -> str:
        """The node from which a link goes."""
        return self._end(link_ends(link)[0], LEAVING, link)

    def arriving(self, link: Record) -> str:
        """The node to which a link goes."""
        return self._end(link_ends(link)[1], ARRIVING, link)

    def _end(self, id: str, gates: dict[str, str], link: Record) -> str:
        gate = gates.get(str(link.get("type", "FS")), gates["FS"])
        return f"{id}{_BETWEEN}{gate}" if self.is_summary(id) else id

    def followers(self, node: str) -> Iterator[str]:
        """The nodes that wait for a node."""
        id, _between, gate = node.partition(_BETWEEN)
        if gate in (BEFORE_STARTS, BEFORE_FINISHES):
            for child in self.children(id):
                yield f"{child}{_BETWEEN}{gate}" if self.is_summary(child) else child
            return
        yield from (self.arriving(link) for link in self.links_from(id) if self.leaving(link) == node)
        parent = str((self.record(id) or {}).get("parent") or "")
        if parent and self.is_summary(parent):
            yield from (f"{parent}{_BETWEEN}{up}" for up in ((gate,) if gate else (AFTER_ALL, WITH_FIRST)))

    def circle_through(self, nodes: Iterable[str]) -> list[str]:
        """The rows of a circle through one of the nodes, first and last alike, or nothing."""
        for node in nodes:
            for follower in self.followers(node):
                found = way_back(self.followers, node, follower)
                if found:
                    return rows_of(found)
        return []


def rows_of(nodes: Iterable[str]) -> list[str]:
    """The ids of the rows that nodes belong to, each once in a run."""
    ids: list[str] = []
    for node in nodes:
        id = node.partition(_BETWEEN)[0]
        if not ids or ids[-1] != id:
            ids.append(id)
    return ids
