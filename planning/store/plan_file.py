"""One plan on the disk from opening to closing: its snapshot, its journal, its backups and its lock.

An edit is one line appended to the journal; now and then the journal is folded into a new snapshot. Nothing
that was acknowledged is ever only in memory, and no state of the files is ever half of one.
"""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from i18n import _
from planning.plan.changes import Changes
from planning.plan.errors import PlanError
from planning.store.atomic import remove_remnants
from planning.store.backups import Backups
from planning.store.disk import REAL_DISK, Disk
from planning.store.folding import Folding
from planning.store.journal import Header, Line, line_of
from planning.store.journal_file import JournalFile
from planning.store.lock import PlanLock
from planning.store.migrations import migrated
from planning.store.recovery import Recovered, Stale, history_of, recover
from planning.store.settling import Settling, set_aside
from planning.store.snapshot import Meta
from planning.store.snapshot_file import Records, missing, read_snapshot
from planning.store.storage import not_written, refuse_duplicates, size_of

FOLD_BYTES = 4 * 1024 * 1024
Check = Callable[[Records], None]


class PlanFile:
    """The files of one plan.

    Attributes:
        records: what the plan held when it was opened; from then on the document keeps them.
        notices: what was not as usual at opening, in the user's language.
        read_only_reason: why nothing can be written, empty where it can.
    """

    def __init__(self, path: Path, disk: Disk = REAL_DISK) -> None:
        self.path = path
        self.disk = disk
        self._real = disk.resolve(path)
        self._journal_path = self._real.with_name(f"{self._real.name}.journal")
        self._folding = Folding(disk, self._real)
        self.records: Records = {}
        self.notices = self._folding.notices
        self.read_only_reason = ""
        self.seq = 0
        self._tip = ""
        self._found: Recovered | None = None
        self._journal: JournalFile | None = None
        self._next_fold = FOLD_BYTES
        self._lock: PlanLock | None = None

    @classmethod
    def create(
        cls, path: Path, records: Records, disk: Disk = REAL_DISK, *, refuse: bool = False, seq: int = 0
    ) -> Self:
        """A new plan on the disk, open for writing; an existing file is replaced, or with ``refuse`` refused.

        ``seq`` is the number of the last step that led to the records.

        Raises:
            PlanError: ``exists``, ``locked``, ``no_lock`` or ``not_written``.
        """
        file = cls(path, disk)
        file.seq = seq
        file._acquire()
        try:
            if refuse:
                refuse_existing(path)  # under the lock: nobody can make it between looking and writing
            file._make_room()
            file._folding.replace(file._folding.prepare(records, seq, ""))
        except BaseException as error:
            file.close()
            if isinstance(error, OSError):
                raise not_written(path, error) from None
            raise
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        stale: Stale = "ask",
        disk: Disk = REAL_DISK,
        check: Check = lambda records: None,
    ) -> Self:
        """Open a plan, bringing back what a crash or damage left.

        ``stale`` says what to do with a file that was changed outside the program: ``accept``, where
        ``check`` raises no PlanError, or ``restore``. Where nothing can be written the plan is opened all
        the same, and :attr:`read_only_reason` says why it cannot be changed.

        Raises:
            PlanError: ``missing``, unreadable, ``locked``, ``changed_outside`` (to ask about) or
                ``duplicate_key``, which can only be restored or mended by hand.
        """
        file = cls(path, disk)
        file._refuse_missing()
        if read_only:
            file._read(_("It was opened for reading only."))
            return file
        if not disk.may_write(path):
            file._read(_("You may not write to this file. Save a copy to change it."))
            return file
        try:
            file._acquire()
        except PlanError as error:
            if error.code != "no_lock":
                raise
            file._read(error.message)
            return file
        try:
            file._open_for_writing(stale, check)
        except BaseException:
            file.close()
            raise
        return file

    def _refuse_missing(self) -> None:
        """Look before anything is made beside a file that is none.

        Raises:
            PlanError: ``missing``, ``is_folder``, ``too_large``, ``not_readable``.
        """
        if size_of(self.disk, self._real) is None and not self.disk.exists(self._journal_path):
            raise missing(self.path)

    def _acquire(self) -> None:
        if self.disk is REAL_DISK:
            lock = PlanLock(self._real, self.disk.mode(self._real))
            lock.acquire()
            self._lock = lock

    def _read(self, reason: str) -> None:
        """Open without writing anything: another process may be at work on the files."""
        found = recover(self.disk, self._real, self._journal_path)
        if found.set_aside:  # perhaps files from before and after a fold
            found = recover(self.disk, self._real, self._journal_path)
        self._take(found)
        if found.snapshot.is_intact and not found.set_aside:
            self.notices.clear()  # a journal beside the plan is nothing unusual while somebody works on it
        elif not found.snapshot.is_intact:
            self.notices.append(changed_outside(self.path).message)
        self.read_only_reason = reason

    def _open_for_writing(self, stale: Stale, check: Check) -> None:
        remove_remnants(self.disk, self._real.parent, self._real.name)
        found = recover(self.disk, self._real, self._journal_path, stale)
        self._take(found)
        if not self.is_intact:
            refuse_duplicates(self.disk, self._real)
            if stale == "ask":
                raise changed_outside(self.path)
            check(self.records)
        if found.is_newer:
            self.read_only_reason = _(
                "It was written by a newer version of this program. Update the program to change it."
            )
            self._release()
            return
        settling = Settling(self.disk, self._journal_path, self._folding, self.notices.append)
        try:
            self._journal, self.seq, self._tip = settling.settle(found, self.records)
            found.seq, found.tip = self.seq, self._tip  # the history ends at what is in no journal
        except (OSError, PlanError) as error:
            reason = error.message if isinstance(error, PlanError) else error.strerror
            self.read_only_reason = _("The disk cannot be written to ({reason}).").format(reason=reason)

    def _take(self, found: Recovered) -> None:
        """Adopt what was recovered."""
        try:
            self.records = migrated(found.snapshot.records, found.snapshot.meta.schema)
        except PlanError as error:
            raise error.in_file(self.path) from None
        self._folding.adopt(found.snapshot)
        self.notices[:] = found.notices
        self.seq, self._tip, self._found = found.seq, found.tip, found

    def _make_room(self) -> None:
        """What stands in the place of a new plan goes to the backups, its journal aside."""
        with contextlib.suppress(PlanError, OSError):
            former = read_snapshot(self.disk, self._real)
            self.backups.keep_snapshot(former.meta, former.digest)
        if self.disk.exists(self._journal_path):
            self.notices.append(set_aside(self.disk, self._journal_path))

    @property
    def backups(self) -> Backups:
        """The earlier versions."""
        return self._folding.backups

    @property
    def meta(self) -> Meta:
        """The head of the snapshot on the disk."""
        return self._folding.meta

    @property
    def is_intact(self) -> bool:
        """Whether the sum in the file's head fits."""
        return self._folding.is_intact

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote the file."""
        return self._found is not None and self._found.is_newer

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether another program wrote the file since it was opened or saved."""
        return self._folding.is_changed

    def history(self) -> list[Line]:
        """The steps that led to the state at opening, oldest first, as far as they are known."""
        if self._found is None or self._found.is_newer:
            return []
        return history_of(self.backups, self._found)

    def commit(self, changes: Changes, *, durable: bool, of: int = 0) -> int:
        """Append one step; with ``durable`` it is on the disk when this returns, else after :meth:`sync`.

        Returns:
            the number of the step.

        Raises:
            PlanError: ``not_written``; the step did not happen.
        """
        now = int(datetime.now(UTC).timestamp() * 1000)
        line = line_of(changes, self.seq + 1, now, of)
        try:
            self._append(line, durable=durable)
        except OSError as error:
            raise not_written(self.path, error) from None
        self.seq = line.seq
        return line.seq

    def _append(self, line: Line, *, durable: bool) -> None:
        journal = self._open_journal()
        mark = journal.mark()
        journal.append(line)
        if durable:
            try:
                journal.sync()
            except OSError:
                journal.take_back(mark)
                raise

    def _open_journal(self) -> JournalFile:
        if self._journal is None:
            if self.disk.exists(self._journal_path):  # it was folded, but could not be moved to the backups
                set_aside(self.disk, self._journal_path)
            header = Header(self.meta.file_id, self.meta.revision, self.seq, self._tip)
            self._journal = JournalFile(self.disk, self._journal_path, header, self.disk.mode(self._real))
        return self._journal

    def commit_in_snapshot(self, records: Records) -> int:
        """Write a step as a new snapshot of everything, without a line in the journal, which must be folded.

        The version before it is kept for good.

        Returns:
            the number of the step.

        Raises:
            PlanError: ``not_written`` or ``changed_on_disk``: the step did not happen; ``not_confirmed``: it
                did, but a power cut may take it back.
        """
        with self._folding.lock:
            fold = self._folding.prepare(records, self.seq + 1, self._folded)
            try:
                self._folding.write(fold, mark=True)
            finally:
                if self.meta.seq == fold.meta.seq:
                    self.seq = fold.meta.seq
                    self._put_journal_away()
                    self._tip = ""  # the chain of journals ends here
                    self._folding.keep_copy()
        return self.seq

    @property
    def _folded(self) -> str:
        journal = self._journal
        return journal.header.id if journal is not None and journal.length > 0 else self._tip

    def sync(self) -> None:
        """Have all steps on the disk when this returns; may be called from another thread.

        Raises:
            PlanError: ``not_written``; the journal takes no more steps until a snapshot was written.
        """
        journal = self._journal
        if journal is not None:
            try:
                journal.sync()
            except OSError as error:
                raise not_written(self.path, error) from None

    @property
    def is_poisoned(self) -> bool:
        """Whether the disk failed to confirm the journal, so that only a new snapshot helps."""
        return self._journal is not None and self._journal.poison is not None

    @property
    def is_folded(self) -> bool:
        """Whether the snapshot holds all steps."""
        return self.seq == self.meta.seq and not self.is_poisoned

    def wants_fold(self) -> bool:
        """Whether the journal has grown past its size; told once, and again when it has grown by as much."""
        if self._journal is None or self._journal.length < self._next_fold:
            return False
        self._next_fold = self._journal.length + FOLD_BYTES
        return True

    def fold(self, records: Records) -> None:
        """Write a snapshot of the present state.

        Raises:
            PlanError: ``not_written`` or ``changed_on_disk``: the journal still has everything;
                ``not_confirmed``.
        """
        with self._folding.lock:
            if not self.is_folded:
                self._folding.write(self._folding.prepare(records, self.seq, self._folded))
        self.finish_fold()

    def keep_version(self, records: Records) -> None:
        """Keep the present state among the earlier versions for good.

        Raises:
            PlanError: as :meth:`fold`.
        """
        self.fold(records)
        try:
            self._folding.keep_version()
        except OSError as error:
            raise not_written(self.path, error) from None

    def begin_fold(self, records: Records) -> Callable[[], None]:
        """A fold of the present state as a function that another thread may call; then :meth:`finish_fold`.

        Edits may go on meanwhile. Where another fold comes first it does nothing.

        Raises:
            PlanError: (the function) as :meth:`fold`.
        """
        fold, is_folded = self._folding.prepare(records, self.seq, self._folded), self.is_folded

        def write() -> None:
            with self._folding.lock:
                if self.meta is fold.before and not is_folded:
                    self._folding.write(fold)

        return write

    def finish_fold(self) -> None:
        """Begin a new journal where the old one is all in the snapshot, and large or poisoned."""
        journal = self._journal
        if journal is None or self.seq != self.meta.seq:
            return
        if journal.length >= FOLD_BYTES or journal.poison is not None:
            self._put_journal_away()

    def _put_journal_away(self) -> None:
        """Close the journal, all of which is in the snapshot, and move it to the backups."""
        if self._journal is not None:
            journal, self._journal = self._journal, None
            self._next_fold = FOLD_BYTES
            journal.close()
            with contextlib.suppress(OSError):
                if journal.length:
                    self._tip = journal.header.id
                    self._folding.archive(self._journal_path, journal.header.id)
                else:
                    self.disk.unlink(self._journal_path)

    def close(self) -> None:
        """Close the journal and give the lock back; fold before, where no journal should be left."""
        with self._folding.lock:  # a fold that is being written comes to its end
            if self.is_folded and not self.read_only_reason:
                self._put_journal_away()
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


def changed_outside(path: Path) -> PlanError:
    """What to ask about a file whose checksum does not fit."""
    return PlanError(
        _("The plan was changed outside this program, or is damaged: its checksum does not fit."),
        _("Accept it as it is, or restore the last version that was saved."),
        code="changed_outside",
        file=path,
    )
