"""What a screen reader finds in a matrix: one child a cell in sight, with row, column and what it says.

The canvas has its twin (`ui/widgets/twins.py`), which Qt asks.
"""

import weakref

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from ui.widgets import announcing, twins
from ui.widgets.matrix.canvas import MatrixCanvas
from ui.widgets.twins import PartTwin, WidgetTwin


class CellInterface(PartTwin):
    """The twin of one cell; ``at`` counts among the rows that are shown."""

    _parent: "weakref.ref[MatrixInterface]"

    def __init__(self, parent: "MatrixInterface", at: int, column: int) -> None:
        super().__init__()
        self._parent, self.at, self.column = weakref.ref(parent), at, column

    def _canvas(self) -> MatrixCanvas | None:
        parent = self._parent()
        return parent.canvas() if parent else None

    def isValid(self) -> bool:
        canvas = self._canvas()
        return (
            canvas is not None
            and self.at < len(canvas.arrangement.shown)
            and self.column < len(canvas.arrangement.lefts)
        )

    def text(self, kind: QAccessible.Text) -> str:
        canvas = self._canvas()
        if canvas is None or not self.isValid() or kind != QAccessible.Text.Name:
            return ""
        return cell_name(canvas, int(canvas.arrangement.shown[self.at]), self.column)

    def rect(self) -> QRect:
        canvas = self._canvas()
        if canvas is None or not self.isValid():
            return QRect()
        box = canvas.cell_box(self.at, self.column)
        return QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        state, canvas = QAccessible.State(), self._canvas()
        if canvas is not None and self.isValid():
            state.focusable = state.selectable = state.multiSelectable = True
            state.selected = self.at in canvas.marked_places() and self.column in canvas.marked_columns()
            state.focused = canvas.hasFocus() and (self.at, self.column) == (
                canvas.spot.at,
                canvas.spot.column,
            )
        return state


class MatrixInterface(WidgetTwin):
    """The matrix as the cells in sight, row by row."""

    def __init__(self, canvas: MatrixCanvas) -> None:
        super().__init__(canvas)
        self.canvas = weakref.ref(canvas)
        self._cells: dict[tuple[int, int], CellInterface] = {}

    def _in_sight(self) -> tuple[range, range]:
        canvas = self.canvas()
        if canvas is None:
            return range(0), range(0)
        port, layout = canvas.viewport(), canvas.arrangement
        return (
            layout.shown_between(canvas.top, canvas.top + port.height()),
            layout.columns_between(canvas.offset, canvas.offset + port.width()),
        )

    def cell(self, at: int, column: int) -> CellInterface:
        """The twin of a cell, the same one each time it is asked for."""
        if (at, column) not in self._cells:
            self._cells[at, column] = CellInterface(self, at, column)
        return self._cells[at, column]

    def child(self, index: int) -> QAccessibleInterface:
        places, columns = self._in_sight()
        if not 0 <= index < len(places) * len(columns):
            return None  # type: ignore[return-value]  # Qt takes none
        return self.cell(places[index // len(columns)], columns[index % len(columns)])

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        canvas = self.canvas()
        if canvas is None:
            return None  # type: ignore[return-value]  # Qt takes none
        point = canvas.viewport().mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        at, column = canvas.arrangement.shown_at(point.y() + canvas.top), canvas.column_under(point.x())
        return self.cell(at, column) if at >= 0 and column >= 0 else None  # type: ignore[return-value]  # Qt takes none

    def focusChild(self) -> QAccessibleInterface:
        """The current cell."""
        canvas = self.canvas()
        if canvas is None or not canvas.spot.is_set or not canvas.hasFocus():
            return None  # type: ignore[return-value]  # Qt takes none
        return self.cell(canvas.spot.at, canvas.spot.column)

    def childCount(self) -> int:
        places, columns = self._in_sight()
        return len(places) * len(columns)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        places, columns = self._in_sight()
        if not isinstance(child, CellInterface) or child.at not in places or child.column not in columns:
            return -1
        return (child.at - places.start) * len(columns) + child.column - columns.start

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Table

    def state(self) -> QAccessible.State:
        state, canvas = QAccessible.State(), self.canvas()
        if canvas is not None:
            state.focusable = state.multiSelectable = True
            state.focused = canvas.hasFocus()
        return state


def cell_name(canvas: MatrixCanvas, row: int, column: int) -> str:
    """A cell in one sentence."""
    return ", ".join(canvas.cell_words(row, column).split("\n"))


def install() -> None:
    """Make Qt ask us for the canvas; once a process."""
    twins.install(MatrixCanvas, MatrixInterface)


def focus_cell(canvas: MatrixCanvas) -> None:
    """Tell that the cursor is on another cell."""
    if not QAccessible.isActive() or not canvas.spot.is_set:
        return
    interface = twins.twin_of(canvas)
    if isinstance(interface, MatrixInterface):
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(interface.indexOfChild(interface.cell(canvas.spot.at, canvas.spot.column)))
        QAccessible.updateAccessibility(event)


def announce(canvas: MatrixCanvas, words: str) -> None:
    """Say a change."""
    if QAccessible.isActive():
        announcing.announce(canvas, ", ".join(words.split("\n")))
