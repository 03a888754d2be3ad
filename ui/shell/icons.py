"""Lucide icons in the colours of the theme, rendered per size and pixel ratio and kept.

The drawings ship as SVG on a grid of 24 units with ``currentColor`` strokes (ISC licence). An icon is never
recoloured by opacity: a disabled one is mixed with its ground, so that it stays crisp.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.shell import theme as themes

SMALL = 14  # px; below it strokes are drawn bolder or they vanish
MIRRORED = frozenset({
    "undo-2", "redo-2", "chevron-left", "chevron-right", "arrow-left", "arrow-right", "network", "waypoints",
})


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


def _stroke(size: int) -> float:
    """Width of the stroke in grid units: 1.75, but up to 2.3 for the smallest."""
    return 1.75 if size >= SMALL else 2.3


def _svg(name: str, colour: QColor, size: int) -> bytes:
    text = _drawing(name).replace("currentColor", colour.name())
    return text.replace('stroke-width="2"', f'stroke-width="{_stroke(size)}"').encode()


@lru_cache(maxsize=1024)
def _rendered(name: str, rgb: int, size: int, ratio: float, mirrored: bool) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if mirrored:
        painter.translate(pixmap.width(), 0)
        painter.scale(-1, 1)
    drawing = QSvgRenderer(QByteArray(_svg(name, QColor.fromRgb(rgb), size)))
    drawing.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def coloured(name: str, colour: QColor, size: int = 16, ratio: float = 1.0, *,
             mirrored: bool = False) -> QPixmap:
    """An icon in a colour of its own, such as a driver's tone; ``size`` in logical px."""
    return _rendered(name, colour.rgb(), size, ratio, mirrored)


def pixmap(name: str, role: str = "text", size: int = 16, ratio: float = 1.0, *,
           mirrored: bool = False) -> QPixmap:
    """An icon in the colour of a role of the active theme; ``size`` in logical px."""
    return coloured(name, themes.active().color(role), size, ratio, mirrored=mirrored)


def disabled_colour(colour: QColor, ground: QColor) -> QColor:
    """A colour at 45 % over its ground, opaque."""
    share = 0.45
    over = ((colour.red(), ground.red()), (colour.green(), ground.green()), (colour.blue(), ground.blue()))
    return QColor(*(round(ink * share + paper * (1 - share)) for ink, paper in over))


def icon(name: str, role: str = "text", size: int = 16) -> QIcon:
    """A QIcon for menus and standard dialogs, sharp at one, one and a half, and two px a logical px."""
    theme = themes.active()
    colour = theme.color(role)
    faded = disabled_colour(colour, theme.color("surface"))
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(coloured(name, colour, size, ratio))
        made.addPixmap(coloured(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made


def exists(name: str) -> bool:
    """Whether an icon of that name ships."""
    return resources.path("icons", f"{name}.svg").is_file()
