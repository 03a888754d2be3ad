"""A roadmap against a structure: which activities will lack posts, people or competence, and when."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.staffing.shortfalls import Outlook, outlook
from tests.planning.staffing.structures import assumption

Record = dict[str, Any]
Make = Callable[..., Document]
LANE: Record = {"id": "l", "name": {"en": "L"}}
POST: Record = {"id": "p", "unit": "network", "grade": "P-3", "count": 4, "profile": "engineer"}
STILL: list[Record] = [assumption("wastage", 0), assumption("separation_age", 100), assumption("age", 40)]


def activity(id: str, start: str, finish: str) -> Record:
    return {"id": id, "name": {"en": id}, "lane": "l", "start": start, "finish": finish}


def demand(id: str, activity: str, fte: float, **fields: object) -> Record:
    return {"id": id, "activity": activity, "profile": "engineer", "fte": fte, **fields}


NETWORK = activity("network", "2014-02-01", "2014-04-30")
SECURITY = activity("security", "2014-04-01", "2014-06-30")


def looked_at(document: Document, scenario: str = "") -> Outlook:
    found = outlook(document, schedule_plan(document), scenario, replications=40)
    assert found is not None
    return found


def test_enough_posts_and_people_and_nothing_known_of_competence(make: Make) -> None:
    document = make(
        posts=[POST],
        assumptions=STILL,
        lanes=[LANE],
        activities=[NETWORK],
        demands=[demand("d", "network", 3)],
    )
    found = looked_at(document)
    assert found.shortfalls == []
    assert [need.month for need in found.needs] == ["2014-02", "2014-03", "2014-04"]
    assert {(need.posts, need.people, need.competent, need.chance) for need in found.needs} == {
        (4, 4, None, 1)
    }


def test_two_activities_at_once_ask_for_more_posts_than_there_are(make: Make) -> None:
    document = make(
        posts=[POST], assumptions=STILL, lanes=[LANE], activities=[NETWORK, SECURITY],
        demands=[demand("d", "network", 3), demand("e", "security", 2.5)],
    )  # fmt: skip
    found = looked_at(document)
    assert [(s.activity, s.reason, s.first, s.last) for s in found.shortfalls] == [
        ("network", "posts", "2014-04", "2014-04"),
        ("security", "posts", "2014-04", "2014-04"),
    ]
    assert found.shortfalls[0].worst.missing == pytest.approx(1.5, abs=0.01)


def test_posts_that_stand_but_are_not_filled_in_time(make: Make) -> None:
    new = {**POST, "id": "new", "count": 2, "proposed": True}
    establish = {"date": "2014-03-01", "action": "establish", "post": "new"}
    document = make(
        posts=[POST, new], lanes=[LANE], activities=[activity("network", "2014-04-01", "2014-12-31")],
        assumptions=[*STILL, assumption("lead_time", 122, distribution="fixed")],
        demands=[demand("d", "network", 5)],
        scenarios=[{"id": "s", "name": {"en": "S"}, "changes": [establish]}],
    )  # fmt: skip
    assert looked_at(document).shortfalls[0].reason == "posts"
    found = looked_at(document, "s").shortfalls
    assert [(s.reason, s.first, s.last, s.months) for s in found] == [("people", "2014-04", "2014-06", 3)]


def test_people_who_are_not_competent(make: Make) -> None:
    people = [{"id": f"x{n}", "name": {"en": "X"}, "profile": "engineer"} for n in range(4)]
    ratings = [
        {"id": f"a{n}", "person": f"x{n}", "competency": "routing", "source": "certified",
         "date": "2014-01-01", "level": 3 if n else 1}
        for n in range(3)
    ]  # fmt: skip
    tables = {
        "frameworks": [{"id": "f", "name": {"en": "F"}, "scale": "s"}],
        "scales": [{"id": "s", "name": {"en": "S"}, "levels": {"0": {"en": "0"}, "3": {"en": "3"}}}],
        "competencies": [{"id": "routing", "framework": "f", "name": {"en": "Routing"}}],
        "profiles": [{"id": "engineer", "name": {"en": "Engineer"}}],
        "requirements": [
            {"id": "r", "profile": "engineer", "competency": "routing", "level": 2, "must": True}
        ],
    }
    document = make(
        posts=[POST], assumptions=STILL, lanes=[LANE], activities=[NETWORK],
        people=people, assessments=ratings,
        demands=[demand("d", "network", 3)], **tables,
    )  # fmt: skip
    found = looked_at(document).shortfalls
    assert [(s.reason, s.months) for s in found] == [("competence", 3)]
    # Of the three that are rated two hold level 2 or more; unassessed is not incompetent.
    assert found[0].worst.competent == pytest.approx(4 * 2 / 3)
    assert found[0].worst.missing == pytest.approx(1 / 3)


def test_the_share_of_time_for_the_roadmap_and_profiles_without_posts(make: Make) -> None:
    document = make(
        posts=[POST], lanes=[LANE], activities=[NETWORK],
        assumptions=[*STILL, assumption("project_share", 0.5)],
        demands=[demand("d", "network", 3), {**demand("e", "network", 1), "profile": "lawyer"}],
    )  # fmt: skip
    found = looked_at(document)
    assert found.unknown == ["lawyer"]
    assert [(s.profile, s.worst.posts) for s in found.shortfalls] == [("engineer", 2), ("lawyer", 0)]
