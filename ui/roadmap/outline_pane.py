"""The outline beside the chart: names and dates painted from the scene, folding, naming in place."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from planning.scene import heads
from planning.scene.bar_labels import row_name
from planning.scene.frame import Frame, Viewport
from planning.scene.rows import Row
from ui.roadmap.canvas import AXIS, Canvas, can_shift
from ui.roadmap.name_editor import NameEditor
from ui.roadmap.outline_head import OutlineHead
from ui.roadmap.tool_tips import ToolTips
from ui.shell import theme as themes
from ui.widgets import paint

NARROWEST = 160
CARET_REACH = 4
NOTCH = 120
"""What a wheel turns by one notch, in eighths of a degree."""
MEASURED = 400
"""Rows whose names are measured to find a good width."""


class OutlinePane(QWidget):
    """Scrolls with the canvas, whose scroll bar is the only one; keys go to the canvas too."""

    menu_wanted = Signal(QPoint)
    room_wanted = Signal(int)  # the width in which all columns would stand

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas, self.state = canvas, canvas.state
        self.setMouseTracking(True)
        self.setMinimumWidth(0)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.editor = NameEditor(self)
        self.head = OutlineHead(self)
        ToolTips(self, self._show_tip)
        self.state.rows_changed.connect(self._all_changed)
        self.state.scale_changed.connect(self._scale_changed)
        self.state.changed.connect(self._repaint)
        self._top, self._level, self._first_column, self._turned = 0, "", 0, 0
        canvas.verticalScrollBar().valueChanged.connect(self._scroll)

    def _scale_changed(self) -> None:
        """Another zoom shows here only where it writes the dates in another way."""
        level = self.state.scale.level.name
        if level != self._level:
            self._level = level
            self.update()

    def _scroll(self, top: int) -> None:
        """Go with the canvas: shift what is painted and paint what comes into sight."""
        self.editor.give_up()
        step, self._top = self._top - top, top
        if can_shift(self):
            self.scroll(0, step, self.rect().adjusted(0, AXIS, 0, 0))
        else:
            self.update()

    def _all_changed(self) -> None:
        self.editor.give_up()
        self.update()
        self.head.follow_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.setGeometry(0, 0, self.width(), AXIS)
        self.head.follow_columns()

    # Places

    def frame(self, top: int, height: int) -> Frame:
        """The scene of a strip of the rows, below the head."""
        return self.state.frame(Viewport(0, self.canvas.top + top, self.width(), height))

    def columns(self) -> heads.Columns:
        """Where the columns stand."""
        return heads.columns(self.frame(0, 1), self.width(), self._first_column)

    def scroll_columns(self, by: int) -> None:
        """Bring columns into sight that have no room, so many further on."""
        shown = self.columns()
        if by < 0 or shown.after:
            self._first_column = max(0, len(shown.before) + by)
            self._first_column = len(self.columns().before)  # no further than to the last one
            self.update()
            self.head.follow_columns()
            self.state.session.commands.refresh_later()

    def has_columns(self, *, before: bool) -> bool:
        """Whether there are columns without room before or after those in sight."""
        shown = self.columns()
        return bool(shown.before if before else shown.after)

    @property
    def needed_width(self) -> int:
        """The width in which names and all columns have room, px."""
        frame = self.frame(0, 1)
        needed = sum(heads.width_of(*column, frame) for column in self.state.outline_state.columns)
        return int(needed + heads.NAME + heads.EDGE) + 1

    @property
    def wanted_width(self) -> int:
        """The width in which the names of the first rows stand whole beside the columns, px."""
        frame = self.frame(0, 1)
        columns = sum(heads.width_of(*column, frame) for column in self.state.outline_state.columns)
        return int(columns + heads.EDGE + heads.names_width(frame, MEASURED)) + 1

    def make_room(self) -> None:
        """Ask for the width that the columns need, where they have less."""
        if self.needed_width > self.width():
            self.room_wanted.emit(self.needed_width)

    def row_rect(self, number: int) -> QRect:
        """Where a row stands."""
        height = self.state.metrics.row
        return QRect(0, int(AXIS + number * height - self.canvas.top), self.width(), max(1, int(height) + 1))

    def name_rect(self, number: int) -> QRect:
        """Where the name of a row is written and edited."""
        rect, row = self.row_rect(number), self.state.outline.rows[number]
        columns = self.columns()
        end = heads.names_end(columns) if row.kind == "activity" else columns.width - 8
        left = int(heads.place_of(row).name)
        return QRect(left, rect.top(), max(80, int(end) - left), rect.height() - 1)

    def row_at(self, point: QPoint) -> Row | None:
        """The row at a place, ``None`` in the head and below the last."""
        return self.state.row_at(point.y() - AXIS + self.canvas.top) if point.y() >= AXIS else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_rows(painter, event.rect().intersected(self.rect().adjusted(0, AXIS, 0, 0)))
        edge = themes.active().color("grid-strong")
        paint.hairline(painter, self.rect(), Qt.Edge.RightEdge, edge)

    def _paint_rows(self, painter: QPainter, dirty: QRect) -> None:
        if dirty.isEmpty():
            return
        frame = self.frame(dirty.top() - AXIS, dirty.height())
        painter.save()
        painter.setClipRect(dirty)
        painter.translate(0, dirty.top())
        shapes = heads.heads(frame, heads.columns(frame, self.width(), self._first_column))
        self.state.painter(self.devicePixelRatioF()).paint(painter, shapes)
        painter.restore()

    def _repaint(self, keys: set[tuple[str, str]] | None) -> None:
        if keys is None:
            self.update()
            return
        for key in keys:
            number = self.state.number(key)
            if number >= 0:
                self.update(self.row_rect(number))

    # Pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        row = self.row_at(event.position().toPoint())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_caret(row, event.position().x()):
            self.state.fold(row.key, is_open=not row.is_open)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.state.toggle(row.key)
        else:
            self.state.move_cursor(
                row.key, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )

    def _is_on_caret(self, row: Row, x: float) -> bool:
        left = heads.place_of(row).caret
        return row.has_children and left - CARET_REACH <= x <= left + heads.CARET + CARET_REACH

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if row is not None and not self._is_on_caret(row, event.position().x()):
            self.edit_name()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        self.state.hover(row.key if row else None)

    def leaveEvent(self, event: QEvent) -> None:
        self.state.hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        across, delta = event.modifiers() & Qt.KeyboardModifier.ShiftModifier, event.angleDelta()
        if not across and abs(delta.x()) <= abs(delta.y()):
            self.canvas.wheelEvent(event)
            return
        self._turned -= delta.x() or delta.y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            self.scroll_columns(steps)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.row_at(event.pos())
        if row is not None and row.key not in self.state.selected:
            self.state.move_cursor(row.key)
        self.menu_wanted.emit(event.globalPos())

    def _show_tip(self, event: QHelpEvent) -> None:
        """The whole name, where it is shortened."""
        from html import escape

        row = self.row_at(event.pos())
        number = self.state.number(row.key) if row else -1
        words = row_name(self.frame(0, 1), number) if number >= 0 else ""
        style = "body" if row and row.kind == "activity" else "strong"
        width = themes.active().metrics(style).horizontalAdvance(words)
        if number < 0 or width <= self.name_rect(number).width():
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), f"<qt>{escape(words)}</qt>", self, self.row_rect(number))

    # Naming

    def edit_name(self) -> bool:
        """Edit the name of the row of the cursor in place; return whether it has one to edit."""
        key = self.state.cursor
        number = self.state.number(key)
        if key is None or not key[0] or number < 0 or self.state.session.document.read_only:
            return False
        if self.width() < NARROWEST or self.state.metrics.is_dense:
            return False
        self.editor.open(key, self.name_rect(number))
        return True
