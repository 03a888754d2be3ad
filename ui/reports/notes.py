"""A coloured note in a panel: what is to be known before a report is passed on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.label import Label

_ICON, _PAD, _GAP = 16, 12, 8


class Note(QWidget):
    """An icon and a sentence on the soft tone of their hue; hidden while there is nothing to say."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self._words = Label("", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_PAD + _ICON + _GAP, 10, _PAD, 10)
        layout.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something, or with "" nothing."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, theme.color(f"{self._tone}-soft"))
        x = self.width() - _PAD - _ICON if self.isRightToLeft() else _PAD
        paint.icon_at(painter, self._icon, x, 12, theme.color(self._tone), _ICON)
