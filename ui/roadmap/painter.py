"""Paints the shapes of a scene with QPainter; colours by role from a theme, fonts by style, both kept."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
    QTransform,
)

from planning.scene.bars import TASK, Indices
from planning.scene.boxes import box_of
from planning.scene.frame import Frame
from planning.scene.layers import HATCH
from planning.scene.roadmap import bar_of
from planning.scene.shapes import (
    SIZES,
    Hatch,
    Lines,
    Paint,
    Path,
    Pen,
    Polygon,
    Rect,
    Rects,
    Shape,
    Text,
)
from planning.scene.tones import SOFT_SHARE, mixed
from ui.roadmap.bar_pictures import BarPictures, Look, Manner
from ui.shell import fonts
from ui.shell.theme import Theme

MOST_WIDTHS = 20000
MOST_LINES = 4000
FEW, TALL = 100, 64
"""Few tall rectangles, such as the lines of a grid, are filled in half the time one by one."""


_UNMOVED = QTransform()


class _Line(NamedTuple):
    """A text, shaped once: shaping it anew each frame costs twice as much as painting it."""

    glyphs: QStaticText
    font: QFont
    ascent: float
    width: float


def _shaped(text: str, font: QFont, ascent: float) -> _Line:
    glyphs = QStaticText(text)
    glyphs.setTextFormat(Qt.TextFormat.PlainText)
    glyphs.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    glyphs.prepare(_UNMOVED, font)
    return _Line(glyphs, font, ascent, glyphs.size().width())


class ScenePainter:
    """Paints shapes in one theme and language; keeps pens, brushes, hatches and fonts between frames."""

    def __init__(self, theme: Theme, language: str, ratio: float = 1.0) -> None:
        self.theme, self.language, self.ratio = theme, language, ratio
        self._colours: dict[Paint, QColor] = {}
        self._pens: dict[Pen, QPen] = {}
        self._hatches: dict[Hatch, QBrush] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._ascents: dict[tuple[str, bool], float] = {}
        self._lines_kept: dict[tuple[str, str, bool], _Line | None] = {}
        self._font_set: QFont | None = None
        self._ink_set: Paint | None = None
        self._bars = BarPictures(self.paint, self.colour, ratio)

    def paint_bars(self, painter: QPainter, frame: Frame, bars: Indices) -> None:
        """Paint what :func:`planning.scene.roadmap.detailed_bars` draws, from kept pictures where it can."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._bars.begin(Manner(frame.metrics, HATCH in frame.shown.layers, frame.scale.rtl))
        arrays, seen = frame.bars, frame.viewport.width
        columns = (arrays.style, arrays.tone, arrays.basis, arrays.progress)
        listed = (column[bars].tolist() for column in columns)
        for bar, style, tone, basis, progress in zip(bars.tolist(), *listed, strict=True):
            box, is_done = box_of(frame, bar), False
            if style == TASK and self._bars.can_keep:
                look = Look(arrays.tones[tone], tuple(basis), progress > 0, progress >= 1)
                is_done = self._bars.paint(painter, box, look, progress, seen)
            if not is_done:
                self.paint(painter, list(bar_of(frame, bar, box)))

    def paint(self, painter: QPainter, shapes: list[Shape]) -> None:
        """Paint shapes in their order."""
        draw: dict[type[Any], Callable[[QPainter, Any], None]] = {
            Rect: self._rect,
            Text: self._text,
            Path: self._path,
            Polygon: self._polygon,
            Rects: self._rects,
            Lines: self._lines,
        }
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._font_set = self._ink_set = None
        for shape in shapes:
            draw[type(shape)](painter, shape)

    # Colours

    def colour(self, paint: Paint) -> QColor:
        """The colour of a role in this theme."""
        if paint not in self._colours:
            colour = self._solid(paint.role)
            if paint.alpha < 1:
                colour.setAlphaF(paint.alpha)
            self._colours[paint] = colour
        return self._colours[paint]

    def _solid(self, role: str) -> QColor:
        name, slash, tone = role.rpartition("/")
        if not slash:
            return self.theme.color(role)
        if name.startswith("#"):
            surface = self.theme.color("surface").name()
            return QColor(name if tone == "strong" else mixed(name, surface, SOFT_SHARE))
        driver = self.theme.driver(name)
        return QColor(driver.strong if tone == "strong" else driver.soft)

    def pen(self, pen: Pen) -> QPen:
        """A pen of this theme; dashes are px, Qt counts them in widths."""
        if pen not in self._pens:
            made = QPen(self.colour(Paint(pen.role, pen.alpha)), pen.width)
            made.setCapStyle(Qt.PenCapStyle.FlatCap)
            made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if pen.dash:
                made.setDashPattern([length / pen.width for length in pen.dash])
            self._pens[pen] = made
        return self._pens[pen]

    def hatch(self, hatch: Hatch) -> QBrush:
        """A tile of lines at 45 degrees, rendered at the pixel ratio and repeated."""
        if hatch not in self._hatches:
            brush = QBrush(_hatch_tile(hatch, self.colour(Paint(hatch.role, hatch.alpha)), self.ratio))
            brush.setTransform(QTransform.fromScale(1 / self.ratio, 1 / self.ratio))
            self._hatches[hatch] = brush
        return self._hatches[hatch]

    def font(self, style: str, *, italic: bool = False) -> QFont:
        """The font of a text style."""
        key = (style, italic)
        if key not in self._fonts:
            font = font_of(style, self.language)
            font.setItalic(italic)
            self._fonts[key] = font
        return self._fonts[key]

    # Shapes

    def _rect(self, painter: QPainter, rect: Rect) -> None:
        box = QRectF(rect.x, rect.y, max(rect.width, 0.0), max(rect.height, 0.0))
        if rect.fill is not None and rect.pen is None and rect.radius == 0:
            painter.fillRect(box, self.colour(rect.fill))
        elif rect.hatch is not None:
            brush = self.hatch(rect.hatch)
            painter.setBrushOrigin(QPointF(rect.x, rect.y))
            painter.fillRect(box, brush)
        else:
            self._outline(painter, rect.fill, rect.pen)
            radius = min(rect.radius, box.width() / 2, box.height() / 2)
            painter.drawRoundedRect(box, radius, radius)

    def _text(self, painter: QPainter, text: Text) -> None:
        x, y, words, style, paint, anchor, italic = text
        key = (words, style, italic)
        line = self._lines_kept.get(key) or self._line(key, is_new=anchor == "start")
        font = line.font if line else self.font(style, italic=italic)
        if font is not self._font_set:
            painter.setFont(font)
            self._font_set = font
        if paint is not self._ink_set:
            painter.setPen(self.colour(paint))
            self._ink_set = paint
        if line is None:
            painter.drawText(QPointF(round(x * self.ratio) / self.ratio, y), words)
            return
        if anchor != "start":
            x -= line.width if anchor == "end" else line.width / 2
        painter.drawStaticText(QPointF(round(x * self.ratio) / self.ratio, y - line.ascent), line.glyphs)

    def _line(self, key: tuple[str, str, bool], *, is_new: bool) -> _Line | None:
        """A text, shaped and kept; ``None`` the first time for a new one: many are never painted again."""
        if len(self._lines_kept) > MOST_LINES:
            self._lines_kept.clear()
        is_first = is_new and key not in self._lines_kept
        line = self._lines_kept[key] = None if is_first else self._kept_line(*key)
        return line

    def _kept_line(self, text: str, style: str, italic: bool) -> _Line:
        font = self.font(style, italic=italic)
        if (style, italic) not in self._ascents:
            self._ascents[style, italic] = QFontMetricsF(font).ascent()
        return _shaped(text, font, self._ascents[style, italic])

    def _outline(self, painter: QPainter, fill: Paint | None, pen: Pen | None) -> None:
        self._ink_set = None
        painter.setPen(self.pen(pen) if pen else Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(fill) if fill else Qt.BrushStyle.NoBrush)

    def _path(self, painter: QPainter, path: Path) -> None:
        self._outline(painter, None, path.pen)
        painter.drawPath(rounded_path(path))

    def _polygon(self, painter: QPainter, polygon: Polygon) -> None:
        self._outline(painter, polygon.fill, polygon.pen)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in polygon.points]))

    def _rects(self, painter: QPainter, rects: Rects) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._outline(painter, rects.fill, None)
        count = len(rects.boxes)
        if 0 < count <= FEW and rects.boxes[0, 3] > TALL:
            colour = self.colour(rects.fill)
            for box in rects.boxes.tolist():
                painter.fillRect(QRectF(*box), colour)
        elif count and rects.boxes.flags["C_CONTIGUOUS"]:  # the array itself: six times quicker than a list
            painter.drawRects(shiboken6.wrapInstance(rects.boxes.ctypes.data, QRectF), count)  # type: ignore[call-overload]  # the stubs lack (QRectF*, int)
        else:
            painter.drawRects([QRectF(*box) for box in rects.boxes.tolist()])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _lines(self, painter: QPainter, lines: Lines) -> None:
        self._outline(painter, None, lines.pen)
        painter.drawLines([QLineF(*segment) for segment in lines.segments.tolist()])


