"""Careers and training as workbooks and tables: back without loss, errors by cell, nothing doubled."""

from pathlib import Path

import pytest

from planning.exchange.formats import Reading, Writing
from planning.exchange.merging import merge, new_plan, tables_of
from planning.exchange.tabular import csv_file, workbook
from planning.plan.document import Document
from planning.plan.template import template_tables
from tests.planning.careers.plans import careers, rated

CAREERS = (
    "assessments", "certificates", "people", "duty_stations", "career_moves", "requirements", "profiles",
    "indicators", "competencies", "certifications", "frameworks", "scales", "grades",
)  # fmt: skip
TRAINING = ("training", "sessions", "uplifts", "courses")


@pytest.mark.parametrize(
    ("what", "tables", "language"), [("careers", CAREERS, "zh"), ("training", TRAINING, "en")]
)
def test_a_workbook_holds_all_and_changes_nothing_when_it_comes_back(
    what: str, tables: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    sample = template_tables("a69-517")
    sample["assessments"] = dict(list(sample["assessments"].items())[::9])  # each kind of them, not all 4,000
    plan = Document(sample)
    exported = workbook.write(plan, Writing(what, language))
    assert list(exported.left_out) == []
    path = tmp_path / "careers.xlsx"
    path.write_bytes(exported.data)
    imported = workbook.read(Reading(path, language, tables_of(plan), what))
    assert imported.problems == ()
    assert {t: len(rows) for t, rows in imported.tables.items()} == {t: len(plan.records(t)) for t in tables}
    assert merge(plan, imported, "Import").changes is None
    for table in tables:
        for id in plan.records(table):
            plan_row = plan.records(table)[id]
            assert {k: v for k, v in plan_row.items() if v != []} == imported.tables[table][id], (table, id)
            break


def test_a_workbook_makes_a_new_plan_of_careers(tmp_path: Path) -> None:
    plan = careers(assessments=rated(("anna", "network", 3), ("anna", "security", "exempt")))
    path = tmp_path / "careers.xlsx"
    path.write_bytes(workbook.write(plan, Writing("careers")).data)
    tables, _merged = new_plan(workbook.read(Reading(path, what="careers")))
    for table in ("assessments", "people", "requirements", "profiles", "competencies", "scales", "grades"):
        found = {id: {k: v for k, v in row.items() if k != "order"} for id, row in tables[table].items()}
        kept = {id: {k: v for k, v in row.items() if k != "order"} for id, row in plan.raw(table).items()}
        assert found == kept, table


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ratings.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_ratings_from_a_spreadsheet_are_told_by_what_they_say_not_by_ids(tmp_path: Path) -> None:
    plan = careers()
    text = (
        "Person,Competency,Rated by,Date,Level\n"
        "anna,network,Certified,2015-01-02,3\n"
        "anna,security,Self,2015-01-02,1\n"
    )
    path = table(tmp_path, text)
    for expected in (2, 0):
        merged = merge(plan, csv_file.read(Reading(path, "en", tables_of(plan), "careers")), "Import")
        assert (len(merged.changes.items) if merged.changes else 0) == expected
    table(tmp_path, text.replace(",3\n", ",4\n"))
    merged = merge(plan, csv_file.read(Reading(path, "en", tables_of(plan), "careers")), "Import")
    assert merged.changes is not None
    assert [(c.before or {}).get("level") for c in merged.changes.items] == [3]
    plan.undo()
    plan.undo()
    assert plan.records("assessments") == {}


def test_every_wrong_cell_of_a_matrix_is_named_and_nothing_is_imported(tmp_path: Path) -> None:
    plan = careers()
    path = table(
        tmp_path,
        "Person,Competency,Rated by,Date,Level\n"
        "anna,network,Certified,2015-01-02,high\n"
        "nobody,network,Certified,2015-01-02,3\n"
        "anna,juggling,Certified,2015-01-02,3\n"
        "anna,security,Certified,soon,3\n"
        "anna,security,Neighbour,2015-01-02,3\n"
        "anna,security,Certified,2015-01-02,-1\n",
    )
    imported = csv_file.read(Reading(path, "en", tables_of(plan), "careers"))
    found = {(problem.row, problem.column) for problem in imported.problems}
    assert {
        (2, "Level"), (3, "Person"), (4, "Competency"), (5, "Date"), (6, "Rated by"), (7, "Level"),
    } <= found  # fmt: skip
