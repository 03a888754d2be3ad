"""The forward and the backward pass of the critical path method, with the rules of MS Project.

Sources: Kelley and Walker, Critical-Path Planning and Scheduling (1959) for the passes; for lags, leads,
constraints, work in progress and rows in manual mode the values that MS Project stores (see the tests).

What MS Project does and a textbook does not:

- A lag counts in the calendar of the successor; forward it ends at the end of a shift, back at the beginning.
- Without predecessor a constraint may begin before the plan; a link to a finish does not pull a start there.
- A must-be date holds against links (negative slack shows the conflict).
- Work that has begun starts when it did; late it starts then too, but what goes before it may be as late as
  the work that remains allows.
- A row in manual mode keeps its dates; its late dates follow the network, so that its slack says how far it
  may move.
"""

from collections.abc import Iterable
from typing import NamedTuple

from planning.schedule.network import ANY_TIME, NEVER, Network, Node, Tie


class Dates(NamedTuple):
    """Starts and finishes by the place of the node, and for rows the work of their calendar before those."""

    start: list[int]
    finish: list[int]
    start_work: list[int]
    finish_work: list[int]

    @classmethod
    def of(cls, network: Network) -> "Dates":
        """Dates of all nodes, to be filled in."""
        size = len(network.nodes)
        return cls([0] * size, [0] * size, [0] * size, [0] * size)

    def put(self, i: int, node: Node, start: int, finish: int) -> None:
        """Set the dates of a row."""
        self.start[i], self.finish[i] = start, finish
        self.start_work[i], self.finish_work[i] = node.calendar.before(start), node.calendar.before(finish)


def early_dates(network: Network, scheduled: Dates | None = None) -> Dates:
    """The forward pass: the earliest dates that links, constraints and calendars allow.

    In a second pass ``scheduled`` has the late dates of rows that are to be done as late as possible: the
    rows after them follow those.
    """
    early = Dates.of(network)
    for i in network.order:
        node = network.nodes[i]
        before = early if scheduled is None or node.constraint == "ALAP" else scheduled
        start_bound, finish_bound = early_bounds(node, network.incoming[i], before)
        if node.is_plain and finish_bound == NEVER:
            _follow(i, node, network.start if start_bound == NEVER else start_bound, early)
        elif node.role == "row":
            early.put(i, node, *_early(node, start_bound, finish_bound, network.start))
        else:
            early.start[i] = early.finish[i] = _joint(node, network.incoming[i], before)
        if scheduled is not None and node.constraint != "ALAP":
            scheduled.start[i], scheduled.finish[i] = early.start[i], early.finish[i]
    roll_up(network, early)
    return early


def _follow(i: int, node: Node, bound: int, early: Dates) -> None:
    """The dates of a row that begins as soon as it may."""
    start = node.calendar.start
    worked = node.calendar.before(bound)
    done = worked + node.duration
    early.start[i], early.finish[i] = start(worked), start(done - 1) + 1
    early.start_work[i], early.finish_work[i] = worked, done


def early_bounds(node: Node, ties: Iterable[Tie], dates: Dates) -> tuple[int, int]:
    """The earliest start and the earliest finish that what goes before allows."""
    start_bound = finish_bound = NEVER
    start, finish, _, _ = dates
    for _id, other, _after, from_finish, to_finish, lag, is_elapsed in ties:
        at = finish[other] if from_finish else start[other]
        if lag:
            at = at + lag if is_elapsed else node.calendar.shifted(at, lag)
        if to_finish:
            if at > finish_bound:
                finish_bound = at
        elif at > start_bound:
            start_bound = at
    return start_bound, finish_bound


def _joint(node: Node, ties: list[Tie], dates: Dates) -> int:
    if node.role == "first":
        return min(dates.start[tie[1]] for tie in ties)
    bound = max(early_bounds(node, ties, dates))
    return max(bound, node.at) if node.constraint else bound


def _early(node: Node, start_bound: int, finish_bound: int, plan_start: int) -> tuple[int, int]:
    if node.fixed is not None:
        return node.fixed
    if node.actual_start > NEVER or node.actual_finish > NEVER:
        return _begun(node)
    calendar, duration = node.calendar, node.duration
    if finish_bound > NEVER:
        start_bound = max(start_bound, plan_start, calendar.back(finish_bound, duration))
    if node.constraint:
        start_bound = _constrained(node, start_bound, plan_start)
    elif start_bound == NEVER:
        start_bound = plan_start
    if not duration:
        return start_bound, start_bound  # a milestone stands where it is put, in time off too
    worked = calendar.before(start_bound)
    start, finish = calendar.start(worked), calendar.start(worked + duration - 1) + 1
    # A finish tied to a start (SF) is written as that start, though the work ended with the shift before.
    if finish_bound > finish and calendar.start(worked + duration) == finish_bound:
        finish = finish_bound
    return start, finish


