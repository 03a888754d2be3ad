"""The rules that a document must keep by itself. Each names table, id, field and remedy where broken."""

import math
import re
from collections.abc import Iterator

import msgspec
import orjson

from i18n import LANGUAGES, _, is_language
from planning.plan import entities as e
from planning.plan.changes import Record
from planning.plan.competence_rules import check_competence
from planning.plan.errors import PlanError
from planning.plan.moments import is_before, is_moment
from planning.plan.staffing import Desk, Post
from planning.plan.staffing_rules import check_staffing
from planning.plan.tables import TABLES, entity, entity_type, moments, texts
from planning.plan.work_rules import check_work

ID = re.compile(r"[^\s/\x00-\x1f]{1,80}")


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
    for field, value in moments(entity_type(table, document["id"]), document):
        if not is_moment(value):
            raise _error(
                table,
                document,
                field,
                "not_a_date",
                _("“{value}” in “{field}” is no date.").format(value=value, field=field),
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
    check_work(view)
    check_staffing(view)
    check_competence(view)
    if isinstance(view, e.Plan):
        _check_languages(table, document, "languages", view.languages)
        _check_order(table, document, view.horizon_start, view.horizon_finish, "horizon_finish")
    elif isinstance(view, e.Phase | e.Activity | e.Demand | Post | Desk):
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
