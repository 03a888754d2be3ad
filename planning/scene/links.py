"""Links between bars: orthogonal lines that leave and enter by a short stub and turn at right angles."""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import numpy as np

from planning.scene.bars import Indices
from planning.scene.frame import Frame
from planning.scene.layers import CRITICAL, LINKS
from planning.scene.link_rows import LinkRows
from planning.scene.metrics import LINK_ROW
from planning.scene.shapes import Lines, Paint, Path, Pen, Point, Polygon, Shape

STUB = 6.0
CORNER = 4.0
ARROW_LENGTH, ARROW_WIDTH = 7.0, 8.0
BROKEN, DASHES = "warning", (6.0, 4.0)
"""The role and the dashes of links that are not kept."""
RING = 7.0
"""How far the handle of a selected bar reaches beyond its end."""
HALO = 8.0
NEAR = 6.0
"""How near to its line, px, a link is pointed at."""
MANY = 300
"""More links than that in sight are drawn plainly: nobody can follow one of them by its arrow."""


class Ends(NamedTuple):
    """Where a link leaves and enters, with the direction in which it does: 1 to the right, -1 to the left."""

    start: Point
    out: int
    finish: Point
    into: int


def links(frame: Frame, *, highlighted: bool) -> Iterator[Shape]:
    """The links of selection and pointer in accent, or else all others where those are shown."""
    rows = frame.links
    if rows is None or not len(rows) or frame.metrics.row < LINK_ROW:
        return
    marked, taken = set(rows.of_rows(_marked_rows(frame))), _taken(frame, rows)
    if not highlighted:
        yield from _others(frame, rows, marked | taken)
        return
    roles = dict.fromkeys(_critical(frame, rows), CRITICAL) | dict.fromkeys(_broken(frame, rows), BROKEN)
    for link in marked | taken:
        ends = ends_of(frame, rows, link)
        if ends is not None and _in_sight(frame, ends):
            clear, role = _clear_of_rings(frame, rows, link, ends), roles.get(link, "accent")
            yield from _highlighted(clear, role, is_taken=link in taken)


def link_at(frame: Frame, x: float, y: float) -> str | None:
    """The id of the link whose painted line runs nearest to a place of the viewport, within some px of it."""
    rows = frame.links
    if rows is None or not len(rows) or frame.metrics.row < LINK_ROW:
        return None
    row = (y + frame.viewport.top) / frame.metrics.row
    nearest, found = NEAR, None
    for link in rows.crossing(_painted(frame, rows), row):
        line = line_of(frame, rows, link)
        away = _distance(line, (x, y)) if line else nearest
        if away < nearest:
            nearest, found = away, rows.ids[link]
    return found


def line_of(frame: Frame, rows: LinkRows, link: int) -> tuple[Point, ...]:
    """The corners of a link as it is painted in the viewport; none where an end has no bar."""
    ends = ends_of(frame, rows, link)
    return route(_clear_of_rings(frame, rows, link, ends)) if ends is not None else ()


def _painted(frame: Frame, rows: LinkRows) -> Indices:
    """The links whose lines are shown: those of rows and links that are marked, and of layers."""
    shown = _taken(frame, rows) | set(rows.of_rows(_marked_rows(frame)))
    shown |= {*_critical(frame, rows), *_broken(frame, rows)}
    marked = np.array(sorted(shown), dtype=np.int64)
    return np.union1d(marked, _seen(frame, rows)) if LINKS in frame.shown.layers else marked


def _distance(points: tuple[Point, ...], at: Point) -> float:
    """From a place to the nearest of the level or upright legs through points, px."""
    found = []
    for (x1, y1), (x2, y2) in pairwise(points):
        dx = max(min(x1, x2) - at[0], 0.0, at[0] - max(x1, x2))
        dy = max(min(y1, y2) - at[1], 0.0, at[1] - max(y1, y2))
        found.append(hypot(dx, dy))
    return min(found)


def _taken(frame: Frame, rows: LinkRows) -> set[int]:
    """The links that are themselves selected or under the pointer."""
    keys = [*frame.shown.selected, *([frame.shown.hovered] if frame.shown.hovered else [])]
    return {rows.place[id] for table, id in keys if table == "links" and id in rows.place}


def _highlighted(ends: Ends, role: str, *, is_taken: bool) -> Iterator[Shape]:
    """A link in accent, or as what it is; on a broad ground where it is selected or pointed at itself."""
    if is_taken:
        yield Path(route(ends), Pen("accent", HALO, alpha=0.25), CORNER)
    yield from link_shapes(ends, role, 2.0 if is_taken or role != "accent" else 1.5)


def _clear_of_rings(frame: Frame, rows: LinkRows, link: int, ends: Ends) -> Ends:
    """The ends moved outside the rings and handles of selected bars, so that the arrow can be seen."""
    keys = [frame.outline.rows[row].key for row in (rows.predecessor[link], rows.successor[link])]
    (x1, y1), (x2, y2) = ends.start, ends.finish
    if keys[0] in frame.shown.selected:
        x1 += ends.out * RING
    if keys[1] in frame.shown.selected:
        x2 -= ends.into * RING
    return ends._replace(start=(x1, y1), finish=(x2, y2))


def _marked_rows(frame: Frame) -> set[int]:
    keys = [*frame.shown.selected, *([frame.shown.hovered] if frame.shown.hovered else [])]
    return {frame.outline.index[key] for key in keys if key in frame.outline.index}


