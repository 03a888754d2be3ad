"""Every byte that the store keeps goes through one small object, so that tests can stand in for the disk.

The power-cut simulator of the tests records these calls and enumerates what a disk may hold after each.
"""

import contextlib
import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)  # seconds; 2.5 in all
IN_USE = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation

Signature = tuple[int, int, int]
_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)


class Disk:
    """The real disk. A descriptor is whatever :meth:`create` and :meth:`append_to` return."""

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        """A new file for writing; an existing one or a planted link is refused (OSError)."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK
        descriptor = os.open(path, flags, PRIVATE_FILE)
        if mode != PRIVATE_FILE:
            path.chmod(mode)
        return descriptor

    def append_to(self, path: Path) -> int:
        """An existing file for writing at its end."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of ``data``; one system call unless the kernel takes less."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def sync(self, descriptor: int) -> None:
        """Have content and size of a file on the disk when this returns."""
        if sys.platform == "darwin":  # fsync there leaves data in the drive's own cache
            import fcntl

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        elif hasattr(os, "fdatasync"):
            os.fdatasync(descriptor)
        else:
            os.fsync(descriptor)

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut a file to ``length`` bytes."""
        os.ftruncate(descriptor, length)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give ``source`` the name ``target`` in one step."""
        patiently(lambda: source.replace(target))

    def link(self, source: Path, target: Path) -> None:
        """A second name for the same content (OSError where the file system knows none)."""
        target.hardlink_to(source)

    def link_or_copy(self, source: Path, target: Path) -> None:
        """A second name for the same content, or a copy where the file system knows no links."""
        try:
            self.link(source, target)
        except OSError:
            descriptor = self.create(target)
            try:
                self.write(descriptor, self.read(source))
                self.sync(descriptor)
            finally:
                self.close(descriptor)

    def unlink(self, path: Path) -> None:
        """Remove a name; none to remove is as good."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Have the names of a folder on the disk; Windows does so by itself, some file systems cannot."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)

    def read(self, path: Path) -> bytes:
        """The bytes of a file (FileNotFoundError where there is none)."""
        return path.read_bytes()

    def size(self, path: Path) -> int:
        """The length of a file in bytes (FileNotFoundError; OSError for what is no regular file)."""
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device might never end
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return status.st_size

    def signature(self, path: Path) -> Signature | None:
        """What changes when a file is replaced or written: inode, size, time of change (ns)."""
        try:
            status = path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def resolve(self, path: Path) -> Path:
        """The file itself, where ``path`` is a symbolic link."""
        return Path(os.path.realpath(path))

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder of this name."""
        return path.exists()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none where there is no such folder, or it cannot be read."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted
        except OSError:
            return []

    def make_folder(self, folder: Path, mode: int = PRIVATE_FOLDER) -> None:
        """A folder, private unless ``mode`` says otherwise, if it is not there."""
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            if mode != PRIVATE_FOLDER:
                folder.chmod(mode)

    def may_write(self, path: Path) -> bool:
        """Whether a file that is there may be written to."""
        return not path.exists() or os.access(path, os.W_OK)

    def mode(self, path: Path) -> int:
        """The permissions of a file, those of a private one where there is none."""
        with contextlib.suppress(OSError):
            return path.stat().st_mode & 0o777
        return PRIVATE_FILE


def patiently(act: Callable[[], object], wait: Callable[[float], object] = time.sleep) -> None:
    """Do something again where Windows says that a scanner or an indexer has the file open just now."""
    for seconds in WAITS:
        try:
            act()
        except OSError as error:
            if getattr(error, "winerror", None) not in IN_USE:
                raise
            wait(seconds)
        else:
            return
    act()


def folder_mode(file_mode: int) -> int:
    """The permissions of a folder for those who may read or write such a file."""
    return file_mode | (file_mode & 0o444) >> 2


def digest(data: bytes) -> bytes:
    """What tells whether a file still holds these bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


REAL_DISK = Disk()
