"""A line of text that is committed by Enter or by leaving it, and restored by Escape."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class LineEdit(QLineEdit):
    """``committed`` is told once for each text that differs from the one before.

    The plan's own undo answers while there is no typing to undo in the field.
    """

    committed = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._value = self._before = ""

    def set_value(self, value: str) -> None:
        """Show a value from the plan, unless the user is in the middle of typing another."""
        is_typing = self.hasFocus() and self.text() != self._value
        self._value = self._before = value
        if not is_typing:
            self.setText(value)
            self.setCursorPosition(0)

    @property
    def value(self) -> str:
        """The text that was committed last."""
        return self._value

    def commit(self) -> None:
        """Tell the text, where it is another one."""
        if self.text() != self._value and not self.isReadOnly():
            self._before, self._value = self._value, self.text()
            self.committed.emit(self._value)

    def refuse(self) -> None:
        """The text just committed was refused: it stays to be mended, Escape brings the one before back."""
        self._value = self._before

    def restore(self) -> None:
        """Put the committed text back."""
        self.setText(self._value)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.selectAll()
            event.setAccepted(not getattr(self.window(), "enter_answers", False))
            return
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.restore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_plan(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_for_plan(self, event: QEvent) -> bool:
        """Whether the key undoes or redoes, and there is no typing to undo or redo here."""
        if not isinstance(event, QKeyEvent):
            return False
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        return ((event.matches(undo) and not self.isUndoAvailable())
                or (event.matches(redo) and not self.isRedoAvailable()))


def commit_focused() -> None:
    """Commit what is being typed: saving, undoing or closing must not leave it behind."""
    focused = QApplication.focusWidget()
    if isinstance(focused, LineEdit):
        focused.commit()
