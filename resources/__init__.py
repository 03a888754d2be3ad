"""The files that ship with the program: fonts, icons, plans, themes.  Their licences are in `licences.md`."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """The path of a shipped file or folder: `path("themes", "light.json")`.  It need not exist."""
    return _ROOT.joinpath(*parts)
