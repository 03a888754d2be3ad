"""A label over a field, with room for what is wrong with its value under it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planning.plan.errors import PlanError
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit

PAD, ACTION = 10, 25
"""What a line edit keeps free of text at each side, and for an icon at its end, px."""


class _Sign(QWidget):
    """The icon before an error."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(14, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.icon_at(QPainter(self), "triangle-alert", 0, 1, themes.active().color("danger"), 14)


class ErrorLine(QWidget):
    """What is wrong and how to mend it, in danger; hidden while there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        self._text = Label("", "caption", "danger", wrap=True)
        layout.addWidget(_Sign())
        layout.addWidget(self._text, 1)
        self.hide()

    def show_error(self, words: str) -> None:
        """Show a text, or nothing for ""."""
        self._text.setText(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """What it says."""
        return self._text.text()


class Field(QWidget):
    """A label, a line edit 4 px under it, and an error line.

    ``committed`` is told the new text; answer a refused one with :meth:`show_error`.
    """

    committed = Signal(str)

    def __init__(self, label: str = "", *, edit: LineEdit | None = None) -> None:
        super().__init__()
        self.label = Label(label, "caption", "muted")
        self.edit = edit or LineEdit()
        self.label.setBuddy(self.edit)
        self._error = ErrorLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addWidget(self._error)
        self.edit.committed.connect(self.committed)
        self.edit.textEdited.connect(lambda: self.show_error(None))
        self.setFocusProxy(self.edit)
        self.edit.setAccessibleName(label)

    def say(self, label: str) -> None:
        """Say the label again, in another language."""
        self.label.setText(label)
        self.edit.setAccessibleName(label)

    def set_value(self, value: str) -> None:
        """Show a value from the plan; an error about the one before is over."""
        if value != self.edit.value:
            self.show_error(None)
            self.updateGeometry()
        self.edit.set_value(value)

    def wanted_width(self) -> int:
        """The width in which the value can be read whole, px."""
        room = 2 * PAD + (ACTION if self.edit.actions() else 0)
        return self.edit.fontMetrics().horizontalAdvance(self.edit.value) + room

    def set_mixed(self, words: str) -> None:
        """Show that several selected things differ; typing sets them all."""
        self.edit.set_value("")
        self.edit.setPlaceholderText(words)

    def value(self) -> str:
        """The text in the field."""
        return self.edit.text()

    def show_error(self, error: PlanError | str | None) -> None:
        """Mark the field and say what is wrong, or ``None`` when it is mended."""
        words = f"{error.message} {error.remedy}".strip() if isinstance(error, PlanError) else error or ""
        if words:
            self.edit.refuse()
        self._error.show_error(words)
        self.edit.setProperty("error", bool(words))
        self.edit.setAccessibleDescription(words)
        self.edit.update()

    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def setReadOnly(self, read_only: bool) -> None:
        """Let the value be read and copied but not changed."""
        self.edit.setReadOnly(read_only)
