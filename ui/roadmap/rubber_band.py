"""Selecting by a frame drawn round bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from i18n import _
from i18n.counting import counted
from planning.scene.bars import MILESTONE, SUMMARY, TASK
from planning.scene.frame import Frame
from planning.scene.shapes import Paint, Pen, Rect, Shape
from ui.roadmap.gesture import Gesture, Press, escape_words

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

CHOSEN = (TASK, SUMMARY, MILESTONE)


class RubberBand(Gesture):
    """Selects the activities whose bars the frame touches, and with Ctrl those that were selected before."""

    shape = Qt.CursorShape.CrossCursor
    scrolls_rows = True

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas)
        self._day = canvas.day_at(press.point.x())
        self._y = press.point.y() + canvas.top
        self._before = press.selected
        self.kept = list(press.selected) if press.modifiers & Qt.KeyboardModifier.ControlModifier else []
        self.point = press.point

    def move(self, point: QPointF) -> None:
        self.point = point
        ids = self._touched()
        self.state.session.select("activities", [*(id for id in self.kept if id not in ids), *ids])
        self.canvas.viewport().update()

    def box(self) -> QRectF:
        """The frame in the viewport; its first corner scrolls along with the chart."""
        first = QPointF(self.canvas.x_of(self._day), self._y - self.canvas.top)
        return QRectF(first, self.point).normalized()

    def _touched(self) -> list[str]:
        box, state = self.box(), self.state
        height, bars = state.metrics.row, state.bars
        first = max(0, int((box.top() + self.canvas.top) // height))
        last = int((box.bottom() + self.canvas.top) // height) + 1
        days = sorted((self.canvas.day_at(box.left()), self.canvas.day_at(box.right())))
        seen = bars.visible(first, min(last, len(state.outline.rows)), days[0], days[1])
        chosen = [bar for bar in seen.tolist() if bars.style[bar] in CHOSEN]
        return [state.outline.rows[int(bars.row[bar])].id for bar in chosen]

    def finish(self) -> None:
        ids = self.state.session.selection.ids
        if ids and self.state.session.selection.table == "activities":
            self.state.cursor = self.state.anchor = ("activities", ids[-1])
            self.state.cursor_changed.emit()

    def cancel(self) -> None:
        self.state.session.select("activities", list(self._before))
        self.canvas.viewport().update()

    def shapes(self, frame: Frame) -> list[Shape]:
        box = self.box()
        top = box.top() - (frame.viewport.top - self.canvas.top)
        return [
            Rect(box.left(), top, box.width(), box.height(), Paint("accent", 0.12), Pen("accent", 1.0), 2.0)
        ]

    def tip(self) -> tuple[str, str]:
        count = len(self.state.session.selection.ids)
        return counted("{count} selected", "{count} selected", count), escape_words(
            _("Ctrl adds to the selection")
        )

    def anchor(self) -> QRectF:
        return QRectF(self.point.x(), self.point.y() - 8, 4, 16)
