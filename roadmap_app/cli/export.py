"""``roadmap-app export``: a part of the plan as a file for other programs, by the name of the file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from i18n import _, language
from planning.exchange.formats import FORMATS, WHAT, Exported, Writing, format_for
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan, tag

Writer = Callable[[Document, Writing], Exported]
PICTURE = ".png"
"""Written here and not by a module of exchange: only the window's toolkit paints it."""


def configure(parser: ArgumentParser) -> None:
    """Declare plan, file, and what of the plan goes there."""
    suffixes = sorted({suffix for one in FORMATS if one.writes for suffix in one.suffixes} | {PICTURE})
    add_plan(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=_("the file to write: {suffixes}").format(suffixes=", ".join(suffixes)),
    )
    parser.add_argument("--what", choices=list(WHAT), default="roadmap", help=_("what is exported"))
    parser.add_argument("--language", type=tag, metavar="TAG", help=_("the language of the words"))
    parser.add_argument("--all", action="store_true", help=_("in a calendar: all activities"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write it, and tell what the format has no place for.

    Raises:
        PlanError: ``unknown_format`` or ``not_written``.
    """
    write = _writer(arguments.file, arguments.what)
    document = Document.open(arguments.plan, read_only=True)
    options = frozenset({"all"} if arguments.all else ())
    exported = write(document, Writing(arguments.what, arguments.language or language(), options))
    output.write_file(arguments.file, exported.data)
    if arguments.json:
        left_out = [left._asdict() for left in exported.left_out]
        output.json({"file": str(arguments.file), "bytes": len(exported.data), "left_out": left_out})
        return 0
    print(_("Wrote {file}.").format(file=arguments.file))
    output.left_out(exported.left_out)
    return 0


def _writer(file: Path, what: str) -> Writer:
    if what == "roadmap" and file.suffix.lower() == PICTURE:
        return _png
    return format_for(file, what).load().write


def _png(document: Document, writing: Writing) -> Exported:
    from roadmap_app.app import roadmap_picture

    return Exported(roadmap_picture(document, writing.language))
