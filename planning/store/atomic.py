"""Writing a file so that, whatever happens, either the old or the new content stands there, whole."""

import contextlib
import re
import secrets
from pathlib import Path

from planning.store.disk import Disk

REMNANT = re.compile(r"\.(.+)\.[0-9a-f]{12}\.tmp")


def write_atomically(disk: Disk, path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: temporary file, sync, read back, rename, sync of the folder.

    A file that exists keeps its permissions, a new one is private (0600).

    Raises:
        OSError: nothing was changed.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        _write(disk, temporary, data)
        disk.set_mode(temporary, disk.mode(path))
        disk.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        raise
    disk.sync_folder(path.parent)


def _write(disk: Disk, path: Path, data: bytes) -> None:
    descriptor = disk.create(path)
    try:
        disk.write(descriptor, data)
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)
    if disk.read(path) != data:
        raise OSError(None, "what was written could not be read back")


def remove_remnants(disk: Disk, path: Path) -> None:
    """Remove the temporary files that a crash left of earlier writings of ``path``; only under its lock."""
    for name in disk.names(path.parent):
        match = REMNANT.fullmatch(name)
        if match and match[1] == path.name:
            with contextlib.suppress(OSError):
                disk.unlink(path.with_name(name))
