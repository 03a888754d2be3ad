"""The snapshot of a plan that is open: what is known to lie on the disk, and writing the next one.

One thread may write while another goes on editing; whoever writes holds :attr:`Folding.lock`.
"""

import contextlib
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from i18n import _
from planning.plan.errors import PlanError
from planning.store import snapshot
from planning.store.aside import aside_name
from planning.store.backups import Backups
from planning.store.disk import Disk, Signature
from planning.store.identity import in_file_names, new_name, new_plan
from planning.store.report import Report
from planning.store.snapshot import Meta
from planning.store.snapshot_file import Keys, Records, Snapshot, read_snapshot, write_snapshot


class Fold(NamedTuple):
    """A snapshot to be written: a state that no longer changes, its head, and the head it comes after."""

    records: Records
    meta: Meta
    before: Meta


class Folding:
    """What is known of the snapshot on the disk.

    Attributes:
        path: the file.
        meta: its head; of a new plan that has no file yet one without a revision.
        is_intact: whether its sum fits.
        report: what was not as usual at opening, and what went wrong since beside the point, such as a
            backup that could not be made.
    """

    def __init__(self, disk: Disk, path: Path) -> None:
        self.lock = threading.Lock()
        self.backups = Backups(disk, path)
        self.meta = Meta(file_id=new_plan())
        self.is_intact = True
        self.report = Report()
        self.path = path
        self._disk = disk
        self._keys: Keys = {}
        self._digest = b""
        self._signature: Signature | None = None

    def adopt(self, found: Snapshot) -> None:
        """Take note of a snapshot that was read or written."""
        self.meta, self.is_intact = found.meta, found.is_intact
        self._keys, self._digest = found.keys, found.digest
        self._signature = found.signature

    @property
    def is_changed(self) -> bool:
        """Whether another program wrote the file since it was read or written here."""
        return self._signature is not None and self._disk.signature(self.path) not in (self._signature, None)

    @property
    def is_put_back(self) -> bool:
        """Whether somebody put an earlier file in the place of the last one: some version is newer."""
        return self.backups.last_generation(self.meta.file_id) > self.meta.generation

    def prepare(self, records: Records, seq: int, folded: str) -> Fold:
        """A fold of the present state."""
        state = {table: dict(rows) for table, rows in records.items()}
        meta = Meta(
            schema=snapshot.SCHEMA,
            file_id=self.meta.file_id,
            revision=new_name(),
            generation=self.meta.generation + 1,
            seq=seq,
            folded=folded,
            saved=datetime.now(UTC).isoformat(timespec="seconds"),
            ancestors=snapshot.ancestors_of_next(self.meta),
        )
        return Fold(state, meta, self.meta)

    def write(self, fold: Fold, *, mark: bool = False) -> None:
        """Write a fold: the snapshot before it goes to the backups, with ``mark`` for good.

        Only under the lock.

        Raises:
            PlanError: ``not_written`` or ``changed_on_disk``: nothing was changed; ``not_confirmed``: it was
                written, but may be gone after a power cut.
        """
        if self.is_changed:
            raise changed_on_disk(self.path)
        if self._digest and self._disk.exists(self.path):
            self._keep_former(mark=mark)
        self.replace(fold)
        with contextlib.suppress(OSError):  # what cannot be removed stays
            self.backups.rotate(datetime.now(UTC), self.meta.file_id)
            self.backups.sync()

    def _keep_former(self, *, mark: bool) -> None:
        try:
            self.backups.keep_snapshot(self.meta, self._digest, mark=mark)
        except OSError as error:
            self._refuse_other_plan()
            self.report.remark(_("No backup could be made ({reason}).").format(reason=error.strerror))

    def _refuse_other_plan(self) -> None:
        """Some file systems are slow to tell that a file was replaced: look at what it holds."""
        found = self.foreign()
        if found is not None and found.meta.revision != self.meta.revision:
            raise changed_on_disk(self.path)

    def keep_foreign(self) -> None:
        """Keep what another program wrote over the file, before it is written over in turn.

        Raises:
            OSError: it cannot be kept.
        """
        foreign = self.foreign()
        if foreign is not None:
            named = msgspec.structs.replace(foreign.meta, file_id=self.meta.file_id)  # now a version of ours
            self.backups.keep_snapshot(named, foreign.digest, mark=True)
        elif self._disk.exists(self.path):
            aside = aside_name(self.path)
            self._disk.link_or_copy(self.path, aside)
            self.report.kept.append(aside)
        self._signature, self._digest = self._disk.signature(self.path), b""
        self.leap_generations()

    def foreign(self) -> Snapshot | None:
        """What another program wrote, where it is a sound plan."""
        try:
            found = read_snapshot(self._disk, self.path)
        except PlanError:
            return None
        return found if found.is_intact else None

    def replace(self, fold: Fold) -> None:
        """Write a fold in the place of whatever is there.

        Raises:
            PlanError: ``not_written`` or ``not_confirmed``.
        """
        written = write_snapshot(self._disk, self.path, fold.records, self._keys, fold.meta)
        self.adopt(written.snapshot)
        if not fold.meta.folded:
            self.keep_copy()
        if written.doubt is not None:
            raise written.doubt

    def leap_generations(self) -> None:
        """Count on from the newest backup: what takes its place is newer than all of them."""
        last = self.backups.last_generation(self.meta.file_id)
        if last >= self.meta.generation:
            self.meta = msgspec.structs.replace(self.meta, generation=last + 1)

    def keep_newcomer(self, live: str) -> None:
        """Give a snapshot that neither versions nor journals lead to a copy to fall back on.

        It is new, or came from elsewhere in the place of the one that was here: from now on it is the newest.
        ``live`` is the id of the journal beside the plan.
        """
        versions = {version.name for version in self.backups.versions(self.meta.file_id)}
        journals = {journal.name for journal in self.backups.journals(self.meta.file_id)} | {live}
        is_led_to = bool(versions) and bool(self.meta.folded) and in_file_names(self.meta.folded) in journals
        if in_file_names(self.meta.revision) not in versions and not is_led_to:
            self.leap_generations()
            self.keep_copy()

    def keep_copy(self) -> None:
        """Give a snapshot that is in no journal a copy to fall back on, where there is room for it."""
        with contextlib.suppress(OSError):
            self.backups.keep_copy(self.meta)

    def keep_version(self) -> None:
        """Keep the snapshot on the disk for good.

        Raises:
            OSError: it cannot be kept.
        """
        self.backups.keep_snapshot(self.meta, self._digest, mark=True)

    def archive(self, journal: Path, id: str) -> None:
        """Move a journal all of which is in the snapshot to the backups.

        Raises:
            OSError: it cannot be moved.
        """
        self.backups.keep_journal(journal, self.meta.generation, self.meta.file_id, id)
        self.backups.sync()
        self._disk.sync_folder(self.path.parent)


def changed_on_disk(path: Path) -> PlanError:
    """What to tell where somebody else wrote the file of a plan that is open."""
    return PlanError(
        _("The file was changed by another program since it was opened."),
        _("Save your work under another name, then compare the two."),
        code="changed_on_disk",
        file=path,
    )
