"""Every byte that the store keeps goes through one small object, so that tests can stand in for the disk.

The power-cut simulator of the tests records these calls and enumerates what a disk may hold after each.
"""

import contextlib
import errno
import os
import sys
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)


class Disk:
    """The real disk. A descriptor is whatever :meth:`create` and :meth:`append_to` return."""

    def create(self, path: Path) -> int:
        """A new private file for writing; an existing one or a planted link is refused (OSError)."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK
        return os.open(path, flags, PRIVATE_FILE)

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
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """A second name for the same content, a copy where the file system knows no links."""
        try:
            target.hardlink_to(source)
        except FileExistsError:
            return
        except OSError:
            self.copy(source, target)

    def copy(self, source: Path, target: Path) -> None:
        """The same content in a file of its own."""
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
        """The length of a file in bytes (FileNotFoundError where there is none)."""
        return path.stat().st_size

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder of this name."""
        return path.exists()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none where there is no such folder."""
        return sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208 - names are wanted

    def make_folder(self, folder: Path) -> None:
        """A private folder, if it is not there."""
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)

    def may_write(self, path: Path) -> bool:
        """Whether a file that is there may be written to."""
        return not path.exists() or os.access(path, os.W_OK)

    def mode(self, path: Path) -> int:
        """The permissions of a file, those of a private one where there is none."""
        with contextlib.suppress(OSError):
            return path.stat().st_mode & 0o777
        return PRIVATE_FILE

    def set_mode(self, path: Path, mode: int) -> None:
        """Set the permissions of a file."""
        path.chmod(mode)


REAL_DISK = Disk()
