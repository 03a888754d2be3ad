"""A sheet of paper on the ground of the preview: always white, with a soft shadow."""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ui.shell import theme as themes
from ui.widgets import paint

PAPER = QColor(Qt.GlobalColor.white)  # paper is white in every theme: this is no tone of the window
_CORE = 96  # px of the shape whose shadow is cut up and stretched


def draw_sheet(painter: QPainter, rect: QRect, image: QImage | None) -> None:
    """A page with its shadow; blank paper while the image is being made."""
    _draw_shadow(painter, rect)
    painter.fillRect(rect, PAPER)
    if image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, image)


def _draw_shadow(painter: QPainter, rect: QRect) -> None:
    """The shadow in nine parts, so that none is kept for each size of page."""
    spread = paint.margin("dialog")
    source = _shadow(themes.active().name)
    outer = rect.adjusted(-spread, -spread, spread, spread)
    inset = spread + _CORE // 4
    if outer.width() <= 2 * inset or outer.height() <= 2 * inset:
        return
    for x, width, from_x, from_width in _thirds(outer.left(), outer.width(), source.width(), inset):
        for y, height, from_y, from_height in _thirds(outer.top(), outer.height(), source.height(), inset):
            painter.drawPixmap(QRect(x, y, width, height), source,
                               QRect(from_x, from_y, from_width, from_height))


def _thirds(start: int, length: int, source: int, inset: int) -> list[tuple[int, int, int, int]]:
    return [
        (start, inset, 0, inset),
        (start + inset, length - 2 * inset, inset, source - 2 * inset),
        (start + length - inset, inset, source - inset, inset),
    ]


@lru_cache(maxsize=2)
def _shadow(theme: str) -> QPixmap:
    del theme  # the key: ``paint.shadow`` takes the tones of the active one
    spread = paint.margin("dialog")
    pixmap = QPixmap(_CORE + 2 * spread, _CORE + 2 * spread)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint.shadow(painter, QRect(spread, spread, _CORE, _CORE), 0, "dialog")
    painter.end()
    return pixmap
