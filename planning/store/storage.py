"""TinyDB's documented extension point: a storage that writes atomically and tells what it could not read."""

import errno
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from i18n import _
from planning.plan.errors import PlanError
from planning.store.atomic import UnconfirmedError, write_atomically
from planning.store.disk import REAL_DISK, Disk, digest
from planning.store.snapshot import MAX_BYTES, duplicate_key, parse, serialise

REMEDIES = {
    errno.ENOSPC: lambda: _("The disk is full. Free some space and save again."),
    errno.EDQUOT: lambda: _("Your share of the disk is used up. Free some space and save again."),
    errno.EROFS: lambda: _("The disk is read-only. Save a copy somewhere else."),
    errno.EACCES: lambda: _("You may not write there. Save a copy somewhere else."),
    errno.EPERM: lambda: _("You may not write there. Save a copy somewhere else."),
    errno.ENOENT: lambda: _("The folder is gone. Save a copy somewhere else."),
}


class PlanStorage(Storage):
    """A TinyDB storage on one plan file.

    TinyDB reads the storage anew for each table; what was read stays parsed until :meth:`forget`.
    ``digest`` is that of the bytes that were read or written last.
    """

    def __init__(self, path: str | Path, disk: Disk = REAL_DISK) -> None:
        self._path = Path(path)
        self._disk = disk
        self._tables: dict[str, dict[str, Any]] | None = None
        self.digest = b""

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, or ``None`` where there is no file yet.

        Raises:
            PlanError: the file cannot be read; it was not touched.
        """
        if self._tables is None:
            data = read_bytes(self._disk, self._path)
            if data is not None:
                self.digest = digest(data)
                try:
                    self._tables = parse(data)
                except PlanError as error:
                    raise error.in_file(self._path) from None
        return self._tables

    def forget(self) -> None:
        """Read the file anew next time."""
        self._tables = None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by these tables, or leave it as it is.

        Raises:
            PlanError: ``not_written`` with the reason and what to do; ``not_confirmed`` where the file holds
                the tables but may lose them in a power cut.
        """
        tables = {
            name: {str(key): document for key, document in table.items()} for name, table in data.items()
        }
        self.forget()
        content = serialise(tables)
        self.digest = digest(content)
        try:
            write_atomically(self._path, content, self._disk)
        except UnconfirmedError as error:
            raise PlanError(
                _("The plan was saved, but the disk did not confirm it ({reason}).").format(
                    reason=error.strerror
                ),
                _("Save again; if this comes back, save a copy on another disk."),
                code="not_confirmed",
                file=self._path,
            ) from None
        except OSError as error:
            raise not_written(self._path, error) from None


def not_written(path: Path, error: OSError) -> PlanError:
    """What to tell a user whose work could not be written."""
    return PlanError(
        _("The plan could not be saved ({reason}).").format(reason=error.strerror or error),
        REMEDIES.get(error.errno or 0, lambda: _("Save a copy somewhere else."))(),
        code="not_written",
        file=path,
    )


def size_of(disk: Disk, path: Path) -> int | None:
    """The length of a plan file in bytes, or ``None`` where there is none.

    Raises:
        PlanError: ``is_folder``, ``too_large``, ``not_readable``.
    """
    try:
        size = disk.size(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_readable(path, error) from None
    if size > MAX_BYTES:
        raise PlanError(
            _("The file is too large for a plan."), _("Choose another file."), code="too_large", file=path
        )
    return size


def read_bytes(disk: Disk, path: Path) -> bytes | None:
    """The bytes of a file, or ``None`` where there is none.

    Raises:
        PlanError: as :func:`size_of`.
    """
    if size_of(disk, path) is None:
        return None
    try:
        return disk.read(path)
    except OSError as error:
        raise _not_readable(path, error) from None


def refuse_duplicates(disk: Disk, path: Path) -> None:
    """Make sure that reading a plan from elsewhere drops nothing.

    Raises:
        PlanError: ``duplicate_key``.
    """
    key = duplicate_key(read_bytes(disk, path) or b"")
    if key:
        raise PlanError(
            _("“{key}” stands twice in the same place of the file: one of the two would be lost.").format(
                key=key
            ),
            _("Mend it in a text editor, or restore the last version that was saved."),
            code="duplicate_key",
            file=path,
        )


def _not_readable(path: Path, error: OSError) -> PlanError:
    if isinstance(error, IsADirectoryError):
        return PlanError(_("This is a folder, no plan."), _("Choose a file."), code="is_folder", file=path)
    return PlanError(
        _("The file cannot be read ({reason}).").format(reason=error.strerror or error),
        _("Check its name and whether you may read it."),
        code="not_readable",
        file=path,
    )
