"""The legend of a matrix: the cells that can occur in it, each with its words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.matrix.heads import LEAD, paint_triangle
from ui.widgets.matrix.tiles import paint_cell

LINE, PAD = 26, 7
_CELL, _TALL, _GAP, _AFTER = 22, 18, 6, 14
TRIANGLE = -99
"""Stands for the danger triangle of the coverage."""


class MatrixLegend(QWidget):
    """On as many lines as its entries need: nothing that can occur is left unexplained."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._title, self._top_level, self._lead = "", 5, 0
        self._entries: list[tuple[int, str]] = []

    def say(self, title: str, entries: Sequence[tuple[int, str]], top_level: int, lead: int) -> None:
        """Show codes with their words; the first one stands ``lead`` px from the beginning."""
        self._title, self._entries, self._top_level, self._lead = title, list(entries), top_level, lead
        self.setAccessibleName(", ".join([title, *(words for _code, words in entries)]))
        self._fit()
        self.update()

    def places(self) -> list[tuple[int, str, int, int, int]]:
        """Each entry as code, words, left edge, line and width of its words."""
        metrics = themes.active().metrics("caption")
        first = self._lead + 4 if self._title else LEAD
        found, x, line = [], first, 0
        for code, words in self._entries:
            width = metrics.horizontalAdvance(words) + 1
            if x > first and x + _CELL + _GAP + width > self.width() - LEAD:
                x, line = first, line + 1
            found.append((code, words, x, line, width))
            x += _CELL + _GAP + width + _AFTER
        return found

    def _fit(self) -> None:
        lines = max((line for _code, _words, _x, line, _width in self.places()), default=0) + 1
        if self.height() != lines * LINE + 2 * PAD:
            self.setFixedHeight(lines * LINE + 2 * PAD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(300, LINE + 2 * PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("window"))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid"))
        title = paint.inside(self, LEAD, max(0, self.width() - self._lead), PAD)
        title.setHeight(LINE)
        paint.text(painter, title, self._title, theme.font("caption"), theme.color("muted"), paint.lead(self))
        for code, words, x, line, width in self.places():
            self._paint_entry(painter, code, words, QRect(x, PAD + line * LINE, width, LINE))

    def _paint_entry(self, painter: QPainter, code: int, words: str, place: QRect) -> None:
        theme, x = themes.active(), place.x()
        box = QRectF(paint.left_of(self, x, _CELL), place.top() + (LINE - _TALL) / 2, _CELL, _TALL)
        if code == TRIANGLE:
            paint_triangle(painter, QPointF(box.center()))
        else:
            paint_cell(painter, box, code, self._top_level, theme)
            if code == 0:  # its tone is near that of the ground
                paint.rounded(painter, box, 3, None, theme.color("border"))
        left = paint.left_of(self, x + _CELL + _GAP, place.width())
        words_box = QRect(left, place.top(), place.width(), LINE)
        paint.text(painter, words_box, words, theme.font("caption"), theme.color("muted"), paint.lead(self))
