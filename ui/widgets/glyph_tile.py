"""The letter tile of a driver, 18 px: colour is never its only sign."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.shell import theme as themes
from ui.shell.theme import DriverTone
from ui.widgets import paint

SIZE = 18


def paint_tile(painter: QPainter, x: int, y: int, tone: DriverTone, size: int = SIZE) -> None:
    """A tile with its upper left corner at a place."""
    theme = themes.active()
    rect = QRect(x, y, size, size)
    paint.rounded(painter, rect, paint.RADIUS_CHIP, tone.strong)
    font = theme.font("small")
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(11)
    paint.text(painter, rect, tone.glyph, font, theme.color("surface"), Qt.AlignmentFlag.AlignHCenter)


class GlyphTile(QWidget):
    """A tile as a widget, for inspectors and lists."""

    def __init__(self, driver: str = "", glyph: str = "") -> None:
        super().__init__()
        self.setFixedSize(SIZE, SIZE)
        self._driver, self._glyph = driver, glyph

    def show_driver(self, driver: str, glyph: str = "") -> None:
        """Show another driver; ``glyph`` overrides its letter."""
        self._driver, self._glyph = driver, glyph
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = themes.active().driver(self._driver)
        paint_tile(QPainter(self), 0, 0, tone._replace(glyph=self._glyph or tone.glyph))
