"""``simulate``: what the command line says of scenarios."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "p.plan.json"
    assert run("new", path, "--template", "a69-517").returncode == 0
    return path


def test_series_differences_and_the_same_bits(plan: Path, run: Run) -> None:
    words = ["simulate", plan, "--scenario", "annex-ii", "--compare", "as-is", "--replications", 20,
             "--seed", 517, "--months", 40, "--json"]  # fmt: skip
    results = [run(*words), run(*words, "--workers", 2)]
    assert results[0].stdout == results[1].stdout
    found = json.loads(results[0].stdout)
    assert (len(found["months"]), found["months"][0], found["months"][-1]) == (40, "2013-07", "2016-10")
    assert found["illustrative"] is True
    assert len(found["result_sha256"]) == len(found["compare_sha256"]) == 64
    whole = {one["measure"]: one for one in found["series"] if not one["unit"] and not one["grade"]}
    assert set(whole) == {"establishment", "incumbency", "vacancy_rate", "cost"}
    assert all(len(whole["cost"][key]) == 40 for key in ("mean", "p05", "p25", "p50", "p75", "p95"))
    desks = {one["desk"] for one in found["series"] if one["measure"] == "service_chance"}
    assert desks == {"enterprise-desk", "network-operations"}
    posts = next(one for one in found["differences"] if one["measure"] == "establishment")
    assert (posts["mean"][0], posts["mean"][-1]) == (0, 5)
    assert found["comparison"]["total"]["proposed"] == found["comparison"]["total"]["present"] + 5


def test_people_read_a_table(plan: Path, run: Run) -> None:
    words = [
        "simulate",
        plan,
        "--scenario",
        "annex-ii",
        "--compare",
        "as-is",
        "--replications",
        5,
        "--months",
        3,
    ]
    result = run(*words, "--start", "2016-10")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Annex II as proposed: 2016-10 to 2016-12"
    assert "illustrative" in lines[1]
    assert any(line.split()[:2] == ["Present", "New"] for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--replications", "0"], "Give a number from 1"),
        (["--scenario", "nowhere"], "annex-ii"),
        (["--start", "soon"], "2014-01"),
        (["--workers", "some"], "number of processes"),
    ],
)
def test_wrong_use_names_the_plan_and_the_remedy(plan: Path, run: Run, words: list[str], said: str) -> None:
    result = run("simulate", plan, *words)
    assert result.returncode == 2
    assert result.stderr.startswith(f"roadmap-app: {plan}: ")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
