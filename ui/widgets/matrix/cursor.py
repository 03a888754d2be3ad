"""The place in a matrix: one current cell and the range that reaches from it to its anchor."""

from typing import NamedTuple

from planning.scene.matrix import Layout


class Cursor(NamedTuple):
    """Current cell and anchor; rows count among those that are shown, -1 where there is no cell."""

    at: int = -1
    column: int = -1
    anchor_at: int = -1
    anchor_column: int = -1

    @property
    def is_set(self) -> bool:
        """Whether there is a current cell."""
        return self.at >= 0 and self.column >= 0

    @property
    def places(self) -> range:
        """The rows of the range, among those shown."""
        return range(min(self.at, self.anchor_at), max(self.at, self.anchor_at) + 1)

    @property
    def columns(self) -> range:
        """The columns of the range."""
        return range(min(self.column, self.anchor_column), max(self.column, self.anchor_column) + 1)

    @property
    def is_range(self) -> bool:
        """Whether more than one cell is selected."""
        return (self.at, self.column) != (self.anchor_at, self.anchor_column)

    def moved(self, at: int, column: int, layout: Layout, *, extend: bool = False) -> "Cursor":
        """The cursor at another cell, held within the matrix; ``extend`` leaves the anchor where it is."""
        last_at, last_column = len(layout.shown) - 1, len(layout.lefts) - 1
        if last_at < 0 or last_column < 0:
            return Cursor()
        at, column = max(0, min(at, last_at)), max(0, min(column, last_column))
        if extend and self.is_set:
            return Cursor(at, column, self.anchor_at, self.anchor_column)
        return Cursor(at, column, at, column)

    def all_of(self, layout: Layout) -> "Cursor":
        """The range over everything, the current cell at its first."""
        if not len(layout.shown) or not len(layout.lefts):
            return Cursor()
        return Cursor(0, 0, len(layout.shown) - 1, len(layout.lefts) - 1)
