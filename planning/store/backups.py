"""Earlier snapshots and the journals between them, beside the plan in ``<name>.backups``.

Any lost snapshot is an older snapshot plus the journals since; the journals also hold the history of steps.
A backup is a hard link to the snapshot it keeps, so that making one costs nothing. Each is compared with what
was written or read before, so that no damage gets among them.
"""

import contextlib
import errno
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from i18n import _
from planning.store.atomic import remove_remnants, write_atomically
from planning.store.disk import Disk, digest, folder_mode
from planning.store.identity import PLAN_DIGITS, in_file_names
from planning.store.journal import Parsed, parse
from planning.store.snapshot import Meta
from planning.store.snapshot_file import Records, write_snapshot

NAME = re.compile(r"(\d{8})-(\d{8}T\d{6})-([0-9a-f]{8})-([0-9a-f]+)(\.kept)?\.(json|journal)")
STAMP = "%Y%m%dT%H%M%S"
SNAPSHOT, JOURNAL = "json", "journal"
NEWEST, HOURS, DAYS, MONTHS = 10, 24, 30, 12
YEAR = timedelta(days=31 * MONTHS)
MOST_BYTES = 256 * 1024 * 1024
MOST_JOURNALS, MOST_JOURNAL_BYTES = 2000, 64 * 1024 * 1024


class Backup(NamedTuple):
    """An earlier version or a journal: file, generation, time (UTC), plan, name, whether it is kept for good.

    ``plan`` is the beginning of the plan's file id: another plan may have had this file's name before.
    ``name`` is the revision of a snapshot, the id of a journal.
    """

    path: Path
    generation: int
    saved: datetime
    plan: str
    name: str
    is_kept: bool


