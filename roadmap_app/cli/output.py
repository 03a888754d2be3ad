"""What the command line prints: JSON documents, tables for people, and errors that name place and remedy."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18n import _
from planning.plan.errors import PlanError

if TYPE_CHECKING:
    from planning.exchange.imported import LeftOut
    from planning.plan.document import Document

PROGRAM = "roadmap-app"


def speak_utf8() -> None:
    """Print UTF-8 whatever the console's code page, so that JSON stays JSON."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print one JSON document, indented for the eye."""
    import orjson  # not at the top: every start passes here, and few print JSON

    print(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def json_line(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print one JSON document on one line, at once: the reader waits for it."""
    import orjson

    print(orjson.dumps(value).decode(), flush=True)


def error_fields(error: PlanError) -> dict[str, str]:
    """An error as programs read it."""
    return {
        "code": error.code,
        "table": error.table,
        "id": error.id,
        "field": error.field,
        "message": f"{error.message} {error.remedy}".strip(),
    }


def error(error: PlanError, *, as_json: bool = False) -> None:
    """Print an error for people, and for programs too where they asked for JSON."""
    parts = [PROGRAM, str(error.file) if error.file else "", error.place, f"{error.message} {error.remedy}"]
    print(": ".join(part.strip() for part in parts if part.strip()), file=sys.stderr)
    if as_json:
        json({"ok": False, "error": error_fields(error)})


def notices(document: Document) -> None:
    """Tell what was not as usual when the plan was opened."""
    for notice in document.notices:
        print(f"{PROGRAM}: {document.path}: {notice}", file=sys.stderr)


def left_out(entries: Sequence[LeftOut]) -> None:
    """Tell what of a file, or of a plan, had no place on the other side."""
    for entry in entries:
        print(_("Left out: {message} ({number})").format(message=entry.message, number=entry.number))


def internal_error(error: Exception) -> None:
    """Write to the log where it happened, and tell the user where that is."""
    from roadmap_app import error_log

    try:
        error_log.write(error)
        where = _("Details are in {log}.").format(log=error_log.log_file())
    except OSError:
        where = ""
    message = _("Something went wrong inside the program; the plan was not changed.")
    print(f"{PROGRAM}: {message} {where}".strip(), file=sys.stderr)


def write_file(path: Path, data: bytes) -> None:
    """Write what a command makes, whole or not at all.

    Raises:
        PlanError: ``not_written``.
    """
    from planning.store.atomic import write_atomically

    try:
        write_atomically(path, data)
    except OSError as error:
        raise PlanError(
            _("The file could not be written ({reason}).").format(reason=error.strerror or error),
            _("Check the folder, or choose another one."),
            code="not_written",
            file=path,
        ) from None


def close_quietly() -> None:
    """The reader went away (``| head``): do not let Python complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def table(rows: list[list[str]]) -> None:
    """Print rows in columns, the first row as heads."""
    widths = [max(_columns(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = (cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _columns(text: str) -> int:
    """The columns of a terminal that a text takes: two for a Chinese character."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
