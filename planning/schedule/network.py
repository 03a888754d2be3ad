"""The network of a plan: rows and links as plain numbers, ready for the passes.

Besides the rows there are joints: points without duration that carry links on summary rows. A link from a
summary row leaves from a joint that follows all its rows (or, for links from its start, that comes with the
first of them); a link to a summary row ends at a joint that goes before all its rows. So a link on a summary
of a thousand rows costs a thousand ties, not a thousand times a thousand.
"""

from collections.abc import Iterable

from msgspec import Struct

from planning.schedule.worktime import WorkTime

NEVER = -(1 << 60)
"""Earlier than every moment: no bound."""
ANY_TIME = 1 << 60
"""Later than every moment: no bound."""

Tie = tuple[str, int, int, bool, bool, int, bool]
"""A link: its id, predecessor and successor by place, whether it leaves from a finish, whether it goes to
one, the lag, and whether that is time of the clock (else work of the successor). Plain: there are many."""


class Node(Struct, frozen=True, gc=False):
    """A row, or a joint of links on summary rows.

    Attributes:
        id: of the activity.
        role: ``row``; ``summary`` (its dates follow from its rows); joints: ``joint`` comes when the last
            thing tied to it comes, ``first`` when the first one does.
        duration, remaining: minutes of work, in all and still to do.
        calendar: the time in which the work is done; slack is measured in ``slack_calendar``.
        is_plain: work not begun, that follows its links and nothing else.
        constraint, at: such as ``SNET`` and its moment; empty for as soon as possible.
        deadline: :data:`ANY_TIME` where there is none.
        fixed: start and finish of a row in manual mode.
        actual_start, actual_finish: :data:`NEVER` where they have not happened.
        is_complete: nothing is left to do.
    """

    id: str
    role: str
    duration: int
    remaining: int
    calendar: WorkTime
    slack_calendar: WorkTime
    is_plain: bool = False
    constraint: str = ""
    at: int = 0
    deadline: int = ANY_TIME
    fixed: tuple[int, int] | None = None
    actual_start: int = NEVER
    actual_finish: int = NEVER
    is_complete: bool = False


class Network(Struct, frozen=True, kw_only=True):
    """Rows in the order of the plan, then joints; an order for the passes.

    Attributes:
        nodes: rows, the first ``rows`` of them, then joints.
        incoming: the ties that bind early dates, by successor.
        outgoing: the ties that bind late dates, by predecessor: not those to what is done, nor to joints
            that come with the first of their rows.
        order: each node after those it depends on; without summary rows.
        links: between rows, summary rows among them.
        children: the rows of each summary row, inner summary rows first.
        start: where the plan begins.
    """

    nodes: list[Node]
    rows: int
    incoming: list[list[Tie]]
    outgoing: list[list[Tie]]
    order: list[int]
    links: list[Tie]
    children: dict[int, list[int]]
    start: int
    critical_slack: int = 0
    open_ends_critical: bool = False

    @property
    def has_alap(self) -> bool:
        """Whether any row is to be done as late as possible."""
        return any(node.constraint == "ALAP" for node in self.nodes)


def topological_order(incoming: list[list[Tie]], outgoing: list[list[Tie]]) -> list[int]:
    """The nodes, each after those it depends on; what lies on a cycle (or after one) is left out.

    Kahn's algorithm: no recursion, so that the length of a chain does not matter.
    """
    waiting = [len(ties) for ties in incoming]
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        for tie in outgoing[i]:
            after = tie[2]
            waiting[after] -= 1
            if not waiting[after]:
                order.append(after)
    return order


def cycle(incoming: list[list[Tie]], order: Iterable[int]) -> list[int]:
    """One cycle among the nodes that ``order`` leaves out, in the direction of the links, or nothing."""
    ordered = set(order)
    at = next((i for i in range(len(incoming)) if i not in ordered), None)
    if at is None:
        return []
    seen: dict[int, int] = {}
    path: list[int] = []
    while at not in seen:
        seen[at] = len(path)
        path.append(at)
        # Every node left out waits for another one that is left out: walking back never ends but in a cycle.
        at = next(tie[1] for tie in incoming[at] if tie[1] not in ordered)
    return path[seen[at] :][::-1]
