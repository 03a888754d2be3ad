"""The keyboard in a matrix: moving, marking a range, and what is typed into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from ui.widgets.matrix.canvas import MatrixCanvas

_Key = Qt.Key
FAR = 1_000_000
_STANDARD = {
    QKeySequence.StandardKey.Copy: "copy",
    QKeySequence.StandardKey.Paste: "paste",
    QKeySequence.StandardKey.SelectAll: "select_all",
}


def press(canvas: MatrixCanvas, event: QKeyEvent) -> bool:
    """Do what a key means; ``False`` where it means nothing here."""
    for key, name in _STANDARD.items():
        if event.matches(key):
            getattr(canvas, name)()
            return True
    return _move(canvas, event) or _enter(canvas, event)


def _move(canvas: MatrixCanvas, event: QKeyEvent) -> bool:
    """Arrows, Home, End and Page keys; Shift extends the range, Ctrl goes to the edge."""
    to_edge = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    step = _step(canvas, _Key(event.key()), to_edge)
    if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    at, column = step
    cursor = canvas.spot if canvas.spot.is_set else canvas.spot.moved(0, 0, canvas.arrangement)
    canvas.move_to(cursor.at + at, cursor.column + column, extend=extend)
    return True


def _step(canvas: MatrixCanvas, key: Qt.Key, to_edge: bool) -> tuple[int, int] | None:
    """Rows and columns by which a key moves."""
    towards_end = -1 if canvas.isRightToLeft() else 1
    steps = {
        _Key.Key_Up: (-1, 0),
        _Key.Key_Down: (1, 0),
        _Key.Key_Left: (0, -towards_end),
        _Key.Key_Right: (0, towards_end),
    }
    if key in steps:
        down, across = steps[key]
        return (down * FAR, across * FAR) if to_edge else (down, across)
    page = canvas.rows_a_page()
    return {
        _Key.Key_Home: (-FAR if to_edge else 0, -FAR),
        _Key.Key_End: (FAR if to_edge else 0, FAR),
        _Key.Key_PageUp: (-page, 0),
        _Key.Key_PageDown: (page, 0),
    }.get(key)


def _enter(canvas: MatrixCanvas, event: QKeyEvent) -> bool:
    """What is typed: a level or a state, Delete, Ctrl+D, Enter."""
    key, with_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if with_ctrl:
        if key == _Key.Key_D:
            canvas.fill_down()
        return key == _Key.Key_D
    if key in (_Key.Key_Delete, _Key.Key_Backspace):
        canvas.clear_cells()
        return True
    if key in (_Key.Key_Return, _Key.Key_Enter):
        canvas.activate()
        return True
    code = canvas.entry_keys.get(event.text().upper()) if event.text() else None
    if code is None:
        return False
    canvas.enter(code)
    return True
