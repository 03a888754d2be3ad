"""A real window on the sample plan, with views that need nothing but the shell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.template import template_tables
from ui.shell import appearance, views
from ui.shell.commands import Command
from ui.shell.preferences import TransientPreferences
from ui.shell.session import Session
from ui.shell.view import StatusItem, View
from ui.shell.window import MainWindow
from ui.widgets.field import Field


class PlainView(View):
    """The least a view can be, with one of everything that it may give to the window."""

    name = "overview"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(self.focusPolicy().StrongFocus)
        self.revealed: list[tuple[str, str]] = []
        self.times_shown = 0

    def commands(self) -> list[Command]:
        return [Command("overview.fit", "Fit", "maximize", lambda: None, ("F",), menu="overview")]

    def toolbar(self) -> tuple[list[QWidget], list[QWidget]]:
        from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton

        left: list[QWidget] = [ToolButton(height=TOOLBAR_HEIGHT).bind(self.session.commands, "overview.fit")]
        return left, [QuietButton("Add", "plus", height=TOOLBAR_HEIGHT)]

    def inspector(self) -> QWidget:
        panel, field = QWidget(), Field("Name")
        QVBoxLayout(panel).addWidget(field)
        return panel

    def status(self) -> list[StatusItem]:
        return [StatusItem("14 activities", "chart-gantt")]

    def shown(self) -> None:
        self.times_shown += 1

    def reveal(self, table: str, id: str) -> bool:
        self.revealed.append((table, id))
        return True


class BareView(View):
    """A view without toolbar and inspector."""

    name = "reports"


@pytest.fixture
def plain_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views of the tests in the place of the real ones."""
    makers: dict[str, Callable[[Session], View]] = {"overview": PlainView, "reports": BareView}
    entries = {name: views.VIEWS[name]._replace(make=make) for name, make in makers.items()}
    monkeypatch.setattr(views, "VIEWS", entries)
    for module in ("stage", "rail", "shell_commands", "menus", "window"):
        monkeypatch.setattr(f"ui.shell.{module}.VIEWS", entries)


@pytest.fixture
def plain_roadmap(plain_views: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that is called the roadmap, for windows that are made after it."""
    monkeypatch.setitem(views.VIEWS, "roadmap", views.VIEWS["reports"])


@pytest.fixture
def preferences() -> TransientPreferences:
    """Preferences that are kept nowhere."""
    return TransientPreferences()


@pytest.fixture
def sample(tmp_path: Path) -> Document:
    """The sample plan in a file of its own."""
    return Document.from_template("a69-517", tmp_path / "sample.plan.json")


@pytest.fixture
def empty_window(qtbot: QtBot, plain_views: None, preferences: TransientPreferences) -> Iterator[MainWindow]:
    """A window that is shown with no plan in it."""
    appearance.prepare("light", "en")
    window = MainWindow(Session(preferences))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()  # without a window manager nobody else does
    qtbot.waitUntil(lambda: window.has_painted and window.isActiveWindow())
    yield window
    window.session.jobs.stop()
    window.session.set_document(None)
    window.close()
    window.deleteLater()
    appearance.apply_theme("light")
    appearance.apply_language("en")


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, sample: Document) -> MainWindow:
    """The window on the sample plan."""
    empty_window.session.set_document(sample)
    qtbot.waitUntil(lambda: empty_window.stage.view is not None)
    return empty_window


@pytest.fixture
def unsaved(window: MainWindow) -> MainWindow:
    """The window on a plan that was edited and has no file yet."""
    window.session.set_document(Document(template_tables("a69-517")))
    title = {"en": "Changed", "zh": "改"}
    assert window.session.run(lambda t: t.set("plan", "plan", title=title), "Rename plan")
    return window


@pytest.fixture
def real_window(qtbot: QtBot, sample: Document, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window with its real views; Training reckons fewer budgets than it does for people."""
    monkeypatch.setattr("ui.training.least_cost.STEPS", 2)
    appearance.prepare("light", "en")
    window = MainWindow(Session(TransientPreferences()))
    window.resize(1600, 1000)
    window.session.set_document(sample)
    window.show()
    qtbot.waitUntil(lambda: window.stage.view is not None)
    yield window
    window.session.jobs.stop()
    window.session.set_document(None)
    window.close()
    window.deleteLater()
    appearance.apply_language("en")
