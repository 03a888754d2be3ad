"""Small hands for tests that drive the window: what is open, clicks, keys."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.window import MainWindow
from ui.widgets.row_list import RowList

Shown = TypeVar("Shown", bound=QWidget)
Modifiers = Qt.KeyboardModifier
CONTROL, SHIFT, PLAIN = Modifiers.ControlModifier, Modifiers.ShiftModifier, Modifiers.NoModifier


def dialog_of(kind: type[Shown]) -> Shown:
    """The one dialog of a kind that is open."""
    [shown] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return shown


def is_open(kind: type[QWidget]) -> bool:
    return any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets())


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_row(rows: RowList, at: int) -> None:
    """Click on a row, in its middle."""
    index = rows.model().index(at, 0)
    rows.scrollTo(index)
    place = rows.visualRect(index).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def press(window: MainWindow, key: Qt.Key, modifiers: Modifiers = PLAIN) -> None:
    """A key as it comes from the keyboard: to the native window first."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


def set_symbol(window: MainWindow, symbol: str) -> None:
    """An edit, one step."""
    assert window.session.run(lambda t: t.set("plan", "plan", symbol=symbol), f"Symbol {symbol}")
