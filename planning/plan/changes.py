"""What a transaction changed: the value that is recorded, announced to views, and turned round to undo it."""

from typing import Any, Literal, NamedTuple

Record = dict[str, Any]
Kind = Literal["edit", "undo", "redo"]


class Change(NamedTuple):
    """One document before and after; ``None`` where it did not or does not exist.

    ``at`` is the place of the document in its table, kept so that undoing a removal restores the order.
    """

    table: str
    id: str
    before: Record | None
    after: Record | None
    at: int | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields whose values differ."""
        before, after = self.before or {}, self.after or {}
        return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before, self.at)


def put(tables: dict[str, dict[str, Record]], change: Change) -> None:
    """Make a change in a plan's records: removed, replaced, added at the end or back at its old place."""
    records = tables.setdefault(change.table, {})
    if change.after is None:
        records.pop(change.id, None)
    elif change.before is None and change.at is not None and change.at < len(records):
        rows = list(records.items())
        rows.insert(change.at, (change.id, change.after))
        records.clear()
        records.update(rows)
    else:
        records[change.id] = change.after


class Changes(NamedTuple):
    """All that one step changed, with its text."""

    label: str
    kind: Kind
    items: tuple[Change, ...]

    def touches(self, *tables: str) -> bool:
        """Whether a document of any of ``tables`` changed."""
        return any(change.table in tables for change in self.items)

    def ids(self, table: str) -> set[str]:
        """The ids of the documents of ``table`` that changed."""
        return {change.id for change in self.items if change.table == table}

    def inverse(self, kind: Kind) -> "Changes":
        """The step that takes this one back, last change first."""
        return Changes(self.label, kind, tuple(change.inverse() for change in reversed(self.items)))
