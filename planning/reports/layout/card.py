"""A card: a stack under a rule in the accent colour, as key figures are shown."""

from collections.abc import Sequence

from planning.reports.layout.blocks import Block, Stack
from planning.reports.layout.sheet import Order, Sheet

_RULE = 1.0
_INSET = 4.0


class Card(Stack):
    """Blocks under a rule; never parted at the foot of a page unless it is taller than one."""

    def __init__(self, blocks: Sequence[Block], order: Order, *, colour: str = "accent") -> None:
        super().__init__(blocks)
        self._order, self._colour = order, colour

    def height(self, width: float) -> float:
        """The stack with its rule."""
        return super().height(width) + _INSET

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float, *, must: bool = False) -> tuple[Block, Block] | None:
        """Only where it must be."""
        return super().split(width, room - _INSET, must=True) if must else None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """The rule and the blocks below it."""

        def rule() -> None:
            with sheet.surface.artifact():
                sheet.surface.rule((x, top), (x + width, top), colour=self._colour, width=_RULE)

        sheet.write(self._order, rule)
        super().draw(sheet, x, top - _INSET, width)
