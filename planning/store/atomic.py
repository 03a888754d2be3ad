"""Writing a file so that, whatever happens, either the old or the new content stands there, whole."""

import contextlib
import errno
import os
import re
import secrets
from pathlib import Path

from planning.store.disk import REAL_DISK, Disk

REMNANT = re.compile(r"\.(.+)\.[0-9a-f]{12}\.tmp")


class UnconfirmedError(OSError):
    """The file was replaced, but the disk did not confirm that this lasts."""


def write_atomically(path: Path, data: bytes, disk: Disk = REAL_DISK) -> None:
    """Replace ``path`` by ``data``: temporary file, sync, read back, rename, sync of the folder.

    A file that exists keeps its permissions, a new one is private (0600); a symbolic link stays one.

    Raises:
        UnconfirmedError: the new content stands there, but a power cut may still bring back the old one.
        OSError: nothing was changed.
    """
    if not disk.may_write(path):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # a rename would pass over the mode
    path = disk.resolve(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        _write(disk, temporary, data, disk.mode(path))
        disk.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        raise
    try:
        disk.sync_folder(path.parent)
    except OSError as error:
        raise UnconfirmedError(error.errno, error.strerror) from error


def _write(disk: Disk, path: Path, data: bytes, mode: int) -> None:
    descriptor = disk.create(path, mode)
    try:
        disk.write(descriptor, data)
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)
    if disk.read(path) != data:
        raise OSError(None, "what was written could not be read back")


def remove_remnants(disk: Disk, folder: Path, name: str = "") -> None:
    """Remove the temporary files that a crash left in a folder, of all files or of the one called ``name``.

    Only to be called under the lock of the plan: they might be in use.
    """
    for found in disk.names(folder):
        match = REMNANT.fullmatch(found)
        if match and name in ("", match[1]):
            with contextlib.suppress(OSError):
                disk.unlink(folder / found)
