"""Several lines of text, committed by leaving or Ctrl+Enter and restored by Escape."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

LINES = 3


class NoteEdit(QPlainTextEdit):
    """``committed`` is told once for each text that differs from the one before."""

    committed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(self.font()).lineSpacing() * LINES + 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_value(self, value: str) -> None:
        """Show a value from the plan, unless the user is typing another."""
        is_typing = self.hasFocus() and self.toPlainText() != self._value
        self._value = value
        if not is_typing and value != self.toPlainText():
            self.setPlainText(value)

    def commit(self) -> None:
        """Tell the text, where it is another one."""
        if self.toPlainText() != self._value and not self.isReadOnly():
            self._value = self.toPlainText()
            self.committed.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._value:
            self.setPlainText(self._value)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()
