"""Slack: how far a row may move without moving the plan (total) or what comes after it (free).

In minutes of work. MS Project measures total slack in the row's own calendar, or that of the plan, and not in
those of its resources; the slack to a successor in the calendar of the successor, as it does with lags.
"""

from typing import NamedTuple

from planning.schedule.dates import Dates
from planning.schedule.network import ANY_TIME, NEVER, Network, Node, Tie


class Slack(NamedTuple):
    """Total and free slack in minutes of work, and the critical flag, by the place of the row."""

    total: list[int]
    free: list[int]
    critical: list[bool]


def slack(network: Network, early: Dates, late: Dates) -> Slack:
    """Slack and critical flags of all rows."""
    nodes = network.nodes[: network.rows]
    total = [
        late.finish_work[i] - early.finish_work[i] if node.is_plain else _total(node, i, early, late)
        for i, node in enumerate(nodes)
    ]
    least = _least(network, early)
    free = [
        0 if node.actual_finish > NEVER else max(0, total[i] if least[i] == ANY_TIME else least[i])
        for i, node in enumerate(nodes)
    ]
    limit = network.critical_slack
    critical = [total[i] <= limit and not node.is_complete for i, node in enumerate(nodes)]
    return Slack(total, free, critical)


def _total(node: Node, i: int, early: Dates, late: Dates) -> int:
    if node.constraint == "ALAP":
        return 0
    of_finish = node.slack_calendar.between(early.finish[i], late.finish[i])
    if node.actual_start > NEVER:
        return of_finish
    return min(of_finish, node.slack_calendar.between(early.start[i], late.start[i]))


def _least(network: Network, early: Dates) -> list[int]:
    """The least slack to a successor of each row; :data:`ANY_TIME` where it has none that is not done."""
    nodes = network.nodes
    _, _, start_work, finish_work = early
    least = [ANY_TIME] * network.rows
    for link in network.links:
        _id, i, j, from_finish, to_finish, lag, is_elapsed = link
        before, after = nodes[i], nodes[j]
        if before.is_plain and after.is_plain and before.calendar is after.calendar and not is_elapsed:
            free = (finish_work if to_finish else start_work)[j] - lag
            free -= (finish_work if from_finish else start_work)[i]
        elif after.actual_finish > NEVER:
            continue
        else:
            free = _between(after, link, early)
        if free < least[i]:
            least[i] = free
    return least


def _between(after: Node, link: Tie, early: Dates) -> int:
    """The slack of a link: from what ties at the predecessor to what is tied at the successor."""
    _id, i, j, from_finish, to_finish, lag, is_elapsed = link
    start = early.finish[i] if from_finish else early.start[i]
    finish = early.finish[j] if to_finish else early.start[j]
    if is_elapsed:
        return after.slack_calendar.between(start + lag, finish)
    return after.slack_calendar.between(start, finish) - lag


def critical_links(network: Network, early: Dates, found: Slack) -> frozenset[str]:
    """The ids of the links on the critical path: between critical rows, with no slack of their own."""
    return frozenset(
        link[0]
        for link in network.links
        if found.critical[link[1]] and found.critical[link[2]] and _is_tight(network, link, early)
    )


def broken_links(network: Network, early: Dates) -> dict[str, int]:
    """The links that are not kept, with the minutes of work by which their successors come too early.

    Only rows with dates by hand, held by a constraint, or begun already do not follow their links.
    """
    found: dict[str, int] = {}
    for link in network.links:
        after = network.nodes[link[2]]
        if not after.is_plain and after.actual_finish <= NEVER:
            short = -_between(after, link, early)
            if short > 0:
                found[link[0]] = short
    return found


def _is_tight(network: Network, link: Tie, early: Dates) -> bool:
    after = network.nodes[link[2]]
    return _between(after, link, early) <= 0
