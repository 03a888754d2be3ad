"""A field that filters what is shown as it is typed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import ToolButton


class SearchField(QLineEdit):
    """Magnifier, placeholder, and a cross to clear; listen to ``textChanged``."""

    def __init__(self, name: str = "", clear_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clear = ToolButton("", "x", height=24, icon_only=True, run=self.clear, parent=self)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._clear.hide()
        self.setTextMargins(22, 0, 22, 0)
        self.say(name, clear_name)

    def say(self, name: str, clear_name: str) -> None:
        """Say placeholder and names again, in another language."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._clear.set_words(clear_name)

    def sizeHint(self) -> QSize:
        return QSize(220, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        x = self.width() - 26 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 10
        paint.icon_at(QPainter(self), "search", x, (self.height() - 16) // 2, themes.active().color("muted"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        x = 4 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 28
        self._clear.move(x, (self.height() - 24) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
