"""Fans of possible courses: bands of runs about a median, month by month, beside a comparison and a target.

One geometry for screen, print and pictures. Lengths are px; values run upwards. Bands lie on each other, the
widest first, and add up; labels stand at the ends of their lines and are pushed apart, without a legend.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planning.scene.shapes import Measure, Paint, Path, Pen, Point, Polygon, Shape, Text, baseline

Floats = NDArray[np.float64]
TOP, BOTTOM = 8.0, 24.0
TICK_GAP, LABEL_GAP = 8.0, 8.0
APART = 15.0
TICKS = 4
ALPHAS = {1: (0.28,), 2: (0.2, 0.28), 3: (0.14, 0.2, 0.28)}


class Band(NamedTuple):
    """The values between which a share of the runs lies, month by month."""

    low: Floats
    high: Floats


class Fan(NamedTuple):
    """What is drawn; ``first`` is the number of the first month (year times 12 plus month less 1).

    ``bands`` from the widest to the narrowest. ``target`` is a level to be met, ``posts`` a line of its own
    (the establishment beside the incumbency). Labels are the names at the ends of the lines. ``band_heads``
    say, in tables, what the ends of each band are, where they are no shares of runs.
    """

    first: int
    median: Floats
    bands: tuple[Band, ...] = ()
    comparison: Floats | None = None
    posts: Floats | None = None
    target: float | None = None
    label: str = ""
    comparison_label: str = ""
    posts_label: str = ""
    target_label: str = ""
    from_zero: bool = False
    band_heads: tuple[tuple[str, str], ...] = ()


class Frame(NamedTuple):
    """Where the values stand: the plot in px and the range of its values."""

    left: float
    top: float
    width: float
    height: float
    low: float
    high: float
    months: int
    ticks: tuple[float, ...]

    def x(self, month: float) -> float:
        """The place of a month, from 0."""
        return self.left + self.width * month / max(1, self.months - 1)

    def y(self, value: float) -> float:
        """The place of a value."""
        return self.top + self.height * (self.high - value) / ((self.high - self.low) or 1.0)

    def month_at(self, x: float) -> int:
        """The month at a place, -1 beside the plot."""
        if not self.left - 4 <= x <= self.left + self.width + 4:
            return -1
        share = (x - self.left) / (self.width or 1.0)
        return int(min(self.months - 1, max(0, round(share * (self.months - 1)))))


def fan_frame(
    fan: Fan, width: float, height: float, measure: Measure, words: Callable[[float], str]
) -> Frame:
    """The frame that holds all values of a fan, with room for the ticks before it and the labels after it."""
    low, high = _range(fan)
    ticks = tuple(nice_ticks(low, high))
    names = (fan.label, fan.comparison_label, fan.posts_label, fan.target_label)
    left = max(measure(words(tick), "small") for tick in ticks) + TICK_GAP
    right = max(measure(name, "label") for name in names) + LABEL_GAP
    plot = max(1.0, width - left - right), max(1.0, height - TOP - BOTTOM)
    return Frame(left, TOP, *plot, min(low, ticks[0]), max(high, ticks[-1]), len(fan.median), ticks)


def _range(fan: Fan) -> tuple[float, float]:
    arrays = [fan.median, *(array for band in fan.bands for array in band)]
    arrays += [array for array in (fan.comparison, fan.posts) if array is not None]
    values = np.concatenate([array[np.isfinite(array)] for array in arrays])
    if fan.target is not None:
        values = np.append(values, fan.target)
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if fan.from_zero:
        low = min(0.0, low)
    if high - low < 1e-9:
        margin = abs(high) * 0.05 or 1.0
        return low - margin, high + margin
    return low, high


def nice_ticks(low: float, high: float, most: int = TICKS) -> list[float]:
    """A few round values from at most ``low`` to at least ``high``, in steps of 1, 2 or 5 times ten."""
    rough = (high - low) / max(1, most - 1) or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    start = math.floor(low / step + 1e-9)
    end = math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(start, max(end, start + 1) + 1)]


def draw_fan(
    fan: Fan, width: float, height: float, measure: Measure, words: Callable[[float], str]
) -> list[Shape]:
    """The chart as shapes; ``words`` prints a value at the side."""
    frame = fan_frame(fan, width, height, measure, words)
    shapes: list[Shape] = [*_grid(frame, fan, measure, words)]
    alphas = ALPHAS.get(len(fan.bands), (0.2,) * len(fan.bands))
    for band, alpha in zip(fan.bands, alphas, strict=True):
        shapes += _area(frame, band, alpha)
    if fan.posts is not None:
        shapes.append(Path(_points(frame, fan.posts), Pen("text", 1.25)))
    if fan.target is not None:
        y = frame.y(fan.target)
        shapes.append(Path(((frame.left, y), (frame.left + frame.width, y)), Pen("text", 1.25)))
    if fan.comparison is not None:
        shapes.append(Path(_points(frame, fan.comparison), Pen("muted", 2, (6, 4))))
    shapes.append(Path(_points(frame, fan.median), Pen("accent", 2.5)))
    return [*shapes, *_labels(frame, fan)]


def _grid(frame: Frame, fan: Fan, measure: Measure, words: Callable[[float], str]) -> list[Shape]:
    shapes: list[Shape] = []
    for value in frame.ticks:
        y = frame.y(value)
        shapes.append(Path(((frame.left, y), (frame.left + frame.width, y)), Pen("grid")))
        shapes.append(
            Text(frame.left - TICK_GAP, baseline(y, "small"), words(value), "small", Paint("muted"), "end")
        )
    year_room = measure("2000", "small") + 10
    last = -math.inf
    for month in range(frame.months):
        x = frame.x(month)
        if (fan.first + month) % 12 == 0 and x - last >= year_room:
            last = x
            year = str((fan.first + month) // 12)
            y = baseline(frame.top + frame.height + 14, "small")
            shapes.append(
                Path(((x, frame.top + frame.height), (x, frame.top + frame.height + 4)), Pen("grid-strong"))
            )
            shapes.append(Text(x, y, year, "small", Paint("muted"), "middle"))
    return shapes


def _points(frame: Frame, values: Floats) -> tuple[Point, ...]:
    return tuple(
        (frame.x(n), frame.y(float(value))) for n, value in enumerate(values) if math.isfinite(value)
    )


def _area(frame: Frame, band: Band, alpha: float) -> list[Shape]:
    points = (*_points(frame, band.high), *reversed(_points(frame, band.low)))
    return [Polygon(points, Paint("accent", alpha))] if len(points) > 2 else []


def _labels(frame: Frame, fan: Fan) -> list[Shape]:
    """The names of the lines at their ends, in their colours, no nearer to each other than a line is high."""
    wanted: list[tuple[float, str, str, str]] = []
    for values, name, role, style in (
        (fan.median, fan.label, "accent", "strong"),
        (fan.comparison, fan.comparison_label, "muted", "label"),
        (fan.posts, fan.posts_label, "text", "label"),
    ):
        finite = values[np.isfinite(values)] if values is not None else np.array([])
        if name and len(finite):
            wanted.append((frame.y(float(finite[-1])), name, role, style))
    if fan.target is not None and fan.target_label:
        wanted.append((frame.y(fan.target), fan.target_label, "text", "label"))
    wanted.sort(key=lambda entry: entry[0])
    places = pushed_apart([entry[0] for entry in wanted], frame.top, frame.top + frame.height)
    x = frame.left + frame.width + LABEL_GAP
    return [
        Text(x, baseline(y, "label"), name, "label", Paint(role))
        for y, (_at, name, role, _style) in zip(places, wanted, strict=True)
    ]


def pushed_apart(places: Sequence[float], low: float, high: float, apart: float = APART) -> list[float]:
    """Sorted places moved so far that they stand ``apart``, from the top down, then back from the end."""
    found = list(places)
    for n in range(1, len(found)):
        found[n] = max(found[n], found[n - 1] + apart)
    if found and found[-1] > high:
        found[-1] = max(high, low)
        for n in range(len(found) - 2, -1, -1):
            found[n] = min(found[n], found[n + 1] - apart)
    return found
