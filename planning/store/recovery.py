"""What a plan's files hold together: snapshot, journal and backups become one state, with a report.

Nothing here writes. What is restored is told, what cannot be is told too, what is set aside is named.
"""

from dataclasses import dataclass, field
from pathlib import Path

from i18n import _, ngettext
from planning.plan.changes import put
from planning.plan.errors import PlanError
from planning.store.backups import Backups
from planning.store.disk import Disk
from planning.store.journal import Line, Parsed, parse
from planning.store.snapshot import SCHEMA
from planning.store.snapshot_file import Snapshot, read_snapshot

MOST_STEPS = 2000
DAMAGE = ("empty", "not_json", "not_a_plan")


@dataclass
class Recovered:
    """The state of a plan (records and the number of its last step) and how it was come by.

    ``tip`` is the id of the journal applied last. ``journal`` is the live journal where edits go on being
    appended to it; ``set_aside`` are damaged or foreign originals to keep; ``notices`` say in the user's
    language what was not as usual.
    """

    snapshot: Snapshot
    seq: int
    tip: str
    journal: Parsed | None = None
    history: list[Line] = field(default_factory=list)
    set_aside: list[Path] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def is_usual(self) -> bool:
        """Whether the files are just what a closed or a living plan leaves."""
        return not self.set_aside and not self.notices


def recover(disk: Disk, path: Path, journal_path: Path, *, restore: bool = False) -> Recovered:
    """Read the plan from all its files; with ``restore`` without the snapshot, as if it were damaged.

    Raises:
        PlanError: there is no plan, or it is damaged and no backup can stand in for it.
    """
    backups = Backups(disk, path)
    live = parse(disk.read(journal_path)) if disk.exists(journal_path) else None
    try:
        found = starting_from(read_snapshot(disk, path))
        if restore and not found.snapshot.is_intact:
            raise PlanError(
                _("There is no earlier version."), _("Accept the plan as it is."), code="not_json", file=path
            )
    except PlanError as error:
        if error.code not in DAMAGE and not (error.code == "missing" and live is not None):
            raise
        found = _from_backups(disk, backups, live, error)
        if error.code != "missing":
            found.set_aside.append(path)
    if live is not None:
        _replay_live(found, live, journal_path)
    if found.snapshot.meta.schema <= SCHEMA:
        found.history = _history(found, backups, live)
    return found


def starting_from(snapshot: Snapshot) -> Recovered:
    """The state that a snapshot holds by itself."""
    return Recovered(snapshot, snapshot.meta.seq, snapshot.meta.folded)


def _replay_live(found: Recovered, live: Parsed, path: Path) -> None:
    """Apply the journal beside the plan, as far as it is whole and belongs to it."""
    if belongs(live, found.snapshot):
        replayed = replay(found, live)
        _tell_replayed(found, live, replayed)
        if live.state == "damaged":
            found.set_aside.append(path)
        else:
            found.journal = live
    elif live.lines or live.state == "damaged":
        found.set_aside.append(path)
        found.notices.append(_tell_foreign(live))


def _tell_replayed(found: Recovered, live: Parsed, replayed: int) -> None:
    if live.state == "damaged":
        found.notices.append(
            ngettext(
                "The journal is damaged. {count} later edit could not be restored.",
                "The journal is damaged. {count} later edits could not be restored.",
                live.lost,
            ).format(count=live.lost)
        )
    elif replayed:
        found.notices.append(
            ngettext(
                "{count} edit was restored that had not been saved when the program ended.",
                "{count} edits were restored that had not been saved when the program ended.",
                replayed,
            ).format(count=replayed)
        )


def _tell_foreign(live: Parsed) -> str:
    if live.header is None:
        return _("The journal is damaged; its edits could not be restored.")
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
    for line in journal.lines:
        if line.seq == found.seq + 1:
            put(found.snapshot.records, line.changes().items)
            found.seq = line.seq
            replayed += 1
    return replayed


def _from_backups(disk: Disk, backups: Backups, live: Parsed | None, reason: PlanError) -> Recovered:
    """The state that the backups and the journals between them lead to; the one that reaches furthest.

    Raises:
        PlanError: ``reason``, where no backup can be read.
    """
    journals = ([live] if live is not None else []) + backups.journals()
    best: Recovered | None = None
    own = backups.versions(live.header.file_id) if live is not None and live.header is not None else []
    for version in own or backups.of_last_plan():
        try:
            candidate = starting_from(read_snapshot(disk, version.path))
        except PlanError:
            continue
        if candidate.snapshot.is_intact:
            _follow(candidate, journals)
            if best is None or candidate.seq > best.seq:
                best = candidate
    if best is None:
        raise reason
    best.notices.append(
        _("The plan file was damaged. It was restored from an earlier version and the journals since.")
    )
    return best


def _follow(found: Recovered, journals: list[Parsed]) -> None:
    """Apply all journals that lead on from a backup, one after the other."""
    journal = next((journal for journal in journals if belongs(journal, found.snapshot)), None)
    while journal is not None and journal.header is not None:
        replay(found, journal)
        journal = next((j for j in journals if j.header is not None and j.header.previous == found.tip), None)


def _history(found: Recovered, backups: Backups, live: Parsed | None) -> list[Line]:
    """The unbroken run of steps that ends with the present state, oldest first."""
    kept = {journal.header.id: journal for journal in backups.journals() if journal.header is not None}
    if live is not None and live.header is not None and belongs(live, found.snapshot):
        kept[live.header.id] = live
    journal = kept.get(found.tip)
    steps: list[Line] = []
    last = found.seq
    while journal is not None and journal.header is not None and len(steps) < MOST_STEPS:
        run = [line for line in journal.lines if line.seq <= last]
        if not run or run[-1].seq != last:
            break
        steps[:0] = run
        last, journal = journal.header.base_seq, kept.get(journal.header.previous)
    return steps
