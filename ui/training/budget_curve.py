"""What a budget buys: a curve of the gaps closed over the budget, and the slider on it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSlider

from i18n import _, language
from i18n.formats import percent
from ui.shell import theme as themes
from ui.training.words import cost_words
from ui.widgets import paint

HEIGHT, CURVE, TRACK = 176, 120, 144
MARGIN = 10


class BudgetCurve(QSlider):
    """A slider whose values are units of the currency; above it the share of the gaps closed."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._points: list[tuple[int, float]] = []
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_points(self, points: Sequence[tuple[int, float]], budget: int) -> None:
        """Show plans as (cost, share closed), the cheapest first, and the budget."""
        self._points = list(points)
        top = self._points[-1][0] if self._points else 0
        self.blockSignals(True)
        self.setRange(0, max(1, top))
        self.setSingleStep(max(1, top // 50))
        self.setPageStep(max(1, top // 10))
        self.setValue(budget)
        self.blockSignals(False)
        self.setAccessibleName(_("Budget"))
        self.setAccessibleDescription(cost_words(str(budget)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel around."""
        event.ignore()

    def _x(self, value: float) -> float:
        span = self.width() - 2 * MARGIN
        x = MARGIN + span * value / max(1, self.maximum())
        return self.width() - x if paint.is_rtl(self) else x

    @staticmethod
    def _y(share: float) -> float:
        return 24 + (CURVE - 24) * (1 - share)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for share in (1.0, 0.5, 0.0):
            painter.setPen(QPen(theme.color("grid" if share else "grid-strong"), 1))
            painter.drawLine(QPointF(MARGIN, self._y(share)), QPointF(self.width() - MARGIN, self._y(share)))
            if share:
                self._say_share(painter, share)
        self._paint_curve(painter)
        self._paint_track(painter)

    def _say_share(self, painter: QPainter, share: float) -> None:
        """The whole at the beginning over its line, the half at the end under its line: off the curve."""
        said = _("{share} of gaps closed").format(share=percent(share, language()))
        is_whole = share == 1
        shift = -18 if is_whole else 3
        words = QRect(MARGIN, round(self._y(share)) + shift, self.width() - 2 * MARGIN, 16)
        end = Qt.AlignmentFlag.AlignLeft if paint.is_rtl(self) else Qt.AlignmentFlag.AlignRight
        theme = themes.active()
        side = paint.lead(self) if is_whole else end
        paint.text(painter, words, said, theme.font("caption"), theme.color("muted"), side)

    def _paint_curve(self, painter: QPainter) -> None:
        theme = themes.active()
        if self._points:
            painter.setPen(QPen(theme.color("accent"), 2.5))
            painter.drawPolyline(
                QPolygonF([QPointF(self._x(cost), self._y(share)) for cost, share in self._points])
            )
        x = self._x(self.value())
        painter.setPen(QPen(theme.color("text"), 1.25))
        painter.drawLine(QPointF(x, 20), QPointF(x, TRACK))
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(x, self._y(self._share())), 4.5, 4.5)

    def _share(self) -> float:
        """What the best plan within the budget closes."""
        return max((share for cost, share in self._points if cost <= self.value()), default=0.0)

    def _paint_track(self, painter: QPainter) -> None:
        theme, x = themes.active(), self._x(self.value())
        whole = QRectF(MARGIN, TRACK - 2, self.width() - 2 * MARGIN, 4)
        paint.rounded(painter, whole, 2, theme.color("grid-strong"))
        done = QRectF(whole)
        if paint.is_rtl(self):
            done.setLeft(x)
        else:
            done.setRight(x)
        paint.rounded(painter, done, 2, theme.color("accent"))
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(x, TRACK), 8, 8)
        ends = QRect(MARGIN, TRACK + 14, self.width() - 2 * MARGIN, 16)
        last = Qt.AlignmentFlag.AlignLeft if paint.is_rtl(self) else Qt.AlignmentFlag.AlignRight
        font, ink = theme.font("caption"), theme.color("muted")
        paint.text(painter, ends, cost_words("0"), font, ink, paint.lead(self))
        paint.text(painter, ends, cost_words(str(self.maximum())), font, ink, last)
        paint.text(painter, ends, _("Budget, drag or type"), font, ink, Qt.AlignmentFlag.AlignHCenter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        x = event.position().x()
        along = self.width() - x if paint.is_rtl(self) else x
        span = max(1, self.width() - 2 * MARGIN)
        self.setValue(round((along - MARGIN) / span * self.maximum()))
        event.accept()
