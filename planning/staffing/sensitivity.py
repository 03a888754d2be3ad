"""What the result hangs on: a tornado over assumptions, a sweep of two of them, and a search for a target.

All runs share their luck, so that small differences show after few replications.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np

from i18n import _
from planning.plan.errors import PlanError
from planning.plan.staffing import Parameter, StructureChange
from planning.schedule.build import PlanSource
from planning.staffing.bands import MEASURES, Group, Measure, measured
from planning.staffing.behaviour import Behaviour
from planning.staffing.closed.renewal import longest_lead
from planning.staffing.months import first_month
from planning.staffing.prospects import mean_tenure
from planning.staffing.rates import DAYS_A_MONTH
from planning.staffing.simulation import Cancelled, Progress, Settings, simulate

VARIED: tuple[Parameter, ...] = (
    "wastage",
    "lead_time",
    "fill",
    "mobility",
    "vacancy_rate",
    "standard_cost",
    "time_in_grade",
    "training_time",
    "learning",
    "age",
    "training_days",
    "leave_days",
)
"""The assumptions that a tornado varies where none are named."""
LAST_MONTHS = 12
"""A result is the mean of so many months at the end."""
STEPS = 12
"""Halvings of the range in which a target is searched: to a four-thousandth of it."""


class Aim(NamedTuple):
    """The one figure that is looked at: the mean of a measure of a group over the last year."""

    measure: Measure
    group: Group = Group()


class Swing(NamedTuple):
    """What a parameter does: the figure with it lowered and raised by these factors."""

    parameter: str
    low_factor: float
    high_factor: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the figure swings."""
        return abs(self.high - self.low)


class Tornado(NamedTuple):
    """The swings of several parameters around a figure, the widest first."""

    base: float
    swings: list[Swing]


class Sweep(NamedTuple):
    """The figure for each pair of factors: ``values[i][j]`` for ``firsts[i]`` and ``seconds[j]``."""

    first: str
    second: str
    firsts: list[float]
    seconds: list[float]
    values: list[list[float]]


class Target(NamedTuple):
    """The value of a parameter at which a figure reaches a target.

    Attributes:
        value: ``None`` where no value of the range reaches it. reached: the figure there.
        closed_form: what the renewal formula says, where the question is lead time for vacancy.
    """

    parameter: str
    target: float
    value: float | None
    reached: float
    closed_form: float | None


