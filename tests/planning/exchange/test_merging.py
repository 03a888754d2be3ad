"""Files into plans: again, beside others, and as far as the plan's own rules allow."""

import pytest

from planning.exchange.imported import Imported, LeftOut
from planning.exchange.merging import Effect, merge, new_plan, trial
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.plan.transaction import Tables

HEAD: Record = {
    "id": "plan",
    "title": {"en": "Works"},
    "languages": ["en"],
    "horizon_start": "2014-10-06",
    "horizon_finish": "2014-10-31",
    "schedule_start": "2014-10-06T08:00",
    "calendar": "calendar-1",
}
LANE: Record = {"id": "imported", "name": {"en": "Works"}, "order": 0}


def row(number: int, **fields: object) -> Record:
    name = {"en": f"Row {number}"}
    return {"id": f"task-{number}", "uid": number, "lane": "imported", "name": name, "mode": "auto"} | fields


def link(one: int, other: int) -> Record:
    id = f"link-{one}-{other}"
    return {"id": id, "predecessor": f"task-{one}", "successor": f"task-{other}"}


def project(*rows: Record, links: tuple[Record, ...] = (), origin: str = "works") -> Imported:
    calendar = {"id": "calendar-1", "name": {"en": "Days"}, "days": {"mon": ["08:00-12:00"]}}
    documents = {
        "plan": [HEAD],
        "lanes": [LANE],
        "calendars": [calendar],
        "activities": rows,
        "links": links,
    }
    tables: Tables = {table: {one["id"]: one for one in found} for table, found in documents.items()}
    owned = {"activities": frozenset({"deadline"})}
    left_out = [LeftOut("resources", 3, "Resources.")]
    return Imported(tables, left_out, origin=origin, owned=owned, closed=frozenset({"links"}))


def plan_of(imported: Imported) -> Document:
    return Document(new_plan(imported)[0])


def test_a_new_plan_is_what_the_file_holds() -> None:
    tables, merged = new_plan(project(row(1), row(2), links=(link(1, 2),)))
    assert tables["plan"] == {"plan": HEAD | {"origin": "works"}}
    assert list(tables["activities"]) == ["task-1", "task-2"]
    assert tables["lanes"]["imported"]["origin"] == "works"
    assert merged.left_out == [LeftOut("resources", 3, "Resources.")]


def test_the_same_file_again_changes_nothing_and_is_no_step() -> None:
    imported = project(row(1), row(2), links=(link(1, 2),))
    document = plan_of(imported)
    merged = merge(document, imported, "Import")
    assert merged.changes is None
    assert {(e.added, e.changed, e.removed) for e in merged.effects} == {(0, 0, 0)}
    assert document.undo_label is None


def test_a_later_file_changes_what_it_can_hold_and_leaves_the_rest() -> None:
    document = plan_of(project(row(1, deadline="2014-10-20"), row(2)))
    with document.transaction("Arrange") as t:
        t.add("lanes", {"id": "mine", "name": {"en": "Mine"}})
        t.add("activities", {"id": "own", "name": {"en": "Own"}, "lane": "mine"})
        t.set("activities", "task-1", lane="mine", owner="OICT", name={"en": "Row 1", "zh": "第一行"})
    merge(document, project(row(1, name={"en": "First"}), row(3)), "Import")
    found = document.raw("activities")
    assert found["task-1"] == row(1, lane="mine", owner="OICT", name={"en": "First", "zh": "第一行"})
    assert list(found) == ["task-1", "task-2", "own", "task-3"]
    document.undo()
    assert list(document.raw("activities")) == ["task-1", "task-2", "own"]


def test_a_link_that_was_turned_round_is_no_circle() -> None:
    document = plan_of(project(row(1), row(2), links=(link(1, 2),)))
    merged = merge(document, project(row(1), row(2), links=(link(2, 1),)), "Import")
    assert list(document.raw("links")) == ["link-2-1"]
    assert Effect("links", 1, 1, 0, 1) in merged.effects


def test_links_with_rows_of_ones_own_stay() -> None:
    document = plan_of(project(row(1), row(2)))
    with document.transaction("Link") as t:
        t.add("activities", {"id": "mine", "name": {"en": "Mine"}, "lane": "imported"})
        t.add("links", {"id": "l", "predecessor": "mine", "successor": "task-1"})
    merge(document, project(row(1), row(2)), "Import")
    assert list(document.raw("links")) == ["l"]


def test_another_project_stands_beside_the_first_in_its_own_time() -> None:
    document = plan_of(project(row(1), row(2), links=(link(1, 2),)))
    other = project(row(1), row(2), row(3, parent="task-1"), links=(link(1, 2),), origin="others")
    merged = merge(document, other, "Import")
    found = document.raw("activities")
    assert list(found) == ["task-1", "task-2", "imported-2-task-1", "imported-2-task-2", "imported-2-task-3"]
    assert found["imported-2-task-1"] | {"constraint": "SNET"} == found["imported-2-task-1"]
    assert {found[id]["calendar"] for id in list(found)[2:]} == {"imported-2-calendar-1"}
    assert "constraint" not in found["imported-2-task-2"]
    assert found["imported-2-task-3"]["parent"] == "imported-2-task-1"
    assert document.raw("links")["imported-2-link-1-2"]["successor"] == "imported-2-task-2"
    assert document.raw("plan") == {"plan": HEAD | {"origin": "works"}}
    assert [left.code for left in merged.left_out] == ["resources", "head"]
    assert merge(document, other, "Import").changes is None


def test_a_plan_without_rows_takes_the_head_and_keeps_its_languages() -> None:
    document = Document(template_tables("blank"))
    merge(document, project(row(1)), "Import")
    head = document.raw("plan")["plan"]
    assert head == HEAD | {"languages": ["en", "zh"], "origin": "works"}


def test_a_broken_rule_imports_nothing() -> None:
    document = plan_of(project(row(1)))
    before = document.raw("activities")
    bad = project(row(1, deadline="2014-10-20"), row(2, parent="task-9"))
    with pytest.raises(PlanError) as error:
        merge(document, bad, "Import")
    assert error.value.code == "unknown_reference"
    assert document.raw("activities") == before


def test_a_trial_tells_and_changes_nothing() -> None:
    document = plan_of(project(row(1)))
    tables = {name: dict(document.records(name)) for name in document.names()}
    merged = trial(tables, project(row(1), row(2)))
    assert Effect("activities", 2, 1, 0, 0) in merged.effects
    assert list(document.raw("activities")) == ["task-1"]
    assert list(tables["activities"]) == ["task-1"]
