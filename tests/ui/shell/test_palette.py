"""The command palette: found by typing, done by Enter."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.shell.command_palette import CommandPalette
from ui.shell.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, CONTROL)
    assert window.palette_popup is not None
    assert window.palette_popup.isVisible()
    return window.palette_popup


def names(palette: CommandPalette) -> list[str]:
    return [found.name for found in palette.model.rows]


def test_shows_all_commands_before_anything_is_typed(window: MainWindow) -> None:
    palette = opened(window)
    assert "Settings…" in names(palette)
    assert all(found.kind == "Command" for found in palette.model.rows)


def test_enter_runs_what_is_found(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.field, "repo")
    assert names(palette)[0] == "Reports"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.stage.name == "reports"


def test_finds_things_of_the_plan_in_every_language(window: MainWindow) -> None:
    palette = opened(window)
    for typed in ("Network and infrastructure", "网络和基础设施"):
        palette.field.setText(typed)
        assert names(palette)[0] == "Network and infrastructure"
        assert palette.model.rows[0].kind == "Activity"


def test_every_kind_of_thing_is_found(window: MainWindow) -> None:
    document, palette = window.session.document, opened(window)
    for table in ("activities", "lanes", "phases", "units", "figures"):
        for entity in document.table(table).values():
            title = entity.name["en"]  # type: ignore[attr-defined]
            palette.field.setText(title)
            assert title in names(palette), table
    palette.field.setText("Regular budget")
    assert (names(palette)[0], palette.model.rows[0].kind) == ("Regular budget", "Budget")
    palette.field.setText("2010")
    assert "Budget" in [found.kind for found in palette.model.rows]


def test_going_to_a_thing_reveals_it(window: MainWindow) -> None:
    palette = opened(window)
    id, unit = next(iter(window.session.document.table("units").items()))
    palette.field.setText(unit.name["en"])  # type: ignore[attr-defined]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (("units", id)) in window.stage.view.revealed  # type: ignore[union-attr]


def test_arrows_move_and_escape_gives_the_focus_back(window: MainWindow) -> None:
    window.header.export.setFocus()
    palette = opened(window)
    assert QApplication.focusWidget() is palette.field
    first = palette.answers.currentIndex().row()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.answers.currentIndex().row() > first
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.header.export


def test_a_click_elsewhere_closes_it(window: MainWindow) -> None:
    palette = opened(window)
    view = window.stage.view
    assert view is not None
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


def test_what_cannot_run_is_shown_but_not_chosen(window: MainWindow) -> None:
    palette = opened(window)
    palette.field.setText("undo")
    row = next(number for number, found in enumerate(palette.model.rows) if found.name == "Undo")
    assert not palette.model.rows[row].enabled
    assert palette.answers.currentIndex().row() != row


def test_says_when_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window)
    palette.field.setText("qqqzzzxxx")
    assert not palette.model.rows
    assert not palette.answers.isVisible()


def test_a_click_on_the_field_in_the_header_opens_it(window: MainWindow) -> None:
    QTest.mouseClick(window.header.field, Qt.MouseButton.LeftButton)
    assert window.palette_popup is not None
    assert window.palette_popup.isVisible()
