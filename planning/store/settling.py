"""After recovery: the files of a plan are brought to a usual state, so that edits can go on.

The order matters: what was recovered is written before anything is moved out of the way, so that a crash in
between finds all of it again.
"""

from pathlib import Path
from typing import NamedTuple

from i18n import _
from planning.store import snapshot
from planning.store.aside import aside_name, set_aside
from planning.store.disk import Disk
from planning.store.folding import Folding
from planning.store.journal_file import JournalFile
from planning.store.recovery import Recovered
from planning.store.snapshot_file import Records


class Settled(NamedTuple):
    """The journal that goes on, the number of the last step, the id of the last journal of its chain."""

    journal: JournalFile | None
    seq: int
    tip: str


class Settling:
    """Settles one plan; what is kept aside goes to the report of the folding."""

    def __init__(self, disk: Disk, journal: Path, folding: Folding) -> None:
        self._disk, self._journal, self._folding = disk, journal, folding

    def settle(self, found: Recovered, records: Records) -> Settled:
        """Write what was recovered where it must be, keep damaged originals, open the journal.

        Raises:
            PlanError: ``not_written`` or ``not_confirmed``.
            OSError: a file cannot be moved, or the journal not be written to.
        """
        must_write = found.must_be_written or self._folding.is_put_back
        seq, tip = self._write(found, records) if must_write else (found.seq, found.tip)
        journal = self._settle_journal(found)
        self._folding.keep_newcomer(journal.header.id if journal is not None else "")
        return Settled(journal, seq, tip)

    def _write(self, found: Recovered, records: Records) -> tuple[int, str]:
        """Write what was recovered as a snapshot; its last step and journal."""
        seq, tip, meta = found.seq, found.tip, found.snapshot.meta
        is_old, is_put_back = meta.schema < snapshot.SCHEMA, False
        if found.from_backups:
            self._keep_damaged(found)
        elif is_old and found.snapshot.is_intact:
            self._folding.keep_version()
        elif self._folding.is_put_back:
            is_put_back = True
            self._folding.report.remark(_("An earlier version of the plan was put in its place."))
        if is_old or is_put_back or not found.snapshot.is_intact:
            seq, tip = seq + 1, ""  # a step that is in no journal: no chain leads past it
        self._folding.leap_generations()
        self._folding.replace(self._folding.prepare(records, seq, tip))
        return seq, tip

    def _keep_damaged(self, found: Recovered) -> None:
        """Keep the damaged plan file under a second name; the first one must never be missing."""
        if self._folding.path in found.set_aside:
            aside = aside_name(self._folding.path)
            self._disk.link_or_copy(self._folding.path, aside)
            self._folding.report.kept.append(aside)

    def _settle_journal(self, found: Recovered) -> JournalFile | None:
        if self._journal in found.set_aside:
            self._folding.report.kept.append(set_aside(self._disk, self._journal))
        elif found.journal is not None and found.journal.last_seq > self._folding.meta.seq:
            return JournalFile.resume(self._disk, self._journal, found.journal)
        elif found.journal is not None:
            self._folding.archive(self._journal, found.tip)
        elif self._disk.exists(self._journal):  # a crash tore it before its first line
            self._disk.unlink(self._journal)
            self._disk.sync_folder(self._journal.parent)
        return None
