"""Links between bars: orthogonal lines that leave and enter by a short stub and turn at right angles."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from planning.plan.entities import Link
from planning.scene.frame import Frame
from planning.scene.metrics import LINK_ROW
from planning.scene.shapes import Paint, Path, Pen, Point, Polygon, Shape

STUB = 6.0
CORNER = 4.0
ARROW_LENGTH, ARROW_WIDTH = 7.0, 8.0


class Ends(NamedTuple):
    """Where a link leaves and enters, with the direction in which it does: 1 to the right, -1 to the left."""

    start: Point
    out: int
    finish: Point
    into: int


def links(frame: Frame, *, highlighted: bool) -> Iterator[Shape]:
    """The links of selection and pointer in accent, or else all others where those are shown."""
    if frame.metrics.row < LINK_ROW or not (highlighted or frame.shown.all_links):
        return
    marked = {key[1] for key in frame.shown.selected if key[0] == "activities"}
    if frame.shown.hovered and frame.shown.hovered[0] == "activities":
        marked.add(frame.shown.hovered[1])
    role, width = ("accent", 1.5) if highlighted else ("border-strong", 1.0)
    for link in cast(dict[str, Link], frame.outline.document.table("links")).values():
        is_marked = link.predecessor in marked or link.successor in marked
        if is_marked == highlighted:
            ends = ends_of(frame, link)
            if ends is not None and _in_sight(frame, ends):
                yield from link_shapes(ends, role, width)


def ends_of(frame: Frame, link: Link) -> Ends | None:
    """The ends of a link at its bars, ``None`` where one of them is not drawn."""
    rows = [frame.outline.index.get(("activities", id)) for id in (link.predecessor, link.successor)]
    if rows[0] is None or rows[1] is None or not frame.bars.style[rows[0]] or not frame.bars.style[rows[1]]:
        return None
    forward = -1 if frame.scale.rtl else 1
    leaves_finish, enters_start = link.type[0] == "F", link.type[1] == "S"
    return Ends(
        _end(frame, rows[0], is_finish=leaves_finish),
        forward if leaves_finish else -forward,
        _end(frame, rows[1], is_finish=not enters_start),
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
    tip = points[-1]
    back = (tip[0] - ends.into * ARROW_LENGTH, tip[1])
    yield Path((*points[:-1], back), Pen(role, width), CORNER)
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
