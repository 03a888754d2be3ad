"""A plan to be read: its documents, their typed entities, its head and languages."""

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from i18n import _
from planning.plan.changes import Record
from planning.plan.contents import Contents
from planning.plan.entities import Entity, Plan
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables


class ReadablePlan:
    """What views, reports and formats look at."""

    def __init__(self, tables: Tables) -> None:
        self._contents = Contents(tables)

    @property
    def _tables(self) -> Tables:
        return self._contents.tables

    @property
    def path(self) -> Path | None:
        """The file; ``None`` for a plan that was never saved."""
        return None

    @property
    def plan(self) -> Plan:
        """The head of the plan.

        Raises:
            PlanError: ``no_such_document`` where the file holds none.
        """
        head = self.get("plan", "plan")
        if head is None:
            raise PlanError(
                _("The plan has no head."),
                _("Add it to the table “plan” with the id “plan”."),
                code="no_such_document",
                table="plan",
                id="plan",
                file=self.path,
            )
        return cast(Plan, head)

    @property
    def languages(self) -> list[str]:
        """The languages of the plan, the first one leading."""
        return self.plan.languages

    @property
    def size(self) -> int:
        """The number of documents."""
        return sum(map(len, self._tables.values()))

    def records(self, name: str) -> Mapping[str, Record]:
        """A table's documents by id, as they stand in the file; a view, whose documents nobody may change."""
        return self._contents.records(name)

    def names(self) -> list[str]:
        """The tables that hold anything, in alphabetical order."""
        return sorted(name for name, documents in self._tables.items() if documents)

    def records_by_table(self) -> Mapping[str, Mapping[str, Record]]:
        """All documents by table and id, as :meth:`records` gives them."""
        return {name: self._contents.records(name) for name in self._tables}

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id; documents that break their type are left to ``check``."""
        return self._contents.table(name)

    def get(self, table: str, id: str) -> Entity | None:
        """One entity, or ``None``."""
        return self.table(table).get(id)

    def raw(self, table: str) -> dict[str, dict[str, Any]]:
        """A copy of a table's documents by id, as they stand in the file."""
        return copy.deepcopy(self._tables.get(table, {}))
