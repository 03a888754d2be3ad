"""Tables that people have: found, understood, and refused cell by cell."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from planning.exchange.formats import Reading, Writing, format_of
from planning.exchange.imported import Imported
from planning.exchange.merging import merge, new_plan, tables_of
from planning.exchange.tabular.csv_file import sheet_of, write
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.plan.transaction import Tables


def read(path: Path, tables: Tables | None = None, *, sheet: str = "", dates: str = "") -> Imported:
    reading = Reading(path, tables=tables or {}, sheet=sheet, dates=dates)
    return format_of(path).load().read(reading)


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "plan.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_table_of_ms_project_becomes_an_outline_with_links(tmp_path: Path) -> None:
    text = (
        "Unique ID,Task Name,Outline Level,Duration,Start,Finish,Predecessors,% Complete\n"
        "1,Phase,1,3 days,Mon 10/6/14 8:00 AM,Wed 10/8/14 5:00 PM,,50%\n"
        "4,Design,2,2 days,Mon 10/6/14 8:00 AM,Tue 10/7/14 5:00 PM,,100%\n"
        "7,Build,2,1 day,Wed 10/8/14 8:00 AM,Wed 10/8/14 5:00 PM,4FS+1 day,0%\n"
    )
    imported = read(table(tmp_path, text), dates="mdy")
    assert imported.problems == ()
    tables, _merged = new_plan(imported)
    rows = tables["activities"]
    assert {id: (row.get("parent"), row["kind"]) for id, row in rows.items() if "kind" in row} == {
        "phase": (None, "summary")
    }
    assert rows["design"]["parent"] == rows["build"]["parent"] == "phase"
    assert (rows["build"]["start"], rows["build"]["mode"]) == ("2014-10-08T08:00", "auto")
    (link,) = tables["links"].values()
    assert (link["predecessor"], link["successor"], link["lag"]) == ("design", "build", 480)


def test_lanes_are_made_by_name_and_found_again(tmp_path: Path) -> None:
    path = table(tmp_path, "Activity;Lane;Start\nOne;North;2014-10-01\nTwo;South;2014-11-01\nThree;north;\n")
    document = Document(template_tables("blank"))
    merge(document, read(path, tables_of(document)), "Import")
    lanes = {lane["name"].get("en") for lane in document.raw("lanes").values()}
    assert lanes == {"Activities", "North", "South"}
    assert merge(document, read(path, tables_of(document)), "Import").changes is None


def test_every_wrong_cell_is_named_and_nothing_imported(tmp_path: Path) -> None:
    text = (
        "Id,Name,Start,Finish,Progress,Predecessors,Parent\n"
        "a,One,2014-10-01,2014-09-01,10,,\n"
        "b,Two,soon,,400,x FS,\n"
        "b,Three,,,,,\n"
        ",Four,,,,,nobody\n"
        "c d,Five,,,,,\n"
    )
    problems = {(p.row, p.column, p.code) for p in read(table(tmp_path, text)).problems}
    assert problems == {
        (2, "Finish", "finish_before_start"),
        (3, "Start", "not_a_date"),
        (3, "Progress", "wrong_type"),
        (3, "Predecessors", "unknown_reference"),
        (4, "Id", "duplicate_id"),
        (5, "Parent", "unknown_reference"),
        (6, "Id", "wrong_id"),
    }


def test_titles_above_the_headings_and_other_sheets(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan 2014"
    lines: list[list[object]] = [
        ["Works of the year"],
        [],
        ["No", "Activity", "Begin", "Shed"],
        [1, "Dig", "Q4 2014", "red"],
    ]
    for line in lines:
        sheet.append(line)
    book.create_sheet("Notes").append(["Nothing here"])
    path = tmp_path / "works.xlsx"
    book.save(path)
    imported = read(path)
    assert imported.problems == ()
    (row,) = imported.tables["activities"].values()
    assert (row["uid"], row["name"], row["start"]) == (1, {"en": "Dig"}, "2014-10-01")
    assert {left.code for left in imported.left_out} == {"sheet", "column"}
    with pytest.raises(PlanError) as error:
        read(path, sheet="Notes")
    assert error.value.code == "not_a_table"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = (["任务名称", "开始"], ["网络和基础设施", "2014-10-01"], ["a,b;c", "2014-10-02"])
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert [list(row) for row in sheet_of(table(tmp_path, text, encoding)).rows] == [
        list(row) for row in rows
    ]


def test_the_western_encoding_and_the_line_that_names_the_delimiter(tmp_path: Path) -> None:
    path = table(tmp_path, "sep=|\r\nName|Start\r\nGenève, été|2014\r\n", "cp1252")
    assert [list(row) for row in sheet_of(path).rows][1] == ["Genève, été", "2014"]


def test_a_csv_is_one_table_and_says_what_it_leaves_out() -> None:
    exported = write(Document(template_tables("a69-517")), Writing())
    assert exported.data.startswith(b"\xef\xbb\xbf")
    assert {left.code for left in exported.left_out} >= {"table"}
    assert "网络" in exported.data.decode()


def test_what_is_no_table_is_refused_with_what_is_looked_for(tmp_path: Path) -> None:
    for text in ("", "Dear all,\nthis is a letter.\n", "x,y\n1,2\n"):
        with pytest.raises(PlanError) as error:
            read(table(tmp_path, text))
        assert error.value.code == "not_a_table"
        assert "Name" in error.value.remedy
