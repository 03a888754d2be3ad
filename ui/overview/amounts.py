"""Figures as lines: name, digits, and under them a bar where there is something to compare with."""

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from i18n import language
from planning.plan.entities import Figure
from planning.plan.text import text_in
from ui.overview.marking import paint_mark
from ui.shell import theme as themes
from ui.shell.commands import tooltip
from ui.widgets import paint
from ui.widgets.label import Label

_THIN, _THICK = 8, 16  # px: an amount by itself; a part in its whole


class Length(NamedTuple):
    """Shares of the width: how far a bar is filled, and how long its whole is (0: it has none)."""

    filled: float
    whole: float = 0.0


def share(number: Decimal, of: Decimal) -> float:
    """A number as a share of another."""
    return float(number / of) if of else 0.0


class AmountBar(QWidget):
    """Bars begin at zero, always."""

    def __init__(self, length: Length, tone: str) -> None:
        super().__init__()
        self._length, self._tone = length, tone
        self.setFixedHeight(_THICK if length.whole else _THIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        tone = theme.driver(self._tone).strong if self._tone else theme.color("faint")
        if self._length.whole:
            whole = self._part(self._length.whole)
            paint.rounded(painter, whole, 4, theme.color("sunken"), theme.color("border-strong"))
        paint.rounded(painter, self._part(self._length.filled), 4 if self._length.whole else 2, tone)

    def _part(self, of: float) -> QRectF:
        width = max(2.0, self.width() * of)
        left = self.width() - width if self.isRightToLeft() else 0.0
        return QRectF(left, 0, width, self.height())


class AmountLine(QWidget):
    """One figure. ``value`` stands out, ``rest`` follows it muted ("of 93", a paragraph)."""

    is_marked = False

    def __init__(self, figure: Figure, name: str, value: str, rest: str = "", length: Length | None = None,
                 tone: str = "") -> None:
        super().__init__()
        self.figure = figure
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        words = QHBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label(name, wrap=True), 1)
        words.addSpacing(8)
        words.addWidget(Label(value, "strong").keep_whole(), 0, Qt.AlignmentFlag.AlignTop)
        if rest:
            words.addWidget(Label(rest, "body", "muted").keep_whole(), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words)
        if length is not None:
            layout.addWidget(AmountBar(length, tone))
        note = text_in(figure.note, language())
        self.setToolTip(tooltip(note, QKeySequence()) if note else "")
        self.setAccessibleName(" ".join(part for part in (name, value, rest) if part))

    def set_marked(self, marked: bool) -> None:
        """Mark the line, or no longer."""
        self.is_marked = marked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_marked:
            paint_mark(self, paint.RADIUS_CHIP)
