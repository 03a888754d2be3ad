"""How states of a roadmap differ: the plan, its scenarios, its baselines."""

from decimal import Decimal

import pytest

from planning.plan.branching import add_scenario
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.scenario_document import ScenarioDocument
from planning.schedule import schedule_plan
from planning.schedule.baselines import baseline_fields
from planning.schedule.states import PLAN, compared, reckoned
from tests.planning.schedule.plans import DAY, link, plan, row


@pytest.fixture
def document() -> Document:
    """a, then b; c beside them; and a scenario in which a takes a day more and c is not done."""
    made = plan(
        {"a": row(2, cost="100"), "b": row(3, cost="50.5"), "c": row(4, cost="about 9")}, [link("a", "b")]
    )
    with made.transaction("scenario") as t:
        t.add("baselines", baseline_fields(made, schedule_plan(made), {"en": "First"}, "2014-10-01"))
        add_scenario(t, {"en": "Slow"})
    with ScenarioDocument(made, "slow").transaction("edit") as t:
        t.set("activities", "a", duration_minutes=3 * DAY, cost="120")
        t.remove("activities", "c")
        t.add("activities", {"id": "d", "lane": "lane", "name": {"en": "D"}, **row(1)})
    return made


def test_a_scenario_against_the_plan(document: Document) -> None:
    found = compared(document, PLAN, "slow")
    by_id = {one.activity: one for one in found.differences}
    assert {id: one.state for id, one in by_id.items()} == {
        "a": "changed", "b": "changed", "c": "gone", "d": "new",
    }  # fmt: skip
    a, b = by_id["a"], by_id["b"]
    assert (a.start, a.finish, a.duration, a.cost) == (0, DAY, DAY, Decimal(20))
    assert (b.start, b.finish, b.duration, b.cost) == (DAY, DAY, 0, Decimal(0))
    assert (found.finish, found.cost) == (DAY, Decimal(20))
    assert found.first.critical == found.second.critical == ("a", "b")
    assert (found.first.cost, found.second.finish) == (Decimal("150.5"), "2014-10-13T17:00")


def test_the_plan_against_a_baseline(document: Document) -> None:
    with document.transaction("later") as t:
        t.set("activities", "b", duration_minutes=4 * DAY)
    (found,) = compared(document, "first", PLAN).changed
    assert (found.activity, found.finish, found.duration, found.cost) == ("b", DAY, DAY, Decimal(0))


def test_one_that_is_the_same_does_not_differ(document: Document) -> None:
    assert not compared(document, PLAN, PLAN).changed
    assert not compared(document, "first", PLAN).changed


def test_an_unknown_state_is_refused(document: Document) -> None:
    with pytest.raises(PlanError) as caught:
        reckoned(document, "nowhere")
    assert caught.value.code == "no_such_document"
