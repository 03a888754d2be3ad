"""Staffing tables as XLSX and CSV: what is written is read again, bad cells are named."""

from pathlib import Path

import pytest

from planning.exchange.formats import Reading, Writing, format_for
from planning.exchange.imported import Imported
from planning.exchange.merging import merge, new_plan, tables_of, trial
from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.plan.transaction import Tables


@pytest.fixture(scope="module")
def tables() -> Tables:
    return template_tables("a69-517")


def written(tables: Tables, path: Path, language: str = "en") -> Path:
    path.write_bytes(
        format_for(path, "staffing").load().write(Document(tables), Writing("staffing", language)).data
    )
    return path


def read(path: Path, tables: Tables) -> Imported:
    return format_for(path, "staffing").load().read(Reading(path, tables=tables, what="staffing"))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_staffing_table_read_into_its_own_plan_changes_nothing(
    tmp_path: Path, tables: Tables, suffix: str, language: str
) -> None:
    imported = read(written(tables, tmp_path / f"posts{suffix}", language), tables)
    assert imported.problems == ()
    assert trial(tables, imported).changes is None


def test_a_workbook_makes_the_structure_again(tmp_path: Path, tables: Tables) -> None:
    found, _merged = new_plan(read(written(tables, tmp_path / "posts.xlsx"), {}))
    assert found["posts"] == tables["posts"]
    assert found["units"] == tables["units"]


def test_a_table_of_the_personnel_office_by_its_own_headings(tmp_path: Path, tables: Tables) -> None:
    path = tmp_path / "office.csv"
    path.write_text(
        "单位,职等,员额数,职衔\n全球业务和基础设施,GS(OL),12,技术员\n"
        "Programme management office,p-4,8,Officer\n",
        encoding="utf-8",
    )
    document = Document({name: dict(rows) for name, rows in tables.items()})
    imported = read(path, tables_of(document))
    assert imported.problems == ()
    before = set(document.records("posts"))
    merge(document, imported, "Import")
    new = [row for id, row in document.records("posts").items() if id not in before]
    assert [(row["unit"], row["grade"], row["count"]) for row in new] == [
        ("operations", "GS (OL)", 12), ("pmo", "P-4", 8),
    ]  # fmt: skip


def test_bad_cells_are_named_and_nothing_is_imported(tmp_path: Path, tables: Tables) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("Unit,Grade,Number of posts\npmo,,3\nnowhere,P-4,2\npmo,P-4,some\n", encoding="utf-8")
    problems = {(problem.row, problem.column, problem.code) for problem in read(path, tables).problems}
    assert {(2, "missing_field"), (3, "unknown_reference")} <= {
        (row, code) for row, _column, code in problems
    }
    assert (3, "Unit", "unknown_reference") in problems
    assert any(row == 4 and column == "Number of posts" for row, column, _code in problems)
