"""One writer a plan: a lock of the operating system, free at once when its holder ends, however it ends."""

import contextlib
import getpass
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from i18n import _
from planning.plan.errors import PlanError


class Owner(msgspec.Struct):
    """Who holds a lock, for the message to the second opener; never used to decide anything."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class PlanLock:
    """The lock of one plan, held from :meth:`acquire` to :meth:`release` or the end of the process.

    The lock itself is one of the operating system on ``.<name>.lock``. The owner's name stands in a file of
    its own, because on Windows a locked file cannot be read, and opening a lock may empty it.
    """

    def __init__(self, path: Path, mode: int = 0o600) -> None:
        self._path, self._mode = path, mode
        self._owner_path = path.with_name(f".{path.name}.owner")
        import filelock  # not at the top: the window is painted before a plan is opened

        place = path.with_name(f".{path.name}.lock")
        # A large plan is opened on one thread and closed on another.
        self._lock = filelock.FileLock(place, mode=mode, is_singleton=False, thread_local=False)

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            PlanError: ``locked`` where somebody has the plan open; ``no_lock`` where none can be made there;
                ``no_folder`` where there is no such folder.
        """
        if not self._path.parent.is_dir():  # filelock would make it
            raise PlanError(
                _("There is no such folder."), _("Check the name."), code="no_folder", file=self._path
            )
        try:
            self._lock.acquire(timeout=0)
        except TimeoutError:  # what filelock's own derives from
            raise self._taken() from None
        except OSError as error:
            raise PlanError(
                _("The folder of the plan cannot be written to ({reason}).").format(
                    reason=error.strerror or error
                ),
                _("Open it read-only, or save a copy somewhere else."),
                code="no_lock",
                file=self._path,
            ) from None
        self._sign()

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            for path in (self._owner_path, Path(self._lock.lock_file)):
                with contextlib.suppress(OSError):  # Windows keeps a locked file
                    path.unlink()  # who waits for it sees that it is gone, and makes a new one
            self._lock.release()

    def _sign(self) -> None:
        owner = Owner(
            _user(), socket.gethostname(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds")
        )
        with contextlib.suppress(OSError):
            self._owner_path.write_bytes(msgspec.json.encode(owner))
            self._owner_path.chmod(self._mode)

    def _taken(self) -> PlanError:
        owner = Owner()
        with contextlib.suppress(OSError, msgspec.DecodeError):
            owner = msgspec.json.decode(self._owner_path.read_bytes(), type=Owner)
        message = (
            _("{user} has this plan open on {host} since {since}.").format(
                user=owner.user, host=owner.host, since=owner.since
            )
            if owner.user
            else _("This plan is open in another window.")
        )
        return PlanError(message, _("Open it read-only, or work on a copy."), code="locked", file=self._path)


def _user() -> str:
    """The name at log-in; a process may have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
