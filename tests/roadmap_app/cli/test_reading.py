"""``new info show`` and the way wrong use and unreadable input are told."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "p.plan.json"
    assert run("new", path, "--template", "a69-517").returncode == 0
    return path


def test_new_never_overwrites(plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    result = run("new", plan)
    assert result.returncode == 2
    assert result.stderr.startswith(f"roadmap-app: {plan}: ")
    assert plan.read_bytes() == before


def test_info_tells_what_the_plan_holds(plan: Path, run: Run) -> None:
    info = json.loads(run("info", plan, "--json").stdout)
    assert (info["format"], info["schema"]) == ("roadmap-plan", 1)
    assert info["languages"] == ["en", "zh"]
    assert info["horizon"] == ["2013-07-01", "2017-12-31"]
    assert info["tables"]["plan"] == 1
    assert info["provenance"]["symbol"] == "A/69/517"


def test_budget_is_shown_in_the_digits_printed(plan: Path, run: Run) -> None:
    rows = json.loads(run("show", plan, "budget", "--json").stdout)
    row = next(row for row in rows.values() if row.get("period") == "2010-2011")
    assert (row["total"], row["annual_average"], row["peacekeeping_missions"]) == (
        "1519.0",
        "759.55",
        "1048.4",
    )


def test_stock_tinydb_reads_and_queries_the_file(plan: Path) -> None:
    with TinyDB(plan) as stock:
        (lane,) = stock.table("lanes").search(Query().driver == "innovation")
        assert lane["name"]["zh"]
        assert stock.table("_meta").get(doc_id=1)["format"] == "roadmap-plan"


@pytest.mark.parametrize("words", [("show", "{plan}", "chairs"), ("show", "{plan}", "units", "nobody")])
def test_what_is_not_there_is_named(plan: Path, run: Run, words: tuple[str, ...]) -> None:
    result = run(*(word.format(plan=plan) for word in words))
    assert result.returncode == 2
    assert words[-1] in result.stderr
    assert str(plan) in result.stderr


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 4000, b"{", b'{"a": 1}', b'{"_default": {"1": {"x": 1}}}', b"\xff\xfe", b"[]"]
)
def test_unreadable_files_are_told_and_left_alone(tmp_path: Path, run: Run, content: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    for words in (("info", path, "--json"), ("check", path), ("apply", path)):
        result = run(*words)
        assert result.returncode == 2
        assert result.stderr.startswith(f"roadmap-app: {path}: ")
        assert "Traceback" not in result.stderr
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path, run: Run) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        result = run("show", path, "units", "--json")
        assert result.returncode == 2
        assert json.loads(result.stdout)["ok"] is False
        assert str(path) in result.stderr


def test_wrong_use_is_told_in_the_users_language(run: Run) -> None:
    assert run("show").returncode == 2
    assert "usage:" in run("show").stderr
    assert "用法" in run("show", language="zh").stderr


def test_a_reader_that_goes_away_is_no_error(plan: Path, environment: dict[str, str]) -> None:
    import sys

    command = [sys.executable, "-m", "roadmap_app", "show", str(plan), "units", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert b"Error" not in process.stderr.read()
