"""Running the command line as a user does: in a process of its own, without a display.

Where processes can be forked, each begins as a copy of one that has the slow libraries imported already: the
commands are the same, starting Python and importing numpy is done once. ``test_kill.py``, ``test_reading.py``
and the wheel in CI start the program from nothing.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE")
LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
SECONDS = 100
SLOW = ["numpy", "babel.dates", "planning.schedule", "planning.plan.document", "roadmap_app.cli"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment without a display and without anybody's preferences."""
    kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "CACHE")}
    return {**kept, **folders, "PYTHONPATH": str(ROOT), "LC_ALL": "en_US.UTF-8"}


@pytest.fixture
def run(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """``run("show", plan, "units", text=..., language="zh")`` gives exit code, output and errors."""
    streams = tmp_path_factory.mktemp("streams")

    def command(*words: object, text: str = "", language: str = "en") -> "subprocess.CompletedProcess[str]":
        told = {**environment, "LC_ALL": LOCALES[language]}
        if "forkserver" in multiprocessing.get_all_start_methods():
            return _forked([*map(str, words)], text, told, streams)
        return subprocess.run(
            [sys.executable, "-m", "roadmap_app", *map(str, words)],
            input=text,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=SECONDS,
            env=told,
        )

    return command


def _forked(
    words: list[str], text: str, environment: dict[str, str], streams: Path
) -> "subprocess.CompletedProcess[str]":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(SLOW)
    (streams / "in").write_text(text, encoding="utf-8")
    process = context.Process(target=_main, args=(words, environment, streams))
    process.start()
    process.join(SECONDS)
    assert process.exitcode is not None, f"{words[0]} did not end"
    out, errors = ((streams / name).read_text(encoding="utf-8") for name in ("out", "err"))
    return subprocess.CompletedProcess(words, process.exitcode, out, errors)


def _main(words: list[str], environment: dict[str, str], streams: Path) -> None:
    """Become ``roadmap-app``: its environment, its standard streams, its words."""
    os.environ.clear()
    os.environ.update(environment)
    for number, (name, flags) in enumerate((("in", os.O_RDONLY), ("out", _NEW), ("err", _NEW))):
        os.dup2(os.open(streams / name, flags, 0o600), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode, closefd=False) for n, mode in enumerate("rww"))
    from roadmap_app.cli import main

    sys.argv = ["roadmap-app", *words]
    raise SystemExit(main())


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
