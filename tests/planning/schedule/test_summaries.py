"""Summary rows: their dates, their slack, and links and constraints on them."""

import pytest

from planning.plan.errors import PlanError
from planning.schedule import schedule_plan
from tests.planning.schedule.plans import DAY, early, late, link, plan, row, scheduled

SUMMARY = {"mode": "auto", "kind": "summary"}


def test_a_summary_row_spans_its_rows() -> None:
    rows = {"s": SUMMARY, "a": row(2, parent="s"), "b": row(1, parent="s"), "long": row(10)}
    schedule = scheduled(rows, [link("a", "b")])
    assert early(schedule, "s") == ("2014-10-06T08:00", "2014-10-08T17:00")
    assert late(schedule, "s") == ("2014-10-15T08:00", "2014-10-17T17:00")
    assert schedule["s"].total_slack_minutes == schedule["s"].free_slack_minutes == 7 * DAY


def test_the_slack_of_a_summary_row_is_the_lesser_of_start_and_finish() -> None:
    rows = {"s": SUMMARY, "a": row(2, parent="s"), "b": row(5, parent="s")}
    schedule = scheduled(rows)
    assert schedule["s"].total_slack_minutes == 0
    assert schedule["s"].critical


def test_a_link_from_a_summary_row_waits_for_the_last_of_its_rows() -> None:
    rows = {"s": SUMMARY, "a": row(2, parent="s"), "b": row(4, parent="s"), "c": row(1)}
    schedule = scheduled(rows, [link("s", "c", lag=DAY)])
    assert early(schedule, "c")[0] == "2014-10-13T08:00"
    assert late(schedule, "a")[1] == "2014-10-09T17:00"
    assert schedule["a"].total_slack_minutes == 2 * DAY


def test_a_link_from_the_start_of_a_summary_row_waits_for_the_first_of_its_rows() -> None:
    rows = {"x": row(1), "s": SUMMARY, "a": row(2, parent="s"), "b": row(4, parent="s"), "c": row(5)}
    schedule = scheduled(rows, [link("x", "a"), link("x", "b"), link("b", "a"), link("s", "c", "SS", DAY)])
    assert early(schedule, "c")[0] == "2014-10-08T08:00"
    assert schedule["b"].total_slack_minutes == 0
    assert late(schedule, "a")[1] == "2014-10-14T17:00"


def test_a_link_to_a_summary_row_holds_back_all_its_rows() -> None:
    rows = {
        "x": row(3),
        "s": SUMMARY,
        "in": SUMMARY | {"parent": "s"},
        "a": row(2, parent="in"),
        "b": row(1, parent="s"),
    }
    schedule = scheduled(rows, [link("x", "s")])
    assert early(schedule, "a")[0] == early(schedule, "b")[0] == "2014-10-09T08:00"
    assert schedule["x"].critical
    assert schedule["x"].free_slack_minutes == 0


def test_a_link_between_finishes_holds_back_the_finish_of_each_row() -> None:
    rows = {"x": row(5), "s": SUMMARY, "a": row(2, parent="s"), "b": row(1, parent="s")}
    schedule = scheduled(rows, [link("x", "s", "FF")])
    assert early(schedule, "a") == ("2014-10-09T08:00", "2014-10-10T17:00")
    assert early(schedule, "b") == ("2014-10-10T08:00", "2014-10-10T17:00")


def test_links_between_summary_rows_cost_no_product_of_their_rows() -> None:
    rows = {"s": SUMMARY, "t": SUMMARY}
    rows |= {f"s{i}": row(1, parent="s") for i in range(300)} | {
        f"t{i}": row(1, parent="t") for i in range(300)
    }
    schedule = scheduled(rows, [link("s", "t")])
    assert sum(len(ties) for ties in schedule.network.incoming) <= 601
    assert early(schedule, "t")[0] == "2014-10-07T08:00"


def test_a_lag_in_per_cent_of_a_summary_row_takes_its_length() -> None:
    rows = {"s": SUMMARY, "a": row(2, parent="s"), "b": row(2, parent="s"), "c": row(1)}
    schedule = scheduled(rows, [link("a", "b"), link("s", "c", lag=50, unit="percent")])
    assert early(schedule, "c")[0] == "2014-10-14T08:00"


def test_constraints_of_a_summary_row_hold_for_its_rows() -> None:
    later = SUMMARY | {"constraint": "SNET", "constraint_date": "2014-10-08"}
    schedule = scheduled({"s": later, "a": row(1, parent="s"), "b": row(1, parent="s")})
    assert early(schedule, "a")[0] == early(schedule, "b")[0] == "2014-10-08T08:00"
    due = SUMMARY | {"constraint": "FNLT", "constraint_date": "2014-10-07"}
    schedule = scheduled({"s": due, "a": row(1, parent="s"), "long": row(9)})
    assert schedule["a"].total_slack_minutes == DAY


def test_a_parent_in_manual_mode_with_dates_keeps_them() -> None:
    parent = {"mode": "manual", "start": "2014-10-01", "finish": "2014-12-31"}
    schedule = scheduled({"p": parent, "a": row(1, parent="p"), "b": row(1)}, [link("p", "b")])
    assert early(schedule, "p") == ("2014-10-01T08:00", "2014-12-31T17:00")
    assert early(schedule, "a")[0] == "2014-10-06T08:00"
    assert early(schedule, "b")[0] == "2015-01-01T08:00"


def test_an_outline_may_be_deep() -> None:
    depth = 3000
    rows = {f"s{i}": SUMMARY | ({"parent": f"s{i - 1}"} if i else {}) for i in range(depth)}
    rows |= {"a": row(3, parent=f"s{depth - 1}"), "b": row(1)}
    schedule = scheduled(rows, [link("s0", "b")])
    assert early(schedule, "b")[0] == "2014-10-09T08:00"
    assert early(schedule, "s0")[1] == "2014-10-08T17:00"


def test_a_row_below_itself_is_refused() -> None:
    document = plan({"s": SUMMARY | {"parent": "t"}, "t": SUMMARY | {"parent": "s"}, "a": row(parent="s")})
    with pytest.raises(PlanError) as error:
        schedule_plan(document)
    assert error.value.code == "parent_cycle"
    assert error.value.id in ("s", "t")


def test_a_summary_row_may_not_follow_its_own_row() -> None:
    with pytest.raises(PlanError) as error:
        scheduled({"s": SUMMARY, "a": row(1, parent="s")}, [link("a", "s")])
    assert error.value.code == "link_cycle"
