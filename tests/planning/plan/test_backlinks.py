"""The index of who refers to whom says after any edits what a fresh look says."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planning.plan.backlinks import Backlinks
from planning.plan.changes import Change
from planning.plan.transaction import Transaction

IDS = st.sampled_from("abcd")
UNITS = st.none() | st.fixed_dictionaries({"id": IDS}, optional={"parent": IDS | st.integers()})
RISKS = st.none() | st.fixed_dictionaries({}, optional={"activities": st.lists(IDS | st.none(), max_size=4)})
CHANGES = st.lists(
    st.tuples(st.just("units"), IDS, UNITS) | st.tuples(st.just("risks"), IDS, RISKS), max_size=12
)


def answers(index: Backlinks) -> dict[tuple[str, str], set[tuple[str, str]]]:
    return {(table, id): set(index.of(table, id)) for table in ("units", "activities") for id in "abcd"}


@given(CHANGES)
def test_it_follows_every_change(edits: list[tuple[str, str, dict[str, Any] | None]]) -> None:
    tables: dict[str, dict[str, dict[str, Any]]] = {"units": {}, "risks": {}}
    index = Backlinks(tables)
    answers(index)  # made now, and only followed from here on
    for table, id, after in edits:
        index.follow(Change(table, id, tables[table].get(id), after))
        if after is None:
            tables[table].pop(id, None)
        else:
            tables[table][id] = after
    assert answers(index) == answers(Backlinks(tables))


@given(CHANGES)
def test_a_transaction_sees_them_as_it_would_leave_them(
    edits: list[tuple[str, str, dict[str, Any] | None]],
) -> None:
    before: dict[str, dict[str, dict[str, Any]]] = {
        "units": {"a": {"id": "a", "parent": "b"}},
        "risks": {"a": {"id": "a", "activities": ["a", "a"]}},
    }
    staged = Transaction(before)
    for table, id, after in edits:
        if staged.get(table, id) is not None:
            staged.remove(table, id)
        if after is not None:
            staged.add(table, {**after, "id": id})
    left = {table: staged.table(table) for table in before}
    seen = {place: set(staged.referrers(*place)) for place in answers(Backlinks(left))}
    assert seen == answers(Backlinks(left))
