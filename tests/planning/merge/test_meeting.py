"""The other copy is found and read; strangers are refused; an older state never passes for the origin."""

import shutil
from pathlib import Path

import pytest

from planning.merge.meeting import meet, meet_on_disk, read_origin
from planning.plan.document import Document
from planning.plan.errors import PlanError


def owned(path: Path, owner: str) -> None:
    """A session that gives an activity an owner."""
    plan = Document.open(path)
    with plan.transaction(owner) as t:
        t.set("activities", "network", owner=owner)
    plan.close()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.plan.json"
    Document.from_template("a69-517", path).close()
    owned(path, "first")
    return path


def test_a_copy_comes_with_what_both_came_from(mine: Path, tmp_path: Path) -> None:
    theirs = Path(shutil.copy(mine, tmp_path / "theirs.plan.json"))
    owned(mine, "mine")
    owned(theirs, "theirs")
    found = meet(mine, theirs)
    assert found.base is not None
    assert found.base["activities"]["network"]["owner"] == "first"
    assert found.theirs["activities"]["network"]["owner"] == "theirs"


def test_the_file_itself_and_strangers_are_refused(mine: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.plan.json"
    Document.from_template("blank", stranger).close()
    with pytest.raises(PlanError) as same:
        meet(mine, mine)
    for read in (meet, read_origin):
        with pytest.raises(PlanError) as other:
            read(mine, stranger)
        assert other.value.code == "unrelated"
    assert same.value.code == "same_file"


def test_plans_of_one_template_are_related_without_a_known_origin(mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.plan.json"
    Document.from_template("a69-517", other).close()
    assert meet(mine, other).base is None
    assert read_origin(mine, other)["activities"]["network"].get("owner") is None


def test_what_replaced_the_file_came_from_before_the_last_save(mine: Path, tmp_path: Path) -> None:
    theirs = Path(shutil.copy(mine, tmp_path / "theirs.plan.json"))
    owned(theirs, "theirs")
    plan = Document.open(mine)
    with plan.transaction("Mine") as t:
        t.set("activities", "network", owner="mine")
    plan.save()  # the other state knows nothing of this one
    theirs.replace(mine)
    found = meet_on_disk(plan)
    assert found.base is not None
    assert found.base["activities"]["network"]["owner"] == "first"
    assert found.theirs["activities"]["network"]["owner"] == "theirs"
    plan.overrule()
    plan.close()


def test_a_plan_without_a_file_has_nothing_on_the_disk() -> None:
    from planning.plan.template import template_tables

    with pytest.raises(PlanError) as error:
        meet_on_disk(Document(template_tables("blank")))
    assert error.value.code == "no_file"
