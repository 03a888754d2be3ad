"""What a screen reader finds in a painted widget of few things: one child each, with its name and place.

A widget that is painted gives ``access_items()``; the factory answers for it. The interfaces hold their
widget weakly: Qt keeps them until the widget is gone, and they must not keep the widget.
"""

import weakref
from typing import NamedTuple, Protocol, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget


class Item(NamedTuple):
    """One thing that is painted: its name with every state, its place, whether it is current."""

    name: str
    box: QRect
    is_current: bool = False


class Itemised(Protocol):
    """A widget that tells what is painted on it."""

    def access_items(self) -> list[Item]:
        """The things on it, in their order."""


_interfaces: dict[int, "ItemsInterface"] = {}
_kinds: list[type[QWidget]] = []


class ItemInterface(QAccessibleInterface):
    """The twin of one thing."""

    def __init__(self, parent: "ItemsInterface", number: int) -> None:
        super().__init__()
        self._parent, self.number = weakref.ref(parent), number

    def _item(self) -> Item | None:
        parent = self._parent()
        items = parent.items() if parent else []
        return items[self.number] if self.number < len(items) else None

    def isValid(self) -> bool:
        return self._item() is not None

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
        """Names are not edited through the tree."""

    def text(self, kind: QAccessible.Text) -> str:
        item = self._item()
        return item.name if item and kind == QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        item, parent = self._item(), self._parent()
        widget = parent.widget() if parent else None
        if item is None or widget is None:
            return QRect()
        return QRect(widget.mapToGlobal(item.box.topLeft()), item.box.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, item = QAccessible.State(), self._item()
        if item is not None:
            state.focusable = state.selectable = True
            state.selected = state.focused = item.is_current
        return state


class ItemsInterface(QAccessibleInterface):
    """The widget as a list."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget = weakref.ref(widget)
        self._children: dict[int, ItemInterface] = {}

    def items(self) -> list[Item]:
        """What is painted now."""
        widget = self.widget()
        return cast(Itemised, widget).access_items() if widget is not None else []

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

    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < len(self.items()):
            return None  # type: ignore[return-value]  # Qt takes none
        if index not in self._children:
            self._children[index] = ItemInterface(self, index)
        return self._children[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        found = (n for n in range(len(self.items())) if self.child(n).rect().contains(x, y))
        number = next(found, -1)
        return self.child(number)

    def focusChild(self) -> QAccessibleInterface:
        """The thing that the cursor is on."""
        number = next((n for n, item in enumerate(self.items()) if item.is_current), -1)
        return self.child(number)

    def childCount(self) -> int:
        return len(self.items())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, ItemInterface) else -1

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


def _interface(_name: str, watched: QObject) -> QAccessibleInterface | None:
    if not isinstance(watched, tuple(_kinds)):
        return None
    key = id(watched)
    if key not in _interfaces:
        _interfaces[key] = ItemsInterface(cast(QWidget, watched))
        watched.destroyed.connect(lambda: _interfaces.pop(key, None))
    return _interfaces[key]


def install(kind: type[QWidget]) -> None:
    """Make Qt ask us for widgets of a kind; once a process each."""
    if not _kinds:
        QAccessible.installFactory(_interface)
    if kind not in _kinds:
        _kinds.append(kind)


def tell_focus(widget: QWidget) -> None:
    """Tell that the cursor is on another thing."""
    number = next((n for n, item in enumerate(cast(Itemised, widget).access_items()) if item.is_current), -1)
    if number >= 0 and QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(number)
        QAccessible.updateAccessibility(event)
