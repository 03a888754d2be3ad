"""Tables with rules: a head that is repeated on every page, rows that are split only where they must."""

from collections.abc import Sequence
from typing import NamedTuple

from planning.reports.layout.blocks import Block, Row, Stack, Text
from planning.reports.layout.sheet import Order, Sheet

THIN, THICK = 0.5, 1.0
_SHORT = 420.0  # points: about half a page
_FEWEST = 3  # rows that a part of a table has on a page, where it can


class TableRow(NamedTuple):
    """A row and the rule above it: its weight in points (0 for none) and its colour.

    A row that keeps the next is a heading within the table.
    """

    row: Row
    rule: float = THIN
    colour: str = "border-strong"
    keeps_next: bool = False


class Table(Block):
    """Rows under a head; a thick rule closes the table.  A short table stays on one page."""

    def __init__(
        self, head: Sequence[TableRow], rows: Sequence[TableRow], order: Order, *,
        space_before: float = 0.0, space_after: float = 0.0, is_open: bool = False,
    ) -> None:  # fmt: skip
        self.head, self.rows, self.order = list(head), list(rows), order
        self.twin: Table | None = None
        self.space_before, self.space_after = space_before, space_after
        self._is_open = is_open  # goes on over the page: no closing rule

    def _heights(self, width: float) -> list[float]:
        """The heights of the head and of all rows, those of a twin as high as its own."""
        own = [row.row.height(width) for row in (*self.head, *self.rows)]
        if self.twin is None:
            return own
        others = [row.row.height(width) for row in (*self.twin.head, *self.twin.rows)]
        return [max(pair) for pair in zip(own, others, strict=True)]

    def height(self, width: float) -> float:
        """The heights of the head and of all rows."""
        return sum(self._heights(width)) + THICK

    def least(self, width: float) -> float:
        """The head and a few rows, or all of a short table."""
        if self.height(width) <= _SHORT:
            return self.height(width)
        return sum(self._heights(width)[: len(self.head) + _FEWEST]) + THICK

    def split(self, width: float, room: float, *, must: bool = False) -> tuple[Block, Block] | None:
        """Part between rows; a row that is taller than a page is parted itself."""
        if not must and self.height(width) <= _SHORT:
            return None
        heights = self._heights(width)
        left = room - sum(heights[: len(self.head)]) - THICK
        kept = 0
        for height in heights[len(self.head) :]:
            if height > left:
                break
            left -= height
            kept += 1
        if kept < len(self.rows):
            kept = self._well_parted(kept, must=must)
        if must and 1 < kept == len(self.rows):
            kept -= 1  # what follows must not stand alone: it takes the last row along
        if kept and kept < len(self.rows):
            return self._part(self.rows[:kept], is_open=True), self._rest(self.rows[kept:])
        parts = self.rows[0].row.split(width, left, must=True) if must and not kept and self.rows else None
        if parts is None:
            return None
        first, second = (self.rows[0]._replace(row=part) for part in parts if isinstance(part, Row))
        return self._part([first], is_open=True), self._rest([second, *self.rows[1:]])

    def _well_parted(self, kept: int, *, must: bool) -> int:
        """Rows before the break, of ``kept`` for which there is room: no few alone before or after it."""
        if kept > _FEWEST:
            kept = max(_FEWEST, min(kept, len(self.rows) - _FEWEST))
        elif not must and kept < _FEWEST:
            return 0
        while kept > 1 and self.rows[kept - 1].keeps_next:
            kept -= 1
        return kept

    def _part(self, rows: Sequence[TableRow], *, is_open: bool) -> "Table":
        return Table(self.head, rows, self.order, space_before=self.space_before, is_open=is_open)

    def _rest(self, rows: Sequence[TableRow]) -> "Table":
        head = [row._replace(row=_unread(row.row)) for row in self.head]
        rest = Table(head, rows, self.order, space_after=self.space_after, is_open=self._is_open)
        rest.keeps_next = self.keeps_next
        return rest

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Put rules and rows on the page."""
        for row, height in zip((*self.head, *self.rows), self._heights(width), strict=True):
            if row.rule:
                self._rule(sheet, x, top, width, row.rule, row.colour)
            row.row.draw(sheet, x, top, width)
            top -= height
        self._rule(sheet, x, top, width, THIN if self._is_open else THICK, "text")

    def _rule(self, sheet: Sheet, x: float, y: float, width: float, weight: float, colour: str) -> None:
        def draw() -> None:
            with sheet.surface.artifact():
                sheet.surface.rule((x, y), (x + width, y), colour=colour, width=weight)

        sheet.write(self.order, draw)


def twinned(first: Table, second: Table) -> tuple[Table, Table]:
    """Two tables that say the same on facing pages: rows that stand beside each other are equally high."""
    if len(first.rows) == len(second.rows) and len(first.head) == len(second.head):
        first.twin, second.twin = second, first
    return first, second


def _unread(row: Row) -> Row:
    """A head repeated on a later page: drawn again, but read only once."""
    cells = [_without_node(cell) for cell in row.cells]
    return Row(cells, row.columns, is_mirrored=row.is_mirrored, is_low=row.is_low, padding=row.padding)


def _without_node(block: Block) -> Block:
    if isinstance(block, Text):
        return Text(block.shaped, None, block.order)
    if isinstance(block, Stack):
        return Stack([_without_node(part) for part in block.blocks])
    return _unread(block) if isinstance(block, Row) else block
