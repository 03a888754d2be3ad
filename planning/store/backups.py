"""Earlier snapshots and the journals between them, beside the plan in ``<name>.backups``.

Any lost snapshot is an older snapshot plus the journals since; the journals also hold the history of steps.
A backup is a hard link to the snapshot it keeps, so that making one costs nothing.
"""

import contextlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from planning.store.disk import Disk
from planning.store.journal import Parsed, parse
from planning.store.snapshot import Meta

NAME = re.compile(r"(\d{8})-(\d{8}T\d{6})-([0-9a-f]{8})-([0-9a-f]+)(\.kept)?\.json")
PLAN_DIGITS = 8
STAMP = "%Y%m%dT%H%M%S"
NEWEST, HOURS, DAYS, MONTHS = 10, 24, 30, 12
MOST_BYTES = 256 * 1024 * 1024


class Backup(NamedTuple):
    """An earlier version: its file, number, time of saving (UTC), revision, whether it is kept for good.

    ``plan`` is the beginning of the plan's file id: another plan may have had this name before.
    """

    path: Path
    generation: int
    saved: datetime
    plan: str
    revision: str
    is_kept: bool


class Backups:
    """The backups of one plan."""

    def __init__(self, disk: Disk, plan: Path) -> None:
        self._disk = disk
        self.folder = plan.with_name(f"{plan.name}.backups")

    def versions(self, file_id: str = "") -> list[Backup]:
        """All earlier versions, newest first; of one plan where its ``file_id`` is given."""
        matches = ((name, NAME.fullmatch(name)) for name in self._disk.names(self.folder))
        found = [
            Backup(
                self.folder / name,
                int(m[1]),
                datetime.strptime(f"{m[2]}+0000", f"{STAMP}%z"),
                m[3],
                m[4],
                bool(m[5]),
            )
            for name, m in matches
            if m
        ]
        own = (backup for backup in found if not file_id or backup.plan == file_id[:PLAN_DIGITS])
        return sorted(own, key=lambda backup: backup.generation, reverse=True)

    def of_last_plan(self) -> list[Backup]:
        """The versions of the plan that was backed up last, newest first."""
        last = max(self.versions(), key=lambda backup: (backup.saved, backup.generation), default=None)
        return self.versions(last.plan) if last else []

    def keep_snapshot(self, plan: Path, meta: Meta, *, mark: bool = False) -> None:
        """Keep the plan file as it is now; with ``mark`` for good (before an import or a merge).

        Raises:
            OSError: it could not be kept.
        """
        self._disk.make_folder(self.folder)
        self._disk.link(plan, self._place(meta, mark=mark))

    def _place(self, meta: Meta, *, mark: bool = False) -> Path:
        saved = datetime.fromisoformat(meta.saved) if meta.saved else datetime.now(UTC)
        parts = (f"{meta.generation:08d}", saved.strftime(STAMP), meta.file_id[:PLAN_DIGITS], meta.revision)
        return self.folder / f"{'-'.join(parts)}{'.kept' if mark else ''}.json"

    def keep_copy(self, plan: Path, meta: Meta) -> None:
        """Keep the plan file as it is now, in a file of its own: a link would share its damage.

        Raises:
            OSError: it could not be kept.
        """
        self._disk.make_folder(self.folder)
        self._disk.copy(plan, self._place(meta))

    def keep_journal(self, journal: Path, generation: int, id: str) -> None:
        """Move a journal that was folded to the backups.

        Raises:
            OSError: it could not be moved.
        """
        self._disk.make_folder(self.folder)
        self._disk.replace(journal, self.folder / f"{generation:08d}-{id}.journal")

    def journals(self) -> list[Parsed]:
        """The journals that were kept, newest first, as far as they can be read."""
        names = [name for name in self._disk.names(self.folder) if name.endswith(".journal")]
        kept = []
        for name in sorted(names, reverse=True):
            with contextlib.suppress(OSError):
                kept.append(parse(self._disk.read(self.folder / name)))
        return [journal for journal in kept if journal.header is not None]

    def rotate(self, now: datetime) -> None:
        """Remove what the rules do not keep, and journals older than every version that is left.

        Raises:
            OSError: something could not be removed.
        """
        versions = self.versions()
        kept = self._within_size(to_keep(versions, now))
        for version in versions:
            if version not in kept:
                self._disk.unlink(version.path)
        oldest = min((version.generation for version in kept), default=0)
        for name in self._disk.names(self.folder):
            if name.endswith(".journal") and name[:8].isdecimal() and int(name[:8]) < oldest:
                self._disk.unlink(self.folder / name)

    def _within_size(self, versions: list[Backup]) -> list[Backup]:
        """The newest of them up to the cap in bytes; at least the newest one."""
        kept: list[Backup] = []
        total = 0
        for version in versions:
            total += len(self._disk.read(version.path))
            if kept and total > MOST_BYTES:
                break
            kept.append(version)
        return kept


def to_keep(versions: list[Backup], now: datetime) -> list[Backup]:
    """The newest ten, one an hour for a day, one a day for 30 days, one a month for 12 months, all marked."""
    kept = set(versions[:NEWEST]) | {version for version in versions if version.is_kept}
    for limit, pattern in (
        (timedelta(hours=HOURS), "%Y%m%d%H"),
        (timedelta(days=DAYS), "%Y%m%d"),
        (timedelta(days=31 * MONTHS), "%Y%m"),
    ):
        newest: dict[str, Backup] = {}
        for version in versions:
            if now - version.saved <= limit:
                newest.setdefault(version.saved.strftime(pattern), version)
        kept |= set(newest.values())
    return [version for version in versions if version in kept]
