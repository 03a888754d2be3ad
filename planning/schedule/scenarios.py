"""How two states of a roadmap differ: the plan, a what-if scenario of it, a baseline.

Differences are the second less the first: positive where the second is later, longer or dearer (the sign of
:mod:`planning.schedule.baselines`). Times are minutes of work in the calendar of the row.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, cast

from planning.plan.baseline import Baseline
from planning.plan.entities import Activity
from planning.plan.text import Text
from planning.schedule.baselines import amount, duration_of
from planning.schedule.build import PlanSource
from planning.schedule.network import Node
from planning.schedule.rows import minute_in
from planning.schedule.schedule import Schedule

State = Literal["same", "changed", "new", "gone"]


class RowState(NamedTuple):
    """A row as one state of the roadmap has it; ``critical`` is ``None`` where that is not known."""

    name: Text
    start: str
    finish: str
    duration: int | None
    cost: Decimal | None
    critical: bool | None


class RoadmapState(NamedTuple):
    """One state of a roadmap: its rows, from when to when they reach, and what they cost together.

    ``cost`` adds up the rows whose cost is a number, ``None`` where none is; ``start`` and ``finish`` are
    ISO 8601 to the minute, empty without rows.
    """

    rows: dict[str, RowState]
    start: str
    finish: str
    cost: Decimal | None
    critical: tuple[str, ...]


class Difference(NamedTuple):
    """How a row differs between two states; ``None`` where either of them does not say."""

    activity: str
    state: State
    first: RowState | None
    second: RowState | None
    start: int | None = None
    finish: int | None = None
    duration: int | None = None
    cost: Decimal | None = None


class Comparison(NamedTuple):
    """Two states and how they differ; ``finish`` of the whole in minutes of work of the plan."""

    first: RoadmapState
    second: RoadmapState
    differences: list[Difference]
    finish: int | None
    cost: Decimal | None

    @property
    def changed(self) -> list[Difference]:
        """The rows that differ."""
        return [found for found in self.differences if found.state != "same"]


def state_of(source: PlanSource, schedule: Schedule) -> RoadmapState:
    """A plan, or a scenario of it, as scheduled."""
    activities = cast(Mapping[str, Activity], source.table("activities"))
    rows = {
        row.id: RowState(
            activities[row.id].name,
            row.start,
            row.finish,
            duration_of(schedule, row.id),
            amount(activities[row.id].cost),
            row.critical,
        )
        for row in schedule
    }
    return _state(rows)


def state_of_baseline(baseline: Baseline, names: Mapping[str, Text]) -> RoadmapState:
    """A baseline; ``names`` are those of the plan, a baseline keeps none."""
    rows = {
        id: RowState(
            names.get(id, {}), row.start or "", row.finish or "", row.duration_minutes, amount(row.cost), None
        )
        for id, row in baseline.rows.items()
    }
    return _state(rows)


def _state(rows: dict[str, RowState]) -> RoadmapState:
    costs = [row.cost for row in rows.values() if row.cost is not None]
    return RoadmapState(
        rows,
        min((row.start for row in rows.values() if row.start), default=""),
        max((row.finish for row in rows.values() if row.finish), default=""),
        sum(costs, Decimal(0)) if costs else None,
        tuple(id for id, row in rows.items() if row.critical),
    )


def compare(first: RoadmapState, second: RoadmapState, calendars: Schedule) -> Comparison:
    """How the second state differs from the first; ``calendars`` is a schedule of either, to count by."""
    nodes = {node.id: node for node in calendars.network.nodes[: calendars.network.rows]}
    any_node = next(iter(nodes.values()), None)
    found = list(_differences(first.rows, second.rows, nodes, any_node))
    both = first.cost is not None and second.cost is not None
    cost = second.cost - first.cost if both else None  # type: ignore[operator]  # neither is None
    finish = _later(any_node, first.finish, second.finish, is_finish=True)
    return Comparison(first, second, found, finish, cost)


def _differences(
    first: dict[str, RowState],
    second: dict[str, RowState],
    nodes: Mapping[str, Node],
    any_node: Node | None,
) -> Iterator[Difference]:
    for id, now in second.items():
        then = first.get(id)
        node = nodes.get(id, any_node)
        yield _difference(id, then, now, node) if then else Difference(id, "new", None, now)
    yield from (Difference(id, "gone", then, None) for id, then in first.items() if id not in second)


def _difference(id: str, then: RowState, now: RowState, node: Node | None) -> Difference:
    start = _later(node, then.start, now.start, is_finish=False)
    finish = _later(node, then.finish, now.finish, is_finish=True)
    lengths = (then.duration, now.duration)
    duration = lengths[1] - lengths[0] if None not in lengths else None  # type: ignore[operator]  # neither is None
    both = then.cost is not None and now.cost is not None
    cost = now.cost - then.cost if both else None  # type: ignore[operator]  # neither is None
    is_other_path = None not in (then.critical, now.critical) and then.critical != now.critical
    is_same = not (start or finish or duration or cost or is_other_path)
    return Difference(id, "same" if is_same else "changed", then, now, start, finish, duration, cost)


def _later(node: Node | None, then: str, now: str, *, is_finish: bool) -> int | None:
    if node is None or not then or not now:
        return None
    calendar = node.slack_calendar
    return calendar.between(minute_in(then, calendar, is_finish), minute_in(now, calendar, is_finish))
