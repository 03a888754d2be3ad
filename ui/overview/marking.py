"""What was looked for is marked: a ring round a card or a line until something else is looked for."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.card import Card

_RING = 2


def paint_mark(widget: QWidget, radius: int) -> None:
    """Draw the ring, in the paint event of a marked widget."""
    painter = QPainter(widget)
    paint.rounded(painter, widget.rect(), radius, border=themes.active().color("accent"), width=_RING)


class MarkedCard(Card):
    """A card that can be marked."""

    is_marked = False

    def set_marked(self, marked: bool) -> None:
        """Mark the card, or no longer."""
        self.is_marked = marked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_marked:
            paint_mark(self, paint.RADIUS_CARD)