def _constrained(node: Node, bound: int, plan_start: int) -> int:
    """The start that a constraint makes of the one that links allow."""
    if node.constraint == "ALAP":
        return plan_start if bound == NEVER else bound
    at = node.at if node.constraint in ("SNET", "SNLT", "MSO") else node.calendar.back(node.at, node.duration)
    if node.constraint in ("MSO", "MFO"):
        return at
    if node.constraint in ("SNET", "FNET"):
        return max(bound, at)
    return min(plan_start if bound == NEVER else bound, at)


def _begun(node: Node) -> tuple[int, int]:
    """The dates of work that has begun or is done."""
    start = node.actual_start
    if start == NEVER:
        start = node.calendar.back(node.actual_finish, node.duration)
    if node.actual_finish > NEVER:
        return start, node.actual_finish
    finish = node.calendar.forward(start, node.duration)
    return start, max(finish, node.at) if node.constraint == "FNET" else finish


def late_dates(network: Network, early: Dates) -> Dates:
    """The backward pass: the latest dates that do not move the finish of the plan."""
    late = Dates.of(network)
    begin = list(late.start)
    held: dict[int, int] = {}
    end = max((early.finish[i] for i in network.order if network.nodes[i].role == "row"), default=0)
    for i in reversed(network.order):
        node = network.nodes[i]
        start_bound, finish_bound = _late_bounds(network, i, begin, late.finish)
        if held:
            start_bound = min(start_bound, held.get(i, ANY_TIME))
        if network.open_ends_critical and start_bound == finish_bound == ANY_TIME and node.role == "row":
            finish_bound = early.finish[i]
        if finish_bound > end:
            finish_bound = end
        if node.is_plain and start_bound == ANY_TIME:
            begin[i] = _precede(i, node, finish_bound, late)
        else:
            start, finish, begin[i] = _late(node, start_bound, finish_bound)
            late.put(i, node, start, finish)
            if node.role == "first":
                _hold_first(network.incoming[i], late.start[i], early, held)
    roll_up(network, late)
    return late


def _hold_first(ties: list[Tie], latest: int, early: Dates, held: dict[int, int]) -> None:
    """Bind the first of the rows of a summary row from whose start a link leaves."""
    first = min(early.start[tie[1]] for tie in ties)
    for tie in ties:
        if early.start[tie[1]] == first:
            held[tie[1]] = min(latest, held.get(tie[1], ANY_TIME))


def _precede(i: int, node: Node, bound: int, late: Dates) -> int:
    """The dates of a row that ends as late as it may; gives its start."""
    start = node.calendar.start
    done = node.calendar.before(bound)
    worked = done - node.duration
    late.start[i], late.finish[i] = start(worked), start(done - 1) + 1
    late.start_work[i], late.finish_work[i] = worked, done
    return late.start[i]


def _late_bounds(network: Network, i: int, begin: list[int], finish: list[int]) -> tuple[int, int]:
    """The latest start and the latest finish that what comes after allows."""
    start_bound = finish_bound = ANY_TIME
    for _id, _before, other, from_finish, to_finish, lag, is_elapsed in network.outgoing[i]:
        at = finish[other] if to_finish else begin[other]
        if lag:
            at = at - lag if is_elapsed else network.nodes[other].calendar.shifted(at, -lag)
        if from_finish:
            if at < finish_bound:
                finish_bound = at
        elif at < start_bound:
            start_bound = at
    return start_bound, finish_bound


def _late(node: Node, start_bound: int, finish_bound: int) -> tuple[int, int, int]:
    """Late start and finish, and the late begin of the work that remains, which binds what goes before."""
    if node.actual_finish > NEVER:
        start = _begun(node)[0]
        return start, node.actual_finish, start
    is_begun = node.actual_start > NEVER
    calendar, duration = node.calendar, node.duration
    latest = finish_bound
    if start_bound < ANY_TIME and not is_begun:
        latest = min(latest, calendar.forward(start_bound, duration))
    if node.constraint or node.deadline < ANY_TIME:
        latest = _constrained_late(node, latest)
    if not duration:
        return node.actual_start if is_begun else latest, latest, latest
    worked = calendar.before(latest)
    begin = calendar.start(worked - (node.remaining if is_begun else duration))
    return node.actual_start if is_begun else begin, calendar.start(worked - 1) + 1, begin


def _constrained_late(node: Node, latest: int) -> int:
    at = node.at
    if node.constraint in ("MSO", "SNLT"):
        at = node.calendar.forward(at, node.duration)
    if node.constraint in ("MSO", "MFO"):
        latest = at
    elif node.constraint in ("SNLT", "FNLT"):
        latest = min(latest, at)
    return min(latest, node.deadline)


def roll_up(network: Network, dates: Dates) -> None:
    """The dates of summary rows: from the first start to the last finish of their rows."""
    start, finish, _, _ = dates
    for i, rows in network.children.items():
        start[i] = min([start[row] for row in rows])
        finish[i] = max([finish[row] for row in rows])
