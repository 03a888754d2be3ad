"""Preferences of the application: typed, in the user's configuration folder, written atomically.

A file that cannot be read is kept aside under another name, and the defaults hold: a lost preference is never
worth an error message, and what a newer version wrote is not thrown away.
"""

import contextlib
import os
import tempfile
from pathlib import Path

import msgspec

FILE_NAME = "settings.json"


class Settings(msgspec.Struct):
    """What the window remembers (the ``Preferences`` of ``ui.shell.preferences``)."""

    language: str = ""
    theme: str = "system"
    geometry: str = ""
    view: str = ""
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = msgspec.field(default_factory=list)
    shortcuts: dict[str, list[str]] = msgspec.field(default_factory=dict)
    view_state: dict[str, str] = msgspec.field(default_factory=dict)


class StoredSettings(Settings, dict=True):
    """Settings with the file they are kept in; without one nothing is written."""

    def bind(self, path: Path | None) -> "StoredSettings":
        """Keep these settings in a file."""
        self.__dict__["path"] = path
        return self

    def save(self) -> None:
        """Write them, whole or not at all; a full disk or a missing right is passed over."""
        path: Path | None = self.__dict__.get("path")
        if path is not None:
            with contextlib.suppress(OSError):
                _write(path, msgspec.json.format(msgspec.json.encode(self), indent=2))


def folder() -> Path:
    """The user's configuration folder for this application."""
    from platformdirs import user_config_path

    return user_config_path("roadmap-app", appauthor=False)


def load(path: Path | None = None) -> StoredSettings:
    """The settings of a file (by default the user's), the defaults where there is none or it is broken."""
    path = path or folder() / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=StoredSettings).bind(path)
    except FileNotFoundError:
        return StoredSettings().bind(path)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        _keep_aside(path)
        return StoredSettings().bind(path)


def _keep_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.replace(path.with_name(f"{path.stem}.broken{path.suffix}"))


def _write(path: Path, content: bytes) -> None:
    """Write beside the file and put it in its place: a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
