"""A plan that is open: one door for changes, all or nothing, undo as the exact inverse."""

import copy
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction

Tables = dict[str, dict[str, dict[str, Any]]]
Small = Callable[..., Tables]
NAME = {"en": "N", "zh": "名"}


def state(document: Document) -> str:
    """All that the plan holds, the order of documents included."""
    return json.dumps({name: document.raw(name) for name in document.names()})


def order(document: Document, table: str = "activities") -> list[str]:
    return list(document.table(table))


def typed(document: Document, id: str) -> Activity:
    found = document.get("activities", id)
    assert isinstance(found, Activity)
    return found


# One door


def test_documents_are_typed_and_what_is_unknown_is_kept(small: Small) -> None:
    tables = small()
    tables["activities"]["first"]["future"] = {"deep": [1, None]}
    document = Document(tables)
    assert typed(document, "first").lane == "upper"
    assert typed(document, "first").extra == {"future": {"deep": [1, None]}}
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    assert document.raw("activities")["first"]["future"] == {"deep": [1, None]}


def test_nobody_can_change_the_plan_from_outside(document: Document) -> None:
    before = state(document)
    document.raw("activities")["first"]["lane"] = "lower"
    with pytest.raises(AttributeError):
        typed(document, "first").lane = "lower"  # type: ignore[misc]  # frozen, which is what is tested
    with pytest.raises(TypeError):
        document.records("activities")["first"] = {}  # type: ignore[index]  # a view, which is what is tested
    assert state(document) == before


def test_what_goes_in_is_copied(document: Document) -> None:
    name = {"en": "Mine"}
    with document.transaction("Add") as t:
        t.add("activities", {"id": "mine", "name": name, "lane": "upper"})
    name["en"] = "changed"
    assert typed(document, "mine").name == {"en": "Mine"}


def test_an_error_inside_the_block_changes_nothing(document: Document) -> None:
    before, told = state(document), list[Changes]()
    document.subscribe(told.append)

    def fail() -> None:
        with document.transaction("Edit") as t:
            t.set("activities", "first", owner="X")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (state(document), told, document.undo_label) == (before, [], None)


@pytest.mark.parametrize(
    "bad",
    [
        {"lane": "nowhere"},
        {"finish": "2000-01-01"},
        {"name": {"xq": "?"}},
        {"name": None},
        {"parent": "first"},
        {"progress": float("nan")},
        {"extra": [float("inf")]},
        {"uid": 2**70},
        {"owner": "\ud800"},
    ],
)
def test_a_broken_rule_refuses_all_of_the_transaction(document: Document, bad: dict[str, Any]) -> None:
    before, told = state(document), list[Changes]()
    document.subscribe(told.append)

    def edit() -> None:
        with document.transaction("Edit") as t:
            t.set("activities", "second", owner="X")
            t.set("activities", "first", **bad)

    with pytest.raises(PlanError) as refused:
        edit()
    assert refused.value.table == "activities"
    assert refused.value.message
    assert (state(document), told, document.undo_label) == (before, [], None)


def test_after_a_refusal_the_door_is_open_again(document: Document) -> None:
    with suppress(PlanError), document.transaction("Edit") as t:
        t.remove("activities", "nobody")
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    assert typed(document, "first").owner == "X"


def test_transactions_do_not_nest(document: Document) -> None:
    with document.transaction("Outer"):
        with pytest.raises(RuntimeError, match="nest"), document.transaction("Inner"):
            pass
        with pytest.raises(RuntimeError, match="undo"):
            document.undo()


def test_a_transaction_that_changes_nothing_is_no_step(document: Document) -> None:
    told = list[Changes]()
    document.subscribe(told.append)
    with document.transaction("Nothing") as t:
        t.set("activities", "first", lane="upper", owner=None)
        t.add("activities", {"id": "new", "name": NAME, "lane": "upper"})
        t.remove("activities", "new")
    assert told == []
    assert (document.undo_label, document.is_modified) == (None, False)


def test_numbers_that_only_python_takes_for_the_same_are_a_change(document: Document) -> None:
    with document.transaction("One") as t:
        t.set("activities", "first", future=1)
    with document.transaction("True") as t:
        t.set("activities", "first", future=True)
    assert document.raw("activities")["first"]["future"] is True


# Telling


def test_subscribers_learn_which_documents_and_fields_changed(document: Document) -> None:
    told = list[Changes]()
    stop = document.subscribe(told.append)
    with document.transaction("Move") as t:
        t.set("activities", "first", start="2014-02-01", lane="upper")
        t.add("lanes", {"id": "new", "name": NAME})
    document.undo()
    document.redo()
    stop()
    with document.transaction("Unheard") as t:
        t.remove("lanes", "new")
    assert [(changes.label, changes.kind) for changes in told] == [
        ("Move", "edit"), ("Move", "undo"), ("Move", "redo"),
    ]  # fmt: skip
    for changes in told:
        assert changes.touches("lanes")
        assert not changes.touches("links", "units")
        assert changes.ids("activities") == {"first"}
        assert {c.fields for c in changes.items if c.table == "activities"} == {frozenset({"start"})}


