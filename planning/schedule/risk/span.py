"""When a row starts and finishes in each replication, as moments or as work of its calendar.

Most rows follow rows of the same calendar: then all is addition of minutes of work, and moments are looked up
only where something needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from planning.schedule.risk.time_table import TimeTable

    Numbers = NDArray[np.int64]


class Moments(NamedTuple):
    """Starts and finishes in the one or the other measure."""

    start: Numbers
    finish: Numbers


class Span:
    """Dates of a node, given in one measure and reckoned in the other when it is asked for."""

    __slots__ = ("_moments", "_table", "_work")

    def __init__(self, table: TimeTable, moments: Moments | None = None, work: Moments | None = None) -> None:
        self._table, self._moments, self._work = table, moments, work

    @property
    def moments(self) -> Moments:
        """Start and finish as moments."""
        if self._moments is None:
            assert self._work is not None
            start, finish = self._work
            self._moments = Moments(self._table.start(start), self._table.start(finish - 1) + 1)
        return self._moments

    @property
    def work(self) -> Moments:
        """The work of the calendar before start and finish."""
        if self._work is None:
            assert self._moments is not None
            self._work = Moments(*map(self._table.before, self._moments))
        return self._work

    @property
    def is_work(self) -> bool:
        """Whether the work is what is known, so that moments can be found from it."""
        return self._moments is None
