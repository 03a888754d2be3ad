"""The shapes a drawing is made of, in the order they are painted.

Lengths are logical px, x to the right, y downwards. A colour is the name of a role of the theme ("text",
"grid-strong"), or of a driver's tone ("modernization/strong", "modernization/soft", "#7A3B05/soft" where a
lane has a colour of its own); the painter of each medium knows what it looks like.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Boxes: TypeAlias = npt.NDArray[np.float64]
Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Measure = Callable[[str, str], float]
"""Width in px of a text in a style ("caption", "small", ...), by the fonts of the medium."""

SIZES = {"heading": 15, "strong": 13, "body": 13, "label": 12, "caption": 12, "small": 11, "tile": 11}
"""Sizes of the text styles, px."""
WEIGHTS = {
    "heading": 600,
    "strong": 600,
    "body": 400,
    "label": 500,
    "caption": 400,
    "small": 500,
    "tile": 700,
}
CAP_HEIGHT = 0.714
"""Height of a capital of Noto Sans in em: text is centred by its capitals, alike in every medium."""


class Paint(NamedTuple):
    """A colour by its role, ``alpha`` from 0 to 1."""

    role: str
    alpha: float = 1.0


class Pen(NamedTuple):
    """A line: colour, width in px, lengths of dash and gap in px (none: solid)."""

    role: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    alpha: float = 1.0


class Hatch(NamedTuple):
    """Lines rising to the right at 45 degrees, their pitch measured across them."""

    role: str
    alpha: float = 0.3
    pitch: float = 7.0
    width: float = 2.0


class Rect(NamedTuple):
    """A rectangle; a pen runs along its edge, half of it on each side."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint | None = None
    pen: Pen | None = None
    radius: float = 0.0
    hatch: Hatch | None = None


class Path(NamedTuple):
    """An open line through points, its corners rounded."""

    points: tuple[Point, ...]
    pen: Pen
    radius: float = 0.0


class Polygon(NamedTuple):
    """A closed figure."""

    points: tuple[Point, ...]
    fill: Paint | None = None
    pen: Pen | None = None


class Text(NamedTuple):
    """One line of text; ``x`` is where its anchor stands, ``y`` its baseline."""

    x: float
    y: float
    text: str
    style: str
    paint: Paint
    anchor: Anchor = "start"
    italic: bool = False


class Rects(NamedTuple):
    """Many plain rectangles of one colour, a row each: x, y, width, height; for large plans."""

    boxes: Boxes
    fill: Paint


class Lines(NamedTuple):
    """Many straight lines of one pen, a row each: x1, y1, x2, y2."""

    segments: Boxes
    pen: Pen


Shape = Rect | Path | Polygon | Text | Rects | Lines


def baseline(centre: float, style: str) -> float:
    """The baseline on which capitals of a style stand centred on ``centre``."""
    return centre + SIZES[style] * CAP_HEIGHT / 2


def elided(text: str, style: str, width: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits ``width`` with an ellipsis; else nothing."""
    if measure(text, style) <= width:
        return text
    low, high = 0, len(text) - 1  # the longest beginning that fits, by halving
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{text[:middle].rstrip()}…", style) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…" if low > 0 else ""
