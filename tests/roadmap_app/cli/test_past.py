"""The past of a plan by the command line: undo, redo, history, versions, restore."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document

Run = Callable[..., Any]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Three saved states: the owners X and Y, and none."""
    path = tmp_path / "p.plan.json"
    document = Document.from_template("blank", path)
    with document.transaction("Add") as t:
        t.add("activities", {"id": "a", "name": {"en": "A"}, "lane": "lane-1"})
    for owner in "XY":
        document.save()
        with document.transaction(f"Owner {owner}") as t:
            t.set("activities", "a", owner=owner)
    document.close()
    return path


def owner(plan: Path) -> object:
    return Document.open(plan, read_only=True).raw("activities").get("a", {}).get("owner")


def answer(run: Run, *words: object) -> Any:  # noqa: ANN401 - any JSON
    done = run(*words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_undo_and_redo_say_which_steps_and_history_where_it_stands(plan: Path, run: Run) -> None:
    history = answer(run, "history", plan)
    assert [step["label"] for step in history["steps"]] == ["Add", "Owner X", "Owner Y"]
    assert history["position"] == history["steps"][-1]["seq"]
    assert answer(run, "undo", plan, 2)["steps"] == ["Owner Y", "Owner X"]
    assert owner(plan) is None
    assert answer(run, "redo", plan)["steps"] == ["Owner X"]
    assert owner(plan) == "X"
    assert answer(run, "history", plan)["position"] == history["steps"][1]["seq"]
    too_many = run("redo", plan, 5)
    assert too_many.returncode == 1
    assert "nothing to redo" in too_many.stderr
    assert owner(plan) == "Y"


def number_of(run: Run, plan: Path, wanted: str | None) -> int:
    """The version in which the activity has an owner."""
    for version in answer(run, "versions", plan)["versions"]:
        rows = json.loads((plan.with_name(f"{plan.name}.backups") / version["file"]).read_text("utf-8"))
        found = [row.get("owner") for row in rows.get("activities", {}).values()]
        if found == [wanted]:
            return int(version["number"])
    raise AssertionError(wanted)


def test_restore_tells_before_and_does_it_as_a_step(plan: Path, run: Run) -> None:
    number = number_of(run, plan, "X")
    trial = run("restore", plan, "--version", number, "--dry-run")
    assert trial.stdout.splitlines() == ["Changed activities/a (owner)", "1 document differs."]
    assert owner(plan) == "Y"
    done = answer(run, "restore", plan, "--version", number)
    assert done == {
        "version": number, "restored": True,
        "documents": [{"table": "activities", "id": "a", "change": "changed", "fields": ["owner"]}],
    }  # fmt: skip
    assert owner(plan) == "X"
    kept = [one["file"] for one in answer(run, "versions", plan)["versions"] if ".kept." in one["file"]]
    assert len(kept) == 1
    assert answer(run, "undo", plan)["steps"] == [f"Restore version {number}"]
    assert owner(plan) == "Y"


def test_no_such_version(plan: Path, run: Run) -> None:
    refused = run("restore", plan, "--version", 99)
    assert refused.returncode == 2
    assert "There is no version 99." in refused.stderr


def test_a_change_by_hand_is_refused_until_it_is_decided(plan: Path, run: Run) -> None:
    plan.write_text(plan.read_text("utf-8").replace('"owner":"Y"', '"owner":"by hand"'), "utf-8")
    asked = run("undo", plan)
    assert asked.returncode == 2
    assert "checksum" in asked.stderr
    assert answer(run, "restore", plan, "--last")["notices"]
    assert owner(plan) == "Y"
    plan.write_text(plan.read_text("utf-8").replace('"owner":"Y"', '"owner":"by hand"'), "utf-8")
    assert run("restore", plan, "--accept").stdout == "The plan is whole.\n"
    assert owner(plan) == "by hand"