def test_a_subscriber_sees_the_new_state_and_may_leave_while_it_is_told(document: Document) -> None:
    seen = list[str | None]()

    def once(_changes: Changes) -> None:
        seen.append(typed(document, "first").start)
        stop()

    stop = document.subscribe(once)
    for start in ("2014-02-01", "2014-03-01"):
        with document.transaction("Move") as t:
            t.set("activities", "first", start=start)
    assert seen == ["2014-02-01"]


def test_each_change_gives_a_new_revision(document: Document) -> None:
    revisions = {document.revision}
    with document.transaction("Move") as t:
        t.set("activities", "first", start="2014-02-01")
    revisions.add(document.revision)
    document.undo()
    revisions.add(document.revision)
    document.redo()
    revisions.add(document.revision)
    assert len(revisions) == 4


# Undo


def test_undo_and_redo_walk_through_all_states(document: Document) -> None:
    states, labels = [state(document)], ["One", "Two", "Three"]
    for number, label in enumerate(labels):
        with document.transaction(label) as t:
            t.set("activities", "first", owner=str(number))
        states.append(state(document))
    for label, expected in zip(reversed(labels), reversed(states[:-1]), strict=True):
        assert document.undo_label == label
        document.undo()
        assert state(document) == expected
    assert document.undo_label is None
    for label, expected in zip(labels, states[1:], strict=True):
        assert document.redo_label == label
        document.redo()
        assert state(document) == expected
    assert document.redo_label is None


def test_undo_puts_removed_documents_back_where_they_stood(document: Document) -> None:
    with document.transaction("Add") as t:
        for id in "abcdefgh":
            t.add("activities", {"id": id, "name": NAME, "lane": "upper"})
    before = order(document)
    with document.transaction("Cut") as t:
        for id in ("g", "a", "first", "d", "h", "c"):
            t.remove("activities", id)
        t.add("activities", {"id": "new", "name": NAME, "lane": "upper"})
    assert order(document) == ["second", "b", "e", "f", "new"]
    document.undo()
    assert order(document) == before
    document.redo()
    assert order(document) == ["second", "b", "e", "f", "new"]


def test_a_new_edit_ends_what_could_be_redone(document: Document) -> None:
    for owner in ("X", "Y"):
        with document.transaction(owner) as t:
            t.set("activities", "first", owner=owner)
        if owner == "X":
            document.undo()
    assert document.redo_label is None
    with pytest.raises(PlanError) as refused:
        document.redo()
    assert refused.value.code == "nothing_to_redo"


def test_nothing_to_undo_is_said(document: Document) -> None:
    with pytest.raises(PlanError) as refused:
        document.undo()
    assert refused.value.code == "nothing_to_undo"


def test_a_plan_knows_whether_its_file_holds_it(small: Small, tmp_path: Path) -> None:
    path = tmp_path / "p.plan.json"
    Document.create(path, small()).close()
    modified = []
    for durable in (True, False):
        document = Document.open(path, durable=durable)
        with document.transaction("Edit") as t:
            t.set("activities", "first", owner=str(durable))
        modified.append(document.is_modified)
        document.sync()
        modified.append(document.is_modified)
        document.undo()
        document.save()
        modified.append(document.is_modified)
        document.close()
    assert modified == [False, False, False, True, False, False]


# Files that somebody else wrote


@pytest.mark.parametrize(
    "broken",
    [{}, {"id": "odd"}, {"id": "odd", "name": NAME, "lane": 3}, {"id": ["x"], "name": NAME, "lane": "upper"},
     {"id": "odd", "name": NAME, "lane": "upper", "start": "soon"}],
)  # fmt: skip
def test_one_broken_document_does_not_hide_or_block_the_others(small: Small, broken: dict[str, Any]) -> None:
    tables = small(links={"l": {"id": "l"}})
    tables["activities"] = {"odd": broken, **tables["activities"]}
    document = Document(tables)
    assert order(document) == ["first", "second"]
    with document.transaction("Link") as t:
        t.add("links", {"id": "ok", "predecessor": "first", "successor": "second"})
    with document.transaction("Remove") as t:
        t.remove("links", "ok")
        t.remove("activities", "second")
    document.undo()
    assert order(document) == ["first", "second"]
    assert document.raw("activities")["odd"] == broken


