"""The laws of bringing copies together, for all edits of two copies."""

from hypothesis import given

from planning.merge.merging import compare, merge
from planning.merge.three_way import IN_USE, REMOVED, Conflict, decided, value_at
from planning.merge.values import ABSENT
from planning.plan.changes import Change, same
from planning.plan.consistency import check_changes
from planning.plan.tables import TABLES
from planning.plan.transaction import Tables, Transaction
from tests.planning.merge.plans import Edit, base, copies, edited

BASE = base()


def _leaves(value: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    """Each value of a plan that is no object, by its place."""
    if not isinstance(value, dict):
        return {path: value}
    found: dict[tuple[str, ...], object] = {}
    for key, one in value.items():
        found |= _leaves(one, (*path, key))
    return found


def _breaks_rules(tables: Tables) -> bool:
    known = {name: rows for name, rows in tables.items() if name in TABLES}
    changes = tuple(Change(name, id, None, row) for name, rows in known.items() for id, row in rows.items())
    try:
        check_changes(changes, Transaction(known))
    except Exception:  # noqa: BLE001 - any is a broken rule
        return True
    return False


def _said(conflicts: list[Conflict]) -> set[str]:
    return {repr((one.table, one.id, one.path, one.base, one.code)) for one in conflicts}


def test_a_copy_with_itself_is_itself() -> None:
    assert merge(BASE, BASE, BASE) == (BASE, [])


@given(copies)
def test_what_one_side_alone_did_is_taken(edits: list[Edit]) -> None:
    mine = edited(BASE, edits)
    assert merge(BASE, mine, BASE) == (mine, [])
    assert merge(BASE, BASE, mine) == (mine, [])
    assert merge(BASE, mine, mine) == (mine, [])


@given(copies, copies)
def test_it_does_not_matter_which_side_asks(ours: list[Edit], others: list[Edit]) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    one, other = merge(BASE, mine, theirs), merge(BASE, theirs, mine)
    assert one.tables == other.tables
    assert _said(one.conflicts) == _said(other.conflicts)


@given(copies, copies)
def test_nothing_is_lost_and_nothing_invented(ours: list[Edit], others: list[Edit]) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    tables, conflicts = merge(BASE, mine, theirs)
    former, result = _leaves(BASE), _leaves(tables)
    sides = [_leaves(mine), _leaves(theirs)]
    for side in sides:
        for place, value in side.items():
            is_news = not same(former.get(place, ABSENT), value)
            in_conflict = any(
                place[:2] == one[:2] and place[2 : 2 + len(one.path)] == one.path for one in conflicts
            )
            if is_news and not in_conflict and not isinstance(value, list):
                assert same(result.get(place, ABSENT), value)
            if is_news and not in_conflict and isinstance(value, list):
                assert {*value} - {*(former.get(place) or ())} <= {*(result.get(place) or ())}  # type: ignore[misc]
    for place, value in result.items():
        if isinstance(value, list):
            assert all(any(one in (side.get(place) or ()) for side in sides) for one in value)  # type: ignore[operator]
        else:
            assert any(same(side.get(place, ABSENT), value) for side in [*sides, former])


@given(copies, copies)
def test_every_double_change_and_edited_removal_is_listed(ours: list[Edit], others: list[Edit]) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    tables, conflicts = merge(BASE, mine, theirs)
    listed = {(one.table, one.id, *one.path[:1]) for one in conflicts}
    for id, row in BASE["activities"].items():
        own, other = mine["activities"].get(id), theirs["activities"].get(id)
        if own is None or other is None:
            live = own or other
            if live is not None and live != row:
                assert ("activities", id) in listed
                assert tables["activities"][id] == live
            continue
        for field in ("start", "finish", "owner", "parent"):
            now = own.get(field), other.get(field)
            if row.get(field) not in now and now[0] != now[1]:
                assert ("activities", id) in listed or ("activities", id, field) in listed


@given(copies, copies)
def test_the_result_keeps_the_rules_of_the_plan(ours: list[Edit], others: list[Edit]) -> None:
    assert not _breaks_rules(merge(BASE, edited(BASE, ours), edited(BASE, others)).tables)


@given(copies, copies)
def test_bringing_the_same_copies_together_again_changes_nothing(
    ours: list[Edit], others: list[Edit]
) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    merged = merge(BASE, mine, theirs)
    chosen = decided(merged, dict.fromkeys(range(len(merged.conflicts)), "theirs"))
    for conflict in merged.conflicts:
        assert same(value_at(chosen, conflict), conflict.theirs)
    assert merge(theirs, merged.tables, theirs) == (merged.tables, [])


@given(copies, copies)
def test_a_side_that_is_taken_decides_what_both_changed(ours: list[Edit], others: list[Edit]) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    merged = merge(BASE, mine, theirs, take="mine")
    assert not _breaks_rules(merged.tables)
    for conflict in merged.conflicts:
        if conflict.path:
            assert same(value_at(merged.tables, conflict), conflict.mine)


@given(copies, copies)
def test_without_an_origin_all_that_differs_is_listed(ours: list[Edit], others: list[Edit]) -> None:
    mine, theirs = edited(BASE, ours), edited(BASE, others)
    listed = {one[:2] for one in compare(mine, theirs).conflicts}
    for table in {*mine, *theirs}:
        for id in {*mine.get(table, {}), *theirs.get(table, {})}:
            is_same = same(mine.get(table, {}).get(id), theirs.get(table, {}).get(id))
            assert is_same or (table, id) in listed


def test_what_one_removes_and_the_other_uses_stays_and_is_listed() -> None:
    mine = {**BASE, "activities": {id: row for id, row in BASE["activities"].items() if id != "d"}}
    theirs = {**BASE, "links": {**BASE["links"], "cd": {"id": "cd", "predecessor": "c", "successor": "d"}}}
    merged = merge(BASE, mine, theirs)
    assert "d" in merged.tables["activities"]
    assert [(one.table, one.id, one.code) for one in merged.conflicts] == [("activities", "d", IN_USE)]


def test_what_one_removes_and_the_other_edits_stays_and_is_listed() -> None:
    mine = {**BASE, "activities": {id: row for id, row in BASE["activities"].items() if id != "d"}}
    rows = BASE["activities"]
    theirs = {**BASE, "activities": {**rows, "d": {**rows["d"], "owner": "Ana"}}}
    merged = merge(BASE, mine, theirs)
    assert merged.tables["activities"]["d"]["owner"] == "Ana"
    assert [one.code for one in merged.conflicts] == [REMOVED]
    assert "d" not in decided(merged, {0: "mine"})["activities"]


def test_links_that_close_a_circle_together_are_listed_both() -> None:
    mine = {**BASE, "links": {**BASE["links"], "cd": {"id": "cd", "predecessor": "c", "successor": "d"}}}
    theirs = {**BASE, "links": {**BASE["links"], "dc": {"id": "dc", "predecessor": "d", "successor": "c"}}}
    merged = merge(BASE, mine, theirs)
    assert {(one.id, one.code) for one in merged.conflicts} == {("cd", "link_cycle"), ("dc", "link_cycle")}
    assert len(merged.tables["links"]) == 2
    assert not _breaks_rules(merged.tables)


def test_words_of_each_language_and_elements_of_lists_come_together() -> None:
    rows = BASE["activities"]
    a = rows["a"]
    mine = {**a, "name": {**a["name"], "en": "Alpha"}, "paragraphs": ["0", "1", "2"]}
    theirs = {**a, "name": {**a["name"], "zh": "甲"}, "paragraphs": ["2", "3"]}
    merged = merge(
        BASE, {**BASE, "activities": {**rows, "a": mine}}, {**BASE, "activities": {**rows, "a": theirs}}
    )
    assert merged.conflicts == []
    assert merged.tables["activities"]["a"]["name"] == {"en": "Alpha", "zh": "甲"}
    assert merged.tables["activities"]["a"]["paragraphs"] == ["0", "2", "3"]
