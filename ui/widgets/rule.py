"""Hairlines and room between things."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme as themes


class Rule(QWidget):
    """A line of 1 px; vertical ones between groups of a toolbar are 20 high with 12 px on either side."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, *, role: str = "border",
                 length: int = 0, margin: int = 0) -> None:
        super().__init__()
        self._role, self._margin, self._orientation = role, margin, orientation
        expanding, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1 + 2 * margin)
            self.setSizePolicy(expanding, fixed)
        else:
            self.setFixedWidth(1 + 2 * margin)
            self.setSizePolicy(fixed, fixed if length else expanding)
            if length:
                self.setFixedHeight(length)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = themes.active().color(self._role)
        if self._orientation == Qt.Orientation.Horizontal:
            QPainter(self).fillRect(0, self._margin, self.width(), 1, colour)
        else:
            QPainter(self).fillRect(self._margin, 0, 1, self.height(), colour)


def toolbar_rule() -> Rule:
    """The line between two groups of a toolbar."""
    return Rule(Qt.Orientation.Vertical, length=20, margin=4)
