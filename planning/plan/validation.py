"""The rules a transaction must keep. Each rule names table, id, field and remedy where it is broken.

Only what a transaction touches is looked at, so that the cost of an edit does not grow with the plan.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec
import orjson

from i18n import LANGUAGES, _, is_language, language
from planning.plan import entities as e
from planning.plan.changes import Change, Record
from planning.plan.errors import PlanError
from planning.plan.moments import is_before, is_moment
from planning.plan.references import link_cycle, parent_cycle, references, referrers
from planning.plan.tables import TABLES, entity, entity_type, field_rules, texts
from planning.plan.text import text_in

ID = re.compile(r"[^\s/\x00-\x1f]{1,80}")
WITH_PARENT = ("activities", "units")


class State(Protocol):
    """The plan as a transaction would leave it."""

    def get(self, table: str, id: str) -> Record | None:
        """One document."""

    def table(self, table: str) -> Mapping[str, Record]:
        """All documents of a table; costs as much as the table is long."""


def check_changes(changes: tuple[Change, ...], state: State) -> None:
    """Check what a transaction would leave behind.

    Raises:
        PlanError: at the first rule that is broken.
    """
    for change in changes:
        if change.after is not None:
            check_document(change.table, change.after)
            _check_references(change.table, change.after, state)
    _check_removed(changes, state)
    for change in changes:
        if change.after is not None:
            _check_cycles(change, change.after, state)


def check_tables(tables: Mapping[str, Mapping[str, Record]]) -> None:
    """Check a plan that somebody else wrote: each document by itself, and that what it refers to is there.

    Raises:
        PlanError: at the first rule that is broken.
    """
    state = _Tables(tables)
    for table, documents in tables.items():
        for document in documents.values():
            check_document(table, document)
            _check_references(table, document, state)


class _Tables:
    """Tables as a state to look things up in."""

    def __init__(self, tables: Mapping[str, Mapping[str, Record]]) -> None:
        self._tables = tables

    def get(self, table: str, id: str) -> Record | None:
        return self.table(table).get(id)

    def table(self, table: str) -> Mapping[str, Record]:
        return self._tables.get(table, {})


def check_document(table: str, document: Record) -> e.Entity:
    """Check one document by itself and give its entity.

    Raises:
        PlanError: unknown table, missing or wrong field, no date, no language, finish before start.
    """
    if table not in TABLES:
        raise PlanError(
            _("There is no table “{table}”.").format(table=table),
            _("Tables are: {tables}.").format(tables=", ".join(TABLES)),
            code="unknown_table",
            table=table,
        )
    check_id(table, document.get("id"))
    if table == "plan" and document["id"] != "plan":
        raise _error(
            table, document, "id", "wrong_id", _("The plan has one head document with the id “plan”.")
        )
    _check_storable(table, document)
    _check_moments(table, document)
    try:
        view = entity(table, document)
    except msgspec.ValidationError as error:
        raise _field_error(table, document, str(error)) from None
    for field, text in texts(table, document):
        _check_languages(table, document, field, list(text))
    _check_rules(table, document, view)
    return view


def _error(table: str, document: Record, field: str, code: str, message: str, remedy: str = "") -> PlanError:
    return PlanError(message, remedy, code=code, table=table, id=str(document.get("id", "")), field=field)


def check_id(table: str, id: object) -> str:
    """The id, where it can be one.

    Raises:
        PlanError: ``wrong_id``.
    """
    if not isinstance(id, str) or not ID.fullmatch(id):
        raise PlanError(
            _("“{id}” cannot be an id.").format(id=id),
            _("An id is 1 to 80 characters without spaces and slashes."),
            code="wrong_id",
            table=table,
        )
    return id


def _check_storable(table: str, document: Record) -> None:
    """What a file cannot hold: whole numbers beyond 64 bits, half characters, NaN, objects without end."""
    written = _written(document)
    if written is None:
        field = next((field for field, value in document.items() if _written({field: value}) is None), "")
        raise _error(
            table,
            document,
            field,
            "wrong_type",
            _("“{field}” holds a value that cannot be stored.").format(field=field),
            _("Correct the value."),
        )
    if b"null" in written:  # as which NaN and infinity would be written without a word
        _check_numbers(table, document)


def _check_numbers(table: str, document: Record) -> None:
    for field, value in document.items():
        if any(not math.isfinite(number) for number in _floats(value)):
            raise _error(
                table,
                document,
                field,
                "not_a_number",
                _("“{field}” holds a value that is no number.").format(field=field),
                _("Give a finite number."),
            )


def _written(document: Record) -> bytes | None:
    """The document's JSON, as deep as it stands in the file; ``None`` where it has none."""
    try:
        return orjson.dumps([[[document]]])
    except TypeError:
        return None


