"""Changes of documents as rows to read: a head for each table, then what was added, removed, changed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Literal, NamedTuple

import i18n
from i18n import _, formats, language
from i18n.counting import counted
from planning.plan.changes import Change, Record
from planning.plan.tables import entity_type, field_rules
from planning.plan.text import text_in
from ui.shell.plan_words import field_words, table_words

MOST_ROWS = 1000
MOST_FIELDS = 3
LONGEST = 32  # characters of a value
NOTHING = "—"
Kind = Literal["head", "added", "removed", "changed", "more"]
Names = Mapping[str, Mapping[str, Record]]


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


def name_of(table: str, document: Record, names: Names) -> str:
    """The name of a document in the language of the interface; of a link, what it joins; else its id."""
    for field in ("name", "title", "period"):
        if document.get(field):
            return _value(document[field])
    ends = [document.get(field) for field in ("predecessor", "successor")]
    if all(isinstance(end, str) for end in ends):
        return " → ".join(_reference("activities", str(end), names) for end in ends)
    return str(document.get("id", table))


def _fields(change: Change, names: Names) -> Iterator[str]:
    """"start: 1 Jan 2014 → 1 Mar 2014" for the first fields that change."""
    before, after = change.before or {}, change.after or {}
    cls = entity_type(change.table, change.id)
    refers = {rule.name: rule.refers_to for rule in field_rules(cls)}
    fields = [field for field in dict.fromkeys([*cls.__struct_fields__, *before, *after])
              if field in change.fields]
    for field in fields[:MOST_FIELDS]:
        table = refers.get(field, "")
        old, new = (_shown(field, side.get(field), table, names) for side in (before, after))
        yield _("{field}: {old} → {new}").format(field=field_words(field), old=old, new=new)
    if len(fields) > MOST_FIELDS:
        rest = len(fields) - MOST_FIELDS
        yield counted("{count} more field", "{count} more fields", rest)


def _shown(field: str, value: Any, table: str, names: Names) -> str:  # noqa: ANN401 - any JSON value
    if table and isinstance(value, str):
        return _reference(table, value, names)
    if field == "progress" and isinstance(value, int | float):
        return formats.percent(value, i18n.language())
    text = _value(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST - 1].rstrip()}…"


def _reference(table: str, id: str, names: Names) -> str:
    document = names.get(table, {}).get(id, {})
    name = document.get("name")
    return _value(name) if name else id


def _value(value: Any) -> str:  # noqa: ANN401 - any JSON value
    language = i18n.language()
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return formats.number(value, language)
    if isinstance(value, str):
        return _text(value, language)
    if isinstance(value, dict) and value and all(isinstance(text, str) for text in value.values()):
        return text_in(value, language)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return formats.series(value, language)
    return counted("{count} entry", "{count} entries", len(value))


def _text(value: str, language: str) -> str:
    """A date as it is said, any other text as it stands."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    rest = value[10:].removeprefix("T")[:5]
    return f"{formats.date_short(day, language)} {rest}".rstrip()
