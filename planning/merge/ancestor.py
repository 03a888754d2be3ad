"""The state of a plan that two copies of it both came from, found without asking.

Each snapshot names the revisions that it came after. The newest revision that both copies know is what they
have in common; it lies among the earlier versions of one of them, or is what the steps since lead back to.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from planning.plan.changes import put
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables
from planning.store.disk import REAL_DISK
from planning.store.identity import in_file_names
from planning.store.journal import Line
from planning.store.migrations import migrated
from planning.store.plan_file import PlanFile
from planning.store.snapshot_file import read_snapshot


class Copy(NamedTuple):
    """One copy of a plan: what it holds, and its file."""

    tables: Tables
    file: PlanFile


def read_copy(path: Path) -> Copy:
    """Read a copy with the steps of its journal; nothing is written.

    Raises:
        PlanError: it cannot be read.
    """
    try:
        file = PlanFile.open(path, read_only=True)
    except PlanError as error:
        raise error.in_file(path) from None
    return Copy(file.records, file)


def common_ancestor(mine: Copy, theirs: Copy) -> Tables | None:
    """What both copies came from; ``None`` where that is not known any more."""
    own, other = _revisions(mine), _revisions(theirs)
    common = own.keys() & other.keys()
    for revision in sorted(common, key=lambda one: max(own[one], other[one]), reverse=True):
        for copy, seq in ((mine, own[revision]), (theirs, other[revision])):
            found = _state(copy, revision, seq)
            if found is not None:
                return found
    return None


def knows(copy: Copy, revision: str) -> bool:
    """Whether a copy is a revision, or came after it."""
    return in_file_names(revision) in _revisions(copy)


def know_each_other(mine: Copy, theirs: Copy) -> bool:
    """Whether two copies came after a common revision, wherever that is now."""
    return bool(_revisions(mine).keys() & _revisions(theirs).keys())


def last_known(document: Document) -> Tables | None:
    """What the file of an open plan held when this session last read or wrote it; ``None``: unknown."""
    if document.file is None:
        return None
    try:
        lines = document.file.unsaved()
    except OSError:
        return None
    tables = {name: dict(rows) for name, rows in document.records_by_table().items()}
    return _undone(tables, lines, document.file.meta.seq, document.file.seq)


def _revisions(copy: Copy) -> dict[str, int]:
    """The revisions that a copy came after, as file names have them, with the numbers of their last steps."""
    meta = copy.file.meta
    known = meta.ancestors | {meta.revision: meta.seq}
    return {in_file_names(revision): seq for revision, seq in known.items() if revision}


def _state(copy: Copy, revision: str, seq: int) -> Tables | None:
    """What a copy held at a revision: from its snapshot, else from the steps since."""
    file = copy.file
    if in_file_names(file.meta.revision) == revision and file.seq == file.meta.seq:
        return copy.tables
    for path in _snapshots(file, revision):
        try:
            found = read_snapshot(REAL_DISK, path)
            if found.is_intact:
                return migrated(found.records, found.meta.schema)
        except PlanError:
            continue
    return _undone(copy.tables, file.history(), seq, file.seq)


def _snapshots(file: PlanFile, revision: str) -> Iterator[Path]:
    """Files that should hold a revision."""
    if in_file_names(file.meta.revision) == revision:
        yield file.path
    yield from (version.path for version in file.backups.versions() if version.name == revision)


def _undone(tables: Tables, lines: list[Line], seq: int, last: int) -> Tables | None:
    """A state with all steps after ``seq`` taken back; ``None`` where one of them is not known."""
    since = [line for line in lines if line.seq > seq]
    if [line.seq for line in since] != list(range(seq + 1, last + 1)):
        return None
    earlier = {name: dict(rows) for name, rows in tables.items()}
    for line in reversed(since):
        put(earlier, line.changes().inverse("undo").items)
    return earlier
