"""Reports as PDF: ``report_kinds`` says which there are, ``write_report`` writes one.

Importing this package loads no typesetting: reportlab, HarfBuzz and pikepdf come with the first report.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from planning.plan.document import Document
from planning.reports.kinds import ReportKind, ReportPart, report_kinds
from planning.reports.options import CHARTS, LAYOUTS, PAGE_SIZES, Options

__all__ = [
    "CHARTS",
    "LAYOUTS",
    "PAGE_SIZES",
    "Options",
    "ReportKind",
    "ReportPart",
    "ReportResult",
    "report_kinds",
    "write_report",
]


class ReportResult(NamedTuple):
    """What was written.

    Attributes:
        pages: number of pages.
        part_pages: first and last page of each part, by its id.
        missing_characters: characters that no font has, by code point and name; they are drawn as a mark.
        fallbacks: texts shown in another language, as ``figures/staff/name: zh``.
        warnings: sentences for the user, in the language of the interface.
        blemishes: those of them that were told before the file was written: a character that no font has,
            with its places, and print that is too small.
        standards: what the file conforms to, such as ``PDF/UA-1``.
    """

    pages: int
    part_pages: dict[str, tuple[int, int]]
    missing_characters: tuple[str, ...]
    fallbacks: tuple[str, ...]
    warnings: tuple[str, ...]
    standards: tuple[str, ...]
    blemishes: tuple[str, ...] = ()


def write_report(
    document: Document,
    path: Path,
    options: Options,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    warn: Callable[[Sequence[str]], None] | None = None,
) -> ReportResult:
    """Write a report of a plan to ``path``, wholly or not at all.

    ``progress`` is told the share done, from 0 to 1; ``warn`` is told blemishes before anything is written,
    and may raise to stop that.

    Raises:
        PlanError: for a kind, part, language or page size that there is not, a file that cannot be written,
            with the code ``incomplete`` for a final report that lacks texts, ``no_glyph`` for one with
            characters that no font has, and with the code ``cancelled``
            when ``cancelled`` answered yes.
    """
    from planning.reports.writer import write

    return write(
        document, path, options, progress or (lambda share: None), cancelled or (lambda: False),
        warn or (lambda found: None),
    )  # fmt: skip
