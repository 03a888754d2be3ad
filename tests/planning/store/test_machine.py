"""A plan against a dict: edits, undo, crashes, damage, copies that come back; both are always the same."""

import copy
import os
import random
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tinydb import TinyDB

from planning.plan import editing
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.versions import records_of, restore, versions
from planning.store import journaling

TOKENS = random.Random()
RUNS = int(os.environ.get("MACHINE_RUNS", "80"))
STEPS = 25
IDS = st.sampled_from(["a", "b", "c", "d", "e", "f"])
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
FIELDS = st.dictionaries(st.sampled_from(["future", "é", "1"]), VALUES, max_size=3)
Rows = dict[str, Record]


def meaning(data: bytes | bytearray) -> object:
    """What JSON says: an "E" for an "e" of a number or an escape is another bit, and the same value."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return bytes(data)


class Step(NamedTuple):
    """One line of the history: its kind and the plan before and after."""

    kind: str
    before: Rows
    after: Rows


class Machine(RuleBasedStateMachine):
    """``rows`` is what the table must hold; ``steps`` what the journals know, from which undo is rebuilt."""

    def __init__(self) -> None:
        super().__init__()
        TOKENS.seed(0)
        self.home = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.path = self.home / "here" / "p.json"
        self.path.parent.mkdir()
        self.rows: Rows = {"a": {"id": "a", "name": {"en": "A"}}}
        self.document = Document.create(self.path, {"units": copy.deepcopy(self.rows)})
        self.document.durable = False
        self.steps: list[Step] = []
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def teardown(self) -> None:
        self.document.close()
        shutil.rmtree(self.home)

    # What a planner does

    def _note(self, after: Rows, kind: str = "edit") -> None:
        step = Step(kind, self.rows, after)
        self.steps.append(step)
        self._replay(step)
        self.rows = after

    def _replay(self, step: Step) -> None:
        if step.kind == "edit":
            self.done.append(step)
            self.undone.clear()
        elif step.kind == "undo":
            self.undone.append(self.done.pop() if self.done else Step("edit", step.after, step.before))
        elif self.undone:
            self.done.append(self.undone.pop())

    @rule(edits=st.lists(st.tuples(st.sampled_from("asr"), IDS, FIELDS), min_size=1, max_size=6))
    def edit(self, edits: list[tuple[str, str, dict[str, Any]]]) -> None:
        after, many = copy.deepcopy(self.rows), len(edits)
        with self.document.transaction("Edit") as t:
            for op, id, fields in edits:
                if op == "a" and id not in after:
                    t.add("units", {"id": id, "name": {"en": id}, **fields})
                    after[id] = {"id": id, "name": {"en": id}, **copy.deepcopy(fields)}
                elif op == "s" and id in after:
                    t.set("units", id, **fields)
                    after[id].update(copy.deepcopy(fields))
                elif op == "r" and id in after:
                    t.remove("units", id)
                    del after[id]
            changed = len(t.changes())
        if not changed:
            assert after == self.rows
            return
        self._note(self._ordered(after))
        if changed > editing.BULK:
            self.steps.clear()  # it went to a snapshot: no journal leads past it
        assert many

    def _ordered(self, rows: Rows) -> Rows:
        """The rows in the document's order, which a document that goes and comes in one edit keeps."""
        return {id: rows[id] for id in self.document.records("units")} if rows.keys() == set(
            self.document.records("units")
        ) else rows

    @rule()
    def edit_that_is_refused(self) -> None:
        document, new = self.document, {"id": "new", "name": {"en": "New"}, "future": float("nan")}
        with pytest.raises(PlanError), document.transaction("Edit") as t:
            t.add("units", new)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        self._note(self.done[-1].before, "undo")

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.document.redo()
        self._note(self.undone[-1].after, "redo")

    @rule()
    def save(self) -> None:
        self.document.save()

    @rule()
    def sync(self) -> None:
        self.document.sync()
        assert not self.document.is_modified

    @rule()
    def fold_beside(self) -> None:
        end = self.document.begin_fold()()
        end()

    @precondition(lambda self: bool(versions(self.document)))
    @rule(data=st.data())
    def restore_version(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from([version.number for version in versions(self.document)]))
        earlier = records_of(self.document, number).get("units", {})
        if restore(self.document, number):
            self._note(dict(self.document.raw("units")))
            if len(self.document.history.steps()[-1].changes.items) > editing.BULK:
                self.steps.clear()
        assert self.rows == earlier

    # What befalls a plan

    def _reopened(self, path: Path) -> list[str]:
        """Open the plan there; what is told about it."""
        self.path = path
        self.document = Document.open(path, durable=False)
        assert not self.document.read_only
        self.done, self.undone = [], []
        for step in self.steps:
            self._replay(step)
        return self.document.notices

    def _crash(self) -> Path:
        """The files as a killed process leaves them, in another folder; the plan there."""
        there = Path(tempfile.mkdtemp(dir=self.home))
        shutil.copytree(self.path.parent, there / "here", ignore=shutil.ignore_patterns(".*"))
        self.document.close()
        shutil.rmtree(self.path.parent)
        return there / "here" / "p.json"

    @rule()
    def close_and_reopen(self) -> None:
        self.document.close()
        names = {one.name for one in self.path.parent.iterdir()}
        assert not [name for name in names if name.endswith((".journal", ".lock", ".owner", ".tmp"))]
        assert self._reopened(self.path) == []

    @rule()
    def crash(self) -> None:
        told = self._reopened(self._crash())
        assert all("restored that had not been saved" in notice for notice in told)

    @rule(length=st.integers(1, 40))
    def crash_in_the_middle_of_a_line(self, length: int) -> None:
        path = self._crash()
        journal = path.with_name("p.json.journal")
        had_journal = journal.exists()
        if had_journal:
            journal.write_bytes(journal.read_bytes() + (b"0123456789abcdef {" + b"9" * 40)[:length])
        told = self._reopened(path)
        assert any("not finished" in notice for notice in told) == had_journal

    @rule(bit=st.integers(0, 10**6), closed=st.booleans())
    def the_disk_spoils_the_snapshot(self, bit: int, closed: bool) -> None:
        if closed:
            self.document.close()
        path = self.path if closed else self._crash()
        whole = path.read_bytes()
        data = bytearray(whole)
        data[bit // 8 % len(data)] ^= 1 << bit % 8
        path.write_bytes(data)
        asked = ""
        try:
            told = self._reopened(path)
        except PlanError as error:
            asked = error.code
            Document.open(path, stale="restore").close()
            told = self._reopened(path)
        assert told or asked in ("changed_outside", "duplicate_key") or meaning(data) == meaning(whole)

    @rule(fields=FIELDS, closed=st.booleans(), first=st.booleans())
    def a_mailed_copy_comes_back(self, fields: dict[str, Any], closed: bool, first: bool) -> None:
        """The file as it lies there is mailed, edited elsewhere, and put back over ours."""
        if first:
            self.document.save()
        elsewhere = Path(tempfile.mkdtemp(dir=self.home)) / "copy.json"
        shutil.copy(self.path, elsewhere)
        copied = Document.open(elsewhere)
        with copied.transaction("Elsewhere") as t:
            t.set("units", t.add("units", {"name": {"en": "Theirs"}}), **fields)
        rows = dict(copied.raw("units"))
        copied.close()
        if closed:
            self.document.close()
        path = self.path if closed else self._crash()
        had_journal = path.with_name("p.json.journal").exists()
        shutil.copy(elsewhere, path)
        self.rows, self.steps = rows, []
        told = self._reopened(path)
        assert any("replaced by another copy" in notice for notice in told) == had_journal
        assert any(".damaged-" in one.name for one in path.parent.iterdir()) or not had_journal

    @rule()
    def stock_tinydb_reads_what_was_saved(self) -> None:
        self.document.save()
        with TinyDB(self.path, access_mode="r") as stock:
            assert [dict(row) for row in stock.table("units")] == list(self.rows.values())

    # What always holds

    @invariant()
    def the_plan_is_the_dict(self) -> None:
        assert self.document.raw("units") == self.rows
        assert list(self.document.raw("units")) == list(self.rows)
        assert list(self.document.table("units")) == list(self.rows)

    @invariant()
    def the_history_is_the_same(self) -> None:
        assert (self.document.undo_label is None) == (not self.done)
        assert (self.document.redo_label is None) == (not self.undone)

    @invariant()
    def what_is_given_out_is_no_part_of_the_plan(self) -> None:
        for row in self.document.raw("units").values():
            row.clear()


@pytest.mark.timeout(120 + RUNS)
def test_the_plan_is_the_dict_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journaling, "FOLD_BYTES", 1500)
    monkeypatch.setattr(editing, "BULK", 4)
    monkeypatch.setattr(secrets, "token_hex", lambda length: TOKENS.randbytes(length).hex())
    rules = settings(
        max_examples=RUNS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate], derandomize=RUNS <= 200, database=None,
    )  # fmt: skip
    run_state_machine_as_test(Machine, settings=rules)
