"""What-if scenarios: edits that leave the plan as it is, follow it, and are adopted in one step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planning.plan.branching import LISTED, add_scenario, adopt, drift, overlaid
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.removal import remove_rows
from planning.plan.roadmap_scenario import RoadmapScenario
from planning.plan.scenario_document import ScenarioDocument

Small = Callable[..., dict[str, dict[str, dict[str, Any]]]]


@pytest.fixture
def plan(small: Small) -> Document:
    document = Document(small())
    with document.transaction("scenario") as t:
        add_scenario(t, {"en": "Fast"})
    return document


def scenario(document: Document) -> RoadmapScenario:
    found = document.get(LISTED, "fast")
    assert isinstance(found, RoadmapScenario)
    return found


def finish(document: Document, id: str = "first") -> str | None:
    return document.records("activities")[id].get("finish")


def put(document: Document, id: str = "first", **fields: Any) -> None:
    with document.transaction("edit") as t:
        t.set("activities", id, **fields)


def test_an_edit_in_a_scenario_leaves_the_plan_as_it_is(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    put(branch, finish="2014-06-30")
    assert (finish(branch), finish(plan)) == ("2014-06-30", "2014-12-31")
    (edit,) = scenario(plan).edits
    assert (edit.op, edit.fields, edit.was) == ("set", {"finish": "2014-06-30"}, {"finish": "2014-12-31"})


def test_putting_it_back_leaves_no_edit(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    put(branch, finish="2014-06-30")
    put(branch, finish="2014-12-31")
    assert scenario(plan).edits == []


def test_a_scenario_follows_the_plan_but_for_what_it_edits_itself(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    put(branch, finish="2014-06-30")
    put(plan, finish="2015-12-31", start="2014-02-01")
    row = branch.records("activities")["first"]
    assert (row["start"], row["finish"]) == ("2014-02-01", "2014-06-30")
    assert [(found.field, found.was, found.now, found.wanted) for found in drift(
        plan.records_by_table(), scenario(plan)
    )] == [("finish", "2014-12-31", "2015-12-31", "2014-06-30")]


def test_adding_and_removing_go_into_the_scenario(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    with branch.transaction("edit") as t:
        t.add("activities", {"id": "new", "lane": "upper", "name": {"en": "New"}})
        t.add("links", {"id": "l", "predecessor": "first", "successor": "new"})
        remove_rows(t, "activities", ["second"])
    assert list(branch.table("activities")) == ["first", "new"]
    assert list(plan.table("activities")) == ["first", "second"]
    assert {(edit.op, edit.id) for edit in scenario(plan).edits} == {
        ("remove", "second"), ("add", "new"), ("add", "l"),
    }  # fmt: skip


def test_what_hangs_on_a_row_that_is_gone_from_the_plan_is_passed_over(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    with branch.transaction("edit") as t:
        t.add("activities", {"id": "new", "lane": "upper", "parent": "second", "name": {"en": "New"}})
        t.add("links", {"id": "l", "predecessor": "second", "successor": "first"})
        t.set("activities", "second", progress=0.5)
    with plan.transaction("gone") as t:
        remove_rows(t, "activities", ["second"])
    assert list(branch.table("activities")) == ["first"]
    assert not branch.table("links")
    assert [found.id for found in drift(plan.records_by_table(), scenario(plan))] == ["second"]


def test_what_hangs_on_a_row_that_lost_its_lane_goes_with_it(plan: Document) -> None:
    with plan.transaction("lane") as t:
        t.add("lanes", {"id": "new", "name": {"en": "New", "zh": "新"}})
        t.add("links", {"id": "l", "predecessor": "first", "successor": "second"})
    branch = ScenarioDocument(plan, "fast")
    put(branch, lane="new")
    assert branch.table("links")
    with plan.transaction("gone") as t:
        t.remove("lanes", "new")
    assert list(branch.table("activities")) == ["second"]
    assert not branch.table("links")


def test_undo_and_redo_go_through_the_history_of_the_plan(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    told: list[set[str]] = []
    branch.subscribe(lambda changes: told.append(changes.ids("activities")))
    put(branch, finish="2014-06-30")
    assert (branch.undo_label, plan.undo_label) == ("edit", "edit")
    branch.undo()
    assert finish(branch) == "2014-12-31"
    branch.redo()
    assert finish(branch) == "2014-06-30"
    assert told == [{"first"}, {"first"}, {"first"}]


def test_what_is_no_part_of_the_roadmap_is_edited_in_the_plan(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    with branch.transaction("both") as t:
        t.set("plan", "plan", title={"en": "Other", "zh": "另"})
        t.set("activities", "first", finish="2014-06-30")
    assert plan.plan.title["en"] == branch.plan.title["en"] == "Other"
    assert (finish(branch), finish(plan)) == ("2014-06-30", "2014-12-31")
    assert plan.undo_label == "both"


def test_the_rules_hold_in_a_scenario_too(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    with pytest.raises(PlanError) as caught:
        put(branch, finish="2013-01-01")
    assert caught.value.code == "finish_before_start"
    assert scenario(plan).edits == []


def test_adopting_is_one_step_and_takes_the_scenario_off_the_list(plan: Document) -> None:
    branch = ScenarioDocument(plan, "fast")
    put(branch, finish="2014-06-30")
    with branch.transaction("edit") as t:
        t.add("activities", {"id": "new", "lane": "upper", "name": {"en": "New"}})
        remove_rows(t, "activities", ["second"])
    wanted = {id: dict(row) for id, row in branch.records("activities").items()}
    one = scenario(plan)
    with plan.transaction("Adopt scenario") as t:
        adopt(t, "fast", one)
    assert plan.records("activities") == wanted
    assert not plan.table(LISTED)
    plan.undo()
    assert finish(plan) == "2014-12-31"
    assert scenario(plan).edits == one.edits


def test_a_scenario_may_begin_like_another(plan: Document) -> None:
    put(ScenarioDocument(plan, "fast"), finish="2014-06-30")
    with plan.transaction("scenario") as t:
        id = add_scenario(t, {"en": "Faster"}, like=scenario(plan))
    assert finish(ScenarioDocument(plan, id)) == "2014-06-30"


def test_a_scenario_outlives_a_restart(plan: Document, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    plan.save_as(file)
    put(ScenarioDocument(plan, "fast"), finish="2014-06-30")
    plan.close()
    again = Document.open(file)
    assert finish(ScenarioDocument(again, "fast")) == "2014-06-30"
    again.undo()
    assert scenario(again).edits == []
    again.close()


FIELDS = st.fixed_dictionaries({}, optional={
    "finish": st.sampled_from(["2014-06-30", "2014-12-31", "2015-06-30"]),
    "progress": st.sampled_from([None, 0.5, 1.0]),
})  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["plan", "branch", "undo", "redo"]),
        st.sampled_from("abc"),
        st.sampled_from(["set", "remove"]),
        FIELDS,
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate, Phase.shrink])
@given(STEPS)
def test_a_branch_is_always_the_plan_with_its_scenario_laid_over(
    steps: list[tuple[str, str, str, dict[str, Any]]],
) -> None:
    head = {"id": "plan", "title": {"en": "Plan"}, "languages": ["en"],
            "horizon_start": "2014-01-01", "horizon_finish": "2016-12-31"}  # fmt: skip
    lanes = {"lane": {"id": "lane", "name": {"en": "Lane"}}}
    document = Document({"plan": {"plan": head}, "lanes": lanes})
    with document.transaction("scenario") as t:
        add_scenario(t, {"en": "Fast"})
    branch = ScenarioDocument(document, "fast")
    for where, id, what, fields in steps:
        try:
            _step(document, branch, where, id, what, fields)
        except PlanError:
            continue
        wanted = overlaid(document.records_by_table(), branch.scenario.edits)
        assert branch.records("activities") == wanted.get("activities", {})
        assert {id: row.id for id, row in branch.table("activities").items()} == {
            id: id for id in wanted.get("activities", {})
        }


def _step(
    document: Document, branch: ScenarioDocument, where: str, id: str, what: str, fields: dict[str, Any]
) -> None:
    if where in ("undo", "redo"):
        if where == "redo" or document.history.position > 1:  # the scenario itself stays
            (document.undo if where == "undo" else document.redo)()
        return
    with (document if where == "plan" else branch).transaction("step") as t:
        if what == "remove":
            t.remove("activities", id)
        elif t.get("activities", id) is None:
            t.add("activities", {"id": id, "lane": "lane", "name": {"en": id}, **fields})
        else:
            t.set("activities", id, **fields)
