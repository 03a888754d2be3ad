"""How rows are tied: links between rows as they stand, links on summary rows through joints."""

from collections.abc import Iterable, Iterator

from planning.schedule.network import ANY_TIME, NEVER, Node, Tie

AFTER_ALL = "after all"
WITH_FIRST = "with the first"
BEFORE_STARTS = "before all starts"
BEFORE_FINISHES = "before all finishes"


class Wiring:
    """Nodes and ties of a network while it is being made.

    A joint of a summary row is tied to its rows, and to the joints of summary rows among them: so the number
    of ties does not grow with the depth of the outline.
    """

    def __init__(self, nodes: list[Node], children: dict[int, list[int]]) -> None:
        self.nodes = nodes
        self._children = children
        self.incoming: list[list[Tie]] = [[] for _ in nodes]
        self.outgoing: list[list[Tie]] = [[] for _ in nodes]
        self._joints: dict[tuple[int, str], int] = {}

    def connect(self, links: Iterable[Tie]) -> None:
        """Tie the ends of links."""
        children = self._children
        for link in links:
            tie = self._moved(link) if link[1] in children or link[2] in children else link
            self.outgoing[tie[1]].append(tie)
            self.incoming[tie[2]].append(tie)

    def _moved(self, link: Tie) -> Tie:
        """A link with joints in the place of summary rows."""
        id, before, after, from_finish, to_finish, lag, is_elapsed = link
        if before in self._children:
            before = self._joint(before, AFTER_ALL if from_finish else WITH_FIRST)
        if after in self._children:
            after = self._joint(after, BEFORE_FINISHES if to_finish else BEFORE_STARTS)
        return id, before, after, from_finish, to_finish, lag, is_elapsed

    def constrain(self, summary: int) -> None:
        """Hand the constraint of a summary row on to its rows: SNET and FNLT, the two such a row may have."""
        constraint = self.nodes[summary].constraint
        if constraint == "SNET":
            self._joint(summary, BEFORE_STARTS)
        elif constraint == "FNLT":
            self._joint(summary, AFTER_ALL)

    def _joint(self, row: int, kind: str) -> int:
        """The joint at which such links of a summary row end."""
        if (row, kind) not in self._joints:
            fresh = list(self._without_joint(row, kind))
            for summary in fresh:
                self._joints[summary, kind] = self._add(self.nodes[summary], kind)
            for summary in fresh:
                for child in self._children[summary]:
                    self._tie_child(self._joints[summary, kind], self._joints.get((child, kind), child), kind)
        return self._joints[row, kind]

    def _without_joint(self, row: int, kind: str) -> Iterator[int]:
        """The summary rows from ``row`` down without such a joint; no recursion, outlines may be deep."""
        waiting = [row]
        while waiting:
            summary = waiting.pop()
            if summary in self._children and (summary, kind) not in self._joints:
                yield summary
                waiting += self._children[summary]

    def _add(self, summary: Node, kind: str) -> int:
        is_snet = kind == BEFORE_STARTS and summary.constraint == "SNET"
        is_fnlt = kind == AFTER_ALL and summary.constraint == "FNLT"
        joint = Node(
            id=summary.id,
            role="first" if kind == WITH_FIRST else "joint",
            duration=0,
            remaining=0,
            calendar=summary.calendar,
            slack_calendar=summary.slack_calendar,
            constraint="SNET" if is_snet else "",
            at=summary.at if is_snet else 0,
            deadline=summary.at if is_fnlt else ANY_TIME,
        )
        self.nodes.append(joint)
        self.incoming.append([])
        self.outgoing.append([])
        return len(self.nodes) - 1

    def _tie_child(self, joint: int, child: int, kind: str) -> None:
        finishes = kind in (AFTER_ALL, BEFORE_FINISHES)
        before, after = (child, joint) if kind in (AFTER_ALL, WITH_FIRST) else (joint, child)
        tie = ("", before, after, finishes, finishes, 0, False)
        self.outgoing[before].append(tie)
        self.incoming[after].append(tie)

    def loosen(self) -> None:
        """Drop the ties that bind no late date; to be called when the order is known."""
        for i, node in enumerate(self.nodes):
            if node.actual_finish > NEVER or node.role == "first":
                for before in {tie[1] for tie in self.incoming[i]}:
                    self.outgoing[before] = [tie for tie in self.outgoing[before] if tie[2] != i]
