"""A lane that is folded: the bars of all its activities in one row, over each other where they overlap.

So a strategy of many lanes fits on one screen, as on a slide, without losing what is in them.
"""

from collections.abc import Iterator
from dataclasses import replace

from planning.plan import entities as e
from planning.plan.text import text_in
from planning.scene import bar_shapes
from planning.scene.basis import basis
from planning.scene.frame import Frame
from planning.scene.layers import HATCH
from planning.scene.rows import Row, Span
from planning.scene.shapes import Paint, Rect, Shape, Text, baseline

MOST_TRACKS, MOST_BARS = 3, 200
GAP = 1.0
LEAST_FOR_NAME = 12.0
INSET = 6.0
Track = list[tuple[Span, e.Activity]]


def shows_bars(frame: Frame, row: Row) -> bool:
    """Whether the row of a lane shows the bars of its activities in the place of one line."""
    if row.kind != "lane" or row.is_open or not row.has_children or frame.metrics.is_dense:
        return False
    return not frame.shown.names_rows and len(frame.outline.members(row.id)) <= MOST_BARS


def folded_bars(frame: Frame) -> Iterator[Shape]:
    """The bars of the folded lanes in sight."""
    for number in range(frame.first_row, frame.last_row):
        row = frame.outline.rows[number]
        if shows_bars(frame, row):
            yield from _lane(frame, row, frame.top(number) + frame.metrics.bar_top)


def _lane(frame: Frame, row: Row, top: float) -> Iterator[Shape]:
    tracks = packed(frame, row)
    height = (frame.metrics.bar - GAP * (len(tracks) - 1)) / max(1, len(tracks))
    for place, track in enumerate(tracks):
        for span, activity in track:
            yield from _bar(frame, row, span, activity, (top + place * (height + GAP), height))


def packed(frame: Frame, row: Row) -> list[Track]:
    """The dated activities of a lane in as few tracks as keep them apart; at most :data:`MOST_TRACKS`."""
    outline = frame.outline
    dated = [(outline.span(("activities", id)), outline.activities[id]) for id in outline.members(row.id)]
    # Summaries without dates of their own would only repeat what is shown below them.
    shown = [(span, each) for span, each in dated if span.is_dated and (each.start or each.finish)]
    tracks: list[Track] = []
    ends: list[float] = []
    for span, activity in sorted(shown, key=lambda pair: (pair[0].start or 0.0, pair[0].finish or 0.0)):
        start, finish = span.start or 0.0, span.finish or 0.0
        free = next((place for place, end in enumerate(ends) if end <= start), None)
        if free is None and len(tracks) < MOST_TRACKS:
            tracks.append([])
            ends.append(finish)
            free = len(tracks) - 1
        place = free if free is not None else min(range(len(ends)), key=ends.__getitem__)
        tracks[place].append((span, activity))
        ends[place] = max(ends[place], finish)
    return tracks


def folded_bases(frame: Frame) -> list[tuple[int, int]]:
    """What the dates of the bars in folded lanes rest on, for the legend."""
    lanes = [row for row in frame.outline.rows if shows_bars(frame, row)]
    activities = frame.outline.activities
    return [basis(activities[id]) for row in lanes for id in frame.outline.members(row.id)]


def _bar(
    frame: Frame, row: Row, span: Span, activity: e.Activity, place: tuple[float, float]
) -> Iterator[Shape]:
    top, height = place
    left, right = sorted((frame.x(span.start or 0.0), frame.x(span.finish or 0.0)))
    if right < 0 or left > frame.viewport.width:
        return
    if activity.kind == "milestone":
        yield from bar_shapes.milestone(left, top + height / 2, min(height, 12.0))
        return
    metrics = replace(frame.metrics, bar=height)
    box = bar_shapes.Box(left, top, max(right - left, 2.0), height, frame.scale.rtl)
    rests_on, has_hatch = basis(activity), HATCH in frame.shown.layers
    yield from bar_shapes.task(box, row.driver, rests_on, 0.0, metrics, has_hatch=has_hatch)
    words = text_in(activity.name, frame.language)
    low, high = max(left, 0.0), min(right, frame.viewport.width)
    width = frame.measure(words, "small")
    if height >= LEAST_FOR_NAME and width <= high - low - 2 * INSET:
        yield Rect(low + INSET - 2, top + 1, width + 4, height - 2, Paint(f"{row.driver}/soft"))
        yield Text(low + INSET, baseline(top + height / 2, "small"), words, "small", Paint("text"))
