"""``import``: files of other programs into new plans and existing ones."""

import csv
import json
import os
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from roadmap_app.cli import main
from tests.planning.exchange.mspdi_xml import project, tag, task

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ACCEPTANCE = Path(os.environ.get("ROADMAP_ACCEPTANCE", "")) / "mspdi"


@pytest.fixture
def works(tmp_path: Path) -> Path:
    path = tmp_path / "works.xml"
    path.write_text(project(task(1), task(2, tag("PredecessorLink", PredecessorUID=1))), encoding="utf-8")
    return path


def report(result: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_trial_makes_no_plan_an_import_does_and_again_changes_nothing(
    tmp_path: Path, works: Path, run: Run
) -> None:
    plan = tmp_path / "p.plan.json"
    trial = report(run("import", works, plan, "--dry-run", "--json"))
    assert (trial["dry_run"], trial["tables"]["activities"], plan.exists()) == (True, 2, False)
    first = report(run("import", works, plan, "--json"))
    assert (first["format"], first["added"]["links"]) == ("mspdi", 1)
    again = report(run("import", works, plan, "--json"))
    assert {sum(again[effect].values()) for effect in ("added", "changed", "removed")} == {0}
    assert again["tables"] == first["tables"]


def test_an_import_is_one_step_and_the_plan_before_it_is_kept(tmp_path: Path, works: Path, run: Run) -> None:
    plan = tmp_path / "p.plan.json"
    run("new", plan, "--template", "a69-517")
    before = report(run("show", plan, "activities", "--json"))
    assert report(run("import", works, plan, "--json"))["added"]["activities"] == 2
    assert "works.xml" in run("history", plan).stdout
    assert len(list(tmp_path.glob("*.backups/*.kept.json"))) == 1
    assert run("undo", plan).returncode == 0
    assert report(run("show", plan, "activities", "--json")) == before


def test_errors_name_the_file_and_leave_the_plan_alone(tmp_path: Path, works: Path, run: Run) -> None:
    plan = tmp_path / "p.plan.json"
    run("new", plan)
    before = plan.read_bytes()
    works.write_text("<Project><Tasks></Project>", encoding="utf-8")
    for file in (works, tmp_path / "none.xml", plan):
        result = run("import", file, plan)
        assert result.returncode == 2
        assert str(file) in result.stderr
        assert "Traceback" not in result.stderr
    assert plan.read_bytes() == before
    assert "none.xml" in run("import", tmp_path / "none.xml", tmp_path / "q.plan.json").stderr
    assert not (tmp_path / "q.plan.json").exists()


def test_the_language_of_the_names(tmp_path: Path, works: Path, run: Run) -> None:
    plan = tmp_path / "p.plan.json"
    run("import", works, plan, "--language", "fr")
    rows = report(run("show", plan, "activities", "--json"))
    assert {tuple(row["name"]) for row in rows.values()} == {("fr",)}
    assert run("import", works, plan, "--language", "x y").returncode == 2


# Acceptance: dates of MS Project by way of the command line

COLUMNS = {
    "es": "early_start",
    "ef": "early_finish",
    "ls": "late_start",
    "lf": "late_finish",
    "ts": "total_slack_minutes",
    "crit": "critical",
}
STORED = {"ts": "totalSlackMin", "crit": "critical"}


KEYS = ("A01", "A02", "A10", "A11", "A14", "A15", "A17", "A19", "A21", "A22", "A23", "A24", "A25", "A26")
has_acceptance = pytest.mark.skipif(
    not os.environ.get("ROADMAP_ACCEPTANCE"), reason="ROADMAP_ACCEPTANCE names no folder"
)


def command(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """The command line in this process: fourteen files would start the interpreter too often."""
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out


@has_acceptance
@pytest.mark.parametrize("key", KEYS)
def test_every_file_is_exact_in_the_columns_of_the_manifest(
    tmp_path: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "p.plan.json"
    if key in ("A14", "A21"):
        command(capsys, "new", plan)  # into an empty plan, too
    command(capsys, "import", ACCEPTANCE / f"{key}.mspdi.xml", plan)
    found = json.loads(command(capsys, "schedule", plan, "--json"))["activities"]
    stored = json.loads((ACCEPTANCE / f"{key}.json").read_text(encoding="utf-8"))
    tasks = {task["uid"]: task["stored"] for task in stored["tasks"] if task["uid"]}
    exact = exact_columns(key)
    assert {row["uid"] for row in found} == tasks.keys()
    assert {"es", "crit"} <= exact
    for row in found:
        for column in exact:
            want = tasks[row["uid"]][STORED.get(column, column)]
            assert row[COLUMNS[column]] == to_the_minute(want), (row["uid"], column)


@has_acceptance
def test_the_manifest_lists_the_files_that_are_tested() -> None:
    assert tuple(manifest()) == KEYS


def manifest() -> dict[str, dict[str, str]]:
    with (ACCEPTANCE / "manifest.csv").open(encoding="utf-8") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def exact_columns(key: str) -> set[str]:
    """The columns in which other engines reproduced what MS Project stored."""
    counts = manifest()[key]["mpxj_mismatch(es/ef/ls/lf/ts/crit)"].split("/")
    return {column for column, count in zip(COLUMNS, counts, strict=True) if count == "0"}


def to_the_minute(value: str | float | bool) -> str | float | bool:
    """As a plan keeps it: seconds are rounded."""
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return (moment if moment.second < 30 else moment.replace(second=59)).isoformat()[:16]
    return value if isinstance(value, bool) else round(value)
