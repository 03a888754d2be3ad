"""The whole plan as a strip under the chart: a frame shows what of it is in sight, and can be dragged."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from i18n import _
from planning.scene.bars import BRACKET, LANE_LINE
from planning.scene.dense import dense_bars
from planning.scene.frame import Frame, Viewport
from planning.scene.shapes import Paint, Rect, Shape
from planning.scene.timescale import TimeScale, day_number
from ui.roadmap.canvas import Canvas
from ui.shell import theme as themes
from ui.widgets import paint

HEIGHT, PAD = 56, 6
LEAST = 8.0
"""The frame is at least so wide and high that it can be seen and taken."""
Key = Qt.Key


class OverviewMap(QWidget):
    """Painted once for a state of the plan; only the frame is painted anew while the chart scrolls."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas, self._state = canvas, canvas.state
        self._picture: QPixmap | None = None
        self._grip: QPointF | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        state = self._state
        for signal in (state.rows_changed, state.layers_changed):
            signal.connect(self._forget)
        state.changed.connect(self._forget)
        state.session.theme_changed.connect(self._forget)
        canvas.horizontalScrollBar().valueChanged.connect(self.update)
        canvas.verticalScrollBar().valueChanged.connect(self.update)
        state.scale_changed.connect(self.update)
        self.say()

    def say(self) -> None:
        """Say the words again, in another language."""
        self.setAccessibleName(_("Overview of the plan"))
        self.setAccessibleDescription(_("Arrows move the part of the plan that is shown"))

    def _forget(self, _keys: object = None) -> None:
        self._picture = None
        if self.isVisible():
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    # Places

    def _area(self) -> QRectF:
        return QRectF(PAD, PAD, max(1, self.width() - 2 * PAD), HEIGHT - 2 * PAD)

    def _scale(self) -> TimeScale:
        """The whole extent of the plan over the width."""
        first, last = self._state.extent
        width = self._area().width()
        scale = self._state.scale
        return scale._replace(start=first, per_day=width / max(1.0, last - first), extent=width)

    def window_box(self) -> QRectF:
        """Where the frame of what is in sight stands."""
        area, scale, canvas = self._area(), self._scale(), self._canvas
        port = canvas.viewport()
        days = canvas.day_at(0), canvas.day_at(port.width())
        left, right = sorted(min(max(scale.x(day), 0.0), area.width()) for day in days)
        whole = max(self._state.height, 1.0)
        top = canvas.top / whole * area.height()
        bottom = min(1.0, (canvas.top + port.height()) / whole) * area.height()
        width, height = max(right - left, LEAST), max(bottom - top, LEAST)
        left, top = min(left, area.width() - width), min(top, area.height() - height)
        return QRectF(area.left() + left, area.top() + top, width, height)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        if self._picture is None or self._picture.deviceIndependentSize().toSize() != self.size():
            self._picture = self._painted()
        painter.drawPixmap(0, 0, self._picture)
        box = self.window_box()
        veil = theme.color("surface", 0.45)
        for part in _around(QRectF(self.rect()), box):
            painter.fillRect(part, veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("focus" if self.hasFocus() else "accent"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _painted(self) -> QPixmap:
        ratio, theme, area = self.devicePixelRatioF(), themes.active(), self._area()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.color("surface"))
        painter = QPainter(picture)
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid-strong"))
        painter.translate(area.topLeft())
        self._state.painter(ratio).paint(painter, self._shapes())
        painter.end()
        return picture

    def _shapes(self) -> list[Shape]:
        frame = self._frame()
        bars = frame.visible()
        bars = bars[(frame.bars.style[bars] != BRACKET) & (frame.bars.style[bars] != LANE_LINE)]
        shapes = list(dense_bars(frame, bars))
        if frame.marked_day is not None:
            shapes.append(Rect(frame.x(day_number(frame.marked_day)), 0, 1.0, frame.height, Paint("today")))
        return shapes

    def _frame(self) -> Frame:
        """All rows in the height of the strip."""
        area, state = self._area(), self._state
        frame = state.frame(Viewport(0, 0, area.width(), area.height()))
        row = min(4.0, area.height() / max(1, len(state.outline.rows)))
        metrics = state.metrics.with_row(row)
        return Frame(
            frame.outline,
            frame.bars,
            self._scale(),
            frame.viewport,
            frame.language,
            frame.measure,
            metrics,
            frame.shown,
        )

    # Moving the frame

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point, box = event.position(), self.window_box()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip = point - box.center() if box.contains(point) else QPointF()
        self._go(point - self._grip)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._go(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._canvas.wheelEvent(event)

    def _go(self, middle: QPointF) -> None:
        """Bring what lies at a place of the strip into the middle of the chart."""
        area, port = self._area(), self._canvas.viewport()
        self._canvas.centre_on(self._scale().day(middle.x() - area.left()))
        y = (middle.y() - area.top()) / area.height() * self._state.height
        self._canvas.verticalScrollBar().setValue(round(y - port.height() / 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()
        moves = {
            Key.Key_Left: (across, -1),
            Key.Key_Right: (across, 1),
            Key.Key_Up: (down, -1),
            Key.Key_Down: (down, 1),
        }
        if Key(event.key()) not in moves:
            event.ignore()
            return
        bar, by = moves[Key(event.key())]
        bar.setValue(bar.value() + by * bar.pageStep() // 4)


def _around(whole: QRectF, box: QRectF) -> list[QRectF]:
    """What of a rectangle lies outside of another one in it."""
    return [
        QRectF(whole.left(), whole.top() + 1, whole.width(), box.top() - whole.top() - 1),
        QRectF(whole.left(), box.bottom(), whole.width(), whole.bottom() - box.bottom()),
        QRectF(whole.left(), box.top(), box.left() - whole.left(), box.height()),
        QRectF(box.right(), box.top(), whole.right() - box.right(), box.height()),
    ]
