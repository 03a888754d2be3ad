"""What a schedule gives, how large networks may be, and which are refused."""

import random
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.schedule import schedule_plan
from planning.schedule.planner import Planner
from tests.planning.schedule.plans import DAY, STANDARD, UNTRACED, link, milestone, plan, row, scheduled


def test_a_row_says_all_the_command_line_prints() -> None:
    found = scheduled({"a": row(1, uid=7)})["a"]
    assert found._asdict() == {
        "id": "a",
        "uid": 7,
        "start": "2014-10-06T08:00",
        "finish": "2014-10-06T17:00",
        "early_start": "2014-10-06T08:00",
        "early_finish": "2014-10-06T17:00",
        "late_start": "2014-10-06T08:00",
        "late_finish": "2014-10-06T17:00",
        "total_slack_minutes": 0,
        "free_slack_minutes": 0,
        "critical": True,
    }


def test_a_schedule_is_asked_by_id_and_gives_rows_in_the_order_of_the_plan() -> None:
    schedule = scheduled({"b": row(1), "a": row(2)})
    assert [found.id for found in schedule] == ["b", "a"]
    assert (len(schedule), "a" in schedule, "x" in schedule) == (2, True, False)
    assert (str(schedule.start), str(schedule.finish)) == ("2014-10-06 08:00:00", "2014-10-07 17:00:00")
    with pytest.raises(KeyError):
        schedule["x"]


def test_an_empty_plan_has_an_empty_schedule() -> None:
    schedule = scheduled({})
    assert (list(schedule), schedule.start, schedule.finish) == ([], None, None)


@pytest.mark.parametrize("kind", ["FS", "SS", "FF", "SF"])
def test_a_cycle_is_refused_and_named(kind: str) -> None:
    rows = {id: row(1) for id in ("before", "a", "b", "c", "after")}
    links = [link("before", "a"), link("a", "b"), link("b", "c"), link("c", "a", kind), link("c", "after")]
    with pytest.raises(PlanError) as error:
        scheduled(rows, links)
    assert error.value.code == "link_cycle"
    names = error.value.message.partition(": ")[2].rstrip(".").split(" → ")
    assert names[0] == names[-1]
    assert "→".join(names) in "A→B→C→A→B→C→A"


def test_a_cycle_through_summary_rows_names_them_once() -> None:
    rows = {"s": {"mode": "auto"}, "a": row(1, parent="s"), "b": row(1)}
    with pytest.raises(PlanError) as error:
        scheduled(rows, [link("s", "b"), link("b", "s")])
    assert error.value.message.count("B") == 1 or error.value.message.count("S") == 1


def chain(length: int) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    rows = {f"r{i}": row(1) for i in range(length)}
    return rows, [link(f"r{i - 1}", f"r{i}") for i in range(1, length)]


def test_a_chain_of_a_hundred_thousand_rows_is_only_long() -> None:
    schedule = scheduled(*chain(100_000))
    assert str(schedule.finish)[:4] == "2398"
    assert all(schedule.slack.critical)


def test_a_cycle_of_a_hundred_thousand_rows_is_found() -> None:
    rows, links = chain(100_000)
    with pytest.raises(PlanError) as error:
        scheduled(rows, [*links, link("r99999", "r0")])
    assert error.value.code == "link_cycle"
    assert len(error.value.message) < 200


@pytest.mark.parametrize("minutes", [10**10, 10**15, 10**30])
def test_a_duration_beyond_the_calendar_is_refused(minutes: int) -> None:
    with pytest.raises(PlanError) as error:
        scheduled({"a": row(1), "b": row(1) | {"duration_minutes": minutes}})
    assert (error.value.code, error.value.id) == ("out_of_time", "b")


def test_a_lead_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(PlanError) as error:
        scheduled({"a": row(1), "b": row(1)}, [link("a", "b", lag=-(10**10))])
    assert error.value.code == "out_of_time"


# One who schedules again and again


Edit = tuple[str, str, dict[str, Any]]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    id = f"r{draw(st.integers(0, 5))}"
    fields: st.SearchStrategy[dict[str, Any]] = st.one_of(
        st.fixed_dictionaries({"duration_minutes": st.integers(0, 3000)}),
        st.fixed_dictionaries({"parent": st.sampled_from([None, "s"])}),
        st.fixed_dictionaries({"active": st.booleans()}),
        st.fixed_dictionaries({"calendar": st.sampled_from([None, "c"])}),
        st.just({"actual_start": "2014-10-07T08:00", "actual_finish": "2014-10-08T12:00"}),
        st.just({"actual_start": None, "actual_finish": None}),
        st.just({"mode": "manual", "start": "2014-10-08", "finish": "2014-10-10"}),
        st.just({"constraint": "SNET", "constraint_date": "2014-10-20"}),
        st.just({"deadline": "2014-10-10"}),
    )
    others: list[Edit] = [
        ("plan", "plan", {"critical_slack_minutes": DAY}),
        ("calendars", "c", {"days": {"mon": ["08:00-20:00"]}}),
        ("links", "1", {"lag": 480}),
        ("activities", "s", {"constraint": "SNET", "constraint_date": "2014-10-15"}),
    ]
    if draw(st.booleans()):
        other: Edit = draw(st.sampled_from(others))
        return other
    return "activities", id, draw(fields)


def six_rows() -> Document:
    generator = random.Random(6)
    rows = {f"r{i}": row(generator.randint(1, 4)) for i in range(6)}
    rows |= {"s": {"mode": "auto", "kind": "summary"}, "in": row(1, parent="s"), "m": milestone()}
    links = [link("r0", "r1"), link("r1", "r2", "SS"), link("r2", "r5"), link("r3", "s"), link("s", "m")]
    return plan(rows, links, {"c": STANDARD})


@settings(UNTRACED, max_examples=60)
@given(st.lists(edits(), min_size=1, max_size=6))
def test_reading_only_what_changed_gives_the_same(changes: list[Edit]) -> None:
    document, planner = six_rows(), Planner()
    assert list(planner.schedule(document)) == list(schedule_plan(document))
    for table, id, fields in changes:
        with suppress(PlanError), document.transaction("edit") as t:
            t.set(table, id, **fields)  # some are refused: a row below the summary row it is linked to
        assert list(planner.schedule(document)) == list(schedule_plan(document))
    while document.undo_label:
        document.undo()
    assert list(planner.schedule(document)) == list(schedule_plan(document))


def test_an_edit_of_one_row_keeps_the_ties_of_the_network() -> None:
    document, planner = six_rows(), Planner()
    before = planner.schedule(document)
    with document.transaction("edit") as t:
        t.set("activities", "r0", duration_minutes=5 * DAY)
    after = planner.schedule(document)
    assert after.network.incoming is before.network.incoming
    assert after["r0"].early_finish != before["r0"].early_finish
