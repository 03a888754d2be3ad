"""Rules of competencies, people and training within one document."""

from typing import Any

import pytest

from planning.plan.errors import PlanError
from planning.plan.validation import check_document

NAME = {"name": {"en": "x"}}
RATED = {"person": "p", "competency": "c", "source": "self", "date": "2015-01-01"}


@pytest.mark.parametrize(
    ("table", "fields", "code", "field"),
    [
        ("assessments", RATED, "level_missing", "level"),
        ("assessments", RATED | {"state": "exempt", "level": 0}, "level_without_rating", "level"),
        ("assessments", RATED | {"level": 1, "expires": "2014-12-31"}, "finish_before_start", "expires"),
        ("assessments", RATED | {"level": 1, "date": "yesterday"}, "not_a_date", "date"),
        ("assessments", RATED | {"level": -1}, "wrong_type", "level"),
        ("assessments", RATED | {"level": 1, "source": "friend"}, "wrong_type", "source"),
        ("people", NAME | {"joined": "2015-01-02", "left": "2015-01-01"}, "finish_before_start", "left"),
        ("people", NAME | {"appraisals": [{"finish": "2015", "rating": "meets"}]}, "wrong_type",
         "appraisals"),
        ("sessions", {"course": "c", "start": "2015-01-02", "finish": "2015-01-01"}, "finish_before_start",
         "finish"),
        ("uplifts", {"course": "c", "competency": "x", "level": 2, "from_level": 2}, "wrong_uplift", "level"),
        ("scales", NAME | {"levels": {"one": {"en": "x"}}}, "wrong_scale", "levels"),
        ("scales", NAME | {"levels": {"01": {"en": "x"}}}, "wrong_scale", "levels"),
        ("scales", NAME | {"levels": {}}, "wrong_type", "levels"),
        ("competencies", NAME | {"framework": "f", "replaced_by": ["id"]}, "own_predecessor", "replaced_by"),
        ("courses", NAME | {"prerequisites": ["id"]}, "prerequisite_cycle", "prerequisites"),
        ("courses", NAME | {"cost": "ten"}, "wrong_type", "cost"),
        ("training", {"course": "c", "state": "done"}, "wrong_training", "person"),
        ("training", {"course": "c", "state": "done", "person": "p", "profile": "x"}, "wrong_training",
         "person"),
        ("training", {"course": "c", "state": "done", "person": "p"}, "missing_field", "date"),
        ("career_moves", {"from_profile": "x", "to_profile": "x"}, "same_profile", "to_profile"),
    ],
)  # fmt: skip
def test_a_broken_rule_names_its_field(table: str, fields: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(PlanError) as raised:
        check_document(table, {"id": "id"} | fields)
    assert (raised.value.code, raised.value.table, raised.value.field) == (code, table, field)
    assert raised.value.remedy
