"""``roadmap-app export``: a part of the plan as a file for other programs, by the name of the file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from i18n import _, language
from planning.exchange.formats import FORMATS, WHAT, Exported, Writing, format_for, named_format
from planning.plan.document import Document
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json, add_plan, tag

Writer = Callable[[Document, Writing], Exported]
PICTURE = ".png"
"""Written here and not by a module of exchange: only the window's toolkit paints it."""


def configure(parser: ArgumentParser) -> None:
    """Declare plan, file, and what of the plan goes there."""
    suffixes = sorted({one.suffixes[0] for one in FORMATS if one.writes} | {PICTURE})
    add_plan(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=_("the file to write: {suffixes}").format(suffixes=", ".join(suffixes)),
    )
    what = _("what is exported; by default what the format holds, or the roadmap")
    parser.add_argument("--what", choices=list(WHAT), help=what)
    parser.add_argument("--framework", default="", metavar="ID", help=_("which framework of competencies"))
    parser.add_argument(
        "--format",
        default="",
        choices=sorted({one.name for one in FORMATS if one.writes}),
        help=_("the format, where the suffix leaves it open"),
    )
    parser.add_argument("--language", type=tag, metavar="TAG", help=_("the language of the words"))
    parser.add_argument("--all", action="store_true", help=_("in a calendar: all activities"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write it, and tell what the format has no place for.

    Raises:
        PlanError: ``unknown_format`` or ``not_written``.
    """
    document = Document.open(arguments.plan, read_only=True)
    part = arguments.what or _part(arguments.format)
    write = _writer(document, arguments, part)
    options = frozenset({"all"} if arguments.all else ())
    tongue = arguments.language or language()
    exported = write(document, Writing(part, tongue, options, arguments.framework))
    output.write_file(arguments.file, exported.data)
    if arguments.json:
        left_out = [left._asdict() for left in exported.left_out]
        output.json({"file": str(arguments.file), "bytes": len(exported.data), "left_out": left_out})
        return 0
    print(_("Wrote {file}.").format(file=arguments.file))
    output.left_out(exported.left_out)
    return 0


def _part(name: str) -> str:
    """What a format writes: the roadmap where it can, else the first part that it holds."""
    writes = next((one.writes for one in FORMATS if one.name == name), ("roadmap",))
    return "roadmap" if "roadmap" in writes else writes[0]


def _writer(document: Document, arguments: Namespace, what: str) -> Writer:
    file = arguments.file
    if arguments.format:
        return named_format(file, what, arguments.format).load().write
    pictures = (PICTURE,) if what == "roadmap" else ()
    if file.suffix.lower() in pictures:
        return _png
    return format_for(file, what, _came_as(document, arguments.framework), pictures).load().write


def _came_as(document: Document, framework: str) -> str:
    """The format that a framework was imported from: JSON and CSV go back as what they were."""
    rows = document.records("frameworks")
    wanted = [rows[framework]] if framework in rows else list(rows.values())
    names = ((row.get("origin") or {}).get("format", "") for row in wanted)
    return next((str(name) for name in names if name), "")


def _png(document: Document, writing: Writing) -> Exported:
    from roadmap_app.app import roadmap_picture

    return Exported(roadmap_picture(document, writing.language))
