"""Training problems made of a plan, and what planners do to training."""

from datetime import date
from typing import Any

import pytest

from planning.careers.gates import readiness
from planning.careers.ratings import Ratings
from planning.careers.training.edits import adopt, finish_course, set_training
from planning.careers.training.frontier import frontier
from planning.careers.training.needs import Learners, catalogue_of, expiring, own_targets
from planning.careers.training.planner import plan_training
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.sample_people import REFERENCE
from planning.plan.template import template_tables
from tests.planning.careers.plans import careers, named, rated, rows

DAY = date(2015, 4, 1)


def training_plan(**tables: Any) -> Document:
    """The small plan with two courses: networks (to 3, certifies) and security (to 2, after networks)."""
    base = {
        "certifications": rows(named("expert", validity_months=24)),
        "courses": rows(
            named("networks", cost="100.50", certification="expert", provider="School"),
            named("defence", cost="200", prerequisites=["networks"], seats=2),
        ),
        "uplifts": rows(
            {"id": "u1", "course": "networks", "competency": "network", "level": 3},
            {"id": "u2", "course": "defence", "competency": "security", "level": 2},
        ),
        "sessions": rows(
            {"id": "s1", "course": "defence", "start": "2015-05-04", "finish": "2015-05-06"},
            {"id": "s0", "course": "defence", "start": "2015-03-02", "finish": "2015-03-04"},
        ),
        "assessments": rated(("anna", "network", 1)),
    }
    return careers(**(base | tables))


def test_the_plan_of_a_person_to_a_profile() -> None:
    plan = training_plan()
    catalogue = catalogue_of(plan, DAY)
    learner = Learners(plan, DAY, catalogue).towards("anna", "chief")
    assert learner.targets == {"network": 3, "security": 2}
    assert learner.unknown == ("security",)
    found = plan_training([learner], catalogue)
    assert [(s.offer.course, s.offer.session) for s in found.seats] == [("networks", None), ("defence", "s1")]
    assert (found.status, found.cost) == ("optimal", 30050)
    with plan.transaction("Adopt") as t:
        assert adopt(t, found.seats) == 2
        assert adopt(t, found.seats) == 0
    again = plan_training([Learners(plan, DAY, catalogue).towards("anna", "chief")], catalogue)
    assert again.cost == 0  # it is paid for


def test_finishing_the_courses_of_a_plan_opens_the_gate_that_it_was_made_for() -> None:
    plan = training_plan()
    with plan.transaction("Finish") as t:
        finish_course(t, "anna", "networks", "2015-04-10")
        finish_course(t, "anna", "defence", "2015-05-06")
    ready = readiness(plan, "anna", "chief", date(2015, 5, 6))
    assert ready.gate("technical").state == "met"
    rating = Ratings.of(plan).confirmed("anna", "network", date(2015, 5, 6))
    row = plan.records("assessments")[rating.assessment]
    assert (row["level"], row["rater"], row["evidence"]) == (3, "School", {"en": "networks"})
    (certificate,) = plan.records("certificates").values()
    assert (certificate["issued"], certificate["expires"]) == ("2015-04-10", "2017-04-10")
    assert expiring(plan, DAY, date(2017, 4, 10)) == [("anna", "expert", date(2017, 4, 10))]
    assert {row["state"] for row in plan.records("training").values()} == {"done"}


def test_finishing_a_course_lowers_nobody_and_may_only_recommend() -> None:
    plan = training_plan(assessments=rated(("anna", "network", 4)))
    with plan.transaction("Recommend") as t:
        t.set("courses", "defence", outcome="recommend")
        finish_course(t, "anna", "networks", "2015-04-10")
        finish_course(t, "anna", "defence", "2015-05-06")
    ratings = Ratings.of(plan)
    assert ratings.confirmed("anna", "network", date(2015, 6, 1)).level == 4
    assert ratings.confirmed("anna", "security", date(2015, 6, 1)).state == "unassessed"
    assert ratings.rating("anna", "security", "manager", date(2015, 6, 1)).level == 2


def test_a_cell_of_the_matrix_is_set_and_cleared_but_what_was_done_stays() -> None:
    plan = training_plan()
    with plan.transaction("Set") as t:
        set_training(t, "networks", "required", profile="chief")
        set_training(t, "networks", "recommended", profile="chief")
        set_training(t, "networks", "done", person="anna", day="2015-04-02")
        set_training(t, "networks", None, person="anna")
    states = {
        (row.get("profile"), row.get("person"), row["state"]) for row in plan.records("training").values()
    }
    assert states == {("chief", None, "recommended"), (None, "anna", "done")}


def test_seats_that_are_planned_are_taken() -> None:
    plan = training_plan(people=rows(*(named(p, profile="engineer") for p in ("anna", "ben", "carl"))))
    with plan.transaction("Plan") as t:
        for person in ("ben", "carl"):
            t.add("training", {"person": person, "course": "defence", "session": "s1", "state": "planned"})
    catalogue = catalogue_of(plan, DAY)
    assert [o.seats for o in catalogue.offers if o.session] == [0]
    found = plan_training([Learners(plan, DAY, catalogue).towards("anna", "chief")], catalogue)
    assert [(m.competency, m.reason) for m in found.missing] == [("security", "no_seat")]


def test_courses_that_need_each_other_are_named() -> None:
    plan = Document({
        **{name: plan_rows for name in ("plan",) if (plan_rows := training_plan().raw(name))},
        "courses": rows(named("a", prerequisites=["b"]), named("b", prerequisites=["a"])),
    })  # fmt: skip
    with pytest.raises(PlanError) as raised:
        catalogue_of(plan, DAY)
    assert raised.value.code == "prerequisite_cycle"
    assert "a → b → a" in str(raised.value)


def test_the_sample_plan_for_everybody_and_what_budgets_buy() -> None:
    plan = Document(template_tables("a69-517"))
    catalogue = catalogue_of(plan, REFERENCE, date(2016, 3, 31))
    learners = Learners(plan, REFERENCE, catalogue)
    unit = [p for p, row in plan.records("people").items() if row["unit"] == "enocs"]
    found = [learners.towards(*target) for target in own_targets(plan, unit).items()]
    edge = frontier(found, catalogue, steps=4)
    closed = [point.plan.closed for point in edge.points]
    assert closed == sorted(set(closed))
    assert len(edge.points) >= 3
    assert edge.at(-1) is edge.points[0]
    assert edge.at(edge.points[-1].plan.cost) is edge.points[-1]
    assert all(point.plan.is_proven for point in edge.points)
    assert {m.reason for m in edge.points[-1].plan.missing} <= {"no_course", "no_session", "no_seat"}
