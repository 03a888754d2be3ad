"""A plan with its file: each step is on the disk, or on its way there, before anybody sees it."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Self

import orjson

from i18n import _
from planning.plan.changes import Change, Changes
from planning.plan.consistency import check_changes
from planning.plan.editing import EditablePlan
from planning.plan.errors import PlanError
from planning.plan.history import History
from planning.plan.tables import TABLES
from planning.plan.template import template_tables
from planning.plan.transaction import Tables, Transaction
from planning.plan.validation import check_document
from planning.store.plan_file import PlanFile, refuse_existing
from planning.store.recovery import Stale
from planning.store.report import Report


class Document(EditablePlan):
    """One plan: its documents, their typed entities, its history and its file.

    Attributes:
        durable: whether each edit is on the disk when it returns; else it is in the file at once (a killed
            process loses nothing) and on the disk after :meth:`sync`.
    """

    def __init__(self, tables: Tables, file: PlanFile | None = None, *, durable: bool = True) -> None:
        super().__init__(tables, file.read_only_reason if file is not None else "")
        self._file = file
        self.durable = durable
        self._synced = self._opened_at = file.seq if file is not None else 0

    @classmethod
    def open(
        cls, path: Path | str, *, read_only: bool = False, stale: Stale = "ask", durable: bool = True
    ) -> Self:
        """Open a plan; without ``read_only`` as its one writer.

        ``stale`` says what to do with a file that was changed outside the program: :meth:`PlanFile.open`.

        Raises:
            PlanError: missing, unreadable, no plan, open elsewhere, or changed outside the program.
        """
        file = PlanFile.open(Path(path), read_only=read_only, stale=stale, check=_check_all)
        return cls(file.records, file, durable=durable)

    @classmethod
    def create(cls, path: Path | str, tables: Tables) -> Self:
        """A new plan on the disk, open for writing.

        Raises:
            PlanError: ``exists`` where there is such a file; a broken rule; the file cannot be written.
        """
        refuse_existing(Path(path))
        for table, rows in tables.items():
            for row in rows.values():
                check_document(table, row)
        records = orjson.loads(orjson.dumps(tables))  # plain JSON, which check_document has seen to
        return cls(records, PlanFile.create(Path(path), records, refuse=True))

    @classmethod
    def from_template(cls, name: str, path: Path | str) -> Self:
        """A new plan on the disk from a shipped template, one of :data:`planning.plan.template.TEMPLATES`.

        Raises:
            PlanError: ``unknown_template``, and as :meth:`create`.
        """
        return cls.create(path, template_tables(name))

    @property
    def path(self) -> Path | None:
        """The file; ``None`` for a plan that was never saved."""
        return self._file.path if self._file else None

    @property
    def file(self) -> PlanFile | None:
        """The file with what it says of itself."""
        return self._file

    def _known_history(self) -> History:
        return History(self._file.history() if self._file is not None else ())

    def _last_seq(self) -> int:
        return self._file.seq if self._file is not None else super()._last_seq()

    def _write(self, steps: list[tuple[Changes, int]]) -> int:
        file = self._file
        if file is None:
            return super()._write(steps)
        if file.is_poisoned:
            self.save()  # the disk did not confirm the journal: go on with a new snapshot and journal
        seq = file.commit_all(steps, durable=self.durable)
        if self.durable:
            self._mark_synced()
        return seq

    def _commit_in_bulk(self, changes: Changes) -> None:
        if self._file is not None:
            self._file.fold(self._tables)  # the plan before the import is among the earlier versions
        super()._commit_in_bulk(changes)

    def _write_all(self) -> int:
        """A large import would write everything twice through the journal: it goes straight to a snapshot."""
        if self._file is None:
            return super()._write_all()
        seq = self._file.commit_in_snapshot(self._tables)
        self._mark_synced()
        return seq

    def _announce(self, changes: Changes) -> None:
        super()._announce(changes)
        if self.durable and self.outgrew():
            with contextlib.suppress(PlanError):  # the edit is safe in the journal
                self.save()

    @property
    def is_modified(self) -> bool:
        """Whether there is work that is not on the disk yet."""
        if self._file is None:
            return self.history.position != 0
        return self._file.seq != self._synced

    def _mark_synced(self) -> None:
        if self._file is not None:
            self._synced = self._file.seq

    def sync(self) -> None:
        """Have all edits on the disk when this returns; may be called from another thread.

        Raises:
            PlanError: ``not_written``; save under another name.
        """
        if self._file is not None:
            seq = self._file.seq
            self._file.sync()
            self._synced = seq

    def save(self) -> None:
        """Fold the journal into the plan file; when this returns, all is on the disk.

        Raises:
            PlanError: ``no_file``, ``read_only``, ``not_written``, ``changed_on_disk``; nothing is lost.
        """
        self.refuse_read_only()
        if self._file is None:
            raise _no_file()
        self._file.fold(self._tables)
        self._mark_synced()

    def outgrew(self) -> bool:
        """Whether the journal has grown so long that it is time to save; told once each time."""
        return self._file is not None and self._file.wants_fold()

    @property
    def wants_fold(self) -> bool:
        """Whether :meth:`save` would write anything: the file lags behind its journal."""
        return self._file is not None and not self.read_only and not self._file.is_folded

    def begin_fold(self) -> Callable[[], Callable[[], None]]:
        """A save in three parts: this one, the slow one that another thread may run, and the end.

        Returns:
            the slow part; it returns the end, to be called where the edits are made.

        Raises:
            PlanError: as :meth:`save`; so may the slow part.
        """
        self.refuse_read_only()
        file = self._file
        if file is None:
            raise _no_file()
        write = file.begin_fold(self._tables)

        def slow() -> Callable[[], None]:
            write()
            return file.finish_fold

        return slow

    def keep_version(self) -> None:
        """Keep the plan as it is among the earlier versions for good: before an import or a merge.

        Raises:
            PlanError: as :meth:`save`.
        """
        self.save()
        if self._file is not None:
            self._file.keep_version(self._tables)

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether another program wrote the file since it was opened or saved."""
        return self._file is not None and self._file.is_changed_on_disk

    def overrule(self) -> None:
        """Write the plan over what another program wrote, which stays among the earlier versions.

        Raises:
            PlanError: as :meth:`save`.
        """
        self.refuse_read_only()
        if self._file is None:
            raise _no_file()
        self._file.overrule(self._tables)
        self._mark_synced()

    def give_way(self) -> None:
        """Keep the plan as it is among the earlier versions, leave the file to whoever wrote it, and close.

        Raises:
            PlanError: as :meth:`save`; the plan goes on.
        """
        self.refuse_read_only()
        if self._file is None:
            raise _no_file()
        self._file.give_way(self._tables)
        self.read_only_reason = self._file.read_only_reason

    @property
    def report(self) -> Report:
        """What was not as usual when the file was opened, and remarks since."""
        return self._file.report if self._file is not None else Report()

    @property
    def is_recovered(self) -> bool:
        """Whether it is as recovery left it: not simply what was saved last, and not edited since."""
        is_as_opened = self._file is not None and self._file.seq == self._opened_at
        return is_as_opened and self.report.tells_of_recovery

    @property
    def notices(self) -> list[str]:
        """The report, a sentence a line, in the user's language."""
        return self.report.lines()

    def save_as(self, path: Path | str) -> None:
        """Save under another name, replacing a file of that name, and go on with that file.

        Raises:
            PlanError: ``newer``, ``locked`` or ``not_written``; the plan goes on with its old file.
        """
        if self._file is not None and self._file.is_newer:
            raise PlanError(  # it would be marked as of our schema, with documents that are not
                _("A newer version of this program wrote this plan."),
                _("Copy the file itself, or update the program."),
                code="newer",
                file=self.path,
            )
        if (
            self._file is not None
            and Path(path).resolve() == self._file.path.resolve()
            and not self.read_only
        ):
            self.save()
            return
        seq = self._file.seq if self._file is not None else self.history.last_seq
        after = self._file.meta if self._file is not None else None
        file = PlanFile.create(Path(path), self._tables, seq=seq, after=after)
        self.close()
        self._file, self.read_only_reason = file, ""
        self._mark_synced()

    def close(self) -> None:
        """Fold the journal, so that the file is whole by itself, and give its lock back.

        Where folding fails nothing is lost: the journal stays beside the plan for the next opening.
        """
        if self._file is not None:
            if not self.read_only and not self._file.is_folded:
                with contextlib.suppress(PlanError):
                    self._file.sync()
                with contextlib.suppress(PlanError):
                    self._file.fold(self._tables)
            self._file.close()


def _check_all(tables: Tables) -> None:
    """Check a plan that somebody else wrote, but for tables of a newer version.

    Raises:
        PlanError: at the first rule that is broken.
    """
    rows = ((name, id, row) for name in tables.keys() & TABLES.keys() for id, row in tables[name].items())
    check_changes(tuple(Change(name, id, None, row) for name, id, row in rows), Transaction(tables))


def _no_file() -> PlanError:
    return PlanError(_("The plan has no file yet."), _("Save it under a name."), code="no_file")
