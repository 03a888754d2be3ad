"""Running the command line as a user does: in a process of its own, without a display."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE")
LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment without a display and without anybody's preferences."""
    kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "CACHE")}
    return {**kept, **folders, "PYTHONPATH": str(ROOT), "LC_ALL": "en_US.UTF-8"}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """``run("show", plan, "units", text=..., language="zh")`` gives exit code, output and errors."""

    def command(*words: object, text: str = "", language: str = "en") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "roadmap_app", *map(str, words)],
            input=text,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=100,
            env={**environment, "LC_ALL": LOCALES[language]},
        )

    return command
