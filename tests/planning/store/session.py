"""A session on a plan, for tests that let it fail: edits that change two documents together, told one by one.

Run as ``python -m tests.planning.store.session PLAN``. Each edit that was acknowledged is told on standard
output by its number; one that is refused is left out. Any other error is a fault of the store.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from planning.plan.changes import Change, Changes, Record, put
from planning.plan.errors import PlanError
from planning.store.plan_file import PlanFile

PAIR = ("a", "b")
Tables = dict[str, dict[str, Record]]


def value_of(tables: Tables) -> int:
    """The number of the last edit that is there, which must be there whole."""
    (value,) = {tables["t"][id]["v"] for id in PAIR}
    assert isinstance(value, int)
    return value


def step(tables: Tables, value: int) -> Changes:
    """The edit of that number."""
    items = (Change("t", id, tables["t"][id], {"id": id, "v": value, "pad": "x" * 50}) for id in PAIR)
    return Changes("Edit", "edit", tuple(items))


def new_plan(path: Path) -> None:
    """A plan that was edited and closed."""
    tables: Tables = {"t": {id: {"id": id, "v": 0} for id in PAIR}}
    file = PlanFile.create(path, tables)
    changes = step(tables, 1)
    file.commit(changes, durable=True)
    put(tables, changes.items)
    file.fold(tables)
    file.close()


class Session:
    """The acts of a session; each edit has the next number, whether those before were refused or not."""

    def __init__(self, path: Path, tell: Callable[[int], object]) -> None:
        self.file = PlanFile.open(path)
        self.tables, self._tell = self.file.records, tell
        self._value = value_of(self.tables)

    def edit(self) -> None:
        """One line in the journal."""
        self._value += 1
        changes = step(self.tables, self._value)
        if self.file.is_poisoned:
            self.file.fold(self.tables)
        self.file.commit(changes, durable=True)
        put(self.tables, changes.items)
        self._tell(self._value)

    def bulk(self) -> None:
        """An edit that goes straight to a snapshot."""
        self._value += 1
        before = value_of(self.tables)
        put(self.tables, step(self.tables, self._value).items)
        try:
            self.file.commit_in_snapshot(self.tables)
        except PlanError as error:
            if error.code != "not_confirmed":
                put(self.tables, step(self.tables, before).items)
            raise
        self._tell(self._value)

    def fold(self) -> None:
        """What saving does."""
        self.file.fold(self.tables)

    def close(self) -> None:
        """What closing does."""
        with contextlib.suppress(PlanError):
            self.file.fold(self.tables)
        self.file.close()


def run(path: Path, tell: Callable[[int], object]) -> None:
    """Open, edit, fold, import, close; what is refused is refused, and the next act comes."""
    try:
        session = Session(path, tell)
    except PlanError:
        return
    if not session.file.read_only_reason:
        for act in (session.edit, session.edit, session.fold, session.edit, session.bulk, session.edit):
            with contextlib.suppress(PlanError):
                act()
    session.close()


if __name__ == "__main__":
    run(Path(sys.argv[1]), lambda value: os.write(1, b"%d\n" % value))
