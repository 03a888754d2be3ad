"""Random use of the whole window: nothing breaks, and undoing all brings the plan back.

`make monkey` does much more of it; MONKEY_SEEDS and MONKEY_STEPS say how much.
"""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planning.plan.document import Document
from planning.plan.tables import TABLES
from roadmap_app import app
from ui.shell.files import Files
from ui.shell.preferences import TransientPreferences
from ui.shell.views import VIEWS
from ui.shell.window import MainWindow
from ui.widgets.line_edit import commit_focused

SEEDS = int(os.environ.get("MONKEY_SEEDS", "2"))
STEPS = int(os.environ.get("MONKEY_STEPS", "120"))
LEFT_OUT = ("file.", "edit.undo", "edit.redo", "edit.history")
"""Commands that end the plan, or what is undone at the end."""
Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
KEYS = (
    Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageDown,
    Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Space, Key.Key_Delete, Key.Key_Insert, Key.Key_F2,
    Key.Key_F9, Key.Key_Backspace, Key.Key_Menu, Key.Key_A, Key.Key_5,
)  # fmt: skip
MODIFIERS = (Modifier.NoModifier,) * 4 + (
    Modifier.ShiftModifier, Modifier.AltModifier, Modifier.AltModifier | Modifier.ShiftModifier,
)  # fmt: skip
WORDS = ("Q3 2015", "2016-02-30", "10d", "-5", "chen", "P-4", "0.5", "9999999", "1e400", "owner:chen slack<5")


class Monkey:
    """One random action after the other on what is in front of the window."""

    def __init__(self, window: MainWindow, random: Random) -> None:
        self.window, self.random = window, random
        self.done: list[str] = []

    def act(self) -> None:
        """Do something."""
        often: list[Callable[[], str]] = [self.click, self.hover, self.key, self.command]
        seldom: list[Callable[[], str]] = [self.drag, self.wheel, self.words, self.menu, self.view]
        self.done.append(self.random.choice([*often, *often, *seldom])())
        QApplication.processEvents()
        if self.front() is not self.window and self.random.random() < 0.2:
            QTest.keyClick(self.front(), Key.Key_Escape)

    def front(self) -> QWidget:
        """What takes events now: a popup, a dialog, or the window."""
        popup = QApplication.activePopupWidget()
        dialogs = self.window.findChildren(QDialog)
        return popup or next((one for one in reversed(dialogs) if one.isVisible()), self.window)

    def target(self) -> tuple[QWidget, QPoint]:
        """A widget that can be seen, and a place in it."""
        inside = self.front().findChildren(QWidget)
        seen = [one for one in inside if one.isVisible() and one.isEnabled() and one.width() and one.height()]
        # Qt's own (the months of its calendar) wait inside the press until somebody chooses.
        seen = [one for one in seen if not isinstance(one, QToolButton)]
        widget = self.random.choice(seen or [self.front()])
        return widget, QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))

    def click(self) -> str:
        widget, place = self.target()
        said = f"click {widget!r} {place}"
        QTest.mouseClick(widget, Button.LeftButton, self.random.choice(MODIFIERS), place)
        return said

    def hover(self) -> str:
        widget, place = self.target()
        said = f"hover {widget!r} {place}"
        for step in range(3):
            if isValid(widget):
                QTest.mouseMove(widget, place + QPoint(3 * step, 0))
        return said

    def drag(self) -> str:
        widget, start = self.target()
        end = QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))
        said = f"drag {widget!r} from {start} to {end}"
        QTest.mousePress(widget, Button.LeftButton, Modifier.NoModifier, start)
        for step in range(1, 4):
            if isValid(widget):
                QTest.mouseMove(widget, start + (end - start) * step / 3)
        if isValid(widget):
            QTest.mouseRelease(widget, Button.LeftButton, Modifier.NoModifier, end)
        return said

    def wheel(self) -> str:
        widget, place = self.target()
        by, held = self.random.choice((-480, -120, 120)), self.random.choice(MODIFIERS)
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, by),
            Button.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        return f"wheel {by} over {widget!r}"

    def menu(self) -> str:
        widget, place = self.target()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.postEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
        return f"menu of {widget!r}"

    def key(self) -> str:
        widget = QApplication.focusWidget() or self.front()
        key, held = self.random.choice(KEYS), self.random.choice(MODIFIERS)
        said = f"{held} {key} in {widget!r}"
        QTest.keyClick(widget, key, held)
        return said

    def words(self) -> str:
        widget, words = QApplication.focusWidget() or self.front(), self.random.choice(WORDS)
        said = f"{words!r} in {widget!r}"
        QTest.keyClicks(widget, words)
        if isValid(widget):
            QTest.keyClick(widget, Key.Key_Return)
        return said

    def view(self) -> str:
        name = self.random.choice(list(VIEWS))
        self.window.session.go_to(name)
        return f"view {name}"

    def command(self) -> str:
        listed = [command.id for command, _action in self.window.commands.shown()]
        id = self.random.choice([id for id in listed if not id.startswith(LEFT_OUT)])
        self.window.commands.run(id)
        return f"command {id}"


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MainWindow, list[BaseException]]]:
    for kind in (QFileDialog, QPrintDialog):
        monkeypatch.setattr(kind, "open", lambda *_: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(Files, "close", lambda _files: None)  # menus offer to end it all, too
    monkeypatch.setattr(MainWindow, "closeEvent", lambda _shown, event: event.ignore())
    path = tmp_path / "plan.json"
    Document.from_template("a69-517", path).close()
    before, errors = sys.excepthook, list[BaseException]()
    shown = app.open_window(path, TransientPreferences(view="roadmap"))

    def note(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        error.add_note("".join(traceback.format_exception(error)))
        errors.append(error)

    sys.excepthook = note
    shown.resize(1280, 800)
    shown.show()
    qtbot.waitUntil(lambda: shown.stage.view is not None)
    yield shown, errors
    sys.excepthook = before
    monkeypatch.undo()
    shown.session.jobs.stop()
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.qt_log_ignore("^edit: ", extend=True)  # Qt, of a key in a cell that is only read
@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_is_done_nothing_breaks_and_undo_restores(
    window: tuple[MainWindow, list[BaseException]], seed: int
) -> None:
    shown, errors = window
    document, monkey = shown.session.plan_document, Monkey(shown, Random(seed))
    before = {table: document.raw(table) for table in TABLES}
    for _step in range(STEPS):
        monkey.act()
        assert not errors, (errors[0].__notes__, monkey.done[-6:])
        assert shown.isVisible(), monkey.done[-6:]
    for _level in range(20):
        if monkey.front() is not shown:
            monkey.front().close()
            QApplication.processEvents()
    commit_focused()
    while document.undo_label:
        document.undo()
    assert {table: document.raw(table) for table in TABLES} == before, monkey.done
