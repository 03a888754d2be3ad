"""What keeping a plan costs: one edit, opening and searching, beside other ways to keep the same documents.

usage: python benchmarks/store.py [DOCUMENTS ...]

Each edit is on the disk when it returns (but with CachingMiddleware, which keeps a thousand in memory). The
engines take turns in one run, because a disk may have two speeds: compare rows, not runs. Budgets: an edit at
most 2x of one append of as many bytes with fdatasync, and at least 20x faster than TinyDB's JSONStorage, at
10,000 and 100,000 documents; 10,000 documents opened in under 150 ms, 100,000 in under 1 s. The ratios decide
the exit code, the times are only printed: they vary with the machine.
"""

import gc
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import orjson
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from planning.plan.document import Document

Row = dict[str, Any]
SIZES = (1_000, 10_000, 100_000)
ROUNDS, SLOW_ROUNDS, OPENINGS, SEARCHES = 60, 5, 5, 5
SLOW = "TinyDB JSONStorage"  # rewrites the file at each edit: a few rounds tell enough
EDIT_MOST, TINYDB_LEAST = 2.0, 20.0
OPEN_MOST_MS = {10_000: 150, 100_000: 1000}


def activities(count: int) -> dict[str, Row]:
    """Documents of about 330 bytes, as activities are."""
    return {
        f"activity-{n:06}": {
            "id": f"activity-{n:06}", "name": {"en": f"Activity number {n}", "zh": f"第{n}项活动"},
            "lane": "lane", "order": n, "start": "2014-01-01", "finish": "2014-06-30", "kind": "task",
            "progress": 0.25, "owner": f"office-{n % 97}", "indicative": "both", "paragraphs": ["10", "11"],
            "notes": {"en": "As printed in the report, with the dates that the text gives for it."},
        }
        for n in range(1, count + 1)
    }  # fmt: skip


class Plan:
    """The store of this program."""

    name = "this store"

    def __init__(self, folder: Path, rows: dict[str, Row]) -> None:
        self._path = folder / "p.plan.json"
        head = {"id": "plan", "title": {"en": "P"}, "languages": ["en"], "horizon_start": "2014-01-01",
                "horizon_finish": "2016-12-31"}  # fmt: skip
        lane = {"id": "lane", "name": {"en": "Lane"}}
        tables = {"plan": {"plan": head}, "lanes": {"lane": lane}, "activities": rows}
        Document.create(self._path, tables).close()
        self._document = Document.open(self._path)

    def edit(self, id: str, owner: str) -> None:
        """One transaction."""
        with self._document.transaction("Change owner") as t:
            t.set("activities", id, owner=owner)

    def search(self, owner: str) -> int:
        """How many have this owner."""
        return sum(row.get("owner") == owner for row in self._document.records("activities").values())

    def reopen(self) -> None:
        """Close and open again; only the opening is timed, see :func:`opening`."""
        self._document = Document.open(self._path)

    def close(self) -> None:
        """Fold and close."""
        self._document.close()


class Tiny:
    """TinyDB with one of its storages."""

    def __init__(self, name: str, folder: Path, rows: dict[str, Row], *, cached: bool) -> None:
        self.name = name
        self._path, self._cached = folder / f"{name}.json", cached
        numbered = {str(number): row for number, row in enumerate(rows.values(), 1)}
        self._path.write_bytes(orjson.dumps({"activities": numbered}))
        self.reopen()

    def reopen(self) -> None:
        """Open and read: TinyDB itself reads at the first question."""
        storage = CachingMiddleware(JSONStorage) if self._cached else JSONStorage
        self._database = TinyDB(self._path, storage=storage)
        self._table = self._database.table("activities")
        self._table.get(doc_id=1)

    def edit(self, id: str, owner: str) -> None:
        """One update by number."""
        self._table.update({"owner": owner}, doc_ids=[int(id.rsplit("-", 1)[1])])

    def search(self, owner: str) -> int:
        """How many have this owner."""
        self._table.clear_cache()
        return len(self._table.search(where("owner") == owner))

    def close(self) -> None:
        """Close."""
        self._database.close()


class Sqlite:
    """sqlite3 with a write-ahead log that is synced at each commit."""

    name = "sqlite3 WAL FULL"

    def __init__(self, folder: Path, rows: dict[str, Row]) -> None:
        self._path = folder / "p.sqlite"
        self._connect()
        self._connection.execute("CREATE TABLE activities (id TEXT PRIMARY KEY, owner TEXT, body TEXT)")
        self._connection.executemany(
            "INSERT INTO activities VALUES (?, ?, ?)",
            ((id, row["owner"], orjson.dumps(row).decode()) for id, row in rows.items()),
        )
        self._connection.commit()

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self._path)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")

    def reopen(self) -> None:
        """Open and read all documents, as the others do."""
        self._connect()
        self._rows = {
            id: orjson.loads(body) for id, body in self._connection.execute("SELECT id, body FROM activities")
        }

    def edit(self, id: str, owner: str) -> None:
        """Read, change and write one document."""
        (body,) = self._connection.execute("SELECT body FROM activities WHERE id = ?", (id,)).fetchone()
        changed = orjson.dumps({**orjson.loads(body), "owner": owner}).decode()
        update = "UPDATE activities SET owner = ?, body = ? WHERE id = ?"
        self._connection.execute(update, (owner, changed, id))
        self._connection.commit()

    def search(self, owner: str) -> int:
        """How many have this owner, without an index, and their documents."""
        found = self._connection.execute("SELECT body FROM activities WHERE owner = ?", (owner,))
        return len([orjson.loads(body) for (body,) in found])

    def close(self) -> None:
        """Close."""
        self._connection.close()


