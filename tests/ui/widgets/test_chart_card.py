"""A chart with a table behind it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from ui.shell import appearance
from ui.widgets.chart_card import Chart, ChartCard
from ui.widgets.twin_table import TableData

DATA = TableData(("Name", "Value"), (("One\ttwo", "1"), ("Three", "3")))


class Plain(Chart):
    def table(self) -> TableData:
        return DATA


def card_of(qtbot: QtBot) -> ChartCard:
    appearance.prepare("light", "en")
    card = ChartCard("Title", "para. 3")
    qtbot.addWidget(card)
    card.set_chart(Plain())
    card.resize(400, 300)
    card.show()
    return card


def test_chart_first_table_behind(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    shown = [card.shows_table]
    card.toggle()
    shown.append(card.shows_table)
    assert shown == [False, True]
    assert card.table.isVisible()


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    QAbstractItemModelTester(card.table.twin, QAbstractItemModelTester.FailureReportingMode.Fatal)
    card.table.show_table(TableData(("A",), (("x",),)))
    card.table.show_table(DATA)


def test_numbers_stand_to_the_right(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    model = card.table.twin
    name, value = model.index(0, 0), model.index(0, 1)
    role, middle = Qt.ItemDataRole.TextAlignmentRole, Qt.AlignmentFlag.AlignVCenter
    assert model.data(name, role) == Qt.AlignmentFlag.AlignLeft | middle
    assert model.data(value, role) == Qt.AlignmentFlag.AlignRight | middle


def test_all_is_copied_without_a_selection_and_tabs_stay_columns(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    card.toggle()
    QTest.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tValue\nOne two\t1\nThree\t3\n"


def test_the_selection_is_copied(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    card.toggle()
    card.table.mark_row(1)
    QTest.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Three\t3\n"


def test_the_screen_reader_hears_the_numbers(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    chart = card.chart
    assert chart is not None
    assert chart.accessibleName() == "Title"
    assert "Name Three; Value 3" in chart.accessibleDescription()


def test_another_chart_keeps_the_table_in_front(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    card.toggle()
    card.set_chart(Plain())
    assert card.shows_table




