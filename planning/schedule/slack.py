"""Slack: how far a row may move without moving the plan (total) or what comes after it (free).

In minutes of work. MS Project measures total slack in the row's own calendar, or that of the plan, and not in
those of its resources; the slack to a successor in the calendar of the successor, as it does with lags.
"""

from typing import NamedTuple

from planning.schedule.network import NEVER, Network, Node, RowLink
from planning.schedule.passes import Dates


class Slack(NamedTuple):
    """Total and free slack in minutes of work, and the critical flag, by the place of the row."""

    total: list[int]
    free: list[int]
    critical: list[bool]


def slack(network: Network, early: Dates, late: Dates) -> Slack:
    """Slack and critical flags of all rows."""
    rows = range(network.rows)
    total = [_total(network.nodes[i], i, early, late) for i in rows]
    free = _free(network, total, early)
    limit = network.critical_slack
    critical = [total[i] <= limit and not network.nodes[i].is_complete for i in rows]
    return Slack(total, free, critical)


def _total(node: Node, i: int, early: Dates, late: Dates) -> int:
    if node.constraint == "ALAP":
        return 0
    before = node.slack_calendar.before
    of_finish = before(late.finish[i]) - before(early.finish[i])
    if node.actual_start > NEVER or (node.calendar is node.slack_calendar and node.role == "row"):
        return of_finish
    return min(of_finish, before(late.start[i]) - before(early.start[i]))


def _free(network: Network, total: list[int], early: Dates) -> list[int]:
    """The least slack to a successor; without successors all that a row has; never less than none."""
    least: dict[int, int] = {}
    for link in network.links:
        if network.nodes[link.successor].actual_finish == NEVER:
            free = _between(network, link, early)
            if free < least.get(link.predecessor, free + 1):
                least[link.predecessor] = free
    done = [node.actual_finish > NEVER for node in network.nodes[: network.rows]]
    return [0 if done[i] else max(0, least.get(i, total[i])) for i in range(network.rows)]


def _between(network: Network, link: RowLink, early: Dates) -> int:
    """The slack of a link: from what ties at the predecessor to what is tied at the successor."""
    start = (early.finish if link.from_finish else early.start)[link.predecessor]
    finish = (early.finish if link.to_finish else early.start)[link.successor]
    calendar = network.nodes[link.successor].slack_calendar
    if link.is_elapsed:
        return calendar.between(start + link.lag, finish)
    return calendar.between(start, finish) - link.lag
