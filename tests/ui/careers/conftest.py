"""Careers and training in a window of their own, driven by real events."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from i18n import set_language
from planning.plan.document import Document
from tests.ui.careers.plans import Tables, careers_plan
from ui.careers.view import CareersView
from ui.competencies.pane import CompetenciesPane
from ui.competencies.part import CompetenciesPart
from ui.shell import appearance
from ui.shell.commands import Command, CommandTable
from ui.shell.session import Session
from ui.shell.view import View
from ui.widgets.matrix.canvas import MatrixCanvas


@dataclass
class Preferences:
    """Kept in memory only."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = "careers"
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """There is nothing to write."""


class Bench:
    """A view in a window, with what a test does to it."""

    def __init__(self, window: QMainWindow, view: View) -> None:
        self.window, self.view, self.session = window, view, view.session

    @property
    def document(self) -> Document:
        return self.session.document

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, words)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class CareersBench(Bench):
    """Careers with the competency matrix shown."""

    @property
    def careers(self) -> CareersView:
        assert isinstance(self.view, CareersView)
        return self.view

    @property
    def part(self) -> CompetenciesPart:
        part = self.careers.part_of("competencies")
        assert isinstance(part, CompetenciesPart)
        return part

    @property
    def pane(self) -> CompetenciesPane:
        return self.part.pane

    @property
    def canvas(self) -> MatrixCanvas:
        return self.pane.canvas

    def click_cell(
        self, at: int, column: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        place = self.canvas.cell_box(at, column).center()
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def code(self, at: int, column: int) -> int:
        return int(self.canvas.contents.codes[int(self.canvas.arrangement.shown[at]), column])


Opened = Callable[[Tables | None], CareersBench]


def stand_up(qtbot: QtBot, tables: Tables, make: Callable[[Session], View]) -> tuple[QMainWindow, View]:
    """A view on a plan, in a window that is shown, as the stage puts it on."""
    appearance.prepare("light", "en")
    session = Session(Preferences())
    session.set_document(Document(tables))
    window = QMainWindow()
    qtbot.addWidget(window)
    session.commands = CommandTable(window, session.preferences)
    session.commands.add(
        [
            Command("edit.undo", "Undo", "undo-2", session.undo, ("Ctrl+Z",)),
            Command("view.inspector", "Inspector", "panel-right", lambda: None),
        ]
    )
    view = make(session)
    session.commands.add(view.commands(), view.name)
    session.commands.set_scope(view.name)
    holder = QWidget(window)

    def put_on() -> None:
        left, right = view.toolbar()
        for widget in (*left, *right, view.inspector()):
            if widget is not None:
                widget.setParent(holder)

    view.parts_changed.connect(put_on)
    put_on()
    window.setCentralWidget(view)
    window.resize(1236, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.shown()
    return window, view


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    made: list[CareersBench] = []

    def open_plan(tables: Tables | None = None) -> CareersBench:
        window, view = stand_up(qtbot, tables or careers_plan(), CareersView)
        bench = CareersBench(window, view)
        bench.careers.show_part("competencies")
        bench.canvas.setFocus()
        made.append(bench)
        return bench

    yield open_plan
    set_language("en")
    for bench in made:
        bench.session.jobs.stop()
        bench.session.set_document(None)


@pytest.fixture
def bench(opened: Opened) -> CareersBench:
    return opened(None)
