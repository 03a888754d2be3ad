"""Calls of the disk that fail while a plan is edited: an edit is there or not, and the next one can be."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.versions import versions
from planning.store.backups import Backups
from planning.store.disk import REAL_DISK
from tests.planning.store.reopening import asides, opened, owner, set_owner


class Broken:
    """A call of the disk that fails a number of times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, call: str, times: int = 1) -> None:
        self._real, self._left = getattr(REAL_DISK, call), times
        monkeypatch.setattr(REAL_DISK, call, self)

    def __call__(self, *arguments: object) -> object:
        if self._left:
            self._left -= 1
            raise OSError(errno.EIO, "broken")
        return self._real(*arguments)


def broken(*_arguments: object, **_options: object) -> None:
    """A call that always fails."""
    raise OSError(errno.EIO, "broken")


@pytest.mark.parametrize("call", ["write", "sync"])
def test_an_edit_that_cannot_be_written_did_not_happen_and_the_next_one_can(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    Broken(monkeypatch, call)
    with pytest.raises(PlanError) as failed:
        set_owner(document, "Y")
    assert failed.value.code == "not_written"
    assert (owner(document), document.undo_label) == ("X", "Owner X")
    set_owner(document, "Z")
    document.undo()
    assert owner(document) == "X"
    document.redo()
    document.close()
    assert opened(path)[0] == "Z"


def test_a_first_edit_that_is_not_confirmed_leaves_no_empty_journal_in_the_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    Broken(monkeypatch, "sync")
    with pytest.raises(PlanError):
        set_owner(document, "X")
    for name in "YZ":
        set_owner(document, name)
    document.close()
    assert opened(path)[0] == "Z"


def test_a_folded_journal_that_cannot_be_moved_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planning.store.journaling.FOLD_BYTES", 10)
    document = Document.open(path)
    with monkeypatch.context() as patched:
        patched.setattr(Backups, "keep_journal", lambda *_arguments: path.mkdir())  # it fails
        set_owner(document, "X")
    set_owner(document, "Y")
    document.close()
    assert opened(path)[0] == "Y"


def test_a_folder_that_does_not_confirm_a_save_is_told_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    Broken(monkeypatch, "sync_folder")
    with pytest.raises(PlanError) as doubt:
        document.save()
    assert doubt.value.code == "not_confirmed"
    set_owner(document, "Y")
    document.save()
    document.close()
    assert opened(path)[0] == "Y"


def test_what_cannot_be_read_back_was_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    document = Document.open(path)
    set_owner(document, "X")
    with monkeypatch.context() as patched:
        read = REAL_DISK.read
        patched.setattr(REAL_DISK, "read", lambda file: b"?" if file.suffix == ".tmp" else read(file))
        with pytest.raises(PlanError) as failed:
            document.save()
    assert failed.value.code == "not_written"
    assert path.read_bytes() == before
    document.close()
    assert opened(path)[0] == "X"


def test_an_interrupt_from_the_keyboard_leaves_no_half_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    set_owner(document, "X")

    def interrupt(descriptor: int, data: bytes) -> None:
        os.write(descriptor, data[:20])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(REAL_DISK, "write", interrupt)
        with pytest.raises(KeyboardInterrupt):
            set_owner(document, "Y")
    set_owner(document, "Z")
    document.close()
    assert opened(path) == ("Z", [])


def test_a_file_that_was_deleted_under_us_is_written_again(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    path.unlink()
    document.save()
    document.close()
    assert opened(path)[0] == "X"


def test_a_file_that_changed_under_us_is_left_alone_and_our_edits_kept_aside(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "ours")
    other = Document.open(path, read_only=True)
    other.save_as(path.with_name("copy.json"))
    set_owner(other, "theirs")
    other.close()
    shutil.copy(path.with_name("copy.json"), path)
    assert document.is_changed_on_disk
    with pytest.raises(PlanError) as told:
        document.save()
    assert told.value.code == "changed_on_disk"
    document.close()
    found, notices = opened(path)
    assert found == "theirs"
    assert "another copy" in notices[0]
    assert len(asides(path)) == 1


def test_closing_twice_closes_once(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.close()
    document.close()
    assert opened(path)[0] == "X"


def test_an_import_that_cannot_be_written_did_not_happen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planning.plan.editing.BULK", 2)
    document = Document.open(path)

    def add() -> None:
        with document.transaction("Import") as t:
            for id in "abc":
                t.add("activities", {"id": id, "name": {"en": id}, "lane": "lane"})

    before = document.raw("activities")
    with monkeypatch.context() as patched:
        Broken(patched, "sync")
        with pytest.raises(PlanError) as failed:
            add()
    assert failed.value.code == "not_written"
    assert document.raw("activities") == before
    add()
    document.undo()
    assert document.raw("activities") == before
    document.redo()
    document.close()
    again = Document.open(path)
    assert len(again.raw("activities")) == 6
    assert [one.backup.is_kept for one in versions(again)].count(True) == 1
    again.close()


def test_an_import_that_is_not_confirmed_is_there_and_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planning.plan.editing.BULK", 0)
    document = Document.open(path)
    heard: list[str] = []
    document.subscribe(lambda changes: heard.append(changes.label))
    Broken(monkeypatch, "sync_folder")
    with pytest.raises(PlanError) as doubt:
        set_owner(document, "X")
    assert doubt.value.code == "not_confirmed"
    assert (owner(document), document.undo_label, heard) == ("X", "Owner X", ["Owner X"])
    monkeypatch.setattr("planning.plan.editing.BULK", 5)
    set_owner(document, "Y")
    document.close()
    assert opened(path)[0] == "Y"


def test_in_the_window_a_sync_that_fails_is_told_and_a_new_snapshot_helps(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path, durable=False)
    set_owner(document, "X")
    Broken(monkeypatch, "sync")
    with pytest.raises(PlanError) as failed:
        document.sync()
    assert (failed.value.code, document.is_modified) == ("not_written", True)
    document.save()
    assert not document.is_modified
    set_owner(document, "Y")
    document.sync()
    document.close()
    assert opened(path)[0] == "Y"


def test_a_version_that_cannot_be_kept_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    document.save()
    monkeypatch.setattr(Backups, "keep_snapshot", broken)
    with pytest.raises(PlanError) as failed:
        document.keep_version()
    assert failed.value.code == "not_written"
    document.close()


def test_a_plan_without_a_file_has_nothing_to_fold(path: Path) -> None:
    document = Document({})
    for act in (document.save, document.begin_fold, document.keep_version):
        with pytest.raises(PlanError) as refused:
            act()
        assert refused.value.code == "no_file"
    assert (document.wants_fold, document.is_changed_on_disk, document.outgrew()) == (False, False, False)
    document.sync()


def test_a_plan_in_the_place_of_a_journal_that_cannot_be_moved_is_not_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("other.json")
    other.with_name("other.json.journal").write_bytes(b"of somebody")
    document = Document.open(path)
    Broken(monkeypatch, "replace")
    with pytest.raises(PlanError) as failed:
        document.save_as(other)
    assert failed.value.code == "not_written"
    document.close()
    assert not other.exists()


def test_a_journal_that_cannot_be_made_refuses_the_edit(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    Broken(monkeypatch, "create")
    with pytest.raises(PlanError):
        set_owner(document, "X")
    set_owner(document, "Y")
    document.close()
    assert opened(path)[0] == "Y"


def test_a_snapshot_that_became_unreadable_is_written_anew(path: Path) -> None:
    document = Document.open(path)
    status = path.stat()
    path.write_bytes(b"?" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    set_owner(document, "X")
    document.save()
    assert any("No backup" in notice for notice in document.notices)
    document.close()
    assert opened(path)[0] == "X"


def test_a_backup_that_fails_again_and_again_is_told_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(path)
    monkeypatch.setattr(Backups, "keep_snapshot", broken)
    for name in "XYZ":
        set_owner(document, name)
        document.save()
    assert document.notices == ["No backup could be made (broken)."]
    document.close()
