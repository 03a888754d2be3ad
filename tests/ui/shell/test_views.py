"""What the shell asks of every real view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell import icons
from ui.shell.views import VIEWS
from ui.shell.window import MainWindow


def show(window: MainWindow, name: str, qtbot: QtBot) -> None:
    window.show_view(name)
    qtbot.waitUntil(lambda: not window.session.jobs.active, timeout=30000)


def nameless(window: MainWindow) -> list[str]:
    """What can be focused and says nothing to those who hear the window."""
    found = []
    for widget in window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if widget.isVisible() and takes_focus:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("name", list(VIEWS))
def test_all_that_takes_the_focus_has_a_name(real_window: MainWindow, name: str, qtbot: QtBot) -> None:
    show(real_window, name, qtbot)
    qtbot.waitUntil(lambda: not nameless(real_window))  # charts are loaded after their view is shown


@pytest.mark.parametrize("name", list(VIEWS))
def test_every_command_of_a_view_has_words_and_an_icon(
    real_window: MainWindow, name: str, qtbot: QtBot
) -> None:
    show(real_window, name, qtbot)
    for command, action in real_window.commands.shown():
        assert action.text(), command.id
        assert icons.exists(command.icon), command.id


@pytest.mark.parametrize("name", list(VIEWS))
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 800), (1100, 700)])
def test_a_view_fits_every_size(
    real_window: MainWindow, name: str, size: tuple[int, int], qtbot: QtBot
) -> None:
    real_window.resize(*size)
    show(real_window, name, qtbot)
    assert (real_window.width(), real_window.height()) == size
    view = real_window.stage.view
    assert view is not None
    assert view.width() <= real_window.body.width()


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_view_goes_with_its_plan(real_window: MainWindow, name: str, qtbot: QtBot) -> None:
    show(real_window, name, qtbot)
    real_window.session.set_document(None)
    assert real_window.stage.view is None
    left = [command.id for command, _action in real_window.commands.shown()]
    assert not [id for id in left if id.startswith(f"{name}.")]
