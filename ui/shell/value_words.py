"""The values of a plan in words, where a list tells of documents of every kind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import i18n
from i18n import _, formats
from i18n.counting import counted
from planning.plan.changes import Record
from planning.plan.code_words import CONSTRAINTS, LINK_TYPES
from planning.plan.tables import entity_type, field_rules
from planning.plan.text import text_in
from planning.plan.typed_values import shown_length
from planning.scene.activity_words import KINDS, MODES

NOTHING = "—"
WORKING_TIME = ("duration_minutes", "remaining_minutes")
CODES = {
    ("activities", "kind"): KINDS,
    ("activities", "mode"): MODES,
    ("activities", "constraint"): CONSTRAINTS,
    ("links", "type"): LINK_TYPES,
}
"""What the words of closed lists are called, by table and field."""
Names = Mapping[str, Mapping[str, Record]]


def name_of(table: str, document: Record, names: Names) -> str:
    """The name of a document in the language of the interface; of a link, what it joins; else its id."""
    for field in ("name", "title", "period"):
        if document.get(field):
            return value_words(document[field])
    ends = [document.get(field) for field in ("predecessor", "successor")]
    if all(isinstance(end, str) for end in ends):
        return " → ".join(_reference("activities", str(end), names) for end in ends)
    return str(document.get("id", table))


def fields_of(table: str, id: str, *documents: Record) -> list[str]:
    """The fields of some states of a document, in the order of the data contract."""
    fields = [*entity_type(table, id).__struct_fields__, *(key for document in documents for key in document)]
    return list(dict.fromkeys(fields))


def referred_table(table: str, id: str, field: str) -> str:
    """The table that a field refers to, "" where it does not."""
    rules = field_rules(entity_type(table, id))
    return next((rule.refers_to for rule in rules if rule.name == field), "")


def field_value(table: str, id: str, field: str, value: Any, names: Names) -> str:  # noqa: ANN401 - JSON
    """A value of a field as the panels of the window say it."""
    referred = referred_table(table, id, field)
    if referred and isinstance(value, str):
        return _reference(referred, value, names)
    if isinstance(value, str) and value in CODES.get((table, field), {}):
        return _(CODES[table, field][value])
    if isinstance(value, int | float) and not isinstance(value, bool):
        if field == "progress":
            return formats.percent(value, i18n.language())
        if field in WORKING_TIME:
            return shown_length(value, i18n.language())
    return value_words(value)


def _reference(table: str, id: str, names: Names) -> str:
    name = names.get(table, {}).get(id, {}).get("name")
    return value_words(name) if name else id


def value_words(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value whose field is not known."""
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
