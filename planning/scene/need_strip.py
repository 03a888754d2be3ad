"""What is asked of each job profile and what will be missing: a row a profile, a cell a month.

A cell says its state by its tone and by a sign: nothing where it suffices, else a letter of the reason. Cells
in which nothing is asked stay empty.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planning.scene.shapes import Hatch, Measure, Paint, Path, Pen, Rect, Shape, Text, baseline, elided

ROW, AXIS, GAP = 26.0, 24.0, 1.0
TONES = {"": "success", "posts": "danger", "people": "warning", "competence": "info"}


class NeedCell(NamedTuple):
    """A month of a profile: the reason for which it does not suffice ("" where it does)."""

    month: int
    reason: str


class NeedRow(NamedTuple):
    """A profile with its months, by number."""

    name: str
    cells: Sequence[NeedCell]


class Strip(NamedTuple):
    """Where the cells stand: names at the left, months from ``first`` on."""

    names: float
    width: float
    first: int
    months: int

    def x(self, month: int) -> float:
        """The left edge of a month."""
        return self.names + (self.width - self.names) * (month - self.first) / max(1, self.months)

    def cell_at(self, rows: int, x: float, y: float) -> tuple[int, int] | None:
        """Row and month at a place, ``None`` beside the cells."""
        row = int((y - AXIS) // ROW)
        if x < self.names or y < AXIS or not 0 <= row < rows:
            return None
        return row, self.first + int((x - self.names) / (self.width - self.names) * self.months)


def strip_of(rows: Sequence[NeedRow], width: float, measure: Measure) -> Strip:
    """The strip of some rows in a width."""
    months = [cell.month for row in rows for cell in row.cells]
    first, last = min(months, default=0), max(months, default=0)
    names = min(max((measure(row.name, "body") for row in rows), default=0.0) + 16, width * 0.4)
    return Strip(names, width, first, last - first + 1)


def height_of(rows: int) -> float:
    """The height of a strip of so many rows, px."""
    return AXIS + rows * ROW


def draw_strip(
    rows: Sequence[NeedRow], strip: Strip, measure: Measure, signs: Mapping[str, str]
) -> list[Shape]:
    """The strip as shapes; ``signs`` gives the letter of each reason."""
    shapes: list[Shape] = list(_years(strip, len(rows), measure))
    wide = (strip.width - strip.names) / max(1, strip.months)
    for number, row in enumerate(rows):
        y = AXIS + number * ROW
        name = elided(row.name, "body", strip.names - 12, measure)
        shapes.append(Text(0, baseline(y + ROW / 2, "body"), name, "body", Paint("text")))
        for cell in row.cells:
            shapes += _cell(strip.x(cell.month), y, wide, cell.reason, signs, measure)
    return shapes


def _cell(
    x: float, y: float, wide: float, reason: str, signs: Mapping[str, str], measure: Measure
) -> list[Shape]:
    tone = TONES[reason]
    hatch = Hatch(tone, 0.35) if reason == "posts" else None
    box = Rect(x + GAP / 2, y + 3, max(1.0, wide - GAP), ROW - 6, Paint(f"{tone}-soft"), None, 2, hatch)
    foot = Rect(x + GAP / 2, y + ROW - 5, max(1.0, wide - GAP), 2, Paint(tone))
    sign = signs.get(reason, "")
    if not sign or measure(sign, "small") > wide - 2:
        return [box, foot]
    return [
        box,
        foot,
        Text(x + wide / 2, baseline(y + ROW / 2 - 1, "small"), sign, "small", Paint(tone), "middle"),
    ]


def _years(strip: Strip, rows: int, measure: Measure) -> list[Shape]:
    shapes: list[Shape] = []
    last = -1000.0
    for month in range(strip.first, strip.first + strip.months):
        if month % 12 and month != strip.first:
            continue
        x, year = strip.x(month), str(month // 12)
        if x - last < measure(year, "small") + 10:
            continue
        last = x
        shapes.append(Path(((x, AXIS - 6), (x, height_of(rows))), Pen("grid-strong")))
        shapes.append(Text(x + 4, baseline(AXIS / 2, "small"), year, "small", Paint("muted")))
    return shapes
