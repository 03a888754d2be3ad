"""What may become of the dates: a Monte Carlo analysis of the network, seeded and repeatable.

Rows with an estimate take a random time in each replication, all others what the plan says; links, calendars
and constraints hold as in the schedule. A lag in per cent stays that of the planned duration. Rows as late as
possible count with their early dates as far as others follow them.

Sources: Van Slyke, Monte Carlo Methods and the PERT Problem (1963), also for the criticality index; PMI,
Practice Standard for Project Risk Management, for percentiles and the tornado.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np  # noqa: TID253 - this room is loaded on use

from i18n import _
from planning.plan.entities import Activity, Lane
from planning.plan.errors import PlanError
from planning.schedule.build import PlanSource
from planning.schedule.clock import DAY, iso
from planning.schedule.network import NEVER, Network
from planning.schedule.risk.replications import Replications, is_even
from planning.schedule.risk.sampling import durations
from planning.schedule.risk.time_table import TimeTable
from planning.schedule.schedule import Schedule, schedule_plan

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

LEVELS = (10, 20, 30, 40, 50, 60, 70, 80, 90)
"""The percentiles that are told: by P80, 80 per cent of replications have finished."""
PIECE = 2000
"""Replications that are reckoned together: few enough that their dates stay in the caches."""
MAX_CELLS = 150_000_000


class RiskRow(NamedTuple):
    """What may become of a row.

    Attributes:
        finish: by :data:`LEVELS`, ISO 8601 text to the minute; ``planned_finish`` is that of the schedule.
        criticality: the share of replications in which the row is critical.
        sensitivity: how far its duration and the finish of the plan go together (Pearson), from -1 to 1; 0
            where the duration is certain. ``swing_minutes``: by how much one standard deviation of the
            duration moves the finish, which makes the tornado.
    """

    id: str
    planned_finish: str
    finish: tuple[str, ...]
    criticality: float
    sensitivity: float
    swing_minutes: int


class Risk(NamedTuple):
    """What may become of the plan; ``days`` counts the replications that finish on each day."""

    replications: int
    seed: int
    planned_finish: str
    mean_finish: str
    finish: tuple[str, ...]
    chance_by_plan: float
    days: tuple[tuple[str, int], ...]
    rows: list[RiskRow]


def analyse(
    source: PlanSource,
    replications: int,
    seed: int,
    progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Risk | None:
    """Analyse a plan; ``None`` where it was cancelled, or where there are no rows.

    The result depends on plan, replications and seed alone.

    Raises:
        PlanError: as :func:`planning.schedule.schedule_plan`; ``wrong_estimate``; ``too_large``.
    """
    schedule = schedule_plan(source)
    if not schedule:
        return None
    _refuse_too_large(len(schedule), replications)
    study = _Study(source, schedule, replications, seed)
    for first in range(0, replications, PIECE):
        if cancelled():
            return None
        study.add(first, min(PIECE, replications - first))
        progress(min(1.0, (first + PIECE) / replications))
    return study.result()


def _refuse_too_large(rows: int, replications: int) -> None:
    if replications < 1 or rows * replications > MAX_CELLS:
        raise PlanError(
            _("{replications} replications of {rows} activities are not possible.").format(
                replications=replications, rows=rows
            ),
            _("Choose a number from 1 to {most}.").format(most=MAX_CELLS // rows),
            code="too_large",
        )


class _Study:
    """Adds up replications, piece by piece."""

    def __init__(self, source: PlanSource, schedule: Schedule, replications: int, seed: int) -> None:
        self._schedule, self._network = schedule, schedule.network
        self._replications, self._seed = replications, seed
        self._uncertain = _uncertain(source, self._network)
        self._tables = _tables(self._network, schedule)
        size = self._network.rows
        self._finish = np.zeros((size, replications), dtype=np.int32)
        self._end = np.zeros(replications, dtype=np.int64)
        self._critical = np.zeros(size, dtype=np.int64)
        self._sums = np.zeros((size, 3))  # of deviations of a duration, their squares, their products
        self._in_work = _kept_in_work(self._network)
        self._base = [
            schedule.early.finish_work[i] if i in self._in_work else schedule.early.finish[i]
            for i in range(size)
        ]

    def add(self, first: int, count: int) -> None:
        """Reckon replications ``first`` to ``first + count - 1``."""
        network, nodes = self._network, self._network.nodes
        taken = {
            i: np.maximum(durations(row, correlation, self._seed, first, count), _done(network, i))
            for i, (row, correlation) in self._uncertain.items()
        }
        passes = Replications(network, self._tables, taken, count)
        piece = slice(first, first + count)
        for i in network.order:
            if nodes[i].role == "row":
                span = passes.late(i) if nodes[i].constraint == "ALAP" else passes.early(i)
                in_work = i in self._in_work
                self._finish[i, piece] = (span.work if in_work else span.moments).finish - self._base[i]
                self._critical[i] += np.count_nonzero(passes.is_critical(i))
        for i, children in network.children.items():
            finishes = [self._finish[child, piece] + self._base[child] for child in children]
            self._finish[i, piece] = np.maximum.reduce(finishes) - self._base[i]
        self._end[piece] = passes.ends()
        self._add_products(taken, self._end[piece])

    def _add_products(self, taken: Mapping[int, Numbers], end: Numbers) -> None:
        planned_end = max(self._schedule.early.finish[: self._network.rows])
        late_by = (end - planned_end).astype(np.float64)
        for i, minutes in taken.items():
            longer_by = (minutes - self._network.nodes[i].duration).astype(np.float64)
            self._sums[i] += longer_by.sum(), (longer_by**2).sum(), (longer_by * late_by).sum()

    def result(self) -> Risk:
        """What all replications say."""
        planned_end = max(self._schedule.early.finish[: self._network.rows])
        days, counts = np.unique((self._end - 1) // DAY, return_counts=True)
        return Risk(
            self._replications,
            self._seed,
            iso(planned_end),
            iso(round(float(self._end.mean()))),
            tuple(map(iso, _levels(self._end))),
            float(np.mean(self._end <= planned_end)),
            tuple((iso(int(day) * DAY)[:10], int(count)) for day, count in zip(days, counts, strict=True)),
            [self._row(i, planned_end) for i in range(self._network.rows)],
        )

    def _row(self, i: int, planned_end: int) -> RiskRow:
        sensitivity, swing = self._sensitivity(i, planned_end)
        return RiskRow(
            self._network.nodes[i].id,
            iso(self._schedule.planned.finish[i]),
            tuple(map(iso, self._finishes(i))),
            int(self._critical[i]) / self._replications,
            sensitivity,
            swing,
        )

    def _finishes(self, i: int) -> list[int]:
        """The finishes of a row by :data:`LEVELS`, in minutes."""
        found = [self._base[i] + level for level in _levels(self._finish[i])]
        return list(map(self._network.nodes[i].calendar.finish, found)) if i in self._in_work else found

    @cached_property
    def _spread(self) -> float:
        """The standard deviation of the finish of the plan."""
        return float(self._end.std())

    def _sensitivity(self, i: int, planned_end: int) -> tuple[float, int]:
        """Correlation of a duration with the finish of the plan, and that many standard deviations of it."""
        longer, squares, products = self._sums[i] / self._replications
        variance = squares - longer**2
        spread = self._spread
        if variance <= 0 or not spread:
            return 0.0, 0
        late_by = float(self._end.mean()) - planned_end
        correlation = (products - longer * late_by) / (np.sqrt(variance) * spread)
        return float(np.clip(correlation, -1, 1)), round(float(correlation) * spread)


def _uncertain(source: PlanSource, network: Network) -> dict[int, tuple[Activity, float]]:
    """The rows whose duration is estimated and still open, with the correlation of their lane."""
    activities = cast(Mapping[str, Activity], source.table("activities"))
    lanes = cast(Mapping[str, Lane], source.table("lanes"))
    found = {}
    for i, node in enumerate(network.nodes[: network.rows]):
        row = activities[node.id]
        is_open = node.role == "row" and node.fixed is None and node.actual_finish == NEVER
        if row.estimate is not None and is_open:
            lane = lanes.get(row.lane)
            found[i] = (row, lane.correlation if lane else 0.0)
    return found


def _done(network: Network, i: int) -> int:
    """The work of a row that is done: it cannot take less than that."""
    node = network.nodes[i]
    return node.duration - node.remaining if node.actual_start > NEVER else 0


def _tables(network: Network, schedule: Schedule) -> dict[object, TimeTable]:
    calendars = {node.calendar for node in network.nodes} | {node.slack_calendar for node in network.nodes}
    first, last = min(schedule.late.start), max(schedule.early.finish)
    return {calendar: TimeTable(calendar, min(first, network.start), last) for calendar in calendars}


def _levels(values: NDArray[Any]) -> list[int]:
    """For each level the least value that this share of replications does not exceed."""
    found = np.quantile(values, np.array(LEVELS) / 100, method="inverted_cdf")
    return [int(value) for value in found]


def _kept_in_work(network: Network) -> set[int]:
    """The rows whose finishes are kept as work: those that no summary row needs as moments."""
    below = {child for children in network.children.values() for child in children}
    return {i for i in range(network.rows) if i not in below and is_even(network, i, ahead=False)}
