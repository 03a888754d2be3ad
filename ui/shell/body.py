"""The content: the view, and beside or over it the inspector, which can be resized and closed."""

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

NARROWEST, WIDEST, DEFAULT = 292, 430, 292
FLOATS_BELOW = 1200  # px of window width: a window on a screen of 1280 px has a frame
NOTHING = "says_nothing"
_GRIP = 6


class _Grip(QWidget):
    """The edge that is dragged to resize the inspector."""

    dragged = Signal(int)  # by how many px the inspector grows
    released = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._from: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        now = event.globalPosition().toPoint()
        step = now.x() - self._from.x()
        self._from = now
        self.dragged.emit(step if paint.is_rtl(self) else -step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.released.emit()


class InspectorHost(QWidget):
    """The ground of the inspector: surface with a hairline, and a shadow where it floats."""

    emptied = Signal()  # or filled

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_floating = False
        self._panel: QWidget | None = None
        self._cover: QWidget | None = None

    def set_panel(self, panel: QWidget | None) -> None:
        """Show another panel; the one before belongs to its view and is only hidden."""
        if self._panel is not None and self._panel is not panel:
            self._panel.removeEventFilter(self)
            self._panel.hide()
        self._panel = panel
        if panel is not None:
            panel.installEventFilter(self)
            panel.setParent(self)
            panel.setVisible(self._cover is None)
            self._fit()

    def set_cover(self, cover: QWidget | None) -> None:
        """Show something else in the panel's place, whatever view is shown, until there is ``None``."""
        if self._cover is not None and self._cover is not cover:
            self._cover.hide()
        self._cover = cover
        if self._panel is not None:
            self._panel.setVisible(cover is None)
        if cover is not None:
            cover.setParent(self)
            cover.show()
            self._fit()

    @property
    def cover(self) -> QWidget | None:
        """What stands in the panel's place."""
        return self._cover

    @property
    def panel(self) -> QWidget | None:
        """The panel of the view that is shown."""
        return self._panel

    @property
    def says_nothing(self) -> bool:
        """Whether the panel says that nothing is selected (its property ``says_nothing``)."""
        return self._cover is None and self._panel is not None and bool(self._panel.property(NOTHING))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == NOTHING.encode():
            self.emptied.emit()
        return super().eventFilter(watched, event)

    def _edge(self) -> int:
        """Room for the shadow at the inner side."""
        return paint.margin("menu") if self.is_floating else 0

    def _fit(self) -> None:
        for part in (self._panel, self._cover):
            if part is not None:
                part.setGeometry(paint.inside(self, self._edge() + 1, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, edge = themes.active(), QPainter(self), self._edge()
        body = paint.inside(self, edge, 0)
        side = Qt.Edge.RightEdge if paint.is_rtl(self) else Qt.Edge.LeftEdge
        if self.is_floating:
            paint.shadow(painter, body, 0, "menu")
        painter.fillRect(body, theme.color("surface"))
        paint.hairline(painter, body, side, theme.color("border"))


class Body(QWidget):
    """View and inspector side by side; in a narrow window the inspector floats over the view."""

    width_changed = Signal(int)

    def __init__(self, width: int) -> None:
        super().__init__()
        self.stack = QStackedWidget(self)
        self.inspector = InspectorHost(self)
        self._grip = _Grip(self)
        self._width = min(WIDEST, max(NARROWEST, width))
        self.least_width = 0  # px that the panel which is shown needs
        self._is_open = True
        self.inspector.emptied.connect(self.arrange)
        self._grip.dragged.connect(lambda step: self.set_inspector_width(self._width + step))
        self._grip.released.connect(lambda: self.width_changed.emit(self._width))
        self.arrange()

    def set_inspector_width(self, width: int) -> None:
        """Resize the inspector, within its limits."""
        self._width = min(WIDEST, max(NARROWEST, width))
        self.arrange()

    @property
    def inspector_width(self) -> int:
        """Width of the inspector, px."""
        return self._width

    def set_open(self, is_open: bool) -> None:
        """Open or close the inspector."""
        self._is_open = is_open
        self.arrange()

    @property
    def shows_inspector(self) -> bool:
        """Whether there is one and it is open."""
        return self._is_open and self.inspector.panel is not None and self.inspector.cover is None

    def cover(self, panel: QWidget | None) -> None:
        """Show a panel in the inspector's place, or with ``None`` no longer."""
        self.inspector.set_cover(panel)
        self.arrange()

    def arrange(self) -> None:
        """Place view and inspector for the window's width."""
        self.inspector.is_floating = self.window().width() < FLOATS_BELOW
        # What floats hides a part of the view; that nothing is selected is not worth it.
        is_idle = self.inspector.is_floating and self.inspector.says_nothing
        shown = (self.shows_inspector and not is_idle) or self.inspector.cover is not None
        edge = paint.margin("menu") if self.inspector.is_floating else 0
        width = max(self._width, min(WIDEST, self.least_width)) if shown else 0
        rtl = paint.is_rtl(self)
        place = QRect(0 if rtl else self.width() - width - edge, 0, width + edge, self.height())
        taken = 0 if self.inspector.is_floating else width
        self.stack.setGeometry(self.rect().adjusted(taken if rtl else 0, 0, 0 if rtl else -taken, 0))
        self.inspector.setGeometry(place)
        self.inspector.setVisible(shown)
        inner = place.right() - edge if rtl else place.left() + edge
        self._grip.setGeometry(inner - _GRIP // 2, 0, _GRIP, self.height())
        self._grip.setVisible(shown)
        self.inspector.raise_()
        self._grip.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()
        super().changeEvent(event)
