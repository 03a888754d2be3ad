"""What a plan's files hold together: snapshot, journal and backups become one state, with a report.

Nothing here writes. What is restored is told, what cannot be is told too, what is set aside is named.

The steps of a plan are numbered without a gap. What is in no journal (a large import, a file changed by hand,
a migration) counts as a step as well, so that no chain of journals leads past it.
"""

import contextlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from i18n import _, ngettext
from planning.plan.changes import put
from planning.plan.errors import PlanError
from planning.store import snapshot as format_
from planning.store.backups import Backup, Backups
from planning.store.disk import Disk
from planning.store.identity import in_file_names
from planning.store.journal import VERSION, Line, Parsed, parse, unreadable
from planning.store.report import Report
from planning.store.snapshot import MAX_BYTES
from planning.store.snapshot_file import Snapshot, read_snapshot

MOST_STEPS = 2000
DAMAGE = ("empty", "not_json", "not_a_plan")
FILE_ID = re.compile(rb'"file_id": ?"([^"\\]{1,200})"')
Stale = Literal["ask", "accept", "restore"]


@dataclass
class Recovered:
    """The state of a plan (records and the number of its last step) and how it was come by.

    ``tip`` is the id of the journal applied last, ``live`` the journal beside the plan, ``journal`` the same
    where edits go on being appended to it. ``from_backups`` tells that the snapshot is not the plan file's.
    ``set_aside`` are damaged or foreign originals to keep; ``report`` says what was not as usual.
    """

    snapshot: Snapshot
    seq: int
    tip: str
    from_backups: bool = False
    live: Parsed | None = None
    journal: Parsed | None = None
    set_aside: list[Path] = field(default_factory=list)
    report: Report = field(default_factory=Report)

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote the snapshot or the journal."""
        header = self.live.header if self.live is not None else None
        is_newer_journal = header is not None and header.version > VERSION
        return self.snapshot.meta.schema > format_.SCHEMA or is_newer_journal

    @property
    def must_be_written(self) -> bool:
        """Whether the state is in no file that goes on being used."""
        meta = self.snapshot.meta
        is_in_journal = self.journal is not None or self.seq == meta.seq
        is_current = self.snapshot.is_intact and meta.schema >= format_.SCHEMA
        return self.from_backups or not is_in_journal or not is_current


def recover(disk: Disk, path: Path, journal_path: Path, stale: Stale = "ask") -> Recovered:
    """Read the plan from all its files; ``stale`` says what to do with a snapshot whose sum does not fit.

    Raises:
        PlanError: there is no plan, or it is damaged and no backup can stand in for it.
    """
    live = _live_journal(disk, journal_path)
    try:
        found = starting_from(read_snapshot(disk, path))
        if stale == "restore" and not found.snapshot.is_intact:
            raise PlanError(
                _("There is no earlier version."), _("Accept the plan as it is."), code="not_json", file=path
            )
    except PlanError as error:
        if error.code not in DAMAGE and not (error.code == "missing" and live is not None):
            raise
        found = _from_backups(disk, path, live, error)
        if error.code != "missing":
            found.set_aside.append(path)
    found.live = live
    if live is not None:
        _take_live(found, live, journal_path)
    return found


def starting_from(snapshot: Snapshot) -> Recovered:
    """The state that a snapshot holds by itself."""
    return Recovered(snapshot, snapshot.meta.seq, snapshot.meta.folded)


def _live_journal(disk: Disk, path: Path) -> Parsed | None:
    if not disk.exists(path):
        return None
    try:
        return parse(disk.read(path)) if disk.size(path) <= MAX_BYTES else unreadable()
    except OSError:
        return unreadable()


def _take_live(found: Recovered, live: Parsed, path: Path) -> None:
    """Apply the journal beside the plan, as far as it is whole and belongs to it."""
    header = live.header
    if found.snapshot.is_intact and header is not None and (
        belongs(live, found.snapshot) or header.id == found.tip
    ):
        replayed = replay(found, live)
        if live.state == "damaged":
            found.set_aside.append(path)
        else:
            found.journal = live
        _tell_replayed(found.report, live, replayed, sum(line.seq > found.seq for line in live.later))
    elif live.lines or live.state == "damaged":
        found.set_aside.append(path)
        found.report.lost.append(_tell_foreign(live))
    elif live.state == "torn":
        found.report.lost.append(_tell_torn())


def _tell_replayed(report: Report, live: Parsed, replayed: int, lost: int) -> None:
    if replayed:
        report.restored.append(
            ngettext(
                "{count} edit was restored that had not been saved when the program ended.",
                "{count} edits were restored that had not been saved when the program ended.",
                replayed,
            ).format(count=replayed)
        )
    if live.state == "torn":
        report.lost.append(_tell_torn())
    if live.state == "damaged":
        report.lost.append(
            ngettext(
                "The file of the latest edits is damaged. {count} later edit or more could not be restored.",
                "The file of the latest edits is damaged. {count} later edits or more could not be restored.",
                lost,
            ).format(count=lost)
            if lost
            else _("The file of the latest edits is damaged. Perhaps the last edit could not be restored.")
        )


def _tell_torn() -> str:
    return _("The last edit was not finished when the program ended; it could not be restored.")


def _tell_foreign(live: Parsed) -> str:
    if live.header is None:
        return _("The file of the latest edits is damaged; they could not be restored.")
    count = len(live.lines)
    return ngettext(
        "The plan was replaced by another copy. {count} edit of the former copy is kept aside.",
        "The plan was replaced by another copy. {count} edits of the former copy are kept aside.",
        count,
    ).format(count=count)


def belongs(journal: Parsed, snapshot: Snapshot) -> bool:
    """Whether the journal starts from this snapshot, or is the one that was folded into it."""
    header, meta = journal.header, snapshot.meta
    return (
        header is not None
        and header.file_id == meta.file_id
        and (header.base_revision == meta.revision or header.id == meta.folded)
    )


def replay(found: Recovered, journal: Parsed) -> int:
    """Apply the lines that follow on the state without a gap; how many they were."""
    replayed = 0
    assert journal.header is not None
    found.tip = journal.header.id
    for line in [*journal.lines, *journal.later]:
        if line.seq == found.seq + 1:
            put(found.snapshot.records, line.changes().items)
            found.seq = line.seq
            replayed += 1
    return replayed


def _from_backups(disk: Disk, path: Path, live: Parsed | None, reason: PlanError) -> Recovered:
    """The state that the newest sound backup and the journals since lead to.

    No older one reaches further: its way leads past the newer one, or ends before.

    Raises:
        PlanError: ``reason``, where no backup can be read.
    """
    backups = Backups(disk, path)
    versions = _versions(disk, path, backups, live)
    plan = versions[0].plan if versions else ""
    kept = [backups.read_journal(journal) for journal in backups.journals() if journal.plan == plan]
    journals = [journal for journal in (live, *kept) if journal is not None and journal.header is not None]
    candidates = (_following(disk, version, journals) for version in versions)
    best = next((candidate for candidate in candidates if candidate is not None), None)
    if best is None:
        raise reason
    best.from_backups = True
    best.snapshot = best.snapshot._replace(signature=None)  # that of another file
    best.report.restored.append(
        _("The plan file was damaged. It was restored from an earlier version and the edits kept since.")
    )
    return best


def _versions(disk: Disk, path: Path, backups: Backups, live: Parsed | None) -> list[Backup]:
    """The earlier versions of the plan that was here: its journal or what is left of the file names it."""
    if live is not None and live.header is not None:
        return backups.versions(live.header.file_id)
    with contextlib.suppress(OSError):
        match = FILE_ID.search(disk.read(path))
        own = backups.versions(match[1].decode(errors="replace")) if match else []
        if own:
            return own
    return backups.of_last_plan()


def _following(disk: Disk, version: Backup, journals: list[Parsed]) -> Recovered | None:
    """The state that a version and all journals that lead on from it make; ``None`` where it is damaged."""
    try:
        found = starting_from(read_snapshot(disk, version.path))
    except PlanError:
        return None
    if not found.snapshot.is_intact:
        return None
    journal = next((journal for journal in journals if belongs(journal, found.snapshot)), None)
    while journal is not None:
        replay(found, journal)
        journals = [other for other in journals if other is not journal]
        journal = next((other for other in journals if _follows(other, found.tip)), None)
    return found


def _follows(journal: Parsed, tip: str) -> bool:
    return journal.header is not None and bool(tip) and journal.header.previous == tip


def history_of(backups: Backups, found: Recovered) -> list[Line]:
    """The unbroken run of steps that ends with the recovered state, oldest first."""
    live, file_id = found.live, found.snapshot.meta.file_id
    places = {journal.name: journal for journal in backups.journals(file_id)}
    steps: list[Line] = []
    last, tip = found.seq, found.tip
    while tip and len(steps) < MOST_STEPS:
        if live is not None and live.header is not None and live.header.id == tip:
            journal: Parsed | None = live
        else:
            place = places.pop(in_file_names(tip), None)
            journal = backups.read_journal(place) if place is not None else None
        run = _run_up_to(journal, last)
        if journal is None or journal.header is None or not run:
            break
        steps[:0] = run
        last, tip = journal.header.base_seq, journal.header.previous
    return steps


def _run_up_to(journal: Parsed | None, last: int) -> list[Line]:
    """The lines of a journal up to a step; none where that step is not among them."""
    lines = journal.lines if journal is not None else []
    run = [line for line in lines if line.seq <= last]
    return run if run and run[-1].seq == last else []
