"""Blocks: paragraphs, stacks of them, and rows of columns that are split together.

Lengths are points; ``top`` is the upper edge on the page, counted from its lower edge as PDF does.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planning.reports.layout.sheet import Order, Sheet
from planning.reports.pdf.structure import Node
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import Line, fit
from planning.reports.text.shaped import Shaped

BASELINE = 1.12  # of the type size below the upper edge: the same in both columns, so that lines align
_FEWEST = 2  # lines of a paragraph left alone at the foot or at the head of a page
_ROUNDING = 0.01


class Block(ABC):
    """Something with a height at a given width."""

    space_before: float = 0.0
    space_after: float = 0.0
    keeps_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """The height without the space around it."""

    @abstractmethod
    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Put the block on a page."""

    def least(self, width: float) -> float:
        """The height of the smallest part that may stand alone at the foot of a page."""
        return self.height(width)

    def split(self, width: float, room: float, *, must: bool = False) -> "tuple[Block, Block] | None":
        """Two blocks of which the first fits ``room``; ``None`` where it cannot be parted there.

        With ``must`` whatever keeps lines together gives way: the room is a whole page.
        """
        return None

    def parts(self, side: int) -> "Sequence[Block]":
        """The blocks within it, on one of facing pages."""
        return ()


class Empty(Block):
    """Nothing: what is left of a column that ended on the page before."""

    def height(self, width: float) -> float:
        """No height."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass
class Mark:
    """A place that is led to: its page (from 1), known when all is laid out, and its height there."""

    page: int = 0
    top: float = 0.0


class Bookmark(Empty):
    """An entry of the outline that leads to the block after it."""

    keeps_next = True

    def __init__(self, title: str, level: int, order: Order, *, space_before: float = 0.0) -> None:
        self.space_before, self.mark = space_before, Mark()
        self._title, self._level, self._order = title, level, order

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Set the mark."""
        self.mark.top = top
        sheet.write(self._order, lambda: sheet.surface.outline(self._title, self._level, top))


class Space(Empty):
    """A gap of fixed height."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        """The height given."""
        return self._height


class Text(Block):
    """A paragraph; ``node`` is its place in the structure tree, without one it is an artifact."""

    def __init__(
        self,
        shaped: Shaped,
        node: Node | None,
        order: Order,
        *,
        space_before: float = 0.0,
        space_after: float = 0.0,
        keeps_next: bool = False,
    ) -> None:
        self.shaped, self.node, self.order = shaped, node, order
        self.space_before, self.space_after, self.keeps_next = space_before, space_after, keeps_next
        self._lines: list[Line] = []
        self._width = -1.0

    def lines(self, width: float) -> list[Line]:
        """The lines in a column of this width."""
        if self._width != width:
            self._lines, self._width = fit(self.shaped, width), width
        return self._lines

    def height(self, width: float) -> float:
        """As many leadings as lines."""
        return len(self.lines(width)) * self.shaped.style.leading

    def least(self, width: float) -> float:
        """Two lines, or all of a paragraph that cannot be parted."""
        count = len(self.lines(width))
        return (count if count < 2 * _FEWEST else _FEWEST) * self.shaped.style.leading

    def split(self, width: float, room: float, *, must: bool = False) -> "tuple[Block, Block] | None":
        """Part between lines, never leaving one line alone."""
        lines = self.lines(width)
        kept = int((room + _ROUNDING) / self.shaped.style.leading)
        if not must:
            kept = min(kept, len(lines) - _FEWEST)
        if kept < (1 if must else _FEWEST) or kept >= len(lines):
            return None
        first, second = self._part(lines[:kept], width), self._part(lines[kept:], width)
        first.space_before, second.space_after = self.space_before, self.space_after
        return first, second

    def _part(self, lines: list[Line], width: float) -> "Text":
        part = Text(self.shaped, self.node, self.order)
        part._lines, part._width = lines, width
        return part

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Write the lines when their turn has come."""
        sheet.write(self.order, lambda: self._write(sheet.surface, x, top, width))

    def _write(self, surface: Surface, x: float, top: float, width: float) -> None:
        mark = surface.content(self.node) if self.node is not None else surface.artifact("Header")
        with mark:
            write_lines(surface, self.shaped, self.lines(width), x, top, width)


def write_lines(
    surface: Surface, shaped: Shaped, lines: Sequence[Line], x: float, top: float, width: float
) -> None:
    """Write lines one below the other, each where the alignment of its style puts it."""
    style = shaped.style
    y = top - style.size * BASELINE
    for line in lines:
        surface.text(shaped, line, x + indent(shaped, line, width), y)
        y -= style.leading


def indent(shaped: Shaped, line: Line, width: float) -> float:
    """How far from the left edge a line begins."""
    free = width - line.width - line.stretch * len(line.gaps)
    align = shaped.style.align
    if align == "centre":
        return free / 2
    is_right = align == "right" or (align in {"start", "end"} and (align == "end") != shaped.style.is_rtl)
    hanging = 0.0 if shaped.style.is_rtl else shaped.hanging_width()
    return free + hanging if is_right else 0.0


