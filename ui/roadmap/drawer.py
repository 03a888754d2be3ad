"""The drawer under the chart: one of its pages at a time, resized by its upper edge, closed by its cross."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from i18n import _
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import ToolButton
from ui.widgets.label import Label

HEIGHT, LEAST = 204, 120


class Page(Protocol):
    """What a page offers besides being a widget."""

    def title(self) -> str:
        """What the drawer calls it, in the language of the interface."""


class Drawer(QWidget):
    """Pages are made when they are first shown."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.pages: dict[str, QWidget] = {}
        self.current = ""
        self._title = Label("", "strong")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(4)
        self._close = ToolButton("", "x", height=24, icon_only=True, run=lambda: self.show_page(""))
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addLayout(self._tools)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setMinimumHeight(LEAST)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def add(self, name: str, make: Callable[[], QWidget]) -> None:
        """Have a page under a name."""
        self._makers[name] = make

    def show_page(self, name: str) -> None:
        """Show a page, or close the drawer for ""."""
        if name and name not in self.pages:
            page = self.pages[name] = self._makers[name]()
            self._stack.addWidget(page)
        self.current = name
        if name:
            self._stack.setCurrentWidget(self.pages[name])
            self.say()
        focused, view = self.window().focusWidget(), self.parentWidget()
        if not name and view is not None and focused is not None and self.isAncestorOf(focused):
            view.setFocus()  # before it hides: else Qt takes the focus to whatever comes next
        self.setVisible(bool(name))
        self.toggled.emit()

    def toggle(self, name: str) -> None:
        """Show a page, or close the drawer where it is shown already."""
        self.show_page("" if self.current == name else name)

    def say(self) -> None:
        """Say the words again, in another language."""
        self._close.set_words(_("Close"))
        if self.current:
            page = cast(Page, self.pages[self.current])
            self._title.setText(page.title())
            self.setAccessibleName(page.title())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.TopEdge, theme.color("grid-strong"))
