"""TinyDB through our storage, as whoever writes a script for plans would use it."""

import gc
from pathlib import Path
from typing import cast

from tinydb import Query, TinyDB

from planning.plan.document import Document
from planning.store.storage import PlanStorage


def test_tinydb_reads_and_queries_a_plan_and_parses_it_once(path: Path) -> None:
    database = TinyDB(path, storage=PlanStorage)
    assert database.table("activities").get(Query().id == "second") is not None
    storage = cast(PlanStorage, database.storage)
    assert storage.read() is storage.read()
    before = storage.read()
    storage.forget()
    assert storage.read() == before
    assert storage.read() is not before


def test_what_tinydb_writes_is_whole_and_asked_about_at_opening(path: Path) -> None:
    database = TinyDB(path, storage=PlanStorage)
    database.table("activities").update({"owner": "script"}, Query().id == "second")
    assert not list(path.parent.glob("*.tmp"))
    document = Document.open(path, stale="accept")
    assert document.raw("activities")["second"]["owner"] == "script"
    document.close()


def test_opening_leaves_the_collector_of_cycles_as_it_was(path: Path) -> None:
    was_on = gc.isenabled()
    found = []
    for is_on in (True, False):
        (gc.enable if is_on else gc.disable)()
        Document.open(path, read_only=True)
        found.append(gc.isenabled())
    (gc.enable if was_on else gc.disable)()
    assert found == [True, False]
