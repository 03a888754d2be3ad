"""The real disk where systems differ: Windows, macOS, file systems without links or fdatasync."""

import errno
import fcntl
import os
import stat
import sys
from pathlib import Path

import pytest

from planning.store.disk import REAL_DISK, WAITS, folder_mode, patiently


class InUseError(OSError):
    """What Windows says of a file that a scanner reads."""

    winerror = 32


def test_what_windows_refuses_for_a_moment_is_tried_again() -> None:
    waited: list[float] = []
    attempts = iter([InUseError(), InUseError(), None])

    def act() -> None:
        error = next(attempts)
        if error is not None:
            raise error

    patiently(act, waited.append)
    assert waited == list(WAITS[:2])


def test_what_stays_refused_is_told_after_two_and_a_half_seconds() -> None:
    waited: list[float] = []

    def act() -> None:
        raise InUseError

    with pytest.raises(InUseError):
        patiently(act, waited.append)
    assert 2 < sum(waited) < 3


def test_other_errors_are_told_at_once() -> None:
    def act() -> None:
        raise PermissionError(errno.EACCES, "no")

    with pytest.raises(PermissionError):
        patiently(act, lambda _seconds: pytest.fail("waited"))


@pytest.mark.parametrize(("file", "folder"), [(0o600, 0o700), (0o660, 0o770), (0o644, 0o755), (0o640, 0o750)])
def test_who_may_read_a_file_may_enter_its_folder(file: int, folder: int) -> None:
    assert folder_mode(file) == folder


def test_new_files_and_folders_are_private_unless_the_plan_is_shared(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        for name, mode in (("private", 0o600), ("shared", 0o660)):
            os.close(REAL_DISK.create(tmp_path / name, mode))
            REAL_DISK.make_folder(tmp_path / f"{name}.d", folder_mode(mode))
            REAL_DISK.make_folder(tmp_path / f"{name}.d")  # it is there already
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in sorted(tmp_path.iterdir())]
    assert modes == [0o600, 0o700, 0o660, 0o770]


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        REAL_DISK.create(tmp_path / "link")


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(IsADirectoryError):
        REAL_DISK.size(tmp_path)
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
        REAL_DISK.size(tmp_path / "pipe")
    with pytest.raises(FileNotFoundError):
        REAL_DISK.size(tmp_path / "nothing")


def test_a_file_system_without_links_gets_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    (tmp_path / "a").write_bytes(b"content")
    monkeypatch.setattr(REAL_DISK, "link", refuse)
    REAL_DISK.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"content"


def test_nothing_is_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert REAL_DISK.names(tmp_path / "nothing") == []
    assert REAL_DISK.signature(tmp_path / "nothing") is None


def test_macos_is_asked_to_empty_the_cache_of_the_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, command: asked.append(command))
    REAL_DISK.sync(0)
    assert asked == [51]


def test_a_system_without_fdatasync_has_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.delattr(os, "fdatasync")
    monkeypatch.setattr(os, "fsync", synced.append)
    REAL_DISK.sync(7)
    assert synced == [7]


def test_windows_keeps_names_of_folders_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _descriptor: pytest.fail("asked for"))
        patched.setattr(os, "name", "nt")
        REAL_DISK.sync_folder(tmp_path)
