"""``roadmap-app show``: a table, or one of its documents, as it stands in the file."""

from argparse import ArgumentParser, Namespace
from typing import Any

from i18n import _, language
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.tables import TABLES
from planning.plan.text import text_in
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan, table and document."""
    add_plan(parser)
    parser.add_argument(
        "table", metavar="TABLE", help=_("the table: {tables}").format(tables=", ".join(TABLES))
    )
    parser.add_argument("id", metavar="ID", nargs="?", help=_("one document of it"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print it.

    Raises:
        PlanError: ``unknown_table`` or ``no_such_document``.
    """
    document = Document.open(arguments.plan, read_only=True)
    output.notices(document)
    records = dict(document.records(arguments.table))
    if not records and arguments.table not in TABLES:
        raise PlanError(
            _("There is no table “{table}”.").format(table=arguments.table),
            _("Tables are: {tables}.").format(tables=", ".join(sorted({*TABLES, *document.names()}))),
            code="unknown_table",
            file=arguments.plan,
            table=arguments.table,
        )
    if arguments.id is not None:
        _show_one(arguments, records)
    elif arguments.json:
        output.json(records)
    else:
        output.table([[_("Id"), _("Name")], *([id, _title(record)] for id, record in records.items())])
    return 0


def _show_one(arguments: Namespace, records: dict[str, dict[str, Any]]) -> None:
    if arguments.id not in records:
        raise PlanError(
            _("There is no “{id}” in the table “{table}”.").format(id=arguments.id, table=arguments.table),
            _("Check the id."),
            code="no_such_document",
            file=arguments.plan,
            table=arguments.table,
            id=arguments.id,
        )
    record = records[arguments.id]
    if arguments.json:
        output.json(record)
    else:
        output.table([[_("Field"), _("Value")], *([field, _words(value)] for field, value in record.items())])


def _title(record: dict[str, Any]) -> str:
    return _words(record.get("name") or record.get("title") or record.get("period") or "")


def _words(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value for the eye: text in the user's language, lists with commas."""
    if isinstance(value, dict) and all(isinstance(words, str) for words in value.values()):
        return text_in(value, language())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
