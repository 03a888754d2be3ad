"""Reading a file in a process of its own: it can be given up at any moment, and what it takes is bounded.

The process also tries the import on a copy of the plan, so that whoever asked sees what would change.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

import i18n
from i18n import _
from planning.exchange.formats import Format, Reading, format_of
from planning.exchange.imported import Imported
from planning.exchange.merging import Merged, new_plan, trial
from planning.plan.errors import PlanError
from planning.plan.transaction import Tables

MEMORY = 1_500_000_000
"""Bytes of address space; the libraries themselves take a third of it, of which little is used."""
SECONDS = 60.0
STEP = 0.05
"""Seconds between two looks at whether the answer is still wanted."""


class Preview(NamedTuple):
    """What a file holds and what its import would do; ``merged`` is ``None`` where cells are wrong."""

    format: str
    imported: Imported
    merged: Merged | None


def preview(reading: Reading, cancelled: Callable[[], bool], seconds: float = SECONDS) -> Preview:
    """Read a file and try its import, in a process that ends at once when ``cancelled()`` says so.

    Raises:
        PlanError: as the reader and the import; ``cancelled``, ``too_slow``; ``too_large`` where the process
            ran out of memory.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    plain = reading._replace(tables=_plain(reading), columns=dict(reading.columns))
    process = context.Process(target=_work, args=(theirs, plain, i18n.language()), daemon=True)
    process.start()
    theirs.close()
    try:
        return _answer(ours, reading, cancelled, seconds)
    finally:
        process.kill()
        process.join()
        ours.close()


def _plain(reading: Reading) -> Tables:
    return {name: dict(rows) for name, rows in reading.tables.items()}


def _answer(
    connection: Connection, reading: Reading, cancelled: Callable[[], bool], seconds: float
) -> Preview:
    """Wait for what the process says."""
    waited = 0.0
    while not connection.poll(STEP):
        waited += STEP
        if cancelled():
            raise PlanError(_("The import was cancelled."), code="cancelled", file=reading.path)
        if waited > seconds:
            raise _beyond("too_slow", _("Reading the file takes too long."), reading)
    try:
        found = connection.recv()
    except EOFError:
        raise _beyond("too_large", _("The file takes more memory than it may."), reading) from None
    if isinstance(found, Preview):
        return found
    message, remedy, places = found
    raise PlanError(message, remedy, **places)


def _beyond(code: str, message: str, reading: Reading) -> PlanError:
    remedy = _("Delete what is not needed, or split it into several files.")
    return PlanError(message, remedy, code=code, file=reading.path)


def _work(connection: Connection, reading: Reading, language: str) -> None:
    """In the process: read, try, and send what came of it."""
    _bound_memory()
    i18n.set_language(language)
    try:
        connection.send(look(reading))
    except PlanError as error:
        error.in_file(reading.path)
        places = {"code": error.code, "table": error.table, "id": error.id, "field": error.field}
        connection.send((error.message, error.remedy, places | {"file": error.file}))
    except MemoryError:
        pass  # closing without an answer says it
    finally:
        connection.close()


def look(reading: Reading) -> Preview:
    """Read a file and try its import, here.

    Raises:
        PlanError: as the reader and the import.
    """
    kind: Format = format_of(reading.path, reading.what)
    imported = _sendable(kind.load().read(reading))
    if imported.problems:
        return Preview(kind.name, imported, None)
    tables = _plain(reading)
    merged = trial(tables, imported) if tables else new_plan(imported)[1]
    return Preview(kind.name, imported, merged)


def _sendable(imported: Imported) -> Imported:
    """The same in plain dicts, which go from one process to another."""
    return imported._replace(
        owned=dict(imported.owned), first_only=dict(imported.first_only), counts=dict(imported.counts)
    )


def _bound_memory() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
