"""``roadmap-app import``: a file of another program into a plan, as one step or not at all."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from i18n import LANGUAGES, _, is_language, language
from planning.exchange.formats import WHAT, Format, Reading, format_of
from planning.exchange.imported import Imported
from planning.exchange.merging import Merged, merge, new_plan, tables_of, trial
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare file, plan, and how the file is understood."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to bring in"))
    add_plan(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("only tell what would change"))
    parser.add_argument("--what", choices=list(WHAT), default="", help=_("what the file holds"))
    parser.add_argument("--language", type=_tag, metavar="TAG", help=_("the language of its names"))
    parser.add_argument("--sheet", default="", metavar="NAME", help=_("the one sheet to read"))
    parser.add_argument(
        "--map",
        action="append",
        type=_pair,
        default=[],
        metavar="HEADING=FIELD",
        help=_("what a column means; an empty field leaves it out; may be repeated"),
    )
    parser.add_argument(
        "--dates",
        choices=["dmy", "mdy"],
        default="",
        help=_("whether the day or the month comes first in dates such as 3/4/2014"),
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Bring it in, and tell how many rows of which table, and what was left out; 1 where cells were wrong."""
    kind = format_of(arguments.file, arguments.what)
    document = None
    if arguments.plan.exists():
        document = Document.open(arguments.plan, read_only=arguments.dry_run)
        output.notices(document)
    try:
        imported = kind.load().read(_reading(arguments, document))
        if imported.problems:
            return _refuse(arguments, imported)
        merged = _bring_in(arguments, document, imported)
    except PlanError as error:
        raise error.in_file(arguments.file) from None
    finally:
        if document is not None:
            document.close()
    _report(arguments, kind, merged, imported.counts)
    return 0


def _reading(arguments: Namespace, document: Document | None) -> Reading:
    tables = {} if document is None else tables_of(document)
    tongue = arguments.language or (language() if document is None else document.languages[0])
    columns = dict(arguments.map)
    return Reading(
        arguments.file, tongue, tables, arguments.what, arguments.sheet, columns, arguments.dates
    )


def _bring_in(arguments: Namespace, document: Document | None, imported: Imported) -> Merged:
    if document is None:
        tables, merged = new_plan(imported)
        if not arguments.dry_run:
            Document.create(arguments.plan, tables).close()
        return merged
    if arguments.dry_run:
        return trial(tables_of(document), imported)
    document.refuse_read_only()
    document.keep_version()
    return merge(document, imported, _("Import {file}").format(file=arguments.file.name))


def _refuse(arguments: Namespace, imported: Imported) -> int:
    """Name every cell that is wrong; nothing is imported."""
    for problem in imported.problems:
        output.error(PlanError(problem.message, code=problem.code, table=problem.place, file=arguments.file))
    if arguments.json:
        errors = [problem._asdict() for problem in imported.problems]
        output.json({"ok": False, "dry_run": arguments.dry_run, "tables": {}, "errors": errors})
    return 1


def _report(arguments: Namespace, kind: Format, merged: Merged, counts: Mapping[str, int]) -> None:
    if arguments.json:
        output.json(_summary(arguments, kind, merged) | {"counts": dict(counts)})
        return
    heads = [_("Table"), _("In the file"), _("Added"), _("Changed"), _("Removed")]
    output.table([heads, *([one.table, *map(str, one[1:])] for one in merged.effects)])
    output.left_out(merged.left_out)
    if arguments.dry_run:
        print(_("Nothing was imported: this was a trial."))


def _summary(arguments: Namespace, kind: Format, merged: Merged) -> dict[str, Any]:
    return {
        "ok": True,
        "format": kind.name,
        "dry_run": arguments.dry_run,
        "tables": {one.table: one.rows for one in merged.effects},
        "added": {one.table: one.added for one in merged.effects},
        "changed": {one.table: one.changed for one in merged.effects},
        "removed": {one.table: one.removed for one in merged.effects},
        "left_out": [left._asdict() for left in merged.left_out],
        "errors": [],
    }


def _pair(text: str) -> tuple[str, str]:
    """A heading and a field from ``HEADING=FIELD``.

    Raises:
        ArgumentTypeError: there is no such sign.
    """
    heading, sign, field = text.rpartition("=")
    if not sign or not heading:
        raise ArgumentTypeError(_("“{text}” is no HEADING=FIELD.").format(text=text))
    return heading, field


def _tag(text: str) -> str:
    """A language that names may be in.

    Raises:
        ArgumentTypeError: it is none.
    """
    if text not in LANGUAGES and not is_language(text):
        raise ArgumentTypeError(_("“{text}” is no language tag such as en or zh.").format(text=text))
    return text
