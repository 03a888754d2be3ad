"""The chart: bars under a frozen axis; scrolled, zoomed, pointed at, and where gestures begin."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from planning.scene import axis, knobs, links, roadmap
from planning.scene.bars import Part
from planning.scene.boxes import box_of
from planning.scene.dense import dense_bars
from planning.scene.frame import Frame, Viewport
from planning.scene.timescale import QUARTER_DAYS, day_number, fitted, moment_of
from ui.roadmap import overlays
from ui.roadmap.chart_state import ChartState
from ui.roadmap.pinching import Pinching
from ui.roadmap.pointing import Pointing
from ui.roadmap.tool_tips import ToolTips

AXIS = 56
ZOOM_STEP = 1.25
LEAST_SHARE = 0.1
"""Of the width: a plan is not made smaller."""
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def can_shift(widget: QWidget) -> bool:
    """Whether what is painted can be shifted, so that a scroll paints only what comes into sight."""
    return widget.devicePixelRatioF().is_integer()


class AxisBar(QWidget):
    """The frozen axis over the canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        ToolTips(self, self._show_tip)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self._canvas.frame(0, 1)
        self._canvas.state.painter(self.devicePixelRatioF()).paint(painter, axis.axis(frame))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._canvas.wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, AXIS)

    def _show_tip(self, event: QHelpEvent) -> None:
        words = axis.line_words(self._canvas.frame(0, 1))
        QToolTip.showText(event.globalPos(), f"<qt>{escape(words)}</qt>", self)


