"""Sensitivity as drawings: a tornado of assumptions, and a heat map of two of them.

A tornado's bar runs from the figure with the assumption lowered to the one with it raised, about the line of
the figure as it is; the longest stands at the top. A heat map's cells say their figure, the tone only helps.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided

ROW, BAR, FOOT, HEAD = 30.0, 14.0, 22.0, 20.0
CELL = 34.0
TONES = 5
Words = Callable[[float], str]


class TornadoBar(NamedTuple):
    """An assumption: the figure with it lowered and raised."""

    name: str
    low: float
    high: float


def tornado_height(rows: int) -> float:
    """The height of a tornado, px."""
    return HEAD + rows * ROW + FOOT


def draw_tornado(
    bars: Sequence[TornadoBar], base: float, width: float, measure: Measure, words: Words
) -> list[Shape]:
    """The bars about the line of the figure as it is, each end with its value."""
    ends = [end for bar in bars for end in (bar.low, bar.high)] or [base]
    low, high = min(*ends, base), max(*ends, base)
    names = min(max((measure(bar.name, "body") for bar in bars), default=0.0) + 16, width * 0.45)
    room = max(measure(words(end), "small") for end in [*ends, base]) + 8
    left, right = names + room, width - room

    def x(value: float) -> float:
        return left + (right - left) * (value - low) / ((high - low) or 1.0)

    middle, foot = x(base), HEAD + len(bars) * ROW
    shapes: list[Shape] = [Path(((middle, HEAD - 4), (middle, foot)), Pen("text", 1.25))]
    shapes.append(
        Text(middle, baseline(HEAD / 2 - 2, "small"), words(base), "small", Paint("text"), "middle")
    )
    for number, bar in enumerate(bars):
        y = HEAD + number * ROW + ROW / 2
        name = elided(bar.name, "body", names - 12, measure)
        shapes.append(Text(0, baseline(y, "body"), name, "body", Paint("text")))
        shapes += _ends(bar, x, middle, y, words)
    return shapes


def _ends(bar: TornadoBar, x: Callable[[float], float], base: float, y: float, words: Words) -> list[Shape]:
    """The lowered end is outlined, the raised one filled: they part without colour."""
    one, other = sorted((x(bar.low), x(bar.high)))
    top = y - BAR / 2
    low_at, high_at = x(bar.low), x(bar.high)
    shapes: list[Shape] = [Rect(one, top, max(1.0, other - one), BAR, Paint("accent-soft"), Pen("accent"), 2)]
    half = min(base, high_at), abs(high_at - base)
    shapes.append(Rect(half[0], top, max(0.5, half[1]), BAR, Paint("accent", 0.55), None, 2))
    for at, value in ((low_at, bar.low), (high_at, bar.high)):
        is_left = at == one
        anchor, place = ("end", at - 5) if is_left else ("start", at + 5)
        shapes.append(Text(place, baseline(y, "small"), words(value), "small", Paint("muted"), anchor))  # type: ignore[arg-type]  # one of two anchors
    return shapes


class SweepGrid(NamedTuple):
    """A figure over two assumptions: rows of the first, columns of the second, by their factors."""

    rows: Sequence[str]
    columns: Sequence[str]
    values: Sequence[Sequence[float]]
    row_title: str
    column_title: str


def sweep_height(rows: int) -> float:
    """The height of a heat map, px."""
    return 2 * HEAD + rows * CELL + 4


def draw_sweep(grid: SweepGrid, width: float, measure: Measure, words: Words) -> list[Shape]:
    """The cells with their figures; a tone of five by rank, more is darker."""
    names = max([measure(name, "label") for name in grid.rows] + [measure(grid.row_title, "small")]) + 12
    wide = (width - names) / max(1, len(grid.columns))
    flat = [value for row in grid.values for value in row]
    low, high = min(flat, default=0.0), max(flat, default=1.0)
    shapes: list[Shape] = [
        Text(names, baseline(HEAD / 2, "small"), grid.column_title, "small", Paint("muted")),
        Text(0, baseline(HEAD * 1.5, "small"), grid.row_title, "small", Paint("muted")),
    ]
    for at, name in enumerate(grid.columns):
        place = names + (at + 0.5) * wide
        shapes.append(Text(place, baseline(HEAD * 1.5, "label"), name, "label", Paint("text"), "middle"))
    for number, (name, row) in enumerate(zip(grid.rows, grid.values, strict=True)):
        y = 2 * HEAD + number * CELL
        shapes.append(Text(0, baseline(y + CELL / 2, "label"), name, "label", Paint("text")))
        for at, value in enumerate(row):
            tone = round((value - low) / ((high - low) or 1.0) * (TONES - 1))
            fill = Paint("accent", 0.06 + 0.11 * tone)
            shapes.append(Rect(names + at * wide + 1, y + 1, wide - 2, CELL - 2, fill, None, 3))
            middle = names + (at + 0.5) * wide
            shapes.append(
                Text(middle, baseline(y + CELL / 2, "label"), words(value), "label", Paint("text"), "middle")
            )
    return shapes
