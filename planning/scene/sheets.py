"""A roadmap cut into sheets of paper: each with the axis over it and the names of its rows beside it.

So every sheet can be read by itself; laid edge to edge along their marks they are the whole. No row is cut.
"""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from i18n import N_, translate
from planning.scene import axis, heads, roadmap
from planning.scene.bars import Bars
from planning.scene.drawing import Design, scale_for
from planning.scene.frame import Frame, Shown, Viewport
from planning.scene.insight import Insight
from planning.scene.link_rows import LinkRows
from planning.scene.rows import Outline
from planning.scene.shapes import Measure, Paint, Path, Pen, Rect, Shape, Text, baseline

EDGE, MARK, LABEL = 30.0, 14.0, 20.0
"""Round the sheet; length of a cut mark; height of the line that says which sheet it is; px."""
OUTLINE = 360.0


class Region(NamedTuple):
    """A part of a sheet, and the shapes that are painted in it alone; their origin is its corner."""

    x: float
    y: float
    width: float
    height: float
    shapes: list[Shape]


class Sheet(NamedTuple):
    """One sheet, px: its size, its parts, its cut marks and its label."""

    width: float
    height: float
    label: str
    regions: list[Region]
    marks: list[Shape]


class _Cut(NamedTuple):
    """How the chart is cut: rows and px of time a sheet holds."""

    rows: int
    width: float
    down: int
    across: int


def sheets(
    outline: Outline,
    measure: Measure,
    design: Design,
    language: str,
    paper: tuple[float, float],
    *,
    shown: Shown | None = None,
    insight: Insight | None = None,
) -> list[Sheet]:
    """The sheets from left to right and top to bottom; ``paper`` is the size of one, px.

    ``design.width`` is the width of the chart over all sheets, without the names that each repeats.
    """
    names = min(design.outline or OUTLINE, paper[0] * 0.4)
    cut = _cut(outline, design, names, paper)
    shown = shown or Shown(labels="basis", today=design.today)
    scale = scale_for(outline, design.width)
    bars, links = Bars(outline), LinkRows(outline)
    found = []
    for down in range(cut.down):
        for across in range(cut.across):
            first, left = down * cut.rows, across * cut.width
            rows = min(cut.rows, len(outline.rows) - first)
            view = Viewport(left, first * design.metrics.row, min(cut.width, design.width - left),
                            rows * design.metrics.row)  # fmt: skip
            frame = Frame(
                outline, bars, scale, view, language, measure, design.metrics, shown, links, insight
            )
            found.append(_sheet(frame, names, cut, (down, across), paper))
    return found


def _cut(outline: Outline, design: Design, names: float, paper: tuple[float, float]) -> _Cut:
    room = paper[0] - 2 * EDGE - names
    rows = max(1, int((paper[1] - 2 * EDGE - LABEL - design.metrics.axis) // design.metrics.row))
    across = max(1, ceil(design.width / max(1.0, room)))
    down = max(1, ceil(len(outline.rows) / rows))
    even = max(1, ceil(len(outline.rows) / down))  # no last sheet with one row alone
    return _Cut(even, design.width / across, down, across)


def _sheet(
    frame: Frame, names: float, cut: _Cut, place: tuple[int, int], paper: tuple[float, float]
) -> Sheet:
    top, width, height = EDGE + frame.metrics.axis, frame.viewport.width, frame.viewport.height
    columns = heads.columns(frame, names)
    regions = [
        Region(EDGE, top, names, height, heads.heads(frame, columns)),
        Region(EDGE + names, EDGE, width, frame.metrics.axis, axis.axis(frame)),
        Region(EDGE + names, top, width, height, roadmap.body(frame)),
        Region(EDGE, EDGE, names, frame.metrics.axis, heads.titles(frame, columns)),
    ]
    box = (EDGE, EDGE, EDGE + names + width, top + height)
    number = place[0] * cut.across + place[1] + 1
    label = translate(N_("Sheet {number} of {count}: row {row}, column {column}"), frame.language).format(
        number=number, count=cut.down * cut.across, row=place[0] + 1, column=place[1] + 1
    )
    y = baseline(paper[1] - EDGE - LABEL / 2 + 10, "caption")
    marks = [*_frame_lines(box, names), *cut_marks(box), Text(EDGE, y, label, "caption", Paint("muted"))]
    return Sheet(*paper, label, regions, marks)


def _frame_lines(box: tuple[float, float, float, float], names: float) -> Iterator[Shape]:
    left, top, right, bottom = box
    yield Rect(left, top, right - left, bottom - top, pen=Pen("grid-strong"))
    yield Path(((left + names, top), (left + names, bottom)), Pen("grid-strong"))


def cut_marks(box: tuple[float, float, float, float]) -> Iterator[Shape]:
    """Two short lines outside each corner, along which the sheet is cut."""
    left, top, right, bottom = box
    for x, outward in ((left, -1), (right, 1)):
        for y, upward in ((top, -1), (bottom, 1)):
            yield Path(((x + outward * 4, y), (x + outward * (4 + MARK), y)), Pen("text", 0.75))
            yield Path(((x, y + upward * 4), (x, y + upward * (4 + MARK))), Pen("text", 0.75))
