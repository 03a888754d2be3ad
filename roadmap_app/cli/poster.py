"""``roadmap-app poster``: the roadmap by itself as a picture of any size: PDF, SVG or PNG, or over sheets.

On one page of a paper it is the poster that ``report --kind roadmap --chart poster`` makes, in one language.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from i18n import _, language
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.scene.drawing import EXPORT, Design
from planning.scene.frame import LABELS
from roadmap_app.cli.output import write_file
from roadmap_app.cli.parsers import add_plan, tag

PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter")


def configure(parser: ArgumentParser) -> None:
    """Declare plan, file and form."""
    add_plan(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=_("the file to write: {suffixes}").format(suffixes=".pdf, .svg, .png"),
    )
    parser.add_argument("--width", type=_size, default=1600, metavar="PX", help=_("how wide it is drawn"))
    parser.add_argument(
        "--outline", type=_size, default=0, metavar="PX", help=_("room for the names beside the chart")
    )
    parser.add_argument(
        "--labels",
        choices=list(LABELS),
        default="basis",
        help=_("what bars say beside an outline: what dates rest on, names, owners, dates, or nothing"),
    )
    parser.add_argument("--scale", type=_size, default=2, metavar="N", help=_("of a PNG: pixels a px"))
    parser.add_argument(
        "--paper",
        choices=PAPERS,
        default="",
        help=_("of a PDF: one page of this paper, as “report --kind roadmap --chart poster” makes it"),
    )
    parser.add_argument(
        "--sheets",
        action="store_true",
        help=_(
            "of a PDF: over sheets of that paper, each with names and axis of its own and cut marks; "
            "“report --chart tiled” cuts one large poster instead"
        ),
    )
    parser.add_argument(
        "--scenario", metavar="ID", default="", help=_("of a what-if scenario, not of the plan")
    )
    parser.add_argument("--language", type=tag, metavar="TAG", help=_("the language of the words"))


def _size(text: str) -> float:
    """A number over 0.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 100_000:
        raise ArgumentTypeError(_("“{text}” is no size.").format(text=text))
    return value


def run(arguments: Namespace) -> int:
    """Write it.

    Raises:
        PlanError: ``unknown_format``, ``too_large`` or ``not_written``.
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
    if arguments.scenario:
        from planning.schedule.states import scenario_copy

        document = scenario_copy(document, arguments.scenario)
    write_file(arguments.file, write(document, arguments))
    print(_("Wrote {file}.").format(file=arguments.file))
    return 0


def _pdf(document: Document, arguments: Namespace) -> bytes:
    if arguments.paper and not arguments.sheets and arguments.labels == "basis":
        return _page(document, arguments)
    from planning.reports.picture import Form, laid_out, pdf
    from planning.scene.frame import Shown
    from planning.scene.rows import Outline

    paper = arguments.paper or ("A4" if arguments.sheets else "")
    form = Form(paper, arguments.sheets, arguments.width, arguments.outline)
    shown = Shown(arguments.labels)
    return pdf(laid_out(Outline(document), arguments.language or language(), form, shown))


def _page(document: Document, arguments: Namespace) -> bytes:
    """The poster as a report of one part; what cannot be read on it is told on the standard error."""
    from planning.reports import Options, write_report

    languages = (arguments.language or language(),)
    options = Options("roadmap", languages, frozenset({"roadmap"}), arguments.paper, chart="poster")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "poster.pdf"
        for warning in write_report(document, path, options).warnings:
            print(f"roadmap-app: {arguments.file}: {warning}", file=sys.stderr)
        return path.read_bytes()


def _svg(document: Document, arguments: Namespace) -> bytes:
    from planning.exchange.svg import svg
    from planning.scene.drawing import whole_plan
    from planning.scene.measure import estimated

    design = _design(arguments)
    return svg(whole_plan(document, estimated, design, arguments.language or language())).encode()


def _png(document: Document, arguments: Namespace) -> bytes:
    from roadmap_app.app import roadmap_picture

    design = _design(arguments)
    return roadmap_picture(document, arguments.language or language(), arguments.scale, design)


def _design(arguments: Namespace) -> Design:
    return replace(EXPORT, width=arguments.width, outline=arguments.outline, labels=arguments.labels)


WRITERS: dict[str, Callable[[Document, Namespace], bytes]] = {".pdf": _pdf, ".svg": _svg, ".png": _png}
