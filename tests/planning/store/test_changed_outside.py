"""A plan that was changed by something else than the program: the user decides, nothing is lost."""

import json
import shutil
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.plan.versions import changed_outside, read, records_on_disk, versions
from tests.planning.store.reopening import asides, backups_of, opened, owner, refused, set_owner


def by_hand(path: Path, old: str = "second", new: str = "by hand") -> bytes:
    """Change the file as somebody with an editor does."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(f'"en":"{old}"', f'"en":"{new}"'), "utf-8")
    return path.read_bytes()


def test_a_plan_changed_by_hand_is_asked_about(path: Path) -> None:
    by_hand(path)
    error = refused(path)
    assert (error.code, error.file) == ("changed_outside", path)
    assert "Accept" in error.remedy
    document = Document.open(path, read_only=True)
    assert document.raw("activities")["second"]["name"]["en"] == "by hand"
    assert "checksum" in document.notices[0]


def test_what_was_changed_by_hand_can_be_accepted(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.close()
    by_hand(path)
    document = Document.open(path, stale="accept")
    assert document.raw("activities")["second"]["name"]["en"] == "by hand"
    assert document.undo_label is None  # the steps before lead to another plan
    set_owner(document, "Y")
    document.close()
    document = Document.open(path)
    assert document.undo_label == "Owner Y"
    assert len(versions(document)) >= 2
    document.close()


def test_what_was_changed_by_hand_can_be_taken_back(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.close()
    changed = by_hand(path)
    document = Document.open(path, stale="restore")
    assert document.raw("activities")["second"]["name"]["en"] == "second"
    assert document.undo_label == "Owner X"
    document.close()
    assert [aside.read_bytes() for aside in asides(path)] == [changed]


def test_unsaved_edits_stay_aside_where_a_change_by_hand_is_accepted(killed: Path) -> None:
    by_hand(killed)
    found, told = opened(killed, "accept")
    assert found == "saved"
    assert "1 edit of the former copy" in told[0] or "2 edits of the former copy" in told[0]
    assert len(asides(killed)) == 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"lane":"lane"', '"lane":"nowhere"', "unknown_reference"),
        ('"order":1', '"order":"one"', "wrong_type"),
        ('"order":1', '"order":1,"order":2', "duplicate_key"),
    ],
)
def test_a_change_by_hand_that_breaks_a_rule_is_not_accepted(
    path: Path, old: str, new: str, code: str
) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    error = refused(path, "accept")
    assert error.code == code
    assert error.remedy
    assert Document.open(path, read_only=True).raw("activities")["first"]["name"]["en"] == "first"
    assert opened(path, "restore")[0] is None


def test_two_documents_of_one_number_are_no_plan(path: Path) -> None:
    raw = path.read_text("utf-8").replace('"3": {', '"03": {')
    path.write_text(raw, "utf-8")
    assert opened(path, "restore")[0] is None


def test_there_is_nothing_to_restore_without_backups(path: Path) -> None:
    shutil.rmtree(backups_of(path))
    by_hand(path)
    error = refused(path, "restore")
    assert "no earlier version" in error.message


def test_a_head_with_another_id_still_finds_its_backups(path: Path) -> None:
    raw = json.loads(path.read_text("utf-8"))
    raw["_meta"]["1"]["file_id"] = "another"
    path.write_text(json.dumps(raw), "utf-8")
    assert refused(path).code == "changed_outside"
    assert opened(path, "restore")[0] is None


def test_what_accepting_would_change_can_be_seen_before(path: Path) -> None:
    by_hand(path)
    (change,) = changed_outside(path)
    assert (change.table, change.id, change.fields) == ("activities", "second", frozenset({"name"}))
    assert change.before is not None
    assert change.before["name"]["en"] == "second"
    assert refused(path).code == "changed_outside"  # looking decided nothing


# While it is open


def mailed_back(path: Path, tmp_path: Path, *, is_same_plan: bool = True) -> None:
    """Somebody else's state takes the place of the file while we have it open."""
    copy = tmp_path / "elsewhere.json"
    if is_same_plan:
        shutil.copy(path, copy)
        other = Document.open(copy)
    else:
        other = Document.open(path, read_only=True)
        other.save_as(copy)
    set_owner(other, "theirs")
    other.close()
    shutil.copy(copy, path.with_name("new"))
    path.with_name("new").replace(path)


def owners(document: Document) -> set[object]:
    """The owners in all versions."""
    return {read(version)["activities"]["first"].get("owner") for version in versions(document)}


@pytest.mark.parametrize("is_same_plan", [True, False])
def test_mine_can_go_on_and_theirs_is_among_the_versions(
    path: Path, tmp_path: Path, is_same_plan: bool
) -> None:
    document = Document.open(path)
    set_owner(document, "mine")
    mailed_back(path, tmp_path, is_same_plan=is_same_plan)
    assert records_on_disk(path)["activities"]["first"]["owner"] == "theirs"
    document.overrule()
    assert not document.is_changed_on_disk
    assert not document.wants_fold
    assert "theirs" in owners(document)
    set_owner(document, "mine still")
    document.undo()
    document.close()
    document = Document.open(path)
    assert (owner(document), document.notices) == ("mine", [])
    document.close()
    path.write_bytes(b"")
    assert opened(path)[0] == "mine", "damage brings back mine, not the version that was overruled"


@pytest.mark.parametrize("is_same_plan", [True, False])
def test_theirs_can_go_on_and_mine_is_among_the_versions(
    path: Path, tmp_path: Path, is_same_plan: bool
) -> None:
    document = Document.open(path)
    set_owner(document, "mine")
    mailed_back(path, tmp_path, is_same_plan=is_same_plan)
    document.give_way()
    assert document.read_only
    document.close()
    document = Document.open(path)
    assert owner(document) == "theirs"
    assert "mine" in owners(document)
    assert not asides(path)
    document.close()
    path.write_bytes(b"")
    assert opened(path)[0] == "theirs"


@pytest.mark.parametrize("content", [b"", b"no plan", b"{}"])
def test_what_is_no_plan_in_its_place_is_kept_aside(path: Path, content: bytes) -> None:
    document = Document.open(path)
    set_owner(document, "mine")
    path.write_bytes(content)
    document.overrule()
    assert [aside.read_bytes() for aside in asides(path)] == [content]
    assert document.report.kept == asides(path)
    document.close()
    assert opened(path)[0] == "mine"


def test_a_file_that_is_gone_meanwhile_is_written_again(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "mine")
    path.unlink()
    document.overrule()
    document.close()
    assert opened(path)[0] == "mine"


def test_where_mine_cannot_be_kept_nothing_is_given_up(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "mine")
    mailed_back(path, tmp_path)
    shutil.rmtree(backups_of(path))
    backups_of(path).write_text("in the way")
    for act in (document.give_way, document.overrule):
        with pytest.raises(PlanError) as told:
            act()
        assert told.value.code == "not_written"
    assert not document.read_only
    assert document.is_changed_on_disk
    backups_of(path).unlink()
    document.give_way()
    document.close()


def test_there_is_nothing_to_decide_without_a_file(tables: Tables) -> None:
    document = Document(tables)
    for act in (document.give_way, document.overrule):
        with pytest.raises(PlanError) as told:
            act()
        assert told.value.code == "no_file"
