"""The files of a plan that is open: each step goes to the journal, now and then the journal into a snapshot.

Nothing that was acknowledged is ever only in memory, and no state of the files is ever half of one.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from i18n import _
from planning.plan.changes import Changes
from planning.store.backups import Backups
from planning.store.disk import REAL_DISK, Disk
from planning.store.folding import Fold, Folding
from planning.store.journaling import Journaling
from planning.store.lock import PlanLock
from planning.store.report import Report
from planning.store.snapshot import Meta
from planning.store.snapshot_file import Records
from planning.store.storage import not_written


class OpenFiles:
    """The snapshot, journal, backups and lock of one plan.

    Attributes:
        path: the plan file, as it was named; it may be a link.
        read_only_reason: why nothing can be written, empty where it can.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.disk = disk
        self.read_only_reason = ""
        self._real = disk.resolve(path)
        self._folding = Folding(disk, self._real)
        journal = self._real.with_name(f"{self._real.name}.journal")
        self._journaling = Journaling(disk, journal, self._folding)
        self._lock: PlanLock | None = None

    @property
    def report(self) -> Report:
        """What was not as usual at opening, and remarks since."""
        return self._folding.report

    @property
    def seq(self) -> int:
        """The number of the last step."""
        return self._journaling.seq

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
    def notices(self) -> list[str]:
        """The report, a sentence a line."""
        return self.report.lines()

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether another program wrote the file since it was opened or saved."""
        return self._folding.is_changed

    def commit(self, changes: Changes, *, durable: bool, of: int = 0) -> int:
        """Append one step, as :meth:`commit_all`; its number."""
        return self.commit_all([(changes, of)], durable=durable)

    def commit_all(self, steps: Sequence[tuple[Changes, int]], *, durable: bool) -> int:
        """Append steps, all or none; with each the number of the step that it repeats, or 0.

        With ``durable`` they are on the disk when this returns, else after :meth:`sync`.

        Returns:
            the number of the last one.

        Raises:
            PlanError: ``not_written``; none of them happened.
        """
        try:
            self._journaling.append(steps, durable=durable)
        except OSError as error:
            raise not_written(self.path, error) from None
        return self.seq

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
            fold = self._folding.prepare(records, self.seq + 1, self._journaling.last_id)
            try:
                self._folding.write(fold, mark=True)
            finally:
                if self.meta.seq == fold.meta.seq:
                    self._journaling.seq = fold.meta.seq
                    self._journaling.put_away()
                    self._journaling.tip = ""  # the chain of journals ends here
                    self._folding.keep_copy()
        return self.seq

    def sync(self) -> None:
        """Have all steps on the disk when this returns; may be called from another thread.

        Raises:
            PlanError: ``not_written``; the journal takes no more steps until a snapshot was written.
        """
        try:
            self._journaling.sync()
        except OSError as error:
            raise not_written(self.path, error) from None

    @property
    def is_poisoned(self) -> bool:
        """Whether the disk failed to confirm the journal, so that only a new snapshot helps."""
        return self._journaling.is_poisoned

    @property
    def is_folded(self) -> bool:
        """Whether the snapshot holds all steps."""
        return self.seq == self.meta.seq and not self.is_poisoned

    def wants_fold(self) -> bool:
        """Whether the journal has grown past its size; told once, and again when it has grown by as much."""
        return self._journaling.wants_fold()

    def fold(self, records: Records) -> None:
        """Write a snapshot of the present state.

        Raises:
            PlanError: ``not_written`` or ``changed_on_disk``: the journal still has everything;
                ``not_confirmed``.
        """
        with self._folding.lock:
            if not self.is_folded:
                self._folding.write(self._prepared(records))
        self.finish_fold()

    def _prepared(self, records: Records) -> Fold:
        return self._folding.prepare(records, self.seq, self._journaling.last_id)

    def overrule(self, records: Records) -> None:
        """Write the present state over what another program wrote, which stays among the earlier versions.

        Raises:
            PlanError: as :meth:`fold`.
        """
        try:
            with self._folding.lock:
                self._folding.keep_foreign()
                self._folding.write(self._prepared(records))
                self._folding.keep_copy()  # theirs must not be the newest version
        except OSError as error:
            raise not_written(self.path, error) from None
        self.finish_fold()

    def give_way(self, records: Records) -> None:
        """Keep the present state among the earlier versions, leave the file to whoever wrote it, and close.

        Raises:
            PlanError: ``not_written``: nothing was changed.
        """
        fold, theirs = self._prepared(records), self._folding.foreign()
        named = fold.meta if theirs is None else replace(fold.meta, file_id=theirs.meta.file_id)
        try:
            self.backups.keep_state(fold.records, named)
        except OSError as error:
            raise not_written(self.path, error) from None
        self._journaling.put_away()
        self.read_only_reason = _("The state that another program wrote goes on.")
        self.close()

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
        fold, is_folded = self._prepared(records), self.is_folded

        def write() -> None:
            with self._folding.lock:
                if self.meta is fold.before and not is_folded:
                    self._folding.write(fold)

        return write

    def finish_fold(self) -> None:
        """Begin a new journal where the old one is all in the snapshot, and large or poisoned."""
        if self.seq == self.meta.seq:
            self._journaling.renew()

    def close(self) -> None:
        """Close the journal and give the lock back; fold before, where no journal should be left."""
        with self._folding.lock:  # a fold that is being written comes to its end
            if self.is_folded and not self.read_only_reason:
                self._journaling.put_away()
            self._journaling.release()
            self._release()

    def _acquire(self) -> None:
        if self.disk is REAL_DISK:
            lock = PlanLock(self._real, self.disk.mode(self._real))
            lock.acquire()
            self._lock = lock

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None
