"""Results as series: a measure of a unit or grade month by month, its mean and its bands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from i18n import N_
from planning.schedule.build import PlanSource
from planning.staffing.behaviour import Behaviour
from planning.staffing.engine import rates_in
from planning.staffing.establishment import units_below
from planning.staffing.model import Model
from planning.staffing.service import desk_level, desks_of
from planning.staffing.simulation import Simulation

Floats = NDArray[np.float64]
Measure = Literal["establishment", "incumbency", "vacancy_rate", "cost", "service_level", "service_chance"]
MEASURES: Mapping[Measure, str] = {
    "establishment": N_("Posts"),
    "incumbency": N_("People in post"),
    "vacancy_rate": N_("Vacancy rate"),
    "cost": N_("Cost a month, dollars"),
    "service_level": N_("Service level"),
    "service_chance": N_("Chance that the level is met"),
}
"""What each is called (messages)."""
PERCENTILES = (5, 25, 50, 75, 95)
CONFIDENT = 1.959963984540054
"""Standard errors on each side of a mean that hold the true one in 95 of 100 cases."""


class Group(NamedTuple):
    """What a series is about: a unit with all below it, a grade, a grade of a unit, or a desk.

    Empty: the whole structure.
    """

    unit: str = ""
    grade: str = ""
    desk: str = ""


class Values(NamedTuple):
    """A measure of a group in each replication: (months, replications)."""

    group: Group
    measure: Measure
    values: Floats


class Series(NamedTuple):
    """A measure of a group month by month; NaN where there is nothing to measure.

    Costs are dollars a month; rates, levels and chances are shares. ``low`` and ``high`` hold the mean with a
    confidence of 95 per cent.
    """

    group: Group
    measure: Measure
    mean: Floats
    low: Floats
    high: Floats
    percentiles: Mapping[int, Floats]


def groups(model: Model, source: PlanSource) -> list[Group]:
    """All of the structure, its units from the top down, its grades."""
    below, there = units_below(source), {cell.unit for cell in model.cells}
    units = [unit for unit in below if below[unit] & there]
    return [Group(), *(Group(unit=unit) for unit in units), *(Group(grade=grade) for grade in model.grades)]


def crossed(model: Model, source: PlanSource, grade: str) -> list[Group]:
    """A grade in each unit that ever has it, itself or below it."""
    below, there = units_below(source), {cell.unit for cell in model.cells if cell.grade == grade}
    return [Group(unit, grade) for unit in below if below[unit] & there]


def measured(
    simulation: Simulation, source: PlanSource, chosen: Iterable[Group] | None = None
) -> Iterator[Values]:
    """Every measure of the ``chosen`` groups that have posts or are desks, replication by replication.

    None chosen: all of :func:`groups`, and all desks.
    """
    model = simulation.model
    wanted = groups(model, source) if chosen is None else list(chosen)
    yield from _peopled(simulation, source, [group for group in wanted if not group.desk])
    yield from _services(simulation, source, None if chosen is None else {g.desk for g in wanted})


def _peopled(simulation: Simulation, source: PlanSource, wanted: list[Group]) -> Iterator[Values]:
    model = simulation.model
    masks = _masks(model, wanted, units_below(source))
    kept = [group for group, mask in zip(wanted, masks, strict=True) if mask.any()]
    masks = masks[masks.any(axis=1)]
    posts = masks @ model.establishment().T.astype(float)
    people = _summed(masks, simulation.played.filled, np.ones((model.months, len(model.cells))))
    for n, group in enumerate(kept):
        yield Values(group, "establishment", posts[n][:, None])
        yield Values(group, "incumbency", people[n])
        standing = np.where(posts[n] > 0, posts[n], np.nan)[:, None]
        yield Values(group, "vacancy_rate", 1 - people[n] / standing)
    del people
    for group, values in zip(kept, _summed(masks, simulation.played.filled, _costs(model)), strict=True):
        yield Values(group, "cost", values)


def bands(values: Values) -> Series:
    """The mean, its confidence, and the percentiles of a measure."""
    given = values.values
    runs = given.shape[1]
    mean = given.mean(axis=1)
    error = given.std(axis=1, ddof=1) / np.sqrt(runs) if runs > 1 else np.zeros(len(mean))
    spread = _percentiles(given)
    return Series(
        values.group,
        values.measure,
        mean,
        mean - CONFIDENT * error,
        mean + CONFIDENT * error,
        dict(zip(PERCENTILES, spread, strict=True)),
    )


def _percentiles(values: Floats) -> list[Floats]:
    """The percentiles over replications, interpolated linearly; sorted only once."""
    ordered = np.sort(values, axis=1)
    last = ordered.shape[1] - 1
    found = []
    for percentile in PERCENTILES:
        place, part = divmod(percentile * last, 100)
        low, high = ordered[:, place], ordered[:, min(place + 1, last)]
        found.append(low + (high - low) * (part / 100))
    return found


def series(
    simulation: Simulation, source: PlanSource, chosen: Iterable[Group] | None = None
) -> list[Series]:
    """The series of a simulation, of the groups that :func:`measured` measures."""
    return [bands(values) for values in measured(simulation, source, chosen)]


def differences(
    simulation: Simulation, other: Simulation, source: PlanSource, chosen: Iterable[Group] | None = None
) -> list[Series]:
    """What ``other`` has more than ``simulation``, replication by replication: both share their luck.

    Only what both measure is compared; a group that one of them lacks counts as empty there.
    """
    wanted = None if chosen is None else list(chosen)
    theirs = {(v.group, v.measure): v.values for v in measured(other, source, wanted)}
    mine = {(v.group, v.measure): v.values for v in measured(simulation, source, wanted)}
    found = []
    for key in [*mine, *(key for key in theirs if key not in mine)]:
        group, measure = key
        if key in mine and key in theirs:
            values = theirs[key] - mine[key]
        elif measure in ("establishment", "incumbency", "cost"):
            values = theirs[key] if key in theirs else -mine[key]
        else:
            continue
        found.append(bands(Values(group, measure, values)))
    return found


def _masks(model: Model, chosen: list[Group], below: Mapping[str, frozenset[str]]) -> Floats:
    return np.array(
        [
            [
                (not group.unit or cell.unit in below.get(group.unit, frozenset((group.unit,))))
                and (not group.grade or cell.grade == group.grade)
                for cell in model.cells
            ]
            for group in chosen
        ],
        float,
    ).reshape(len(chosen), len(model.cells))


def _summed(masks: Floats, filled: NDArray[np.unsignedinteger], weights: Floats) -> Floats:
    """The people of each group, each with the weight of its month and cell: (group, month, replication)."""
    found = np.empty((len(masks), filled.shape[0], filled.shape[2]))
    for month in range(filled.shape[0]):
        found[:, month] = (masks * weights[month]) @ filled[month].astype(float)
    return found


def _costs(model: Model) -> Floats:
    """What one person costs in dollars a month, by month and cell."""
    return np.array([rates_in(model, month).cost[model.cell_grade] for month in range(model.months)])


def _services(simulation: Simulation, source: PlanSource, wanted: set[str] | None) -> Iterator[Values]:
    model, settings = simulation.model, simulation.settings
    behaviour = Behaviour(source, settings.scenario, settings.adjustments)
    desks = desks_of(source)
    for n, id in enumerate(model.desks):
        if wanted is not None and id not in wanted:
            continue
        desk, effective = desks[id], simulation.played.effective[:, n].astype(float)
        found = desk_level(source, settings.scenario, desk, behaviour, model.first, effective)
        group = Group(unit=desk.unit, desk=id)
        yield Values(group, "service_level", found.level)
        yield Values(group, "service_chance", np.where(np.isnan(found.level), np.nan, found.met))
