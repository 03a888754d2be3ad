"""The snapshot on the disk: read and written by TinyDB through our storage, known by ids, not by numbers.

TinyDB wants whole numbers as keys; the plan knows documents by their own ``id``. The numbers are kept from
read to write, so that two copies of a plan differ only where their documents do.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

from tinydb import TinyDB

from i18n import _
from planning.plan.errors import PlanError
from planning.store.disk import Disk, Signature
from planning.store.snapshot import META, Meta, checksum, read_meta, seal
from planning.store.storage import PlanStorage

Records = dict[str, dict[str, dict[str, Any]]]
Keys = dict[str, dict[str, int]]


class Snapshot(NamedTuple):
    """What a snapshot holds, in the schema it was written in.

    Records by id, their numbers, its head, whether the head's sum fits, the digest of the file's bytes, and
    the file's signature from before it was read: a change while reading must not pass for ours.
    """

    records: Records
    keys: Keys
    meta: Meta
    is_intact: bool
    digest: bytes
    signature: Signature | None


def read_snapshot(disk: Disk, path: Path) -> Snapshot:
    """Read a snapshot.

    Raises:
        PlanError: ``missing``, or why it cannot be read.
    """
    signature = disk.signature(path)
    with collection_paused():
        storage = cast(PlanStorage, TinyDB(path, storage=PlanStorage, disk=disk).storage)
        raw = storage.read()
        if raw is None:
            raise missing(path)
        try:
            meta = read_meta(raw)
        except PlanError as error:
            raise error.in_file(path) from None
        records: Records = {}
        keys: Keys = {}
        for table in sorted(raw.keys() - {META}):
            records[table], keys[table] = _by_id(raw[table])
        return Snapshot(records, keys, meta, meta.sha256 == checksum(raw), storage.digest, signature)


def missing(path: Path) -> PlanError:
    """What to tell where there is no file."""
    return PlanError(
        _("There is no such file."), _("Check the name, or make a new plan."), code="missing", file=path
    )


@contextmanager
def collection_paused() -> Iterator[None]:
    """Without the collector of cycles, which would look at each of many new objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # what is new counts as old from now on: it stays, and is not looked at once more
            gc.unfreeze()
            gc.enable()


def _by_id(rows: dict[str, dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], dict[str, int]]:
    """Records and numbers by id, in the order of their numbers; one without a usable id is ``#number``."""
    records: dict[str, dict[str, Any]] = {}
    keys: dict[str, int] = {}
    for number in sorted(map(int, rows)):
        row = rows[str(number)]
        id = row.get("id")
        if not isinstance(id, str) or id in records:
            id = f"#{number}"
        records[id] = row
        keys[id] = number
    return records, keys


class Written(NamedTuple):
    """A snapshot that was written, and what to tell where the disk did not confirm that it lasts."""

    snapshot: Snapshot
    doubt: PlanError | None


def write_snapshot(disk: Disk, path: Path, records: Records, keys: Keys, meta: Meta) -> Written:
    """Replace the snapshot; ``keys`` are the numbers that records have already.

    Raises:
        PlanError: ``not_written``; the file is as it was.
    """
    numbers = {name: numbered(rows, keys.get(name, {})) for name, rows in records.items() if rows}
    sealed = seal(
        {name: {str(numbers[name][id]): row for id, row in records[name].items()} for name in numbers}, meta
    )
    storage = cast(PlanStorage, TinyDB(path, storage=PlanStorage, disk=disk).storage)
    doubt = None
    try:
        storage.write(sealed)
    except PlanError as error:
        if error.code != "not_confirmed":
            raise
        doubt = error  # it stands there all the same, and has to be known again
    meta, signature = read_meta(sealed), disk.signature(path)
    return Written(Snapshot(records, numbers, meta, True, storage.digest, signature), doubt)


def numbered(rows: dict[str, dict[str, Any]], keys: dict[str, int]) -> dict[str, int]:
    """A number for each row: its own where that keeps the rows in their order, else the next one."""
    numbers: dict[str, int] = {}
    last = 0
    for id in rows:
        last = max(keys.get(id, 0), last + 1)
        numbers[id] = last
    return numbers
