"""The list of shortcuts (F1), where each can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QKeySequenceEdit, QScrollArea, QVBoxLayout, QWidget

from i18n import _
from ui.shell.commands import Command, CommandTable
from ui.shell.gestures import Gesture, keys_of
from ui.widgets.button import ToolButton
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.field import ErrorLine
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField


class _Row(QWidget):
    """One command: its name, its key, and the way back to the key it came with."""

    def __init__(self, command: Command, table: CommandTable, error: ErrorLine) -> None:
        super().__init__()
        self.command, self._table, self._error = command, table, error
        self._edit = QKeySequenceEdit()
        self._edit.setMaximumSequenceLength(1)
        self._edit.setFixedWidth(170)
        self._edit.setAccessibleName(_("Shortcut of “{command}”").format(command=command.words()))
        self._edit.editingFinished.connect(self._change)
        words = _("Restore the original shortcut")
        self._reset = ToolButton(words, "rotate-ccw", icon_only=True, run=self._restore)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 8, 2)
        layout.addWidget(Label(command.words()), 1)
        layout.addWidget(self._edit)
        layout.addWidget(self._reset)
        self._follow()

    def _follow(self) -> None:
        self._edit.setKeySequence(self._table.state(self.command.id).shortcut())
        self._reset.setEnabled(self._table.is_changed(self.command.id))

    def _change(self) -> None:
        wanted = self._edit.keySequence()
        if wanted == self._table.state(self.command.id).shortcut():
            return
        taken = self._table.owner(wanted)
        if taken is not None and taken.id != self.command.id:
            self._error.show_error(_("{keys} is the shortcut of “{command}”. Choose another one.").format(
                keys=wanted.toString(QKeySequence.SequenceFormat.NativeText), command=taken.words()))
        else:
            self._error.show_error("")
            self._table.set_shortcut(self.command.id, wanted)
        self._follow()

    def _restore(self) -> None:
        self._table.reset_shortcut(self.command.id)
        self._error.show_error("")
        self._follow()


class _GestureRow(QWidget):
    """What the mouse does, and the keys that do the same."""

    def __init__(self, gesture: Gesture, table: CommandTable) -> None:
        super().__init__()
        self.words, self.keys = _(gesture.words), keys_of(gesture, table)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 5, 8, 5)
        layout.setSpacing(16)
        layout.addWidget(Label(self.words, wrap=True), 3)
        layout.addWidget(Label(self.keys, "label", "muted", wrap=True), 2)
        self.setAccessibleName(f"{self.words}: {self.keys}")


class ShortcutsDialog(Dialog):
    """All commands that answer now and what the mouse does, with a field to find one."""

    def __init__(self, parent: QWidget, table: CommandTable, gestures: Sequence[Gesture] = ()) -> None:
        super().__init__(parent, _("Keyboard shortcuts"), [Choice("close", _("Close"))], width=WIDE)
        search = SearchField(_("Find a command"), _("Clear"))
        error = ErrorLine()
        self.rows = [_Row(command, table, error) for command, _action in table.shown()]
        inner = QWidget()
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.gestures = [_GestureRow(gesture, table) for gesture in gestures]
        self._heads = [Label(_("Mouse and keyboard"), "strong"), Label(_("Commands"), "strong")]
        if self.gestures:
            layout.addWidget(self._heads[0])
        for gesture_row in self.gestures:
            layout.addWidget(gesture_row)
        if self.gestures:
            layout.addWidget(self._heads[1])
        for row in self.rows:
            layout.addWidget(row)
        layout.addStretch(1)
        self.content.addWidget(search)
        self.content.addWidget(error)
        self.content.addWidget(_scrolled(inner))
        search.textChanged.connect(self._filter)
        search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, typed: str) -> None:
        for gesture in self.gestures:
            said = f"{gesture.words} {gesture.keys}".casefold()
            gesture.setVisible(typed.casefold() in said)
        for row in self.rows:
            row.setVisible(typed.casefold() in row.command.words().casefold())


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFixedHeight(400)
    area.viewport().setAutoFillBackground(False)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
