"""The pointer on the chart: selecting, hovering, panning, and the gesture that a press becomes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from planning.scene.bars import Part
from ui.roadmap import descriptions
from ui.roadmap.gesture import Gesture, Press
from ui.roadmap.gestures import SELECTING, gesture_at
from ui.roadmap.tip import DragTip

if TYPE_CHECKING:
    from ui.roadmap.canvas import Canvas

DRAG_FROM = 4
"""How far the pointer moves before a press becomes a gesture, px."""
EDGE = 24
"""Near an edge, px, a gesture scrolls."""
REST = 120
"""How long the pointer stands still, ms, before what is slow to find out is found out."""
Modifier = Qt.KeyboardModifier
CURSORS = {
    "start": Qt.CursorShape.SizeHorCursor,
    "finish": Qt.CursorShape.SizeHorCursor,
    "progress": Qt.CursorShape.SizeHorCursor,
    "link_start": Qt.CursorShape.CrossCursor,
    "link_finish": Qt.CursorShape.CrossCursor,
}
"""What the pointer looks like over the parts of a bar."""


class Pointing:
    """Hears the mouse events of the canvas; at most one gesture is under way."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.state = canvas, canvas.state
        self.gesture: Gesture | None = None
        self.tip = DragTip(canvas)
        self._press: Press | None = None
        self._pan: QPoint | None = None
        self._resting = QTimer(canvas)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self._rest)

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = event.position().toPoint()
            self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton and self.gesture is None:
            self._press_left(event)

    def _press_left(self, event: QMouseEvent) -> None:
        point, held = event.position(), event.modifiers()
        row = self.state.row_at(point.y() + self.canvas.top)
        table, ids = self.state.session.selection
        selected = ids if table == "activities" else ()
        part = self.canvas.part_at(point) if row else Part(-1, "")
        self._press = Press(point, part, row, held, selected)
        if self.select_link(point, extend=bool(held & Modifier.ControlModifier)):
            return
        if row is None:
            if not held & SELECTING:
                self.state.session.select()
        elif held & Modifier.ControlModifier:
            self.state.toggle(row.key)
        elif held & Modifier.ShiftModifier:
            self.state.move_cursor(row.key, extend=True)
        elif row.key not in self.state.selected:
            self.state.move_cursor(row.key)

    def select_link(self, point: QPointF, *, extend: bool = False) -> bool:
        """Select the link whose line is under the pointer; return whether there is one."""
        found = self.canvas.link_at(point)
        if found is not None:
            table, ids = self.state.session.selection
            kept = [id for id in ids if id != found] if extend and table == "links" else []
            self.state.session.select("links", [*kept, found])
        return found is not None

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves, with or without a button."""
        point = event.position()
        if self._pan is not None:
            self._pan_to(point.toPoint(), self._pan)
        elif self.gesture is not None:
            self._move_gesture(self.gesture, point)
        elif self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (point - self._press.point).manhattanLength() >= DRAG_FROM:
                self._begin(self._press, point)
        else:
            self._hover(point)

    def _pan_to(self, point: QPoint, before: QPoint) -> None:
        step, self._pan = point - before, point
        across, down = self.canvas.horizontalScrollBar(), self.canvas.verticalScrollBar()
        across.setValue(across.value() - step.x())
        down.setValue(down.value() - step.y())

    def _begin(self, press: Press, point: QPointF) -> None:
        self.gesture = gesture_at(self.canvas, press)
        if self.gesture is not None:
            self.canvas.viewport().setCursor(self.gesture.shape)
            self._move_gesture(self.gesture, point)

    def _move_gesture(self, gesture: Gesture, point: QPointF) -> None:
        self._scroll_at_edge(point, rows=gesture.scrolls_rows)
        gesture.move(point)
        self.tip.show_beside(gesture.tip(), gesture.anchor())
        if gesture.trial.is_pending:
            self._resting.start()

    def _rest(self) -> None:
        """The pointer rests: what the schedule moves is found out, where that takes a while."""
        if self.gesture is not None:
            self.gesture.rest()
            self.tip.show_beside(self.gesture.tip(), self.gesture.anchor())

    def _scroll_at_edge(self, point: QPointF, *, rows: bool) -> None:
        port = self.canvas.viewport()
        edges = [(self.canvas.horizontalScrollBar(), point.x(), port.width())]
        if rows:
            edges.append((self.canvas.verticalScrollBar(), point.y(), port.height()))
        for bar, at, size in edges:
            beyond = min(0.0, at - EDGE) + max(0.0, at - size + EDGE)
            if beyond:
                bar.setValue(bar.value() + round(beyond / 2))

    def _hover(self, point: QPointF) -> None:
        row = self.state.row_at(point.y() + self.canvas.top)
        link = self.canvas.link_at(point)
        if link is not None:
            self.state.hover(("links", link))
            self.canvas.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            return
        self.state.hover(row.key if row else None)
        part = self.canvas.part_at(point).part if row and row.kind == "activity" else ""
        self.canvas.viewport().setCursor(CURSORS.get(part, Qt.CursorShape.ArrowCursor))

    def release(self, event: QMouseEvent) -> None:
        """A button goes up: the gesture makes its edit."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = None
            self.canvas.viewport().unsetCursor()
        elif event.button() == Qt.MouseButton.LeftButton:
            press, gesture = self._press, self.gesture
            self._end()
            if gesture is not None:
                gesture.finish()
            elif press is not None and press.row and not event.modifiers() and len(self.state.selected) > 1:
                self.state.move_cursor(press.row.key)

    def cancel(self) -> bool:
        """Give up what is being dragged; return whether there was anything."""
        gesture = self.gesture
        self._end()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _end(self) -> None:
        was_dragging = self.gesture is not None
        self._resting.stop()
        self.gesture = self._press = None
        if was_dragging:
            self.tip.hide()
            self.canvas.viewport().unsetCursor()
            self.canvas.viewport().update()

    def show_tip(self, event: QHelpEvent) -> None:
        """Say what the bar under the pointer is."""
        canvas, point = self.canvas, QPointF(event.pos())
        found, link = canvas.part_at(point), canvas.link_at(point)
        if (found.bar < 0 and link is None) or self.gesture is not None:
            QToolTip.hideText()
        elif link is not None:
            self._show_tip(event, descriptions.link_lines(self.state.session.document, link), QRect())
        else:
            lines = descriptions.tip(canvas.whole_frame(), int(self.state.bars.row[found.bar]))
            self._show_tip(event, lines, canvas.box_of(found.bar).toRect())

    def _show_tip(self, event: QHelpEvent, lines: list[str], box: QRect) -> None:
        words = "<br>".join(escape(line) for line in lines)
        QToolTip.showText(event.globalPos(), f"<qt><nobr>{words}</nobr></qt>", self.canvas.viewport(), box)
