"""Why a row starts when it does: the chain of links, constraints and calendars that fixes its start.

The chain goes from the row back to what nothing else moves: the start of the plan, a constraint, a date that
was entered, work that has begun.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from planning.schedule.clock import DAY, iso
from planning.schedule.dates import Dates
from planning.schedule.forward import early_bounds
from planning.schedule.network import NEVER, Node, Tie
from planning.schedule.schedule import Schedule

Reason = Literal[
    "plan_start",
    "link",
    "constraint",
    "manual",
    "actual",
    "late",
    "time_off",
    "within",
    "first_row",
    "last_row",
]


class Step(NamedTuple):
    """One step of the chain.

    Attributes:
        activity: the row that this step explains; ``at``: the moment it fixes, ISO 8601 to the minute.
        reason: ``link`` (``link`` is its id, ``other`` the predecessor); ``constraint`` (``constraint`` says
            which); ``time_off`` (no work between ``since`` and ``at``); ``within``, ``first_row`` and
            ``last_row`` (``other`` is the summary row it is in, or the row of the summary row that decides);
            ``late`` (as late as possible), ``manual`` (the dates were entered), ``actual`` (work has begun),
            ``plan_start``.
        ends: of a link, such as ``FS``; its ``lag`` is in minutes, of work or (``is_elapsed``) of the clock.
    """

    activity: str
    reason: Reason
    at: str
    other: str = ""
    link: str = ""
    ends: str = ""
    lag: int = 0
    is_elapsed: bool = False
    constraint: str = ""
    since: str = ""


def why(schedule: Schedule, id: str) -> list[Step]:
    """The steps that fix the start of a row, nearest first.

    Raises:
        KeyError: where the row takes no part in the schedule.
    """
    return list(_Chain(schedule).steps(schedule.places[id]))


class _Chain:
    """Walks back through a network that is scheduled; a cycle there cannot be, so the walk ends."""

    def __init__(self, schedule: Schedule) -> None:
        self._network, self._dates = schedule.network, schedule.planned

    def steps(self, place: int) -> Iterator[Step]:
        at: int | None = place
        while at is not None:
            steps, at = self._step(at)
            yield from steps

    def _step(self, i: int) -> tuple[list[Step], int | None]:
        """The steps that explain a node, and the node to be explained next."""
        node = self._network.nodes[i]
        if node.role == "summary":
            rows = self._network.children[i]
            first = min(rows, key=self._dates.start.__getitem__)
            return [self._plain(i, "first_row", self._network.nodes[first].id)], first
        if node.role != "row":
            return self._joint(i, node)
        if node.fixed is not None:
            return [self._plain(i, "manual")], None
        if node.actual_start > NEVER or node.actual_finish > NEVER:
            return [self._plain(i, "actual")], None
        if node.constraint == "ALAP":
            return [self._plain(i, "late")], None
        return self._row(i, node)

    def _row(self, i: int, node: Node) -> tuple[list[Step], int | None]:
        tie = self._driver(i, self._dates)
        bound = self._bound(tie, node, self._dates) if tie else NEVER
        if node.constraint and self._is_constrained(node, bound):
            return [self._plain(i, "constraint")._replace(constraint=node.constraint)], None
        steps = self._time_off(i, node, bound if tie else self._network.start)
        if tie is None:
            return [*steps, self._plain(i, "plan_start")], None
        _id, before, *_rest = tie
        return [*steps, self._link(i, tie)], before

    def _joint(self, i: int, node: Node) -> tuple[list[Step], int | None]:
        """A joint stands for a summary row: its rows decide, or what goes before it."""
        ties = self._network.incoming[i]
        if node.constraint and node.at == self._dates.start[i]:
            return [self._plain(i, "constraint")._replace(constraint=node.constraint)], None
        if node.role == "first":
            tie = min(ties, key=lambda tie: self._dates.start[tie[1]])
        else:
            tie = self._latest(ties, node, self._dates)
        if tie[0]:
            return [self._link(i, tie)], tie[1]
        before = self._network.nodes[tie[1]].id
        if before == node.id or self._network.nodes[tie[1]].role not in ("row", "summary"):
            return [], tie[1]
        reason: Reason = "first_row" if node.role == "first" else "last_row"
        return [self._plain(i, reason, before)], tie[1]

    def _driver(self, i: int, dates: Dates) -> Tie | None:
        ties = self._network.incoming[i]
        return self._latest(ties, self._network.nodes[i], dates) if ties else None

    def _latest(self, ties: list[Tie], node: Node, dates: Dates) -> Tie:
        return max(ties, key=lambda tie: self._bound(tie, node, dates))

    def _bound(self, tie: Tie, node: Node, dates: Dates) -> int:
        """The earliest start that a tie allows."""
        start, finish = early_bounds(node, [tie], dates)
        if finish == NEVER:
            return start
        return max(self._network.start, node.calendar.back(finish, node.duration))

    def _is_constrained(self, node: Node, bound: int) -> bool:
        """Whether the constraint decides, and not the links (or the start of the plan)."""
        at = node.at
        if node.constraint in ("FNET", "FNLT", "MFO"):
            at = node.calendar.back(at, node.duration)
        if node.constraint in ("SNET", "FNET"):
            return at > bound
        if node.constraint in ("SNLT", "FNLT"):
            return at < (self._network.start if bound == NEVER else bound)
        return True

    def _time_off(self, i: int, node: Node, bound: int) -> list[Step]:
        """A step where the calendar adds at least a day off; that work begins in the morning goes unsaid."""
        start = self._dates.start[i]
        if not node.duration or start // DAY - bound // DAY < 2:
            return []
        return [self._plain(i, "time_off")._replace(since=iso(bound))]

    def _link(self, i: int, tie: Tie) -> Step:
        id, before, _after, from_finish, to_finish, lag, is_elapsed = tie
        if not id:
            # From the joint before a summary row to one of its rows.
            return self._plain(i, "within", self._network.nodes[before].id)
        ends = ("F" if from_finish else "S") + ("F" if to_finish else "S")
        return self._plain(i, "link", self._network.nodes[before].id)._replace(
            link=id, ends=ends, lag=lag, is_elapsed=is_elapsed
        )

    def _plain(self, i: int, reason: Reason, other: str = "") -> Step:
        return Step(self._network.nodes[i].id, reason, iso(self._dates.start[i]), other)
