"""What a plan's files may have become: each has its message, and costs nothing that was readable."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.store import recovery
from planning.store.disk import REAL_DISK
from planning.store.journal import Header, encode, parse
from tests.planning.store.reopening import asides, backups_of, journal_of, opened, owner, set_owner

# After a kill


def test_a_killed_process_loses_nothing_and_that_is_told(killed: Path) -> None:
    found, told = opened(killed)
    assert found == "journal"
    assert told == ["1 edit was restored that had not been saved when the program ended."]


def test_another_process_sees_each_edit_at_once_and_nothing_strange(path: Path) -> None:
    document = Document.open(path)
    set_owner(document, "X")
    assert opened(path, read_only=True) == ("X", [])
    document.close()


def test_undo_and_redo_go_on_after_a_kill(killed: Path) -> None:
    document = Document.open(killed)
    assert [document.undo().label, document.undo().label] == ["Owner journal", "Owner saved"]
    document.close()
    document = Document.open(killed)
    assert (document.undo_label, document.redo_label) == (None, "Owner saved")
    document.redo()
    assert owner(document) == "saved"
    document.close()


def test_a_thousand_steps_survive_many_sessions(path: Path) -> None:
    for session in range(5):
        document = Document.open(path, durable=False)
        for number in range(200):
            set_owner(document, f"{session}.{number}")
        document.close()
    document = Document.open(path, durable=False)
    for _step in range(1000):
        document.undo()
    assert (owner(document), document.undo_label) == (None, None)
    document.close()


def test_half_a_temporary_file_is_removed(path: Path) -> None:
    remnant = path.with_name(f".{path.name}.0123456789ab.tmp")
    other = path.with_name(".other.json.0123456789ab.tmp")
    for one in (remnant, other):
        one.write_bytes(b"{")
    opened(path)
    assert (remnant.exists(), other.exists()) == (False, True)


# Damaged snapshots


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 4096, b"{", b'{"a":1}{"b":2}', b"\xff\xfe", b'{"_default": {"1": {"a": 1}}}']
)
def test_a_damaged_plan_is_restored_to_the_last_edit_and_the_original_kept(
    killed: Path, content: bytes
) -> None:
    killed.write_bytes(content)
    found, told = opened(killed)
    assert found == "journal"
    assert "damaged" in told[0]
    (aside,) = asides(killed)
    assert told[-1] == f"The original is kept as {aside.name}."
    assert aside.read_bytes() == content


def test_a_plan_that_is_gone_is_restored_where_its_journal_is_left(killed: Path) -> None:
    killed.unlink()
    found, _told = opened(killed)
    assert found == "journal"
    assert asides(killed) == []


def test_a_damaged_version_is_passed_over(killed: Path) -> None:
    killed.write_bytes(b"")
    newest = max(backups_of(killed).glob("*.json"))
    oldest = min(backups_of(killed).glob("*.json"))
    set_of_both = {newest, oldest}
    assert len(set_of_both) == 1
    document_path = newest.with_name(newest.name.replace("00000001", "00000009"))
    document_path.write_bytes(newest.read_bytes().replace(b"second", b"secand"))
    newest.with_name(newest.name.replace("00000001", "00000008")).write_bytes(b"{")
    assert opened(killed)[0] == "journal"


def test_a_damaged_plan_opened_for_reading_shows_what_can_be_restored(killed: Path) -> None:
    killed.write_bytes(b"")
    found, told = opened(killed, read_only=True)
    assert found == "journal"
    assert "damaged" in told[0]
    assert killed.read_bytes() == b""


# Journals


def test_a_journal_of_another_plan_is_kept_aside(killed: Path, tmp_path: Path, tables: Tables) -> None:
    journal = journal_of(killed).read_bytes()
    other = tmp_path / "other" / "o.json"
    other.parent.mkdir()
    Document.create(other, tables).close()
    journal_of(other).write_bytes(journal)
    found, told = opened(other)
    assert found is None
    assert "another copy" in told[0]
    assert [aside.read_bytes() for aside in asides(other)] == [journal]


def test_a_journal_that_cannot_be_read_is_kept_aside(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = REAL_DISK.read

    def fail(path: Path) -> bytes:
        if path == journal_of(killed):
            raise OSError(errno.EIO, "broken")
        return read(path)

    monkeypatch.setattr(REAL_DISK, "read", fail)
    found, told = opened(killed)
    assert found == "saved"
    assert "could not be restored" in told[0]
    assert len(asides(killed)) == 1


def test_a_journal_beyond_all_measure_is_kept_aside(killed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planning.store.recovery.MAX_BYTES", 100)
    found, told = opened(killed)
    assert found == "saved"
    assert len(asides(killed)) == 1
    assert "could not be restored" in told[0]


def test_a_journal_without_a_whole_line_is_removed(path: Path) -> None:
    journal_of(path).write_bytes(b"")
    assert opened(path) == (None, [])
    journal_of(path).write_bytes(b"0123")
    (told,) = opened(path)[1]
    assert "not finished" in told
    assert not journal_of(path).exists()


def test_a_journal_of_a_newer_version_opens_for_reading(killed: Path) -> None:
    header = parse(journal_of(killed).read_bytes()).header
    assert header is not None
    newer = Header(header.file_id, header.base_revision, header.base_seq, version=2)
    data, _digits = encode(b"", newer)
    journal_of(killed).write_bytes(data)
    document = Document.open(killed)
    assert "newer version" in document.read_only_reason
    assert document.undo_label is None
    assert journal_of(killed).read_bytes() == data


def test_a_journal_is_found_damaged_before_anything_is_moved(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was recovered is written first: a crash in between finds all of it again."""
    rows = journal_of(killed).read_bytes().split(b"\n")
    journal_of(killed).write_bytes(b"\n".join([*rows[:-1], b"broken", b""]))

    def fail(_source: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(REAL_DISK, "replace", fail)
        document = Document.open(killed)
        assert owner(document) == "journal"
        assert "cannot be written" in document.read_only_reason
        document.close()
    assert opened(killed)[0] == "journal"


# What is no file, or not ours


def test_a_folder_a_loop_and_a_pipe_are_told(tmp_path: Path) -> None:
    loop, pipe = tmp_path / "loop.json", tmp_path / "pipe.json"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    codes = []
    for path in (tmp_path, loop, pipe, tmp_path / "nothing.json"):
        with pytest.raises(PlanError) as told:
            Document.open(path)
        codes.append(told.value.code)
    assert codes == ["is_folder", "not_readable", "not_readable", "missing"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["loop.json", "pipe.json"]


def test_a_shared_plan_has_a_shared_journal_and_lock(path: Path) -> None:
    path.chmod(0o660)
    shutil.rmtree(backups_of(path))
    document = Document.open(path)
    set_owner(document, "X")
    beside = [one for one in path.parent.iterdir() if path.name in one.name]
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in beside}
    document.close()
    assert modes.pop(f"{path.name}.backups") == 0o770
    assert set(modes.values()) == {0o660}


def test_a_link_leads_to_the_plan_with_its_journal(killed: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(killed)
    assert opened(link)[0] == "journal"
    assert link.is_symlink()


def test_a_plan_that_changes_under_a_reader_is_read_again(
    killed: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between journal and snapshot the writer came to its end: together they make no sense."""
    old = journal_of(killed).read_bytes()
    shutil.copy(path, killed)
    shutil.copytree(backups_of(path), backups_of(killed), dirs_exist_ok=True)
    journal_of(killed).unlink()
    document = Document.open(killed)
    set_owner(document, "later")
    document.close()
    document = Document.open(killed)
    set_owner(document, "last")
    document.close()
    answers = [old]
    journal_of(killed).write_bytes(b"")
    monkeypatch.setattr(recovery, "parse", lambda data: parse(answers.pop() if answers else data))
    assert opened(killed, read_only=True) == ("last", [])
