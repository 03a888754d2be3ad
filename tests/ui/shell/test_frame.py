"""The frame in narrow and wide windows: what folds, what gives way, what is never cut."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell import appearance
from ui.shell.header import PaletteField
from ui.shell.toolbar import Strip
from ui.shell.window import MainWindow
from ui.widgets.button import ToolButton
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment
from ui.widgets.select import Select


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    appearance.prepare("light", "en")
    strip = Strip()
    qtbot.addWidget(strip)
    segment = Segment("Scale", [Option("m", "Months"), Option("q", "Quarters")])
    names = ("Filter", "Group", "Baseline")
    buttons: list[QWidget] = [ToolButton(words, "check", height=28) for words in names]
    strip.set_widgets([segment, toolbar_rule(), *buttons])
    strip.resize(strip.sizeHint().width(), 28)
    strip.show()
    return strip


def shown(strip: Strip) -> list[str]:
    return [button.words for button in strip.findChildren(ToolButton) if button.isVisible()]


def test_all_stands_where_there_is_room(strip: Strip) -> None:
    assert shown(strip) == ["Filter", "Group", "Baseline"]


def test_the_end_folds_into_more(strip: Strip) -> None:
    strip.resize(strip.sizeHint().width() - 120, 28)
    assert shown(strip) == ["More", "Filter"]
    strip.more.click()
    entries = [action for action in strip.menu.actions() if action.text()]
    assert [action.text() for action in entries] == ["Group", "Baseline"]
    pressed: list[str] = []
    next(one for one in strip.findChildren(ToolButton) if one.words == "Baseline").clicked.connect(
        lambda: pressed.append("Baseline"))
    entries[1].trigger()
    assert pressed == ["Baseline"]
    strip.menu.hide()


def test_what_says_less_leaves_its_room_to_others(strip: Strip, qtbot: QtBot) -> None:
    strip.resize(strip.sizeHint().width() - 30, 28)
    assert "Baseline" not in shown(strip)
    segment = strip.findChild(Segment)
    assert segment is not None
    segment.say("Scale", [Option("m", "M"), Option("q", "Q")])
    qtbot.waitUntil(lambda: "Baseline" in shown(strip))
    first = next(one for one in strip.findChildren(ToolButton) if one.words == "Filter")
    assert first.x() < segment.x() + segment.width() + 40


def test_folded_segments_are_a_submenu_and_rules_do_not_hang(strip: Strip) -> None:
    strip.resize(40, 28)
    assert shown(strip) == ["More"]
    strip.menu.aboutToShow.emit()
    assert strip.menu.actions()[0].text() == "Scale"


def test_a_folded_list_is_a_submenu_that_chooses(strip: Strip, qtbot: QtBot) -> None:
    select = Select("Compare", [("a", "As is"), ("b", "Proposed")])
    told: list[str] = []
    select.chosen.connect(told.append)
    holder = QWidget()
    QVBoxLayout(holder).addWidget(select)
    strip.set_widgets([holder])
    strip.resize(40, 28)
    strip.menu.aboutToShow.emit()
    (entry,) = strip.menu.actions()
    choices = entry.menu().actions()  # type: ignore[attr-defined]  # the stubs hide that it is a menu
    assert (entry.text(), [c.text() for c in choices if c.isChecked()]) == ("Compare", ["As is"])
    choices[1].trigger()
    assert (select.current(), told) == ("b", ["b"])


def test_chip_and_undo_are_never_cut(window: MainWindow, qtbot: QtBot) -> None:
    window.session.run(lambda t: t.set("plan", "plan", symbol="X"), "Change a symbol")
    for width in (1600, 1280, 1100):
        window.resize(width, 800)
        QCoreApplication.processEvents()
        header = window.header
        for part in (header.identity.chip, header.undo, header.export):
            qtbot.waitUntil(lambda part=part: part.width() >= part.sizeHint().width())  # type: ignore[misc]
        field = header.field.geometry()
        assert header.identity.geometry().right() < field.left()
        assert 200 <= field.width() <= 340


def test_a_name_is_whole_where_there_is_room(window: MainWindow) -> None:
    window.resize(1600, 1000)
    QCoreApplication.processEvents()
    title = window.header.identity.title
    assert title.width() >= title.sizeHint().width()
    window.resize(1100, 700)
    QCoreApplication.processEvents()
    assert title.width() < title.sizeHint().width()
    assert "Information and communications" in title.toolTip()


def test_the_frame_is_mirrored_from_right_to_left(window: MainWindow) -> None:
    app = appearance.application()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QCoreApplication.processEvents()
    window.header.arrange()
    field = window.header.findChild(PaletteField)
    assert field is not None
    assert window.rail.x() > window.header.x()
    assert window.header.identity.x() > field.x() > window.header.export.parentWidget().x()  # type: ignore[union-attr]
    assert window.body.inspector.x() == 0
    assert not window.grab().isNull()
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
