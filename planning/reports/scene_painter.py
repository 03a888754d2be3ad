"""Shapes of :mod:`planning.scene` on a page: the print painter beside those of the screen and of SVG."""

from collections.abc import Sequence
from functools import singledispatchmethod
from math import sqrt

from planning.reports.palette import Palette
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import fit
from planning.reports.text.fonts import FontBook, Weight
from planning.reports.text.shaped import Shaped, Style, shape_line
from planning.scene.shapes import (
    SIZES,
    WEIGHTS,
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

_SLANT = 0.2  # of a slanted letter: the shipped fonts have no italics


class SceneText:
    """Measures and shapes the texts of a drawing, in px of the scene."""

    def __init__(self, fonts: FontBook, language: str) -> None:
        self._fonts, self._language = fonts, language
        self._shaped: dict[tuple[str, str, str], Shaped] = {}

    def shaped(self, text: str, style: str, colour: str = "text") -> Shaped:
        """A text in a style of the scene."""
        key = (text, style, colour)
        found = self._shaped.get(key)
        if found is None:
            size = float(SIZES[style])
            weight: Weight = "semibold" if WEIGHTS[style] >= 600 else "regular"
            look = Style(self._language, size, size * 1.3, weight=weight, colour=colour)
            found = self._shaped[key] = shape_line(text, look, self._fonts)
        return found

    def measure(self, text: str, style: str) -> float:
        """The width of a text in px."""
        return self.shaped(text, style).natural_width()


class ScenePainter:
    """Paints shapes with their origin at ``x, top``, one px of the scene ``scale`` points long."""

    def __init__(
        self, surface: Surface, texts: SceneText, palette: Palette, *, x: float, top: float, scale: float
    ) -> None:
        self._surface, self._texts, self._palette = surface, texts, palette
        self._x, self._top, self._scale = x, top, scale

    def paint_all(self, shapes: Sequence[Shape]) -> None:
        """Paint shapes in their order."""
        for shape in shapes:
            self.paint(shape)

    @singledispatchmethod
    def paint(self, shape: Shape) -> None:
        """Paint one shape."""
        raise TypeError(type(shape).__name__)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._scale, self._top - y * self._scale

    def _colour(self, paint: Paint | Pen, ground: str = "surface") -> str:
        return paint.role if paint.alpha >= 1 else self._palette.over(paint.role, paint.alpha, ground)

    @paint.register
    def _(self, shape: Rect) -> None:
        x, y = self._place(shape.x, shape.y + max(shape.height, 0.0))
        width, height = max(shape.width, 0.0) * self._scale, max(shape.height, 0.0) * self._scale
        if shape.hatch is not None:
            self._hatch(shape.hatch, x, y, width, height)
        pen = shape.pen
        self._surface.rounded(
            x, y, width, height, max(shape.radius, 0.0) * self._scale,
            fill=self._colour(shape.fill) if shape.fill else "",
            stroke=self._colour(pen) if pen else "",
            line=pen.width * self._scale if pen else 0.0,
            dash=self._dash(pen) if pen else (),
        )  # fmt: skip

    def _dash(self, pen: Pen) -> tuple[float, ...]:
        return tuple(length * self._scale for length in pen.dash)

    def _hatch(self, hatch: Hatch, x: float, y: float, width: float, height: float) -> None:
        """Lines at 45 degrees, on the soft tone of the same colour, clipped to the rectangle."""
        name, _, _ = hatch.role.rpartition("/")
        colour = self._palette.over(hatch.role, hatch.alpha, f"{name}/soft") if name else hatch.role
        pitch = hatch.pitch * sqrt(2) * self._scale
        with self._surface.clipped(x, y, width, height):
            at = -height
            while at < width:
                ends = (x + at, y), (x + at + height, y + height)
                self._surface.rule(*ends, colour=colour, width=hatch.width * self._scale)
                at += pitch

    @paint.register
    def _(self, shape: Path) -> None:
        points = [self._place(*point) for point in shape.points]
        colour, width = self._colour(shape.pen), shape.pen.width * self._scale
        self._surface.path(points, colour=colour, width=width, dash=self._dash(shape.pen))

    @paint.register
    def _(self, shape: Polygon) -> None:
        points = [self._place(*point) for point in shape.points]
        if shape.fill is not None:
            self._surface.polygon(points, colour=self._colour(shape.fill))
        if shape.pen is not None:
            width = shape.pen.width * self._scale
            self._surface.path(points, colour=self._colour(shape.pen), width=width, closed=True)

    @paint.register
    def _(self, shape: Text) -> None:
        shaped = self._texts.shaped(shape.text, shape.style, self._colour(shape.paint))
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * shaped.natural_width()
        x, y = self._place(shape.x - before, shape.y)
        for line in fit(shaped, shaped.natural_width() + 1):
            self._surface.text(shaped, line, x, y, scale=self._scale, slant=_SLANT if shape.italic else 0.0)

    @paint.register
    def _(self, shape: Rects) -> None:
        for x, y, width, height in shape.boxes.tolist():
            self.paint(Rect(x, y, width, height, shape.fill))

    @paint.register
    def _(self, shape: Lines) -> None:
        for x1, y1, x2, y2 in shape.segments.tolist():
            self.paint(Path(((x1, y1), (x2, y2)), shape.pen))
