"""Baselines: what is kept, and how the plan differs from it later."""

from decimal import Decimal
from typing import cast

from hypothesis import given, settings

from planning.plan.baseline import Baseline
from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.baselines import Variance, baseline_fields, variances
from tests.planning.schedule.plans import DAY, link, plan, row
from tests.planning.schedule.test_oracle import CALENDARS, START, Network, networks


def take(document: Document) -> None:
    fields = baseline_fields(document, schedule_plan(document), {"en": "First"}, "2014-10-01T12:00")
    with document.transaction("Take a baseline") as t:
        t.add("baselines", fields)


def compared(document: Document) -> dict[str, Variance]:
    baseline = cast(Baseline, document.get("baselines", "first"))
    return {found.activity: found for found in variances(document, schedule_plan(document), baseline)}


def small() -> Document:
    rows = {
        "s": {"mode": "auto", "kind": "summary"},
        "a": row(2, parent="s", cost="1200.50"),
        "b": row(1, parent="s", cost="about 2 million"),
        "c": row(1),
    }
    return plan(rows, [link("a", "b"), link("b", "c")])


def test_a_baseline_keeps_dates_duration_and_cost() -> None:
    document = small()
    take(document)
    baseline = cast(Baseline, document.get("baselines", "first"))
    kept = {id: (r.start, r.finish, r.duration_minutes, r.cost) for id, r in baseline.rows.items()}
    assert baseline.taken == "2014-10-01T12:00"
    assert kept == {
        "s": ("2014-10-06T08:00", "2014-10-08T17:00", 3 * DAY, None),
        "a": ("2014-10-06T08:00", "2014-10-07T17:00", 2 * DAY, "1200.50"),
        "b": ("2014-10-08T08:00", "2014-10-08T17:00", DAY, None),
        "c": ("2014-10-09T08:00", "2014-10-09T17:00", DAY, None),
    }


def test_variance_is_now_less_then() -> None:
    document = small()
    take(document)
    with document.transaction("edit") as t:
        t.set("activities", "a", duration_minutes=3 * DAY, cost="1100.50")
        t.set("activities", "c", duration_minutes=DAY // 2)
    found = compared(document)
    assert found["a"] == Variance("a", 0, DAY, DAY, Decimal("-100.00"))
    assert found["b"] == Variance("b", DAY, DAY, 0)
    assert found["s"] == Variance("s", 0, DAY, DAY)
    assert found["c"] == Variance("c", DAY, DAY // 2, -DAY // 2)


def test_a_weekend_between_counts_no_minute() -> None:
    document = plan({"a": row(5), "b": row(1)}, [link("a", "b")])
    take(document)
    with document.transaction("edit") as t:
        t.set("activities", "a", duration_minutes=4 * DAY)
    assert compared(document)["b"].start == -DAY


def test_rows_that_came_and_went_are_told_apart() -> None:
    document = small()
    take(document)
    with document.transaction("edit") as t:
        t.add("activities", {"id": "new", "lane": "lane", "name": {"en": "New"}})
        t.remove("links", "2")
        t.remove("activities", "c")
    found = compared(document)
    assert found["new"] == Variance("new", is_new=True)
    assert found["c"] == Variance("c", is_gone=True)


def test_there_may_be_many_and_undo_takes_one_back() -> None:
    document = small()
    for _number in range(12):
        take(document)
    assert len(document.table("baselines")) == 12
    document.undo()
    assert len(document.table("baselines")) == 11


@settings(deadline=None, max_examples=40)
@given(networks())
def test_a_plan_does_not_differ_from_a_baseline_of_itself(network: Network) -> None:
    document = plan(*network, CALENDARS, START)
    take(document)
    for found in compared(document).values():
        assert (found.start, found.finish, found.duration, found.is_new, found.is_gone) == (
            0,
            0,
            0,
            False,
            False,
        )
