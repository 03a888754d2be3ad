"""A switch: on or off at once, without a button to confirm."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.shell import theme as themes
from ui.widgets import paint

_TRACK = QSize(28, 16)


class Switch(QAbstractButton):
    """28 x 16 in a hit area of 28 x 28; listen to ``toggled``. Give it a name: it has no words of its own."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(28, 28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        share = 1.0 if self.isEnabled() else 0.45
        track = QRectF(0, (self.height() - _TRACK.height()) / 2, _TRACK.width(), _TRACK.height())
        ground = theme.color("accent" if self.isChecked() else "border-strong", share)
        paint.rounded(painter, track, 8, ground)
        is_right = self.isChecked() != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = track.right() - 8 if is_right else track.left() + 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on-accent" if self.isChecked() else "surface"))
        painter.drawEllipse(QPointF(x, track.center().y()), 6, 6)
