"""``risk``: what the command line says of a plan with estimates."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    """Two activities in a row, of which one is uncertain."""
    path = tmp_path / "p.plan.json"
    run("new", path)
    lane = {"id": "lane", "name": {"en": "Lane"}}
    certain = {"id": "a", "name": {"en": "Design"}, "lane": "lane", "mode": "auto", "duration_minutes": 480}
    uncertain = certain | {
        "id": "b",
        "name": {"en": "Build"},
        "uid": 7,
        "estimate": {"optimistic": 480, "likely": 480, "pessimistic": 4800},
    }
    rows: list[dict[str, Any]] = [
        {"op": "add", "table": "lanes", "fields": lane},
        {"op": "add", "table": "activities", "fields": certain},
        {"op": "add", "table": "activities", "fields": uncertain},
        {"op": "add", "table": "links", "fields": {"id": "l", "predecessor": "a", "successor": "b"}},
    ]
    assert run("apply", path, text=json.dumps(rows)).returncode == 0
    return path


def test_the_same_seed_gives_the_same_spread(plan: Path, run: Run) -> None:
    results = [run("risk", plan, "--replications", 500, "--seed", seed, "--json") for seed in (1, 1, 2)]
    assert {result.returncode for result in results} == {0}
    assert results[0].stdout == results[1].stdout != results[2].stdout
    found = json.loads(results[0].stdout)
    assert list(found["finish"]) == [f"p{level}" for level in range(10, 100, 10)]
    assert list(found["finish"].values()) == sorted(found["finish"].values())
    assert found["planned_finish"] < found["finish"]["p10"]
    assert sum(found["days"].values()) == found["replications"] == 500
    first, second = found["activities"]
    assert (first["criticality"], first["sensitivity"], second["uid"]) == (1, 0, 7)
    assert second["sensitivity"] == pytest.approx(1, abs=0.1)


def test_a_table_names_the_activities_that_decide_first(plan: Path, run: Run) -> None:
    lines = run("risk", plan, "--replications", 200).stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith(("Build", "Design"))] == ["Build", "Design"]


def test_a_plan_without_activities_has_no_risk(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "blank.plan.json"
    run("new", path)
    result = run("risk", path, "--json")
    assert (result.returncode, json.loads(result.stdout)) == (0, {"activities": []})


def test_a_number_that_is_not_possible_is_refused_with_a_remedy(plan: Path, run: Run) -> None:
    result = run("risk", plan, "--replications", 0)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert str(plan) in result.stderr or "replications" in result.stderr
