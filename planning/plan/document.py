"""A plan that is open: entities by id, and the one door through which it changes."""

import contextlib
import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, cast

import orjson

from i18n import _
from planning.plan.changes import Change, Changes, Record
from planning.plan.consistency import check_changes
from planning.plan.contents import Contents
from planning.plan.entities import Entity, Plan
from planning.plan.errors import PlanError
from planning.plan.history import History, Step
from planning.plan.tables import TABLES
from planning.plan.template import template_tables
from planning.plan.transaction import Tables, Transaction
from planning.plan.validation import check_document
from planning.store.plan_file import PlanFile, refuse_existing
from planning.store.recovery import Stale

BULK = 5000
Subscriber = Callable[[Changes], None]


class Document:
    """One plan: its documents, their typed entities, its history and its file.

    Attributes:
        durable: whether each edit is on the disk when it returns; else it is in the file at once (a killed
            process loses nothing) and on the disk after :meth:`sync`.
        read_only_reason: why the plan cannot be changed; empty where it can.
    """

    def __init__(self, tables: Tables, file: PlanFile | None = None, *, durable: bool = True) -> None:
        self._contents = Contents(tables)
        self._file = file
        self.durable = durable
        self.read_only_reason = file.read_only_reason if file is not None else ""
        self._synced = file.seq if file is not None else 0
        self._history: History | None = None
        self._subscribers: list[Subscriber] = []
        self._in_transaction = False

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
    def _tables(self) -> Tables:
        return self._contents.tables

    @property
    def path(self) -> Path | None:
        """The file; ``None`` for a plan that was never saved."""
        return self._file.path if self._file else None

    @property
    def file(self) -> PlanFile | None:
        """The file with what it says of itself."""
        return self._file

    @property
    def history(self) -> History:
        """The steps that can be undone and redone; those of earlier sessions are read at the first look."""
        if self._history is None:
            self._history = History(self._file.history() if self._file is not None else ())
        return self._history

    @property
    def read_only(self) -> bool:
        """Whether this plan cannot be changed."""
        return bool(self.read_only_reason)

    @property
    def plan(self) -> Plan:
        """The head of the plan.

        Raises:
            PlanError: ``no_such_document`` where the file holds none.
        """
        head = self.get("plan", "plan")
        if head is None:
            raise PlanError(
                _("The plan has no head."),
                _("Add it to the table “plan” with the id “plan”."),
                code="no_such_document",
                table="plan",
                id="plan",
                file=self.path,
            )
        return cast(Plan, head)

    @property
    def languages(self) -> list[str]:
        """The languages of the plan, the first one leading."""
        return self.plan.languages

    @property
    def revision(self) -> int:
        """A number that differs after each change: what caches of derived results compare."""
        return self.history.changes_made

    def records(self, name: str) -> Mapping[str, Record]:
        """A table's documents by id, as they stand in the file; a view, whose documents nobody may change."""
        return self._contents.records(name)

    def names(self) -> list[str]:
        """The tables that hold anything, in alphabetical order."""
        return sorted(name for name, documents in self._tables.items() if documents)

    def records_by_table(self) -> Mapping[str, Mapping[str, Record]]:
        """All documents by table and id, as :meth:`records` gives them."""
        return {name: self._contents.records(name) for name in self._tables}

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id; documents that break their type are left to ``check``."""
        return self._contents.table(name)

    def get(self, table: str, id: str) -> Entity | None:
        """One entity, or ``None``."""
        return self.table(table).get(id)

    def raw(self, table: str) -> dict[str, dict[str, Any]]:
        """A copy of a table's documents by id, as they stand in the file."""
        return copy.deepcopy(self._tables.get(table, {}))

    @contextmanager
    def transaction(self, label: str) -> Iterator[Transaction]:
        """Change the plan: all that the block does, or nothing.

        Raises:
            PlanError: ``read_only``, or the rule that the changes would break.
        """
        self.refuse_read_only()
        if self._in_transaction:
            raise RuntimeError("transactions do not nest: pass the open one along")
        self._in_transaction = True
        try:
            transaction = Transaction(self._tables, self._contents.backlinks)
            yield transaction
            changes = transaction.changes()
            check_changes(changes, transaction)
        finally:
            self._in_transaction = False
        if changes:
            self._commit(Changes(label, "edit", tuple(self._contents.placed(changes))))

    def draft(self) -> Transaction:
        """A transaction that is never made: what an edit would change, for previews."""
        return Transaction(self._tables, self._contents.backlinks)

    def refuse_read_only(self) -> None:
        """Say no where the plan cannot be changed.

        Raises:
            PlanError: ``read_only`` with the reason.
        """
        if self.read_only:
            raise PlanError(
                _("This plan cannot be changed."), self.read_only_reason, code="read_only", file=self.path
            )

    def _commit(self, changes: Changes) -> None:
        """Write first, then change memory and tell: what cannot be written did not happen."""
        if len(changes.items) > BULK:
            self._commit_as_snapshot(changes)
            return
        self.history.record(changes, self._write(changes))
        self._apply(changes)

    def _commit_as_snapshot(self, changes: Changes) -> None:
        """A large import would write everything twice through the journal: it goes straight to a snapshot."""
        history, file = self.history, self._file
        if file is not None:
            file.fold(self._tables)  # the plan before the import is among the earlier versions
        self._contents.put(changes.items)
        try:
            seq = file.commit_in_snapshot(self._tables) if file is not None else history.last_seq + 1
        except BaseException as error:
            if not isinstance(error, PlanError) or error.code != "not_confirmed":
                self._contents.put(changes.inverse("undo").items)
                raise
            assert file is not None
            history.record(changes, file.seq)  # it stands there, if perhaps not for long
            self._tell(changes)
            raise
        history.record(changes, seq)
        self._mark_synced()
        self._tell(changes)

    def _write(self, changes: Changes, of: int = 0) -> int:
        """Append a step to the journal; its number."""
        file = self._file
        if file is None:
            return self.history.last_seq + 1
        if file.is_poisoned:
            self.save()  # the disk did not confirm the journal: go on with a new snapshot and journal
        seq = file.commit(changes, durable=self.durable, of=of)
        if self.durable:
            self._mark_synced()
        return seq

    def _apply(self, changes: Changes) -> None:
        """Make recorded changes in memory and tell the subscribers."""
        self._contents.put(changes.items)
        self._tell(changes)
        if self.durable and self.outgrew():
            with contextlib.suppress(PlanError):  # the edit is safe in the journal
                self.save()

    def _tell(self, changes: Changes) -> None:
        for subscriber in list(self._subscribers):
            subscriber(changes)

    @property
    def undo_label(self) -> str | None:
        """The text of the step that undo would take back."""
        step = self.history.undo_step
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """The text of the step that redo would make again."""
        step = self.history.redo_step
        return step.label if step else None

    def undo(self) -> Changes:
        """Take the last step back.

        Raises:
            PlanError: ``nothing_to_undo`` or ``read_only``.
        """
        step = self._step(self.history.undo_step, "nothing_to_undo", _("There is nothing to undo."))
        changes = step.changes.inverse("undo")
        self._write(changes, of=step.seq)
        self.history.undone()
        self._apply(changes)
        return changes

    def redo(self) -> Changes:
        """Make the step again that was taken back last.

        Raises:
            PlanError: ``nothing_to_redo`` or ``read_only``.
        """
        step = self._step(self.history.redo_step, "nothing_to_redo", _("There is nothing to redo."))
        changes = Changes(step.label, "redo", step.changes.items)
        self._write(changes, of=step.seq)
        self.history.redone()
        self._apply(changes)
        return changes

    def _step(self, step: Step | None, code: str, message: str) -> Step:
        self.refuse_read_only()
        if self._in_transaction:
            raise RuntimeError("no undo or redo inside a transaction")
        if step is None:
            raise PlanError(message, code=code, file=self.path)
        return step

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of each change; the function that is returned ends that."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

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

    @property
    def size(self) -> int:
        """The number of documents."""
        return sum(map(len, self._tables.values()))

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

    @property
    def notices(self) -> list[str]:
        """What was not as usual when the file was opened, in the user's language."""
        return self._file.notices if self._file is not None else []

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
        file = PlanFile.create(Path(path), self._tables, seq=seq)
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
