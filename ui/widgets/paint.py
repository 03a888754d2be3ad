"""Strokes that all widgets share: rounded shapes on whole pixels, hairlines, shadows, elided text."""

import math
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.shell import icons
from ui.shell import theme as themes
from ui.shell.theme import Theme

# Events after which a text may need another width.
MEASURES_CHANGE = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.LanguageChange)

RADIUS_CONTROL = 6
RADIUS_CHIP = 4
RADIUS_CARD = 8
RADIUS_DIALOG = 12


def rounded(painter: QPainter, rect: QRect | QRectF, radius: float, fill: QColor | None = None,
            border: QColor | None = None, width: float = 1.0, *, dashed: bool = False) -> None:
    """A rounded rectangle, its border inside ``rect``, sharp at whole pixel ratios."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    inset = width / 2 if border is not None else 0.0
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    pen = QPen(Qt.PenStyle.NoPen) if border is None else QPen(border, width)
    if dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    corner = max(0.0, radius - inset)
    painter.drawRoundedRect(shape, corner, corner)


def hairline(painter: QPainter, rect: QRect, edge: Qt.Edge, colour: QColor) -> None:
    """A line of 1 px along one edge, inside the rectangle."""
    sides = {
        Qt.Edge.TopEdge: QRect(rect.left(), rect.top(), rect.width(), 1),
        Qt.Edge.BottomEdge: QRect(rect.left(), rect.bottom(), rect.width(), 1),
        Qt.Edge.LeftEdge: QRect(rect.left(), rect.top(), 1, rect.height()),
        Qt.Edge.RightEdge: QRect(rect.right(), rect.top(), 1, rect.height()),
    }
    painter.fillRect(sides[edge], colour)


def is_rtl(widget: QWidget) -> bool:
    """Whether a widget is read from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def lead(widget: QWidget) -> Qt.AlignmentFlag:
    """The side at which its lines begin."""
    return Qt.AlignmentFlag.AlignRight if is_rtl(widget) else Qt.AlignmentFlag.AlignLeft


def inside(widget: QWidget, before: int, after: int, top: int = 0, bottom: int = 0) -> QRect:
    """The widget's rectangle without some px at the beginning, the end, the top and the bottom."""
    left, right = (after, before) if is_rtl(widget) else (before, after)
    return widget.rect().adjusted(left, top, -right, -bottom)


def left_of(widget: QWidget, before: int, width: int) -> int:
    """The left edge of something ``width`` px wide that stands ``before`` px from the beginning."""
    return widget.width() - before - width if is_rtl(widget) else before


def text(painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor,
         align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    """One line of text, centred vertically by its capitals' line, elided at its end."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def icon_at(painter: QPainter, name: str, x: float, y: float, colour: QColor, size: int = 16,
            *, mirrored: bool = False) -> None:
    """An icon with its upper left corner at a place."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(x, y), icons.coloured(name, colour, size, ratio, mirrored=mirrored))


def shadow(painter: QPainter, rect: QRect, radius: int, elevation: str) -> None:
    """The shadow of a raised shape; leave ``margin(elevation)`` px around it."""
    theme = themes.active()
    spread = margin(elevation)
    key = (theme.name, elevation, rect.width(), rect.height(), radius)
    painter.drawPixmap(rect.left() - spread, rect.top() - spread, _shadow(*key))


def margin(elevation: str) -> int:
    """How far a shadow reaches beyond its shape, px."""
    shape = themes.active().elevations[elevation]
    return shape.blur + shape.offset


@lru_cache(maxsize=32)
def _shadow(name: str, elevation: str, width: int, height: int, radius: int) -> QPixmap:
    theme = themes.load(name)
    shape = theme.elevations[elevation]
    spread = shape.blur + shape.offset
    pixmap = QPixmap(width + 2 * spread, height + 2 * spread)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _layers(painter, QRectF(spread, spread + shape.offset, width, height), radius, theme, elevation)
    painter.end()
    return pixmap


def _layers(painter: QPainter, body: QRectF, radius: int, theme: Theme, elevation: str) -> None:
    """A soft edge as a stack of faint rounded shapes: near enough to a blur, and made once a size.

    Each layer is as dark as a bell curve is steep there, so that the stack adds up to the blur's slope.
    """
    shape = theme.elevations[elevation]
    opacity = 0.5 if theme.is_dark else shape.opacity
    places = [2 * step / shape.blur - 1 for step in range(shape.blur + 1)]
    weights = [math.exp(-4.5 * place * place) for place in places]
    for place, weight in zip(places, weights, strict=True):
        grow = -place * shape.blur * 0.9
        colour = QColor(theme.shadow)
        colour.setAlphaF(opacity * weight / sum(weights))
        painter.setBrush(colour)
        corner = max(1.0, radius + grow)
        painter.drawRoundedRect(body.adjusted(-grow, -grow, grow, grow), corner, corner)
