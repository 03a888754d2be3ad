"""A plan seen with some tables altered, for questions that change nothing."""

from collections.abc import Mapping

from planning.plan.entities import Demand, Entity, Plan
from planning.schedule.build import PlanSource


class Altered:
    """A plan with other tables in the place of some of its own."""

    def __init__(self, source: PlanSource, tables: Mapping[str, Mapping[str, Entity]]) -> None:
        self._source, self._tables = source, tables

    @property
    def plan(self) -> Plan:
        """The head of the plan."""
        return self._source.plan

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id."""
        return self._tables[name] if name in self._tables else self._source.table(name)


class OneDemand(Altered):
    """A plan with one demand only."""

    def __init__(self, source: PlanSource, demand: Demand) -> None:
        super().__init__(source, {"demands": {demand.id: demand}})
