"""Slack: how far a row may move without moving the plan (total) or what comes after it (free).

In minutes of work. MS Project measures total slack in the row's own calendar, or that of the plan, and not in
those of its resources; the slack to a successor in the calendar of the successor, as it does with lags.
"""

from typing import NamedTuple

from planning.schedule.network import ANY_TIME, NEVER, Network, Node, RowLink
from planning.schedule.passes import Dates


class Slack(NamedTuple):
    """Total and free slack in minutes of work, and the critical flag, by the place of the row."""

    total: list[int]
    free: list[int]
    critical: list[bool]


def slack(network: Network, early: Dates, late: Dates) -> Slack:
    """Slack and critical flags of all rows."""
    nodes = network.nodes[: network.rows]
    total = [_total(node, i, early, late) for i, node in enumerate(nodes)]
    free = _free(network, total, early)
    limit = network.critical_slack
    critical = [total[i] <= limit and not node.is_complete for i, node in enumerate(nodes)]
    return Slack(total, free, critical)


def _total(node: Node, i: int, early: Dates, late: Dates) -> int:
    if node.is_plain and node.calendar is node.slack_calendar:
        return late.finish_work[i] - early.finish_work[i]
    if node.constraint == "ALAP":
        return 0
    of_finish = node.slack_calendar.between(early.finish[i], late.finish[i])
    if node.actual_start > NEVER:
        return of_finish
    return min(of_finish, node.slack_calendar.between(early.start[i], late.start[i]))


def _free(network: Network, total: list[int], early: Dates) -> list[int]:
    """The least slack to a successor; without successors all that a row has; never less than none."""
    nodes = network.nodes
    least: dict[int, int] = {}
    for link in network.links:
        before, after = link[1], link[2]
        if nodes[after].actual_finish == NEVER:
            free = _between(nodes[before], nodes[after], link, early)
            if free < least.get(before, ANY_TIME):
                least[before] = free
    return [
        0 if node.actual_finish > NEVER else max(0, least.get(i, total[i]))
        for i, node in enumerate(nodes[: network.rows])
    ]


def _between(before: Node, after: Node, link: RowLink, early: Dates) -> int:
    """The slack of a link: from what ties at the predecessor to what is tied at the successor."""
    _id, i, j, from_finish, to_finish, lag, is_elapsed = link
    calendar = after.slack_calendar
    if before.calendar is after.calendar is calendar and "summary" not in (before.role, after.role):
        start = early.finish_work[i] if from_finish else early.start_work[i]
        finish = early.finish_work[j] if to_finish else early.start_work[j]
        if not is_elapsed:
            return finish - start - lag
    start = early.finish[i] if from_finish else early.start[i]
    finish = early.finish[j] if to_finish else early.start[j]
    if is_elapsed:
        return calendar.between(start + lag, finish)
    return calendar.between(start, finish) - lag
