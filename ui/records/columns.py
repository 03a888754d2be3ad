"""The columns of a spreadsheet of a catalogue: one a field, and one a language for fields with words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from i18n import _
from planning.exchange.tabular.columns import Field
from ui.records.kinds import Kind
from ui.records.values import Values
from ui.roadmap.language_fields import own_name
from ui.widgets.spreadsheet_model import Column

WIDTHS: Mapping[str, int] = {"words": 170, "reference": 170, "references": 220, "start": 116, "finish": 116}
"""Px by the kind of the field."""
WIDE = {"name": 200, "text": 300, "language": 110, "unit": 190}
"""Px of some fields by their name."""
NARROW = 96
NAMES = {"grades": 88, "duty_stations": 160, "career_rules": 270}
"""Px of names in tables where they are short or long."""


def columns_of(kind: Kind, values: Values, languages: list[str], shown: str, without: str) -> list[Column]:
    """The columns in the language of the interface; ``without`` the field that all rows share.

    Fields of a words column are keyed ``name.zh``: the other languages stay.
    """
    found: list[Column] = []
    for name in kind.columns:
        if name != without:
            field = kind.field(name)
            if field.kind == "words":
                found += _words(field, languages, shown, _width(field, kind.table))
            else:
                found.append(_column(field, values))
    return found


def _words(field: Field, languages: list[str], shown: str, width: int) -> Iterator[Column]:
    title = _(field.title)
    first = sorted(languages, key=lambda tag: tag != shown)
    for tag in first:
        heading = f"{title} ({own_name(tag, shown)})" if len(languages) > 1 else title
        said, say = _said(field.name, tag), _say(field.name, tag)
        yield Column(f"{field.name}.{tag}", heading, said, width, fields=say)


def _said(name: str, tag: str) -> Callable[[Any], str]:
    return lambda entity: getattr(entity, name).get(tag, "")


def _say(name: str, tag: str) -> Callable[[Any, str], Mapping[str, Any]]:
    return lambda _entity, words: {f"{name}.{tag}": words}


def _column(field: Field, values: Values) -> Column:
    is_number = field.kind in ("whole", "number", "amount")
    pairs = values.choices(field)
    return Column(
        field.name,
        _(field.title),
        lambda entity: values.words(field, getattr(entity, field.name)),
        _width(field),
        is_number,
        fields=lambda _entity, words: {field.name: values.value(field, words)},
        choices=(lambda: pairs) if pairs is not None else None,
        sort_key=(lambda entity: float(getattr(entity, field.name) or 0)) if is_number else None,
    )


def _width(field: Field, table: str = "") -> int:
    if field.name == "name" and table in NAMES:
        return NAMES[table]
    return WIDE.get(field.name) or WIDTHS.get(field.kind) or NARROW
