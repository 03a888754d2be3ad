"""The logical structure of a document: what a screen reader reads, apart from where it stands on paper.

Nodes are made in reading order while a report is composed; while it is drawn, each stretch of marked content
is noted at its node (ISO 32000-1, section 14.7).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Mark(NamedTuple):
    """Marked content: the page (from 0) and its number there."""

    page: int
    number: int


class Target(Protocol):
    """Where a link leads to: a page (from 1) and a height on it, in points."""

    page: int
    top: float


class Link(NamedTuple):
    """A link on a page (from 0): its box in points, where it leads, and what is said of it."""

    page: int
    box: tuple[float, float, float, float]
    target: Target
    words: str


@dataclass(slots=True)
class Node:
    """An element of the structure tree.

    ``role`` is a standard structure type; ``alternative`` the text that stands for a figure; ``scope``
    "Row" or "Column" of a header cell; ``box`` the bounding box of a figure in points; ``id`` a name of its
    own, which a note must have.
    """

    role: str
    language: str = ""
    alternative: str = ""
    scope: str = ""
    span: int = 1
    box: tuple[float, float, float, float] | None = None
    id: str = ""
    children: "list[Node | Mark | Link]" = field(default_factory=list)

    def add(
        self, role: str, language: str = "", *, alternative: str = "", scope: str = "", span: int = 1
    ) -> "Node":
        """A new node at the end of this one."""
        node = Node(role, language, alternative, scope, span)
        self.children.append(node)
        return node

    def nodes(self) -> "Iterator[Node]":
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    @property
    def has_content(self) -> bool:
        """Whether anything was drawn for this node or below it; a cell counts, for its place in the row."""
        return self.role in {"TD", "TH"} or any(
            isinstance(child, Mark | Link) or child.has_content for child in self.children
        )


class Marks:
    """Gives out the numbers of marked content, page by page."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def note(self, node: Node, page: int) -> int:
        """The number of a new stretch of content of ``node`` on ``page``."""
        number = self._next.get(page, 0)
        self._next[page] = number + 1
        node.children.append(Mark(page, number))
        return number
