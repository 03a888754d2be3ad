"""The legend of a matrix: the cells that can occur in it, each with its words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.matrix.heads import LEAD, paint_triangle
from ui.widgets.matrix.tiles import paint_cell

HEIGHT = 40
_CELL, _TALL, _GAP, _AFTER = 22, 18, 6, 14
TRIANGLE = -99
"""Stands for the danger triangle of the coverage."""


class MatrixLegend(QWidget):
    """One line; entries that do not fit are left out at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._title, self._top_level, self._lead = "", 5, 0
        self._entries: list[tuple[int, str]] = []

    def say(self, title: str, entries: Sequence[tuple[int, str]], top_level: int, lead: int) -> None:
        """Show codes with their words; the first one stands ``lead`` px from the beginning."""
        self._title, self._entries, self._top_level, self._lead = title, list(entries), top_level, lead
        self.setAccessibleName(", ".join([title, *(words for _code, words in entries)]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("window"))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid"))
        title = paint.inside(self, LEAD, max(0, self.width() - self._lead))
        paint.text(painter, title, self._title, theme.font("caption"), theme.color("muted"), paint.lead(self))
        font, x = theme.font("caption"), self._lead + 4 if self._title else LEAD
        for code, words in self._entries:
            width = QFontMetrics(font).horizontalAdvance(words) + 1
            if x + _CELL + _GAP + width > self.width():
                break
            self._paint_entry(painter, code, words, x, width)
            x += _CELL + _GAP + width + _AFTER

    def _paint_entry(self, painter: QPainter, code: int, words: str, x: int, width: int) -> None:
        theme = themes.active()
        box = QRectF(paint.left_of(self, x, _CELL), (HEIGHT - _TALL) / 2, _CELL, _TALL)
        if code == TRIANGLE:
            paint_triangle(painter, QPointF(box.center()))
        else:
            paint_cell(painter, box, code, self._top_level, theme)
            if code == 0:  # its tone is near that of the ground
                paint.rounded(painter, box, 3, None, theme.color("border"))
        place = QRect(paint.left_of(self, x + _CELL + _GAP, width), 0, width, HEIGHT)
        paint.text(painter, place, words, theme.font("caption"), theme.color("muted"), paint.lead(self))
