"""Writing whole or not at all, whatever fails on the way."""

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planning.store.atomic import UnconfirmedError, write_atomically
from planning.store.disk import REAL_DISK

Failing = Callable[[str, int], None]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_content_takes_the_place_of_the_old(file: Path) -> None:
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert names(file.parent) == ["plan.json"]


@pytest.mark.parametrize("call", ["fdatasync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_failure_before_the_rename_leaves_the_old_content_and_no_litter(
    file: Path, failing: Failing, call: str, code: int
) -> None:
    failing(call, code)
    with pytest.raises(OSError, match=os.strerror(code)) as failed:
        write_atomically(file, b"new")
    assert not isinstance(failed.value, UnconfirmedError)
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["plan.json"]


def test_a_folder_that_cannot_be_synced_is_told_although_the_file_is_new(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "I/O")

    monkeypatch.setattr(REAL_DISK, "sync_folder", fail)
    with pytest.raises(UnconfirmedError):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "is_told"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)]
)
def test_a_file_system_without_fsync_of_folders_is_no_failure(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int, is_told: bool
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    told = False
    try:
        write_atomically(file, b"new")
    except UnconfirmedError:
        told = True
    assert (file.read_bytes(), told) == (b"new", is_told)


def test_the_content_is_synced_before_the_name_and_the_folder_after(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    replace = os.replace

    def synced(handle: int) -> None:
        calls.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")

    def replaced(source: Path, target: Path) -> None:
        calls.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "fdatasync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    write_atomically(file, b"new")
    assert calls == ["file", "rename", "folder"]


def test_a_new_file_is_private_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    old_umask = os.umask(0)
    try:
        write_atomically(tmp_path / "new", b"")
        (tmp_path / "old").touch()
        (tmp_path / "old").chmod(0o664)
        write_atomically(tmp_path / "old", b"")
    finally:
        os.umask(old_umask)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "old")]
    assert modes == [0o600, 0o664]


def test_a_symbolic_link_stays_one(tmp_path: Path, file: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.json"
    link.symlink_to(file)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert names(link.parent) == ["link.json"]


def test_a_file_that_may_not_be_written_is_not_replaced(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # root may write everything
    with pytest.raises(PermissionError):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "plan.json", b"new")


def test_a_file_that_outgrows_its_limit_stays_as_it_was(file: Path) -> None:
    """A real refusal of the operating system in the middle of writing."""
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from planning.store.atomic import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    write_atomically(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except OSError as error:\n"
        "    sys.exit(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == errno.EFBIG
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["plan.json"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
