"""The journal of a plan that is open: begun with its first edit, put away once a snapshot holds all of it."""

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from planning.plan.changes import Changes
from planning.store.aside import set_aside
from planning.store.disk import Disk
from planning.store.folding import Folding
from planning.store.journal import Header, Line, line_of
from planning.store.journal_file import JournalFile

FOLD_BYTES = 4 * 1024 * 1024


class Journaling:
    """What is known of the journal beside the snapshot of ``folding``.

    Attributes:
        path: its file.
        seq: the number of the last step of the plan, whichever file holds it.
        tip: the id of the last journal that was put away; empty where the chain of journals ends.
        current: the journal that is being written, ``None`` before the first edit.
    """

    def __init__(self, disk: Disk, path: Path, folding: Folding) -> None:
        self.path = path
        self.seq = 0
        self.tip = ""
        self.current: JournalFile | None = None
        self._disk, self._folding = disk, folding
        self._next_fold = FOLD_BYTES

    def append(self, steps: Sequence[tuple[Changes, int]], *, durable: bool) -> None:
        """Append steps in one write; with each the number of the step that it repeats, or 0.

        Raises:
            OSError: none of them happened.
        """
        now = int(datetime.now(UTC).timestamp() * 1000)
        lines = [line_of(changes, self.seq + 1 + i, now, of) for i, (changes, of) in enumerate(steps)]
        self._write(lines, durable=durable)
        self.seq = lines[-1].seq

    def _write(self, lines: list[Line], *, durable: bool) -> None:
        journal = self._begun()
        mark = journal.mark()
        journal.append(*lines)
        if durable:
            try:
                journal.sync()
            except OSError:
                journal.take_back(mark)
                raise

    def _begun(self) -> JournalFile:
        if self.current is None:
            if self._disk.exists(self.path):  # it was folded, but could not be moved to the backups
                set_aside(self._disk, self.path)
            meta = self._folding.meta
            header = Header(meta.file_id, meta.revision, self.seq, self.tip)
            self.current = JournalFile(self._disk, self.path, header, self._disk.mode(self._folding.path))
        return self.current

    @property
    def last_id(self) -> str:
        """The id of the last journal that holds steps."""
        journal = self.current
        return journal.header.id if journal is not None and journal.length > 0 else self.tip

    @property
    def is_poisoned(self) -> bool:
        """Whether the disk failed to confirm it, so that only a new snapshot helps."""
        return self.current is not None and self.current.poison is not None

    def sync(self) -> None:
        """Have all steps on the disk when this returns; may be called from another thread.

        Raises:
            OSError: the journal takes no more steps until a snapshot was written.
        """
        journal = self.current
        if journal is not None:
            journal.sync()

    def wants_fold(self) -> bool:
        """Whether it has grown past its size; told once, and again when it has grown by as much."""
        if self.current is None or self.current.length < self._next_fold:
            return False
        self._next_fold = self.current.length + FOLD_BYTES
        return True

    def renew(self) -> None:
        """Put it away where a snapshot holds all of it and it is large or poisoned."""
        journal = self.current
        if journal is not None and (journal.length >= FOLD_BYTES or journal.poison is not None):
            self.put_away()

    def put_away(self) -> None:
        """Close the journal, all of which is in the snapshot, and move it to the backups."""
        journal = self.release()
        if journal is None:
            return
        self._next_fold = FOLD_BYTES
        with contextlib.suppress(OSError):
            if journal.length:
                self.tip = journal.header.id
                self._folding.archive(self.path, journal.header.id)
            else:
                self._disk.unlink(self.path)

    def release(self) -> JournalFile | None:
        """Close the journal and leave its file where it is; what was closed."""
        journal, self.current = self.current, None
        if journal is not None:
            journal.close()
        return journal
