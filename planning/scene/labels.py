"""Where a bar's label stands: inside, right, left, or shortened in the largest place; never over a bar."""

from typing import NamedTuple

from planning.scene.shapes import Measure, elided

INDENT = 10.0
"""From the start of the bar to its label, px."""
SPARE = 8.0
"""What must stay free at the other end for a label to count as fitting inside."""
GAP = 6.0
"""Between a bar and a label beside it."""


class Free(NamedTuple):
    """The part of a row that a label may use: from the bar or edge before to the bar or edge after, px."""

    low: float
    high: float


class Placed(NamedTuple):
    """A label in its place: left edge, text (shortened where need be), whether it is in the bar."""

    x: float
    text: str
    is_inside: bool
    is_elided: bool


def place(
    text: str,
    style: str,
    bar: Free,
    free: Free,
    measure: Measure,
    *,
    rtl: bool = False,
    outer: Free | None = None,
) -> Placed | None:
    """Find the place of a label; ``None`` where there is no room for even a part of it.

    ``bar`` is the part of the bar that is in sight, ``free`` the room around it in its row, ``outer`` the bar
    with all that stands beside it.
    """
    if rtl:
        turned = _turned(outer) if outer else None
        found = place(text, style, _turned(bar), _turned(free), measure, outer=turned)
        return _mirrored(found, style, measure)
    ends = Free(min(bar.low, outer.low), max(bar.high, outer.high)) if outer else bar
    width = measure(text, style)
    found = inside_of(bar, text, width)
    if found is not None:
        return found
    inside = bar.high - bar.low - INDENT - SPARE
    after, before = free.high - ends.high - GAP, ends.low - free.low - GAP
    if width <= after:
        return Placed(ends.high + GAP, text, False, False)
    if width <= before:
        return Placed(ends.low - GAP - width, text, False, False)
    return _shortened(text, style, (bar.low, ends), measure, (inside, after, before))


def inside_of(bar: Free, text: str, width: float, *, rtl: bool = False) -> Placed | None:
    """The place of a label in its bar, where it has room there: no other place need then be looked at."""
    if width > bar.high - bar.low - INDENT - SPARE:
        return None
    return Placed(bar.high - INDENT - width if rtl else bar.low + INDENT, text, True, False)


def _shortened(
    text: str,
    style: str,
    places: tuple[float, Free],
    measure: Measure,
    rooms: tuple[float, float, float],
) -> Placed | None:
    low, ends = places
    inside, after, _before = rooms
    room = max(rooms)
    short = elided(text, style, room, measure) if room > 0 else ""
    if not short:
        return None
    if room == inside:
        return Placed(low + INDENT, short, True, True)
    if room == after:
        return Placed(ends.high + GAP, short, False, True)
    return Placed(ends.low - GAP - measure(short, style), short, False, True)


def _turned(free: Free) -> Free:
    return Free(-free.high, -free.low)


def _mirrored(placed: Placed | None, style: str, measure: Measure) -> Placed | None:
    if placed is None:
        return None
    return placed._replace(x=-placed.x - measure(placed.text, style))
