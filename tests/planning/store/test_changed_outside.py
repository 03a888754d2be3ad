"""A plan that was changed by something else than the program: the user decides, nothing is lost."""

import json
import shutil
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.versions import versions
from tests.planning.store.reopening import asides, backups_of, opened, refused, set_owner


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
