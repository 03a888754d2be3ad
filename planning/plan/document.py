"""A plan that is open: entities by id, and the one door through which it changes."""

import copy
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, cast

import msgspec

from i18n import _
from planning.plan.backlinks import Backlinks
from planning.plan.changes import Change, Changes, Kind, Record
from planning.plan.consistency import check_changes
from planning.plan.entities import Entity, Plan
from planning.plan.errors import PlanError
from planning.plan.history import History, Step
from planning.plan.tables import entity
from planning.plan.template import template_tables
from planning.plan.transaction import Tables, Transaction
from planning.plan.validation import check_document
from planning.store.plan_file import PlanFile

Subscriber = Callable[[Changes], None]


class Document:
    """One plan: its documents, their typed entities, its history and its file.

    Documents are plain JSON values, kept as they were given, so that nothing that a newer version or a
    person wrote is lost; entities are frozen views of them, made when asked for.
    """

    def __init__(self, tables: Tables, file: PlanFile | None = None, read_only_reason: str = "") -> None:
        self._tables = tables
        self._entities: dict[str, dict[str, Entity]] = {}
        self._backlinks = Backlinks(tables)
        self._file = file
        self.read_only_reason = read_only_reason
        self.history = History()
        self._subscribers: list[Subscriber] = []
        self._in_transaction = False

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open a plan; without ``read_only`` as its one writer.

        Raises:
            PlanError: missing, unreadable, no plan, or open elsewhere. The file is not touched.
        """
        file = PlanFile(Path(path))
        tables = file.read()
        reason = _("It was opened for reading only.") if read_only else ""
        if file.is_newer:
            reason = _("It was written by a newer version of this program. Update the program to change it.")
        elif not os.access(path, os.W_OK):
            reason = _("You may not write to this file. Save a copy to change it.")
        elif not read_only:
            file.lock()
            tables = file.read()  # as it is under the lock
        return cls(tables, file, reason)

    @classmethod
    def create(cls, path: Path | str, tables: Tables) -> Self:
        """A new plan on the disk, open for writing.

        Raises:
            PlanError: ``exists`` where there is such a file; a broken rule; the file cannot be written.
        """
        file = PlanFile(Path(path))
        file.refuse_existing()
        for table, records in tables.items():
            for record in records.values():
                check_document(table, record)
        file.lock()
        plan = cls(copy.deepcopy(tables), file)
        try:
            file.refuse_existing()  # somebody may have made it before the lock was ours
            plan.save()
        except PlanError:
            plan.close()
            raise
        return plan

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
        return MappingProxyType(self._tables.get(name, {}))

    def names(self) -> list[str]:
        """The tables that hold anything, in alphabetical order."""
        return sorted(name for name, documents in self._tables.items() if documents)

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id; documents that break their type are left to ``check``."""
        if name not in self._entities:
            self._entities[name] = dict(self._readable(name))
        return self._entities[name]

    def get(self, table: str, id: str) -> Entity | None:
        """One entity, or ``None``."""
        return self.table(table).get(id)

    def raw(self, table: str) -> dict[str, dict[str, Any]]:
        """A copy of a table's documents by id, as they stand in the file."""
        return copy.deepcopy(self._tables.get(table, {}))

    def _readable(self, name: str) -> Iterator[tuple[str, Entity]]:
        for id, document in self._tables.get(name, {}).items():
            view = self._view(name, document)
            if view is not None:
                yield id, view

    def _view(self, table: str, document: Record) -> Entity | None:
        """The entity; ``None`` for a document that breaks its type: one bad row must not hide the others."""
        try:
            return entity(table, document)
        except msgspec.ValidationError:
            return None

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
            transaction = Transaction(self._tables, self._backlinks)
            yield transaction
            changes = transaction.changes()
            check_changes(changes, transaction)
        finally:
            self._in_transaction = False
        if changes:
            self._commit(Changes(label, "edit", tuple(self._placed(changes))))

    def refuse_read_only(self) -> None:
        """Say no where the plan cannot be changed.

        Raises:
            PlanError: ``read_only`` with the reason.
        """
        if self.read_only:
            raise PlanError(
                _("This plan cannot be changed."), self.read_only_reason, code="read_only", file=self.path
            )

    def _placed(self, changes: Iterable[Change]) -> Iterator[Change]:
        """The changes, each removal with its place in the table, so that undoing it restores the order."""
        removed: dict[str, set[str]] = {}
        for change in changes:
            if change.after is None:
                removed.setdefault(change.table, set()).add(change.id)
        places = {
            (table, id): place
            for table, ids in removed.items()
            for place, id in enumerate(self._tables[table])
            if id in ids
        }
        return (change._replace(at=places.get((change.table, change.id))) for change in changes)

    def _commit(self, changes: Changes) -> None:
        self.history.record(changes)
        self._apply(changes)

    def _apply(self, changes: Changes) -> None:
        """Make recorded changes in memory and tell the subscribers."""
        returning: dict[str, list[Change]] = {}
        for change in changes.items:
            self._backlinks.follow(change)
            if change.before is None and change.at is not None:
                returning.setdefault(change.table, []).append(change)
            else:
                self._put(change)
        for table, removed in returning.items():
            self._put_back(table, removed)
        for subscriber in list(self._subscribers):
            subscriber(changes)

    def _put(self, change: Change) -> None:
        documents = self._tables.setdefault(change.table, {})
        entities = self._entities.get(change.table)
        if change.after is None:
            del documents[change.id]
            if entities is not None:
                entities.pop(change.id, None)
            return
        documents[change.id] = change.after
        if entities is None:
            return
        if change.before is not None and change.id not in entities:
            del self._entities[change.table]  # it could not be read until now; the next look finds its place
            return
        view = self._view(change.table, change.after)
        if view is None:  # undone to what the file held
            entities.pop(change.id, None)
        else:
            entities[change.id] = view

    def _put_back(self, table: str, removed: list[Change]) -> None:
        """Undo removals: each document at the place where it stood, the first place first."""
        documents, known = self._tables.setdefault(table, {}), self._entities.get(table)
        order = list(documents)
        for change in sorted(removed, key=_place):
            order.insert(_place(change), change.id)
            self._put(change)
        self._tables[table] = {id: documents[id] for id in order}
        if known is not None:
            self._entities[table] = {id: known[id] for id in order if id in known}

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
        self.history.undone()
        return self._replay(step.changes.inverse("undo"))

    def redo(self) -> Changes:
        """Make the step again that was taken back last.

        Raises:
            PlanError: ``nothing_to_redo`` or ``read_only``.
        """
        step = self._step(self.history.redo_step, "nothing_to_redo", _("There is nothing to redo."))
        self.history.redone()
        kind: Kind = "redo"
        return self._replay(step.changes._replace(kind=kind))

    def _step(self, step: Step | None, code: str, message: str) -> Step:
        self.refuse_read_only()
        if self._in_transaction:
            raise RuntimeError("no undo or redo inside a transaction")
        if step is None:
            raise PlanError(message, code=code, file=self.path)
        return step

    def _replay(self, changes: Changes) -> Changes:
        self._apply(changes)
        return changes

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of each change; the function that is returned ends that."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    @property
    def is_modified(self) -> bool:
        """Whether there is work that the file does not hold."""
        return not self.history.is_saved

    def save(self) -> None:
        """Make the file hold the plan; when this returns, it is on the disk.

        Raises:
            PlanError: ``no_file``, ``read_only``, ``not_written``, ``changed_on_disk``; nothing was written.
        """
        self.refuse_read_only()
        if self._file is None:
            raise PlanError(_("The plan has no file yet."), _("Save it under a name."), code="no_file")
        self._file.write(self._tables)
        self.history.mark_saved()

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
        file = PlanFile(Path(path))
        file.lock()
        try:
            file.write(self._tables)
        except PlanError:
            file.close()
            raise
        self.close()
        self._file, self.read_only_reason = file, ""
        self.history.mark_saved()

    def close(self) -> None:
        """Give the file's lock back; unsaved work is the caller's to ask about."""
        if self._file is not None:
            self._file.close()


def _place(change: Change) -> int:
    return change.at or 0
