"""Rules of competence between documents: refused when they are entered, found in files written by hand."""

from typing import Any

import pytest

from planning.plan.check import findings
from planning.plan.document import Document
from planning.plan.errors import PlanError
from tests.planning.careers.plans import careers, named, rows

RATED = {"person": "anna", "competency": "network", "source": "self", "date": "2015-01-01"}


@pytest.mark.parametrize(
    ("table", "fields", "field"),
    [
        ("assessments", RATED | {"level": 6}, "level"),
        ("requirements", {"profile": "chief", "competency": "leading", "level": 9}, "level"),
        ("indicators", {"competency": "network", "level": 7, "text": {"en": "x"}}, "level"),
        ("uplifts", {"course": "a", "competency": "network", "level": 6, "from_level": 5}, "level"),
    ],
)
def test_a_level_off_the_scale_is_refused_with_the_levels_that_there_are(
    table: str, fields: dict[str, Any], field: str
) -> None:
    plan = careers(courses=rows(named("a")))
    with pytest.raises(PlanError) as raised, plan.transaction("Add") as t:
        t.add(table, fields)
    assert (raised.value.code, raised.value.table, raised.value.field) == ("level_off_scale", table, field)
    assert "0, 1, 2, 3, 4, 5" in raised.value.remedy
    assert plan.history.position == 0


def test_a_competency_may_have_a_scale_of_its_own_and_an_uplift_begins_with_nothing() -> None:
    plan = careers(courses=rows(named("a")))
    with plan.transaction("Own scale") as t:
        levels = {str(n): {"en": str(n)} for n in range(1, 10)}
        t.add("scales", named("nine", levels=levels))
        t.set("competencies", "network", scale="nine")
        t.add("assessments", RATED | {"level": 9})
        t.add("uplifts", {"course": "a", "competency": "network", "level": 2, "from_level": 0})
    with pytest.raises(PlanError), plan.transaction("Off") as t:
        t.add("assessments", RATED | {"level": 0})


def test_courses_that_would_need_each_other_are_named() -> None:
    plan = careers(courses=rows(named("a", prerequisites=["b"]), named("b"), named("c", prerequisites=["a"])))
    with pytest.raises(PlanError) as raised, plan.transaction("Circle") as t:
        t.set("courses", "b", prerequisites=["c"])
    assert raised.value.code == "prerequisite_cycle"
    assert all(name in str(raised.value) for name in "abc")


def test_check_finds_both_in_a_file_written_by_hand() -> None:
    plan = careers()
    tables = {name: plan.raw(name) for name in plan.names()}
    tables["assessments"] = rows(RATED | {"id": "x", "level": 8})
    tables["courses"] = rows(named("a", prerequisites=["b"]), named("b", prerequisites=["a"]))
    found = {(f.code, f.table, f.id, f.field) for f in findings(Document(tables))}
    assert found == {
        ("level_off_scale", "assessments", "x", "level"),
        ("prerequisite_cycle", "courses", "a", "prerequisites"),
    }
