"""A card: surface with a border of radius 8, a title and, at its right, where the figures come from."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.label import Label


class Card(QWidget):
    """Put content into ``content``; without a title there is no head."""

    def __init__(self, title: str = "", note: str = "") -> None:
        super().__init__()
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(16, 14, 16, 16)
        self.content.setSpacing(12)
        self.title, self.note = Label(title, "strong"), Label(note, "caption", "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.note.keep_whole())
        self.content.addLayout(self.head)
        self.say(title, note)

    def say(self, title: str, note: str = "") -> None:
        """Say title and note again, in another language."""
        self.title.setText(title)
        self.note.setText(note)
        self.title.setVisible(bool(title))
        self.note.setVisible(bool(note))
        self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, theme.color("surface"), theme.color("border"))
