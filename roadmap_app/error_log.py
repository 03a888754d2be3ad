"""The log of faults of the program itself: where and of what type, never what the plan says."""

import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import platformdirs

NAME = "roadmap-app"


def log_file() -> Path:
    """Where the log is."""
    return Path(platformdirs.user_log_dir(NAME, appauthor=False)) / "errors.log"


def open_log() -> TextIO:
    """The log to append to, private like the plans.

    Raises:
        OSError: it cannot be written.
    """
    log = log_file()
    log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    log.touch(mode=0o600)
    return log.open("a", encoding="utf-8")


def write(error: BaseException) -> None:
    """Add an error.

    Raises:
        OSError: it cannot be written.
    """
    with open_log() as log:
        log.write(f"{datetime.now(UTC).isoformat()}\n{trace(error)}\n")


def trace(error: BaseException | None) -> str:
    """Places and types of an error and of those that led to it; their words may quote the plan."""
    parts: list[str] = []
    while error is not None:
        parts += [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}\n"]
        error = error.__cause__ or error.__context__
    return "".join(parts)
