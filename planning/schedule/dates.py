"""Dates of the nodes of a network, in minutes."""

from typing import NamedTuple

from planning.schedule.network import Network, Node


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
        """Set the dates of a node."""
        self.start[i], self.finish[i] = start, finish
        self.start_work[i], self.finish_work[i] = node.calendar.before(start), node.calendar.before(finish)

    def roll_up(self, network: Network) -> None:
        """Set the dates of summary rows: from the first start to the last finish of their rows."""
        for i, rows in network.children.items():
            self.start[i] = min([self.start[row] for row in rows])
            self.finish[i] = max([self.finish[row] for row in rows])