class Stack(Block):
    """Blocks one below the other; of two spaces that meet, the larger counts."""

    def __init__(
        self, blocks: Sequence[Block], *, space_before: float = 0.0, space_after: float = 0.0
    ) -> None:
        self.blocks = list(blocks)
        self.space_before, self.space_after = space_before, space_after

    def tops(self, width: float) -> list[float]:
        """Where each block begins, from the upper edge; and at the end the height of the whole."""
        return list(self._walk(width))

    def _walk(self, width: float) -> Iterator[float]:
        at = before = 0.0
        for number, block in enumerate(self.blocks):
            at += max(before, block.space_before) if number else 0.0
            yield at
            at += block.height(width)
            before = block.space_after
        yield at

    def height(self, width: float) -> float:
        """The sum of the heights and the spaces between."""
        return self.tops(width)[-1]

    def least(self, width: float) -> float:
        """The first block with all that it may not be parted from."""
        tops = self.tops(width)
        for number, block in enumerate(self.blocks):
            if not block.keeps_next or number + 1 == len(self.blocks):
                return tops[number] + block.least(width)
        return 0.0

    def split(self, width: float, room: float, *, must: bool = False) -> "tuple[Block, Block] | None":
        """Part between blocks or inside one, never after a block that keeps the next."""
        tops = self._tops_within(width, room)
        if len(tops) > len(self.blocks):
            return None
        number = len(tops) - 1
        parts = self.blocks[number].split(width, room - tops[number])
        if parts:
            return self._cut(number, parts)
        while number and self.blocks[number - 1].keeps_next:
            number -= 1
        if number:
            return Stack(self.blocks[:number]), Stack(self.blocks[number:])
        return self._forced(width, room, tops) if must else None

    def _tops_within(self, width: float, room: float) -> list[float]:
        """As :meth:`tops`, but no further than to the first block that does not fit."""
        tops: list[float] = []
        for top in self._walk(width):
            tops.append(top)
            number = len(tops) - 1
            if number < len(self.blocks) and top + self.blocks[number].height(width) > room + _ROUNDING:
                break
        return tops

    def _cut(self, number: int, parts: tuple[Block, Block]) -> "tuple[Stack, Stack]":
        return Stack([*self.blocks[:number], parts[0]]), Stack([parts[1], *self.blocks[number + 1 :]])

    def _forced(self, width: float, room: float, tops: list[float]) -> "tuple[Block, Block] | None":
        """Part the first block that can be parted at all: none of this fits a whole page."""
        for number, top in enumerate(tops):
            parts = self.blocks[number].split(width, room - top, must=True) if top < room else None
            if parts:
                return self._cut(number, parts)
        return None

    def parts(self, side: int) -> Sequence[Block]:
        """Its blocks."""
        return self.blocks

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Put the blocks one below the other."""
        for block, below in zip(self.blocks, self.tops(width), strict=False):
            block.draw(sheet, x, top - below, width)


@dataclass
class Columns:
    """Widths of columns: fixed ones in points, or shares of what is left (a share is written negative)."""

    widths: Sequence[float]
    gap: float = 0.0

    def edges(self, width: float) -> list[tuple[float, float]]:
        """Left edge and width of each column within ``width``."""
        fixed = sum(share for share in self.widths if share > 0) + self.gap * (len(self.widths) - 1)
        unit = (width - fixed) / (sum(-share for share in self.widths if share < 0) or 1.0)
        edges = []
        x = 0.0
        for share in self.widths:
            column = share if share > 0 else -share * unit
            edges.append((x, column))
            x += column + self.gap
        return edges


class Row(Block):
    """Cells side by side, split together at the foot of a page, so that they stay aligned.

    ``is_mirrored`` puts the first cell on the right; ``padding`` is added above and below; ``is_low`` lets
    the cells stand on the lower edge.
    """

    def __init__(
        self, cells: Sequence[Block], columns: Columns, *,
        is_mirrored: bool = False, is_low: bool = False, padding: float = 0.0,
        space_before: float = 0.0, space_after: float = 0.0, keeps_next: bool = False,
    ) -> None:  # fmt: skip
        self.cells, self.columns = list(cells), columns
        self.is_mirrored, self.is_low, self.padding = is_mirrored, is_low, padding
        self.space_before, self.space_after, self.keeps_next = space_before, space_after, keeps_next

    def height(self, width: float) -> float:
        """The height of the tallest cell."""
        edges = self.columns.edges(width)
        heights = [cell.height(edge[1]) for cell, edge in zip(self.cells, edges, strict=True)]
        return max(heights) + 2 * self.padding

    def least(self, width: float) -> float:
        """The height that the first parts of all cells need."""
        edges = self.columns.edges(width)
        least = [cell.least(edge[1]) for cell, edge in zip(self.cells, edges, strict=True)]
        return max(least) + 2 * self.padding

    def split(self, width: float, room: float, *, must: bool = False) -> "tuple[Block, Block] | None":
        """Part every cell that does not fit; the row stays whole where one of them cannot be parted."""
        inner = room - 2 * self.padding
        first: list[Block] = []
        second: list[Block] = []
        for cell, (_, column) in zip(self.cells, self.columns.edges(width), strict=True):
            if cell.height(column) <= inner + _ROUNDING:
                parts: tuple[Block, Block] | None = (cell, Empty())
            else:
                parts = cell.split(column, inner, must=must)
            if parts is None:
                return None
            first.append(parts[0])
            second.append(parts[1])
        parts_of_row = self._with(first), self._with(second)
        parts_of_row[0].space_before, parts_of_row[1].space_after = self.space_before, self.space_after
        return parts_of_row

    def _with(self, cells: list[Block]) -> "Row":
        return Row(cells, self.columns, is_mirrored=self.is_mirrored, padding=self.padding)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Put the cells side by side."""
        room = self.height(width) - 2 * self.padding
        for cell, (left, column) in zip(self.cells, self.columns.edges(width), strict=True):
            place = width - left - column if self.is_mirrored else left
            fall = room - cell.height(column) if self.is_low else 0.0
            cell.draw(sheet, x + place, top - self.padding - fall, column)
