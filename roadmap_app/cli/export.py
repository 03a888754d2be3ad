"""``roadmap-app export``: the roadmap as a picture, SVG or PNG by the name of the file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from i18n import _, language
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli.output import write_file
from roadmap_app.cli.parsers import add_plan, tag


def configure(parser: ArgumentParser) -> None:
    """Declare plan, file, and what of the plan goes there."""
    add_plan(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to write: .svg or .png"))
    parser.add_argument("--what", choices=["roadmap"], default="roadmap", help=_("what is exported"))
    parser.add_argument("--language", type=tag, metavar="TAG", help=_("the language of the words"))


def run(arguments: Namespace) -> int:
    """Write it.

    Raises:
        PlanError: ``unknown_format`` or ``not_written``.
    """
    write = WRITERS.get(arguments.file.suffix.lower())
    if write is None:
        raise PlanError(
            _("This program cannot write files that end in “{suffix}”.").format(suffix=arguments.file.suffix),
            _("Choose a name that ends in {suffixes}.").format(suffixes=", ".join(WRITERS)),
            code="unknown_format",
            file=arguments.file,
        )
    document = Document.open(arguments.plan, read_only=True)
    data = write(document, arguments.language or language())
    write_file(arguments.file, data)
    print(_("Wrote {file}.").format(file=arguments.file))
    return 0


def _svg(document: Document, tag: str) -> bytes:
    from planning.exchange.svg import svg
    from planning.scene.drawing import EXPORT, whole_plan
    from planning.scene.measure import estimated

    return svg(whole_plan(document, estimated, EXPORT, tag)).encode()


def _png(document: Document, tag: str) -> bytes:
    from roadmap_app.app import roadmap_picture

    return roadmap_picture(document, tag)


WRITERS: dict[str, Callable[[Document, str], bytes]] = {".svg": _svg, ".png": _png}
