"""The cursor of the chart by the keyboard: rows, folding, ranges, editing in place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from planning.scene.rows import Row
from ui.roadmap.canvas import Canvas
from ui.roadmap.outline_pane import OutlinePane

SCROLL = 88
Key = Qt.Key
Modifier = Qt.KeyboardModifier


class Navigation:
    """Hears the keys that no command has taken."""

    def __init__(self, canvas: Canvas, pane: OutlinePane) -> None:
        self.canvas, self.pane, self.state = canvas, pane, canvas.state
        canvas.key_pressed.connect(self.press)
        canvas.activated.connect(self._open)
        self._actions: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_Return: self._open,
            Key.Key_Enter: self._open,
            Key.Key_Left: lambda: self._sideways(-1),
            Key.Key_Right: lambda: self._sideways(1),
            Key.Key_L: lambda: self.state.session.commands.run("roadmap.link"),
            Key.Key_Plus: lambda: self._fold(is_open=True),
            Key.Key_Minus: lambda: self._fold(is_open=False),
        }

    def press(self, event: QKeyEvent) -> None:
        """Take a key, if it is one of ours."""
        key, modifiers = Key(event.key()), event.modifiers()
        if modifiers & Modifier.AltModifier:
            return
        step = self._steps().get(key)
        if step is not None:
            self._go(step, modifiers)
        elif key == Key.Key_Space:
            self._select(toggle=bool(modifiers & Modifier.ControlModifier))
        elif key in self._actions and not modifiers & Modifier.ControlModifier:
            self._actions[key]()
        else:
            return
        event.accept()

    def _open(self) -> None:
        """Edit what is selected: the name of a row in place, a link in the inspector."""
        if self.state.selected_link is not None:
            self.state.session.commands.run("roadmap.inspect")
        else:
            self.pane.edit_name()

    def _steps(self) -> dict[Qt.Key, int]:
        """By how many rows a key moves the cursor."""
        page = max(1, int(self.canvas.viewport().height() / self.state.metrics.row) - 1)
        far = len(self.state.outline.rows)
        return {
            Key.Key_Up: -1,
            Key.Key_Down: 1,
            Key.Key_PageUp: -page,
            Key.Key_PageDown: page,
            Key.Key_Home: -far,
            Key.Key_End: far,
        }

    def _row(self) -> Row | None:
        number = self.state.number(self.state.cursor)
        return self.state.outline.rows[number] if number >= 0 else None

    def _go(self, step: int, modifiers: Qt.KeyboardModifier) -> None:
        rows = self.state.outline.rows
        if not rows:
            return
        number = self.state.number(self.state.cursor)
        target = rows[min(max(number + step, 0), len(rows) - 1)].key
        if modifiers & Modifier.ControlModifier:  # the cursor alone, to pick rows with Ctrl+Space
            self.state.cursor = target
            self.state.cursor_changed.emit()
        else:
            self.state.move_cursor(target, extend=bool(modifiers & Modifier.ShiftModifier))

    def _select(self, *, toggle: bool) -> None:
        if self.state.cursor is not None:
            if toggle:
                self.state.toggle(self.state.cursor)
            else:
                self.state.move_cursor(self.state.cursor)

    def _sideways(self, direction: int) -> None:
        """Fold and unfold as in a tree; where there is nothing to, go to the parent or along the time."""
        row = self._row()
        if row is None:
            return
        forward = -direction if self.state.rtl else direction
        if row.has_children and row.is_open != (forward > 0):
            self.state.fold(row.key, is_open=forward > 0)
        elif forward < 0 and row.parent >= 0:
            self.state.move_cursor(self.state.outline.rows[row.parent].key)
        else:
            bar = self.canvas.horizontalScrollBar()
            bar.setValue(bar.value() + direction * SCROLL)

    def _fold(self, *, is_open: bool) -> None:
        row = self._row()
        if row is not None and row.has_children:
            self.state.fold(row.key, is_open=is_open)
