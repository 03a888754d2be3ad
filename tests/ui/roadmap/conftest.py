"""The roadmap in a window of its own, driven by real events."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from i18n import set_language
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.template import template_tables
from ui.roadmap.canvas import Canvas
from ui.roadmap.view import RoadmapView
from ui.shell import appearance
from ui.shell.commands import Command, CommandTable
from ui.shell.session import Session


@dataclass
class Preferences:
    """Kept in memory only."""

    language: str = "en"
    theme: str = "light"
    geometry: str = ""
    view: str = "roadmap"
    inspector_open: bool = True
    inspector_width: int = 292
    recent_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    view_state: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """There is nothing to write."""


class Bench:
    """The view with what a test does to it."""

    def __init__(self, window: QMainWindow, view: RoadmapView) -> None:
        self.window, self.view, self.session = window, view, view.session

    @property
    def canvas(self) -> Canvas:
        return self.view.chart.canvas

    @property
    def document(self) -> Document:
        return self.session.document

    def activity(self, id: str) -> Activity:
        found = self.document.get("activities", id)
        assert isinstance(found, Activity)
        return found

    def dates(self, id: str) -> tuple[str | None, str | None]:
        return self.activity(id).start, self.activity(id).finish

    def number(self, id: str, table: str = "activities") -> int:
        return self.view.chart_state.outline.index[table, id]

    def middle(self, id: str) -> QPoint:
        return self.canvas.box_of(self.number(id)).center().toPoint()

    def end(self, id: str, end: str) -> QPoint:
        box = self.canvas.box_of(self.number(id)).toRect()
        return QPoint(box.left() + 1 if end == "start" else box.right() - 1, box.center().y())

    def quarters(self, count: float) -> QPoint:
        return QPoint(round(self.view.chart_state.scale.quarter_width * count), 0)

    def drag(self, start: QPoint, by: QPoint, *, release: bool = True, steps: int = 6) -> None:
        port = self.canvas.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, steps + 1):
            QTest.mouseMove(port, start + by * step / steps)
        if release:
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + by)

    def click(self, id: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, modifiers, self.middle(id))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.canvas, key, modifiers)

    def select(self, *ids: str, table: str = "activities") -> None:
        self.session.select(table, ids)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    appearance.prepare("light", "en")
    session = Session(Preferences())
    session.set_document(Document(template_tables("a69-517")))
    window = QMainWindow()
    qtbot.addWidget(window)
    session.commands = CommandTable(window, session.preferences)
    session.commands.add([Command("edit.undo", "Undo", "undo-2", session.undo, ("Ctrl+Z",))])
    view = RoadmapView(session)
    session.commands.add(view.commands(), "roadmap")
    session.commands.set_scope("roadmap")
    session.selection_changed.connect(session.commands.refresh)  # as the window does
    left, right = view.toolbar()
    for widget in (*left, *right):
        widget.setParent(window)
    window.setCentralWidget(view)
    window.resize(1236, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.shown()
    yield Bench(window, view)
    set_language("en")
    session.set_document(None)
