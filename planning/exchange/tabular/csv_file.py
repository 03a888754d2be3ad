"""CSV in and out (RFC 4180), as spreadsheets of any country write it.

Texts that a spreadsheet would run as a formula get an apostrophe before them when they are written, and lose
it when they are read. Numbers are exempt. Source: OWASP, CSV Injection.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from i18n import _
from planning.exchange.formats import Exported, Reading, Writing
from planning.exchange.imported import Imported, LeftOut
from planning.exchange.tabular.reading import read_sheets
from planning.exchange.tabular.sheets import MAX_BYTES, MAX_TEXT, Cell, Sheet, bounded, too_large
from planning.exchange.tabular.writing import Column, written_tables
from planning.plan.document import Document
from planning.plan.errors import PlanError

DELIMITERS = ",;\t|"
RUNS = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""How a text begins that a spreadsheet would run, or that was already guarded."""
SAMPLE = 20


def read(reading: Reading) -> Imported:
    """Read a table.

    Raises:
        PlanError: ``not_readable``, ``too_large``, ``not_a_table``.
    """
    return read_sheets([sheet_of(reading.path)], reading)


def write(document: Document, writing: Writing) -> Exported:
    """The first table of a part of the plan; a file of this format has only one."""
    tables = list(written_tables(document, writing))
    left_out = [left for table in tables[:1] for left in table.left_out]
    for table in tables[1:]:
        if table.rows:
            message = _("The table “{table}”: a CSV file holds one table.").format(table=table.name)
            left_out.append(LeftOut("table", len(table.rows), message))
    first = tables[0]
    return Exported(text_of(first.columns, first.rows).encode("utf-8-sig"), left_out)


def sheet_of(path: Path) -> Sheet:
    """The rows of a file, all cells as text.

    Raises:
        PlanError: ``not_readable``, ``too_large``, ``not_a_table``.
    """
    text = _text(path)
    first, _newline, rest = text.partition("\n")
    named = re.fullmatch(r"sep=(.)\r?", first)
    delimiter = named.group(1) if named else _delimiter(text)
    try:
        return Sheet("", bounded(path, _rows(rest if named else text, delimiter)))
    except csv.Error as error:
        raise PlanError(
            _("The file is no table of comma-separated values ({reason}).").format(reason=error),
            _("Save it as CSV (UTF-8) or as XLSX."),
            code="not_a_table",
            file=path,
        ) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path)
        data = path.read_bytes()
    except OSError as error:
        raise PlanError(
            _("The file cannot be read ({reason}).").format(reason=error.strerror or error),
            _("Check its name and whether you may read it."),
            code="not_readable",
            file=path,
        ) from None
    return _decoded(data)


def _decoded(data: bytes) -> str:
    """The text in the encoding that it can be in: Unicode, else what Windows writes in China or in Europe."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _is_chinese(data):
            return text
    return data.decode("cp1252", errors="replace")


def _is_chinese(data: bytes) -> bool:
    """Whether bytes beyond ASCII come in pairs, as Chinese has them; single ones are letters with accents."""
    runs = re.findall(rb"[\x80-\xff]+", data)
    return sum(len(run) % 2 == 0 for run in runs) >= 0.9 * len(runs)


def _delimiter(text: str) -> str:
    """The sign that divides the first rows into the most equal columns."""
    lines = text[:20_000].splitlines()[:SAMPLE]

    def evenness(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        common = max(set(widths), key=widths.count, default=1)
        # A share, no number: a sign within texts of several lines makes many short rows.
        return (widths.count(common) / len(widths) if common > 1 else 0.0, common)

    try:
        return max(DELIMITERS, key=evenness)
    except csv.Error:
        return ","


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    before = csv.field_size_limit(MAX_TEXT)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False):
            yield [_unguarded(cell) for cell in row]
    finally:
        csv.field_size_limit(before)


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and RUNS.match(text) else text


def text_of(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    """The text of a file: every cell quoted, lines as Windows ends them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_guarded(column.heading) for column in columns)
    for row in rows:
        writer.writerow(_guarded(cell) for cell in row)
    return out.getvalue()


def _guarded(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date | int | float):
        return str(cell)
    return f"'{cell}" if RUNS.match(cell) else cell
