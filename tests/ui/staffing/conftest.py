"""Staffing in a window of its own, driven by real events."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from i18n import set_language
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from ui.shell import appearance
from ui.shell.commands import CommandTable
from ui.shell.session import Session
from ui.staffing.posts_part import PostsPart
from ui.staffing.scenarios_part import ScenariosPart
from ui.staffing.view import StaffingView
from ui.widgets.spreadsheet import Spreadsheet

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Preferences:
    """Kept in memory only."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = "staffing"
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """There is nothing to write."""


class Bench:
    """The view with what a test does to it."""

    def __init__(self, window: QMainWindow, view: StaffingView) -> None:
        self.window, self.view, self.session = window, view, view.session
        self.errors: list[PlanError] = []
        self.session.reported.connect(self.errors.append)

    @property
    def document(self) -> Document:
        return self.session.document

    @property
    def posts(self) -> PostsPart:
        self.view.show_part("posts")
        part = self.view.part_of("posts")
        assert isinstance(part, PostsPart)
        return part

    @property
    def scenarios(self) -> ScenariosPart:
        self.view.show_part("scenarios")
        part = self.view.part_of("scenarios")
        assert isinstance(part, ScenariosPart)
        return part

    def click_cell(
        self, sheet: Spreadsheet, row: int, column: int, modifiers: Qt.KeyboardModifier = NONE
    ) -> None:
        place = sheet.visualRect(sheet.sheet.index(row, column)).center()
        QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, modifiers, QPoint(place))

    def type_into(self, sheet: Spreadsheet, row: int, column: int, words: str) -> None:
        """Click a cell, type over it, press Return."""
        self.click_cell(sheet, row, column)
        QTest.keyClick(sheet, Key.Key_F2)
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClick(editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Key.Key_Return)
        QApplication.processEvents()  # the editor is closed in its own time


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    yield from opened(qtbot, Document(template_tables("a69-517")))


@pytest.fixture
def blank(qtbot: QtBot) -> Iterator[Bench]:
    yield from opened(qtbot, Document(template_tables("blank")))


def opened(qtbot: QtBot, document: Document) -> Iterator[Bench]:
    appearance.prepare("light", "en")
    session = Session(Preferences())
    session.set_document(document)
    window = QMainWindow()
    qtbot.addWidget(window)
    session.commands = CommandTable(window, session.preferences)
    view = StaffingView(session)
    session.commands.add(view.commands(), "staffing")
    session.commands.set_scope("staffing")
    left, right = view.toolbar()
    for widget in (*left, *right):
        widget.setParent(window)
    window.setCentralWidget(view)
    window.resize(1400, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.shown()
    yield Bench(window, view)
    session.jobs.stop()
    set_language("en")
    session.set_document(None)
