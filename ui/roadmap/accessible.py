"""What a screen reader finds in the chart: one child a row in sight, with its name, dates, basis and lane.

The canvas has its twin (`ui/widgets/twins.py`), which Qt asks.
"""

import weakref

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from i18n import _
from ui.roadmap import descriptions
from ui.roadmap.canvas import Canvas
from ui.widgets import twins
from ui.widgets.twins import PartTwin, WidgetTwin


class RowInterface(PartTwin):
    """The twin of one row."""

    _parent: "weakref.ref[CanvasInterface]"

    def __init__(self, parent: "CanvasInterface", number: int) -> None:
        super().__init__()
        self._parent, self.number = weakref.ref(parent), number

    def _canvas(self) -> Canvas | None:
        parent = self._parent()
        return parent.canvas() if parent else None

    def isValid(self) -> bool:
        canvas = self._canvas()
        return canvas is not None and self.number < len(canvas.state.outline.rows)

    def text(self, kind: QAccessible.Text) -> str:
        canvas = self._canvas()
        if canvas is None or not self.isValid() or kind != QAccessible.Text.Name:
            return ""
        return descriptions.row_words(canvas.frame(0, 1), self.number)

    def rect(self) -> QRect:
        canvas = self._canvas()
        if canvas is None or not self.isValid():
            return QRect()
        has_bar = bool(canvas.state.bars.style[self.number])
        place = canvas.box_of(self.number).toRect() if has_bar else canvas.row_rect(self.number)
        return QRect(canvas.viewport().mapToGlobal(place.topLeft()), place.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        canvas = self._canvas()
        if canvas is not None and self.isValid():
            key = canvas.state.outline.rows[self.number].key
            state.focusable = state.selectable = state.multiSelectable = True
            state.selected = key in canvas.state.selected
            state.focused = canvas.hasFocus() and key == canvas.state.cursor
        return state


class CanvasInterface(WidgetTwin):
    """The chart as a list of the rows in sight."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = weakref.ref(canvas)
        self._rows: dict[int, RowInterface] = {}

    def _range(self) -> range:
        canvas = self.canvas()
        if canvas is None:
            return range(0)
        frame = canvas.frame(0, canvas.viewport().height())
        return range(frame.first_row, frame.last_row)

    def row(self, number: int) -> RowInterface:
        """The twin of a row, the same one each time it is asked for."""
        if number not in self._rows:
            self._rows[number] = RowInterface(self, number)
        return self._rows[number]

    def child(self, index: int) -> QAccessibleInterface:
        rows = self._range()
        return self.row(rows[index]) if 0 <= index < len(rows) else None  # type: ignore[return-value]  # Qt takes none

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        found = (self.row(number) for number in self._range() if self.row(number).rect().contains(x, y))
        return next(found, None)  # type: ignore[return-value]  # Qt takes none

    def focusChild(self) -> QAccessibleInterface:
        """The row of the cursor."""
        canvas = self.canvas()
        number = canvas.state.number(canvas.state.cursor) if canvas and canvas.hasFocus() else -1
        return self.row(number) if number >= 0 else None  # type: ignore[return-value]  # Qt takes none

    def childCount(self) -> int:
        return len(self._range())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        rows = self._range()
        return child.number - rows.start if isinstance(child, RowInterface) and child.number in rows else -1

    def text(self, kind: QAccessible.Text) -> str:
        canvas = self.canvas()
        if canvas is None:
            return ""
        if kind == QAccessible.Text.Name:
            return canvas.accessibleName() or _("Roadmap")
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        canvas = self.canvas()
        if canvas is not None:
            state.focusable = state.multiSelectable = True
            state.focused = canvas.hasFocus()
        return state


def install() -> None:
    """Make Qt ask us for the canvas; once a process."""
    twins.install(Canvas, CanvasInterface)


def focus_row(canvas: Canvas) -> None:
    """Tell that the cursor is on another row."""
    rows = _row_of_cursor(canvas)
    if rows is not None and QAccessible.isActive():
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(rows)
        QAccessible.updateAccessibility(event)


def _row_of_cursor(canvas: Canvas) -> int | None:
    frame = canvas.frame(0, canvas.viewport().height())
    number = canvas.state.number(canvas.state.cursor)
    return number - frame.first_row if frame.first_row <= number < frame.last_row else None
