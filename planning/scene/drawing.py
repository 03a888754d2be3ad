"""A roadmap as one drawing: axis, rows and bars of the whole plan, with outline and legend as wished."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import NamedTuple

import numpy as np

from i18n import language as interface_language
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.scene import axis, heads, legend, roadmap
from planning.scene.bars import Bars
from planning.scene.frame import Frame, LabelChoice, Shown, Viewport
from planning.scene.insight import Insight
from planning.scene.link_rows import LinkRows
from planning.scene.metrics import COMFORTABLE, MINI, Metrics
from planning.scene.rows import Outline
from planning.scene.shapes import (
    Measure,
    Paint,
    Path,
    Polygon,
    Rect,
    Rects,
    Shape,
    Text,
    baseline,
    elided,
)
from planning.scene.timescale import TimeScale, day_number, fitted

TITLE = 44.0
"""Height of the line of the title, px."""
MEASURED, MOST_OUTLINE = 5000, 0.45
"""Rows whose names are measured for the outline, and the share of the width that it takes at most."""


class Drawing(NamedTuple):
    """Shapes in the order in which they are painted, and the size they need, px."""

    width: float
    height: float
    shapes: list[Shape]
    title: str
    language: str


@dataclass(frozen=True)
class Design:
    """How a drawing is laid out.

    Attributes:
        width: of the whole drawing, px.
        margin: left and right of the chart, px.
        outline: least width of the outline, px; it is wider where names need it and there is room. 0 for
            none: bars then say their names.
        has_legend: a line below the chart.
        has_title: a line above it with the title of the plan and its symbol.
        metrics: heights of rows and axis, and whether lengths are whole px.
        labels: what bars say beside an outline; without one their names, or nothing.
        today: the day of the today line, if any.
    """

    width: float = 1600.0
    margin: float = 0.0
    outline: float = 0.0
    has_legend: bool = True
    has_title: bool = False
    metrics: Metrics = COMFORTABLE
    labels: LabelChoice = "basis"
    today: date | None = None


EXPORT = Design(margin=16.0, has_title=True)
"""A picture by itself: with its title, and bars that say their names."""


def whole_plan(
    document: Document, measure: Measure, design: Design = Design(), language: str = ""
) -> Drawing:
    """Draw a whole plan in a language (by default that of the interface)."""
    return of_outline(Outline(document), measure, design, language or interface_language())


def of_outline(
    outline: Outline,
    measure: Measure,
    design: Design,
    language: str,
    *,
    shown: Shown | None = None,
    insight: Insight | None = None,
) -> Drawing:
    """Draw the rows of an outline, as they are arranged; ``shown`` says what is drawn besides the bars."""
    frame = _frame(outline, Bars(outline), measure, design, language)
    frame = replace(frame, shown=shown or frame.shown, insight=insight)
    frame, design = _with_whole_names(frame, design)
    above = TITLE if design.has_title else 0
    below = legend.HEIGHT + 8 if design.has_legend else 0
    bottom = above + design.metrics.axis + frame.height
    shapes: list[Shape] = [Rect(0, 0, design.width, bottom + below, Paint("surface"))]
    if design.has_title:
        shapes += _title(frame, design)
    shapes += moved(list(_chart(frame, design)), design.margin, above)
    if design.has_legend:
        shapes += _legend(frame, design, bottom + below / 2)
    title = text_in(outline.document.plan.title, language)
    return Drawing(design.width, bottom + below, shapes, title, language)


def _with_whole_names(frame: Frame, design: Design) -> tuple[Frame, Design]:
    """An outline in which names stand whole, as far as the chart keeps its width: paper has no tips."""
    if not design.outline or frame.metrics.is_dense:
        return frame, design
    columns = sum(heads.width_of(name, given, frame) for name, given in frame.shown.columns)
    wanted = ceil(columns + heads.EDGE + heads.names_width(frame, MEASURED)) + 1
    width = max(design.outline, min(wanted, design.width * MOST_OUTLINE))
    if width == design.outline:
        return frame, design
    design = replace(design, outline=width)
    wider = _frame(frame.outline, frame.bars, frame.measure, design, frame.language)
    return replace(wider, shown=frame.shown, insight=frame.insight), design


def _title(frame: Frame, design: Design) -> Iterator[Shape]:
    plan, room = frame.outline.document.plan, design.width - 2 * legend.EDGE
    title = elided(text_in(plan.title, frame.language), "heading", room, frame.measure)
    y = baseline(TITLE / 2, "heading")
    yield Text(legend.EDGE, y, title, "heading", Paint("text"))
    beside = legend.EDGE + frame.measure(title, "heading") + 12
    if plan.symbol and beside + frame.measure(plan.symbol, "caption") <= room:
        yield Text(beside, y, plan.symbol, "caption", Paint("muted"))


def mini(
    document: Document, measure: Measure, width: float, language: str = "", today: date | None = None
) -> Drawing:
    """The plan at a glance: years and bars without words, for a card."""
    design = Design(width, has_legend=False, metrics=MINI, labels="none", today=today)
    return whole_plan(document, measure, design, language)


def scale_for(outline: Outline, width: float, *, rtl: bool = False) -> TimeScale:
    """The scale on which the whole plan, its horizon and all its bars, fills a width."""
    first, last = extent_of(outline)
    return fitted(first, last, width, outline.document.plan.fiscal_start_month, rtl=rtl)


def extent_of(outline: Outline) -> tuple[date, date]:
    """First and last day (inclusive) of the horizon and of all bars."""
    first, last = outline.horizon()
    spans = [outline.span(("lanes", lane)) for lane in outline.lanes]
    starts = [span.start for span in spans if span.start is not None]
    finishes = [span.finish for span in spans if span.finish is not None]
    low = min([day_number(first), *starts])
    high = max([day_number(last) + 1, *finishes])
    return date.fromordinal(int(low)), date.fromordinal(int(high - 1e-9))


def _frame(outline: Outline, bars: Bars, measure: Measure, design: Design, language: str) -> Frame:
    width = design.width - design.outline - 2 * design.margin
    view = Viewport(0, 0, width, len(outline.rows) * design.metrics.row)
    shown = Shown(design.labels, names_rows=not design.outline, today=design.today)
    scale, links = scale_for(outline, width), LinkRows(outline)
    return Frame(outline, bars, scale, view, language, measure, design.metrics, shown, links)


def _chart(frame: Frame, design: Design) -> Iterator[Shape]:
    top = design.metrics.axis
    yield from moved(roadmap.body(frame), design.outline, top)
    yield from moved(axis.axis(frame), design.outline, 0)
    if design.outline:
        columns = heads.columns(frame, design.outline)
        yield from moved(heads.heads(frame, columns), 0, top)
        yield from heads.titles(frame, columns)
        yield Rect(0, top - 1, design.outline, 1, Paint("grid-strong"))
        yield Rect(design.outline - 1, 0, 1, top + frame.height, Paint("grid-strong"))
    width = design.outline + frame.viewport.width
    yield Rect(0, top + frame.height - 1, width, 1, Paint("grid-strong"))


def _legend(frame: Frame, design: Design, centre: float) -> Iterator[Shape]:
    tone = next((name for name in frame.bars.tones if name), "")
    line, day = "status" if frame.outline.document.plan.status_date else "today", frame.marked_day
    is_drawn = day is not None and 0 <= frame.x(day_number(day)) <= frame.viewport.width
    shown = legend.entries(
        frame.bars,
        line if is_drawn else "",
        frame.insight,
        frame.shown.layers,
        is_compared=bool(frame.shown.ghosts),
    )
    while shown and legend.EDGE + legend.width(shown, frame.language, frame.measure) > design.width:
        shown.pop()
    yield from legend.legend(shown, legend.EDGE, centre, tone, frame.language, frame.measure)


def moved(shapes: list[Shape], dx: float, dy: float) -> Iterator[Shape]:
    """Shapes in another place."""
    if not dx and not dy:
        yield from shapes
        return
    for shape in shapes:
        yield _moved(shape, dx, dy)


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    if isinstance(shape, Rect | Text):
        return shape._replace(x=shape.x + dx, y=shape.y + dy)
    if isinstance(shape, Path | Polygon):
        return shape._replace(points=tuple((x + dx, y + dy) for x, y in shape.points))
    if isinstance(shape, Rects):
        return shape._replace(boxes=shape.boxes + np.array((dx, dy, 0.0, 0.0)))
    return shape._replace(segments=shape.segments + np.array((dx, dy, dx, dy)))
