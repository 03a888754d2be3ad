"""What stands where there is nothing to show: an icon, one sentence, a way on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.label import Label

_ICON = 32


class _Icon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setFixedHeight(_ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        x = (self.width() - _ICON) // 2
        paint.icon_at(QPainter(self), self.name, x, 0, themes.active().color("muted"), _ICON)


class Empty(QWidget):
    """In the upper third of the canvas: icon 32, a sentence, one primary and one quiet action."""

    def __init__(self, icon: str, sentence: str, primary: Button | None = None,
                 quiet: Button | None = None) -> None:
        super().__init__()
        self._sentence = Label(sentence, "body", "muted", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setFixedWidth(420)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(_Icon(icon))
        line = QHBoxLayout()  # which, unlike an alignment, gives a long sentence the height of its lines
        line.addStretch(1)
        line.addWidget(self._sentence)
        line.addStretch(1)
        layout.addLayout(line)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addStretch(1)
        for button in (primary, quiet):
            if button is not None:
                actions.addWidget(button)
        actions.addStretch(1)
        layout.addLayout(actions)
        layout.addStretch(5)

    def say(self, sentence: str) -> None:
        """Say the sentence again, in another language."""
        self._sentence.setText(sentence)
