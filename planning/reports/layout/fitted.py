"""Columns of a table as wide as what stands in them asks for, so that words are not torn."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from planning.reports.layout.blocks import Block, Columns, Row, Stack, Text
from planning.reports.text.shaped import Shaped

_MOST = 220.0  # points: a text that is longer is broken in any case, and asks for no more room than this
_FEW = 62.0  # points: a column of Chinese, which may be broken anywhere, is at least so wide
_SHORT = 150.0
_SPARE = 0.5


class Extent(NamedTuple):
    """The width of the widest piece that cannot be broken, and that of the whole on one line, points."""

    least: float = 0.0
    natural: float = 0.0

    def joined(self, other: "Extent") -> "Extent":
        """What both need."""
        return Extent(max(self.least, other.least), max(self.natural, other.natural))


class FittedColumns(Columns):
    """Columns that learn from their cells; the widths given are the least ones, or shares where negative.

    Where there is more room than all need, the shares have it; where there is less, every column has its
    least width and a part of the rest, by how much longer its texts are and by its share.
    """

    def __init__(self, widths: Sequence[float], gap: float) -> None:
        super().__init__(widths, gap)
        self._extents = [Extent(max(0.0, width), max(0.0, width)) for width in widths]
        self._found: tuple[float, list[tuple[float, float]]] = (-1.0, [])

    def learn(
        self, cells: Sequence[Block], *, is_head: bool = False, whole: Collection[int] = frozenset()
    ) -> None:
        """Take the cells of a row into account; a head may be broken wherever it can be.

        What is short in the columns ``whole``, dates and figures, is not broken at all.
        """
        for column, cell in enumerate(cells):
            found = extent(cell)
            if is_head:
                found = Extent(found.least, found.least)
            elif column in whole and found.natural <= _SHORT:
                found = Extent(found.natural, found.natural)
            self._extents[column] = self._extents[column].joined(found)
        self._found = (-1.0, [])

    def edges(self, width: float) -> list[tuple[float, float]]:
        """Left edge and width of each column within ``width``."""
        if self._found[0] != width:
            self._found = (width, self._edges(width))
        return self._found[1]

    def _edges(self, width: float) -> list[tuple[float, float]]:
        room = width - self.gap * (len(self.widths) - 1)
        if sum(one.least for one in self._extents) > room:
            return super().edges(width)
        edges, x = [], 0.0
        for column in self._shared(room):
            edges.append((x, column))
            x += column + self.gap
        return edges

    def _shared(self, room: float) -> list[float]:
        """The widths of the columns, which sum up to ``room``."""
        shares = [max(-share, 0.0) for share in self.widths]
        if sum(one.natural for one in self._extents) <= room:
            basis = [one.natural for one in self._extents]
            weights = [one.natural * share for one, share in zip(self._extents, shares, strict=True)]
        else:
            basis = [one.least for one in self._extents]
            lacking = [one.natural - one.least for one in self._extents]
            weights = [lack * (share or 1.0) for lack, share in zip(lacking, shares, strict=True)]
        unit = (room - sum(basis)) / (sum(weights) or 1.0)
        return [width + unit * weight for width, weight in zip(basis, weights, strict=True)]


def extent(block: Block) -> Extent:
    """What a cell needs: a text, texts one below the other, or a text set in from the edge."""
    if isinstance(block, Text):
        return _of_text(block.shaped)
    if isinstance(block, Stack):
        found = Extent()
        for part in block.blocks:
            found = found.joined(extent(part))
        return found
    if isinstance(block, Row):
        fixed = sum(width for width in block.columns.widths if width > 0) + block.columns.gap
        inner = extent(block.cells[-1])
        return Extent(inner.least + fixed, inner.natural + fixed)
    return Extent()


def _of_text(shaped: Shaped) -> Extent:
    if not shaped.text:
        return Extent()
    places = sorted({0, *shaped.breaks.allowed, *shaped.breaks.forced, len(shaped.text)})
    pieces = (_width(shaped, *piece) for piece in pairwise(places))
    lines = (_width(shaped, *line) for line in pairwise([0, *shaped.breaks.forced, len(shaped.text)]))
    natural = min(_MOST, max(lines) + _SPARE)
    least = max(max(pieces) + _SPARE, min(natural, _FEW))
    return Extent(min(least, _MOST), max(natural, min(least, _MOST)))


def _width(shaped: Shaped, start: int, end: int) -> float:
    """The width of a piece without the spaces at its end."""
    while end > start and shaped.text[end - 1] in " \n":
        end -= 1
    return shaped.widths[end] - shaped.widths[start]
