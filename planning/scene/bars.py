"""The bars of a plan as arrays: which of them are seen, and which is under the pointer.

``row`` ascends, so that the bars of a range of rows are one slice; a row may hold several bars.
"""

from copy import copy
from math import nan
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from planning.plan import entities as e
from planning.scene.basis import basis
from planning.scene.metrics import Metrics
from planning.scene.rows import Key, Outline, Row
from planning.scene.timescale import TimeScale

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]

NO_BAR, BRACKET, LANE_LINE, TASK, SUMMARY, MILESTONE = range(6)
"""Styles of a bar."""
MILESTONE_SIZE = 16.0
GRIP = 6.0
"""Width of the zone at the end of a bar where the pointer resizes it, px."""


class Part(NamedTuple):
    """What lies at a place of the canvas: a bar (or -1), and which part of it: "start", "finish", "body"."""

    bar: int
    part: str


class Look(NamedTuple):
    """What the bar of a row looks like: start, finish and progress (NaN for none), style, tone, basis."""

    numbers: tuple[float, ...]
    style: int
    tone: int
    basis: tuple[int, int]


class Bars:
    """Arrays of one length: row, start, finish (days), style, tone (index into ``tones``), progress."""

    def __init__(self, outline: Outline) -> None:
        count = len(outline.rows)
        self.tones: list[str] = []
        self.tone_index: dict[str, int] = {}
        # Lists first: setting single places of arrays would take as long as all the rest.
        outline.reckon()
        self._looks: dict[Key, tuple[Row, Look]] = {}
        looks = [self._look(outline, row) for row in outline.rows]
        numbers = np.array([look.numbers for look in looks], dtype=np.float64).reshape(-1, 3)
        self.row: Indices = np.arange(count, dtype=np.int64)
        self.first_of_row: Indices = np.arange(count + 1, dtype=np.int64)
        self.start: Numbers = np.ascontiguousarray(numbers[:, 0])
        self.finish: Numbers = np.ascontiguousarray(numbers[:, 1])
        self.progress: Numbers = np.ascontiguousarray(numbers[:, 2])
        self.style: Codes = np.array([look.style for look in looks], dtype=np.int8)
        self.tone: Indices = np.array([look.tone for look in looks], dtype=np.int64)
        basis_of = np.array([look.basis for look in looks], dtype=np.int8)
        self.basis: npt.NDArray[np.int8] = basis_of.reshape(-1, 2)

    def after(self, outline: Outline, index: dict[Key, int], stale: set[Key]) -> "Bars":
        """The bars of the rows as they are now, taken from these where a row is not ``stale``.

        ``index`` tells where the rows stood when these bars were made.
        """
        rows = outline.rows
        for key in stale:
            self._looks.pop(key, None)
        places = (-1 if row.key in stale else index.get(row.key, -1) for row in rows)
        before = np.fromiter(places, dtype=np.int64, count=len(rows))
        made = copy(self)
        made.row = np.arange(len(rows), dtype=np.int64)
        made.first_of_row = np.arange(len(rows) + 1, dtype=np.int64)
        made.tones, made.tone_index = list(self.tones), dict(self.tone_index)
        for name in ("start", "finish", "style", "tone", "progress", "basis"):
            held = getattr(self, name)
            filled = held[before] if len(held) else np.zeros((len(rows), *held.shape[1:]), dtype=held.dtype)
            setattr(made, name, filled)
        new = np.flatnonzero(before < 0)
        made.put(new, [made.look(outline, rows[number]) for number in new.tolist()])
        return made

    def put(self, places: Indices, looks: list[Look]) -> None:
        """Give the bars of some places their looks."""
        if looks:
            self.start[places], self.finish[places], self.progress[places] = np.array(
                [look.numbers for look in looks], dtype=np.float64
            ).T
            self.style[places] = [look.style for look in looks]
            self.tone[places] = [look.tone for look in looks]
            self.basis[places] = [look.basis for look in looks]

    def look(self, outline: Outline, row: Row) -> Look:
        """The look of a row: as it was when it was last shown, where the row is alike."""
        kept = self._looks.get(row.key)
        if kept is not None and kept[0].driver == row.driver and kept[0].has_children == row.has_children:
            return kept[1]
        return self._look(outline, row)

    def forget(self, key: Key) -> None:
        """A row that is not shown has changed."""
        self._looks.pop(key, None)

    def refresh(self, outline: Outline, number: int, row: Row) -> None:
        """Take one row's dates and looks from the plan."""
        look = self._look(outline, row)
        self.start[number], self.finish[number], self.progress[number] = look.numbers
        self.style[number], self.tone[number], self.basis[number] = look.style, look.tone, look.basis

    def _look(self, outline: Outline, row: Row) -> "Look":
        start, finish = outline.span(row.key)
        entity = outline.entity(row)
        progress, rests_on = None, (0, 0)
        if isinstance(entity, e.Activity):
            progress, rests_on = entity.progress, basis(entity)
        numbers = tuple(nan if number is None else number for number in (start, finish, progress))
        look = Look(numbers, style_of(row, entity, start, finish), self._tone(row.driver), rests_on)
        self._looks[row.key] = row, look
        return look

    def _tone(self, name: str) -> int:
        if name not in self.tone_index:
            self.tone_index[name] = len(self.tones)
            self.tones.append(name)
        return self.tone_index[name]

    def __len__(self) -> int:
        return len(self.row)

    def in_rows(self, first: int, last: int) -> slice:
        """The bars of the rows from ``first`` up to, not including, ``last``."""
        rows = len(self.first_of_row) - 1
        low, high = (self.first_of_row[min(max(row, 0), rows)] for row in (first, last))
        return slice(int(low), max(int(low), int(high)))

    def beside(self, bar: int) -> range:
        """The bars of a bar's row, itself among them; none where it is alone."""
        row = self.row[bar]
        first, after = int(self.first_of_row[row]), int(self.first_of_row[row + 1])
        return range(first, after if after - first > 1 else first)

    def visible(self, first_row: int, last_row: int, first_day: float, last_day: float) -> Indices:
        """The bars that touch a part of the chart, in order of rows."""
        rows = self.in_rows(first_row, last_row)
        with np.errstate(invalid="ignore"):  # what has no date is nowhere
            seen = (self.finish[rows] >= first_day) & (self.start[rows] <= last_day)
        found: Indices = rows.start + np.flatnonzero(seen & (self.style[rows] != NO_BAR))
        return found

    def boxes(self, bars: Indices, scale: TimeScale, metrics: Metrics) -> Numbers:
        """x, y, width, height of bars on the whole chart (not in a viewport), C-contiguous."""
        low, high = scale.x(self.start[bars]), scale.x(self.finish[bars])
        if metrics.crisp:
            low, high = np.rint(low), np.rint(high)
        box = np.empty((len(bars), 4))
        box[:, 0] = np.minimum(low, high)
        box[:, 1] = self.row[bars] * metrics.row + metrics.bar_top
        box[:, 2] = np.maximum(np.abs(high - low), 1.0)
        box[:, 3] = metrics.bar
        return box

    def at(self, x: float, y: float, scale: TimeScale, metrics: Metrics) -> Part:
        """What lies at a place of the whole chart; the bar on top where several do."""
        row = int(y // metrics.row)
        if row < 0:
            return Part(-1, "")
        rows = self.in_rows(row, row + 1)
        bars = rows.start + np.flatnonzero(np.isfinite(self.start[rows]) & (self.style[rows] != NO_BAR))
        for bar in bars[::-1]:
            part = self._part(int(bar), x, scale)
            if part:
                return Part(int(bar), part)
        return Part(-1, "")

    def _part(self, bar: int, x: float, scale: TimeScale) -> str:
        first, last = float(scale.x(self.start[bar])), float(scale.x(self.finish[bar]))
        if self.style[bar] == MILESTONE:
            return "body" if abs(x - first) <= MILESTONE_SIZE / 2 else ""
        if self.style[bar] != TASK:
            return "body" if min(first, last) <= x <= max(first, last) else ""
        # A narrow bar gives a third to each grip: it must stay possible to take it by its middle.
        grip = min(GRIP, abs(last - first) / 3)
        outside = 3.0
        if abs(x - first) <= grip or _just_outside(x, first, last, outside):
            return "start"
        if abs(x - last) <= grip or _just_outside(x, last, first, outside):
            return "finish"
        return "body" if min(first, last) <= x <= max(first, last) else ""


def _just_outside(x: float, end: float, other: float, reach: float) -> bool:
    """Whether x lies at most ``reach`` beyond ``end``, on the side away from ``other``."""
    beyond = (x - end) if end >= other else (end - x)
    return 0 <= beyond <= reach


def style_of(row: Row, entity: e.Entity | None, start: float | None, finish: float | None) -> int:
    """How the bar of a row is drawn."""
    if start is None or finish is None:
        return NO_BAR
    if row.kind in ("phase", "band"):
        return BRACKET
    if row.kind == "lane":
        return LANE_LINE
    assert isinstance(entity, e.Activity)
    if entity.kind == "milestone":
        return MILESTONE
    has_own_bar = entity.kind == "task" and (entity.start is not None or entity.finish is not None)
    return TASK if has_own_bar or not row.has_children else SUMMARY
