"""Who may go how far, whose posts open, which posts are vacant, and what changes of those who are posted."""

from datetime import date

import pytest

from planning.careers.library import library_tables
from planning.careers.mobility import MobilityRules, Opening, Reach, Span, posts_of_the_due
from planning.careers.posting_edits import post, promotions
from planning.careers.postings import post_people
from planning.plan.document import Document
from planning.staffing.vacant_posts import vacancies
from tests.planning.careers.plans import careers, named, rated, rows

DAY = date(2015, 4, 1)


def office() -> Document:
    """``anna`` must leave her post and is ready for ``chief``; ``ben`` came a short while ago."""
    return careers(
        grades=rows(
            *(named(f"p{n}", ladder="p", rank=n, time_in_grade_months=24) for n in (3, 4, 5)),
            named("g6", ladder="g", rank=6),
        ),
        profiles=rows(
            named("engineer", grade="p3"),
            named("chief", grade="p4", performance_cycles=0),
            named("head", grade="p5"),
            named("clerk", grade="g6"),
        ),
        career_moves=rows({"id": "m", "from_profile": "clerk", "to_profile": "engineer"}),
        career_rules=library_tables("un-mobility")["career_rules"],
        sources=library_tables("un-mobility").get("sources", {}),
        duty_stations=rows(named("rome", hardship="H"), named("juba", name={"en": "Juba"}, hardship="E")),
        units=rows(named("desk"), named("other")),
        posts=rows(
            {"id": "e", "unit": "desk", "grade": "P-3", "profile": "engineer", "count": 3}
            | {"location": "Juba"},
            {"id": "x", "unit": "desk", "grade": "P-4", "count": 2},
        ),
        people=rows(
            named(
                "anna", profile="engineer", grade="p3", grade_since="2005-01-01", post_since="2008-04-01",
                hardship="H", duty_station="rome", unit="desk", post="e", joined="2005-01-01",
            ),
            named("ben", profile="clerk", grade="g6", post_since="2015-01-01", hardship="H", unit="other"),
        ),
        assessments=rated(("anna", "network", 3), ("anna", "security", 2)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("person", "span", "allowed"),
    [
        ("anna", "any", {"engineer", "chief", "head", "clerk"}),
        ("anna", "near", {"engineer", "chief"}),
        ("anna", "lattice", {"engineer"}),
        ("ben", "near", {"clerk", "engineer"}),  # to another ladder only by a move of the lattice
        ("ben", "lattice", {"clerk", "engineer"}),
    ],
)
def test_how_far_somebody_may_go(person: str, span: Span, allowed: set[str]) -> None:
    plan = office()
    reach, who = Reach(plan, span), plan.table("people")[person]
    assert {id for id in plan.records("profiles") if reach.allows(who, id)} == allowed  # type: ignore[arg-type]  # of people


def test_who_must_move_opens_a_post_and_cannot_keep_it() -> None:
    plan = office()
    opened = posts_of_the_due(plan, DAY)
    assert opened == [Opening("due:anna", "engineer", "rome", "anna", "desk", "e")]
    found = post_people(plan, ["anna", "ben"], [*opened, Opening("up", "chief")], DAY)
    assert [(one.person, one.opening) for one in found.postings] == [("anna", "up")]
    assert found.obstacles["anna", "due:anna"] == ("must_move",)
    assert found.obstacles["ben", "due:anna"] == ("too_early",)
    assert "no_move" in found.obstacles["ben", "up"]
    assert found.fits["anna", "up"].closed == ()
    given_up = post_people(plan, ["anna"], opened, DAY, cancelled=lambda: True)
    assert (given_up.postings, given_up.unfilled) == ((), ("due:anna",))


def test_a_duty_station_is_the_same_by_its_name_and_by_its_id() -> None:
    plan = office()
    with plan.transaction("By name") as t:
        t.set("duty_stations", "rome", name={"en": "Rome", "zh": "罗马"})
        t.set("people", "anna", duty_station="罗马")
        t.set("people", "ben", post_since="2010-01-01", mobility={"duty_stations": ["Rome"]})
    [opened] = posts_of_the_due(plan, DAY)
    assert opened.duty_station == "rome"
    found = post_people(plan, ["ben"], [opened, Opening("far", "engineer", "juba")], DAY)
    assert [one.opening for one in found.postings] == ["due:anna"]
    assert found.obstacles["ben", "far"] == ("duty_station",)


def test_rules_are_left_to_the_plan() -> None:
    plan = office()
    with plan.transaction("Longer") as t:
        t.set("career_rules", "occupancy-max-h-a", value=9)
    assert MobilityRules(plan).value("occupancy-max-h-a") == 9
    assert posts_of_the_due(plan, DAY) == []


def test_vacant_posts_are_those_that_nobody_holds() -> None:
    found = vacancies(office(), DAY)
    assert [(one.profile, one.duty_station, one.unit, one.post) for one in found.openings] == [
        ("engineer", "juba", "desk", "e"),
        ("engineer", "juba", "desk", "e"),
    ]
    assert found.unknown == 2


def test_posting_moves_people_and_promotes_only_through_gates() -> None:
    plan = office()
    moves = [("anna", Opening("up", "chief", "juba", unit="other")), ("ben", Opening("e", "engineer"))]
    promoted = promotions(plan, moves, DAY)
    assert promoted == {"anna": "p4"}  # nothing is on file of how ben performs
    with plan.transaction("Post") as t:
        post(t, plan, moves, promoted, DAY)
    anna, ben = plan.records("people")["anna"], plan.records("people")["ben"]
    assert (anna["profile"], anna["grade"], anna["grade_since"]) == ("chief", "p4", "2015-04-01")
    assert (anna["unit"], anna["duty_station"], anna["hardship"]) == ("other", "juba", "E")
    assert "post" not in anna
    assert (anna["mobility"]["moves"], anna["mobility"]["geographic_moves"]) == (1, 1)
    assert (ben["profile"], ben["grade"], ben["unit"]) == ("engineer", "g6", "other")
    assert ben["mobility"]["geographic_moves"] == 0
    plan.undo()
    assert plan.records("people")["anna"]["profile"] == "engineer"
