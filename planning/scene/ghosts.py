"""Where the bars stood or would stand in another state of the roadmap: a baseline, a scenario, the plan."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from planning.plan.baseline import Baseline
from planning.plan.document import Document
from planning.plan.moments import finish_moment, start_moment
from planning.scene.frame import Frame
from planning.scene.rows import Outline, Span
from planning.scene.shapes import Paint, Path, Pen, Rect, Shape
from planning.scene.timescale import day_number

HEIGHT = 3.0
FOOT = 2.0
"""From the foot of the row to the ghost."""
DIAMOND = 4.0
"""A ghost without length: half the width of its mark."""


def ghosts(frame: Frame) -> Iterator[Shape]:
    """The ghosts of the rows in sight, at their foot; none in rows too low to tell them from bars."""
    spans = frame.shown.ghosts
    if not spans or frame.metrics.is_dense:
        return
    low, high = frame.days
    for number in range(frame.first_row, frame.last_row):
        row = frame.outline.rows[number]
        span = spans.get(row.id) if row.kind == "activity" else None
        if span is not None and span.is_dated and _start(span) <= high and _finish(span) >= low:
            yield from _ghost(frame, span, frame.top(number) + frame.metrics.row - FOOT - HEIGHT)


def _start(span: Span) -> float:
    return span.start or 0.0


def _finish(span: Span) -> float:
    return span.finish or 0.0


def _ghost(frame: Frame, span: Span, top: float) -> Iterator[Shape]:
    ends = frame.x(_start(span)), frame.x(_finish(span))
    left, width = min(ends), abs(ends[1] - ends[0])
    if width:
        yield Rect(left, top, max(width, 2.0), HEIGHT, Paint("baseline"), radius=1)
        return
    middle = top + HEIGHT - DIAMOND  # within its row: the next one paints over what hangs down
    points = ((left - DIAMOND, middle), (left, middle - DIAMOND), (left + DIAMOND, middle))
    yield Path((*points, (left, middle + DIAMOND), points[0]), Pen("baseline", 1.0))


def spans_of(document: Document) -> dict[str, Span]:
    """From when to when each activity reaches, as its bar would be drawn."""
    outline = Outline(document)
    return {id: outline.span(("activities", id)) for id in outline.activities}


def spans_of_baseline(baseline: Baseline) -> dict[str, Span]:
    """The same of a baseline: whole days, as bars of the plan are drawn."""
    return {
        id: Span(
            day_number(_midnight(start_moment(row.start))) if row.start else None,
            day_number(_next_midnight(finish_moment(row.finish))) if row.finish else None,
        )
        for id, row in baseline.rows.items()
    }


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time())


def _next_midnight(moment: datetime) -> datetime:
    return moment if moment.time() == time() else _midnight(moment) + timedelta(days=1)
