"""What two copies came from is found by what their files know, not by asking."""

import shutil
from pathlib import Path

import pytest

from planning.merge.ancestor import common_ancestor, last_known, read_copy
from planning.merge.merging import bring_in, incoming, merge
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.snapshot import MOST_ANCESTORS


def _owned(path: Path, *owners: str) -> None:
    """Sessions that each give the activity another owner."""
    for owner in owners:
        plan = Document.open(path)
        with plan.transaction(owner) as t:
            t.set("activities", "a", owner=owner)
        plan.close()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.plan.json"
    plan = Document.from_template("blank", path)
    with plan.transaction("Add") as t:
        t.add("activities", {"id": "a", "name": {"en": "A"}, "lane": "lane-1"})
    plan.close()
    _owned(path, "first")
    return path


def _owner(mine: Path, theirs: Path) -> object:
    found = common_ancestor(read_copy(mine), read_copy(theirs))
    return None if found is None else found["activities"]["a"]["owner"]


def test_a_copy_that_was_mailed_and_comes_back_alone(mine: Path, tmp_path: Path) -> None:
    theirs = Path(shutil.copy(mine, tmp_path / "theirs.plan.json"))
    _owned(mine, "my second", "my third")
    _owned(theirs, "their second")
    back = Path(shutil.copy(theirs, tmp_path / "back.plan.json"))
    assert _owner(mine, back) == "first"
    assert _owner(back, mine) == "first"


def test_without_the_version_itself_the_steps_lead_back_to_it(mine: Path, tmp_path: Path) -> None:
    theirs = Path(shutil.copy(mine, tmp_path / "theirs.plan.json"))
    _owned(mine, "my second", "my third")
    _owned(theirs, "their second")
    for version in mine.with_name(f"{mine.name}.backups").glob("*.json"):
        version.unlink()
    assert _owner(mine, theirs) == "first"


def test_a_copy_saved_under_another_name_knows_where_it_came_from(mine: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.plan.json"
    plan = Document.open(mine)
    plan.save_as(theirs)
    plan.close()
    _owned(theirs, "their second")
    _owned(mine, "my second")
    assert _owner(mine, theirs) == "first"


def test_plans_that_have_nothing_in_common_have_no_ancestor(mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.plan.json"
    Document.from_template("blank", other).close()
    assert common_ancestor(read_copy(mine), read_copy(other)) is None


def test_what_this_session_saved_last_is_known_though_the_file_was_replaced(
    mine: Path, tmp_path: Path
) -> None:
    theirs = Path(shutil.copy(mine, tmp_path / "theirs.plan.json"))
    _owned(theirs, "their second")
    plan = Document.open(mine)
    with plan.transaction("Mine") as t:
        t.set("activities", "a", name={"en": "Mine"})
    theirs.replace(mine)
    found = last_known(plan)
    assert found is not None
    assert found["activities"]["a"]["owner"] == "first"
    assert found["activities"]["a"]["name"] == {"en": "A"}
    plan.close()


def test_a_file_names_no_more_ancestors_than_it_should(mine: Path) -> None:
    plan = Document.open(mine)
    for number in range(MOST_ANCESTORS + 5):
        with plan.transaction("-") as t:
            t.set("activities", "a", order=number + 1)
        plan.save()
    assert plan.file is not None
    assert len(plan.file.meta.ancestors) == MOST_ANCESTORS
    assert max(plan.file.meta.ancestors.values()) == plan.file.meta.seq - 1
    plan.close()


def test_bringing_in_is_one_step_with_a_version_before_it(mine: Path) -> None:
    plan = Document.open(mine)
    before = {name: dict(plan.records(name)) for name in plan.names()}
    rows = before["activities"]
    theirs = {**before, "activities": {**rows, "a": {**rows["a"], "owner": "Ana"}}}
    changes = incoming(plan, merge(before, before, theirs).tables)
    bring_in(plan, changes, "Brought together")
    assert plan.raw("activities")["a"]["owner"] == "Ana"
    assert plan.undo_label == "Brought together"
    plan.undo()
    assert {name: dict(plan.records(name)) for name in plan.names()} == before
    assert plan.file is not None
    assert any(version.is_kept for version in plan.file.backups.versions())
    bad = {**before, "lanes": {}}
    with pytest.raises(PlanError, match="still used"):
        bring_in(plan, incoming(plan, bad), "Bad")
    assert {name: dict(plan.records(name)) for name in plan.names()} == before
    plan.close()
