"""``roadmap-app report``: a report as PDF, in one language or two."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from i18n import _
from planning.plan.document import Document
from roadmap_app.cli.parsers import add_plan


def configure(parser: ArgumentParser) -> None:
    """Declare plan, kind, languages and file."""
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
        "-o", "--output", type=Path, required=True, metavar="FILE.pdf", help=_("the file to write")
    )


def run(arguments: Namespace) -> int:
    """Write it; what the report could not show as wished is told on the standard error."""
    from planning.reports import write_report

    document = Document.open(arguments.plan, read_only=True)
    languages = tuple(tag.strip() for tag in arguments.languages.split(",") if tag.strip())
    result = write_report(document, arguments.output, kind=arguments.kind, languages=languages)
    for warning in result.warnings:
        print(f"roadmap-app: {arguments.output}: {warning}", file=sys.stderr)
    print(_("Wrote {file}, {pages} pages.").format(file=arguments.output, pages=result.pages))
    return 0
