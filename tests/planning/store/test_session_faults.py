"""Calls of the disk that fail while a plan is edited: an edit is there or not, and the next one can be."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
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
    monkeypatch.setattr("planning.store.plan_file.FOLD_BYTES", 10)
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
