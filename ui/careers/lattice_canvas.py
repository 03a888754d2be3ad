"""The lattice on the screen: painted shapes, a cursor on one of its nodes, the profile that is aimed at."""

from collections.abc import Callable, Mapping
from html import escape

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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

from i18n import _, language
from planning.careers import source as s
from planning.scene.lattice import NODE_HEIGHT, NODE_WIDTH, Lattice, Node, lattice
from planning.scene.lattice_drawing import Mark, View, drawing
from planning.scene.shapes import Shape
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.roadmap.tool_tips import ToolTips
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets.item_access import Item, install, tell_focus

_Key = Qt.Key


class LatticeCanvas(QAbstractScrollArea):
    """``aimed`` is told the profile that is clicked or that the cursor goes to; ``opened`` by Enter."""

    aimed = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session) -> None:
        super().__init__()
        install(LatticeCanvas)
        self.session = session
        self.marks: Mapping[str, Mark] = {}
        self.node_words: Callable[[str], str] = str
        self.cursor_id = ""
        self.lattice: Lattice = lattice(session.document)
        self._shapes: list[Shape] | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus", True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        ToolTips(self.viewport(), self._show_tip)

    def renew(self) -> None:
        """The plan changed: everything may stand elsewhere."""
        port = self.viewport()
        self.lattice = lattice(self.session.document, port.width(), port.height())
        self._set_ranges()
        self.repaint_all()

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show what the nodes are to somebody."""
        self.marks = marks
        self.repaint_all()

    def repaint_all(self) -> None:
        """Draw anew."""
        self._shapes = None
        self.viewport().update()

    def view(self, cursor: str = "") -> View:
        """How the lattice is drawn now."""
        tracks = {
            "technical": (_("Technical track"), _("advanced technical competence")),
            "managerial": (_("Managerial track"), _("strong managerial skill at higher levels")),
        }
        profiles = s.profiles(self.session.document).values()
        note = _("illustrative") if any(one.illustrative for one in profiles) else ""
        measure = QtMeasure(language())
        return View(self.session.document, language(), measure, self.marks, cursor, tracks, _("Grade"), note)

    def shapes(self) -> list[Shape]:
        """The shapes of now, kept until something changes."""
        if self._shapes is None:
            self._shapes = drawing(self.lattice, self.view(self.cursor_id if self.hasFocus() else ""))
        return self._shapes

    def picture(self, scale: float = 2.0) -> QImage:
        """The whole lattice."""
        whole = lattice(self.session.document)
        size = QSize(round(whole.width), round(whole.height))
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(themes.active().color("window"))
        painter = QPainter(image)
        ScenePainter(themes.active(), language(), scale).paint(painter, drawing(whole, self.view()))
        painter.end()
        return image

    # Places

    def _set_ranges(self) -> None:
        port = self.viewport()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self.lattice.width, port.width()),
            (self.verticalScrollBar(), self.lattice.height, port.height()),
        ):
            bar.setRange(0, max(0, round(whole) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def node_under(self, place: QPoint) -> Node | None:
        """The node at a place of the viewport."""
        at = place + self._offset()
        return self.lattice.node_at(at.x(), at.y())

    def box_of(self, node: Node) -> QRect:
        """Where a node stands in the viewport."""
        return QRect(round(node.left), round(node.top), round(NODE_WIDTH), round(NODE_HEIGHT)).translated(
            -self._offset()
        )

    def access_items(self) -> list[Item]:
        """Every node with what it says."""
        shift = self.viewport().pos()
        return [
            Item(self.node_words(id), self.box_of(node).translated(shift), id == self.cursor_id)
            for id, node in self.lattice.nodes.items()
        ]

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), themes.active()
        painter.fillRect(event.rect(), theme.color("window"))
        painter.translate(-QPointF(self._offset()))
        ScenePainter(theme, language(), self.devicePixelRatioF()).paint(painter, self.shapes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        node = self.node_under(event.position().toPoint())
        if node is not None:
            self.go_to(node.profile)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self.node_under(event.position().toPoint())
        if node is not None:
            self.opened.emit(node.profile)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            node = self.node_under(event.pos())
            if node is not None:
                self.go_to(node.profile)
        self.menu_wanted.emit(event.globalPos())

    def go_to(self, profile: str) -> None:
        """Put the cursor on a node, bring it into sight and aim at it."""
        node = self.lattice.nodes.get(profile)
        if node is None:
            return
        self.cursor_id = profile
        box, port = self.box_of(node).adjusted(-12, -12, 12, 12), self.viewport().rect()
        for bar, low, high, end in (
            (self.horizontalScrollBar(), box.left(), box.right(), port.right()),
            (self.verticalScrollBar(), box.top(), box.bottom(), port.bottom()),
        ):
            bar.setValue(bar.value() + (min(0, low) or max(0, high - end)))
        self.repaint_all()
        tell_focus(self)
        self.aimed.emit(profile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
        step = steps.get(_Key(event.key())) if not event.modifiers() else None
        if step is not None:
            self._step(*step)
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter) and self.cursor_id:
            self.opened.emit(self.cursor_id)
        else:
            event.ignore()

    def _step(self, across: int, down: int) -> None:
        """To the nearest node in a direction: straight ahead counts more than aside."""
        here = self.lattice.nodes.get(self.cursor_id)
        if here is None:
            first = next(iter(self.lattice.nodes), "")
            self.go_to(first)
            return

        def cost(node: Node) -> float:
            ahead = (node.x - here.x) * across + (node.y - here.y) * down
            aside = abs((node.x - here.x) * down) + abs((node.y - here.y) * across)
            return ahead + 3 * aside if ahead > 1 else float("inf")

        nearest = min(self.lattice.nodes.values(), key=cost)
        if cost(nearest) < float("inf"):
            self.go_to(nearest.profile)

    def _show_tip(self, event: QHelpEvent) -> None:
        node = self.node_under(event.pos())
        if node is None:
            QToolTip.hideText()
            return
        lines = "<br>".join(escape(line) for line in self.node_words(node.profile).split("\n"))
        QToolTip.showText(event.globalPos(), f"<qt>{lines}</qt>", self.viewport(), self.box_of(node))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.repaint_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_all()
