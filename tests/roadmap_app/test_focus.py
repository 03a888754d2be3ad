"""Where the keyboard is in the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from roadmap_app import app
from ui.shell.preferences import TransientPreferences
from ui.shell.views import VIEWS
from ui.shell.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "plan.json"
    Document.from_template("a69-517", path).close()
    shown = app.open_window(path, TransientPreferences(view="overview"))
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.stage.view is not None)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.session.jobs.stop()


def test_at_the_start_and_after_each_change_of_view_the_keyboard_is_in_the_view(window: MainWindow) -> None:
    for number, name in enumerate(VIEWS, 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        focused = window.focusWidget()
        assert window.stage.name == name
        assert focused is not None
        assert focused.isVisible()
        assert window.body.stack.isAncestorOf(focused), (name, focused)
        assert not isinstance(window.ring.target, QScrollArea), "a ring round a whole page"


def test_the_menu_of_a_row_opens_on_keyboards_without_a_menu_key(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Rename" in [action.text() for action in menu.actions()]
    menu.close()
