"""``shortfalls``: the roadmap of the sample against its illustrative posts."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_sample_lacks_posts_for_its_illustrative_needs(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "p.plan.json"
    run("new", path, "--template", "a69-517")
    result = run("shortfalls", path, "--scenario", "as-is", "--replications", 20, "--json")
    assert result.returncode == 1
    found = json.loads(result.stdout)
    assert found["illustrative"] is True
    security = next(row for row in found["shortfalls"] if row["activity"] == "security")
    assert (security["reason"], security["first"]) == ("posts", "2014-04")
    assert security["worst"]["missing"] > 0
    assert {need["profile"] for need in found["needs"]} >= {"security-analyst", "network-engineer"}
    lines = run("shortfalls", path, "--scenario", "as-is", "--replications", 20).stdout.splitlines()
    assert any(line.startswith("Information security") and "Security analyst" in line for line in lines)


def test_a_plan_without_demands_lacks_nothing(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "b.plan.json"
    run("new", path)
    result = run("shortfalls", path)
    assert result.returncode == 0
    assert "suffice" in result.stdout