class Backups:
    """The backups of one plan."""

    def __init__(self, disk: Disk, plan: Path) -> None:
        self._disk = disk
        self._plan = plan
        self.folder = plan.with_name(f"{plan.name}.backups")

    def versions(self, file_id: str = "") -> list[Backup]:
        """All earlier versions, newest first; of one plan where its ``file_id`` is given."""
        return self._kept(SNAPSHOT, file_id)

    def journals(self, file_id: str = "") -> list[Backup]:
        """The journals that were kept, newest first."""
        return self._kept(JOURNAL, file_id)

    def _kept(self, kind: str, file_id: str) -> list[Backup]:
        found = []
        for name in self._disk.names(self.folder):
            match = NAME.fullmatch(name)
            if match and match[6] == kind and (not file_id or match[3] == _plan(file_id)):
                saved = _moment(match[2])
                if saved is not None:
                    path = self.folder / name
                    found.append(Backup(path, int(match[1]), saved, match[3], match[4], bool(match[5])))
        return sorted(found, key=lambda backup: (backup.generation, backup.saved), reverse=True)

    def of_last_plan(self) -> list[Backup]:
        """The versions of the plan that was backed up last, newest first."""
        last = max(self.versions(), key=lambda backup: (backup.saved, backup.generation), default=None)
        return [version for version in self.versions() if last is not None and version.plan == last.plan]

    def keep_snapshot(self, meta: Meta, known: bytes, *, mark: bool = False) -> None:
        """Keep the plan file as it is now; with ``mark`` for good (before an import or a merge).

        Raises:
            OSError: it could not be kept, or its bytes are not those whose digest is ``known``.
        """
        data = self._disk.read(self._plan)
        if digest(data) != known:
            raise OSError(errno.EIO, _("the file was damaged on the disk"))
        self._make_folder()
        place = self._place(meta, mark=mark)
        if not self._disk.exists(place):
            try:
                self._disk.link(self._plan, place)
            except OSError:  # a file system without links
                write_atomically(place, data, self._disk)
        if mark:
            self._disk.unlink(self._place(meta))

    def keep_copy(self, meta: Meta) -> None:
        """Keep the plan file as it is now, in a file of its own: a link would share its damage.

        Raises:
            OSError: it could not be kept.
        """
        self._make_folder()
        write_atomically(self._place(meta), self._disk.read(self._plan), self._disk)

    def keep_state(self, records: Records, meta: Meta) -> None:
        """Keep for good a state of the plan that the plan file does not hold.

        Raises:
            PlanError: ``not_written``.
            OSError: there can be no folder for it.
        """
        self._make_folder()
        write_snapshot(self._disk, self._place(meta, mark=True), records, {}, meta)

    def _make_folder(self) -> None:
        self._disk.make_folder(self.folder, folder_mode(self._disk.mode(self._plan)))

    def _place(self, meta: Meta, *, mark: bool = False) -> Path:
        saved = _moment(meta.saved) or datetime.now(UTC)
        name = _name(meta.generation, saved, meta.file_id, meta.revision)
        return self.folder / f"{name}{'.kept' if mark else ''}.{SNAPSHOT}"

    def keep_journal(self, journal: Path, generation: int, file_id: str, id: str) -> None:
        """Move a journal that was folded to the backups.

        Raises:
            OSError: it could not be moved.
        """
        self._make_folder()
        name = _name(generation, datetime.now(UTC), file_id, id)
        self._disk.replace(journal, self.folder / f"{name}.{JOURNAL}")

    def sync(self) -> None:
        """Have the names of the backups on the disk; a power cut that loses some loses no edit.

        Raises:
            OSError: the disk does not confirm it.
        """
        if self._disk.exists(self.folder):
            self._disk.sync_folder(self.folder)

    def read_journal(self, backup: Backup) -> Parsed | None:
        """A journal that was kept; ``None`` where it cannot be read."""
        try:
            parsed = parse(self._disk.read(backup.path))
        except OSError:
            return None
        return parsed if parsed.header is not None else None

    def last_generation(self, file_id: str) -> int:
        """The highest number of a version."""
        return max((version.generation for version in self.versions(file_id)), default=0)

    def rotate(self, now: datetime, file_id: str) -> None:
        """Remove what the rules do not keep of one plan, and all but a few of others that had its name.

        Raises:
            OSError: something could not be removed.
        """
        remove_remnants(self._disk, self.folder)
        versions = self.versions(file_id)
        self._remove(versions, self._within(to_keep(versions, now), MOST_BYTES))
        others = [version for version in self.versions() if version not in versions]
        others.sort(key=lambda version: version.saved, reverse=True)
        self._remove(others, self._within(others[:NEWEST], MOST_BYTES))
        journals = self.journals(file_id)
        recent = [journal for journal in journals[:MOST_JOURNALS] if now - journal.saved <= YEAR]
        self._remove(journals, self._within(recent, MOST_JOURNAL_BYTES))

    def _remove(self, backups: list[Backup], kept: list[Backup]) -> None:
        gone = {backup.path for backup in backups} - {backup.path for backup in kept}
        for path in sorted(gone):
            self._disk.unlink(path)

    def _within(self, backups: list[Backup], most: int) -> list[Backup]:
        """Those that fit into ``most`` bytes: first the newest one, then those kept for good, then by age."""
        order = sorted(backups[1:], key=lambda backup: not backup.is_kept)
        kept, total = backups[:1], sum(map(self._size, backups[:1]))
        for backup in order:
            total += self._size(backup)
            if total <= most:
                kept.append(backup)
        return kept

    def _size(self, backup: Backup) -> int:
        with contextlib.suppress(OSError):
            return self._disk.size(backup.path)
        return 0


def _name(generation: int, saved: datetime, file_id: str, name: str) -> str:
    stamp = saved.astimezone(UTC).strftime(STAMP)
    return f"{generation:08d}-{stamp}-{_plan(file_id)}-{in_file_names(name)}"


def _plan(file_id: str) -> str:
    """The plan in the names of its backups."""
    return in_file_names(file_id)[:PLAN_DIGITS]


def _moment(text: str) -> datetime | None:
    """A time of a file name or of a plan's head, which a stranger may have written."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def to_keep(versions: list[Backup], now: datetime) -> list[Backup]:
    """The newest ten, one an hour for a day, one a day for 30 days, one a month for 12 months, all marked."""
    kept = set(versions[:NEWEST]) | {version for version in versions if version.is_kept}
    for limit, pattern in (
        (timedelta(hours=HOURS), "%Y%m%d%H"),
        (timedelta(days=DAYS), "%Y%m%d"),
        (YEAR, "%Y%m"),
    ):
        recent = [version for version in versions if now - version.saved <= limit]
        kept.update(_newest_of_each(recent, pattern))
    return [version for version in versions if version in kept]


def _newest_of_each(versions: list[Backup], pattern: str) -> Iterator[Backup]:
    seen = set()
    for version in versions:
        slot = version.saved.strftime(pattern)
        if slot not in seen:
            seen.add(slot)
            yield version
