"""Gathering changes: ids, merging, what cannot be stored."""

import uuid
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction, slug

NAME = {"en": "N", "zh": "名"}


@pytest.fixture
def staged() -> Transaction:
    return Transaction({"lanes": {"upper": {"id": "upper", "name": NAME, "driver": "x"}}})


@pytest.mark.parametrize(
    ("fields", "id"),
    [
        ({"name": {"en": "Network & infrastructure", "zh": "网络"}}, "network-infrastructure"),
        ({"name": {"zh": "网络", "fr": "Réseau élargi"}}, "lane"),
        ({"name": {"fr": "Réseau élargi"}}, "reseau-elargi"),
        ({"name": {"zh": "网络"}}, "lane"),
        ({"name": "plain"}, "plain"),
        ({"name": {"en": 5}}, "5"),
        ({"name": {}}, "lane"),
        ({}, "lane"),
        ({"name": {"en": "Upper"}}, "upper-2"),
        ({"name": {"en": "x" * 90}}, "x" * 40),
    ],
)
def test_an_id_is_made_from_the_name(staged: Transaction, fields: dict[str, Any], id: str) -> None:
    assert staged.add("lanes", fields) == id


def test_made_ids_never_meet_one_that_was_used_in_the_transaction(staged: Transaction) -> None:
    ids = [staged.add("lanes", {"name": {"en": "Same"}}) for _ in range(3)]
    staged.remove("lanes", "same-2")
    ids.append(staged.add("lanes", {"name": {"en": "Same"}}))
    assert ids == ["same", "same-2", "same-3", "same-4"]


def test_the_tables_name_makes_an_id_in_the_singular(staged: Transaction) -> None:
    assert staged.add("activities", {"name": {"zh": "活动"}}) == "activity"


@pytest.mark.parametrize("id", ["", "a b", "a/b", "a\n", "x" * 81, 5, ["a"], {"a": 1}, None])
def test_an_id_that_cannot_be_one_is_refused(staged: Transaction, id: object) -> None:
    if id is None:
        assert staged.add("lanes", {"id": id}) == "lane"  # null is as good as absent
        return
    with pytest.raises(PlanError) as refused:
        staged.add("lanes", {"id": id})
    assert refused.value.code == "wrong_id"


def test_an_id_is_used_once(staged: Transaction) -> None:
    with pytest.raises(PlanError) as refused:
        staged.add("lanes", {"id": "upper"})
    assert (refused.value.code, refused.value.id) == ("duplicate_id", "upper")
    staged.remove("lanes", "upper")
    assert staged.add("lanes", {"id": "upper"}) == "upper"


def test_fields_are_merged_and_null_deletes(staged: Transaction) -> None:
    staged.set("lanes", "upper", driver=None, colour="#123456")
    assert staged.get("lanes", "upper") == {"id": "upper", "name": NAME, "colour": "#123456"}


def test_fields_may_be_called_like_arguments(staged: Transaction) -> None:
    staged.set("lanes", "upper", table="t", label="l", self="s")
    assert staged.get("lanes", "upper") == {
        "id": "upper", "name": NAME, "driver": "x", "table": "t", "label": "l", "self": "s",
    }  # fmt: skip


def test_an_id_cannot_change(staged: Transaction) -> None:
    with pytest.raises(PlanError) as refused:
        staged.set("lanes", "upper", id="lower")
    assert refused.value.code == "wrong_id"


@pytest.mark.parametrize("act", ["set", "remove"])
def test_what_is_not_there_can_neither_be_set_nor_removed(staged: Transaction, act: str) -> None:
    with pytest.raises(PlanError) as refused:
        getattr(staged, act)("lanes", "nobody")
    assert (refused.value.code, refused.value.place) == ("no_such_document", "lanes/nobody")


def test_staged_documents_are_seen_before_they_are_made(staged: Transaction) -> None:
    staged.add("lanes", {"id": "new", "name": NAME})
    staged.remove("lanes", "upper")
    assert list(staged.table("lanes")) == ["new"]
    assert staged.get("lanes", "upper") is None
    assert [(c.id, c.before is None, c.after is None) for c in staged.changes()] == [
        ("new", True, False), ("upper", False, True),
    ]  # fmt: skip


def test_plain_values_of_python_become_plain_values_of_json(staged: Transaction) -> None:
    day, key = date(2014, 10, 1), uuid.UUID(int=7)
    staged.set("lanes", "upper", day=day, key=key, pair=(1, 2), numbers={1: "one"})
    lane = staged.get("lanes", "upper") or {}
    assert (lane["day"], lane["key"], lane["pair"]) == ("2014-10-01", str(key), [1, 2])
    assert lane["numbers"] == {"1": "one"}


@pytest.mark.parametrize("value", [object(), {"deep": [object()]}, {(1, 2): 3}])
def test_what_is_no_value_is_refused_at_once(staged: Transaction, value: object) -> None:
    with pytest.raises(PlanError) as refused:
        staged.set("lanes", "upper", future=value)
    assert refused.value.code == "wrong_type"


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("depth", [300, 100_000])
def test_values_nested_without_end_are_refused(document: Document, depth: int) -> None:
    value = nested(depth)

    def edit() -> None:
        with document.transaction("Edit") as t:
            t.set("lanes", "upper", future=value)

    with pytest.raises(PlanError) as refused:
        edit()
    assert refused.value.code == "wrong_type"


@given(st.text())
def test_a_slug_is_short_plain_and_stays_what_it_is(words: str) -> None:
    made = slug(words)
    assert len(made) <= 40
    assert slug(made) == made
    assert made.isascii()
