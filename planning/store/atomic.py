"""Writing a file so that, whatever happens, either the old or the new content stands there, whole."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

PRIVATE = 0o600
CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP)
"""What fsync says where a file system knows none for folders (POSIX): nothing is wrong, nothing is gained."""


class UnconfirmedError(OSError):
    """The file was replaced, but the disk did not confirm that this lasts."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: temporary file, fsync, rename, fsync of the folder.

    A file that exists keeps its mode, a new one is private (0600). A symbolic link stays a link.

    Raises:
        UnconfirmedError: the new content stands there, but a power cut may still bring back the old one.
        OSError: nothing was changed.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # a rename would pass over the mode
    mode = target.stat().st_mode & 0o777 if target.exists() else PRIVATE
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            Path(name).chmod(mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise UnconfirmedError(error.errno, error.strerror) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable; Windows does so by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise
    finally:
        os.close(handle)
