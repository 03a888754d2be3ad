"""The snapshot on the disk: read and written by TinyDB through our storage, known by ids, not by numbers.

TinyDB wants whole numbers as keys; the plan knows documents by their own ``id``. The numbers are kept from
read to write, so that two copies of a plan differ only where their documents do.
"""

import os
from pathlib import Path
from typing import Any, NamedTuple

from tinydb import TinyDB
from tinydb.table import Document as Row

from i18n import _
from planning.plan.errors import PlanError
from planning.store.disk import Disk
from planning.store.migrations import migrated
from planning.store.snapshot import META, Meta, checksum, read_meta, seal
from planning.store.storage import PlanStorage

Records = dict[str, dict[str, dict[str, Any]]]
Keys = dict[str, dict[str, int]]
Signature = tuple[int, int, int]


class Snapshot(NamedTuple):
    """What a snapshot holds: records by id, their numbers, its head, and whether the head's sum fits."""

    records: Records
    keys: Keys
    meta: Meta
    is_intact: bool


def read_snapshot(disk: Disk, path: Path) -> Snapshot:
    """Read a snapshot.

    Raises:
        PlanError: ``missing``, or why it cannot be read.
    """
    database = TinyDB(path, storage=PlanStorage, disk=disk)
    raw = database.storage.read()
    if raw is None:
        raise PlanError(
            _("There is no such file."), _("Check the name, or make a new plan."), code="missing", file=path
        )
    try:
        meta = read_meta(raw)
    except PlanError as error:
        raise error.in_file(path) from None
    records: Records = {}
    keys: Keys = {}
    for table in sorted(database.tables() - {META}):
        records[table], keys[table] = _by_id(list(database.table(table)))
    return Snapshot(migrated(records, meta.schema), keys, meta, meta.sha256 == checksum(raw, meta))


def _by_id(rows: list[Row]) -> tuple[dict[str, dict[str, Any]], dict[str, int]]:
    """Records and numbers by id; a record without a usable id is known by its number."""
    records: dict[str, dict[str, Any]] = {}
    keys: dict[str, int] = {}
    for row in rows:
        id = row.get("id")
        if not isinstance(id, str) or id in records:
            id = f"#{row.doc_id}"
        records[id] = dict(row)
        keys[id] = row.doc_id
    return records, keys


def write_snapshot(disk: Disk, path: Path, records: Records, keys: Keys, meta: Meta) -> Meta:
    """Replace the snapshot; ``keys`` gets numbers for the records that have none yet.

    Returns:
        the head as written, with its sum.

    Raises:
        PlanError: ``not_written``; the file is as it was.
    """
    tables = {name: _numbered(rows, keys.setdefault(name, {})) for name, rows in records.items() if rows}
    sealed = seal(tables, meta)
    TinyDB(path, storage=PlanStorage, disk=disk).storage.write(sealed)
    return read_meta(sealed)


def _numbered(rows: dict[str, dict[str, Any]], keys: dict[str, int]) -> dict[str, dict[str, Any]]:
    last = max(keys.values(), default=0)
    for id in rows:
        if id not in keys:
            last += 1
            keys[id] = last
    return {str(keys[id]): row for id, row in rows.items()}


def signature(path: Path) -> Signature | None:
    """What changes when a file is replaced or written: inode, size, time of change (ns)."""
    try:
        status = os.stat(path)  # noqa: PTH116 - as cheap as it gets: it is asked for often
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
