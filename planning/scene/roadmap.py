"""The body of a roadmap drawing: shade, grid, links, bars, today line, labels, selection, in that order."""

from collections.abc import Iterator

import numpy as np

from planning.scene import bar_shapes, links
from planning.scene.bar_labels import labels, row_fill
from planning.scene.bars import BRACKET, LANE_LINE, MILESTONE, SUMMARY, TASK, Indices
from planning.scene.boxes import box_of, reckon_boxes
from planning.scene.dense import dense_bars
from planning.scene.folded import folded_bars, shows_bars
from planning.scene.frame import Frame
from planning.scene.ghosts import ghosts
from planning.scene.layers import BASELINE, HATCH
from planning.scene.marks import marks_before, marks_behind
from planning.scene.off_time import off_time
from planning.scene.progress_line import progress_line
from planning.scene.shapes import Paint, Rect, Rects, Shape
from planning.scene.timescale import day_number, ticks


def body(frame: Frame) -> list[Shape]:
    """All shapes of the chart below its axis, its upper left corner at 0, 0."""
    bars = frame.visible()
    painted = dense_bars(frame, bars) if frame.metrics.is_dense else detailed_bars(frame, bars)
    return [*below(frame, bars), *painted, *above(frame, bars)]


def below(frame: Frame, bars: Indices) -> list[Shape]:
    """What is painted before the bars."""
    if not frame.metrics.is_dense:
        reckon_boxes(frame, bars)
    shapes = [*ground(frame), *grid(frame)]
    shapes += links.links(frame, highlighted=False)
    shapes += marks_behind(frame, bars)
    return shapes


def above(frame: Frame, bars: Indices) -> list[Shape]:
    """What is painted over the bars."""
    shapes = [*folded_bars(frame), *marks_before(frame, bars)]
    shapes += ghosts(frame) if BASELINE in frame.shown.layers else []
    shapes += links.links(frame, highlighted=True)
    shapes += today_line(frame)
    shapes += progress_line(frame)
    if frame.metrics.has_labels and not frame.metrics.is_dense:
        shapes += labels(frame, bars)
    return shapes


# Ground


def ground(frame: Frame) -> Iterator[Shape]:
    """The surface, what lies outside the horizon, rows of phases, rows selected or pointed at."""
    width, height = frame.viewport.width, frame.viewport.height
    yield Rect(0, 0, width, height, Paint("surface"))
    yield from _outside_horizon(frame)
    yield from off_time(frame)
    if frame.metrics.is_dense:
        return
    for number in range(frame.first_row, frame.last_row):
        fill = row_fill(frame, number)
        if fill is not None:
            yield Rect(0, frame.top(number), width, frame.metrics.row, fill)


def _outside_horizon(frame: Frame) -> Iterator[Shape]:
    first, last = frame.outline.horizon()
    ends = frame.x(day_number(first)), frame.x(day_number(last) + 1)
    left, right = min(ends), max(ends)
    bottom = min(frame.viewport.height, frame.height - frame.viewport.top)
    if left > 0:
        yield Rect(0, 0, left, bottom, Paint("off-time"))
    if right < frame.viewport.width:
        yield Rect(right, 0, frame.viewport.width - right, bottom, Paint("off-time"))


def grid(frame: Frame) -> Iterator[Shape]:
    """Vertical lines at the units of the axis, horizontal ones between rows."""
    level = frame.scale.level
    low, high = frame.days
    bottom = min(frame.viewport.height, frame.height - frame.viewport.top)
    for unit, role in ((level.lower, "grid"), (level.upper, "grid-strong")):
        found = ticks(unit, low, high, frame.scale.fiscal_start_month)
        places = [frame.x(day_number(tick.first)) for tick in found]
        yield from _rects([(x, 0.0, 1.0, bottom) for x in places if 0 < x < frame.viewport.width], role)
    if not frame.metrics.is_dense:
        rows = range(frame.first_row, frame.last_row)
        yield from _rects([(0.0, frame.top(row + 1) - 1, frame.viewport.width, 1.0) for row in rows], "grid")


def _rects(boxes: list[tuple[float, float, float, float]], role: str) -> Iterator[Shape]:
    """Lines on whole px as one shape: a call each would cost more than the bars."""
    if boxes:
        yield Rects(np.array(boxes, dtype=np.float64), Paint(role))


def today_line(frame: Frame) -> Iterator[Shape]:
    """The line of today, where it is in sight."""
    if frame.marked_day is not None:
        x = frame.x(day_number(frame.marked_day))
        if 0 <= x <= frame.viewport.width:
            yield Rect(x, 0, 1.5, frame.viewport.height, Paint("today", 0.8))


# Bars


def detailed_bars(frame: Frame, bars: Indices) -> Iterator[Shape]:
    """Bars with all that shows what their dates rest on."""
    for bar in bars.tolist():
        yield from bar_of(frame, bar, box_of(frame, bar))


def bar_of(frame: Frame, bar: int, box: bar_shapes.Box) -> Iterator[Shape]:
    """The shapes of one bar, standing in ``box``."""
    centre = frame.top(int(frame.bars.row[bar])) + frame.metrics.row / 2
    tone = frame.bars.tones[frame.bars.tone[bar]]
    style = frame.bars.style[bar]
    if style == TASK:
        start, finish = frame.bars.basis[bar].tolist()
        progress, has_hatch = float(frame.bars.progress[bar]), HATCH in frame.shown.layers
        yield from bar_shapes.task(box, tone, (start, finish), progress, frame.metrics, has_hatch=has_hatch)
    elif style == LANE_LINE:
        if not shows_bars(frame, frame.outline.rows[int(frame.bars.row[bar])]):
            yield from bar_shapes.lane_line(box, centre, tone)
    elif style == BRACKET:
        yield from bar_shapes.bracket(box, centre)
    elif style == SUMMARY:
        yield from bar_shapes.bracket(box, centre, f"{tone}/strong")
    elif style == MILESTONE:
        yield from bar_shapes.milestone(box.x, box.y + box.height / 2, min(16.0, frame.metrics.row * 0.6))
