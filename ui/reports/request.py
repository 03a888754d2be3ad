"""What is asked for in a report, and how it is made on a thread from a copy of the plan."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSizeF

from planning.plan.document import Document
from planning.reports import Options, ReportKind, ReportResult, report_kinds, write_report
from ui.reports.pdf_pages import page_sizes
from ui.shell.jobs import Cancelled, Progress


class Made(NamedTuple):
    """A report in memory with the sizes of its pages."""

    request: Options
    pdf: bytes
    sizes: list[QSizeF]
    result: ReportResult


def file_name(options: Options) -> str:
    """What the file is called unless the user says otherwise."""
    return f"{'-'.join((options.kind, *options.languages))}.pdf"


def kind_of(id: str) -> ReportKind:
    """The kind of report of that id, else the first one."""
    kinds = report_kinds()
    return next((kind for kind in kinds if kind.id == id), kinds[0])


def make(document: Document, request: Options, progress: Progress, cancelled: Cancelled) -> Made:
    """Make a report for the preview.

    Raises:
        PlanError: as ``write_report``.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name(request)
        draft = request._replace(password="", is_final=False)  # a preview shows what there is
        result = write(document, path, draft, progress, cancelled)
        pdf = path.read_bytes()
    return Made(request, pdf, page_sizes(pdf), result)


def write(document: Document, path: Path, request: Options, progress: Progress,
          cancelled: Cancelled, warn: Callable[[Sequence[str]], None] | None = None) -> ReportResult:
    """Write a report to a file; ``warn`` is told first what is not as it should be, and may raise.

    Raises:
        PlanError: as ``write_report``; the file is as it was.
    """
    return write_report(document, path, request, progress=progress, cancelled=cancelled, warn=warn)
