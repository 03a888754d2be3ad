"""Schedules a plan again and again, reading anew only the rows that changed.

Most edits change what a row takes or when it is due, and leave the links and the outline as they are. Then
the network is that of the last time with a few nodes exchanged. The result is always that of
:func:`planning.schedule.schedule_plan`.
"""

from collections.abc import Mapping
from typing import cast

from msgspec.structs import replace

from planning.plan.entities import Activity, Entity, Link
from planning.schedule.build import PlanSource
from planning.schedule.calendars import Calendars
from planning.schedule.network import Node
from planning.schedule.rows import RowReader
from planning.schedule.schedule import Schedule, schedule_plan


class Planner:
    """Remembers the last schedule of a plan; not for use from several threads at once."""

    def __init__(self) -> None:
        self._rows: list[Activity] = []
        self._rest: list[Entity] = []
        self._has_shares = False
        self._last: Schedule | None = None

    def schedule(self, source: PlanSource, *, is_whole: bool = True) -> Schedule:
        """The schedule of the plan as it is now; late dates and slack not ``is_whole`` on demand.

        Raises:
            PlanError: as :func:`planning.schedule.schedule_plan`.
        """
        rows = list(cast(Mapping[str, Activity], source.table("activities")).values())
        rest = [source.plan, *source.table("calendars").values(), *source.table("links").values()]
        nodes = self._exchanged(source, rows, rest)
        if self._last is None or nodes is None:
            schedule = schedule_plan(source, is_whole=is_whole)
            self._has_shares = any(isinstance(x, Link) and x.lag_unit == "percent" for x in rest)
        else:
            network = replace(self._last.network, nodes=nodes)
            schedule = Schedule(network, {row.id: row.uid for row in rows}, is_whole=is_whole)
        self._rows, self._rest, self._last = rows, rest, schedule
        return schedule

    def _exchanged(self, source: PlanSource, rows: list[Activity], rest: list[Entity]) -> list[Node] | None:
        """The nodes of the last network with those of changed rows made anew; ``None`` where more changed."""
        if self._last is None or len(rows) != len(self._rows) or rest != self._rest:
            return None
        changed = [
            (before, after) for before, after in zip(self._rows, rows, strict=True) if before is not after
        ]
        if changed and (
            self._has_shares or any(_shape(before) != _shape(after) for before, after in changed)
        ):
            return None
        reader = RowReader(Calendars(source.table("calendars"), source.plan.calendar))
        nodes = list(self._last.network.nodes)
        for _before, after in changed:
            place = self._last.places.get(after.id)
            if place in self._last.network.children:
                return None  # joints know the constraint of their summary row
            if place is not None:
                nodes[place] = reader.node(after, False)
        return nodes


def _shape(row: Activity) -> tuple[object, ...]:
    """What of a row decides how it is tied."""
    has_dates = row.mode == "manual" and bool(row.start and row.finish)
    return row.id, row.parent, row.active, has_dates, row.actual_finish
