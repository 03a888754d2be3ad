"""What a screen reader finds in a widget that is painted: a twin of the widget, and one of each thing on it.

Qt asks the factory for each widget; ours answers for the kinds that are installed. Twins hold their widget
weakly: Qt keeps them until the widget is gone, and they must not keep the widget.
"""

import weakref
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)

_makers: dict[type[QWidget], Callable[..., "WidgetTwin"]] = {}
_twins: dict[int, "WidgetTwin"] = {}


class WidgetTwin(QAccessibleInterface):
    """A widget as what is painted on it; who derives from it says what its children are."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget = weakref.ref(widget)

    def isValid(self) -> bool:
        return self.widget() is not None

    def object(self) -> QObject:
        return self.widget()  # type: ignore[return-value]  # none once it is gone

    def window(self) -> QWindow:
        widget = self.widget()
        return widget.window().windowHandle() if widget else None  # type: ignore[return-value]  # Qt takes none

    def parent(self) -> QAccessibleInterface:
        widget = self.widget()
        above = widget.parentWidget() if widget else None
        return QAccessible.queryAccessibleInterface(above) if above else None  # type: ignore[return-value]  # Qt takes none

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """There is no text to set."""

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.widget()
        if widget is None:
            return ""
        if kind == QAccessible.Text.Name:
            return widget.accessibleName()
        return widget.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        widget = self.widget()
        return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size()) if widget else QRect()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state, widget = QAccessible.State(), self.widget()
        if widget is not None:
            state.focusable = True
            state.focused = widget.hasFocus()
        return state


class PartTwin(QAccessibleInterface):
    """One thing that is painted: it has no children, and what it says is not set through the tree."""

    _parent: "weakref.ref[Any]"  # of the twin of the widget; who derives from this sets it

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # Qt asks so for what is no QObject

    def window(self) -> QWindow:
        parent = self._parent()
        return parent.window() if parent else None  # type: ignore[return-value]  # Qt takes none

    def parent(self) -> QAccessibleInterface:
        return self._parent()  # type: ignore[return-value]  # Qt takes none

    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # it has none

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # it has none

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """What it says is edited in the widget."""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem


def install(kind: type[Kind], make: Callable[[Kind], WidgetTwin]) -> None:
    """Make Qt ask us for widgets of a kind; once a process each."""
    if not _makers:
        QAccessible.installFactory(_answer)
    _makers.setdefault(kind, make)


def twin_of(widget: QObject) -> WidgetTwin | None:
    """The twin of a widget, the same one each time; ``None`` for a kind that is not installed."""
    make = next((make for kind, make in _makers.items() if isinstance(widget, kind)), None)
    if make is None:
        return None
    key = id(widget)
    if key not in _twins:
        _twins[key] = make(widget)
        widget.destroyed.connect(lambda: _twins.pop(key, None))
    return _twins[key]


def _answer(_name: str, widget: QObject) -> QAccessibleInterface | None:
    return twin_of(widget)