def tornado(
    source: PlanSource,
    settings: Settings,
    aim: Aim,
    parameters: Sequence[Parameter] = VARIED,
    factors: tuple[float, float] = (0.8, 1.2),
    executor: Executor | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Tornado | None:
    """Vary one assumption after the other; ``None`` where it was cancelled.

    Raises:
        PlanError: ``nothing_measured``, and as :func:`planning.staffing.simulation.simulate`.
    """
    runs: list[tuple[StructureChange, ...]] = [()]
    runs += [(scaled(parameter, factor),) for parameter in parameters for factor in factors]
    figures = _figures(source, settings, aim, runs, executor, progress, cancelled)
    if figures is None:
        return None
    pairs = zip(parameters, figures[1::2], figures[2::2], strict=True)
    swings = [Swing(parameter, *factors, low, high) for parameter, low, high in pairs]
    return Tornado(figures[0], sorted(swings, key=lambda swing: -swing.width))


def sweep(
    source: PlanSource,
    settings: Settings,
    aim: Aim,
    first: tuple[Parameter, Sequence[float]],
    second: tuple[Parameter, Sequence[float]],
    executor: Executor | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Sweep | None:
    """The figure for each pair of factors; ``None`` where it was cancelled.

    Raises:
        PlanError: as :func:`tornado`.
    """
    runs = [(scaled(first[0], one), scaled(second[0], other)) for one in first[1] for other in second[1]]
    figures = _figures(source, settings, aim, runs, executor, progress, cancelled)
    if figures is None:
        return None
    columns = len(second[1])
    values = [figures[start : start + columns] for start in range(0, len(figures), columns)]
    return Sweep(first[0], second[0], list(first[1]), list(second[1]), values)


def seek(
    source: PlanSource,
    settings: Settings,
    aim: Aim,
    parameter: Parameter,
    target: float,
    between: tuple[float, float],
    executor: Executor | None = None,
    *,
    cancelled: Cancelled | None = None,
) -> Target | None:
    """The value of a parameter at which the figure reaches a target, by halving the range.

    The figure must rise or fall throughout the range; with shared luck it does where it should.

    Returns:
        the target; ``None`` where it was cancelled.

    Raises:
        PlanError: as :func:`tornado`.
    """

    def figure(value: float) -> float | None:
        adjustments = (StructureChange(date="0001-01-01", action="assume", parameter=parameter, value=value),)
        found = _figures(source, settings, aim, [adjustments], executor, None, cancelled)
        return found[0] if found else None

    low, high = between
    ends = [figure(low), figure(high)]
    formula = _closed_form(source, settings, aim, parameter, target)
    if ends[0] is None or ends[1] is None:
        return None
    if (ends[0] - target) * (ends[1] - target) > 0:
        nearest = min(ends, key=lambda end: abs((end or 0.0) - target))
        return Target(parameter, target, None, nearest or 0.0, formula)
    return _halved(figure, low, high, ends[0], target, parameter, formula)


def _halved(
    figure: Callable[[float], float | None],
    low: float,
    high: float,
    at_low: float,
    target: float,
    parameter: str,
    formula: float | None,
) -> Target | None:
    middle, found = low, at_low
    for _step in range(STEPS):
        middle = (low + high) / 2
        value = figure(middle)
        if value is None:
            return None
        found = value
        if (found - target) * (at_low - target) > 0:
            low, at_low = middle, found
        else:
            high = middle
    return Target(parameter, target, middle, found, formula)


def scaled(parameter: Parameter, factor: float) -> StructureChange:
    """A parameter times a factor, throughout."""
    return StructureChange(date="0001-01-01", action="assume", parameter=parameter, factor=factor)


def _figures(
    source: PlanSource,
    settings: Settings,
    aim: Aim,
    runs: Iterable[tuple[StructureChange, ...]],
    executor: Executor | None,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> list[float] | None:
    """The figure of each run."""
    found: list[float] = []
    runs, result = list(runs), None
    for adjustments in runs:
        altered = settings._replace(adjustments=(*settings.adjustments, *adjustments))
        result = simulate(source, altered, executor, cancelled=cancelled, like=result)
        if result is None:
            return None
        shown = (
            values
            for values in measured(result, source, [aim.group])
            if (values.group, values.measure) == (aim.group, aim.measure)
        )
        values = next(shown, None)
        if values is None:
            raise _nothing_measured(aim)
        found.append(float(np.nanmean(values.values[-LAST_MONTHS:])))
        if progress is not None:
            progress(len(found) / len(runs))
    return found


def _nothing_measured(aim: Aim) -> PlanError:
    return PlanError(
        _("Nothing of the scenario is measured by “{measure}” there.").format(
            measure=_(MEASURES.get(aim.measure, aim.measure))
        ),
        _("Choose a unit, grade or desk of the plan, or another measure."),
        code="nothing_measured",
    )


def _closed_form(
    source: PlanSource, settings: Settings, aim: Aim, parameter: Parameter, target: float
) -> float | None:
    """The lead time in days that keeps a grade's vacancy rate in the long run, by E[L] / (E[L] + E[T])."""
    if parameter != "lead_time" or aim.measure != "vacancy_rate" or not aim.group.grade:
        return None
    behaviour = Behaviour(source, settings.scenario, settings.adjustments)
    first = settings.first if settings.first is not None else first_month(source.plan.horizon_start)
    month = first + settings.months - 1
    return longest_lead(mean_tenure(behaviour, month, aim.group.grade), target) * DAYS_A_MONTH
