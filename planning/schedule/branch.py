"""A plan beside the plan: as it is now, kept for a thread, or as an edit not yet made would leave it."""

from collections.abc import Mapping
from typing import Self, cast

from planning.plan.changes import Change
from planning.plan.entities import Entity, Plan
from planning.plan.tables import entity
from planning.schedule.build import PlanSource

TABLES = ("activities", "links", "calendars", "baselines")
"""What schedule, status and risk are reckoned from, beside the head of the plan."""


class Branch:
    """What a schedule is made from (:class:`planning.schedule.build.PlanSource`), apart from the open plan.

    Entities are frozen, so that a copy of the tables is enough to read it from another thread.
    """

    def __init__(self, plan: Plan, tables: Mapping[str, Mapping[str, Entity]]) -> None:
        self.plan, self._tables = plan, tables

    @classmethod
    def of(cls, source: PlanSource) -> Self:
        """The plan as it is now."""
        return cls(source.plan, {name: dict(source.table(name)) for name in TABLES})

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id."""
        return self._tables.get(name, {})

    def after(self, changes: tuple[Change, ...]) -> "Branch":
        """The plan as these changes leave it.

        Raises:
            msgspec.ValidationError: a changed document breaks its type.
        """
        touched = {change.table for change in changes if change.table in TABLES}
        tables = {name: dict(rows) if name in touched else rows for name, rows in self._tables.items()}
        plan = self.plan
        for change in changes:
            if change.table == "plan" and change.after is not None:
                plan = cast(Plan, entity("plan", change.after))
            elif change.table in touched:
                rows = cast(dict[str, Entity], tables[change.table])
                if change.after is None:
                    rows.pop(change.id, None)
                else:
                    rows[change.id] = entity(change.table, change.after)
        return Branch(plan, tables)
