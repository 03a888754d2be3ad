"""Edits of planners: dates that do not lie about their source, structure, order."""

from datetime import datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan import edits
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.steps import Unit
from planning.plan.template import template_tables


@pytest.fixture
def plan() -> Document:
    return Document(template_tables("a69-517"))


def activity(plan: Document, id: str) -> Activity:
    found = plan.get("activities", id)
    assert isinstance(found, Activity)
    return found


def dates(plan: Document, id: str) -> tuple[str | None, str | None]:
    return activity(plan, id).start, activity(plan, id).finish


def shift(plan: Document, id: str, count: int, unit: Unit = "quarter") -> None:
    with plan.transaction("Move") as t:
        edits.shift(t, [id], unit, count)


def order_of(plan: Document, lane: str, parent: str | None = None) -> list[str]:
    return [record["id"] for record in edits.children(plan.raw("activities").values(), lane, parent)]


# Dates


def test_a_move_keeps_the_ends_of_quarters(plan: Document) -> None:
    shift(plan, "network", 1)
    assert dates(plan, "network") == ("2015-01-01", "2016-12-31")


def test_what_the_text_dates_is_remembered_until_it_is_moved_back(plan: Document) -> None:
    shift(plan, "network", 1)
    shift(plan, "network", 2)
    assert edits.moved_from(activity(plan, "network")) == {"start": "2014-10-01", "finish": "2016-09-30"}
    stored = {"moved_from": {"finish": "2016-09-30", "start": "2014-10-01"}}
    assert list(edits.moved_from(stored)) == ["start", "finish"], "in whatever order a file has them"
    assert activity(plan, "network").date_basis["en"] == "“in the next two years”", (
        "the words of the source stay"
    )
    shift(plan, "network", -3)
    assert edits.moved_from(activity(plan, "network")) == {}


def test_an_indicative_end_is_moved_without_a_trace_and_stays_indicative(plan: Document) -> None:
    shift(plan, "security", 1)
    assert edits.moved_from(activity(plan, "security")) == {}
    assert activity(plan, "security").indicative == "both"


def test_only_the_stated_end_is_remembered(plan: Document) -> None:
    shift(plan, "umoja-ipsas", 1)
    assert edits.moved_from(activity(plan, "umoja-ipsas")) == {"finish": "2017-01-31"}


def test_the_text_s_dates_come_back(plan: Document) -> None:
    before = dates(plan, "network")
    shift(plan, "network", 2)
    with plan.transaction("Restore") as t:
        edits.restore_dates(t, "network")
    assert dates(plan, "network") == before
    assert not edits.moved_from(activity(plan, "network"))


def test_new_words_of_basis_are_about_the_dates_as_they_are(plan: Document) -> None:
    shift(plan, "network", 2)
    with plan.transaction("Basis") as t:
        edits.set_words(t, "activities", "network", "date_basis", "en", "agreed in the board")
    assert not edits.moved_from(activity(plan, "network"))


@cache
def whole_plan() -> Document:
    """One for all examples: if a move left a trace, the next ones would find it."""
    return Document(template_tables("a69-517"))


@given(
    st.integers(-40, 40).filter(bool),
    st.sampled_from(["day", "week", "month", "quarter", "half", "year"]),
    st.sampled_from(["network", "security", "global-sourcing"]),
)
def test_a_move_and_its_undoing_leave_no_trace(count: int, unit: Unit, id: str) -> None:
    plan = whole_plan()
    before = plan.raw("activities")[id]
    shift(plan, id, count, unit)
    assert plan.raw("activities")[id] != before
    plan.undo()
    assert plan.raw("activities")[id] == before


def test_an_end_goes_to_the_next_boundary_of_the_unit(plan: Document) -> None:
    with plan.transaction("Resize") as t:
        edits.resize(t, "umoja-ipsas", "finish", "quarter", 1)
    assert dates(plan, "umoja-ipsas")[1] == "2017-03-31"
    with plan.transaction("Resize") as t:
        edits.resize(t, "umoja-ipsas", "finish", "quarter", -1)
    assert dates(plan, "umoja-ipsas")[1] == "2016-12-31"


def test_a_bar_keeps_a_day(plan: Document) -> None:
    with plan.transaction("Resize") as t:
        edits.resize(t, "network", "finish", "quarter", -40)
    assert dates(plan, "network") == ("2014-10-01", "2014-10-01")
    with plan.transaction("Resize") as t:
        edits.set_end(t, "network", "start", datetime(2020, 1, 1))
    assert dates(plan, "network") == ("2014-10-01", "2014-10-01")


def test_times_of_day_are_kept(plan: Document) -> None:
    with plan.transaction("Times") as t:
        t.set("activities", "network", start="2014-10-01T08:00", finish="2014-10-02T17:00")
    shift(plan, "network", 1, "week")
    assert dates(plan, "network") == ("2014-10-08T08:00", "2014-10-09T17:00")


