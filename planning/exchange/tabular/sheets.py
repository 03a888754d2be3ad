"""A sheet as it was read: rows of cells, with the limits that every file keeps."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from i18n import _
from planning.plan.errors import PlanError

MAX_BYTES = 50_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 256
MAX_TEXT = 32_767
"""Letters in a cell; more than Excel can hold are no text of a table."""

Cell = str | int | float | bool | date | datetime | None


class Sheet(NamedTuple):
    """A sheet: its name (empty for CSV) and its rows, shorter ones ending where their cells do."""

    name: str
    rows: Sequence[Sequence[Cell]]


def bounded(path: Path, rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows without the empty cells at their ends and the empty rows after the last.

    Raises:
        PlanError: ``too_large`` where there are more rows or columns than a table of people has.
    """
    found: list[list[Cell]] = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if len(found) >= MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise too_large(path)
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found


def too_large(path: Path) -> PlanError:
    """The error of a file beyond the limits."""
    return PlanError(
        _("The file is too large: at most {rows} rows, {columns} columns and {size} MB are read.").format(
            rows=MAX_ROWS, columns=MAX_COLUMNS, size=MAX_BYTES // 1_000_000
        ),
        _("Delete what is not needed, or split it into several files."),
        code="too_large",
        file=path,
    )
