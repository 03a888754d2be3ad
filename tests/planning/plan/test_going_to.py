"""Going to a step of the history: all at once, told once, kept like any step."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.journal_file import JournalFile

Tables = dict[str, dict[str, dict[str, Any]]]
States = list[dict[str, dict[str, Any]]]


@pytest.fixture
def path(tmp_path: Path, small: Callable[..., Tables]) -> Path:
    path = tmp_path / "p.plan.json"
    Document.create(path, small()).close()
    return path


def edited(document: Document) -> States:
    """Five steps that add, change, move and remove; the state before each and after the last."""
    states = [document.raw("activities")]

    def note() -> None:
        states.append(document.raw("activities"))

    with document.transaction("Add") as t:
        new = t.add("activities", {"name": {"en": "New", "zh": "新"}, "lane": "upper"})
    note()
    for owner in ("X", "Y"):
        with document.transaction(owner) as t:
            t.set("activities", new, owner=owner)
        note()
    first = next(iter(states[0]))
    with document.transaction("Remove") as t:
        t.remove("activities", first)
    note()
    with document.transaction("Again") as t:
        t.set("activities", new, owner="Z")
    note()
    return states


def positions(document: Document) -> list[int]:
    return [0, *(step.seq for step in document.history.steps())]


def test_every_step_can_be_gone_to_from_every_other(path: Path) -> None:
    document = Document.open(path)
    states = edited(document)
    seqs = positions(document)
    for start in range(len(seqs)):
        for end in range(len(seqs)):
            document.go_to(seqs[start])
            changes = document.go_to(seqs[end])
            assert list(document.raw("activities").items()) == list(states[end].items())
            assert document.history.position == seqs[end]
            assert (changes is None) == (start == end)
    document.close()


def test_it_is_told_once_and_undone_steps_survive_a_restart(path: Path) -> None:
    document = Document.open(path)
    states = edited(document)
    told: list[Changes] = []
    document.subscribe(told.append)
    document.go_to(positions(document)[1])
    assert len(told) == 1
    changed = {change.id: (change.before, change.after) for change in told[0].items}
    assert changed == {
        id: (states[5].get(id), states[1].get(id))
        for id in {*states[5], *states[1]}
        if states[5].get(id) != states[1].get(id)
    }
    document.close()
    document = Document.open(path)
    assert document.raw("activities") == states[1]
    assert (document.undo_label, document.redo_label) == ("Add", "X")
    document.go_to(positions(document)[-1])
    assert list(document.raw("activities")) == list(states[5])
    document.close()


def test_where_it_cannot_be_written_nothing_moves(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.open(path)
    states = edited(document)

    def fail(*_args: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "append", fail)
        with pytest.raises(PlanError):
            document.go_to(0)
    assert document.raw("activities") == states[5]
    assert document.history.position == positions(document)[-1]
    document.go_to(0)
    assert document.raw("activities") == states[0]
    document.close()


def test_no_such_step_and_a_plan_that_cannot_be_changed(path: Path) -> None:
    document = Document.open(path)
    edited(document)
    with pytest.raises(PlanError) as told:
        document.go_to(99)
    assert told.value.code == "no_such_step"
    document.close()
    reader = Document.open(path, read_only=True)
    with pytest.raises(PlanError) as told:
        reader.go_to(0)
    assert told.value.code == "read_only"


def test_a_plan_in_memory_has_a_history_too(small: Callable[..., Tables]) -> None:
    document = Document(copy.deepcopy(small()))
    states = edited(document)
    for seq, state in zip(positions(document), states, strict=True):
        document.go_to(seq)
        assert document.raw("activities") == state


def test_a_gesture_is_one_step_after_a_restart_too(path: Path) -> None:
    document = Document.open(path)
    before = document.raw("activities")
    first = next(iter(before))
    for owner in "abc":
        with document.transaction("Nudge", "gesture") as t:
            t.set("activities", first, owner=owner)
    with document.transaction("Other") as t:
        t.set("activities", first, owner="d")
    document.undo()
    document.close()
    document = Document.open(path)
    assert document.raw("activities")[first]["owner"] == "c"
    assert [step.label for step in document.history.steps()] == ["Nudge", "Other"]
    document.undo()
    assert document.raw("activities") == before
    document.close()
    document = Document.open(path)
    document.redo()
    assert document.raw("activities")[first]["owner"] == "c"
    assert document.redo_label == "Other"
    document.close()
