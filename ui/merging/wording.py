"""Conflicts in the user's words: what it is about, and what each side has."""

from collections import ChainMap
from collections.abc import Iterator
from typing import Any, NamedTuple

from i18n import LANGUAGES, N_, _, language, language_name
from i18n.counting import counted
from planning.merge.reasons import reason
from planning.merge.three_way import Conflict, Side, States
from planning.merge.values import ABSENT, Path
from planning.plan.changes import Change, Record, same
from ui.shell.plan_words import field_words, table_words
from ui.shell.value_words import NOTHING, Names, field_value, fields_of, name_of, value_words

MOST_LINES = 8
LONGEST = 300
"""Characters of a value in a card."""
SIDES: dict[Side | None, str] = {
    "mine": N_("Mine"), "theirs": N_("Theirs"), "base": N_("Before"), None: N_("Both"),
}  # fmt: skip


def names_in(mine: States, theirs: States) -> Names:
    """Where references find names: in one copy, else in the other."""
    tables = {*mine, *theirs}
    return {table: ChainMap(dict(mine.get(table, {})), dict(theirs.get(table, {}))) for table in tables}


def title_of(conflict: Conflict, names: Names) -> str:
    """The name of the document that a conflict is about."""
    document = names.get(conflict.table, {}).get(conflict.id, {"id": conflict.id})
    return name_of(conflict.table, document, names)


def field_of(conflict: Conflict) -> str:
    """The field that a conflict is about, with the language of a name; "" where it is the document itself."""
    if not conflict.path:
        return ""
    return _path_words(conflict.path)


def _path_words(path: Path) -> str:
    field, *keys = path
    inside = [language_name(key, language()) if key in LANGUAGES else key for key in keys]
    words = field_words(field)
    return _("{field} ({part})").format(field=words, part=", ".join(inside)) if inside else words


def place_of(conflict: Conflict) -> str:
    """Table, field and why it is to be decided, in a line."""
    place = " · ".join(part for part in (table_words(conflict.table), field_of(conflict)) if part)
    return _("{place}: {reason}").format(place=place, reason=reason(conflict))


def side_words(conflict: Conflict, side: Side, names: Names) -> str:
    """What a side has, in a few lines."""
    value = conflict.of(side)
    if not conflict.path:
        return "\n".join(_document_lines(conflict, side, names))
    return _short(_value(conflict, value, names))


def _value(conflict: Conflict, value: Any, names: Names) -> str:  # noqa: ANN401 - any JSON value
    if value is ABSENT:
        return NOTHING
    if len(conflict.path) == 1:
        return field_value(conflict.table, conflict.id, conflict.path[0], value, names)
    return value_words(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _document_lines(conflict: Conflict, side: Side, names: Names) -> list[str]:
    """Of a document as a whole: whether it is there, and what of it differs from what both came from."""
    document = conflict.of(side)
    if document is ABSENT:
        return [_("Removed") if side != "base" and conflict.base is not ABSENT else _("Not there")]
    if conflict.base is ABSENT:
        return [_("Added"), *_differing(conflict, document, _other(conflict, side), names)]
    if side == "base":
        return [_("As both had it"), *_differing(conflict, document, conflict.mine, names)]
    return _differing(conflict, document, conflict.base, names) or [_("Unchanged")]


def _other(conflict: Conflict, side: Side) -> Any:  # noqa: ANN401 - a record or ABSENT
    return conflict.theirs if side == "mine" else conflict.mine


def _differing(conflict: Conflict, document: Record, other: Any, names: Names) -> list[str]:  # noqa: ANN401
    """The fields in which a document differs from another, with its own values."""
    if other is ABSENT:
        return []
    parts = _parts(conflict.table, conflict.id, document, other, names)
    return _first([_("{field}: {value}").format(field=one.words, value=one.before) for one in parts])


class _Part(NamedTuple):
    """A field, or a name in one language, with its values in two states of a document."""

    words: str
    before: str
    after: str


def _parts(table: str, id: str, before: Record, after: Record, names: Names) -> Iterator[_Part]:
    """What differs in two states of a document; a text in several languages by language."""
    for field in fields_of(table, id, before, after):
        old, new = before.get(field), after.get(field)
        if field == "id" or same(old, new):
            continue
        if _is_in_languages(old) and _is_in_languages(new):
            for tag in dict.fromkeys((*(old or ()), *(new or ()))):
                one, two = (old or {}).get(tag), (new or {}).get(tag)
                if one != two:
                    yield _Part(_path_words((field, tag)), _short(value_words(one)), _short(value_words(two)))
        else:
            one, two = (_short(field_value(table, id, field, value, names)) for value in (old, new))
            yield _Part(field_words(field), one, two)


def _is_in_languages(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    return value is None or (isinstance(value, dict) and all(key in LANGUAGES for key in value))


def _first(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    if rest <= 0:
        return lines
    return [*lines[:MOST_LINES], counted("{count} more field", "{count} more fields", rest)]


def change_lines(change: Change, names: Names) -> list[str]:
    """What of a document comes in, a field a line."""
    before, after = change.before or {}, change.after or {}
    parts = _parts(change.table, change.id, before, after, names)
    if change.before is not None and change.after is not None:
        pattern = _("{field}: {old} → {new}")
        return _first([pattern.format(field=one.words, old=one.before, new=one.after) for one in parts])
    values = [(one.words, one.before if before else one.after) for one in parts]
    return _first([_("{field}: {value}").format(field=words, value=value) for words, value in values])
