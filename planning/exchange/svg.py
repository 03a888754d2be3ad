"""A drawing as stand-alone SVG 1.1: vector shapes, text as text, title and language for readers and search.

Source: W3C, Scalable Vector Graphics (SVG) 1.1, second edition, 2011.
"""

from collections.abc import Iterator
from html import escape
from math import hypot, sqrt

from planning.exchange.formats import Exported, Writing
from planning.plan.document import Document
from planning.scene.drawing import EXPORT, Drawing, whole_plan
from planning.scene.measure import estimated
from planning.scene.shapes import (
    SIZES,
    WEIGHTS,
    Hatch,
    Lines,
    Paint,
    Path,
    Pen,
    Point,
    Polygon,
    Rect,
    Rects,
    Shape,
    Text,
)
from planning.scene.tones import Tones, load

FAMILIES = "'Noto Sans', 'Noto Sans SC', 'Noto Naskh Arabic', sans-serif"


def write(document: Document, writing: Writing) -> Exported:
    """The whole roadmap as a drawing."""
    return Exported(svg(whole_plan(document, estimated, EXPORT, writing.language)).encode())


def svg(drawing: Drawing, theme: str = "light") -> str:
    """The text of an SVG file."""
    tones = load(theme)
    hatches = _hatches(drawing.shapes)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _root(drawing),
        f"<title>{escape(drawing.title, quote=False)}</title>",
        *_definitions(hatches, tones),
    ]
    for shape in drawing.shapes:
        lines += _elements(shape, tones, hatches)
    return "\n".join([*lines, "</svg>", ""])


def _root(drawing: Drawing) -> str:
    width, height = number(drawing.width), number(drawing.height)
    language = escape(drawing.language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" xml:lang="{language}" lang="{language}" role="img"'
        f' font-family="{FAMILIES}" font-feature-settings="\'tnum\'">'
    )


def number(value: float) -> str:
    """A length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _hatches(shapes: list[Shape]) -> dict[Hatch, str]:
    found: dict[Hatch, str] = {}
    for shape in shapes:
        if isinstance(shape, Rect) and shape.hatch is not None:
            found.setdefault(shape.hatch, f"hatch-{len(found) + 1}")
    return found


def _definitions(hatches: dict[Hatch, str], tones: Tones) -> Iterator[str]:
    if not hatches:
        return
    yield "<defs>"
    for hatch, id in hatches.items():
        side = number(hatch.pitch * sqrt(2))
        yield (
            f'<pattern id="{id}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            f'<path d="M-1,1 L1,-1 M0,{side} L{side},0 M{_plus(side, -1)},{_plus(side, 1)}'
            f' L{_plus(side, 1)},{_plus(side, -1)}" stroke="{tones.hex(hatch.role)}"'
            f' stroke-opacity="{number(hatch.alpha)}" stroke-width="{number(hatch.width)}"/></pattern>'
        )
    yield "</defs>"


def _plus(value: str, by: float) -> str:
    return number(float(value) + by)


def _elements(shape: Shape, tones: Tones, hatches: dict[Hatch, str]) -> Iterator[str]:
    if isinstance(shape, Rect):
        yield _rect(shape, tones, hatches)
    elif isinstance(shape, Text):
        yield _text(shape, tones)
    elif isinstance(shape, Path):
        yield f'<path d="{path_data(shape.points, shape.radius)}" fill="none"{_pen(shape.pen, tones)}/>'
    elif isinstance(shape, Polygon):
        points = " ".join(f"{number(x)},{number(y)}" for x, y in shape.points)
        yield f'<polygon points="{points}"{_fill(shape.fill, tones)}{_pen(shape.pen, tones)}/>'
    elif isinstance(shape, Rects):
        for x, y, width, height in shape.boxes.tolist():
            yield _rect(Rect(x, y, width, height, shape.fill), tones, hatches)
    elif isinstance(shape, Lines):
        data = " ".join(
            f"M{number(x1)},{number(y1)} L{number(x2)},{number(y2)}"
            for x1, y1, x2, y2 in shape.segments.tolist()
        )
        yield f'<path d="{data}" fill="none"{_pen(shape.pen, tones)}/>'


def _rect(rect: Rect, tones: Tones, hatches: dict[Hatch, str]) -> str:
    fill = _fill(rect.fill, tones)
    if rect.hatch is not None:
        fill = f' fill="url(#{hatches[rect.hatch]})"'
    radius = f' rx="{number(rect.radius)}"' if rect.radius > 0 else ""
    return (
        f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(max(rect.width, 0))}"'
        f' height="{number(max(rect.height, 0))}"{radius}{fill}{_pen(rect.pen, tones)}/>'
    )


def _text(text: Text, tones: Tones) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    slant = ' font-style="italic"' if text.italic else ""
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{SIZES[text.style]}"'
        f' font-weight="{WEIGHTS[text.style]}"{anchor}{slant}{_fill(text.paint, tones)}'
        f' xml:space="preserve">{escape(text.text, quote=False)}</text>'
    )


def _fill(paint: Paint | None, tones: Tones) -> str:
    if paint is None:
        return ' fill="none"'
    opacity = f' fill-opacity="{number(paint.alpha)}"' if paint.alpha < 1 else ""
    return f' fill="{tones.hex(paint.role)}"{opacity}'


def _pen(pen: Pen | None, tones: Tones) -> str:
    if pen is None:
        return ""
    dash = f' stroke-dasharray="{",".join(number(length) for length in pen.dash)}"' if pen.dash else ""
    opacity = f' stroke-opacity="{number(pen.alpha)}"' if pen.alpha < 1 else ""
    return f' stroke="{tones.hex(pen.role)}" stroke-width="{number(pen.width)}"{dash}{opacity}'


def path_data(points: tuple[Point, ...], radius: float = 0.0) -> str:
    """A line through points, its corners rounded by quadratic curves where the legs are long enough."""
    data = [f"M{_xy(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        if reach > 0:
            start, end = _towards(corner, before, reach), _towards(corner, after, reach)
            data.append(f"L{_xy(start)} Q{_xy(corner)} {_xy(end)}")
        else:
            data.append(f"L{_xy(corner)}")
    return " ".join([*data, f"L{_xy(points[-1])}"])


def _xy(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _towards(start: Point, goal: Point, reach: float) -> Point:
    share = reach / _distance(start, goal)
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share
