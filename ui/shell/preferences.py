"""What the window remembers between runs, as far as ``ui`` needs to know it; kept by the application."""

from dataclasses import dataclass, field
from typing import Protocol


class Preferences(Protocol):
    """Typed preferences; ``save`` never raises, a lost preference is not worth a message."""

    language: str  # tag; "" follows the system
    theme: str  # "light", "dark" or "system"
    geometry: str  # base64 of QWidget.saveGeometry
    view: str  # name of the view shown last
    inspector_open: bool
    inspector_width: int  # px
    recent_files: list[str]  # newest first
    shortcuts: dict[str, list[str]]  # by command id, portable key text, only those changed by the user
    view_state: dict[str, str]  # what a view wants to find again, by view name

    def save(self) -> None:
        """Write the preferences."""


@dataclass
class TransientPreferences:
    """Preferences that are forgotten: for pictures and tests."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = ""
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """Nothing is written."""


RECENT_LIMIT = 10


def remember_file(preferences: Preferences, path: str) -> None:
    """Put a file first in the list of recent files."""
    others = [other for other in preferences.recent_files if other != path]
    preferences.recent_files = [path, *others][:RECENT_LIMIT]
    preferences.save()
