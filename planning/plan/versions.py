"""Earlier versions of a plan: which there are, what differs, and going back to one as a step of its own."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from i18n import _
from planning.plan.changes import Change, Record, same
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables, Transaction
from planning.store.backups import Backup
from planning.store.disk import REAL_DISK
from planning.store.migrations import migrated
from planning.store.plan_file import PlanFile
from planning.store.snapshot_file import read_snapshot

Rows = Mapping[str, Mapping[str, Record]]


class Version(NamedTuple):
    """An earlier version: its number (the generation of its snapshot), when it was saved (UTC), its file."""

    number: int
    saved: datetime
    backup: Backup


def versions(document: Document) -> list[Version]:
    """The earlier versions of a plan, newest first."""
    if document.file is None:
        return []
    backups = document.file.backups.versions(document.file.meta.file_id)
    return [Version(backup.generation, backup.saved, backup) for backup in backups]


def records_of(document: Document, number: int) -> Tables:
    """What an earlier version holds.

    Raises:
        PlanError: ``no_such_version``, or it cannot be read.
    """
    version = next((version for version in versions(document) if version.number == number), None)
    if version is None:
        raise PlanError(
            _("There is no version {number}.").format(number=number),
            _("Choose one of the earlier versions."),
            code="no_such_version",
            file=document.path,
        )
    return read(version)


def read(version: Version) -> Tables:
    """What an earlier version holds, in the schema of today.

    Raises:
        PlanError: ``damaged_version``, or it cannot be read.
    """
    found = read_snapshot(REAL_DISK, version.backup.path)
    if not found.is_intact:
        raise PlanError(
            _("Version {number} is damaged.").format(number=version.number),
            _("Choose another of the earlier versions."),
            code="damaged_version",
            file=version.backup.path,
        )
    return migrated(found.records, found.meta.schema)


def records_on_disk(path: Path) -> Tables:
    """What the plan file itself holds, whoever wrote it, without its journal.

    Raises:
        PlanError: it cannot be read.
    """
    found = read_snapshot(REAL_DISK, path)
    return migrated(found.records, found.meta.schema)


def changed_outside(path: Path) -> list[Change]:
    """What accepting a file that was changed outside the program would change, against what was saved last.

    Raises:
        PlanError: either cannot be read.
    """
    last = PlanFile.open(path, read_only=True, stale="restore").records
    return list(differing(last, PlanFile.open(path, read_only=True).records))


def differences(document: Document, earlier: Tables) -> Iterator[Change]:
    """What would change in going back: each document now and as it was."""
    return differing({name: document.records(name) for name in document.names()}, earlier)


def differing(before: Rows, after: Rows) -> Iterator[Change]:
    """Each document that is not the same in both."""
    for table in sorted({*before, *after}):
        now, then = before.get(table, {}), after.get(table, {})
        for id in dict.fromkeys([*then, *now]):
            if not same(now.get(id), then.get(id)):
                yield Change(table, id, now.get(id), then.get(id))


def restore(document: Document, number: int) -> int:
    """Go back to an earlier version, as one step that can be undone; how many documents changed.

    Raises:
        PlanError: ``no_such_version``, or the version breaks a rule of today.
    """
    changes = list(differences(document, records_of(document, number)))
    go_back(document, number, changes)
    return len(changes)


def go_back(document: Document, number: int, changes: list[Change]) -> None:
    """Make the differences to an earlier version, in one step; the plan before is kept as a version for good.

    Raises:
        PlanError: the plan as it is cannot be kept, or the version breaks a rule of today.
    """
    if not changes:
        return
    document.keep_version()
    with document.transaction(_("Restore version {number}").format(number=number)) as transaction:
        stage_changes(transaction, changes)


def stage_changes(transaction: Transaction, changes: list[Change]) -> None:
    """Make in a transaction what differs.

    Raises:
        PlanError: as the edits of the transaction.
    """
    for change in changes:
        if change.after is None:
            transaction.remove(change.table, change.id)
        elif change.before is None:
            transaction.add(change.table, change.after)
        else:
            gone = {field: None for field in change.before if field not in change.after}
            transaction.set(change.table, change.id, **change.after, **gone)
