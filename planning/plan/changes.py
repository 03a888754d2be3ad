"""What a transaction changed: the value that is recorded, announced to views, and turned round to undo it."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple, cast

import orjson

Record = dict[str, Any]
Kind = Literal["edit", "undo", "redo"]


def same(one: object, other: object) -> bool:
    """Whether two values are the same JSON; for Python alone, 1 would be ``true`` and 1.0 be 1."""
    return one is other or (one == other and _written(one) == _written(other))


def _written(value: object) -> bytes | None:
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # what cannot be stored is refused later, with its place
        return None


class Change(NamedTuple):
    """One document before and after; ``None`` where it did not or does not exist.

    ``at`` is the place of a removed document in its table before the step: undoing restores the order.
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
        return frozenset(
            key for key in before.keys() | after.keys() if not same(before.get(key), after.get(key))
        )

    def differs_in(self, fields: Iterable[str]) -> bool:
        """Whether any of some fields differs."""
        before, after = self.before or {}, self.after or {}
        return any(not same(before.get(field), after.get(field)) for field in fields)

    @property
    def returns(self) -> bool:
        """Whether it brings back a document that was removed."""
        return self.before is None and self.at is not None

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before, self.at)


def put(tables: dict[str, dict[str, Record]], changes: Iterable[Change]) -> None:
    """Make changes in a plan's records; what comes back comes to its old place, the first place first."""
    returning: dict[str, list[Change]] = {}
    for change in changes:
        if change.returns:
            returning.setdefault(change.table, []).append(change)
        elif change.after is None:
            tables.get(change.table, {}).pop(change.id, None)
        else:
            tables.setdefault(change.table, {})[change.id] = change.after
    for table, back in returning.items():
        records = tables.setdefault(table, {})
        rows = list(records.items())
        for change in sorted(back, key=lambda change: cast(int, change.at)):
            rows.insert(cast(int, change.at), (change.id, cast(Record, change.after)))
        records.clear()
        records.update(rows)


class Changes(NamedTuple):
    """All that one step changed, with its text.

    Edits of one ``gesture`` (a key pressed again and again) that follow one another are one step.
    """

    label: str
    kind: Kind
    items: tuple[Change, ...]
    gesture: str = ""

    def continues(self, before: "Changes") -> bool:
        """Whether it goes on with a gesture: what comes or goes does not, what moves in its wake does."""
        if not self.gesture or self.gesture != before.gesture:
            return False
        return all(change.before is not None and change.after is not None for change in self.items)

    def touches(self, *tables: str) -> bool:
        """Whether a document of any of ``tables`` changed."""
        return any(change.table in tables for change in self.items)

    def ids(self, table: str) -> set[str]:
        """The ids of the documents of ``table`` that changed."""
        return {change.id for change in self.items if change.table == table}

    def inverse(self, kind: Kind) -> "Changes":
        """The step that takes this one back, last change first."""
        return Changes(self.label, kind, tuple(change.inverse() for change in reversed(self.items)))


def joined(steps: Sequence[Changes]) -> Changes:
    """Steps that followed one another as one change of each document; text and kind are those of the last."""
    found: dict[tuple[str, str], Change] = {}
    for change in (change for step in steps for change in step.items):
        first = found.get((change.table, change.id))
        found[change.table, change.id] = change if first is None else change._replace(before=first.before)
    return steps[-1]._replace(items=tuple(found.values()))
