"""The backward pass of the critical path method: the latest dates, with the rules of MS Project.

- What is done has its dates and asks nothing of what went before it.
- Work that has begun starts late when it did; what goes before it may be as late as the work that remains
  allows.
- The late dates of a row in manual mode follow the network, so that its slack says how far it may move.
- A must-be date holds against links; a deadline limits late dates and moves nothing.
"""

from planning.schedule.dates import Dates
from planning.schedule.forward import begun_dates
from planning.schedule.network import ANY_TIME, NEVER, Network, Node, Tie


def late_dates(network: Network, early: Dates) -> Dates:
    """The latest dates that do not move the finish of the plan."""
    late = Dates.of(network)
    start, finish, start_work, finish_work = late
    begin = [0] * len(network.nodes)
    held: dict[int, int] = {}
    end = max((early.finish[i] for i in network.order if network.nodes[i].role == "row"), default=0)
    for i in reversed(network.order):
        node = network.nodes[i]
        ties = network.outgoing[i]
        last = early.finish[i] if network.open_ends_critical and node.role == "row" and not ties else end
        if node.is_plain and i not in held:
            bound = last
            for _id, _before, other, from_finish, to_finish, lag, _is_elapsed in ties:
                if lag or not from_finish:
                    break  # not the common case, which is worth its own lines
                at = finish[other] if to_finish else begin[other]
                if at < bound:
                    bound = at
            else:
                calendar = node.calendar
                done = calendar.before(bound)
                worked = done - node.duration
                begin[i] = start[i] = calendar.start(worked)
                finish[i] = calendar.start(done - 1) + 1
                start_work[i], finish_work[i] = worked, done
                continue
        start_bound, finish_bound = _late_bounds(network, i, begin, finish)
        bounds = min(start_bound, held.get(i, ANY_TIME)), min(finish_bound, last)
        first, latest, begin[i] = _late(node, *bounds)
        late.put(i, node, first, latest)
        if node.role == "first":
            _hold_first(network.incoming[i], first, early, held)
    late.roll_up(network)
    return late


def _hold_first(ties: list[Tie], latest: int, early: Dates, held: dict[int, int]) -> None:
    """Bind the first of the rows of a summary row from whose start a link leaves."""
    first = min(early.start[tie[1]] for tie in ties)
    for tie in ties:
        if early.start[tie[1]] == first:
            held[tie[1]] = min(latest, held.get(tie[1], ANY_TIME))


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
        start = begun_dates(node)[0]
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
