"""One plan on the disk from opening to closing: its snapshot, its journal, its backups and its lock.

An edit is one line appended to the journal; now and then the journal is folded into a new snapshot. Nothing
that was acknowledged is ever only in memory, and no state of the files is ever half of one.
"""

import contextlib
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple, Self

from i18n import _
from planning.plan.changes import Changes
from planning.plan.errors import PlanError
from planning.store.atomic import remove_remnants
from planning.store.backups import Backups
from planning.store.disk import REAL_DISK, Disk
from planning.store.journal import Header, Line, line_of
from planning.store.journal_file import JournalFile
from planning.store.lock import PlanLock
from planning.store.recovery import Recovered, recover
from planning.store.snapshot import SCHEMA, Meta
from planning.store.snapshot_file import Keys, Records, Signature, signature, write_snapshot
from planning.store.storage import not_written

FOLD_BYTES = 4 * 1024 * 1024
Stale = Literal["ask", "accept", "restore"]


class Fold(NamedTuple):
    """A snapshot to be written: a state that no longer changes, its keys, its head, the head before."""

    records: Records
    keys: Keys
    meta: Meta
    before: Meta


class PlanFile:
    """The files of one plan.

    Attributes:
        records: what the plan held when it was opened; from then on the document keeps them.
        history: the steps that led there, oldest first, as far as they are known.
        notices: what was not as usual at opening, in the user's language.
        read_only_reason: why nothing can be written, empty where it can.
        is_intact: whether the sum in the file's head fits.
    """

    def __init__(self, path: Path, disk: Disk = REAL_DISK) -> None:
        self.path = path
        self.disk = disk
        self._real = Path(os.path.realpath(path)) if disk is REAL_DISK else path
        self._journal_path = self._real.with_name(f"{self._real.name}.journal")
        self.backups = Backups(disk, self._real)
        self.meta = Meta(file_id=secrets.token_hex(16))
        self.records: Records = {}
        self.keys: Keys = {}
        self.history: list[Line] = []
        self.notices: list[str] = []
        self.read_only_reason = ""
        self.is_intact = True
        self.seq = 0
        self._tip = ""
        self._journal: JournalFile | None = None
        self._lock: PlanLock | None = None
        self._signature: Signature | None = None

    @classmethod
    def create(cls, path: Path, records: Records, disk: Disk = REAL_DISK, *, refuse: bool = False) -> Self:
        """A new plan on the disk, open for writing; an existing file is replaced, or with ``refuse`` refused.

        Raises:
            PlanError: ``exists``, ``locked``, ``no_lock`` or ``not_written``.
        """
        file = cls(path, disk)
        file._acquire()
        try:
            if refuse:
                refuse_existing(path)  # under the lock: nobody can make it between looking and writing
            file._remove_journal()
            file._finish(file._write(file.prepare_fold(records)))
            file._keep_first()
        except BaseException:
            file.close()
            raise
        return file

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, stale: Stale = "ask", disk: Disk = REAL_DISK
    ) -> Self:
        """Open a plan, bringing back what a crash or damage left.

        ``stale`` says what to do with a file that was changed outside the program: ``accept`` or ``restore``.

        Raises:
            PlanError: ``missing``, unreadable, ``locked``, ``no_lock``, ``changed_outside`` (to ask about).
        """
        file = cls(path, disk)
        if read_only or not disk.may_write(path):
            file._take(recover(disk, file._real, file._journal_path))
            file.notices = [] if file.is_intact else [_changed_outside(path).message]
            file.read_only_reason = (
                _("It was opened for reading only.")
                if read_only
                else _("You may not write to this file. Save a copy to change it.")
            )
            return file
        file._acquire()
        try:
            file._open_for_writing(stale)
        except BaseException:
            file.close()
            raise
        return file

    def _acquire(self) -> None:
        lock = PlanLock(self._real)
        if self.disk is REAL_DISK:
            lock.acquire()
            self._lock = lock

    def _open_for_writing(self, stale: Stale) -> None:
        remove_remnants(self.disk, self._real)
        found = recover(self.disk, self._real, self._journal_path, restore=stale == "restore")
        self._take(found)
        if self.is_newer:
            self.read_only_reason = _(
                "It was written by a newer version of this program. Update the program to change it."
            )
            self._release()
            return
        if not self.is_intact and stale == "ask":
            raise _changed_outside(self.path)
        try:
            self._settle(found)
        except (OSError, PlanError) as error:
            self.read_only_reason = _("The disk cannot be written to ({reason}).").format(reason=error)

    def _take(self, found: Recovered) -> None:
        """Adopt what was recovered."""
        self.records, self.keys, self.meta, self.is_intact = found.snapshot
        self.history, self.notices, self.seq, self._tip = found.history, found.notices, found.seq, found.tip
        self._signature = signature(self._real)

    def _settle(self, found: Recovered) -> None:
        """Bring the files to a usual state: damaged ones aside, the journal open, a copy to fall back on."""
        for path in found.set_aside:
            self._set_aside(path)
        journal = found.journal
        if found.set_aside or not self.is_intact or self.meta.schema < SCHEMA:
            self._finish(self._write(self.prepare_fold(self.records)))
        if journal is not None and journal.last_seq > self.meta.seq:
            self._journal = JournalFile.resume(self.disk, self._journal_path, journal)
        elif journal is not None:
            self._archive_journal()
        else:
            self._remove_journal()
        self._keep_first()

    def _set_aside(self, path: Path) -> None:
        """Keep a damaged or foreign original under another name; it is never removed by the program."""
        aside = path.with_name(
            f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        )
        if path == self._journal_path:
            self.disk.replace(path, aside)
        elif self.disk.exists(path):
            self.disk.link(path, aside)
        self.notices.append(_("The original is kept as {name}.").format(name=aside.name))

    def _archive_journal(self) -> None:
        """Put a journal away all of which is in the snapshot."""
        self.backups.keep_journal(self._journal_path, self.meta.generation, self._tip)
        self.disk.sync_folder(self._real.parent)

    def _remove_journal(self) -> None:
        """Remove a journal that holds nothing: a crash tore it before its first line."""
        if self.disk.exists(self._journal_path):
            self.disk.unlink(self._journal_path)
            self.disk.sync_folder(self._real.parent)

    def _keep_first(self) -> None:
        """A plan without any earlier version gets a copy of its own to fall back on."""
        if not self.backups.versions(self.meta.file_id):
            with contextlib.suppress(OSError):
                self.backups.keep_copy(self._real, self.meta)

    def commit(self, changes: Changes, *, durable: bool, of: int = 0) -> int:
        """Append one step; with ``durable`` it is on the disk when this returns, else after :meth:`sync`.

        Returns:
            the number of the step.

        Raises:
            PlanError: ``not_written``; the step did not happen.
        """
        now = int(datetime.now(UTC).timestamp() * 1000)
        line = line_of(changes, self.seq + 1, now, of)
        journal = self._open_journal()
        mark = journal.mark()
        try:
            journal.append(line)
            if durable:
                journal.sync()
        except OSError as error:
            journal.take_back(mark)
            raise not_written(self.path, error) from None
        self.seq = line.seq
        return line.seq

    def commit_in_snapshot(self, records: Records) -> int:
        """Write a step as a new snapshot of everything, without a line in the journal, which must be folded.

        Returns:
            the number of the step.

        Raises:
            PlanError: ``not_written`` or ``changed_on_disk``; the step did not happen.
        """
        self.seq += 1
        try:
            self.finish_fold(self.write_fold(self.prepare_fold(records)))
        except PlanError:
            self.seq -= 1
            raise
        self._tip = ""  # the history ends here: what led to this state is in no journal
        return self.seq

    def _open_journal(self) -> JournalFile:
        if self._journal is None:
            header = Header(self.meta.file_id, self.meta.revision, self.seq, self._tip)
            self._journal = JournalFile(self.disk, self._journal_path, header)
        return self._journal

    def sync(self) -> None:
        """Have all steps on the disk when this returns; may be called from another thread.

        Raises:
            PlanError: ``not_written``; the journal takes no more steps until a snapshot was written.
        """
        if self._journal is not None:
            try:
                self._journal.sync()
            except OSError as error:
                raise not_written(self.path, error) from None

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote the file."""
        return self.meta.schema > SCHEMA

    @property
    def is_folded(self) -> bool:
        """Whether the snapshot holds all steps."""
        return self.seq == self.meta.seq and self.is_intact and bool(self.meta.revision)

    @property
    def wants_fold(self) -> bool:
        """Whether the journal has grown past its size."""
        return self._journal is not None and self._journal.length > FOLD_BYTES

    def prepare_fold(self, records: Records) -> Fold:
        """A fold of the present state; from here on it may be written by another thread.

        Raises:
            PlanError: ``changed_on_disk`` where somebody else wrote the file meanwhile.
        """
        self._refuse_overwrite()
        state = {table: dict(rows) for table, rows in records.items()}
        meta = Meta(
            file_id=self.meta.file_id,
            revision=secrets.token_hex(8),
            generation=self.meta.generation + 1,
            seq=self.seq,
            folded=self._journal.header.id if self._journal else self._tip,
            saved=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        return Fold(state, {table: dict(keys) for table, keys in self.keys.items()}, meta, self.meta)

    def fold(self, records: Records, *, keep: bool = False) -> None:
        """Write a snapshot of the present state; ``keep`` marks the one before as not to be rotated away.

        Raises:
            PlanError: ``not_written`` or ``changed_on_disk``; the journal still has everything.
        """
        if not self.is_folded or keep:
            self.finish_fold(self.write_fold(self.prepare_fold(records), keep=keep))

    def write_fold(self, fold: Fold, *, keep: bool = False) -> Fold:
        """Write a prepared fold: the old snapshot to the backups, the new one in its place.

        Raises:
            PlanError: ``not_written``.
        """
        if fold.before.revision and self.disk.exists(self._real):
            try:
                self.backups.keep_snapshot(self._real, fold.before, mark=keep)
            except OSError as error:
                self.notices.append(_("No backup could be made ({reason}).").format(reason=error))
        return self._write(fold)

    def _write(self, fold: Fold) -> Fold:
        try:
            return fold._replace(
                meta=write_snapshot(self.disk, self._real, fold.records, fold.keys, fold.meta)
            )
        except PlanError as error:
            if error.code == "not_confirmed":  # it stands there all the same: know it again
                self._finish(fold)
            raise

    def finish_fold(self, fold: Fold) -> None:
        """Take note of a fold that was written; the journal goes to the backups unless it went on."""
        self._finish(fold)
        if self._journal is not None and self.seq == fold.meta.seq:
            journal, self._journal = self._journal, None
            journal.close()
            with contextlib.suppress(OSError):
                self._archive_journal()
        with contextlib.suppress(OSError):
            self.backups.rotate(datetime.now(UTC))

    def _finish(self, fold: Fold) -> None:
        self.meta, self.keys, self.is_intact = fold.meta, fold.keys, True
        self._tip = fold.meta.folded
        self._signature = signature(self._real)

    def _refuse_overwrite(self) -> None:
        if self._signature is not None and signature(self._real) not in (self._signature, None):
            raise PlanError(
                _("The file was changed by another program since it was opened."),
                _("Save your work under another name, then compare the two."),
                code="changed_on_disk",
                file=self.path,
            )

    def close(self) -> None:
        """Close the journal and give the lock back. Fold before, where no journal should be left."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def refuse_existing(path: Path) -> None:
    """Make sure that a new plan takes no other file's place.

    Raises:
        PlanError: ``exists``.
    """
    if path.exists() or path.is_symlink():
        raise PlanError(
            _("There is a file of this name already."), _("Choose another name."), code="exists", file=path
        )


def _changed_outside(path: Path) -> PlanError:
    return PlanError(
        _("The plan was changed outside this program, or is damaged: its checksum does not fit."),
        _("Accept it as it is, or restore the last version that was saved."),
        code="changed_outside",
        file=path,
    )
