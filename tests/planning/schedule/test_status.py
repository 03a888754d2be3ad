"""The status of activities: the rule, and the hand that goes before it."""

from typing import Any, cast

import pytest

from planning.plan.baseline import Baseline
from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.baselines import baseline_fields
from planning.schedule.status import Rule, Status, statuses
from tests.planning.schedule.plans import DAY, link, plan, row


def found(document: Document, rule: Rule | None = None) -> dict[str, Status]:
    baseline = cast(Baseline | None, document.get("baselines", "baseline"))
    return {one.activity: one for one in statuses(document, schedule_plan(document), baseline, rule)}


@pytest.mark.parametrize(
    ("fields", "today", "expected"),
    [
        ({}, None, ("green", "")),
        ({"progress": 1}, None, ("done", "done")),
        (
            {"actual_start": "2014-10-06", "actual_finish": "2014-10-20", "deadline": "2014-10-07"},
            None,
            ("done", "done"),
        ),
        ({"deadline": "2014-10-08"}, None, ("red", "deadline")),
        ({"deadline": "2014-10-09"}, None, ("amber", "little_slack")),
        ({"deadline": "2014-10-10"}, None, ("green", "")),
        ({}, "2014-10-06", ("amber", "not_begun")),
        ({"progress": 0.25}, "2014-10-07", ("amber", "behind")),
        ({"progress": 0.5}, "2014-10-07", ("green", "")),
        ({"progress": 0.75}, "2014-10-07", ("green", "")),
        ({}, "2014-10-05", ("green", "")),
        ({"progress": 0.99}, "2014-12-31", ("amber", "behind")),
    ],
)
def test_the_rule(fields: dict[str, Any], today: str | None, expected: tuple[str, str]) -> None:
    document = plan({"a": row(4) | fields, "long": row(9)}, status_date=today)
    status = found(document)["a"]
    assert (status.light, status.cause) == expected
    assert status.by_rule == status.light


def test_slack_below_none_is_red() -> None:
    rows = {"a": row(4), "b": row(1, constraint="MSO", constraint_date="2014-10-08")}
    status = found(plan(rows, [link("a", "b")]))["a"]
    assert (status.light, status.cause) == ("red", "negative_slack")


@pytest.mark.parametrize(("red_after", "light"), [(5 * DAY, "amber"), (DAY, "red"), (2 * DAY, "amber")])
def test_later_than_the_baseline_is_amber_then_red(red_after: int, light: str) -> None:
    document = plan({"a": row(4), "b": row(1)}, [link("a", "b")])
    fields = baseline_fields(document, schedule_plan(document), {"en": "Baseline"}, "2014-10-01")
    with document.transaction("edit") as t:
        t.add("baselines", fields)
        t.set("activities", "a", duration_minutes=6 * DAY)
    status = found(document, Rule(red_after=red_after))["b"]
    assert (status.light, status.cause) == (light, "late")


def test_by_hand_goes_before_the_rule_and_the_rule_is_still_told() -> None:
    fields = {"status": "red", "status_reason": {"en": "The supplier is insolvent."}}
    document = plan({"a": row(4) | fields, "b": row(4, status="in preparation")})
    assert found(document)["a"] == Status("a", "red", "by_hand", "green")
    assert found(document)["b"] == Status("b", "green", "", "green")


def test_an_empty_plan_has_no_status() -> None:
    assert found(plan({}, status_date="2014-10-06")) == {}
