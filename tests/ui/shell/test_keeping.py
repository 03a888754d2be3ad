"""The plan is kept on the disk while it is edited: folded when idle or grown, on a thread where large."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planning.store import journaling
from tests.ui.shell.driving import set_symbol
from ui.shell import keeping
from ui.shell.window import MainWindow


@pytest.fixture
def path(window: MainWindow) -> Path:
    path = window.session.document.path
    assert path is not None
    return path


def holds(path: Path, symbol: str) -> bool:
    return f'"symbol":"{symbol}"' in path.read_text("utf-8")


def test_a_large_plan_is_folded_on_a_thread(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LARGE", 1)
    set_symbol(window, "large")
    window.session.keeping.fold()
    assert [job.name for job in window.session.jobs.active] == ["Save the plan"]
    set_symbol(window, "meanwhile")
    qtbot.waitUntil(lambda: holds(path, "large"))
    qtbot.waitUntil(lambda: not window.session.jobs.active)
    assert window.session.document.wants_fold  # what was edited meanwhile is in the journal
    qtbot.waitUntil(lambda: holds(path, "meanwhile"), timeout=10_000)


def test_a_small_plan_is_folded_at_once(window: MainWindow, path: Path) -> None:
    set_symbol(window, "small")
    window.session.keeping.fold()
    assert holds(path, "small")
    window.session.keeping.fold()  # there is nothing more to do
    assert not window.session.jobs.active


def test_a_journal_that_has_grown_is_folded_without_waiting(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "IDLE_MS", 10_000_000)
    monkeypatch.setattr(journaling, "FOLD_BYTES", 10)
    window.session.set_document(None)
    window.files.open_path(path)
    set_symbol(window, "grown")
    qtbot.waitUntil(lambda: holds(path, "grown"))


def test_a_file_that_somebody_else_wrote_is_told_when_it_is_folded(window: MainWindow, path: Path) -> None:
    set_symbol(window, "mine")
    path.write_bytes(path.read_bytes() + b"\n")
    window.session.keeping.fold()
    notice = window.banner.notice
    assert notice is not None
    assert notice.actions[0][0] == "Compare and decide…"
    assert not holds(path, "mine")