def _hatch_tile(hatch: Hatch, colour: QColor, ratio: float) -> QPixmap:
    """One period of the hatch; three lines, so that those of the neighbouring tiles join at the corners."""
    side = max(2, round(hatch.pitch * 2**0.5 * ratio))
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, hatch.width * ratio))
    for shift in (-side, 0, side):
        painter.drawLine(QLineF(shift - side, 2 * side, shift + 2 * side, -side))
    painter.end()
    return tile


def rounded_path(path: Path) -> QPainterPath:
    """A line through points, its corners rounded where the legs are long enough."""
    points = [QPointF(x, y) for x, y in path.points]
    made = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        legs = QLineF(corner, before), QLineF(corner, after)
        reach = min(path.radius, legs[0].length() / 2, legs[1].length() / 2)
        if reach > 0:
            made.lineTo(legs[0].pointAt(reach / legs[0].length()))
            made.quadTo(corner, legs[1].pointAt(reach / legs[1].length()))
        else:
            made.lineTo(corner)
    made.lineTo(points[-1])
    return made


def font_of(style: str, language: str) -> QFont:
    """The font of a style of the scene: those of the window, and the bold letter of a driver's tile."""
    if style != "tile":
        return fonts.font(style, language)
    font = fonts.font("label", language)
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(SIZES["tile"])
    return font


class QtMeasure:
    """Widths of texts by the fonts of the window, kept, because frames ask for the same again and again."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self._steps: dict[str, dict[tuple[str, str], float]] = {}

    def __call__(self, text: str, style: str) -> float:
        """The width of a text in a style, px."""
        width = self._widths.get((text, style))
        if width is None:
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            width = self._widths[text, style] = self._sum(text, style)
        return width

    def _sum(self, text: str, style: str) -> float:
        """The width from those of its pairs of letters, where these give it: shaping costs ten times it."""
        if "f" in text or not (text.isascii() and text.isprintable()):  # "fi" may be one sign
            return self._of(style).horizontalAdvance(text)
        steps, width = self._steps.setdefault(style, {}), 0.0
        for pair in pairwise(f"{text} " if text else ""):
            step = steps.get(pair)
            if step is None:
                step = steps[pair] = self._step(*pair, style)
            width += step
        return width

    def _step(self, letter: str, following: str, style: str) -> float:
        """How far a letter moves on before another one."""
        metrics = self._of(style)
        return metrics.horizontalAdvance(letter + following) - metrics.horizontalAdvance(following)

    def _of(self, style: str) -> QFontMetricsF:
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(font_of(style, self.language))
        return self._metrics[style]
