"""``check schedule export``: what the plan of A/69/517 gives, and that plans of another kind work as well."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "p.plan.json"
    assert run("new", path, "--template", "a69-517").returncode == 0
    return path


def test_check_finds_just_what_does_not_agree_in_the_source(plan: Path, run: Run) -> None:
    result = run("check", plan, "--json")
    assert result.returncode == 1
    report = json.loads(result.stdout)
    assert report["store"]["ok"] is True
    found = {(f["printed"], f["computed"]) for f in report["findings"]}
    assert found == {
        ("41426", "38426"),
        ("1519.0", "1519.1"),
        ("759.55", "759.5"),
        ("4158.1", "4158.0"),
        ("4525.4", "4525.5"),
        ("76", "75.6 to 77.4"),
    }
    assert all(f["message"] and f["table"] and f["paragraph"] for f in report["findings"])


def test_check_of_a_blank_plan_finds_nothing(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "blank.plan.json"
    run("new", path)
    result = run("check", path, "--json")
    assert (result.returncode, json.loads(result.stdout)["findings"]) == (0, [])


def test_check_tells_that_a_file_was_changed_by_hand(plan: Path, run: Run) -> None:
    changed = plan.read_text(encoding="utf-8").replace('"lane":"', '"lane":"no-', 1)
    plan.write_text(changed, encoding="utf-8")
    report = json.loads(run("check", plan, "--json").stdout)
    assert report["store"]["ok"] is False
    assert "unknown_reference" in {finding["code"] for finding in report["findings"]}


def test_findings_speak_the_language_of_the_user(plan: Path, run: Run) -> None:
    assert run("check", plan, language="zh").stdout != run("check", plan).stdout


def test_a_successor_starts_after_its_predecessor(plan: Path, run: Run) -> None:
    edits = [
        {"op": "set", "table": "activities", "id": "network", "fields": {"mode": "auto"}},
        {"op": "set", "table": "activities", "id": "security", "fields": {"mode": "auto"}},
        {
            "op": "add",
            "table": "links",
            "id": "l",
            "fields": {"predecessor": "network", "successor": "security"},
        },
    ]
    assert run("apply", plan, text=json.dumps(edits)).returncode == 0
    rows = {row["id"]: row for row in json.loads(run("schedule", plan, "--json").stdout)["activities"]}
    assert rows["security"]["early_start"] >= rows["network"]["early_finish"]
    assert {
        "uid",
        "late_start",
        "late_finish",
        "total_slack_minutes",
        "free_slack_minutes",
        "critical",
    } <= set(rows["security"])


def test_the_roadmap_is_exported_as_a_drawing_with_its_words(plan: Path, tmp_path: Path, run: Run) -> None:
    picture = tmp_path / "r.svg"
    assert run("export", plan, picture, "--language", "zh").returncode == 0
    words = "".join(ET.parse(picture).getroot().itertext())
    assert "网络和基础设施" in words
    assert "第一阶段" in words


def test_an_unknown_format_and_a_missing_folder_are_told(plan: Path, tmp_path: Path, run: Run) -> None:
    unknown = run("export", plan, tmp_path / "r.doc")
    assert unknown.returncode == 2
    assert ".xml, .gan, .xlsx, .csv, .ics, .svg, .png" in unknown.stderr, "all that work"
    missing = run("export", plan, tmp_path / "none" / "r.svg")
    assert (missing.returncode, "none" in missing.stderr) == (2, True)
