"""Levelling: fewer months over, nothing broken, nothing moved that stays."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.demand import demand_by_month, overloads
from planning.schedule.levelling import Levelled, delay, level, spells
from planning.schedule.slack import broken_links
from tests.planning.schedule.plans import UNTRACED, link, plan, row

MONTHS = ("2014-10-01T08:00", "2014-11-03T08:00", "2014-12-01T08:00", "2015-01-01T08:00")
"""The first working mornings of four months; of October 2014 the 1st is a Wednesday."""
OCTOBER = 23
"""Its working days."""
BY_HAND = {"mode": "manual", "start": "2014-10-08", "finish": "2014-11-14"}


def asked(rows: dict[str, Any], *links: dict[str, Any], ask: dict[str, float] | None = None) -> Document:
    """A plan each of whose rows asks for one engineer, or for what ``ask`` says."""
    document = plan(rows, list(links), start=MONTHS[0])
    with document.transaction("edit") as t:
        for id in rows:
            fte = (ask or {}).get(id, 1.0)
            if fte:
                t.add("demands", {"id": f"d-{id}", "activity": id, "profile": "engineer", "fte": fte})
    return document


def one(_profile: str, _month: str) -> float:
    """There is one of each."""
    return 1.0


def excess(document: Document) -> float:
    found = overloads(demand_by_month(document, schedule_plan(document)), one)
    return sum(over.asked - over.available for over in found)


def levelled(document: Document, **options: Any) -> Levelled:
    """What is proposed, and written into the plan."""
    found = level(document, one, **options)
    with document.transaction("Level") as t:
        delay(t, found.delays)
    return found


def test_one_of_two_that_ask_for_the_same_person_waits_within_its_slack() -> None:
    rows = {"a": row(OCTOBER), "b": row(OCTOBER), "long": row(100)}
    document = asked(rows, ask={"long": 0})
    found = levelled(document)
    assert found.before == pytest.approx(1)
    assert found.after == pytest.approx(0)
    assert len(found.delays) == 1
    assert found.finish_after == found.finish_before
    assert excess(document) == pytest.approx(0)
    assert not found.left


def test_those_with_the_least_slack_keep_their_place() -> None:
    rows = {"a": row(OCTOBER), "b": row(OCTOBER), "after": row(60), "long": row(100)}
    document = asked(rows, link("a", "after"), ask={"long": 0, "after": 0})
    assert set(levelled(document).delays) == {"b"}


def test_without_slack_nothing_moves_unless_the_plan_may_finish_later() -> None:
    document = asked({"a": row(OCTOBER), "b": row(OCTOBER)})
    found = level(document, one)
    assert not found.delays
    assert list(found.left[0].held) == [("a", "slack"), ("b", "slack")]
    beyond = levelled(document, within_slack=False)
    assert len(beyond.delays) == 1
    assert beyond.finish_after > beyond.finish_before
    assert excess(document) == pytest.approx(0)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"mode": "manual", "start": "2014-10-01", "finish": "2014-10-31"}, "manual"),
        ({"actual_start": "2014-10-01T08:00"}, "begun"),
        ({"constraint": "MSO", "constraint_date": "2014-10-01T08:00"}, "fixed"),
    ],
)
def test_what_stays_is_said_with_its_reason(fields: dict[str, Any], reason: str) -> None:
    rows = {"a": row(OCTOBER) | fields, "b": row(OCTOBER) | fields, "long": row(100)}
    found = level(asked(rows, ask={"long": 0}), one)
    assert not found.delays
    assert dict(found.left[0].held) == {"a": reason, "b": reason}


def test_successors_follow_and_are_told() -> None:
    rows = {"a": row(OCTOBER), "b": row(OCTOBER), "then": row(5), "long": row(100)}
    document = asked(rows, link("b", "then"), ask={"a": 1, "then": 0, "long": 0})
    with document.transaction("edit") as t:
        t.set("activities", "a", mode="manual", start="2014-10-01", finish="2014-10-31")
    found = level(document, one)
    assert {shift.id: shift.is_delayed for shift in found.shifts} == {"b": True, "then": False}


def test_a_deadline_is_not_missed_for_it() -> None:
    rows = {"a": row(OCTOBER, deadline="2014-10-31"), "b": row(OCTOBER, deadline="2014-10-31")}
    assert not level(asked(rows), one, within_slack=False).delays


@pytest.mark.parametrize("within", [True, False])
@pytest.mark.parametrize(
    "fields",
    [{"mode": "manual", "start": "2014-11-03", "finish": "2014-11-03"}, {"actual_start": "2014-11-03"}],
)
def test_what_comes_before_a_row_that_stays_is_not_put_after_it(fields: dict[str, Any], within: bool) -> None:
    rows = {"a": row(20), "b": row(20), "c": row(1) | fields, "open": row(80)}
    document = asked(rows, link("a", "c"), link("b", "c"), ask={"c": 0, "open": 0})
    found = level(document, one, within_slack=within)
    assert found.before > 0
    assert not found.delays, "the one would finish after c starts, the other has no other month"
    assert dict(found.left[0].held) == {"a": "place", "b": "place"}


def test_a_delay_is_written_as_the_moment_at_which_work_starts() -> None:
    rows = {"a": row(OCTOBER), "b": row(OCTOBER), "long": row(100)}
    (moment,) = level(asked(rows, ask={"long": 0}), one).delays.values()
    assert moment == MONTHS[1]


def test_it_can_be_cancelled() -> None:
    document = asked({"a": row(OCTOBER), "b": row(OCTOBER), "long": row(100)}, ask={"long": 0})
    assert not level(document, one, cancelled=lambda: True).delays


@st.composite
def plans(draw: st.DrawFn) -> Document:
    count = draw(st.integers(2, 5))
    rows = {"long": row(draw(st.integers(20, 90)))}
    ask = {"long": 0.0}
    for number in range(count):
        fields = draw(st.sampled_from([{}, {}, {}, BY_HAND]))
        rows[f"r{number}"] = row(draw(st.integers(1, 40))) | fields
        ask[f"r{number}"] = draw(st.sampled_from([0.0, 0.5, 1.0]))
    numbers = st.integers(0, count - 1)
    pairs = st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1])
    links = [
        link(f"r{first}", f"r{last}", draw(st.sampled_from(["FS", "SS", "FF"])))
        for first, last in draw(st.sets(pairs, max_size=3))
    ]
    return asked(rows, *links, ask=ask)


@UNTRACED
@given(document=plans(), within=st.booleans())
def test_laws_of_levelling(document: Document, within: bool) -> None:
    before = schedule_plan(document)
    fixed = {row.id: row for row in before}
    broken = broken_links(before.network, before.early)
    manual = [id for id, record in document.raw("activities").items() if record.get("mode") == "manual"]
    found = levelled(document, within_slack=within)
    schedule = schedule_plan(document)
    after = {row.id: row for row in schedule}
    missed = broken_links(schedule.network, schedule.early)
    assert all(short <= broken.get(id, 0) for id, short in missed.items()), "links are kept as they were"
    assert found.after <= found.before
    assert excess(document) == pytest.approx(found.after)
    assert all(after[id].start == fixed[id].start for id in manual)
    assert all(after[id].start >= fixed[id].start for id in after), "nothing begins earlier"
    assert {shift.id for shift in found.shifts} == {id for id in after if after[id].start != fixed[id].start}
    if within:
        assert found.finish_after == found.finish_before
        again = level(document, one)
        assert not again.delays, "once is enough"


@UNTRACED
@given(days=st.lists(st.sampled_from([5, 10, 20]), min_size=2, max_size=3))
def test_rows_that_wait_for_nothing_are_levelled_as_well_as_can_be(days: list[int]) -> None:
    """Against all ways to begin in one of four months."""
    rows = {f"r{number}": row(length) for number, length in enumerate(days)} | {"long": row(100)}
    found = levelled(asked(rows, ask={"long": 0}))
    best = found.before
    for starts in product(MONTHS, repeat=len(days)):
        tried = {
            f"r{number}": row(length, constraint="SNET", constraint_date=start)
            for number, (length, start) in enumerate(zip(days, starts, strict=True))
        }
        best = min(best, excess(asked(tried | {"long": row(100)}, ask={"long": 0})))
    assert best - 1e-9 <= found.after <= found.before
    assert found.after == pytest.approx(best), "rows that wait for nothing find the best place"


def test_what_asks_for_more_than_there_is_by_itself_is_told_so() -> None:
    found = level(asked({"a": row(60), "long": row(100)}, ask={"a": 2, "long": 0}), one)
    assert not found.delays
    (spell,) = spells(found.left)
    assert (spell.first, spell.last, spell.held) == ("2014-10", "2014-12", (("a", "alone"),))
    assert spell.worst == pytest.approx(1)


def test_demand_with_dates_of_its_own_does_not_move_with_its_activity() -> None:
    document = asked({"a": row(60), "b": row(OCTOBER), "long": row(100)}, ask={"a": 0, "b": 1, "long": 0})
    with document.transaction("edit") as t:
        own = {"start": "2014-10-01", "finish": "2014-10-31"}
        t.add("demands", {"id": "own", "activity": "a", "profile": "engineer", "fte": 1} | own)
    found = level(document, one)
    assert set(found.delays) == {"b"}
    assert found.after == pytest.approx(0)
