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
    """Starts and finishes by the place of the node in the network."""

    start: list[int]
    finish: list[int]


def _dates(network: Network) -> Dates:
    size = len(network.nodes)
    return Dates([0] * size, [0] * size)


def early_dates(network: Network, scheduled: Dates | None = None) -> Dates:
    """The forward pass: the earliest dates that links, constraints and calendars allow.

    In a second pass ``scheduled`` has the late dates of rows that are to be done as late as possible: the
    rows after them follow those.
    """
    early = _dates(network)
    start, finish = early
    for i in network.order:
        node = network.nodes[i]
        ties = network.incoming[i]
        before = early if scheduled is None or node.constraint == "ALAP" else scheduled
        if node.role == "row":
            start[i], finish[i] = _early(node, *early_bounds(node, ties, before), network.start)
        else:
            start[i] = finish[i] = _joint(node, ties, before)
        if scheduled is not None and node.constraint != "ALAP":
            scheduled.start[i], scheduled.finish[i] = start[i], finish[i]
    roll_up(network, early)
    return early


def early_bounds(node: Node, ties: Iterable[Tie], dates: Dates) -> tuple[int, int]:
    """The earliest start and the earliest finish that what goes before allows."""
    start_bound = finish_bound = NEVER
    start, finish = dates
    for other, from_finish, to_finish, lag, is_elapsed in ties:
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
        return min(dates.start[tie.node] for tie in ties)
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
    late = _dates(network)
    begin = [0] * len(network.nodes)
    end = max((early.finish[i] for i in network.order if network.nodes[i].role == "row"), default=0)
    for i in reversed(network.order):
        node = network.nodes[i]
        start_bound, finish_bound = _late_bounds(network, i, Dates(begin, late.finish), early)
        if start_bound == finish_bound == ANY_TIME:
            finish_bound = early.finish[i] if network.open_ends_critical and node.role == "row" else end
        late.start[i], late.finish[i], begin[i] = _late(node, start_bound, min(finish_bound, end))
    roll_up(network, late)
    return late


def _late_bounds(network: Network, i: int, late: Dates, early: Dates) -> tuple[int, int]:
    """The latest start and the latest finish that what comes after allows; what is done asks for nothing."""
    start_bound = finish_bound = ANY_TIME
    nodes = network.nodes
    for other, from_finish, to_finish, lag, is_elapsed in network.outgoing[i]:
        after = nodes[other]
        if after.actual_finish > NEVER or (after.role == "first" and early.start[i] > early.start[other]):
            continue
        at = late.finish[other] if to_finish else late.start[other]
        if lag:
            at = at - lag if is_elapsed else after.calendar.shifted(at, -lag)
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
    start, finish = dates
    for i, rows in network.children.items():
        start[i] = min([start[row] for row in rows])
        finish[i] = max([finish[row] for row in rows])
