"""An icon and words beside it, to read only: the horizon in a toolbar, the languages of a plan."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

HEIGHT = 28
_ICON, _GAP, _PAD = 16, 8, 6


class Fact(QWidget):
    """Never elided."""

    def __init__(self, icon: str, words: str = "") -> None:
        super().__init__()
        self._icon, self._words = icon, words
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def say(self, words: str) -> None:
        """Change the words."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = themes.active().metrics("body").horizontalAdvance(self._words) + 1
        return QSize(_PAD + _ICON + _GAP + width + _PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        is_rtl, lead = self.isRightToLeft(), _PAD + _ICON + _GAP
        x = self.width() - _PAD - _ICON if is_rtl else _PAD
        paint.icon_at(painter, self._icon, x, (HEIGHT - _ICON) // 2, theme.color("muted"), _ICON)
        before, after = (_PAD, lead) if is_rtl else (lead, _PAD - 1)
        words = self.rect().adjusted(before, 0, -after, 0)
        paint.text(painter, words, self._words, theme.font("body"), theme.color("text"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()
        super().changeEvent(event)
