"""Service levels: what the people in post can answer or cover, and how many that would take.

Loads and targets are those of the desks of the plan; working hours are assumptions (leave, holidays,
training).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from planning.plan.scenario_rules import in_order
from planning.plan.staffing import Desk
from planning.schedule.build import PlanSource
from planning.staffing.behaviour import Behaviour
from planning.staffing.closed import cover, queues
from planning.staffing.months import first_month, last_month
from planning.staffing.seats import branches

Floats = NDArray[np.float64]


class DeskLevel(NamedTuple):
    """A desk month by month.

    Attributes:
        level: by month and replication: the share of calls answered in time, or of seat-hours that are held;
            NaN in months in which the desk is not open.
        met: whether the target is met; needed: full-time equivalents that would meet it, by month.
    """

    level: Floats
    met: NDArray[np.bool_]
    needed: Floats


def presence_hours(behaviour: Behaviour, month: int) -> float:
    """The hours a year that one person is at work: working days less leave, holidays, sickness, training."""
    absent = sum(
        behaviour.at(kind, month).value for kind in ("leave_days", "holidays", "sick_days", "training_days")
    )
    hours = behaviour.at("hours_a_day", month).value
    return cover.net_hours(behaviour.at("working_days", month).value, absent, hours)


def relief(desk: Desk, behaviour: Behaviour, month: int) -> float:
    """People needed for each seat of a desk that is held in all of its hours."""
    hours = presence_hours(behaviour, month)
    return cover.relief_factor(desk.hours_a_week * cover.WEEKS_A_YEAR, hours) if hours else float("inf")


def desks_by_month(source: PlanSource, scenario: str, desk: Desk, first: int, months: int) -> list[int]:
    """At how many separate desks the calls arrive, each month."""
    found = [desk.desks] * months
    for branch in branches(source, scenario):
        for _number, change in in_order(branch):
            if change.action == "pool" and change.desk == desk.id:
                start = max(first_month(change.date) - first, 0)
                found[start:] = [change.count] * (months - min(start, months))
    return found


def desk_level(
    source: PlanSource, scenario: str, desk: Desk, behaviour: Behaviour, first: int, effective: Floats
) -> DeskLevel:
    """The level of a desk with these full-time equivalents by (month, replication)."""
    months = len(effective)
    level, met = np.full(effective.shape, np.nan), np.zeros(effective.shape, bool)
    needed = np.full(months, np.nan)
    for at, separate in enumerate(desks_by_month(source, scenario, desk, first, months)):
        if is_open(desk, first + at):
            factor = relief(desk, behaviour, first + at)
            level[at] = level_with(desk, separate, effective[at] / factor)
            needed[at] = seats_needed(desk, separate) * factor
            target = desk.target_share if desk.kind == "calls" else 1 - 1e-9
            met[at] = level[at] >= target
    return DeskLevel(level, met, needed)


def level_with(desk: Desk, separate: int, present: Floats) -> Floats:
    """The level with so many people present at a time; a fraction is there for that share of the time."""
    if desk.kind == "cover":
        return np.minimum(present / desk.seats, 1.0)
    most = int(np.ceil(present.max(initial=0))) + 1
    table = np.array([_answered(desk, separate, agents) for agents in range(most + 1)])
    found: Floats = np.interp(present, np.arange(most + 1), table)
    return found


def seats_needed(desk: Desk, separate: int) -> int:
    """The seats that meet the target of a desk, at all of its separate desks."""
    if desk.kind == "cover":
        return desk.seats
    each = queues.agents_needed(
        _load(desk) / separate,
        desk.handling_minutes,
        min(desk.target_share, 0.999999),
        desk.target_seconds / 60,
        patience=desk.patience_minutes,
        occupancy=desk.max_occupancy,
    )
    return separate * each


def _answered(desk: Desk, separate: int, agents: int) -> float:
    """The share of calls answered in time where agents are spread over the desks as evenly as it goes."""
    each, more = divmod(agents, separate)
    few = _level_of_one(desk, _load(desk) / separate, each)
    many = _level_of_one(desk, _load(desk) / separate, each + 1) if more else few
    return ((separate - more) * few + more * many) / separate


@lru_cache(maxsize=4096)
def _level(load: float, agents: int, handling: float, patience: float, within: float) -> float:
    if agents == 0:
        return 0.0 if load else 1.0
    if patience:
        return queues.impatient_queue(load, agents, handling, patience, within).level
    return queues.patient_queue(load, agents, handling, within).level


def _level_of_one(desk: Desk, load: float, agents: int) -> float:
    return _level(load, agents, desk.handling_minutes, desk.patience_minutes, desk.target_seconds / 60)


def _load(desk: Desk) -> float:
    """Erlangs: calls an hour times hours of handling."""
    return desk.contacts_per_hour * desk.handling_minutes / 60


def is_open(desk: Desk, month: int) -> bool:
    """Whether a desk is there at the end of a month."""
    return (desk.start is None or first_month(desk.start) <= month) and (
        desk.finish is None or month <= last_month(desk.finish)
    )


def desks_of(source: PlanSource) -> Mapping[str, Desk]:
    """The desks of a plan by id."""
    return cast(Mapping[str, Desk], source.table("desks"))
