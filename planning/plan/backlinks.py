"""Who refers to a document: an index, so that removing one document does not read the whole plan."""

from planning.plan.changes import Change, Record
from planning.plan.references import reference_fields, references
from planning.plan.tables import entity_type

Place = tuple[str, str]
"""A document as (table, id)."""


class Backlinks:
    """The documents that refer to each document of a plan.

    It is made in one pass when it is first asked, and from then on follows each change.
    """

    def __init__(self, tables: dict[str, dict[str, Record]]) -> None:
        self._tables = tables
        self._to: dict[Place, dict[Place, None]] | None = None

    def of(self, table: str, id: str) -> list[Place]:
        """The documents that refer to this one, each once, in the order in which they came to."""
        if self._to is None:
            self._to = self._made()
        return list(self._to.get((table, id), ()))

    def follow(self, change: Change) -> None:
        """Take note of a change that was made."""
        if self._to is None or _refers_as_before(change):
            return
        place = (change.table, change.id)
        for target in targets(change.table, change.before):
            self._to.get(target, {}).pop(place, None)
        for target in targets(change.table, change.after):
            self._to.setdefault(target, {})[place] = None

    def _made(self) -> dict[Place, dict[Place, None]]:
        made: dict[Place, dict[Place, None]] = {}
        for table, documents in self._tables.items():
            for id, document in documents.items():
                for target in targets(table, document):
                    made.setdefault(target, {})[table, id] = None
        return made


def _refers_as_before(change: Change) -> bool:
    """Whether a document that changed still refers to the same ones, as with other dates."""
    is_there = change.before is not None and change.after is not None
    return is_there and not change.differs_in(reference_fields(entity_type(change.table, change.id)))


def targets(table: str, document: Record | None) -> list[Place]:
    """The documents that a document refers to."""
    if document is None:
        return []
    return [(target, id) for _field, target, id in references(table, document)]
