"""What a screen reader finds in a painted widget of few things: one child each, with its name and place.

A widget that is painted gives ``access_items()``; its twin (`twins.py`) asks for them.
"""

import weakref
from typing import NamedTuple, Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from ui.widgets import twins
from ui.widgets.twins import PartTwin, WidgetTwin


class Item(NamedTuple):
    """One thing that is painted: its name with every state, its place, whether it is current."""

    name: str
    box: QRect
    is_current: bool = False


class Itemised(Protocol):
    """A widget that tells what is painted on it."""

    def access_items(self) -> list[Item]:
        """The things on it, in their order."""


class ItemInterface(PartTwin):
    """The twin of one thing."""

    _parent: "weakref.ref[ItemsInterface]"

    def __init__(self, parent: "ItemsInterface", number: int) -> None:
        super().__init__()
        self._parent, self.number = weakref.ref(parent), number

    def _item(self) -> Item | None:
        parent = self._parent()
        items = parent.items() if parent else []
        return items[self.number] if self.number < len(items) else None

    def isValid(self) -> bool:
        return self._item() is not None

    def text(self, kind: QAccessible.Text) -> str:
        item = self._item()
        return item.name if item and kind == QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        item, parent = self._item(), self._parent()
        widget = parent.widget() if parent else None
        if item is None or widget is None:
            return QRect()
        return QRect(widget.mapToGlobal(item.box.topLeft()), item.box.size())

    def state(self) -> QAccessible.State:
        state, item = QAccessible.State(), self._item()
        if item is not None:
            state.focusable = state.selectable = True
            state.selected = state.focused = item.is_current
        return state


class ItemsInterface(WidgetTwin):
    """The widget as a list."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._children: dict[int, ItemInterface] = {}

    def items(self) -> list[Item]:
        """What is painted now."""
        widget = self.widget()
        return cast(Itemised, widget).access_items() if widget is not None else []

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


def install(kind: type[QWidget]) -> None:
    """Make Qt ask us for widgets of a kind; once a process each."""
    twins.install(kind, ItemsInterface)


def tell_focus(widget: QWidget) -> None:
    """Tell that the cursor is on another thing."""
    number = next((n for n, item in enumerate(cast(Itemised, widget).access_items()) if item.is_current), -1)
    if number >= 0 and QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(number)
        QAccessible.updateAccessibility(event)
