"""One plan on the disk: how its files are made, opened to write or read, and brought back after mishaps."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from i18n import _
from planning.plan.errors import PlanError
from planning.store.aside import set_aside
from planning.store.atomic import remove_remnants
from planning.store.disk import REAL_DISK, Disk
from planning.store.journal import Line, parse
from planning.store.migrations import migrated
from planning.store.open_files import OpenFiles
from planning.store.recovery import Recovered, Stale, history_of, recover
from planning.store.report import Report
from planning.store.settling import Settling
from planning.store.snapshot import Meta, ancestors_of_next
from planning.store.snapshot_file import Records, missing, read_snapshot
from planning.store.storage import not_written, refuse_duplicates, size_of

Check = Callable[[Records], None]


class PlanFile(OpenFiles):
    """A plan on the disk, from opening to closing.

    Attributes:
        records: what the plan held when it was opened; from then on the document keeps them.
    """

    def __init__(self, path: Path, disk: Disk = REAL_DISK) -> None:
        super().__init__(path, disk)
        self.records: Records = {}
        self._found: Recovered | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        records: Records,
        disk: Disk = REAL_DISK,
        *,
        refuse: bool = False,
        seq: int = 0,
        after: Meta | None = None,
    ) -> Self:
        """A new plan on the disk, open for writing; an existing file is replaced, or with ``refuse`` refused.

        ``seq`` is the number of the last step that led to the records, ``after`` the head of the snapshot of
        another plan that they came after.

        Raises:
            PlanError: ``exists``, ``locked``, ``no_lock`` or ``not_written``.
        """
        file = cls(path, disk)
        file._journaling.seq = seq
        file._acquire()
        try:
            if refuse:
                refuse_existing(path)  # under the lock: nobody can make it between looking and writing
            file._make_room()
            fold = file._folding.prepare(records, seq, "")
            if after is not None:
                fold = fold._replace(meta=replace(fold.meta, ancestors=ancestors_of_next(after)))
            file._folding.replace(fold)
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
            file._read(_("It was opened for reading only."), stale)
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
        if size_of(self.disk, self._real) is None and not self.disk.exists(self._journaling.path):
            raise missing(self.path)

    def _read(self, reason: str, stale: Stale = "ask") -> None:
        """Open without writing anything: another process may be at work on the files."""
        found = recover(self.disk, self._real, self._journaling.path, stale)
        if found.set_aside:  # perhaps files from before and after a fold
            found = recover(self.disk, self._real, self._journaling.path, stale)
        self._take(found)
        if found.snapshot.is_intact and not found.set_aside:
            self._folding.report = Report()  # a journal is nothing unusual while somebody works on the plan
        elif not found.snapshot.is_intact:
            self.report.remark(changed_outside(self.path).message)
        self.read_only_reason = reason

    def _open_for_writing(self, stale: Stale, check: Check) -> None:
        remove_remnants(self.disk, self._real.parent, self._real.name)
        found = recover(self.disk, self._real, self._journaling.path, stale)
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
        journaling, settling = self._journaling, Settling(self.disk, self._journaling.path, self._folding)
        try:
            journaling.current, journaling.seq, journaling.tip = settling.settle(found, self.records)
            found.seq, found.tip = journaling.seq, journaling.tip  # the history ends at what is in no journal
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
        self._folding.report = found.report
        self._journaling.seq, self._journaling.tip, self._found = found.seq, found.tip, found

    def _make_room(self) -> None:
        """What stands in the place of a new plan goes to the backups, its journal aside."""
        with contextlib.suppress(PlanError, OSError):
            former = read_snapshot(self.disk, self._real)
            self.backups.keep_snapshot(former.meta, former.digest)
        if self.disk.exists(self._journaling.path):
            self.report.kept.append(set_aside(self.disk, self._journaling.path))

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote the file."""
        return self._found is not None and self._found.is_newer

    def unsaved(self) -> list[Line]:
        """The steps since the snapshot that this session read or wrote last, whatever is on the disk now.

        Raises:
            OSError: the journal cannot be read.
        """
        lines = parse(self.disk.read(self._journaling.path)).lines if self.seq != self.meta.seq else []
        return [line for line in lines if line.seq > self.meta.seq]

    def history(self) -> list[Line]:
        """The steps that led to the state at opening, oldest first, as far as they are known."""
        if self._found is None or self._found.is_newer:
            return []
        return history_of(self.backups, self._found)


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
