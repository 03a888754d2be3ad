"""Scenarios and baselines from the command line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    assert run("new", file, "--template", "a69-517").returncode == 0
    return file


def edit(id: str, **fields: object) -> str:
    return json.dumps({"op": "set", "table": "activities", "id": id, "fields": fields})


def test_a_scenario_is_begun_edited_compared_and_adopted(run: Run, plan: Path) -> None:
    row = next(iter(json.loads(run("show", plan, "activities", "--json").stdout)))
    before = json.loads(run("show", plan, "activities", row, "--json").stdout)
    assert run("whatif", plan, "--new", "Late").stdout.strip() == "late"
    late = edit(row, start="2014-01-01", finish="2018-06-30")
    applied = run("apply", plan, "--scenario", "late", text=late)
    assert json.loads(applied.stdout)["ok"] is True
    assert json.loads(run("show", plan, "activities", row, "--json").stdout) == before

    listed = json.loads(run("whatif", plan, "--json").stdout)
    assert [(one["id"], one["edits"]) for one in listed["scenarios"]] == [("late", 1)]
    found = json.loads(run("whatif", plan, "--compare", "late", "--json").stdout)
    assert row in [one["id"] for one in found["activities"]]
    assert found["finish_minutes"] > 0
    assert "2018-06-30" in run("whatif", plan, "--compare", "late").stdout

    adopted = run("whatif", plan, "--adopt", "late", "--json")
    assert json.loads(adopted.stdout) == {"ok": True, "id": "late", "conflicts": []}
    assert json.loads(run("show", plan, "activities", row, "--json").stdout)["finish"] == "2018-06-30"
    assert run("undo", plan).stdout.strip() == "Adopt scenario"


def test_a_plan_that_has_gone_on_is_not_overwritten_unasked(run: Run, plan: Path) -> None:
    row = next(iter(json.loads(run("show", plan, "activities", "--json").stdout)))
    run("whatif", plan, "--new", "Late")
    run("apply", plan, "--scenario", "late", text=edit(row, progress=0.5))
    run("apply", plan, text=edit(row, progress=0.25))
    refused = run("whatif", plan, "--adopt", "late")
    assert refused.returncode == 1
    assert f"activities/{row}/progress" in refused.stdout
    assert run("whatif", plan, "--adopt", "late", "--overwrite").returncode == 0


def test_unknown_scenarios_are_named_with_a_remedy(run: Run, plan: Path) -> None:
    for words in (["--adopt", "no"], ["--compare", "no"], ["--drop", "no"], ["--rename", "no", "New"]):
        answer = run("whatif", plan, *words)
        assert answer.returncode == 2
        assert "“no”" in answer.stderr
        assert "Traceback" not in answer.stderr
    assert run("apply", plan, "--scenario", "no", text="").returncode == 2
    assert run("schedule", plan, "--scenario", "no").returncode == 2


def test_baselines_are_taken_renamed_compared_and_dropped(run: Run, plan: Path) -> None:
    row = next(iter(json.loads(run("show", plan, "activities", "--json").stdout)))
    assert run("baselines", plan, "--take", "Approved").stdout.strip() == "approved"
    assert run("baselines", plan, "--rename", "approved", "As approved").returncode == 0
    run("apply", plan, text=edit(row, start="2014-01-01", finish="2018-06-30"))
    found = json.loads(run("baselines", plan, "--compare", "approved", "--json").stdout)
    assert [one["id"] for one in found["activities"]] == [row]
    listed = json.loads(run("baselines", plan, "--json").stdout)["baselines"]
    assert [one["name"]["en"] for one in listed] == ["As approved"]
    assert run("baselines", plan, "--drop", "approved").returncode == 0
    assert json.loads(run("baselines", plan, "--json").stdout) == {"baselines": []}
