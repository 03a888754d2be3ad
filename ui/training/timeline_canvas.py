"""A timeline on the screen: painted shapes, a cursor that moves among its marks."""

from html import escape
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from i18n import language
from planning.scene.shapes import Shape
from ui.roadmap.painter import ScenePainter
from ui.roadmap.tool_tips import ToolTips
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets.item_access import Item, install, tell_focus

_Key = Qt.Key
_STEPS = {_Key.Key_Left: -1, _Key.Key_Up: -1, _Key.Key_Right: 1, _Key.Key_Down: 1}


class Mark(NamedTuple):
    """Something on the timeline: its id, its place in the drawing, and all that it says."""

    id: str
    box: QRect
    words: str


class TimelineCanvas(QAbstractScrollArea):
    """``chosen`` is told the mark that the cursor goes to. Subclasses say what is drawn at a width."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        install(type(self))
        self.session = session
        self.cursor_id = ""
        self._width, self._height = 600, 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ToolTips(self.viewport(), self._show_tip)

    def lay_out(self, width: int) -> int:
        """Place everything at a width; return the height."""
        raise NotImplementedError

    def marks(self) -> list[Mark]:
        """What the cursor can go to, in its order."""
        raise NotImplementedError

    def shapes(self, current: str) -> list[Shape]:
        """The drawing; ``current`` is the mark of the cursor, "" for none."""
        raise NotImplementedError

    def renew(self) -> None:
        """The plan, the size or the language changed."""
        port = self.viewport()
        self._width, self._height = port.width(), self.lay_out(port.width())
        self.verticalScrollBar().setRange(0, max(0, self._height - port.height()))
        self.verticalScrollBar().setPageStep(port.height())
        self.verticalScrollBar().setSingleStep(34)
        port.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 240)

    def box_of(self, mark: Mark) -> QRect:
        """Where a mark stands in the viewport."""
        return mark.box.translated(0, -self.verticalScrollBar().value())

    def access_items(self) -> list[Item]:
        """Every mark with what it says."""
        shift = self.viewport().pos()
        return [
            Item(mark.words, self.box_of(mark).translated(shift), mark.id == self.cursor_id)
            for mark in self.marks()
        ]

    def picture(self, scale: float = 2.0) -> QImage:
        """The whole timeline at the width that it has."""
        image = QImage(QSize(self._width, max(1, self._height)) * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(themes.active().color("surface"))
        painter = QPainter(image)
        ScenePainter(themes.active(), language(), scale).paint(painter, self.shapes(""))
        painter.end()
        return image

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), themes.active()
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.translate(0, -self.verticalScrollBar().value())
        current = self.cursor_id if self.hasFocus() else ""
        ScenePainter(theme, language(), self.devicePixelRatioF()).paint(painter, self.shapes(current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def mark_under(self, x: int, y: int) -> Mark | None:
        """The mark at a place of the viewport."""
        return next((mark for mark in self.marks() if self.box_of(mark).contains(x, y)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = event.position().toPoint()
        mark = self.mark_under(place.x(), place.y())
        if mark is not None:
            self.go_to(mark.id)

    def go_to(self, id: str) -> None:
        """Put the cursor on a mark and bring it into sight."""
        mark = next((one for one in self.marks() if one.id == id), None)
        if mark is None:
            return
        self.cursor_id = id
        box, down = self.box_of(mark), self.verticalScrollBar()
        below = max(0, box.bottom() + 8 - self.viewport().height())
        down.setValue(down.value() + (min(0, box.top() - 40) or below))
        self.viewport().update()
        tell_focus(self)
        self.chosen.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(_Key(event.key()))
        order = [mark.id for mark in self.marks()]
        if step is None or not order or event.modifiers():
            event.ignore()
            return
        at = order.index(self.cursor_id) + step if self.cursor_id in order else 0
        self.go_to(order[max(0, min(at, len(order) - 1))])

    def _show_tip(self, event: QHelpEvent) -> None:
        mark = self.mark_under(event.pos().x(), event.pos().y())
        if mark is None:
            QToolTip.hideText()
            return
        port = self.viewport()
        QToolTip.showText(event.globalPos(), f"<qt>{escape(mark.words)}</qt>", port, self.box_of(mark))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        marks = self.marks()
        if not self.cursor_id and marks:
            self.cursor_id = marks[0].id
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
