"""Choosing one of few or many: by wheel nothing, by letters and words what they say."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.training.budget_curve import BudgetCurve
from ui.widgets.choice_search import ChoiceSearch
from ui.widgets.select import Select

Key = Qt.Key
FEW = [("FS", "Finish to start"), ("SS", "Start to start"), ("SF", "Start to finish")]
MANY = [(f"task-{n}", f"P{n % 20}-Task {n}") for n in range(200)]


def is_passed_on(widget: QWidget) -> bool:
    """Whether a tick of the wheel is left to what stands around the widget."""
    event = QWheelEvent(
        QPointF(4, 4), QPointF(widget.mapToGlobal(QPoint(4, 4))), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return not event.isAccepted()


def made(qtbot: QtBot, choices: list[tuple[str, str]]) -> tuple[Select, list[str]]:
    select, told = Select("Starts after", choices), list[str]()
    select.chosen.connect(told.append)
    qtbot.addWidget(select)
    select.show()
    qtbot.waitExposed(select)
    select.setFocus()
    return select, told


def search_of(select: Select) -> ChoiceSearch:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoiceSearch)
    assert popup.parent() is select
    return popup


def test_the_wheel_scrolls_the_panel_and_changes_no_value(qtbot: QtBot) -> None:
    select, told = made(qtbot, FEW)
    curve = BudgetCurve()
    qtbot.addWidget(curve)
    curve.show_points([(0, 0.0), (1000, 1.0)], 500)
    assert is_passed_on(select)
    assert is_passed_on(curve)
    assert (select.current(), told, curve.value()) == ("FS", [], 500)


def test_a_letter_among_many_chooses_nothing_but_begins_a_search(qtbot: QtBot) -> None:
    select, told = made(qtbot, MANY)
    QTest.keyClicks(select, "p")
    search = search_of(select)
    assert search.field.text() == "p"
    assert told == []
    QTest.keyClicks(search.field, "19 task 159")
    QTest.keyClick(search.field, Key.Key_Return)
    assert told == ["task-159"]
    assert select.current() == "task-159"


def test_arrows_go_through_what_was_found_and_escape_takes_nothing(qtbot: QtBot) -> None:
    select, told = made(qtbot, MANY)
    select.showPopup()
    search = search_of(select)
    QTest.keyClicks(search.field, "p7-")
    QTest.keyClick(search.field, Key.Key_Down)
    assert search.rows.currentIndex().data() == "P7-Task 27"
    assert search.field.accessibleDescription() == "P7-Task 27"
    QTest.keyClicks(search.field, "x")
    assert search.none.isVisible()
    QTest.keyClick(search.field, Key.Key_Return)
    assert told == []
    QTest.keyClick(search.field, Key.Key_Escape)  # the words first, then the search
    QTest.keyClick(search.field, Key.Key_Escape)
    assert not search.isVisible()
    assert told == []


def test_a_click_takes_a_name(qtbot: QtBot) -> None:
    select, told = made(qtbot, MANY)
    select.showPopup()
    rows = search_of(select).rows
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["task-2"]


def test_few_are_listed_as_ever(qtbot: QtBot) -> None:
    select, told = made(qtbot, FEW)
    QTest.keyClick(select, Key.Key_Down)
    assert told == ["SS"]
