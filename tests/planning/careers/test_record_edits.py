"""Documents of careers removed with what hangs on them, and moved among their like."""

from planning.careers import source as s
from planning.careers.record_edits import add_after, move_record, remove_records
from planning.careers.translation import States, translated
from tests.planning.careers.plans import careers, named, rated, rows


def test_what_can_be_without_a_document_forgets_it_and_what_cannot_goes_too() -> None:
    plan = careers(
        assessments=rated(("anna", "network", 3)),
        courses=rows(named("c", prerequisites=["d"]), named("d")),
        training=rows({"id": "t", "course": "c", "profile": "chief", "state": "required"}),
    )
    with plan.transaction("Remove") as t:
        assert remove_records(t, "grades", ["p3"]) == {}
        assert remove_records(t, "profiles", ["chief"]) == {"requirements": 2, "training": 1}
        assert remove_records(t, "courses", ["d"]) == {}
        assert remove_records(t, "competencies", ["network"]) == {"assessments": 1}
    assert "grade" not in plan.records("people")["anna"]
    assert plan.records("people")["anna"]["profile"] == "engineer"
    assert "prerequisites" not in plan.records("courses")["c"]


def test_a_grade_moves_on_its_own_ladder_with_its_rank() -> None:
    plan = careers(
        grades=rows(
            named("p3", ladder="p", rank=3, order=1),
            named("g1", ladder="g", rank=1, order=2),
            named("p4", ladder="p", rank=4, order=3),
        )
    )
    with plan.transaction("Move") as t:
        assert move_record(t, "grades", "p4", -1)
        assert not move_record(t, "grades", "p4", -1)
        new = add_after(t, "grades", {"name": {"en": "P-3A"}, "ladder": "p", "rank": 4.5}, "p3")
    grades = s.grades(plan)
    assert (grades["p4"].rank, grades["p3"].rank) == (3, 4)
    ladder = [one.id for one in s.in_order(grades.values()) if one.ladder == "p"]
    assert ladder == ["p4", "p3", new]


def test_a_framework_says_how_far_it_is_translated() -> None:
    plan = careers(
        frameworks=rows(named("ict", scale="five", translation={"en": "source", "zh": "reviewed"})),
        indicators=rows({"id": "i", "competency": "network", "level": 1, "text": {"en": "x", "zh": "y"}}),
    )
    with plan.transaction("Name") as t:
        t.set("competencies", "network", name={"en": "Network", "zh": "网络"}, translation={"zh": "draft"})
    found = translated(plan, "ict", ["en", "zh"])
    assert (found["en"].state, found["en"].done, found["en"].is_complete) == ("source", 5, True)
    assert found["zh"] == ("reviewed", 2, 5, 1)
    known = s.competencies(plan)
    states = States(plan)
    assert [states.of(known[id], "zh") for id in ("network", "security")] == ["draft", "missing"]
    assert states.of(known["network"], "en") == "source"
