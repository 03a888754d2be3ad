"""What the parts of a roadmap drawing share: scale, viewport, lengths, language, and what is to be shown."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from i18n import N_
from planning.plan.moments import start_day
from planning.scene.bar_shapes import Box
from planning.scene.bars import Bars, Indices
from planning.scene.fields import Reading
from planning.scene.insight import Insight
from planning.scene.layers import DEFAULT, TODAY
from planning.scene.link_rows import LinkRows
from planning.scene.metrics import COMFORTABLE, Metrics
from planning.scene.rows import Key, Outline, Span
from planning.scene.shapes import Measure
from planning.scene.timescale import TimeScale

LabelChoice = Literal["basis", "names", "owners", "dates", "none"]
LABELS: dict[LabelChoice, str] = {
    "basis": N_("Bars say what dates rest on"),
    "names": N_("Bars say their names"),
    "owners": N_("Bars say their owners"),
    "dates": N_("Bars say their dates"),
    "none": N_("Bars say nothing"),
}
"""What bars can say, as it is offered."""
FINE_LEVELS = ("weeks", "days")
"""Levels of the scale at which dates are written as days."""
DEFAULT_COLUMNS: tuple[tuple[str, float], ...] = (("start", 0.0), ("finish", 0.0))


class Viewport(NamedTuple):
    """The part of the chart that is drawn, px; its origin becomes the origin of the shapes."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Shown:
    """What is drawn besides the bars.

    Attributes:
        labels: what bars say: what their dates rest on, their names, owners, dates, or nothing.
        names_rows: rows are named on their lines, as no outline beside them does it.
        today: the day of the today line, where the plan has no status date; ``None`` draws none.
        selected: the selected rows.
        hovered: the row under the pointer.
        columns: the columns of the outline beside the names: name of the field, width in px or 0 for what is
            typical; ``reading`` reads those that are no dates.
        layers: the layers that are shown (:mod:`planning.scene.layers`).
        second: a second language in which labels are given too where there is room, on paper; "" for none.
        ghosts: where activities stand in another state of the roadmap that is compared with.
    """

    labels: LabelChoice = "basis"
    names_rows: bool = False
    today: date | None = None
    selected: Collection[Key] = ()
    hovered: Key | None = None
    layers: frozenset[str] = DEFAULT
    ghosts: Mapping[str, Span] = field(default_factory=dict)
    columns: tuple[tuple[str, float], ...] = DEFAULT_COLUMNS
    reading: Reading | None = None
    second: str = ""

    @property
    def said(self) -> LabelChoice:
        """What bars say: without an outline their names, whatever they said beside one."""
        return "names" if self.names_rows and self.labels != "none" else self.labels


@dataclass(frozen=True)
class Frame:
    """One view of a roadmap, from which all of its shapes follow."""

    outline: Outline
    bars: Bars
    scale: TimeScale
    viewport: Viewport
    language: str
    measure: Measure
    metrics: Metrics = COMFORTABLE
    shown: Shown = field(default_factory=Shown)
    links: LinkRows | None = None
    insight: Insight | None = None
    off_time: Callable[[int], bool] | None = None
    boxes: dict[int, Box] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Where bars stand that were asked for: their shapes, labels and marks ask for the same."""

    def x(self, day: float) -> float:
        """The place of a time in the viewport; whole px where the drawing is crisp."""
        x = self.scale.x(day)
        if self.metrics.crisp:
            return float(round(x) - self._whole_left)
        return float(x - self.viewport.left)

    def top(self, row: int) -> float:
        """The upper edge of a row in the viewport; whole px where the drawing is crisp and detailed."""
        if self._has_whole_rows:
            return float(round(row * self.metrics.row) - self._whole_top)
        return row * self.metrics.row - self.viewport.top

    # Asked for by every bar and every label of a frame.

    @cached_property
    def precision(self) -> str:
        """How precisely dates are written: the level of the scale, months where quarters are fiscal."""
        level = self.scale.level.name
        return "months" if self.scale.fiscal_start_month != 1 and level not in FINE_LEVELS else level

    @cached_property
    def _whole_left(self) -> int:
        return round(self.viewport.left)

    @cached_property
    def _whole_top(self) -> int:
        return round(self.viewport.top)

    @cached_property
    def _has_whole_rows(self) -> bool:
        return self.metrics.crisp and not self.metrics.is_dense

    @property
    def marked_day(self) -> date | None:
        """The day of the line: the plan's status date, else today where that is wanted; none without it."""
        if TODAY not in self.shown.layers:
            return None
        return self.reported_day

    @property
    def reported_day(self) -> date | None:
        """The day by which progress is judged: the plan's status date, else today."""
        status = self.outline.document.plan.status_date
        return start_day(status) if status else self.shown.today

    @property
    def first_row(self) -> int:
        """The first row in sight."""
        return max(0, int(self.viewport.top // self.metrics.row))

    @property
    def last_row(self) -> int:
        """The row after the last in sight."""
        below = -int(-(self.viewport.top + self.viewport.height) // self.metrics.row)
        return min(len(self.outline.rows), max(0, below))

    @property
    def days(self) -> tuple[float, float]:
        """The times at the edges of the viewport, the earlier one first."""
        left = self.scale.day(self.viewport.left)
        right = self.scale.day(self.viewport.left + self.viewport.width)
        return min(left, right), max(left, right)

    def visible(self) -> Indices:
        """The bars in sight, with those whose label or handle may reach in."""
        low, high = self.days
        margin = 24 / self.scale.per_day
        return self.bars.visible(self.first_row, self.last_row, low - margin, high + margin)

    @property
    def height(self) -> float:
        """Height of all rows, px."""
        return len(self.outline.rows) * self.metrics.row