class Append:
    """What no store can be below: one append of as many bytes as an edit adds to our journal, and a sync."""

    name = "append + fdatasync"

    def __init__(self, folder: Path, length: int) -> None:
        self._data = b"x" * (length - 1) + b"\n"
        self._descriptor = os.open(folder / "raw", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def edit(self, _id: str, _owner: str) -> None:
        """Append and sync."""
        os.write(self._descriptor, self._data)
        os.fdatasync(self._descriptor) if hasattr(os, "fdatasync") else os.fsync(self._descriptor)

    def close(self) -> None:
        """Close."""
        os.close(self._descriptor)


def milliseconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def line_length(folder: Path, plan: Plan) -> int:
    """The bytes that an edit adds to the journal."""
    journal = folder / "p.plan.json.journal"
    plan.edit("activity-000001", "one")
    before = journal.stat().st_size
    plan.edit("activity-000001", "two")
    return journal.stat().st_size - before


def edits(engines: list[Any], count: int) -> dict[str, list[float]]:
    """Times of edits, the engines in turn: in another order each time, for a slow one spoils the next."""
    times: dict[str, list[float]] = {engine.name: [] for engine in engines}
    chance = random.Random(1)
    for number in range(ROUNDS):
        id = f"activity-{1 + number * 7919 % count:06}"
        for engine in chance.sample(engines, len(engines)):
            if engine.name != SLOW or number < SLOW_ROUNDS:
                times[engine.name].append(milliseconds(lambda: engine.edit(id, f"owner {number}")))  # noqa: B023
    return times


def searches(engines: list[Any]) -> dict[str, list[float]]:
    """Times of looking for an owner among all documents."""
    times: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for _round in range(SEARCHES):
        for engine in engines:
            times[engine.name].append(milliseconds(lambda: engine.search("office-13")))  # noqa: B023
    return times


def openings(engines: list[Any]) -> dict[str, list[float]]:
    """Times of opening what was closed; "CPU" is this store's use of the processor, whoever else is at it."""
    processor: list[float] = []
    times: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for _round in range(OPENINGS):
        for engine in engines:
            engine.close()
            gc.collect()
            before = time.process_time()
            times[engine.name].append(milliseconds(engine.reopen))
            if engine.name == Plan.name:
                processor.append((time.process_time() - before) * 1000)
    return times | {"CPU": processor}


def measure(count: int, folder: Path) -> list[str]:
    """Print the table of one size; the budgets that were missed."""
    rows = activities(count)
    plan = Plan(folder, rows)
    stores = [
        plan,
        Tiny(SLOW, folder, rows, cached=False),
        Tiny("TinyDB Caching (in memory)", folder, rows, cached=True),
        Sqlite(folder, rows),
    ]
    append = Append(folder, line_length(folder, plan))
    del rows
    edited = edits([plan, append, *stores[1:]], count)
    found, opened = searches(stores), openings(stores)
    print(f"\n{count:,} documents (medians, ms){'edit':>21}{'of append':>12}{'search':>10}{'open':>10}")
    base = statistics.median(edited[append.name])
    for engine in [plan, append, *stores[1:]]:
        edit = statistics.median(edited[engine.name])
        others = "".join(
            f"{statistics.median(times[engine.name]):10.1f}" if engine.name in times else f"{'':10}"
            for times in (found, opened)
        )
        print(f"  {engine.name:<40}{edit:10.3f}{edit / base:11.2f}x{others}")
    for engine in [*stores, append]:
        engine.close()
    if count in OPEN_MOST_MS:
        ours, processor = (statistics.median(opened[name]) for name in (plan.name, "CPU"))
        print(f"  opened in {ours:.0f} ms, {processor:.0f} ms of CPU (budget {OPEN_MOST_MS[count]} ms)")
    return missed(count, edited)


def missed(count: int, edited: dict[str, list[float]]) -> list[str]:
    """The ratios that are out of their budget; times are told only."""
    ours, base = (statistics.median(edited[name]) for name in (Plan.name, Append.name))
    pairs = zip(edited[Plan.name], edited[Append.name], strict=True)
    pair = statistics.median(one / other for one, other in pairs)
    tiny = statistics.median(edited[SLOW]) / ours
    print(f"  an edit is {ours / base:.2f}x of an append (pair by pair {pair:.2f}x, budget {EDIT_MOST:.0f}x)")
    print(f"  and {tiny:.0f}x faster than {SLOW} (budget {TINYDB_LEAST:.0f}x)")
    wrong = []
    if count in OPEN_MOST_MS:
        if min(ours / base, pair) > EDIT_MOST:
            wrong.append(f"{count:,} documents: an edit is {ours / base:.2f}x of an append")
        if tiny < TINYDB_LEAST:
            wrong.append(f"{count:,} documents: only {tiny:.0f}x faster than {SLOW}")
    return wrong


def main() -> int:
    """Measure all sizes."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    wrong = []
    for count in sizes:
        with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
            wrong += measure(count, Path(folder))
    print("\n" + ("\n".join(wrong) or "all ratios within their budgets"))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