def _others(frame: Frame, rows: LinkRows, marked: set[int]) -> Iterator[Shape]:
    """All that are shown though nobody points at them; what is not kept is always told."""
    broken, critical = _broken(frame, rows), _critical(frame, rows)
    if not broken and not {LINKS, CRITICAL} & frame.shown.layers:
        return
    seen = _seen(frame, rows)
    seen = seen[~np.isin(seen, sorted(marked))]
    is_broken, is_critical = np.isin(seen, broken), np.isin(seen, critical)
    if LINKS in frame.shown.layers:
        yield from _drawn(frame, rows, seen[~is_critical & ~is_broken].tolist())
    yield from _drawn(frame, rows, seen[is_critical & ~is_broken].tolist(), CRITICAL, 2.0)
    yield from _drawn(frame, rows, seen[is_broken].tolist(), BROKEN, 2.0)


def _seen(frame: Frame, rows: LinkRows) -> Indices:
    """The links that may cross the viewport."""
    low, high = frame.days
    margin = 2 * STUB / frame.scale.per_day
    return rows.visible(frame.bars, frame.first_row, frame.last_row, low - margin, high + margin)


def _critical(frame: Frame, rows: LinkRows) -> list[int]:
    """The links of the critical path, where that is shown."""
    if CRITICAL not in frame.shown.layers or frame.insight is None:
        return []
    return [rows.place[id] for id in frame.insight.critical_links if id in rows.place]


def _broken(frame: Frame, rows: LinkRows) -> list[int]:
    """The links that are not kept."""
    if frame.insight is None:
        return []
    return [rows.place[id] for id in frame.insight.broken_links if id in rows.place]


def _drawn(
    frame: Frame, rows: LinkRows, links: list[int], role: str = "border-strong", width: float = 1.0
) -> Iterator[Shape]:
    if len(links) > MANY:
        yield _plain(frame, rows, np.array(links, dtype=np.int64), Pen(role, width))
        return
    for link in links:
        ends = ends_of(frame, rows, link)
        if ends is not None:
            yield from link_shapes(ends, role, width)


def _plain(frame: Frame, rows: LinkRows, seen: Indices, pen: Pen) -> Lines:
    """Very many links as straight segments without arrows, one shape for all of them."""
    leaves, enters = (frame.scale.x(days[seen]) - frame.viewport.left for days in rows.days(frame.bars))
    middle = frame.metrics.bar_top + frame.metrics.bar / 2 - frame.viewport.top
    y1 = rows.predecessor[seen] * frame.metrics.row + middle
    y2 = rows.successor[seen] * frame.metrics.row + middle
    turn = leaves + (-STUB if frame.scale.rtl else STUB)
    segments = np.empty((len(seen), 3, 4))
    segments[:, 0] = np.stack([leaves, y1, turn, y1], axis=1)
    segments[:, 1] = np.stack([turn, y1, turn, y2], axis=1)
    segments[:, 2] = np.stack([turn, y2, enters, y2], axis=1)
    return Lines(segments.reshape(-1, 4), pen)


def ends_of(frame: Frame, rows: LinkRows, link: int) -> Ends | None:
    """The ends of a link at its bars, ``None`` where one of them is not drawn."""
    first, last = int(rows.predecessor[link]), int(rows.successor[link])
    if not frame.bars.style[first] or not frame.bars.style[last]:
        return None
    forward = -1 if frame.scale.rtl else 1
    leaves_finish, enters_start = bool(rows.leaves_finish[link]), bool(rows.enters_start[link])
    return Ends(
        _end(frame, first, is_finish=leaves_finish),
        forward if leaves_finish else -forward,
        _end(frame, last, is_finish=not enters_start),
        forward if enters_start else -forward,
    )


def _end(frame: Frame, row: int, *, is_finish: bool) -> Point:
    day = frame.bars.finish[row] if is_finish else frame.bars.start[row]
    centre = frame.top(row) + frame.metrics.bar_top + frame.metrics.bar / 2
    return frame.x(float(day)), centre


def _in_sight(frame: Frame, ends: Ends) -> bool:
    (x1, y1), (x2, y2) = ends.start, ends.finish
    margin = 2 * STUB
    return (
        max(x1, x2) >= -margin
        and min(x1, x2) <= frame.viewport.width + margin
        and max(y1, y2) >= 0
        and min(y1, y2) <= frame.viewport.height
    )


def link_shapes(ends: Ends, role: str, width: float) -> Iterator[Shape]:
    """The line of a link and its arrow."""
    points = route(ends)
    if width == 1.0:  # on the middle of a px: else it would be spread over two
        points = tuple((x + 0.5, y + 0.5) for x, y in points)
    tip = points[-1]
    back = (tip[0] - ends.into * ARROW_LENGTH, tip[1])
    yield Path((*points[:-1], back), Pen(role, width, DASHES if role == BROKEN else ()), CORNER)
    half = ARROW_WIDTH / 2
    yield Polygon((tip, (back[0], tip[1] - half), (back[0], tip[1] + half)), Paint(role))


def route(ends: Ends) -> tuple[Point, ...]:
    """The corners of a link: one turn down between the stubs, or round through the gap between rows."""
    (x1, y1), (x2, y2) = ends.start, ends.finish
    reach = STUB + ARROW_LENGTH
    leave, enter = x1 + ends.out * STUB, x2 - ends.into * reach
    if ends.out != ends.into:  # both stubs point the same side: one vertical line beyond both
        x = max(leave, enter) if ends.out > 0 else min(leave, enter)
        return (x1, y1), (x, y1), (x, y2), (x2, y2)
    if (enter - leave) * ends.out >= 0:
        return (x1, y1), (leave, y1), (leave, y2), (x2, y2)
    gap = (y1 + y2) / 2 if abs(y2 - y1) < 2 * ARROW_LENGTH else y2 - (16.0 if y2 > y1 else -16.0)
    return (x1, y1), (leave, y1), (leave, gap), (enter, gap), (enter, y2), (x2, y2)
