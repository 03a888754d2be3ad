"""What a bar is taken by beside its body and ends: knobs to link from, the grip of its progress."""

from collections.abc import Iterator

import numpy as np

from planning.scene.bars import MILESTONE, SUMMARY, TASK, Part
from planning.scene.boxes import box_of
from planning.scene.frame import Frame
from planning.scene.shapes import Paint, Pen, Point, Polygon, Rect, Shape

AWAY, RADIUS, REACH = 13.0, 4.0, 7.0
"""From the end of a bar to the middle of its knob, its radius, and how near the pointer takes it, px."""
GRIP_WIDTH, GRIP_HEIGHT = 10.0, 7.0
LEAST = 36.0
"""Bars less wide have no grip of progress: it would lie on the grips of their ends."""
INSET = 11.0
MILESTONE_HALF = 8.0


def knob(frame: Frame, number: int, *, is_finish: bool) -> Point | None:
    """The middle of a knob: beside the end of a bar, inside it where the edge of the view is too near.

    ``None`` where the bar has none, or its end is out of sight.
    """
    style, width = frame.bars.style[number], frame.viewport.width
    if style not in (TASK, SUMMARY, MILESTONE):
        return None
    box = box_of(frame, number)
    half = MILESTONE_HALF if style == MILESTONE else 0.0
    at_right = is_finish != frame.scale.rtl
    end = box.x + (0.0 if style == MILESTONE else box.width if at_right else 0.0)
    sign = 1 if at_right else -1
    x = end + sign * (half + AWAY)
    if not -1 <= end <= width + 1:
        return None
    if not RADIUS + 2 <= x <= width - RADIUS - 2:
        x = end - sign * (AWAY + 2)
    return x, box.y + box.height / 2


def grip(frame: Frame, number: int) -> Point | None:
    """The tip of the grip of progress, at the foot of the bar; ``None`` where the bar has none."""
    box = box_of(frame, number)
    if frame.bars.style[number] != TASK or box.width < LEAST:
        return None
    share = float(np.nan_to_num(frame.bars.progress[number]))
    along = min(max(share * box.width, INSET), box.width - INSET)
    x = box.x + box.width - along if frame.scale.rtl else box.x + along
    return x, box.y + box.height - 5


def part_of(frame: Frame, number: int, x: float, y: float) -> str:
    """Which knob or grip of a bar lies at a place: "link_start", "link_finish", "progress", or ""."""
    for name, is_finish in (("link_finish", True), ("link_start", False)):
        middle = knob(frame, number, is_finish=is_finish)
        if middle and abs(x - middle[0]) <= REACH and abs(y - middle[1]) <= REACH + 3:
            return name
    tip = grip(frame, number)
    if tip and abs(x - tip[0]) <= GRIP_WIDTH / 2 + 1 and tip[1] <= y <= tip[1] + GRIP_HEIGHT + 5:
        return "progress"
    return ""


def refined(frame: Frame, part: Part, number: int, x: float, y: float) -> Part:
    """What lies at a place, the knobs of the bar of row ``number`` before everything else."""
    name = part_of(frame, number, x, y) if number >= 0 else ""
    return Part(number, name) if name else part


def knobs(frame: Frame, number: int) -> Iterator[Shape]:
    """The knobs and the grip of a bar."""
    for is_finish in (False, True):
        middle = knob(frame, number, is_finish=is_finish)
        if middle is not None:
            x, y = middle
            yield Rect(
                x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, Paint("accent"), Pen("surface", 2.0), RADIUS
            )
    tip = grip(frame, number)
    if tip is not None:
        x, y = tip
        foot = y + GRIP_HEIGHT
        half = GRIP_WIDTH / 2
        yield Polygon(((x, y), (x + half, foot), (x - half, foot)), Paint("accent"), Pen("surface", 1.5))
