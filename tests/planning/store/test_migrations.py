"""Plans of older versions: golden files of every schema, and the machinery that brings them to this one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.versions import versions
from planning.store import migrations, snapshot
from planning.store.migrations import Records, migrated
from planning.store.snapshot import SCHEMA

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_plan_of_every_schema_opens_whole(tmp_path: Path, schema: int) -> None:
    """The files were written by the version that brought the schema; they never change."""
    path = tmp_path / "p.json"
    shutil.copy(GOLDEN / f"schema-{schema}.plan.json", path)
    document = Document.open(path)
    assert not document.notices
    assert {name: len(document.records(name)) for name in document.names()} == {
        "activities": 2, "budget": 1, "chairs": 1, "lanes": 1, "links": 1, "phases": 1, "plan": 1,
    }  # fmt: skip
    assert document.records("activities")["design"]["from_elsewhere"] == {"kept": [1, 2.5, None, "文"]}
    assert document.plan.title == {"en": "Golden plan", "zh": "样本计划"}
    assert len(document.table("activities")) == 2
    with document.transaction("Edit") as t:
        t.set("activities", "design", owner="X")
    document.close()
    again = Document.open(path, read_only=True)
    assert again.records("activities")["design"]["from_elsewhere"] == {"kept": [1, 2.5, None, "文"]}
    assert again.undo_label == "Edit"


def test_the_golden_file_of_this_schema_has_its_journal_read(tmp_path: Path) -> None:
    """A journal that a killed process left, with an edit, an undo and a removal."""
    path = tmp_path / "p.json"
    shutil.copy(GOLDEN / "schema-1.plan.json", path)
    shutil.copy(GOLDEN / "schema-1.journal", path.with_name("p.json.journal"))
    document = Document.open(path)
    assert document.notices == ["3 edits were restored that had not been saved when the program ended."]
    assert [step.label for step in document.history.steps()] == ["Remove link", "Name owner"]
    assert document.history.position == 1
    assert document.redo_label == "Name owner"
    assert list(document.records("links")) == []
    document.undo()
    assert list(document.records("links")) == ["build-after-design"]
    document.close()


# Machinery, with schemas that do not exist


def rename_owner(records: Records) -> Records:
    for row in records.get("activities", {}).values():
        if "owner" in row:
            row["holder"] = row.pop("owner")
    return records


@pytest.fixture
def two_schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version whose schema is two further, with a step for each."""
    monkeypatch.setattr(snapshot, "SCHEMA", SCHEMA + 2)
    monkeypatch.setattr(
        migrations, "MIGRATIONS", {SCHEMA: rename_owner, SCHEMA + 1: lambda records: {**records, "new": {}}}
    )


def edited(path: Path) -> dict[str, Any]:
    document = Document.open(path)
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    return document.raw("activities")["first"]


def test_an_older_plan_is_brought_to_this_schema_with_the_old_file_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    document = Document.open(path)
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    document.close()
    old = path.read_bytes()
    request.getfixturevalue("two_schemas")
    document = Document.open(path)
    assert document.raw("activities")["first"]["holder"] == "X"
    assert document.undo_label is None  # the steps before speak of documents of the older schema
    kept = [one for one in versions(document) if one.backup.is_kept]
    assert [one.backup.path.read_bytes() for one in kept] == [old]
    document.close()
    assert json.loads(path.read_text("utf-8"))["_meta"]["1"]["schema"] == SCHEMA + 2
    assert Document.open(path, read_only=True).raw("activities")["first"]["holder"] == "X"


def test_edits_in_the_journal_of_an_older_plan_come_along(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    document = Document.open(path)
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    killed = tmp_path / "killed"
    shutil.copytree(path.parent, killed, ignore=shutil.ignore_patterns(".*", "killed"))
    document.close()
    request.getfixturevalue("two_schemas")
    document = Document.open(killed / path.name)
    assert document.raw("activities")["first"]["holder"] == "X"
    document.close()
    assert not (killed / f"{path.name}.journal").exists()


def test_a_plan_opened_for_reading_is_migrated_in_memory_only(
    path: Path, request: pytest.FixtureRequest
) -> None:
    before = path.read_bytes()
    request.getfixturevalue("two_schemas")
    document = Document.open(path, read_only=True)
    assert len(document.table("activities")) == 3
    assert path.read_bytes() == before


@pytest.mark.parametrize("step", [lambda records: records["nothing"], lambda records: records + 1])
def test_a_migration_that_fails_changes_nothing_and_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: migrations.Migration
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(snapshot, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(migrations, "MIGRATIONS", {SCHEMA: step})
    with pytest.raises(PlanError) as failed:
        Document.open(path)
    assert (failed.value.code, failed.value.file) == ("not_migrated", path)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("two_schemas")
def test_a_migration_works_on_a_copy() -> None:
    records: Records = {"activities": {"a": {"id": "a", "owner": "X", "unknown": 1}}}
    moved = migrated(records, SCHEMA)
    assert moved == {"activities": {"a": {"id": "a", "holder": "X", "unknown": 1}}, "new": {}}
    assert records == {"activities": {"a": {"id": "a", "owner": "X", "unknown": 1}}}
    assert migrated(records, SCHEMA + 2) is records
