"""The passes over many replications at once: an array over the replications in the place of each number.

The formulas are those of :mod:`planning.schedule.forward` and :mod:`planning.schedule.backward`; the tests
hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np  # noqa: TID253 - this room is loaded on use

from planning.schedule.forward import begun_dates
from planning.schedule.network import ANY_TIME, NEVER, Network, Node, Tie
from planning.schedule.risk.span import Moments, Span
from planning.schedule.risk.time_table import TimeTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def is_even(network: Network, i: int, *, ahead: bool) -> bool:
    """Whether a row needs no moments: plain, and tied in one time, to its start or (``ahead``) finish."""
    node = network.nodes[i]
    for _id, before, after, from_finish, to_finish, _lag, is_elapsed in (
        network.outgoing[i] if ahead else network.incoming[i]
    ):
        is_simple = (from_finish if ahead else not to_finish) and not is_elapsed
        if not is_simple or network.nodes[after if ahead else before].calendar is not node.calendar:
            return False
    return node.is_plain


class Replications:
    """Passes over a network in which some rows take a different time in each replication."""

    def __init__(
        self,
        network: Network,
        tables: Mapping[object, TimeTable],
        durations: Mapping[int, Numbers],
        count: int,
    ) -> None:
        self._network, self._tables, self._count = network, tables, count
        self._durations = [
            durations.get(i, self._fill(node.duration)) for i, node in enumerate(network.nodes)
        ]
        self._early: dict[int, Span] = {}
        self._late: dict[int, Span] = {}
        self._forward()
        self._backward()

    def _fill(self, value: int) -> Numbers:
        return np.full(self._count, value, dtype=np.int64)

    def early(self, i: int) -> Span:
        """The earliest dates of a row that is no summary row."""
        return self._early[i]

    def late(self, i: int) -> Span:
        """The latest dates; of work that has begun, the start of what remains."""
        return self._late[i]

    # Forward

    def _forward(self) -> None:
        starts = {table: table.before(self._fill(self._network.start)) for table in self._tables.values()}
        for i in self._network.order:
            node = self._network.nodes[i]
            table = self._tables[node.calendar]
            if is_even(self._network, i, ahead=False):
                worked = self._work_before(i, starts[table])
                self._early[i] = Span(table, work=Moments(worked, worked + self._durations[i]))
            elif node.role == "row":
                self._early[i] = Span(table, self._row(i, node, table))
            else:
                at = self._joint(i, node)
                self._early[i] = Span(table, Moments(at, at))

    def _work_before(self, i: int, plan_start: Numbers) -> Numbers:
        ties = self._network.incoming[i]
        if not ties:
            return plan_start
        found = [self._early[tie[1]].work[tie[3]] + tie[5] for tie in ties]
        return found[0] if len(found) == 1 else np.asarray(np.maximum.reduce(found), dtype=np.int64)

    def _joint(self, i: int, node: Node) -> Numbers:
        if node.role == "first":
            starts = [self._early[tie[1]].moments.start for tie in self._network.incoming[i]]
            return np.asarray(np.minimum.reduce(starts), dtype=np.int64)
        bound = np.maximum(*self._bounds(i, node))
        return np.maximum(bound, node.at) if node.constraint else bound

    def _bounds(self, i: int, node: Node) -> tuple[Numbers, Numbers]:
        """The earliest start and finish that what goes before allows; :data:`NEVER` where nothing does."""
        bounds = [self._fill(NEVER), self._fill(NEVER)]
        for _id, other, _after, from_finish, to_finish, lag, is_elapsed in self._network.incoming[i]:
            at = self._early[other].moments[from_finish]
            if lag:
                at = at + lag if is_elapsed else self._tables[node.calendar].shifted(at, lag)
            bounds[to_finish] = np.maximum(bounds[to_finish], at)
        return bounds[0], bounds[1]

    def _row(self, i: int, node: Node, table: TimeTable) -> Moments:
        if node.fixed is not None:
            return Moments(self._fill(node.fixed[0]), self._fill(node.fixed[1]))
        duration = self._durations[i]
        if node.actual_start > NEVER or node.actual_finish > NEVER:
            return self._begun(node, table, duration)
        bound, finish_bound = self._bounds(i, node)
        is_tied = finish_bound[0] > NEVER  # of a row, all replications have the same ties
        if is_tied:
            begin = np.maximum(table.back(finish_bound, duration), self._network.start)
            bound = np.maximum(bound, begin)
        if node.constraint:
            bound = self._constrained(node, bound, table, duration)
        elif bound[0] == NEVER:
            bound = self._fill(self._network.start)
        worked = table.before(bound)
        start, finish = table.start(worked), table.start(worked + duration - 1) + 1
        if is_tied:
            is_start = (finish_bound > finish) & (table.start(worked + duration) == finish_bound)
            finish = np.where(is_start, finish_bound, finish)
        is_milestone = duration == 0
        return Moments(np.where(is_milestone, bound, start), np.where(is_milestone, bound, finish))

    def _begun(self, node: Node, table: TimeTable, duration: Numbers) -> Moments:
        if node.actual_finish > NEVER:
            start, finish = begun_dates(node)
            return Moments(self._fill(start), self._fill(finish))
        starts = self._fill(node.actual_start)
        finishes = table.forward(starts, duration)
        return Moments(starts, np.maximum(finishes, node.at) if node.constraint == "FNET" else finishes)

    def _constrained(self, node: Node, bound: Numbers, table: TimeTable, duration: Numbers) -> Numbers:
        if bound[0] == NEVER and node.constraint in ("ALAP", "SNLT", "FNLT"):
            bound = self._fill(self._network.start)
        if node.constraint == "ALAP":
            return bound
        at = self._fill(node.at)
        if node.constraint not in ("SNET", "SNLT", "MSO"):
            at = table.back(at, duration)
        if node.constraint in ("MSO", "MFO"):
            return at
        return np.maximum(bound, at) if node.constraint in ("SNET", "FNET") else np.minimum(bound, at)

    def ends(self) -> Numbers:
        """The finish of the plan in each replication."""
        latest: dict[TimeTable, Numbers] = {}
        found = []
        for i in self._network.order:
            node, span = self._network.nodes[i], self._early[i]
            if node.role == "row" and span.is_work:
                table = self._tables[node.calendar]
                latest[table] = np.maximum(span.work.finish, latest.get(table, span.work.finish))
            elif node.role == "row":
                found.append(span.moments.finish)
        found += [table.start(work - 1) + 1 for table, work in latest.items()]
        return np.asarray(np.maximum.reduce(found), dtype=np.int64)

    # Backward

    def _backward(self) -> None:
        end = self.ends() if self._network.order else self._fill(0)
        ends = {table: table.before(end) for table in self._tables.values()}
        held: dict[int, Numbers] = {}
        for i in reversed(self._network.order):
            node, ties = self._network.nodes[i], self._network.outgoing[i]
            table = self._tables[node.calendar]
            is_open = self._network.open_ends_critical and not ties and node.role == "row"
            if i not in held and not is_open and is_even(self._network, i, ahead=True):
                done = self._work_after(ties, ends[table])
                self._late[i] = Span(table, work=Moments(done - self._durations[i], done))
                continue
            latest = self._early[i].moments.finish if is_open else end
            latest = np.minimum(latest, held[i]) if i in held else latest
            self._late[i] = Span(table, self._latest(i, node, table, latest))
            if node.role == "first":
                self._hold(self._network.incoming[i], self._late[i].moments.start, held)

    def _work_after(self, ties: list[Tie], end: Numbers) -> Numbers:
        found = [self._late[tie[2]].work[tie[4]] - tie[5] for tie in ties]
        return np.asarray(np.minimum.reduce([*found, end]), dtype=np.int64) if found else end

    def _hold(self, ties: list[Tie], latest: Numbers, held: dict[int, Numbers]) -> None:
        """Bind the finish of the first of the rows of a summary row from whose start a link leaves."""
        starts = {tie[1]: self._early[tie[1]].moments.start for tie in ties}
        first = np.minimum.reduce(list(starts.values()))
        for child, start in starts.items():
            node = self._network.nodes[child]
            if node.actual_start == NEVER:
                bound = self._tables[node.calendar].forward(latest, self._durations[child])
                bound = np.where(start == first, bound, ANY_TIME)
                held[child] = np.minimum(bound, held.get(child, self._fill(ANY_TIME)))

    def _latest(self, i: int, node: Node, table: TimeTable, latest: Numbers) -> Moments:
        if node.actual_finish > NEVER:
            return Moments(self._fill(begun_dates(node)[0]), self._fill(node.actual_finish))
        duration = self._durations[i]
        is_begun = node.actual_start > NEVER
        for _id, _before, other, from_finish, to_finish, lag, is_elapsed in self._network.outgoing[i]:
            at = self._late[other].moments[to_finish]
            if lag:
                after = self._tables[self._network.nodes[other].calendar]
                at = at - lag if is_elapsed else after.shifted(at, -lag)
            if from_finish:
                latest = np.minimum(latest, at)
            elif not is_begun:
                latest = np.minimum(latest, table.forward(at, duration))
        latest = self._constrained_late(node, latest, table, duration)
        worked = table.before(latest)
        left = np.maximum(duration - (node.duration - node.remaining), 0) if is_begun else duration
        is_milestone = duration == 0
        finish = np.where(is_milestone, latest, table.start(worked - 1) + 1)
        return Moments(np.where(is_milestone, latest, table.start(worked - left)), finish)

    def _constrained_late(self, node: Node, latest: Numbers, table: TimeTable, duration: Numbers) -> Numbers:
        at = self._fill(node.at)
        if node.constraint in ("MSO", "SNLT"):
            at = table.forward(at, duration)
        if node.constraint in ("MSO", "MFO"):
            latest = at
        elif node.constraint in ("SNLT", "FNLT"):
            latest = np.minimum(latest, at)
        return np.minimum(latest, node.deadline)

    def is_critical(self, i: int) -> NDArray[np.bool_]:
        """In which replications a row has no more slack than critical rows may have."""
        node, limit = self._network.nodes[i], self._network.critical_slack
        if node.is_complete or node.constraint == "ALAP":
            return np.full(self._count, not node.is_complete and limit >= 0)
        if node.slack_calendar is node.calendar:
            slack = self._late[i].work.finish - self._early[i].work.finish
        else:
            before = self._tables[node.slack_calendar].before
            slack = before(self._late[i].moments.finish) - before(self._early[i].moments.finish)
        is_little: NDArray[np.bool_] = slack <= limit
        return is_little
