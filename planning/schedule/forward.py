"""The forward pass of the critical path method: the earliest dates, with the rules of MS Project.

Sources: Kelley and Walker, Critical-Path Planning and Scheduling (1959) for the pass; for lags, leads,
constraints, work in progress and rows in manual mode the values that MS Project stores (see the tests).

What MS Project does and a textbook does not:

- A lag counts in the calendar of the successor; forward it ends at the end of a shift, back at the beginning.
- Without predecessor a constraint may begin before the plan; a link to a finish does not pull a start there.
- A must-be date holds against links (negative slack shows the conflict).
- Work that has begun starts when it did; a row in manual mode keeps its dates.
"""

from collections.abc import Iterable

from planning.schedule.dates import Dates
from planning.schedule.network import NEVER, Network, Node, Tie


def early_dates(network: Network) -> Dates:
    """The earliest dates that links, constraints and calendars allow."""
    early = Dates.of(network)
    start, finish, start_work, finish_work = early
    for i in network.order:
        node = network.nodes[i]
        if node.is_plain:
            bound = NEVER
            for _id, other, _after, from_finish, to_finish, lag, _is_elapsed in network.incoming[i]:
                if lag or to_finish:
                    break  # not the common case, which is worth its own lines
                at = finish[other] if from_finish else start[other]
                if at > bound:
                    bound = at
            else:
                calendar = node.calendar
                worked = calendar.before(network.start if bound == NEVER else bound)
                done = worked + node.duration
                start[i], finish[i] = calendar.start(worked), calendar.start(done - 1) + 1
                start_work[i], finish_work[i] = worked, done
                continue
        early.put(i, node, *early_dates_of(network, i, early))
    early.roll_up(network)
    return early


def planned_dates(network: Network, late: Dates) -> tuple[Dates, Dates]:
    """The early dates, and those planned, where rows are to be done as late as possible.

    Such rows are planned at their late dates, and what comes after them follows those.
    """
    early, planned = Dates.of(network), Dates.of(network)
    for i in network.order:
        node = network.nodes[i]
        if node.constraint == "ALAP":
            early.put(i, node, *early_dates_of(network, i, early))
            planned.put(i, node, late.start[i], late.finish[i])
        else:
            dates = early_dates_of(network, i, planned)
            early.put(i, node, *dates)
            planned.put(i, node, *dates)
    early.roll_up(network)
    planned.roll_up(network)
    return early, planned


def early_dates_of(network: Network, i: int, before: Dates) -> tuple[int, int]:
    """Start and finish of a node, by the dates of what goes before it."""
    node, ties = network.nodes[i], network.incoming[i]
    if node.role != "row":
        at = _joint(node, ties, before)
        return at, at
    return _row(node, *early_bounds(node, ties, before), network.start)


def early_bounds(node: Node, ties: Iterable[Tie], dates: Dates) -> tuple[int, int]:
    """The earliest start and the earliest finish that what goes before allows."""
    start_bound = finish_bound = NEVER
    for _id, other, _after, from_finish, to_finish, lag, is_elapsed in ties:
        at = dates.finish[other] if from_finish else dates.start[other]
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


def _row(node: Node, start_bound: int, finish_bound: int, plan_start: int) -> tuple[int, int]:
    if node.fixed is not None:
        return node.fixed
    if node.actual_start > NEVER or node.actual_finish > NEVER:
        return begun_dates(node)
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


def begun_dates(node: Node) -> tuple[int, int]:
    """The dates of work that has begun or is done."""
    start = node.actual_start
    if start == NEVER:
        start = node.calendar.back(node.actual_finish, node.duration)
    if node.actual_finish > NEVER:
        return start, node.actual_finish
    finish = node.calendar.forward(start, node.duration)
    return start, max(finish, node.at) if node.constraint == "FNET" else finish
