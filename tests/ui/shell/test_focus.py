"""By keyboard alone: the order of Tab, the jumps of F6, the ring, names for those who hear the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.window import MainWindow
from ui.widgets.line_edit import LineEdit

Key = Qt.Key


def area_of(window: MainWindow, widget: QWidget | None) -> str:
    areas = {
        "rail": window.rail,
        "header": window.header,
        "toolbar": window.toolbar,
        "content": window.body.stack,
        "inspector": window.body.inspector,
        "status": window.status,
        "toast": window.toast,
    }
    if widget is None:
        return ""
    return next((name for name, area in areas.items() if area.isAncestorOf(widget)), "")


def focused(window: MainWindow) -> str:
    return area_of(window, QApplication.focusWidget())


def test_f6_goes_round_the_areas(window: MainWindow) -> None:
    window.rail.mark.setFocus()
    seen = [focused(window)]
    for _press in range(5):
        QTest.keyClick(window.windowHandle(), Key.Key_F6)
        seen.append(focused(window))
    assert seen == ["rail", "header", "toolbar", "content", "inspector", "rail"]
    QTest.keyClick(window.windowHandle(), Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused(window) == "inspector"


def test_f6_comes_back_to_where_the_focus_was(window: MainWindow) -> None:
    window.header.export.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_F6)
    QTest.keyClick(window.windowHandle(), Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.header.export


def test_f6_reaches_a_toast(window: MainWindow) -> None:
    from ui.shell.session import ToastAction

    window.session.toast("Exported", ToastAction("Open", lambda: None))
    field = window.body.inspector.findChild(LineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_F6)
    assert focused(window) == "toast"
    window.toast.hide()


def test_tab_runs_through_the_areas_in_their_order(window: MainWindow) -> None:
    window.rail.mark.setFocus()
    order = [focused(window)]
    for _press in range(40):
        QTest.keyClick(window.windowHandle(), Key.Key_Tab)
        if focused(window) != order[-1]:
            order.append(focused(window))
    assert order[:6] == ["rail", "header", "toolbar", "content", "inspector", "rail"]


def test_shift_tab_goes_back(window: MainWindow) -> None:
    window.header.field.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_Tab)
    QTest.keyClick(window.windowHandle(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.header.field


def test_the_ring_is_for_the_keyboard_and_fields_always_show_it(window: MainWindow, qtbot: QtBot) -> None:
    native = window.windowHandle()
    QTest.mouseClick(native, Qt.MouseButton.LeftButton, pos=QPoint(700, 400))
    window.header.export.setFocus()
    targets = [window.ring.target]
    field = window.body.inspector.findChild(LineEdit)
    assert field is not None
    field.setFocus()
    targets.append(window.ring.target)
    QTest.keyClick(native, Key.Key_F6)
    targets.append(window.ring.target)
    assert targets == [None, field, QApplication.focusWidget()]


def visible(window: MainWindow) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if widget.isVisible() and takes_focus:
            yield widget


def test_all_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = []
    for widget in visible(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            nameless.append(type(widget).__name__)
    assert nameless == ["PlainView"] or not nameless


def test_return_presses_a_button(window: MainWindow) -> None:
    window.header.export.setFocus()
    QTest.keyClick(window.header.export, Key.Key_Return)
    assert window.stage.name == "reports"


def test_alt_alone_shows_the_menu_bar(window: MainWindow, qtbot: QtBot) -> None:
    bar, native = window.menus.bar, window.windowHandle()
    assert not bar.isVisible()
    QTest.keyPress(native, Key.Key_Alt)
    QTest.keyRelease(native, Key.Key_Alt)
    assert bar.isVisible()
    titles = [action.text() for action in bar.actions()]
    assert titles == ["&File", "&Edit", "&View", "&Go", "Overview", "&Help"]
    window.header.export.setFocus()
    assert not bar.isVisible()
    QTest.keyPress(native, Key.Key_Alt)
    QTest.keyClick(native, Key.Key_F4, Qt.KeyboardModifier.ControlModifier)
    assert not bar.isVisible()


@pytest.mark.parametrize("released", [(Key.Key_Alt, Key.Key_Left), (Key.Key_Left, Key.Key_Alt)])
def test_a_shortcut_with_alt_does_not_show_the_menu_bar(
    window: MainWindow, released: tuple[Key, Key]
) -> None:
    """The press of its other key goes to the shortcut, whichever key goes up first."""
    bar, native, done = window.menus.bar, window.windowHandle(), list[bool]()
    shortcut = QShortcut(QKeySequence("Alt+Left"), window)
    shortcut.activated.connect(lambda: done.append(True))
    QTest.keyPress(native, Key.Key_Alt)
    QTest.keyPress(native, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    for key in released:
        QTest.keyRelease(native, key)
    assert done
    assert not bar.isVisible()
    QTest.keyPress(native, Key.Key_Alt, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(native, Key.Key_Alt, Qt.KeyboardModifier.ControlModifier)
    assert not bar.isVisible(), "Ctrl was held"


def test_menus_hold_the_commands(window: MainWindow) -> None:
    menu = QMenu()
    window.menus.fill(menu, "file")
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["New plan…", "Open plan…"]
    assert "Quit" in words
