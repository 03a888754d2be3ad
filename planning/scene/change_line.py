"""The dated changes of a scenario on a line of time: a row for each kind, a diamond for each date.

Rows that hold something in force from a date on (pooled desks, temporary posts) show it as a bar.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planning.scene.shapes import Measure, Paint, Path, Pen, Polygon, Rect, Shape, Text, baseline

ROW, AXIS, NAMES = 34.0, 26.0, 120.0
DIAMOND = 7.0


class Mark(NamedTuple):
    """Changes of one day in one row: their ids, and what they say."""

    day: date
    words: str
    ids: tuple[str, ...]


class MarkRow(NamedTuple):
    """A kind of change with its marks, by date."""

    name: str
    marks: Sequence[Mark]


class Span(NamedTuple):
    """The days from the left edge to the right one."""

    first: date
    last: date

    def x(self, day: date, width: float) -> float:
        """The place of a day."""
        days = (self.last - self.first).days or 1
        return NAMES + (width - NAMES - 12) * (day - self.first).days / days


def height_of(rows: int) -> float:
    """How high a line of so many rows is, px."""
    return AXIS + max(1, rows) * ROW


def mark_at(rows: Sequence[MarkRow], span: Span, width: float, x: float, y: float) -> Mark | None:
    """The mark at a place."""
    number = int((y - AXIS) // ROW)
    if y < AXIS or not 0 <= number < len(rows):
        return None
    near = [(abs(span.x(mark.day, width) - x), mark) for mark in rows[number].marks]
    best = min(near, default=None, key=lambda entry: entry[0])
    return best[1] if best is not None and best[0] <= DIAMOND + 4 else None


def draw_changes(rows: Sequence[MarkRow], span: Span, width: float, measure: Measure) -> list[Shape]:
    """The line as shapes."""
    height = height_of(len(rows))
    shapes: list[Shape] = list(_axis(span, width, height, measure))
    for number, row in enumerate(rows):
        y = AXIS + number * ROW + ROW / 2
        shapes.append(Text(0, baseline(y, "body"), row.name, "body", Paint("text")))
        shapes += _row(row, span, width, y, measure)
    return shapes


def _axis(span: Span, width: float, height: float, measure: Measure) -> list[Shape]:
    shapes: list[Shape] = []
    room = measure("2000", "small") + 8
    last = -room
    for year in range(span.first.year, span.last.year + 1):
        for quarter in range(4):
            day = date(year, 1 + 3 * quarter, 1)
            if not span.first <= day <= span.last:
                continue
            x = round(span.x(day, width)) + 0.5
            shapes.append(
                Path(
                    ((x, AXIS - 6 if quarter == 0 else AXIS), (x, height)),
                    Pen("grid-strong" if quarter == 0 else "grid"),
                )
            )
            if quarter == 0 and x - last >= room:
                shapes.append(Text(x + 6, baseline(AXIS / 2, "small"), str(year), "small", Paint("muted")))
                last = x
    return shapes


def _row(row: MarkRow, span: Span, width: float, y: float, measure: Measure) -> list[Shape]:
    shapes: list[Shape] = []
    places = [min(max(span.x(mark.day, width), NAMES), width - 12) for mark in row.marks]
    for number, (x, mark) in enumerate(zip(places, row.marks, strict=True)):
        shapes.append(
            Polygon(
                ((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y)),
                Paint("text"),
                Pen("surface", 1.5),
            )
        )
        room = (places[number + 1] if number + 1 < len(places) else width) - x - DIAMOND - 12
        if measure(mark.words, "caption") <= room:
            shapes.append(
                Text(x + DIAMOND + 5, baseline(y, "caption"), mark.words, "caption", Paint("muted"))
            )
    rule = Rect(NAMES, y + ROW / 2 - 0.5, width - NAMES - 12, 1, Paint("grid"))
    return [rule, *shapes]