def test_a_summary_without_dates_moves_what_is_below_it(plan: Document) -> None:
    with plan.transaction("Summary") as t:
        t.set("activities", "enterprise-solutions", kind="summary", start=None, finish=None)
    shift(plan, "enterprise-solutions", 1)
    assert dates(plan, "umoja-ipsas")[1] == "2017-04-30"
    assert dates(plan, "umoja-responsibility")[1] == "2017-04-30"


def test_a_milestone_has_one_day(plan: Document) -> None:
    with plan.transaction("Milestone") as t:
        edits.set_kind(t, "network", "milestone")
    assert dates(plan, "network") == ("2016-09-30", "2016-09-30")


def test_what_is_made_indicative_was_not_moved(plan: Document) -> None:
    shift(plan, "network", 1)
    with plan.transaction("Indicative") as t:
        edits.set_indicative(t, "network", "start")
    assert edits.moved_from(activity(plan, "network")) == {"finish": "2016-09-30"}


def test_finish_before_start_is_refused(plan: Document) -> None:
    before = plan.raw("activities")
    with pytest.raises(PlanError) as refused, plan.transaction("Dates") as t:
        edits.set_dates(t, "network", finish="2013-01-01")
    assert refused.value.code == "finish_before_start"
    assert plan.raw("activities") == before


# Structure


def test_an_activity_is_added_below_its_sibling_under_the_same_parent(plan: Document) -> None:
    with plan.transaction("Add") as t:
        top = edits.add_activity(t, "modernization", {"en": "New"}, after="network")
        child = edits.add_activity(t, "modernization", {"en": "Child"}, after="umoja-ipsas")
    order = order_of(plan, "modernization")
    assert order.index(top) == order.index("network") + 1
    assert order_of(plan, "modernization", "enterprise-solutions")[1] == child


def test_an_activity_is_added_at_the_end_of_a_lane(plan: Document) -> None:
    with plan.transaction("Add") as t:
        id = edits.add_activity(t, "innovation", {"en": "New"})
    assert order_of(plan, "innovation") == ["innovation-projects", id]


def test_a_name_keeps_its_other_languages(plan: Document) -> None:
    with plan.transaction("Rename") as t:
        edits.set_words(t, "activities", "network", "name", "en", "Networks")
    assert activity(plan, "network").name == {"en": "Networks", "zh": "网络和基础设施"}


def test_a_name_cannot_be_emptied_of_its_last_language(plan: Document) -> None:
    with plan.transaction("Rename") as t:
        edits.set_words(t, "activities", "network", "name", "en", "")
    with pytest.raises(PlanError), plan.transaction("Rename") as t:
        edits.set_words(t, "activities", "network", "name", "zh", "")


def test_order_changes_among_siblings_only(plan: Document) -> None:
    with plan.transaction("Down") as t:
        assert edits.reorder(t, "activities", "network", 1)
        assert not edits.reorder(t, "activities", "umoja-ipsas", -1)
    order = order_of(plan, "modernization")
    assert order.index("network") == order.index("security") + 1


def test_indenting_goes_under_the_sibling_above_and_back(plan: Document) -> None:
    before = order_of(plan, "modernization")
    with plan.transaction("Indent") as t:
        assert edits.indent(t, "security")
    assert activity(plan, "security").parent == "network"
    with plan.transaction("Outdent") as t:
        assert edits.outdent(t, "security")
        assert not edits.outdent(t, "security")
    assert order_of(plan, "modernization") == before
    with plan.transaction("Indent") as t:
        assert not edits.indent(t, "enterprise-solutions"), "nothing stands above it"


def test_another_lane_takes_what_is_below_along(plan: Document) -> None:
    with plan.transaction("Lane") as t:
        edits.change_lane(t, "enterprise-solutions", "innovation")
    assert activity(plan, "umoja-ipsas").lane == "innovation"
    assert order_of(plan, "innovation") == ["innovation-projects", "enterprise-solutions"]


def test_links_get_ids_of_their_own(plan: Document) -> None:
    with plan.transaction("Link") as t:
        ids = [edits.add_link(t, "network", "rtc"), edits.add_link(t, "network", "rtc", "SS")]
        assert edits.add_link(t, "network", "rtc", "SS") == ids[1], "the same link again is no second one"
    assert set(ids) == set(plan.table("links"))
    assert len(set(ids)) == 2


def test_a_plan_can_be_built_from_blank() -> None:
    plan = Document(template_tables("blank"))
    with plan.transaction("Build") as t:
        phase = edits.add_phase(t, {"en": "One"})
        lane = edits.add_lane(t, {"en": "Lane"}, phase=phase, driver="innovation", glyph="L")
        edits.add_activity(t, lane, {"en": "First"}, start="2024-01-01", finish="2024-03-31")
    assert [row.name["en"] for row in plan.table("phases").values()] == ["One"]  # type: ignore[attr-defined]  # phases have names
