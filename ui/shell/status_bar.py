"""The status bar: what the view holds and its findings, the language of the names, the selection."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.shell.view import StatusItem
from ui.widgets import paint

HEIGHT = 28
_ICON, _GAP, _PAD = 14, 6, 4


class _Statement(QAbstractButton):
    """One statement; a button where it leads somewhere."""

    def __init__(self, item: StatusItem) -> None:
        super().__init__()
        self._item = item
        self.setText(item.text)
        self.setAccessibleName(item.text)
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if item.go_to is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            go_to = item.go_to
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda: go_to())

    def sizeHint(self) -> QSize:
        words = themes.active().metrics("caption").horizontalAdvance(self._item.text) + 1
        return QSize(words + 2 * _PAD + (_ICON + _GAP if self._item.icon else 0), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        if self._item.go_to is not None and (self.underMouse() or self.isDown()):
            paint.rounded(painter, self.rect(), paint.RADIUS_CHIP, theme.color("hover"))
        before = _PAD
        if self._item.icon:
            role = theme.color(self._item.role)
            paint.icon_at(painter, self._item.icon, paint.left_of(self, _PAD, _ICON), 4, role, _ICON)
            before += _ICON + _GAP
        words, muted = paint.inside(self, before, _PAD - 1), theme.color("muted")
        paint.text(painter, words, self._item.text, theme.font("caption"), muted, paint.lead(self))


class StatusBar(QWidget):
    """Bottom of the window, 28 high."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 1, 12, 0)
        self._layout.setSpacing(8)
        self._items: list[StatusItem] = []

    def set_items(self, items: list[StatusItem]) -> None:
        """Show statements, those of the right at the far end."""
        if items == self._items:
            return
        self._items = items
        while (old := self._layout.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for item in items:
            if not item.right:
                self._layout.addWidget(_Statement(item))
        self._layout.addStretch(1)
        for item in items:
            if item.right:
                self._layout.addWidget(_Statement(item))

    def texts(self) -> list[str]:
        """What it says, from the beginning to the end."""
        return [item.text for item in self._items]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("border"))
