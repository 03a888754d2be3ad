"""What is written as a table and read again is the same, and what is read twice is not doubled."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from planning.exchange.formats import Reading, Writing, format_for
from planning.exchange.imported import Imported
from planning.exchange.merging import merge, new_plan, tables_of, trial
from planning.plan.document import Document
from planning.plan.transaction import Tables
from tests.planning.exchange.tabular.plans import plans
from tests.planning.schedule.plans import UNTRACED


def written(tables: Tables, path: Path, language: str = "en") -> Path:
    exported = format_for(path).load().write(Document(tables), Writing("roadmap", language))
    path.write_bytes(exported.data)
    return path


def read(path: Path, tables: Tables, **more: Any) -> Imported:
    imported = format_for(path).load().read(Reading(path, tables=tables, **more))
    assert imported.problems == ()
    return imported


@settings(UNTRACED, max_examples=6)
@given(plans())
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_table_read_into_its_own_plan_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, tables: Tables
) -> None:
    path = written(tables, tmp_path_factory.mktemp("trip") / f"plan{suffix}", "zh")
    assert trial(tables, read(path, tables)).changes is None


@settings(UNTRACED, max_examples=6)
@given(plans())
def test_a_workbook_makes_the_roadmap_again(tmp_path_factory: pytest.TempPathFactory, tables: Tables) -> None:
    path = written(tables, tmp_path_factory.mktemp("trip") / "plan.xlsx")
    found, _merged = new_plan(read(path, {}))
    for table in ("phases", "lanes", "activities"):
        assert {id: found[table][id] for id in tables[table]} == tables[table]

    def ends(rows: dict[str, Any]) -> list[Any]:
        return sorted((x["predecessor"], x["successor"], x["type"], x.get("lag", 0)) for x in rows.values())

    assert ends(found.get("links", {})) == ends(tables.get("links", {}))


@settings(UNTRACED, max_examples=6)
@given(plans())
def test_rows_without_ids_are_found_by_their_names(
    tmp_path_factory: pytest.TempPathFactory, tables: Tables
) -> None:
    for number, row in enumerate(tables["activities"].values()):
        row["name"] = {"en": f"Row {number}"}
        row.pop("uid", None)
    tables.pop("links", None)
    path = written(tables, tmp_path_factory.mktemp("trip") / "plan.csv")
    imported = read(path, tables, columns={"Id": "", "Predecessors": ""})
    assert imported.tables["activities"].keys() == tables["activities"].keys()
    document = Document(tables)
    assert merge(document, imported, "Import").changes is None
    assert tables_of(document)["activities"].keys() == tables["activities"].keys()
