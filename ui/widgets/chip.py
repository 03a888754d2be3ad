"""A short statement of state or origin: 20 high, radius 4, the soft tone of its own hue."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

HEIGHT = 20
_PAD, _ICON, _GAP = 6, 12, 4
TONES = ("success", "warning", "danger", "info", "accent", "neutral", "illustrative")


class Chip(QWidget):
    """Words, with an icon where the state needs a sign besides its colour; never elided."""

    def __init__(self, words: str = "", tone: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self._words, self._tone, self._icon = words, tone, icon
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def say(self, words: str, tone: str = "", icon: str | None = None) -> None:
        """Change the words and, where given, tone and icon ("" for none)."""
        self._words = words
        self._tone = tone or self._tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        width = themes.active().metrics("small").horizontalAdvance(self._words) + 1 + 2 * _PAD
        return QSize(width + (_ICON + _GAP if self._icon else 0), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _colours(self) -> tuple[QColor | None, QColor]:
        theme = themes.active()
        if self._tone == "illustrative":
            return None, theme.color("muted")
        if self._tone == "neutral":
            return theme.color("sunken"), theme.color("muted")
        return theme.color(f"{self._tone}-soft"), theme.color(self._tone)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        ground, ink = self._colours()
        if ground is None:
            border = theme.color("border-strong")
            paint.rounded(painter, self.rect(), paint.RADIUS_CHIP, None, border, dashed=True)
        else:
            paint.rounded(painter, self.rect(), paint.RADIUS_CHIP, ground)
        before = _PAD
        if self._icon:
            left, top = paint.left_of(self, _PAD, _ICON), (HEIGHT - _ICON) // 2
            paint.icon_at(painter, self._icon, left, top, ink, _ICON)
            before += _ICON + _GAP
        words = paint.inside(self, before, _PAD - 1)
        paint.text(painter, words, self._words, theme.font("small"), ink, paint.lead(self))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in paint.MEASURES_CHANGE:
            self.updateGeometry()
        super().changeEvent(event)
