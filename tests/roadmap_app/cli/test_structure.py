"""``structure``, ``sensitivity`` and ``cheapest``."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FEW = ("--replications", 10, "--months", 24)


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "p.plan.json"
    assert run("new", path, "--template", "a69-517").returncode == 0
    return path


def test_a_structure_with_its_figures(plan: Path, run: Run) -> None:
    result = run("structure", plan, "--scenario", "annex-ii", "--json")
    assert result.returncode == 1
    found = json.loads(result.stdout)
    assert found["month"] == "2017-12"
    assert any(finding["code"] == "wide_span" for finding in found["findings"])
    assert found["requirements"][0]["is_over"] is False
    assert {"spans", "pyramid", "prospects", "maintainable"} <= set(found)
    assert "D-2" in found["staffing_table"]["sp5"]
    printed = run("structure", plan, "--unit", "sp5", "--printed", "9 D-2", "--json")
    assert any(f["code"] == "differs_from_printed" for f in json.loads(printed.stdout)["findings"])
    shown = run("structure", plan, "--scenario", "annex-ii", "--month", "2016-01")
    assert "Years to wait" in shown.stdout


def test_tornado_sweep_and_target(plan: Path, run: Run) -> None:
    tornado = json.loads(run("sensitivity", plan, *FEW, "--json").stdout)
    assert tornado["swings"][0]["parameter"] in ("lead_time", "wastage", "age")
    target = run(
        "sensitivity", plan, *FEW, "--seek", "lead_time", "--target", 0.04, "--between", 10, 900, "--json"
    )
    assert json.loads(target.stdout)["target"]["reached"] == pytest.approx(0.04, abs=0.01)
    few = ("--replications", 2, "--months", 2)
    lines = run("sensitivity", plan, *few, "--sweep", "lead_time", "wastage").stdout.splitlines()
    assert lines[0].startswith("Recruitment lead time, days \\ Wastage, share a year")
    assert [line.count("%") for line in lines[1:]] == [5] * 5


def test_the_cheapest_posts_of_the_desks(plan: Path, run: Run) -> None:
    result = run("cheapest", plan, "--scenario", "annex-ii", *FEW, "--json")
    found = json.loads(result.stdout)
    assert found["bound"] <= found["cost"]
    assert {desk["desk"] for desk in found["desks"]} == {"enterprise-desk", "network-operations"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["structure", "--month", "x"], "2014-01"),
        (["sensitivity", "--seek", "luck", "--target", "1", "--between", "0", "1"], "lead_time"),
        (["sensitivity", "--seek", "lead_time"], "--target"),
        (["cheapest", "--vacancy", "5"], "0.05"),
    ],
)
def test_wrong_use(plan: Path, run: Run, words: list[str], said: str) -> None:
    result = run(words[0], plan, *words[1:])
    assert result.returncode == 2
    assert said in result.stderr
