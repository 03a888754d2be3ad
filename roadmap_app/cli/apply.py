"""``roadmap-app apply``: edits from a file or the standard input, one JSON object (or list) a line.

Each line is one transaction. After it is on the disk its answer is printed: ``{"ok":true,"seq":N}``. A line
that is refused changes nothing and is answered by ``{"ok":false,"error":{...}}``; the next one is read.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_plan

STANDARD_INPUT = "-"


def configure(parser: ArgumentParser) -> None:
    """Declare plan and edits."""
    add_plan(parser)
    parser.add_argument(
        "edits",
        metavar="FILE",
        nargs="?",
        default=STANDARD_INPUT,
        help=_("the edits; - or nothing: the standard input"),
    )
    parser.add_argument(
        "--scenario", metavar="ID", default="", help=_("edit in a what-if scenario, not in the plan")
    )


def run(arguments: Namespace) -> int:
    """Apply all edits; 1 where any was refused."""
    lines = _lines(arguments.edits)
    document = Document.open(arguments.plan)
    output.notices(document)
    if arguments.scenario:
        document = _branch(document, arguments.scenario)
    try:
        document.refuse_read_only()
        refused = [line for line in lines if line.strip() and not _apply_line(document, line)]
    finally:
        document.close()
    return 1 if refused else 0


def _branch(document: Document, id: str) -> Document:
    from planning.plan.scenario_document import ScenarioDocument
    from planning.schedule.states import scenario_copy

    try:
        scenario_copy(document, id)
    except PlanError:
        document.close()
        raise
    return ScenarioDocument(document, id)


def _lines(name: str) -> Iterator[bytes]:
    """The lines of the edits as they come, so that a program can talk with us through a pipe."""
    if name == STANDARD_INPUT:
        return iter(sys.stdin.buffer)
    try:
        return iter(Path(name).read_bytes().splitlines())
    except OSError as error:
        raise PlanError(
            _("The file cannot be read ({reason}).").format(reason=error.strerror or error),
            _("Check its name and whether you may read it."),
            code="not_readable",
            file=name,
        ) from None


def _apply_line(document: Document, line: bytes) -> bool:
    """Apply one line and answer it."""
    try:
        edits = _edits(line)
        with document.transaction(_("Edit from the command line")) as transaction:
            for edit in edits:
                _apply_edit(transaction, edit)
    except PlanError as error:
        output.json_line({"ok": False, "error": output.error_fields(error)})
        return False
    output.json_line({"ok": True, "seq": document.history.position})
    return True


def _edits(line: bytes) -> list[Any]:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise PlanError(
            _("This line is not JSON ({reason}).").format(reason=error),
            _("Write one JSON object a line."),
            code="not_json",
        ) from None
    return value if isinstance(value, list) else [value]


def _apply_edit(transaction: Transaction, edit: Any) -> None:  # noqa: ANN401 - whatever the user wrote
    """Make one edit in the transaction.

    Raises:
        PlanError: ``wrong_edit`` where it is no edit, and what the transaction refuses.
    """
    if not isinstance(edit, dict) or not isinstance(edit.get("table"), str):
        raise _wrong_edit(_("An edit is an object with op, table, id and fields."))
    unknown = sorted(edit.keys() - {"op", "table", "id", "fields"})
    if unknown:  # "field" for "fields" must not be answered as done
        raise _wrong_edit(_("An edit has no “{key}”.").format(key=unknown[0]))
    op, table, id, fields = edit.get("op"), edit["table"], edit.get("id"), edit.get("fields", {})
    if not isinstance(fields, dict) or not isinstance(id, str | None):
        raise _wrong_edit(_("“fields” is an object and “id” is text."))
    if op == "add":
        transaction.add(table, fields if id is None else {**fields, "id": id})
    elif op not in ("set", "remove"):
        raise _wrong_edit(_("“{op}” is no operation: use add, set or remove.").format(op=op))
    elif id is None:
        raise _wrong_edit(_("“{op}” needs an id.").format(op=op))
    elif op == "set" and "fields" not in edit:
        raise _wrong_edit(_("“set” needs fields."))
    elif op == "set":
        transaction.set(table, id, **fields)
    else:
        transaction.remove(table, id)


def _wrong_edit(message: str) -> PlanError:
    example = '{"op":"set","table":"activities","id":"network","fields":{"progress":0.5}}'
    return PlanError(message, _("For example: {example}").format(example=example), code="wrong_edit")
