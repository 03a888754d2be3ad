"""Baselines: a plan as it stands is kept under a name, and later compared with what it has become.

Variance is now less then: positive where a row is later, longer or dearer than it was planned (PMI, Practice
Standard for Scheduling; the same sign in MS Project). Times are minutes of work in the calendar of the row.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, cast

from planning.plan.baseline import Baseline, BaselineRow
from planning.plan.entities import Activity
from planning.schedule.build import PlanSource
from planning.schedule.network import Node
from planning.schedule.rows import minute_in
from planning.schedule.schedule import Schedule


class Variance(NamedTuple):
    """How an activity differs from a baseline; ``None`` where either of the two does not say.

    ``is_new``: the baseline does not have it. ``is_gone``: the plan does not have it any more.
    """

    activity: str
    start: int | None = None
    finish: int | None = None
    duration: int | None = None
    cost: Decimal | None = None
    is_new: bool = False
    is_gone: bool = False


def baseline_fields(
    source: PlanSource, schedule: Schedule, name: dict[str, str], taken: str
) -> dict[str, Any]:
    """The fields of a baseline of the plan as it is now, to be added to the table ``baselines``.

    ``taken`` is the moment it is taken, as ISO 8601 text.
    """
    activities = cast(Mapping[str, Activity], source.table("activities"))
    rows = {row.id: _kept(schedule, row.id, activities[row.id]) for row in schedule}
    return {"name": name, "taken": taken, "rows": rows}


def _kept(schedule: Schedule, id: str, activity: Activity) -> dict[str, Any]:
    row = schedule[id]
    fields = {"start": row.start, "finish": row.finish, "duration_minutes": duration_of(schedule, id)}
    cost = amount(activity.cost)
    return fields | ({"cost": str(cost)} if cost is not None else {})


def duration_of(schedule: Schedule, id: str) -> int:
    """How long a row takes; of a summary row, the time from its start to its finish."""
    place = schedule.places[id]
    node = schedule.network.nodes[place]
    if node.role != "summary":
        return node.duration
    return max(0, node.calendar.between(schedule.planned.start[place], schedule.planned.finish[place]))


def variances(source: PlanSource, schedule: Schedule, baseline: Baseline) -> Iterator[Variance]:
    """How each row of the plan, and each that has gone since, differs from a baseline."""
    activities = cast(Mapping[str, Activity], source.table("activities"))
    for row in schedule:
        then = baseline.rows.get(row.id)
        if then is None:
            yield Variance(row.id, is_new=True)
        else:
            yield _variance(schedule, row.id, activities[row.id], then)
    for id in baseline.rows:
        if id not in schedule:
            yield Variance(id, is_gone=True)


def _variance(schedule: Schedule, id: str, activity: Activity, then: BaselineRow) -> Variance:
    place = schedule.places[id]
    node, dates = schedule.network.nodes[place], schedule.planned
    duration = None if then.duration_minutes is None else duration_of(schedule, id) - then.duration_minutes
    now_cost, then_cost = amount(activity.cost), amount(then.cost)
    return Variance(
        id,
        _later(node, then.start, dates.start[place], is_finish=False),
        _later(node, then.finish, dates.finish[place], is_finish=True),
        duration,
        now_cost - then_cost if now_cost is not None and then_cost is not None else None,
    )


def _later(node: Node, then: str | None, now: int, *, is_finish: bool) -> int | None:
    if then is None:
        return None
    return node.slack_calendar.between(minute_in(then, node.slack_calendar, is_finish), now)


def amount(text: str | None) -> Decimal | None:
    """A cost that is a number; others ("about 2 million") are for reading only."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
