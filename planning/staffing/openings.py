"""Who can fill a vacancy from within: the one who is ready longest among the seats of a pool and grade."""

import numpy as np
from numpy.typing import NDArray

from planning.staffing.model import NOWHERE, Model

Ints = NDArray[np.int64]
AT_ONCE = 4_000_000
"""Candidates that are looked at together."""


class Openings:
    """The seats of each pool and grade as they stand now, in a table padded to the longest row."""

    def __init__(self, model: Model, cell: Ints) -> None:
        self._grades = len(model.grades)
        self._pool = model.cell_pool[cell]
        standing = np.flatnonzero(cell != NOWHERE)
        block = self._pool[standing] * self._grades + model.cell_grade[cell[standing]]
        sizes = np.bincount(block, minlength=(int(model.cell_pool.max()) + 1) * self._grades)
        order = np.argsort(block, kind="stable")
        self._table = np.full((len(sizes), int(sizes.max(initial=1))), -1)
        column = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        self._table[block[order], column] = standing[order]

    def candidates(
        self,
        ready: NDArray[np.int16],
        what: NDArray[np.uint8],
        seats: Ints,
        replications: Ints,
        feeder: Ints,
        month: int,
        count: int,
    ) -> Ints:
        """For each vacancy the flat place of the seat whose incumbent fills it, or -1; nobody is taken twice.

        Args:
            ready: by seat and replication (flat), since when the incumbent can be taken.
            what: what the next event of each seat is; nobody is taken from a seat that is not filled.
            seats, replications, feeder: the vacancies, and the grades that fill them.
            month: now; who came or became ready this month is not taken yet.
            count: the number of replications.
        """
        found = np.full(len(seats), -1)
        step = max(1, AT_ONCE // self._table.shape[1])
        block = self._pool[seats] * self._grades + feeder
        order = np.lexsort((replications, block))
        starts = range(0, len(order), step) if len(order) else ()
        taken_rank = _ranks(block[order], replications[order])
        for start in starts:
            part = slice(start, start + step)
            some = order[part]
            rows = self._table[block[some]]
            places = rows * count + replications[some, None]
            since = ready[places]
            since = np.where((rows < 0) | (what[places] > 1) | (since >= month), np.int16(32000), since)
            chosen = _nth(since, taken_rank[part])
            at = np.arange(len(some))
            fits = (chosen >= 0) & (since[at, chosen] < month)
            found[some[fits]] = places[at, chosen][fits]
        return found


def _ranks(block: Ints, replications: Ints) -> Ints:
    """How many vacancies before this one look for the same people, in the same replication."""
    if not len(block):
        return block
    new = np.flatnonzero(np.r_[True, (np.diff(block) != 0) | (np.diff(replications) != 0)])
    starts = np.repeat(new, np.diff(np.r_[new, len(block)]))
    found: Ints = np.arange(len(block)) - starts
    return found


def _nth(since: NDArray[np.int16], rank: Ints) -> Ints:
    """The column of each row's smallest value, or of its second smallest and so on; -1 past the last."""
    chosen: Ints = since.argmin(axis=1)
    later = np.flatnonzero(rank > 0)
    if len(later):
        within = np.minimum(rank[later], since.shape[1] - 1)
        ordered = np.argsort(since[later], axis=1, kind="stable")
        chosen[later] = ordered[np.arange(len(later)), within]
        chosen[later[rank[later] >= since.shape[1]]] = -1
    return chosen