def test_a_broken_document_can_be_mended_and_the_mending_undone(small: Small) -> None:
    tables = small()
    tables["activities"]["first"]["lane"] = 5
    document = Document(tables)
    assert order(document) == ["second"]
    with document.transaction("Mend") as t:
        t.set("activities", "first", lane="upper")
    assert order(document) == ["first", "second"]
    document.undo()
    assert order(document) == ["second"]
    assert document.raw("activities")["first"]["lane"] == 5


def test_a_plan_without_a_head_says_so(small: Small) -> None:
    tables = small()
    del tables["plan"]
    with pytest.raises(PlanError) as refused:
        _ = Document(tables).languages
    assert refused.value.code == "no_such_document"


def test_tables_of_a_newer_version_are_kept(small: Small, tmp_path: Path) -> None:
    path = tmp_path / "p.plan.json"
    Document.create(path, small()).close()
    raw = json.loads(path.read_text("utf-8"))
    raw["chairs"] = {"1": {"id": "c", "legs": 4}}
    path.write_text(json.dumps(raw), "utf-8")
    document = Document.open(path, stale="accept")
    with document.transaction("Edit") as t:
        t.set("activities", "first", owner="X")
    document.save()
    document.close()
    assert json.loads(path.read_text("utf-8"))["chairs"] == {"1": {"id": "c", "legs": 4}}


# Random edits against a model of plain dicts

IDS = st.sampled_from(["a", "b", "c", "d", "e"])
FIELDS = st.dictionaries(
    st.sampled_from(["owner", "future", "parent", "start", "finish"]),
    st.none() | st.sampled_from(["a", "b", "2014-05-05", "2015-01-01"]) | st.integers(0, 2) | st.booleans(),
    max_size=3,
)
EDITS = st.lists(st.tuples(st.sampled_from(["add", "set", "remove"]), IDS, FIELDS), min_size=1, max_size=6)


def stage(t: Transaction, op: str, id: str, fields: dict[str, Any]) -> None:
    if op == "add":
        t.add("activities", {"name": NAME, "lane": "upper", **fields, "id": id})
    elif op == "set":
        t.set("activities", id, **fields)
    else:
        t.remove("activities", id)


def applied(model: Tables, edits: list[tuple[str, str, dict[str, Any]]]) -> Tables:
    """The model after edits that the plan accepted."""
    after = copy.deepcopy(model)
    rows = after["activities"]
    for op, id, fields in edits:
        if op == "remove":
            del rows[id]
            continue
        record = {"name": NAME, "lane": "upper", "id": id} if op == "add" else rows[id]
        rows[id] = {k: v for k, v in {**record, **fields}.items() if v is not None}
    return after


class Edits(RuleBasedStateMachine):
    """Whatever is done, plan and model agree, and undo and redo lead through the very same states."""

    @initialize()
    def begin(self) -> None:
        head = {"id": "plan", "title": NAME, "languages": ["en"], "horizon_start": "2014-01-01",
                "horizon_finish": "2016-12-31"}  # fmt: skip
        tables: Tables = {"plan": {"plan": head}, "lanes": {"upper": {"id": "upper", "name": NAME}},
                          "activities": {}}  # fmt: skip
        self.document = Document(copy.deepcopy(tables))
        self.model = tables
        self.past: list[tuple[str, Tables]] = []
        self.future: list[tuple[str, Tables]] = []

    @rule(edits=EDITS)
    def edit(self, edits: list[tuple[str, str, dict[str, Any]]]) -> None:
        before, step = state(self.document), len(self.document.history.steps())
        try:
            with self.document.transaction("Edit") as t:
                for one in edits:
                    stage(t, *one)
        except PlanError:
            assert state(self.document) == before
            return
        was = (before, self.model)
        self.model = applied(self.model, edits)
        if state(self.document) != before:
            self.past.append(was)
            self.future.clear()
        else:
            assert len(self.document.history.steps()) == step

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append((state(self.document), self.model))
        expected, self.model = self.past.pop()
        self.document.undo()
        assert state(self.document) == expected

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append((state(self.document), self.model))
        expected, self.model = self.future.pop()
        self.document.redo()
        assert state(self.document) == expected

    @invariant()
    def agree(self) -> None:
        assert self.document.raw("activities") == self.model["activities"]
        assert order(self.document) == list(self.document.raw("activities"))


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


@given(gone=st.sets(st.integers(0, 30)), seed=st.randoms(use_true_random=False))
def test_any_set_of_removals_is_undone_in_order(gone: set[int], seed: Random) -> None:
    rows = {f"u{i}": {"id": f"u{i}", "name": NAME} for i in range(31)}
    document = Document({"units": rows})
    picked = [f"u{i}" for i in sorted(gone)]
    seed.shuffle(picked)
    with document.transaction("Remove") as t:
        for id in picked:
            t.remove("units", id)
    if gone:
        document.undo()
    assert order(document, "units") == [f"u{i}" for i in range(31)]
