"""Several lines of text, committed by leaving or Ctrl+Enter and restored by Escape."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

LINES = 3


class NoteEdit(QPlainTextEdit):
    """``committed`` is told once for each text that differs from the one before."""

    committed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setProperty("own_focus", True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(self.font()).lineSpacing() * LINES + 10)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_box()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()
        self._repaint_box()

    def _repaint_box(self) -> None:
        box = self.parentWidget()
        if box is not None:
            box.update()


class NoteBox(QWidget):
    """The frame of a field round a text of several lines."""

    def __init__(self, edit: NoteEdit) -> None:
        super().__init__()
        self._edit = edit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.addWidget(edit)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = themes.active()
        border = theme.color("focus" if self._edit.hasFocus() else "border-strong")
        paint.rounded(QPainter(self), self.rect(), paint.RADIUS_CONTROL, theme.color("surface"), border)
