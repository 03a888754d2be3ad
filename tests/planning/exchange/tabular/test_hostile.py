"""Workbooks and tables made to do harm: refused, soon and without much memory."""

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planning.exchange.formats import Reading
from planning.exchange.tabular import csv_file, sheets, workbook
from planning.exchange.tabular.csv_file import sheet_of, text_of
from planning.exchange.tabular.workbook import sheets_of, written
from planning.exchange.tabular.writing import Column
from planning.plan.errors import PlanError
from tests.planning.schedule.plans import UNTRACED

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def book(folder: Path, **parts: bytes) -> Path:
    """A sound workbook with parts of it replaced (``__`` in a name stands for ``/``)."""
    sound = io.BytesIO()
    made = Workbook()
    assert made.active is not None
    made.active.append(["Name", "Start"])
    made.active.append(["Dig", "2014"])
    made.save(sound)
    path = folder / "book.xlsx"
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        replaced = {name.replace("__", "/"): data for name, data in parts.items()}
        for name in source.namelist():
            if name not in replaced:
                target.writestr(name, source.read(name))
        for name, data in replaced.items():
            target.writestr(name, data)
    return path


def sheet(rows: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def many_rows() -> bytes:
    return sheet("<row><c><v>1</v></c></row>" * 300_000)


def far_cell(_folder: Path | None = None) -> bytes:
    return sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def wide_rows() -> bytes:
    return sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 50_000)))


def strings() -> bytes:
    return f"<sst {MAIN}>{'<si><t>a</t></si>' * 400_000}</sst>".encode()


def deep() -> bytes:
    return b"<a>" * 200_000 + b"</a>" * 200_000


def laughs(name: str) -> bytes:
    entity = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    return f'<!DOCTYPE {name} [<!ENTITY a "ha">{entity}]><{name} {MAIN}>&i;</{name}>'.encode()


def zeros() -> bytes:
    return b"<worksheet>" + b" " * 200_000_000


ATTACKS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "rows": (SHEET, many_rows, "too_large"),
    "far cell": (SHEET, far_cell, "too_large"),
    "wide rows": (SHEET, wide_rows, "too_large"),
    "strings": (STRINGS, strings, "too_large"),
    "deep": (SHEET, deep, "too_deep"),
    "deep styles": ("xl/styles.xml", deep, "too_deep"),
    "entities in the sheet": (SHEET, lambda: laughs("worksheet"), "xml_dtd"),
    "entities in the styles": ("xl/styles.xml", lambda: laughs("styleSheet"), "xml_dtd"),
    "entities in UTF-16": (SHEET, lambda: laughs("worksheet").decode().encode("utf-16"), "xml_dtd"),
    "zip bomb": (SHEET, zeros, "too_large"),
    "large styles": ("xl/styles.xml", lambda: b"<a>" + b" " * 6_000_000, "too_large"),
    "no XML": (SHEET, lambda: b"<a", "not_xlsx"),
    "no workbook": ("xl/workbook.xml", lambda: b"<a/>", "not_xlsx"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_workbook_is_refused_with_a_reason(tmp_path: Path, attack: str) -> None:
    part, data, code = ATTACKS[attack]
    path = book(tmp_path, **{part.replace("/", "__"): data()})
    with pytest.raises(PlanError) as error:
        sheets_of(path)
    assert (error.value.code, error.value.file) == (code, path)
    assert error.value.remedy


LIMITED = """
import sys
from pathlib import Path
from planning.exchange.tabular.workbook import sheets_of
from planning.plan.errors import PlanError
try:
    sheets_of(Path(sys.argv[1]))
except PlanError as error:
    print(error.code)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("attack", ["wide rows", "strings"])
def test_it_costs_less_than_500_mb(tmp_path: Path, attack: str) -> None:
    part, data, code = ATTACKS[attack]
    path = book(tmp_path, **{part.replace("/", "__"): data()})
    words = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    found, peak = done.stdout.split()
    assert found == code
    assert int(peak) < 500


def test_files_that_only_pretend_to_be_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    for data in (b"", b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 100, b"<html>"):
        path.write_bytes(data)
        with pytest.raises(PlanError) as error:
            sheets_of(path)
        assert error.value.code == "not_xlsx"
    with pytest.raises(PlanError) as error:
        sheets_of(tmp_path / "none.xlsx")
    assert error.value.code == "not_readable"


def test_a_table_beyond_the_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 100)
    path = tmp_path / "t.csv"
    for text in ("a,b\n" * 101, "a," * 300, f'"{"x" * 40_000}",b'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PlanError) as error:
            sheet_of(path)
        assert error.value.code in ("too_large", "not_a_table")
    monkeypatch.setattr(csv_file, "MAX_BYTES", 10)
    with pytest.raises(PlanError):
        sheet_of(path)


def test_nul_bytes_and_noise_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for data in (b"\x00" * 100, bytes(range(256)), b"\xff\xfe\x00"):
        path.write_bytes(data)
        with pytest.raises(PlanError):
            csv_file.read(Reading(path))


TEXTS = st.one_of(
    st.text(st.sampled_from("=+-@\t'\"; ,0a\n\uff1d\uff0b"), min_size=1, max_size=6),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=8),
)


@settings(UNTRACED, max_examples=300)
@example(['0', ";\n", ";\n", ";"])
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_no_cell_of_a_csv_runs_and_all_come_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    columns = [Column(str(number), "text", "x") for number in range(len(texts))]
    text = text_of(columns, [texts])
    for cell in list(csv.reader(io.StringIO(text, newline="")))[1]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b"))
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(text.encode("utf-8-sig"))
    assert list(sheet_of(path).rows[1]) == texts


@settings(UNTRACED, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_no_cell_of_a_workbook_is_a_formula(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "t.xlsx"
    made = Workbook(write_only=True)
    target = made.create_sheet("x")
    target.append([written(target, text, "text") for text in texts])
    made.save(path)
    with zipfile.ZipFile(path) as packed:
        assert b"<f" not in packed.read(SHEET)
    want = [workbook.ILLEGAL.sub("", text) for text in texts]
    while want and want[-1] == "":
        want.pop()
    found = [row for one in sheets_of(path) for row in one.rows]
    assert [["" if cell is None else cell for cell in row] for row in found] == ([want] if want else [])
