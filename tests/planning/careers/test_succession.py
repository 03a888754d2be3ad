"""Competencies that are merged, split or retired: old ratings keep their meaning, requirements go over."""

from datetime import date

from planning.careers.gaps import gaps
from planning.careers.ratings import Ratings
from planning.careers.succession import Asked, Succession, candidates, effects, reinstate, succeed
from planning.plan.document import Document
from tests.planning.careers.plans import careers, named, rated, rows

DAY, BEFORE = date(2015, 1, 1), date(2014, 6, 1)
MERGE = Succession(("network", "security"), ("infra",), DAY, {3: 2, 4: 3, 5: 4})


def plan() -> Document:
    found = careers(
        people=rows(named("anna", profile="engineer"), named("ben", profile="engineer")),
        assessments=rated(("anna", "network", 4), ("anna", "security", 3), ("ben", "network", 2)),
        courses=rows(named("c1"), named("c2")),
        uplifts=rows(
            {"id": "u1", "course": "c1", "competency": "network", "level": 4, "from_level": 2},
            {"id": "u2", "course": "c2", "competency": "security", "level": 3, "from_level": 2},
        ),
    )
    with found.transaction("Add") as t:
        t.add("competencies", named("infra", framework="ict", order=4))
    return found


def make(found: Document, what: Succession) -> None:
    with found.transaction("Merge") as t:
        succeed(t, what)


def test_the_preview_says_what_the_edit_does() -> None:
    found = plan()
    told = effects(found, MERGE)
    assert told.ratings == {4: 1, 3: 1, 2: 1}
    assert told.people == {"anna", "ben"}
    assert not told.rated_anew
    assert told.incomplete == {"ben"}
    assert told.asked == (Asked("chief", 3, 2), Asked("chief", 2, 2))
    assert told.courses == ("c1", "c2")
    assert told.lost == ("c2",)  # from 2 to 3 is from 2 to 2 on the new scale
    make(found, MERGE)
    asked = [(r["profile"], r["competency"], r["level"]) for r in found.records("requirements").values()]
    assert asked == [("chief", "infra", 2)]
    [effect] = found.records("uplifts").values()
    assert (effect["competency"], effect["from_level"], effect["level"]) == ("infra", 2, 3)


def test_old_ratings_keep_their_meaning_and_one_undo_brings_all_back() -> None:
    found = plan()
    before = {table: dict(found.records(table)) for table in ("competencies", "requirements", "uplifts")}
    make(found, MERGE)
    ratings = Ratings.of(found)
    held = ratings.rating("anna", "infra", "certified", DAY)
    assert (held.level, held.via) == (2, "security")  # the lower of 4 and 3, worth 3 and 2
    assert ratings.rating("ben", "infra", "certified", DAY).state == "unassessed"
    assert ratings.rating("anna", "network", "certified", BEFORE).level == 4
    found.undo()
    assert before == {table: dict(found.records(table)) for table in before}


def test_a_split_gives_each_successor_what_was_asked() -> None:
    found = plan()
    make(found, Succession(("network",), ("security", "infra"), DAY))
    asked = {(r["competency"], r["level"]) for r in found.records("requirements").values()}
    assert asked == {("security", 3), ("infra", 3)}  # of security the higher one
    assert Ratings.of(found).rating("ben", "security", "certified", DAY).level == 2


def test_what_is_retired_is_asked_for_until_its_day_and_can_come_back() -> None:
    found = plan()
    make(found, Succession(("network",), (), DAY, {4: 3}))
    assert "replaced_levels" not in found.records("competencies")["network"]
    asked = {day: [gap.competency for gap in gaps(found, "anna", "chief", day)] for day in (BEFORE, DAY)}
    assert asked == {BEFORE: ["network", "security"], DAY: ["security"]}
    with found.transaction("Back") as t:
        reinstate(t, "network")
    assert [gap.competency for gap in gaps(found, "anna", "chief", DAY)] == ["network", "security"]


def test_nothing_stands_for_what_stands_for_it() -> None:
    found = plan()
    make(found, Succession(("network",), ("infra",), DAY))
    assert [one.id for one in candidates(found, ["infra"])] == ["security", "leading"]
