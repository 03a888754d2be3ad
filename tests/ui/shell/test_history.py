"""The history beside the view: what it shows, where a click and the keys lead."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from tests.ui.shell.driving import CONTROL, SHIFT, click, click_row, press, set_symbol
from ui.shell.history_list import StepRow
from ui.shell.history_panel import HistoryPanel
from ui.shell.window import MainWindow

Key = Qt.Key


def opened(window: MainWindow) -> HistoryPanel:
    press(window, Key.Key_H, CONTROL | SHIFT)
    panel = window.past.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def steps(panel: HistoryPanel) -> list[StepRow]:
    return [row for row in panel.list.rows if isinstance(row, StepRow) and row.is_choice]


def row_of(panel: HistoryPanel, words: str) -> int:
    rows = [row.words for row in panel.list.rows if isinstance(row, StepRow)]
    return rows.index(words)


def symbol(window: MainWindow) -> str:
    return window.session.document.plan.symbol


def test_it_shows_every_step_newest_first_with_its_time(window: MainWindow) -> None:
    for name in "AB":
        set_symbol(window, name)
    panel = opened(window)
    assert [row.words for row in panel.list.rows if isinstance(row, StepRow)] == [
        "Today", "Symbol B", "Symbol A", "Beginning of the history"
    ]
    assert [row.is_position for row in steps(panel)] == [True, False, False]
    assert all(len(row.time) == 5 for row in steps(panel)[:-1])
    assert panel.count.text() == "2 steps"
    set_symbol(window, "C")
    assert steps(panel)[0].words == "Symbol C"


def test_a_click_jumps_back_and_forth(window: MainWindow) -> None:
    first = symbol(window)
    for name in "ABC":
        set_symbol(window, name)
    panel = opened(window)
    click_row(panel.list, row_of(panel, "Symbol A"))
    assert symbol(window) == "A"
    assert [row.is_undone for row in steps(panel)] == [True, True, False, False]
    assert "taken back" in steps(panel)[0].spoken
    assert "the plan is here" in steps(panel)[2].spoken
    click_row(panel.list, row_of(panel, "Beginning of the history"))
    assert symbol(window) == first
    click_row(panel.list, row_of(panel, "Symbol C"))
    assert symbol(window) == "C"
    click_row(panel.list, row_of(panel, "Symbol C"))  # it is there already
    assert symbol(window) == "C"


def test_keys_move_choose_and_close(window: MainWindow) -> None:
    for name in "ABC":
        set_symbol(window, name)
    panel = opened(window)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Key.Key_Down)
    QTest.keyClick(panel.list, Key.Key_Down)
    assert symbol(window) == "C"
    QTest.keyClick(panel.list, Key.Key_Return)
    assert symbol(window) == "A"
    QTest.keyClick(panel.list, Key.Key_Escape)
    assert not panel.isVisible()
    assert window.body.inspector.panel is not None
    assert window.body.inspector.panel.isVisible()


def test_the_day_above_the_steps_is_no_step(window: MainWindow) -> None:
    set_symbol(window, "A")
    panel = opened(window)
    click_row(panel.list, 0)
    assert symbol(window) == "A"


def test_it_stays_while_views_change_and_goes_with_the_inspectors_key(window: MainWindow) -> None:
    panel = opened(window)
    window.show_view("reports")  # has no inspector of its own
    assert panel.isVisible()
    window.show_view("overview")
    assert panel.isVisible()
    assert window.commands.state("edit.history").isChecked()
    press(window, Key.Key_F4)
    assert not panel.isVisible()
    assert window.body.shows_inspector
    window.commands.run("edit.history")
    assert panel.isVisible()
    click(panel.findChild(type(window.header.undo), ""))  # type: ignore[arg-type]  # its cross
    assert not panel.isVisible()


def test_steps_of_earlier_sessions_are_there_too(window: MainWindow, qtbot: QtBot) -> None:
    set_symbol(window, "A")
    path = window.session.document.path
    assert path is not None
    window.session.set_document(None)
    assert window.past.panel is None or not window.past.panel.isVisible()
    window.files.open_path(path)
    panel = opened(window)
    assert [row.words for row in steps(panel)] == ["Symbol A", "Beginning of the history"]
    click_row(panel.list, row_of(panel, "Beginning of the history"))
    assert symbol(window) != "A"
    window.commands.run("file.close")
    assert not panel.isVisible()


def test_a_plan_that_is_read_does_not_move(window: MainWindow) -> None:
    set_symbol(window, "A")
    path = window.session.document.path
    assert path is not None
    window.session.set_document(None)
    window.session.set_document(Document.open(path, read_only=True))
    panel = opened(window)
    click_row(panel.list, row_of(panel, "Beginning of the history"))
    assert symbol(window) == "A"
    assert window.banner.isVisible()


def test_it_speaks_the_language_of_the_interface(window: MainWindow) -> None:
    panel = opened(window)
    window.session.set_language("zh")
    assert panel.title.text() == "历史记录"
    assert steps(panel)[-1].words == "历史记录的起点"
    window.session.set_theme("dark")
    assert not panel.grab().isNull()
