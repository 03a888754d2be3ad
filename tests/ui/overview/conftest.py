"""A real window on the sample plan, showing the overview."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import i18n
from planning.plan.document import Document
from ui.overview.view import OverviewView
from ui.shell import appearance
from ui.shell.session import Place, Session
from ui.shell.window import MainWindow


@dataclass
class Wishes:
    """Preferences that are kept nowhere."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = "overview"
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        pass


Opened = Callable[[Document], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens a window on a document; closed again without questions."""
    windows: list[MainWindow] = []

    def open_window(document: Document) -> MainWindow:
        appearance.prepare("light", "en")
        window = MainWindow(Session(Wishes()))
        windows.append(window)
        window.resize(1600, 1000)
        window.session.set_document(document)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        qtbot.waitUntil(lambda: window.stage.view is not None)
        return window

    yield open_window
    for window in windows:
        window.session.jobs.stop()
        window.session.set_document(None)
        window.close()
        window.deleteLater()
    i18n.set_language("en")
    appearance.apply_theme("light")


@pytest.fixture
def sample(tmp_path: Path) -> Document:
    """The sample plan in a file of its own."""
    return Document.from_template("a69-517", tmp_path / "plan.json")


@pytest.fixture
def window(opened: Opened, sample: Document) -> MainWindow:
    """The window on the sample plan."""
    return opened(sample)


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> OverviewView:
    """The overview, its charts drawn and its plan checked."""
    shown = window.stage.view
    assert isinstance(shown, OverviewView)
    qtbot.waitUntil(lambda: bool(shown.page.findings.rows()), timeout=20000)
    qtbot.waitUntil(lambda: shown.page.budget.chart is not None, timeout=20000)
    return shown


@pytest.fixture
def places(window: MainWindow) -> list[Place]:
    """The places that were gone to."""
    gone: list[Place] = []
    window.session.navigated.disconnect(window.go_to)
    window.session.navigated.connect(gone.append)
    return gone
