"""XLSX in and out (Office Open XML) with openpyxl; formulas are read as their values and never written."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from planning.exchange.formats import Exported, Reading, Writing
from planning.exchange.imported import Imported
from planning.exchange.tabular.archive import look_into, not_xlsx
from planning.exchange.tabular.csv_file import RUNS
from planning.exchange.tabular.reading import read_sheets
from planning.exchange.tabular.sheets import MAX_COLUMNS, MAX_TEXT, Cell, Sheet, bounded, too_large
from planning.exchange.tabular.writing import Column, Written, written_tables
from planning.plan.document import Document

MAX_CELLS = 3_000_000
"""Cells of all rows with those before them that are empty: a row that ends at XFD counts 16,384."""
UNSOUND = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
"""What openpyxl raises at parts that contradict each other."""
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
WIDTHS = {"words": 44, "text": 22, "id": 26, "links": 28, "list": 28, "start": 13, "finish": 13}


def read(reading: Reading) -> Imported:
    """Read the tables of a workbook.

    Raises:
        PlanError: ``not_readable``, ``not_xlsx``, ``too_large``, ``too_deep``, ``xml_dtd``, ``not_a_table``.
    """
    return read_sheets(sheets_of(reading.path), reading)


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets of a workbook with the values of their cells.

    Raises:
        PlanError: ``not_readable``, ``not_xlsx``, ``too_large``, ``too_deep``, ``xml_dtd``.
    """
    look_into(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it passes over
            with path.open("rb") as file:  # openpyxl leaves a file open that it cannot read
                book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
                found = [Sheet(sheet.title, bounded(path, _rows(path, sheet))) for sheet in book.worksheets]
        if not found:
            raise KeyError("xl/workbook.xml")
    except UNSOUND as error:
        raise not_xlsx(path, error) from None
    return found


def _rows(path: Path, sheet: Any) -> Iterator[Sequence[Cell]]:  # noqa: ANN401 - openpyxl's read-only sheet
    sheet.reset_dimensions()  # what the file says of its size may be the far corner
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells += len(row)
        if cells > MAX_CELLS:
            raise too_large(path)
        yield [_cell(value) for value in row[: MAX_COLUMNS * 4]]


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return ILLEGAL.sub("", unescape(value) if "_x" in value else value)[:MAX_TEXT]
    if isinstance(value, bool | int | float | date) or value is None:
        return value
    return str(value)


def write(document: Document, writing: Writing) -> Exported:
    """A workbook with a sheet for each table of a part of the plan."""
    book = Workbook(write_only=True)
    left_out = []
    for table in written_tables(document, writing):
        _write_table(book.create_sheet(_title(table.name)), table)
        left_out += table.left_out
    out = io.BytesIO()
    book.save(out)
    return Exported(out.getvalue(), left_out)


def _title(name: str) -> str:
    """The name of a sheet: 31 characters without those that Excel refuses."""
    return re.sub(r"[\\/*?:\[\]]", " ", name)[:31]


def _write_table(sheet: Any, table: Written) -> None:  # noqa: ANN401 - openpyxl's write-only sheet
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column.kind, 16)
    if table.columns:
        corner = f"{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
        sheet.auto_filter.ref = f"A1:{corner}"
    sheet.append(list(_headings(sheet, table.columns)))
    for row in table.rows:
        sheet.append(
            [written(sheet, cell, column.kind) for cell, column in zip(row, table.columns, strict=True)]
        )


def _headings(sheet: Any, columns: Iterable[Column]) -> Iterator[Any]:  # noqa: ANN401
    for column in columns:
        cell = written(sheet, column.heading, "text")
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        yield cell


def written(sheet: Any, value: Cell, kind: str) -> Any:  # noqa: ANN401
    """A cell; texts stay texts, however they begin."""
    if value is None:
        return None
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, cast(float, value))  # as its types have it, a date is none
        if isinstance(value, datetime):
            cell.number_format = "yyyy-mm-dd hh:mm"
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        elif kind == "share":
            cell.number_format = "0%"
        return cell
    cell = WriteOnlyCell(sheet, "")
    cell.value = ESCAPED.sub("_x005F_", ILLEGAL.sub("", value))[:MAX_TEXT]
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    if RUNS.match(value):
        cell.quotePrefix = True
    if "\n" in value or kind == "words":
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell
