"""``roadmap-app report``: a report as PDF, in one language or two."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from roadmap_app.cli.parsers import add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan, kind, languages, form and file."""
    from planning.reports import report_kinds

    add_plan(parser)
    parser.add_argument(
        "--kind", choices=[kind.id for kind in report_kinds()], default="brief", help=_("which report")
    )
    parser.add_argument(
        "--languages",
        default="en,zh",
        metavar="A,B",
        help=_("one language or two, such as en,zh; the first leads"),
    )
    parser.add_argument(
        "--parts", metavar="A,B", help=_("the parts wanted, such as roadmap,dates; else the usual ones")
    )
    parser.add_argument(
        "--person", default="", metavar="ID", help=_("whom the personal sheet of the careers report is about")
    )
    _configure_form(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.pdf", help=_("the file to write")
    )


def _configure_form(parser: ArgumentParser) -> None:
    from planning.reports import CHARTS, LAYOUTS, PAGE_SIZES

    parser.add_argument(
        "--layout",
        choices=LAYOUTS,
        default="columns",
        help=_("two languages in aligned columns, on facing pages, or one after the other"),
    )
    parser.add_argument("--size", choices=PAGE_SIZES, default="A4", help=_("the paper"))
    parser.add_argument(
        "--chart",
        choices=CHARTS,
        default="pages",
        help=_("the chart of the roadmap over pages, as one poster of that size, or that cut into sheets"),
    )
    parser.add_argument("--from", dest="first", metavar="DAY", help=_("the first day of what is shown"))
    parser.add_argument("--to", dest="last", metavar="DAY", help=_("the last day of what is shown"))
    parser.add_argument(
        "--final", action="store_true", help=_("refuse to write while a text is missing in a language")
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help=_("encrypt (AES-256) with the password in the first line of this file; then it is no PDF/A"),
    )


def run(arguments: Namespace) -> int:
    """Write it; what the report could not show as wished is told on the standard error."""
    from planning.reports import Options, write_report

    document = Document.open(arguments.plan, read_only=True)
    plan = document.plan
    period = (arguments.first or plan.horizon_start, arguments.last or plan.horizon_finish)
    options = Options(
        arguments.kind,
        _listed(arguments.languages),
        frozenset(_listed(arguments.parts)) if arguments.parts else None,
        arguments.size,
        arguments.layout,
        arguments.chart,
        period=period if arguments.first or arguments.last else None,
        is_final=arguments.final,
        person=arguments.person,
        password=_password(arguments.password_file) if arguments.password_file else "",
    )
    def tell(warnings: Sequence[str]) -> None:
        for warning in warnings:
            print(f"roadmap-app: {arguments.output}: {warning}", file=sys.stderr)

    result = write_report(document, arguments.output, options, warn=tell)
    tell([warning for warning in result.warnings if warning not in result.blemishes])
    print(
        _("Wrote {file}, {pages} pages ({standards}).").format(
            file=arguments.output, pages=result.pages, standards=", ".join(result.standards)
        )
    )
    if options.password:
        print(_("The file is encrypted (AES-256); therefore it is not PDF/A, which forbids that."))
    return 0


def _listed(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _password(path: Path) -> str:
    """The first line of a file.

    Raises:
        PlanError: ``no_password`` where it cannot be read or is empty.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    if not lines or not lines[0]:
        raise PlanError(
            _("There is no password in the file."),
            _("Write it in the first line, as UTF-8."),
            code="no_password",
            file=path,
        )
    return lines[0]
