"""The shapes of one bar: outline, hatch and caps by what its ends rest on; progress; milestones; brackets.

Stated or dated by the text: a solid cap at that end. Indicative: hatched, and dashed where both ends are.
Put by hand: a plain outline. So the basis of every date can be seen in grey and without a label.
"""

from collections.abc import Iterator
from math import cos, pi, sin
from typing import NamedTuple

from planning.scene.basis import INDICATIVE, TEXT
from planning.scene.metrics import Metrics
from planning.scene.shapes import Hatch, Paint, Pen, Point, Polygon, Rect, Shape

CAP = 4.0
DASH = (4.0, 3.0)
ONE_SIDED = 0.38
"""Share of the bar that is hatched where one end is indicative."""
PROGRESS = 4.0
LINE = 4.0
"""Thickness of brackets and lane lines."""
FOOT = 8.0
FOOT_WIDTH = 6.0
MILESTONE = 16.0
RIM = 1.5


class Box(NamedTuple):
    """Where a bar stands; ``rtl`` when its start is its right end."""

    x: float
    y: float
    width: float
    height: float
    rtl: bool = False


def task(
    box: Box,
    tone: str,
    basis: tuple[int, int],
    progress: float,
    metrics: Metrics,
    *,
    has_hatch: bool = True,
) -> Iterator[Shape]:
    """A bar with its fill, hatch, progress, outline and caps, in that order.

    Without the hatch the dashes of the outline still tell what is indicative.
    """
    soft, strong, radius = Paint(f"{tone}/soft"), f"{tone}/strong", metrics.radius
    dash = DASH if basis == (INDICATIVE, INDICATIVE) else ()
    width = max(0.0, box.width - 1)
    edge = Rect(
        box.x + 0.5, box.y + 0.5, width, box.height - 1, pen=Pen(strong, 1.0, dash), radius=radius - 0.5
    )
    if INDICATIVE not in basis and not progress > 0:
        yield edge._replace(fill=soft)
    else:
        yield Rect(box.x, box.y, box.width, box.height, soft, radius=radius)
        if has_hatch:
            yield from _hatch(box, strong, basis)
        if progress > 0:
            yield _progress(box, strong, min(progress, 1.0))
        yield edge
    if box.width >= 2 * CAP:
        yield from _caps(box, strong, basis, radius)


def _hatch(box: Box, strong: str, basis: tuple[int, int]) -> Iterator[Shape]:
    share = 1.0 if basis == (INDICATIVE, INDICATIVE) else ONE_SIDED
    for end, rests_on in enumerate(basis):
        if rests_on == INDICATIVE:
            is_left = (end == 0) != box.rtl
            width = (box.width - 2) * share
            left = box.x + 1 if is_left or share == 1.0 else box.x + box.width - 1 - width
            if width > 0:
                yield Rect(left, box.y + 1, width, box.height - 2, hatch=Hatch(strong))
            if share == 1.0:
                return


def _progress(box: Box, strong: str, share: float) -> Shape:
    width = (box.width - 2) * share
    left = box.x + 1 if not box.rtl else box.x + box.width - 1 - width
    return Rect(left, box.y + box.height - 1 - PROGRESS, width, PROGRESS, Paint(strong), radius=1.0)


def _caps(box: Box, strong: str, basis: tuple[int, int], radius: float) -> Iterator[Shape]:
    for end, rests_on in enumerate(basis):
        if rests_on == TEXT:
            yield Polygon(_cap_points(box, (end == 0) != box.rtl, radius), Paint(strong))


def _cap_points(box: Box, is_left: bool, radius: float) -> tuple[Point, ...]:
    """The end of a bar, its outer corners rounded; an arc of three points is round enough at 4 px."""
    outer, inner = (box.x, box.x + CAP) if is_left else (box.x + box.width, box.x + box.width - CAP)
    sign = 1 if is_left else -1
    angles = (0.0, pi / 4, pi / 2)
    upper = [
        (outer + sign * radius * (1 - sin(angle)), box.y + radius * (1 - cos(angle))) for angle in angles
    ]
    bottom = box.y + box.height
    lower = [(x, bottom - (y - box.y)) for x, y in reversed(upper)]
    return ((inner, box.y), *upper, *lower, (inner, bottom))


def milestone(x: float, centre: float, size: float = MILESTONE) -> Iterator[Shape]:
    """A diamond in the colour of text, so that it reads as a date, with a rim of the ground."""
    half = size / 2
    points = ((x, centre - half), (x + half, centre), (x, centre + half), (x - half, centre))
    yield Polygon(points, Paint("text"), Pen("surface", RIM))


def bracket(box: Box, centre: float, role: str = "muted") -> Iterator[Shape]:
    """A line with a foot at each end: from when to when a phase or a summary reaches."""
    y, left, right = centre - LINE / 2, box.x, box.x + box.width
    foot = min(FOOT_WIDTH, box.width / 2)
    bottom, low = y + FOOT, y + LINE
    yield Polygon(
        (
            (left, y),
            (right, y),
            (right, bottom),
            (right - foot, low),
            (left + foot, low),
            (left, bottom),
        ),
        Paint(role),
    )


def lane_line(box: Box, centre: float, tone: str) -> Iterator[Shape]:
    """The line over a driver's activities."""
    yield Rect(box.x, centre - LINE / 2, box.width, LINE, Paint(f"{tone}/strong"), radius=LINE / 2)
