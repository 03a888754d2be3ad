"""Changes of documents as rows to read: a head for each table, then what was added, removed, changed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from i18n import _, formats, language
from i18n.counting import counted
from planning.plan.changes import Change
from ui.shell.plan_words import field_words, table_words
from ui.shell.value_words import Names, field_value, fields_of, name_of

MOST_ROWS = 1000
MOST_FIELDS = 3
LONGEST = 32  # characters of a value
Kind = Literal["head", "added", "removed", "changed", "more"]


class ChangeRow(NamedTuple):
    """A line of the list: a head (words, count) or a document (name, what of it changes)."""

    kind: Kind
    words: str
    detail: str = ""

    @property
    def spoken(self) -> str:
        """The row in words."""
        verb = {"added": _("Added"), "removed": _("Removed"), "changed": _("Changed")}.get(self.kind, "")
        return ": ".join(part for part in (verb, self.words, self.detail) if part)

    @property
    def is_choice(self) -> bool:
        """Heads are passed over."""
        return self.kind not in ("head", "more")


def rows_of(changes: Sequence[Change], names: Names) -> list[ChangeRow]:
    """The rows; ``names`` are the tables in which references find the names of what they refer to."""
    rows: list[ChangeRow] = []
    for table, group in groupby(changes, lambda change: change.table):
        found = list(group)
        rows.append(ChangeRow("head", table_words(table), formats.number(len(found), language())))
        rows += (_row(change, names) for change in found[: MOST_ROWS - len(rows)])
        if len(rows) >= MOST_ROWS:
            rest = len(changes) - sum(row.is_choice for row in rows)
            words = counted("{count} more document", "{count} more documents", rest)
            return [*rows, ChangeRow("more", words)] if rest else rows
    return rows


def _row(change: Change, names: Names) -> ChangeRow:
    name = name_of(change.table, change.before or change.after or {}, names)
    if change.before is None:
        return ChangeRow("added", name)
    if change.after is None:
        return ChangeRow("removed", name)
    return ChangeRow("changed", name, "; ".join(_fields(change, names)))


def _fields(change: Change, names: Names) -> Iterator[str]:
    """"start: 1 Jan 2014 → 1 Mar 2014" for the first fields that change."""
    before, after = change.before or {}, change.after or {}
    differing = change.fields
    fields = [one for one in fields_of(change.table, change.id, before, after) if one in differing]
    for field in fields[:MOST_FIELDS]:
        old, new = (_short(field_value(change.table, change.id, field, side.get(field), names))
                    for side in (before, after))
        yield _("{field}: {old} → {new}").format(field=field_words(field), old=old, new=new)
    if len(fields) > MOST_FIELDS:
        rest = len(fields) - MOST_FIELDS
        yield counted("{count} more field", "{count} more fields", rest)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST - 1].rstrip()}…"
