"""A radar of levels: an axis a competency or family, one polygon each for what is required and what is held.

A radar compares shapes, not areas; the table beside it has the numbers. Lengths are logical px.
"""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from planning.scene.shapes import (
    Anchor,
    Measure,
    Paint,
    Path,
    Pen,
    Point,
    Polygon,
    Shape,
    Text,
    baseline,
    elided,
)

FEWEST = 3
"""Axes without which there is no figure."""
LABEL = 140.0
STROKES = (("accent", ()), ("text", (5.0, 3.0)), ("today", (2.0, 2.0)))
"""Roles and dashes of the series in their order: told apart without colour."""


class Series(NamedTuple):
    """A name and its levels, one an axis; ``None`` where a level is not known: the figure is open there."""

    name: str
    levels: tuple[float | None, ...]


class Radar(NamedTuple):
    """What is drawn: axes, series, the highest level of the scale, and the side of the square it fills."""

    axes: tuple[str, ...]
    series: tuple[Series, ...]
    top: int
    size: float

    @property
    def middle(self) -> float:
        """Both coordinates of the middle."""
        return self.size / 2

    @property
    def radius(self) -> float:
        """The length of an axis."""
        return max(40.0, self.size / 2 - 34)

    def at(self, axis: int, level: float) -> Point:
        """Where a level stands on an axis; the first axis points up, the others follow clockwise."""
        angle = 2 * pi * axis / max(1, len(self.axes)) - pi / 2
        reach = self.radius * level / max(1, self.top)
        return self.middle + reach * cos(angle), self.middle + reach * sin(angle)


def drawing(radar: Radar, measure: Measure) -> list[Shape]:
    """All shapes, in the order in which they are painted."""
    if len(radar.axes) < FEWEST:
        return []
    shapes: list[Shape] = [*_rings(radar), *_axes(radar, measure)]
    for number, series in enumerate(radar.series):
        role, dash = STROKES[number % len(STROKES)]
        shapes += _figure(radar, series, role, dash)
    return shapes


def _rings(radar: Radar) -> Iterator[Shape]:
    for level in range(1, radar.top + 1):
        corners = tuple(radar.at(axis, level) for axis in range(len(radar.axes)))
        yield Polygon(corners, None, Pen("grid-strong" if level == radar.top else "grid"))


def _axes(radar: Radar, measure: Measure) -> Iterator[Shape]:
    for axis, name in enumerate(radar.axes):
        end = radar.at(axis, radar.top)
        yield Path(((radar.middle, radar.middle), end), Pen("grid"))
        x, y = radar.at(axis, radar.top * (1 + 12 / radar.radius))
        aside = x - radar.middle
        anchor: Anchor = "middle" if abs(aside) < 14 else "start" if aside > 0 else "end"
        said = elided(name, "caption", LABEL, measure)
        yield Text(x, baseline(y, "caption"), said, "caption", Paint("muted"), anchor)


def _figure(radar: Radar, series: Series, role: str, dash: Sequence[float]) -> Iterator[Shape]:
    """A polygon where all levels are known, else the parts between known ones; a dot at each."""
    known = [axis for axis, level in enumerate(series.levels) if level is not None]
    places = {axis: radar.at(axis, series.levels[axis] or 0.0) for axis in known}
    if len(known) == len(series.levels):
        corners = tuple(places[axis] for axis in known)
        yield Polygon(corners, Paint(role, 0.12), None)
        yield Path((*corners, corners[0]), Pen(role, 2.0, tuple(dash)))
    else:
        count = len(series.levels)
        for axis in known:
            after = (axis + 1) % count
            if after in places:
                yield Path((places[axis], places[after]), Pen(role, 2.0, tuple(dash)))
    for x, y in places.values():
        yield Polygon(((x, y - 3.5), (x + 3.5, y), (x, y + 3.5), (x - 3.5, y)), Paint(role))
