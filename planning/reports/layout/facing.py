"""Facing pages: the same content twice, aligned, one language on the left page and one on the right."""

from collections.abc import Sequence
from itertools import zip_longest

from planning.reports.layout.blocks import Block, Empty
from planning.reports.layout.flow import Part
from planning.reports.layout.sheet import Sheet
from planning.reports.layout.table import Table, twinned


class Facing(Block):
    """Two blocks that say the same: as high as the higher one, parted together, drawn side by side."""

    def __init__(self, first: Block, second: Block) -> None:
        if isinstance(first, Table) and isinstance(second, Table):
            first, second = twinned(first, second)
        self.sides = (first, second)
        self.space_before = max(side.space_before for side in self.sides)
        self.space_after = max(side.space_after for side in self.sides)
        self.keeps_next = any(side.keeps_next for side in self.sides)

    def height(self, width: float) -> float:
        """The height of the higher one."""
        return max(side.height(width) for side in self.sides)

    def least(self, width: float) -> float:
        """What the first parts of both need."""
        return max(side.least(width) for side in self.sides)

    def split(self, width: float, room: float, *, must: bool = False) -> tuple[Block, Block] | None:
        """Part both, or the one that does not fit; none where it cannot be parted."""
        parts: list[tuple[Block, Block]] = []
        for side in self.sides:
            if side.height(width) <= room:
                parts.append((side, Empty()))
                continue
            parted = side.split(width, room, must=must)
            if parted is None:
                return None
            parts.append(parted)
        (first, rest), (other, other_rest) = parts
        return Facing(first, other), Facing(rest, other_rest)

    def parts(self, side: int) -> Sequence[Block]:
        """The block of that page."""
        return (self.sides[side],)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the block of the page that is being drawn."""
        self.sides[sheet.side].draw(sheet, x, top, width)


def facing(first: Sequence[Part], second: Sequence[Part]) -> list[Part]:
    """Parts composed in two languages as parts of facing pages."""
    found = []
    for left, right in zip(first, second, strict=True):
        pairs = zip_longest(left.blocks, right.blocks, fillvalue=None)
        blocks = [Facing(one or Empty(), other or Empty()) for one, other in pairs]
        found.append(Part(left.id, blocks, left.format, left.starts_page, left.floats, sides=2))
    return found
