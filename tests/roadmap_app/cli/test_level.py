"""``level``: what is delayed is told, and written as one step."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def add(table: str, id: str, **fields: Any) -> dict[str, Any]:
    return {"op": "add", "table": table, "id": id, "fields": fields}


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Path:
    """Two months of work for one analyst in each of two activities at once; a third leaves them slack."""
    path = tmp_path / "plan.json"
    assert run("new", path, "--template", "blank").returncode == 0
    lane = next(iter(json.loads(run("show", path, "lanes", "--json").stdout)))
    named = {"name": {"en": "Analyst", "zh": "分析员"}}
    work = {"lane": lane["id"] if isinstance(lane, dict) else lane, "mode": "auto"}
    month = 20 * 480
    edits = [
        add("profiles", "analyst", **named),
        add("units", "office", name={"en": "Office", "zh": "办公室"}),
        add("posts", "one", unit="office", grade="P-3", profile="analyst", count=1),
        *(
            add("activities", id, name={"en": id, "zh": id}, duration_minutes=length, **work)
            for id, length in (("first", 2 * month), ("second", 2 * month), ("long", 6 * month))
        ),
        *(add("demands", f"d-{id}", activity=id, profile="analyst", fte=1) for id in ("first", "second")),
    ]
    done = run("apply", path, text=json.dumps(edits))
    assert done.returncode == 0, done.stdout + done.stderr
    return path


def test_delays_are_told_written_and_undone(run: Run, plan: Path) -> None:
    told = json.loads(run("level", plan, "--json").stdout)
    assert told["excess"]["before"] > 1.5
    assert told["excess"]["after"] < 0.2
    assert [delay["activity"] for delay in told["delays"]] in (["first"], ["second"])
    assert told["finish"]["before"] == told["finish"]["after"]
    assert json.loads(run("level", plan, "--write", "--json").stdout)["delays"] == told["delays"]
    (shift,) = told["shifts"]
    moved = json.loads(run("show", plan, "activities", shift["id"], "--json").stdout)
    assert moved["start"] == shift["after"][:10]
    assert moved["constraint"] == "SNET"
    again = json.loads(run("level", plan, "--json").stdout)
    assert not again["delays"]
    assert run("undo", plan).stdout.strip() == "Level overloads"


def test_what_stays_over_is_named_with_its_reason(run: Run, plan: Path) -> None:
    done = run("apply", plan, text=json.dumps({"op": "remove", "table": "activities", "id": "long"}))
    assert done.returncode == 0
    found = run("level", plan)
    assert found.returncode == 1
    assert "Analyst" in found.stdout
    assert "first (has no slack)" in found.stdout
    assert run("level", plan, "--later", "--write").returncode in (0, 1)
    assert json.loads(run("level", plan, "--json").stdout)["excess"]["after"] < 0.2


def test_delays_go_into_a_scenario_and_one_that_is_not_there_is_told(run: Run, plan: Path) -> None:
    name = {"en": "Smooth", "zh": "平顺"}
    assert run("apply", plan, text=json.dumps(add("roadmap_scenarios", "smooth", name=name))).returncode == 0
    told = json.loads(run("level", plan, "--scenario", "smooth", "--write", "--json").stdout)
    (shift,) = told["shifts"]
    assert "constraint" not in json.loads(run("show", plan, "activities", shift["id"], "--json").stdout)
    assert not json.loads(run("level", plan, "--scenario", "smooth", "--json").stdout)["delays"]
    for command in ("level", "schedule"):
        refused = run(command, plan, "--scenario", "nowhere", "--write")
        assert refused.returncode == 2
        assert "nowhere" in refused.stderr
