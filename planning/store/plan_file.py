"""One plan file from opening to closing: what it holds, under which keys, and whether it changed under us."""

import os
import uuid
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from i18n import _
from planning.plan.errors import PlanError
from planning.store.lock import PlanLock
from planning.store.snapshot import META, SCHEMA, Meta, checksum, read_meta, seal
from planning.store.storage import PlanStorage

Documents = dict[str, dict[str, dict[str, Any]]]
Signature = tuple[int, int, int]


class PlanFile:
    """The file behind a document.

    TinyDB wants whole numbers as keys; the plan knows documents by their own ``id``. The numbers are kept
    from read to write, so that two copies of a plan differ only where their documents do.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.meta = Meta(file_id=uuid.uuid4().hex, revision="")
        self.is_intact = True
        self._db = TinyDB(path, storage=PlanStorage)
        assert isinstance(self._db.storage, PlanStorage)
        self._storage = self._db.storage
        self._lock: PlanLock | None = None
        self._keys: dict[str, dict[str, int]] = {}
        self._signature: Signature | None = None

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote the file."""
        return self.meta.schema > SCHEMA

    def lock(self) -> None:
        """Become the one writer.

        Raises:
            PlanError: see :meth:`PlanLock.acquire`.
        """
        lock = PlanLock(Path(os.path.realpath(self.path)))
        lock.acquire()
        self._lock = lock

    def read(self) -> Documents:
        """All tables by id, in the order of the file.

        Raises:
            PlanError: the file is missing or cannot be read.
        """
        signature = _signature(self.path)  # taken first: a change while reading must not pass for ours
        self._storage.forget()
        raw = self._storage.read()
        if raw is None:
            raise PlanError(
                _("There is no such file."),
                _("Check the name, or make a new plan."),
                code="missing",
                file=self.path,
            )
        self.meta = _named(self.path, raw)
        self.is_intact = self.meta.sha256 == checksum(raw, self.meta)
        self._signature = signature
        tables = {name: self._by_id(name) for name in sorted(raw.keys() - {META})}
        self._storage.forget()
        return tables

    def _by_id(self, table: str) -> dict[str, dict[str, Any]]:
        """One table by the ids of its documents; a document without a usable id is known by its key."""
        documents: dict[str, dict[str, Any]] = {}
        keys = self._keys.setdefault(table, {})
        for row in self._db.table(table):
            id = row.get("id")
            if not isinstance(id, str) or id in documents:
                id = f"#{row.doc_id}"
            documents[id] = dict(row)
            keys[id] = row.doc_id
        return documents

    def refuse_existing(self) -> None:
        """Make sure that a new plan takes no other file's place.

        Raises:
            PlanError: ``exists``.
        """
        if self.path.exists() or self.path.is_symlink():
            raise PlanError(
                _("There is a file of this name already."),
                _("Choose another name."),
                code="exists",
                file=self.path,
            )

    def write(self, documents: Documents) -> None:
        """Make the file hold just these documents, with a new revision.

        Raises:
            PlanError: ``not_written``, ``not_confirmed`` (see :meth:`PlanStorage.write`), or
                ``changed_on_disk`` where somebody else wrote it meanwhile.
        """
        self._refuse_overwrite()
        meta = Meta(file_id=self.meta.file_id, revision=uuid.uuid4().hex)
        tables = {name: self._numbered(name, rows) for name, rows in documents.items() if rows}
        try:
            self._storage.write(seal(tables, meta))
        except PlanError as error:
            if error.code == "not_confirmed":
                self._adopt(meta)
            raise
        self._adopt(meta)

    def _adopt(self, meta: Meta) -> None:
        """Know what was written as ours."""
        self.meta, self.is_intact, self._signature = meta, True, _signature(self.path)

    def _numbered(self, table: str, rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        keys = self._keys.setdefault(table, {})
        last = max(keys.values(), default=0)
        for id in rows:
            if id not in keys:
                last += 1
                keys[id] = last
        return {str(keys[id]): row for id, row in rows.items()}

    def _refuse_overwrite(self) -> None:
        if self._signature is not None and _signature(self.path) != self._signature:
            raise PlanError(
                _("The file was changed by another program since it was opened."),
                _("Save your work under another name, then compare the two."),
                code="changed_on_disk",
                file=self.path,
            )

    def close(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _named(path: Path, raw: dict[str, dict[str, Any]]) -> Meta:
    try:
        return read_meta(raw)
    except PlanError as error:
        raise error.in_file(path) from None


def _signature(path: Path) -> Signature | None:
    """What changes when a file is replaced or written: inode, size, time of change (ns)."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
