"""Differences with their intervals about a line of zero: a dot and a whisker a row."""

from collections.abc import Sequence
from typing import NamedTuple

from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided

ROW = 32.0
DOT, CAP = 8.0, 8.0


class Interval(NamedTuple):
    """A difference: its name, its middle and its ends, in a unit of its own."""

    name: str
    middle: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether it may as well be none: such a row is drawn open and muted."""
        return self.low <= 0 <= self.high


def draw_intervals(
    rows: Sequence[Interval], width: float, names_width: float, measure: Measure, less: str, more: str
) -> list[Shape]:
    """The rows under each other, each scaled to its own largest end, with "less" and "more" at the foot."""
    left, right = names_width, width - 8
    zero = (left + right) / 2
    half = (right - left) / 2 - DOT
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        y = number * ROW + ROW / 2
        shapes.append(
            Text(
                0,
                baseline(y, "body"),
                elided(row.name, "body", names_width - 8, measure),
                "body",
                Paint("text"),
            )
        )
        shapes.append(Path(((zero, y - ROW / 2 + 2), (zero, y + ROW / 2 - 2)), Pen("border-strong", 1.25)))
        most = max(abs(row.low), abs(row.high), abs(row.middle)) or 1.0
        low, middle, high = (zero + half * value / most for value in (row.low, row.middle, row.high))
        shapes += _whisker(low, middle, high, y, is_open=row.holds_zero)
    foot = len(rows) * ROW + 12
    shapes.append(Text(zero - 10, foot, less, "small", Paint("muted"), "end"))
    shapes.append(Text(zero + 10, foot, more, "small", Paint("muted"), "start"))
    return shapes


def _whisker(low: float, middle: float, high: float, y: float, *, is_open: bool) -> list[Shape]:
    role = "muted" if is_open else "accent"
    pen = Pen(role, 2)
    shapes: list[Shape] = [Path(((low, y), (high, y)), pen)]
    shapes += [Path(((x, y - CAP / 2), (x, y + CAP / 2)), pen) for x in (low, high)]
    fill = Paint("surface" if is_open else role)
    shapes.append(Rect(middle - DOT / 2, y - DOT / 2, DOT, DOT, fill, pen, DOT / 2))
    return shapes
