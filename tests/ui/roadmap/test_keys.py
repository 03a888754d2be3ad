"""Everything by the keyboard: cursor, ranges, dates, structure, adding, naming, deleting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.template import template_tables
from tests.ui.roadmap.conftest import Bench

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_arrows_move_the_cursor_and_the_selection_follows(bench: Bench) -> None:
    bench.key(Key.Key_Home)
    assert bench.session.selection.current == "phase-1"
    bench.key(Key.Key_Down)
    bench.key(Key.Key_Down)
    assert bench.session.selection.current == "enterprise-solutions"
    bench.key(Key.Key_End)
    assert bench.session.selection.current == "defragmentation"
    bench.key(Key.Key_PageUp)
    assert bench.session.selection.current != "defragmentation"


def test_shift_extends_over_rows_of_the_same_kind(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_Down, SHIFT)
    bench.key(Key.Key_Down, SHIFT)
    assert set(bench.session.selection.ids) == {"network", "security", "dr-bc"}


def test_control_moves_the_cursor_alone_and_space_picks(bench: Bench) -> None:
    bench.select("network")
    bench.view.chart_state.cursor = ("activities", "dr-bc")
    bench.key(Key.Key_Space, CTRL)
    assert set(bench.session.selection.ids) == {"network", "dr-bc"}
    bench.key(Key.Key_Space)
    assert bench.session.selection.ids == ("dr-bc",)


def test_left_and_right_fold_and_unfold(bench: Bench) -> None:
    bench.select("enterprise-solutions")
    rows = len(bench.view.chart_state.outline.rows)
    bench.key(Key.Key_Left)
    assert len(bench.view.chart_state.outline.rows) == rows - 2
    bench.key(Key.Key_Right)
    assert len(bench.view.chart_state.outline.rows) == rows
    bench.select("umoja-ipsas")
    bench.key(Key.Key_Left)
    assert bench.session.selection.current == "enterprise-solutions"


def test_alt_with_arrows_moves_and_resizes_by_one_unit(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_Right, ALT)
    assert bench.dates("network") == ("2015-01-01", "2016-12-31")
    bench.key(Key.Key_Left, ALT)
    bench.key(Key.Key_Right, ALT | SHIFT)
    assert bench.dates("network") == ("2014-10-01", "2016-12-31")
    bench.key(Key.Key_Left, ALT | SHIFT)
    assert bench.document.undo_label == "Change finish"
    bench.session.undo()
    bench.session.undo()
    assert bench.dates("network") == ("2014-10-01", "2016-09-30")


def test_a_key_pressed_again_and_again_is_one_step(bench: Bench) -> None:
    bench.select("network")
    before, steps = bench.dates("network"), len(bench.document.history.steps())
    for _press in range(4):
        bench.key(Key.Key_Right, ALT)
    assert bench.dates("network") == ("2015-10-01", "2017-09-30")
    assert len(bench.document.history.steps()) == steps + 1
    bench.session.undo()
    assert bench.dates("network") == before
    bench.session.redo()
    assert bench.dates("network") == ("2015-10-01", "2017-09-30")


def test_insert_adds_below_and_names_in_place(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_Insert)
    editor = bench.view.chart.outline.editor
    assert editor.isVisible()
    added = bench.session.selection.current
    QTest.keyClicks(editor, "Backbone")
    QTest.keyClick(editor, Key.Key_Return)
    assert bench.activity(added).name == {"en": "Backbone"}
    assert bench.number(added) == bench.number("network") + 1
    assert bench.canvas.hasFocus(), "the keyboard goes on where it was"
    bench.session.undo()
    bench.session.undo()
    assert added not in bench.document.table("activities")


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return])
def test_a_name_is_edited_in_place_in_the_language_shown(bench: Bench, key: Key) -> None:
    bench.select("network")
    bench.key(key)
    editor = bench.view.chart.outline.editor
    assert editor.text() == "Network and infrastructure"
    QTest.keyClicks(editor, "Networks")
    QTest.keyClick(editor, Key.Key_Return)
    assert bench.activity("network").name == {"en": "Networks", "zh": "网络和基础设施"}
    assert bench.document.undo_label == "Rename activity"


def test_escape_leaves_the_name_as_it_was(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_F2)
    QTest.keyClicks(bench.view.chart.outline.editor, "Networks")
    QTest.keyClick(bench.view.chart.outline.editor, Key.Key_Escape)
    assert bench.document.undo_label is None
    assert bench.canvas.hasFocus()


def test_no_command_takes_the_standard_key_that_x11_widens(bench: Bench) -> None:
    """There to delete is Del and Ctrl+D, which duplicates; two owners of a key leave it dead."""
    taken = {key for command, _action in bench.session.commands.shown() for key in command.shortcuts}
    assert QKeySequence.StandardKey.Delete not in taken
    assert {"Del", "Ctrl+D"} <= taken


def test_delete_takes_children_along_and_a_toast_takes_it_back(bench: Bench, qtbot: QtBot) -> None:
    before = bench.document.raw("activities")
    bench.select("enterprise-solutions")
    with qtbot.waitSignal(bench.session.toasted) as toasted:
        bench.key(Key.Key_Delete)
    assert "umoja-ipsas" not in bench.document.table("activities")
    assert bench.session.selection.current == "network", "the next row has the cursor"
    text, actions, _icon = toasted.args
    assert text == "3 activities deleted"
    actions[0].run()
    assert bench.document.raw("activities") == before


def test_an_activity_without_dates_gets_a_bar_of_one_unit_by_the_keyboard(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_Insert)
    added = bench.session.selection.current
    bench.key(Key.Key_Escape)
    bench.key(Key.Key_Right, ALT)
    assert bench.dates(added) == ("2013-07-01", "2013-09-30")
    assert bench.document.undo_label == "Set dates"
    bench.key(Key.Key_Right, ALT)
    bench.key(Key.Key_Right, ALT | SHIFT)
    assert bench.dates(added) == ("2013-10-01", "2014-03-31")


def test_order_and_level_change_by_keys(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_Down, CTRL)
    assert bench.number("network") == bench.number("security") + 1
    bench.key(Key.Key_Up, CTRL)
    bench.select("security")
    bench.key(Key.Key_BracketRight, CTRL)
    assert bench.activity("security").parent == "network"
    bench.key(Key.Key_BracketLeft, CTRL)
    assert bench.activity("security").parent is None


def test_links_are_made_in_the_order_of_selection(bench: Bench) -> None:
    bench.select("security", "network")
    bench.key(Key.Key_L, CTRL)
    (link,) = bench.document.raw("links").values()
    assert (link["predecessor"], link["successor"]) == ("security", "network")


def test_undo_and_redo_keep_the_selection(bench: Bench) -> None:
    bench.select("network")
    bench.key(Key.Key_Right, ALT)
    bench.session.undo()
    assert bench.session.selection.current == "network"
    bench.session.redo()
    assert bench.session.selection.current == "network"


def test_a_plan_is_built_from_blank_by_the_keyboard(bench: Bench) -> None:
    bench.session.set_document(Document(template_tables("blank")))
    given = set(bench.document.table("lanes"))
    editor, run = bench.view.chart.outline.editor, bench.session.commands.run
    for command, name in (("add_phase", "Build"), ("add_lane", "Hardware")):
        run(f"roadmap.{command}")
        QTest.keyClicks(editor, name)
        QTest.keyClick(editor, Key.Key_Return)
    for name in ("First", "Second"):
        bench.key(Key.Key_Insert)
        QTest.keyClicks(editor, name)
        QTest.keyClick(editor, Key.Key_Return)
    (lane,) = (lane for id, lane in bench.document.raw("lanes").items() if id not in given)
    mine = [a for a in bench.document.raw("activities").values() if a["lane"] == lane["id"]]
    assert lane["phase"] in bench.document.table("phases")
    assert [a["name"]["en"] for a in mine] == ["First", "Second"]
