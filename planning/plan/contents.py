"""What a plan holds: its documents, the entities made of them, and who refers to whom, changed together."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from planning.plan.backlinks import Backlinks
from planning.plan.changes import Change, Record, put
from planning.plan.collecting import without_collecting
from planning.plan.entities import Entity
from planning.plan.tables import entity
from planning.plan.transaction import Tables


class Contents:
    """The tables of a plan.

    Documents are plain JSON values, kept as they were given, so that nothing that a newer version or a
    person wrote is lost; entities are frozen views of them, made when asked for.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.backlinks = Backlinks(tables)
        self._entities: dict[str, dict[str, Entity]] = {}

    def records(self, name: str) -> Mapping[str, Record]:
        """A table's documents by id; a view, whose documents nobody may change."""
        return MappingProxyType(self.tables.get(name, {}))

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id; documents that break their type are left out."""
        if name not in self._entities:
            rows = self.tables.get(name, {}).items()
            views = ((id, _view(name, row)) for id, row in rows)
            with without_collecting():
                self._entities[name] = {id: view for id, view in views if view is not None}
        return self._entities[name]

    def placed(self, changes: Iterable[Change]) -> Iterable[Change]:
        """The changes, each removal with its place in the table, so that undoing it restores the order."""
        removed: dict[str, set[str]] = {}
        for change in changes:
            if change.after is None:
                removed.setdefault(change.table, set()).add(change.id)
        places = {
            (table, id): place
            for table, ids in removed.items()
            for place, id in enumerate(self.tables[table])
            if id in ids
        }
        return (change._replace(at=places.get((change.table, change.id))) for change in changes)

    def put(self, changes: tuple[Change, ...]) -> None:
        """Make changes."""
        put(self.tables, changes)
        with without_collecting():
            for change in changes:
                self.backlinks.follow(change)
                self._refresh(change)
        for table in {change.table for change in changes if change.returns} & self._entities.keys():
            known = self._entities[table]
            self._entities[table] = {id: known[id] for id in self.tables[table] if id in known}

    def _refresh(self, change: Change) -> None:
        """Keep the entities in step with a document that changed."""
        entities = self._entities.get(change.table)
        if entities is None:
            return
        if change.before is not None and change.after is not None and change.id not in entities:
            del self._entities[change.table]  # it could not be read until now; the next look finds its place
            return
        view = _view(change.table, change.after) if change.after is not None else None
        if view is None:
            entities.pop(change.id, None)
        else:
            entities[change.id] = view


def _view(table: str, document: Record) -> Entity | None:
    """The entity; ``None`` for a document that breaks its type: one bad row must not hide the others."""
    try:
        return entity(table, document)
    except msgspec.ValidationError:
        return None
