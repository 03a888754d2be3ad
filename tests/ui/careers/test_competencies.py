"""The competency matrix: moved in, typed into, pasted into, filtered; every edit one undo step."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planning.plan.template import template_tables
from planning.scene import matrix as m
from tests.ui.careers.conftest import CareersBench, Opened
from ui.careers.context_menu import open_menu
from ui.careers.library_dialog import LibraryDialog
from ui.widgets.matrix.paste_dialog import PasteDialog

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_digit_rates_the_current_cell_and_undo_takes_it_back(bench: CareersBench) -> None:
    bench.click_cell(1, 2)
    before = bench.code(1, 2)
    wanted = 0 if before == 5 else 5
    bench.type(str(wanted))
    assert bench.code(1, 2) == wanted
    added = [row for row in bench.document.records("assessments").values() if row["date"] == "2015-04-01"]
    assert len(added) == 1
    assert (added[0]["source"], added[0]["level"]) == ("certified", wanted)
    bench.session.undo()
    assert bench.code(1, 2) == before


def test_the_letters_set_the_four_states_which_are_never_zero(bench: CareersBench) -> None:
    bench.click_cell(0, 0)
    for letter, code in zip("UNAE", m.STATES, strict=True):
        bench.type(letter.lower())
        assert bench.code(0, 0) == code
        assert "0" not in bench.canvas.cell_words(0, 0).split("\n")[1]


def test_a_level_off_the_scale_is_not_taken(bench: CareersBench) -> None:
    bench.click_cell(0, 0)
    before = bench.document.revision
    bench.type("9")
    assert bench.document.revision == before


def test_delete_takes_the_latest_rating_away(bench: CareersBench) -> None:
    bench.click_cell(0, 1)
    bench.type("4")
    bench.type("u")
    count = len(bench.document.records("assessments"))
    bench.key(Qt.Key.Key_Delete)
    assert len(bench.document.records("assessments")) == count - 1


def test_arrows_move_and_shift_marks_a_range_that_is_filled_in_one_step(bench: CareersBench) -> None:
    bench.click_cell(0, 0)
    bench.key(Qt.Key.Key_Down, SHIFT)
    bench.key(Qt.Key.Key_Right, SHIFT)
    assert (len(bench.canvas.marked_rows()), len(bench.canvas.marked_columns())) == (2, 2)
    before = [bench.code(at, column) for at in (0, 1) for column in (0, 1)]
    bench.type("3")
    assert [bench.code(at, column) for at in (0, 1) for column in (0, 1)] == [3] * 4
    bench.session.undo()
    assert [bench.code(at, column) for at in (0, 1) for column in (0, 1)] == before


def test_ctrl_d_fills_down(bench: CareersBench) -> None:
    bench.click_cell(0, 0)
    bench.type("5")
    bench.click_cell(3, 0, SHIFT)
    bench.key(Qt.Key.Key_D, CTRL)
    assert [bench.code(at, 0) for at in range(4)] == [5] * 4


def test_home_end_and_page_keys(bench: CareersBench) -> None:
    bench.click_cell(2, 3)
    bench.key(Qt.Key.Key_End)
    assert bench.canvas.spot.column == len(bench.canvas.contents.columns) - 1
    bench.key(Qt.Key.Key_Home, CTRL)
    assert (bench.canvas.spot.at, bench.canvas.spot.column) == (0, 0)
    bench.key(Qt.Key.Key_End, CTRL)
    assert bench.canvas.spot.at == len(bench.canvas.arrangement.shown) - 1


def test_what_is_copied_can_be_pasted_elsewhere_in_one_step(bench: CareersBench) -> None:
    bench.click_cell(0, 0)
    bench.click_cell(1, 1, SHIFT)
    copied = [bench.code(at, column) for at in (0, 1) for column in (0, 1)]
    bench.key(Qt.Key.Key_C, CTRL)
    bench.click_cell(4, 4)
    bench.key(Qt.Key.Key_V, CTRL)
    dialog = bench.pane.paste_dialog
    assert isinstance(dialog, PasteDialog)
    before = [bench.code(at, column) for at in (4, 5) for column in (4, 5)]
    QTest.mouseClick(dialog.by_key["paste"], Qt.MouseButton.LeftButton)
    assert [bench.code(at, column) for at in (4, 5) for column in (4, 5)] == copied
    bench.session.undo()
    assert [bench.code(at, column) for at in (4, 5) for column in (4, 5)] == before


def test_the_dry_run_lists_each_cell_that_cannot_be_taken(bench: CareersBench) -> None:
    heads = "\tNetworks skill 1\tNo such skill\n"
    QGuiApplication.clipboard().setText(f"{heads}Person 000\t9\t1\nNobody\t1\t1\nPerson 002\tAdvanced\t\n")
    bench.canvas.setFocus()
    bench.key(Qt.Key.Key_V, CTRL)
    dialog = bench.pane.paste_dialog
    assert dialog is not None
    assert [(fault.line, fault.column, fault.reason) for fault in dialog.pasted.faults] == [
        (1, 3, "unknown_column"),
        (2, 2, "wrong_code"),
        (3, 1, "unknown_row"),
    ]
    assert [code for _row, _column, code in dialog.pasted.cells] in ([4], [])
    revision = bench.document.revision
    dialog.answer("cancel")
    assert bench.document.revision == revision


def test_a_second_paste_of_the_same_changes_nothing(bench: CareersBench) -> None:
    text = bench.part.table()
    bench.canvas.setFocus()
    bench.pane.open_paste(text)
    dialog = bench.pane.paste_dialog
    assert dialog is not None
    assert dialog.pasted.cells == ()
    assert dialog.pasted.faults == ()
    assert dialog.pasted.unchanged == bench.canvas.contents.codes.size
    assert "paste" not in dialog.by_key
    dialog.answer("cancel")


def test_a_click_on_a_column_sorts_by_it(bench: CareersBench) -> None:
    bench.pane.board.choose(group="none")
    canvas = bench.canvas
    foot = QPoint(canvas.cell_box(0, 2).center().x(), canvas.column_heads.height() - 6)
    QTest.mouseClick(canvas.column_heads, Qt.MouseButton.LeftButton, pos=foot)
    levels = [bench.code(at, 2) for at in range(len(canvas.arrangement.shown))]
    assert levels == sorted(levels, reverse=True)


def test_groups_fold_and_keep_the_rest(bench: CareersBench) -> None:
    canvas = bench.canvas
    whole = len(canvas.arrangement.shown)
    first = canvas.contents.groups[0]
    QTest.mouseClick(canvas.row_heads, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert len(canvas.arrangement.shown) == whole - first.size


def test_a_filter_without_hits_says_so_and_clears_itself(bench: CareersBench) -> None:
    bench.part.tools.search.setText("nothing is called so")
    assert bench.pane.unmatched.isVisible()
    bench.pane.board.clear_filter()
    assert bench.pane.page.isVisible()
    assert bench.part.tools.search.text() == ""


def test_gaps_show_the_difference_to_the_profile_and_cannot_be_typed_into(bench: CareersBench) -> None:
    bench.click(bench.part.tools.gaps)
    contents = bench.canvas.contents
    row = contents.rows[0].id
    profile = bench.document.records("people")[row]["profile"]
    required = bench.document.records("requirements")[f"{profile}-c0-0"]["level"]
    held = bench.document.records("assessments")[f"{row}-c0-0"]
    code = int(contents.codes[0, 0])
    assert code == (
        m.GAP + held["level"] - required
        if "level" in held
        else m.STATES[("unassessed", "not_observed", "not_applicable", "exempt").index(held["state"])]
    )
    assert int(contents.codes[0, 2]) == m.NOTHING
    revision = bench.document.revision
    bench.canvas.setFocus()
    bench.type("3")
    assert bench.document.revision == revision


def test_profiles_as_rows_are_edited_as_requirements(bench: CareersBench) -> None:
    bench.session.commands.run("careers.show_profiles")
    bench.click_cell(0, 2)
    assert bench.code(0, 2) == m.NOTHING
    bench.type("4")
    assert bench.code(0, 2) == 4
    bench.key(Qt.Key.Key_Delete)
    assert bench.code(0, 2) == m.NOTHING


def test_as_of_an_earlier_day_nothing_was_rated(bench: CareersBench) -> None:
    from datetime import date

    bench.pane.board.show_as_of(date(2014, 12, 31))
    assert set(bench.canvas.contents.codes.ravel().tolist()) == {m.UNASSESSED}


def test_coverage_counts_the_competent_that_are_shown(bench: CareersBench) -> None:
    contents = bench.canvas.contents
    assert contents.coverage is not None
    assert list(contents.coverage) == (contents.codes >= 4).sum(axis=0).tolist()


def test_the_inspector_follows_the_cell_and_its_buttons_rate(bench: CareersBench) -> None:
    bench.click_cell(1, 1)
    inspector = bench.part.cell
    assert inspector.head.title.text() == "Networks skill 2"
    wanted = 2 if bench.code(1, 1) != 2 else 3
    bench.click(inspector.levels.buttons[wanted])
    assert bench.code(1, 1) == wanted
    assert inspector.levels.buttons[wanted].isChecked()


def test_each_cell_in_sight_speaks(bench: CareersBench) -> None:
    bench.click_cell(0, 0)
    interface = QAccessible.queryAccessibleInterface(bench.canvas)
    assert interface.childCount() > 0
    child = interface.child(0)
    name = child.text(QAccessible.Text.Name)
    assert "Networks skill 1" in name
    assert "Person 000" in name
    assert interface.indexOfChild(child) == 0


def test_the_matrix_is_copied_whole_as_a_picture_and_as_a_table(bench: CareersBench) -> None:
    bench.session.commands.run("careers.copy_table")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(bench.canvas.contents.rows)
    bench.session.commands.run("careers.copy_picture")
    assert QGuiApplication.clipboard().image().height() > 2 * bench.canvas.arrangement.height


def test_an_empty_plan_offers_a_framework_then_a_person(opened: Opened) -> None:
    bench = opened(template_tables("blank"))
    assert bench.pane.no_framework.isVisible()
    bench.session.commands.run("careers.add_framework")
    QTest.mouseClick(dialog_of(bench).rows["empty"], Qt.MouseButton.LeftButton)
    assert bench.pane.no_people.isVisible()
    bench.session.commands.run("careers.add_person")
    assert bench.pane.page.isVisible()
    bench.canvas.setFocus()
    bench.type("2")
    assert bench.code(0, 0) == 2
    for _step in range(3):
        bench.session.undo()
    assert bench.pane.no_framework.isVisible()


def dialog_of(bench: CareersBench) -> LibraryDialog:
    dialog = bench.window.findChild(LibraryDialog)
    assert isinstance(dialog, LibraryDialog)
    return dialog


def test_a_shipped_framework_is_added_once_and_undone_in_one_step(opened: Opened) -> None:
    bench = opened(template_tables("blank"))
    for _time in range(2):
        bench.session.commands.run("careers.add_framework")
        QTest.mouseClick(dialog_of(bench).rows["ict"], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert len(bench.document.records("profiles")) == 18
    bench.session.undo()
    assert not bench.document.records("competencies")


def test_the_menu_of_the_matrix_offers_its_commands(bench: CareersBench) -> None:
    menu = open_menu(bench.pane, bench.session.commands, "careers", QPoint(10, 10))
    assert {"Paste from Excel", "Fill down", "Copy as a picture"} <= {one.text() for one in menu.actions()}
    menu.hide()


def test_everything_is_said_again_in_chinese(bench: CareersBench) -> None:
    bench.session.set_language("zh")
    QApplication.processEvents()
    assert bench.canvas.contents.columns[0].title == "网络1"
    assert m.stands_upright(bench.canvas.contents.columns[0].title)
    bench.session.set_language("en")


def test_the_matrix_is_read_from_right_to_left_where_the_window_is(bench: CareersBench) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()
        canvas = bench.canvas
        assert canvas.cell_box(0, 0).left() > canvas.cell_box(0, 1).left()
        assert canvas.row_heads.x() > canvas.viewport().x()
        bench.click_cell(1, 2)
        assert (canvas.spot.at, canvas.spot.column) == (1, 2)
        bench.key(Qt.Key.Key_Left)
        assert canvas.spot.column == 3
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
