"""Changes as people read them."""

import pytest

import i18n
from planning.plan.changes import Change, Record
from planning.plan.tables import TABLES
from ui.shell import plan_words
from ui.shell.changes_text import MOST_ROWS, ChangeRow, rows_of
from ui.shell.value_words import name_of

NAMES = {
    "activities": {"a": {"id": "a", "name": {"en": "Network", "zh": "网络"}}},
    "lanes": {"l": {"id": "l", "name": {"en": "Modernization", "zh": "现代化"}}},
}


def changed(before: Record, after: Record, table: str = "activities") -> str:
    """What is said of a change of one document."""
    base: Record = {"id": "a", "name": {"en": "Network", "zh": "网络"}}
    return rows_of([Change(table, "a", base | before, base | after)], NAMES)[1].detail


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"start": "2014-01-01"}, {"start": "2014-03-01"}, "start: 1 Jan 2014 → 1 Mar 2014"),
        ({"start": "2014-01-01T09:30"}, {}, "start: 1 Jan 2014 09:30 → —"),
        ({}, {"lane": "l"}, "lane: — → Modernization"),
        ({"lane": "gone"}, {"lane": "l"}, "lane: gone → Modernization"),
        ({"progress": 0.25}, {"progress": 1}, "progress: 25\u00a0% → 100\u00a0%"),
        ({"active": False}, {"active": True}, "active: no → yes"),
        ({"order": 1}, {"order": 2}, "order: 1 → 2"),
        ({"paragraphs": ["10"]}, {"paragraphs": ["10", "11"]}, "paragraphs: 10 → 10, 11"),
        ({"estimate": {"low": 1}}, {"estimate": {"low": 1, "high": 2}}, "estimate: 1 entry → 2 entries"),
        ({"owner": "x" * 40}, {"owner": ""}, f"owner: {'x' * 31}… → —"),
        ({"future_field": 1}, {}, "future field: 1 → —"),
        (
            {"start": "2014-01-01", "finish": "2014-02-01", "owner": "X", "status": "a", "cost": "1"},
            {},
            "start: 1 Jan 2014 → —; finish: 1 Feb 2014 → —; status: a → —; 2 more fields",
        ),
    ],
)
def test_a_field_is_said_with_its_old_and_new_value(before: Record, after: Record, words: str) -> None:
    assert changed(before, after) == words


def test_what_comes_and_goes_is_said_by_its_name() -> None:
    document = NAMES["activities"]["a"]
    gone = Change("odd_things", "x", {"id": "x"}, None)
    rows = rows_of([Change("activities", "a", None, document), gone], {})
    assert rows == [
        ChangeRow("head", "Activities", "1"), ChangeRow("added", "Network"),
        ChangeRow("head", "Odd things", "1"), ChangeRow("removed", "x"),
    ]  # fmt: skip
    assert [row.spoken for row in rows] == ["Activities: 1", "Added: Network", "Odd things: 1", "Removed: x"]
    i18n.set_language("zh")
    assert rows_of([Change("activities", "a", None, document)], {})[1].words == "网络"


def test_a_link_is_said_by_what_it_joins() -> None:
    link = {"id": "x", "predecessor": "a", "successor": "gone"}
    assert name_of("links", link, NAMES) == "Network → gone"


@pytest.mark.parametrize("count", [MOST_ROWS - 1, MOST_ROWS, 3 * MOST_ROWS])
def test_a_long_list_is_cut_and_says_by_how_much(count: int) -> None:
    rows = rows_of([Change("figures", str(n), None, {"id": str(n)}) for n in range(count)], {})
    shown = sum(row.is_choice for row in rows)
    assert rows[0].detail == f"{count:,}"
    if shown < count:
        assert rows[-1].kind == "more"
        assert rows[-1].words.startswith(f"{count - shown:,} more document")
    assert len(rows) <= MOST_ROWS + 1


def test_every_table_has_its_words() -> None:
    assert set(TABLES) <= set(plan_words.TABLES)
