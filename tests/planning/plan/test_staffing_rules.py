"""Bad input of staffing is refused with its place, and nothing changes."""

from typing import Any

import pytest

from planning.plan.check import findings
from planning.plan.document import Document
from planning.plan.errors import PlanError

Record = dict[str, Any]
UNIT: Record = {"id": "u", "name": {"en": "U"}}
POST: Record = {"id": "p", "unit": "u", "grade": "P-3", "count": 2}
HEAD: Record = {
    "id": "plan", "title": {"en": "P"}, "languages": ["en"],
    "horizon_start": "2014-01-01", "horizon_finish": "2018-12-31",
}  # fmt: skip


@pytest.fixture
def document() -> Document:
    return Document({"plan": {"plan": HEAD}, "units": {"u": UNIT}, "posts": {"p": POST}})


def change(**fields: object) -> Record:
    return {"name": {"en": "S"}, "changes": [{"date": "2015-01-01", **fields}]}


ABOLISH = {"date": "2015-01-01", "action": "abolish", "post": "p"}
NAME = {"name": {"en": "A"}}
BAD: list[tuple[str, Record, str, str]] = [
    ("posts", {"unit": "u", "grade": ""}, "wrong_type", "grade"),
    ("posts", {"unit": "u"}, "missing_field", "grade"),
    ("posts", {"unit": "x", "grade": "P-3"}, "unknown_reference", "unit"),
    ("posts", {"id": "q", "unit": "u", "grade": "P-3", "reports_to": "q"}, "reports_to_itself", "reports_to"),
    ("posts", {"unit": "u", "grade": "P-3", "start": "2015-01-01", "finish": "2014-01-01"},
     "finish_before_start", "finish"),
    ("posts", {"unit": "u", "grade": "P-3", "count": -1}, "wrong_type", "count"),
    ("assumptions", {**NAME, "parameter": "wastage", "value": 1.2}, "wrong_share", "value"),
    ("assumptions", {**NAME, "parameter": "wastage", "value": -0.1}, "wrong_type", "value"),
    ("assumptions", {**NAME, "parameter": "fill", "shares": {"promotion": 0.7, "lateral": 0.5}},
     "over_one", "shares"),
    ("assumptions", {**NAME, "parameter": "fill", "shares": {"luck": 0.7}}, "missing_share", "shares"),
    ("assumptions", {**NAME, "parameter": "wastage", "tenure_from": 6, "tenure_to": 6},
     "crossed_range", "tenure_to"),
    ("assumptions", {**NAME, "parameter": "separation_age", "value": 650}, "wrong_age", "value"),
    ("assumptions", {**NAME, "parameter": "separation_age", "value": 62, "joined_from": "2014-01-01",
     "joined_before": "1990-01-01"}, "crossed_range", "joined_before"),
    ("desks", {**NAME, "unit": "u", "kind": "calls"}, "missing_load", "contacts_per_hour"),
    ("desks", {**NAME, "unit": "u", "kind": "cover", "seats": 0}, "missing_load", "seats"),
    ("scenarios", {"id": "s", **NAME, "base": "s"}, "scenario_cycle", "base"),
    ("scenarios", {**NAME, "changes": [ABOLISH, {**ABOLISH, "date": "2016-01-01"}]},
     "abolished_twice", "changes.2"),
    ("scenarios", change(action="abolish", post="p", count=3), "too_few_posts", "changes.1"),
    ("scenarios", change(action="abolish", post="x"), "unknown_reference", "changes"),
    ("scenarios", change(action="reclassify", post="p"), "incomplete_change", "changes.1.grade"),
    ("scenarios", change(action="convert", post="p"), "incomplete_change", "changes.1.funding"),
    ("scenarios", change(action="merge_units", units=["u"], unit="u"),
     "merged_into_itself", "changes.1.units"),
    ("scenarios", change(action="assume", parameter="wastage"), "incomplete_change", "changes.1.value"),
    ("scenarios", change(action="assume"), "incomplete_change", "changes.1.parameter"),
    ("scenarios", change(action="assume", parameter="wastage", value=7), "wrong_share", "changes.1.value"),
    ("scenarios", {**NAME, "changes": [{**ABOLISH, "date": "2015-02-30"}]}, "not_a_date", "changes.1.date"),
    ("scenarios", {**NAME, "changes": [{**ABOLISH, "date": "soon"}]}, "wrong_type", "changes"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "fields", "code", "field"), BAD)
def test_refused_with_place_and_remedy(
    document: Document, table: str, fields: Record, code: str, field: str
) -> None:
    with pytest.raises(PlanError) as raised, document.transaction("Add") as t:
        t.add(table, {"id": "new", **fields})
    error = raised.value
    assert (error.code, error.table, error.field) == (code, table, field)
    assert error.message
    assert error.remedy
    assert document.raw(table).keys() <= {"p"}


def test_a_base_that_closes_a_circle_is_refused(document: Document) -> None:
    with document.transaction("Add") as t:
        t.add("scenarios", {"id": "a", **NAME})
        t.add("scenarios", {"id": "b", **NAME, "base": "a"})
    with pytest.raises(PlanError, match="circle"), document.transaction("Set") as t:
        t.set("scenarios", "a", base="b")


def test_check_finds_a_scenario_whose_posts_were_edited_since(document: Document) -> None:
    with document.transaction("Add") as t:
        t.add("scenarios", {"id": "a", **NAME, "changes": [{**ABOLISH, "count": 2}]})
    assert findings(document) == []
    with document.transaction("Set") as t:
        t.set("posts", "p", count=1)
    assert [(f.code, f.table, f.id, f.field) for f in findings(document)] == [
        ("too_few_posts", "scenarios", "a", "changes.1")
    ]


def test_a_post_that_a_scenario_changes_cannot_be_removed(document: Document) -> None:
    with document.transaction("Add") as t:
        t.add("scenarios", {"id": "a", **NAME, "changes": [ABOLISH]})
    with pytest.raises(PlanError) as raised, document.transaction("Remove") as t:
        t.remove("posts", "p")
    assert (raised.value.code, raised.value.field) == ("still_referenced", "changes")
