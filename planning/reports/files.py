"""Putting a report in its place on the disk, wholly or not at all, with errors that say what to do."""

import errno
from collections.abc import Callable
from pathlib import Path

from i18n import _
from planning.plan.errors import PlanError
from planning.store.atomic import UnconfirmedError, write_atomically

_REMEDIES: dict[int, Callable[[], str]] = {
    errno.ENOSPC: lambda: _("The disk is full. Free some space and write the report again."),
    errno.EDQUOT: lambda: _("Your share of the disk is used up. Free some space and write the report again."),
    errno.EROFS: lambda: _("The disk is read-only. Choose another folder."),
    errno.EACCES: lambda: _("You may not write there. Choose another folder."),
    errno.EPERM: lambda: _("You may not write there. Choose another folder."),
    errno.ENOENT: lambda: _("The folder is missing. Make it, or choose another one."),
    errno.ENOTDIR: lambda: _("What should be the folder is a file. Choose another folder."),
    errno.EISDIR: lambda: _("This is a folder. Name a file in it, such as brief.pdf."),
    errno.ENAMETOOLONG: lambda: _("The name is too long. Choose a shorter one."),
}


def put(path: Path, data: bytes) -> None:
    """Write a file so that no half of it is ever seen.

    Raises:
        PlanError: with the code ``cannot_write``, naming the file and the remedy.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        write_atomically(path, data)
    except UnconfirmedError:
        return  # the report stands there; should a power cut take it, it can be written again
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, lambda: _("Choose another folder or another disk."))()
        raise PlanError(
            _("The report could not be written."), remedy, code="cannot_write", file=path
        ) from error
