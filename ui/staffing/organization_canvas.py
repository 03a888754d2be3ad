"""The organization chart on the screen: boxes are chosen by mouse and arrows, and copied as a picture."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from i18n import _, language
from planning.scene.organization import (
    OrganizationChart,
    UnitBox,
    UnitWords,
    draw_organization,
    organization_chart,
)
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.staffing.choices import posts_words
from ui.staffing.state import StaffingState, has_illustrative_posts

SMALLEST = 0.7  # text of 8 px


class _Sheet(QWidget):
    """The drawing itself, as large as it needs to be."""

    chosen = Signal(str)

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.chart = OrganizationChart([], 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words: dict[str, UnitWords] = {}
        self.scale = 1.0

    def fill(self) -> None:
        state = self._state
        self.chart = organization_chart(state.units())
        self._words = {
            id: UnitWords(
                state.unit_name(id),
                posts_words(state.posts_by_grade(id)),
                has_illustrative_posts(state.document, id),
            )
            for id in state.units()
        }
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.setAccessibleName(_("Organization chart"))
        self.update()

    def fit(self, width: int) -> None:
        """Draw a wide chart smaller, as far as it stays readable."""
        self.scale = min(1.0, max(SMALLEST, width / (self.chart.width or 1.0)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.chart.width * self.scale), round(self.chart.height * self.scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def offset(self) -> QPoint:
        """The chart stands in the middle of what is wider than it."""
        return QPoint(max(0, (self.width() - round(self.chart.width * self.scale)) // 2), 0)

    def paint_chart(self, painter: QPainter, selected: str) -> None:
        theme = themes.active()
        ratio = painter.device().devicePixelRatio()
        shapes = draw_organization(self.chart, self._words, QtMeasure(language()), selected)
        ScenePainter(theme, language(), ratio).paint(painter, shapes)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), themes.active().color("window"))
        painter.translate(self.offset())
        painter.scale(self.scale, self.scale)
        self.paint_chart(painter, self._state.unit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = (event.position() - QPointF(self.offset())) / self.scale
        unit = self.chart.at(place.x(), place.y())
        if unit:
            self.chosen.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._beside(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(target.unit)

    def _beside(self, key: Qt.Key) -> UnitBox | None:
        """The nearest box in the direction of an arrow."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key not in steps or not self.chart.boxes:
            return None
        current = next((box for box in self.chart.boxes if box.unit == self._state.unit), None)
        if current is None:
            return self.chart.boxes[0]
        dx, dy = steps[key]

        def far(box: UnitBox) -> float:
            along = (box.x - current.x) * dx + (box.y - current.y) * dy
            across = abs((box.x - current.x) * dy) + abs((box.y - current.y) * dx)
            return along + 5 * across if along > 0 and along * 2 >= across else float("inf")

        nearest = min(self.chart.boxes, key=far)
        return nearest if far(nearest) < float("inf") else None


class OrganizationCanvas(QScrollArea):
    """The chart in a scroll area."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.sheet = _Sheet(state)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self.sheet)
        self.setFocusProxy(self.sheet)
        self.sheet.chosen.connect(state.choose_unit)
        state.unit_changed.connect(self._follow)
        for signal in (state.month_changed, state.scenarios_changed):
            signal.connect(self.sheet.fill)
        self.sheet.fill()

    def _follow(self) -> None:
        self.sheet.update()
        box = next((box for box in self.sheet.chart.boxes if box.unit == self._state.unit), None)
        if box is not None:
            middle = QRectF(box.x, box.y, box.width, box.height).center() * self.sheet.scale
            middle += QPointF(self.sheet.offset())
            self.ensureVisible(round(middle.x()), round(middle.y()), 120, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.fit(self.viewport().width())

    def picture(self) -> QImage:
        """The whole chart at twice its size."""
        size = QSize(round(self.sheet.chart.width), round(self.sheet.chart.height))
        image = QImage(size * 2, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(2)
        image.fill(themes.active().color("surface"))
        painter = QPainter(image)
        self.sheet.paint_chart(painter, "")
        painter.end()
        return image
