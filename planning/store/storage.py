"""TinyDB's documented extension point: a storage that writes atomically and tells what it could not read."""

import errno
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from i18n import _
from planning.plan.errors import PlanError
from planning.store.atomic import UnconfirmedError, write_atomically
from planning.store.disk import REAL_DISK, Disk
from planning.store.snapshot import MAX_BYTES, parse, serialise

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
    """

    def __init__(self, path: str | Path, disk: Disk = REAL_DISK) -> None:
        self._path = Path(path)
        self._disk = disk
        self._tables: dict[str, dict[str, Any]] | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, or ``None`` where there is no file yet.

        Raises:
            PlanError: the file cannot be read; it was not touched.
        """
        if self._tables is None:
            data = read_bytes(self._disk, self._path)
            if data is not None:
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
        try:
            write_atomically(self._disk, self._path, serialise(tables))
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


def read_bytes(disk: Disk, path: Path) -> bytes | None:
    """The bytes of a file, or ``None`` where there is none.

    Raises:
        PlanError: a folder, too large, or not to be read.
    """
    try:
        if disk.size(path) > MAX_BYTES:
            raise PlanError(
                _("The file is too large for a plan."), _("Choose another file."), code="too_large", file=path
            )
        return disk.read(path)
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise PlanError(
            _("This is a folder, no plan."), _("Choose a file."), code="is_folder", file=path
        ) from None
    except OSError as error:
        raise PlanError(
            _("The file cannot be read ({reason}).").format(reason=error.strerror or error),
            _("Check its name and whether you may read it."),
            code="not_readable",
            file=path,
        ) from None