class Canvas(QAbstractScrollArea):
    """One viewport for all bars. What it paints is a scene; what is under the pointer is found in arrays."""

    key_pressed = Signal(QKeyEvent)
    menu_wanted = Signal(QPoint)
    activated = Signal()
    zoomed = Signal()
    named = Signal(str)  # a new activity is to be named

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self.state = state
        self.is_fitted = True
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus", True)
        self.setViewportMargins(0, AXIS, 0, 0)
        self.axis_bar = AxisBar(self)
        self.pointing = Pointing(self)
        Pinching(self)
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        ToolTips(viewport, self.pointing.show_tip)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(int(state.metrics.row))
        self.horizontalScrollBar().setSingleStep(44)
        state.rows_changed.connect(self._rows_changed)
        state.scale_changed.connect(self._scale_changed)
        state.changed.connect(self._repaint)
        state.cursor_changed.connect(self.show_cursor)

    # Places

    @property
    def left(self) -> int:
        """The place of the viewport's left edge on the line of the scale, px."""
        return self._origin + self.horizontalScrollBar().value()

    @property
    def top(self) -> int:
        """How far the rows are scrolled, px."""
        return self.verticalScrollBar().value()

    @property
    def _origin(self) -> int:
        """Where the scrollable part of time begins on the line of the scale."""
        ends = [self.state.scale.x(day) for day in self.state.extent]
        return int(min(ends))

    def frame(self, top: int, height: int) -> Frame:
        """The scene of a strip of the viewport, over its whole width."""
        return self.state.frame(Viewport(self.left, self.top + top, self.viewport().width(), height))

    def whole_frame(self) -> Frame:
        """The scene of the whole viewport."""
        return self.frame(0, self.viewport().height())

    def day_at(self, x: float) -> float:
        """The time at a place of the viewport."""
        return self.state.scale.day(x + self.left)

    def x_of(self, day: float) -> float:
        """The place of a time in the viewport."""
        return self.state.scale.x(day) - self.left

    def part_at(self, point: QPointF) -> Part:
        """What lies at a place of the viewport; knobs only of the bar that shows them."""
        at = point.x() + self.left, point.y() + self.top
        found = self.state.bars.at(*at, self.state.scale, self.state.metrics)
        number = overlays.with_knobs(self.state)
        row = int(at[1] // self.state.metrics.row)
        if number != row or self.state.metrics.is_dense:
            return found
        return knobs.refined(self.whole_frame(), found, number, point.x(), point.y())

    def link_at(self, point: QPointF) -> str | None:
        """The link whose line runs through a place of the viewport; bars go before links."""
        bar = self.part_at(point).bar
        box = self.box_of(bar) if bar >= 0 else QRectF()
        if bar >= 0 and box.top() - 1 <= point.y() <= box.bottom() + 1:
            return None
        return links.link_at(self.whole_frame(), point.x(), point.y())

    def box_of(self, number: int) -> QRectF:
        """Where the bar of a row stands in the viewport."""
        box = box_of(self.whole_frame(), number)
        return QRectF(box.x, box.y, box.width, box.height)

    def row_rect(self, number: int) -> QRect:
        """Where a row stands in the viewport."""
        height = self.state.metrics.row
        return QRect(0, int(number * height - self.top), self.viewport().width(), max(1, int(height) + 1))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        dirty = event.rect()
        painter.translate(0, dirty.top())
        frame = self.frame(dirty.top(), dirty.height())
        scene, bars = self.state.painter(self.devicePixelRatioF()), frame.visible()
        scene.paint(painter, roadmap.below(frame, bars))
        if frame.metrics.is_dense:
            scene.paint(painter, list(dense_bars(frame, bars)))
        else:
            scene.paint_bars(painter, frame, bars)
        over = roadmap.above(frame, bars)
        over += overlays.selection(frame, self.state, focused=self.hasFocus())
        gesture = self.pointing.gesture
        if gesture is not None:
            over += gesture.shapes(frame)
        scene.paint(painter, over)
        if gesture is not None:
            painter.setOpacity(0.5)
            scene.paint(painter, gesture.faded(frame))

    def _repaint(self, keys: set[tuple[str, str]] | None) -> None:
        """Paint rows again with the links that end there, or everything for ``None``."""
        viewport = self.viewport()
        if keys is None:
            viewport.update()
            self.axis_bar.update()
            return
        for key in keys:
            number = self.state.number(key)
            if number >= 0:
                first, last = self.state.links.reach(number)
                rect = self.row_rect(first).united(self.row_rect(last))
                viewport.update(rect.adjusted(0, -4, 0, 4))  # a bar's ring reaches beyond its row

    # Scrolling and zoom

    def _rows_changed(self) -> None:
        self.verticalScrollBar().setSingleStep(max(1, int(self.state.metrics.row)))
        self._set_ranges()
        self._repaint(None)

    def _scale_changed(self) -> None:
        if self.is_fitted:
            self._fit()
        self._set_ranges()
        self._repaint(None)

    def _set_ranges(self) -> None:
        width, height = self.viewport().width(), self.viewport().height()
        ends = [self.state.scale.x(day) for day in self.state.extent]
        span = round(abs(ends[1] - ends[0]))
        self.horizontalScrollBar().setRange(0, max(0, span - width))
        self.horizontalScrollBar().setPageStep(width)
        self.verticalScrollBar().setRange(0, max(0, round(self.state.height) - height))
        self.verticalScrollBar().setPageStep(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self.viewport().geometry()
        self.axis_bar.setGeometry(place.left(), place.top() - AXIS, place.width(), AXIS)
        if self.is_fitted:
            self._fit()
            self.state.scale_changed.emit()
        else:
            self._set_ranges()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        viewport = self.viewport()
        if dx or not can_shift(viewport):  # sideways the labels stick to the edge: all is painted again
            viewport.update()
            self.axis_bar.update()
        else:
            viewport.scroll(0, dy, viewport.rect())

    def fit(self) -> None:
        """Show the whole time of the plan in the width there is, and go on doing so."""
        self.is_fitted = True
        self.state.scale_changed.emit()
        self.zoomed.emit()

    def _fit(self) -> None:
        first, last = (moment_of(day).date() for day in self.state.extent)
        month = self.state.session.document.plan.fiscal_start_month
        width = self.viewport().width()
        days = moment_of(day_number(last) - 1).date()
        self.state.scale = fitted(first, days, width, month, rtl=self.state.rtl)

    def zoom_to(self, quarter_width: float, x: float | None = None) -> None:
        """Show quarters of a width; the time at ``x`` (by default the middle) stays where it is."""
        x = self.viewport().width() / 2 if x is None else x
        day = self.day_at(x)
        first, last = self.state.extent
        least = self.viewport().width() * LEAST_SHARE * QUARTER_DAYS / (last - first)
        quarter_width = max(quarter_width, least)
        self.is_fitted = False
        self.state.scale = self.state.scale.with_width(quarter_width)
        self._set_ranges()
        self.horizontalScrollBar().setValue(round(self.state.scale.x(day) - x) - self._origin)
        self.state.scale_changed.emit()
        self.zoomed.emit()

    def zoom_by(self, factor: float, x: float | None = None) -> None:
        """Zoom in or out about a place."""
        self.zoom_to(self.state.scale.quarter_width * factor, x)

    def centre_on(self, day: float) -> None:
        """Bring a time into the middle of the width."""
        at = round(self.state.scale.x(day) - self.viewport().width() / 2)
        self.horizontalScrollBar().setValue(at - self._origin)

    def show_days(self, first: float, last: float) -> None:
        """Zoom so that the time from ``first`` to ``last`` fills the width, with some air."""
        width = max(self.viewport().width(), 1)
        days = max(last - first, 1.0)
        self.zoom_to(width * 0.84 / days * QUARTER_DAYS)
        self.centre_on((first + last) / 2)

    def show_cursor(self) -> None:
        """Scroll so that the row of the cursor is in sight."""
        number = self.state.number(self.state.cursor)
        if number >= 0:
            rect = self.row_rect(number)
            bar = self.verticalScrollBar()
            if rect.top() < 0:
                bar.setValue(bar.value() + rect.top())
            elif rect.bottom() > self.viewport().height():
                bar.setValue(bar.value() + rect.bottom() - self.viewport().height())
        self.viewport().update()

    def show_bar(self, number: int) -> None:
        """Scroll so that the bar of a row, where it has one, is in sight."""
        if not self.state.bars.style[number]:
            return
        box, width = self.box_of(number), self.viewport().width()
        if box.right() < 0 or box.left() > width:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + int(box.left() - width / 4))

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        steps = (delta.y() or delta.x()) / 120
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.state.set_row_height(self.state.metrics.row * ZOOM_STEP**steps)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP**steps, event.position().x())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(steps * 3 * bar.singleStep()))
        else:
            rows = self.verticalScrollBar()
            rows.setValue(rows.value() - round(steps * 3 * rows.singleStep()))
        event.accept()

    # Pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.press(event)
        self.activated.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.state.hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.row_rect(max(0, self.state.number(self.state.cursor)))
            self.menu_wanted.emit(self.viewport().mapToGlobal(QPoint(16, rect.bottom())))
            return
        point = QPointF(event.pos())
        if self.pointing.select_link(point):
            self.menu_wanted.emit(event.globalPos())
            return
        row = self.state.row_at(point.y() + self.top)
        if row is not None and row.key not in self.state.selected:
            self.state.move_cursor(row.key)
        self.menu_wanted.emit(event.globalPos())

    # Keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pointing.cancel():
            return
        event.ignore()
        self.key_pressed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.state.cursor is None and self.state.outline.rows and event.reason() in BY_KEYBOARD:
            self.state.cursor = self.state.outline.rows[0].key
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointing.cancel()
        self.viewport().update()
