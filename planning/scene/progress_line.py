"""The progress line: from the status date to how far each bar is done, as in MS Project.

It bends to the left where less is done than time has passed, to the right where more is.
"""

from collections.abc import Iterator

import numpy as np

from planning.scene.bars import TASK
from planning.scene.frame import Frame
from planning.scene.layers import PROGRESS
from planning.scene.shapes import Paint, Path, Pen, Point, Rect, Shape
from planning.scene.timescale import day_number

DOT = 3.0


def progress_line(frame: Frame) -> Iterator[Shape]:
    """The line through the rows in sight; nothing without a day to report at."""
    if PROGRESS not in frame.shown.layers or frame.reported_day is None or frame.metrics.is_dense:
        return
    now = day_number(frame.reported_day)
    straight = frame.x(_in_chart(frame, now))
    points: list[Point] = [(straight, frame.top(frame.first_row))]
    dots: list[Point] = []
    for number in range(frame.first_row, frame.last_row):
        top = frame.top(number)
        middle = top + frame.metrics.bar_top + frame.metrics.bar / 2
        done = _done(frame, number, now)
        if done is None:
            points.append((straight, top + frame.metrics.row))
        else:
            dot = (frame.x(done), middle)
            dots.append(dot)
            points += [(straight, top), dot, (straight, top + frame.metrics.row)]
    yield Path(tuple(points), Pen("info", 1.5))
    for x, y in dots:
        yield Rect(x - DOT, y - DOT, 2 * DOT, 2 * DOT, Paint("info"), radius=DOT)


def _in_chart(frame: Frame, now: float) -> float:
    """The day at which the line stands: at the edge of the chart where the day lies beyond it."""
    first, last = (day_number(day) for day in frame.outline.horizon())
    if first <= now <= last + 1:
        return now
    low = np.fmin.reduce(frame.bars.start, initial=first)
    return float(min(max(now, low), np.fmax.reduce(frame.bars.finish, initial=last + 1)))


def _done(frame: Frame, number: int, now: float) -> float | None:
    """Until when the work of a bar is done; ``None`` where none is reported, or it is as it should be."""
    bars = frame.bars
    if bars.style[number] != TASK:
        return None
    start, finish = float(bars.start[number]), float(bars.finish[number])
    share = float(bars.progress[number])
    if np.isnan(share):
        return None
    is_future, is_done = start >= now and share == 0, finish <= now and share >= 1
    return None if is_future or is_done else start + share * (finish - start)
