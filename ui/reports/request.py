"""What is asked for in a report, and how it is made on a thread from a copy of the plan."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSizeF

from planning.plan.document import Document
from planning.reports import ReportKind, ReportResult, report_kinds, write_report
from ui.reports.pdf_pages import page_sizes
from ui.shell.jobs import Cancelled, Progress

PAGE_SIZES = ("A4", "Letter")


class Request(NamedTuple):
    """Kind, one or two languages (the first leads), ids of parts, page size."""

    kind: str
    languages: tuple[str, ...]
    parts: frozenset[str]
    page_size: str

    @property
    def file_name(self) -> str:
        """What the file is called unless the user says otherwise."""
        return f"{'-'.join((self.kind, *self.languages))}.pdf"


class Made(NamedTuple):
    """A report in memory with the sizes of its pages."""

    request: Request
    pdf: bytes
    sizes: list[QSizeF]
    result: ReportResult


def kind_of(id: str) -> ReportKind:
    """The kind of report of that id, else the first one."""
    kinds = report_kinds()
    return next((kind for kind in kinds if kind.id == id), kinds[0])


def copy_of(document: Document) -> Document:
    """The plan as it is now, for a thread to read while the user goes on working."""
    return Document({name: document.raw(name) for name in document.names()})


def make(document: Document, request: Request, progress: Progress, cancelled: Cancelled) -> Made:
    """Make a report for the preview.

    Raises:
        PlanError: as ``write_report``.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / request.file_name
        result = write(document, path, request, progress, cancelled)
        pdf = path.read_bytes()
    return Made(request, pdf, page_sizes(pdf), result)


def write(document: Document, path: Path, request: Request, progress: Progress,
          cancelled: Cancelled) -> ReportResult:
    """Write a report to a file.

    Raises:
        PlanError: as ``write_report``; the file is as it was.
    """
    return write_report(document, path, kind=request.kind, languages=request.languages,
                        parts=set(request.parts), page_size=request.page_size,
                        progress=progress, cancelled=cancelled)