def _floats(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _floats(item)
    elif isinstance(value, list):
        for item in value:
            yield from _floats(item)


def _field_error(table: str, document: Record, reason: str) -> PlanError:
    """The message of msgspec as one of ours: ``Expected `str`, got `int` - at `$.name[...]```."""
    missing = re.search(r"missing required field `(\w+)`", reason)
    if missing:
        field = missing.group(1)
        return _error(
            table,
            document,
            field,
            "missing_field",
            _("“{field}” is missing.").format(field=field),
            _("Give it a value."),
        )
    where = re.search(r"at `\$\.(\w+)", reason)
    field = where.group(1) if where else ""
    what = reason.split(" - at ", maxsplit=1)[0].replace("`", "")
    return _error(
        table,
        document,
        field,
        "wrong_type",
        _("“{field}” has a wrong value ({reason}).").format(field=field, reason=what),
        _("Correct the value."),
    )


def _check_moments(table: str, document: Record) -> None:
    for rule in field_rules(entity_type(table, document["id"])):
        value = document.get(rule.name)
        if rule.kind == "moment" and isinstance(value, str) and not is_moment(value):
            raise _error(
                table,
                document,
                rule.name,
                "not_a_date",
                _("“{value}” in “{field}” is no date.").format(value=value, field=rule.name),
                _("Write a date such as 2014-10-01, or a time such as 2014-10-01T08:00."),
            )


def _check_languages(table: str, document: Record, field: str, tags: list[str]) -> None:
    for tag in tags:
        if tag not in LANGUAGES and not is_language(tag):
            raise _error(
                table,
                document,
                field,
                "not_a_language",
                _("“{tag}” in “{field}” is no language.").format(tag=tag, field=field),
                _("Use a language tag such as en, zh or fr."),
            )


def _check_rules(table: str, document: Record, view: e.Entity) -> None:
    """The rules that hold between the fields of one document."""
    if isinstance(view, e.Plan):
        _check_languages(table, document, "languages", view.languages)
        _check_order(table, document, view.horizon_start, view.horizon_finish, "horizon_finish")
    elif isinstance(view, e.Phase | e.Activity | e.Demand):
        _check_order(table, document, view.start, view.finish, "finish")
    elif isinstance(view, e.Link) and view.predecessor == view.successor:
        raise _error(
            table,
            document,
            "successor",
            "link_cycle",
            _("An activity cannot depend on itself."),
            _("Choose another activity."),
        )


def _check_order(table: str, document: Record, start: str | None, finish: str | None, field: str) -> None:
    if start and finish and is_before(finish, start):
        raise _error(
            table,
            document,
            field,
            "finish_before_start",
            _("The finish {finish} lies before the start {start}.").format(finish=finish, start=start),
            _("Choose a finish on or after the start."),
        )


def _check_references(table: str, document: Record, state: State) -> None:
    for field, target, id in references(table, document):
        if state.get(target, id) is None:
            raise _error(
                table,
                document,
                field,
                "unknown_reference",
                _("“{id}” in “{field}” is not in the table “{table}”.").format(
                    id=id, field=field, table=target
                ),
                _("Choose one that exists, or add it first."),
            )


def _check_removed(changes: tuple[Change, ...], state: State) -> None:
    removed: dict[str, set[str]] = {}
    for change in changes:
        if change.after is None:
            removed.setdefault(change.table, set()).add(change.id)
    if "plan" in removed:
        raise PlanError(
            _("The head of the plan cannot be removed."), code="still_referenced", table="plan", id="plan"
        )
    for table, ids in removed.items():
        for other, id, field, target in referrers(state.table, table, ids):
            raise PlanError(
                _("“{target}” is still used by {table}/{id} ({field}).").format(
                    target=target, table=other, id=id, field=field
                ),
                _("Change or remove that first."),
                code="still_referenced",
                table=table,
                id=target,
                field=field,
            )


def _check_cycles(change: Change, after: Record, state: State) -> None:
    if change.table == "links" and change.fields & {"predecessor", "successor"}:
        cycle = link_cycle(state.table("links").values(), after)
        _refuse_cycle(change, "successor", cycle, "activities", state)
    if change.table in WITH_PARENT and "parent" in change.fields:
        cycle = parent_cycle(state.get, change.table, change.id)
        _refuse_cycle(change, "parent", cycle, change.table, state)


def _refuse_cycle(change: Change, field: str, cycle: list[str], table: str, state: State) -> None:
    if cycle:
        named = [state.get(table, id) or {} for id in cycle]
        names = " → ".join(
            text_in(record.get("name"), language()) or id for record, id in zip(named, cycle, strict=True)
        )
        code = "link_cycle" if change.table == "links" else "parent_cycle"
        raise PlanError(
            _("This would close a circle: {names}.").format(names=names),
            _("Remove one of these first, or choose another."),
            code=code,
            table=change.table,
            id=change.id,
            field=field,
        )
