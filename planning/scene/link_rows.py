"""The links of a plan by the rows they join, as arrays: which of them may be seen, which belong to a row."""

from typing import cast

import numpy as np

from planning.plan.entities import Link
from planning.scene.bars import NO_BAR, Bars, Codes, Indices, Numbers
from planning.scene.rows import Outline


class LinkRows:
    """Links both of whose activities have a row; those of an activity that is folded away have none."""

    def __init__(self, outline: Outline) -> None:
        joined: list[tuple[int, int, bool, bool]] = []
        self.place: dict[str, int] = {}
        """The number of a link by its id, in the order of ``ids``."""
        for link in cast(dict[str, Link], outline.document.table("links")).values():
            first = outline.index.get(("activities", link.predecessor), -1)
            last = outline.index.get(("activities", link.successor), -1)
            if first >= 0 and last >= 0:
                self.place[link.id] = len(joined)
                joined.append((first, last, link.type[0] == "F", link.type[1] == "S"))
        self.ids = list(self.place)
        ends = np.array([row[:2] for row in joined], dtype=np.int64).reshape(-1, 2)
        self.predecessor: Indices = ends[:, 0]
        self.successor: Indices = ends[:, 1]
        self.leaves_finish: Codes = np.array([row[2] for row in joined], dtype=np.int8)
        self.enters_start: Codes = np.array([row[3] for row in joined], dtype=np.int8)
        self._of_row: dict[int, list[int]] = {}
        for number, row in enumerate(joined):
            self._of_row.setdefault(row[0], []).append(number)
            self._of_row.setdefault(row[1], []).append(number)

    def __len__(self) -> int:
        return len(self.predecessor)

    def of_rows(self, rows: set[int]) -> list[int]:
        """The links that begin or end at any of the rows."""
        return sorted({link for row in rows for link in self._of_row.get(row, ())})

    def crossing(self, links: Indices, row: float) -> list[int]:
        """Those of the links whose lines may run through a height, given in rows."""
        ends = self.predecessor[links], self.successor[links]
        near = (np.minimum(*ends) <= row + 1) & (np.maximum(*ends) + 2 >= row)
        return [int(link) for link in links[near]]

    def reach(self, row: int) -> tuple[int, int]:
        """From which to which row the links of a row run, itself among them."""
        links = self._of_row.get(row, ())
        ends = [int(end[link]) for link in links for end in (self.predecessor, self.successor)]
        return min([row, *ends]), max([row, *ends])

    def days(self, bars: Bars) -> tuple[Numbers, Numbers]:
        """When each link leaves its predecessor and when it enters its successor."""
        before, after = self.predecessor, self.successor
        leaves = np.where(self.leaves_finish, bars.finish[before], bars.start[before])
        enters = np.where(self.enters_start, bars.start[after], bars.finish[after])
        return leaves, enters

    def visible(
        self, bars: Bars, first_row: int, last_row: int, first_day: float, last_day: float
    ) -> Indices:
        """The links that may cross a part of the chart."""
        low = np.minimum(self.predecessor, self.successor)
        high = np.maximum(self.predecessor, self.successor)
        rows = np.flatnonzero((high >= first_row) & (low < last_row))
        leaves, enters = self.days(bars)
        leaves, enters = leaves[rows], enters[rows]
        with np.errstate(invalid="ignore"):  # a row without dates has no links to show
            seen = (np.fmax(leaves, enters) >= first_day) & (np.fmin(leaves, enters) <= last_day)
        drawn = (bars.style[self.predecessor[rows]] != NO_BAR) & (bars.style[self.successor[rows]] != NO_BAR)
        found: Indices = rows[seen & drawn]
        return found
