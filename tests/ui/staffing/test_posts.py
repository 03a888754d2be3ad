"""The table of posts as a spreadsheet: typed, pasted, filled, refused, taken back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planning.plan.staffing import Post
from tests.ui.staffing.conftest import Bench
from ui.widgets.dialog import Dialog

CTRL = Qt.KeyboardModifier.ControlModifier
UNIT, GRADE, COUNT, NAME = range(4)


def post(bench: Bench, id: str) -> Post:
    found = bench.document.get("posts", id)
    assert isinstance(found, Post)
    return found


def test_a_count_is_typed_over_and_taken_back(bench: Bench) -> None:
    sheet = bench.posts.pane.sheet
    row = sheet.sheet.row_of("oict-gs")
    bench.type_into(sheet, row, COUNT, "5")
    assert post(bench, "oict-gs").count == 5
    assert bench.document.undo_label == "Edit posts"
    bench.session.undo()
    assert post(bench, "oict-gs").count == 2


def test_what_is_no_number_is_refused_at_its_cell(bench: Bench) -> None:
    sheet = bench.posts.pane.sheet
    bench.type_into(sheet, sheet.sheet.row_of("oict-gs"), COUNT, "many")
    assert post(bench, "oict-gs").count == 2
    assert [error.code for error in bench.errors] == ["not_a_number"]
    index = sheet.sheet.index(sheet.sheet.row_of("oict-gs"), COUNT)
    assert "many" in sheet.sheet.refusal(index)


def test_what_is_read_in_chinese_is_kept_as_the_plan_has_it(bench: Bench) -> None:
    bench.session.run(lambda t: t.set("posts", "oict-gs", grade="not stated"), "Grade")
    bench.session.set_language("zh")
    sheet = bench.posts.pane.sheet
    row = sheet.sheet.row_of("oict-gs")
    assert sheet.sheet.words(row, GRADE) == "未注明"
    QGuiApplication.clipboard().setText("未注明\t3")
    bench.click_cell(sheet, row, GRADE)
    QTest.keyClick(sheet, Qt.Key.Key_V, CTRL)
    assert (post(bench, "oict-gs").grade, post(bench, "oict-gs").count) == ("not stated", 3)


def test_a_block_is_pasted_as_one_step(bench: Bench) -> None:
    sheet = bench.posts.pane.sheet
    steps = bench.document.history.position
    bench.click_cell(sheet, 0, GRADE)
    QGuiApplication.clipboard().setText("USG\t2\nP-3\t4\n")
    QTest.keyClick(sheet, Qt.Key.Key_V, CTRL)
    first, second = (row.id for row in sheet.sheet.rows[:2])
    assert (post(bench, first).grade, post(bench, first).count) == ("USG", 2)
    assert (post(bench, second).grade, post(bench, second).count) == ("P-3", 4)
    assert bench.document.history.position == steps + 1


def test_a_paste_with_errors_changes_nothing_and_lists_them(bench: Bench) -> None:
    sheet = bench.posts.pane.sheet
    before = bench.document.raw("posts")
    bench.click_cell(sheet, 0, GRADE)
    QGuiApplication.clipboard().setText("P-5\tone\nP-3\ttwo\n")
    QTest.keyClick(sheet, Qt.Key.Key_V, CTRL)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible())
    assert "2 cells" in dialog.title.text()
    dialog.answer("close")
    assert bench.document.raw("posts") == before


def test_fill_down_and_clear(bench: Bench) -> None:
    sheet = bench.posts.pane.sheet
    ids = [row.id for row in sheet.sheet.rows[:3]]
    location = next(n for n, column in enumerate(sheet.sheet.columns) if column.key == "location")
    bench.type_into(sheet, 0, location, "Geneva")
    sheet.setFocus()
    bench.click_cell(sheet, 0, location)
    bench.click_cell(sheet, 2, location, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sheet, Qt.Key.Key_D, CTRL)
    assert [post(bench, id).location for id in ids] == ["Geneva"] * 3
    bench.click_cell(sheet, 1, location)
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert [post(bench, id).location for id in ids] == ["Geneva", "", "Geneva"]


def test_a_post_is_added_to_the_unit_that_is_chosen_and_removed(bench: Bench) -> None:
    part = bench.posts
    bench.view.staffing.choose_unit("pmo")
    shown = {row.id for row in part.pane.sheet.sheet.rows}
    assert shown == {
        p.id for p in bench.document.table("posts").values() if isinstance(p, Post) and p.unit == "pmo"
    }
    bench.session.commands.run("staffing.add_post")
    (added,) = {row.id for row in part.pane.sheet.sheet.rows} - shown
    assert post(bench, added).unit == "pmo"
    QTest.keyClick(part.pane.sheet, Qt.Key.Key_Delete, CTRL)
    assert bench.document.get("posts", added) is None


def test_search_shows_what_contains_the_words(bench: Bench) -> None:
    part = bench.posts
    QTest.keyClicks(part.search, "nairobi")
    rows = part.pane.sheet.sheet.rows
    assert rows
    assert all(
        "nairobi" in " ".join(c.words(r) for c in part.pane.sheet.sheet.columns).casefold() for r in rows
    )


def test_a_head_sorts_by_number(bench: Bench) -> None:
    sheet = bench.posts.pane.sheet
    sheet.sortByColumn(COUNT, Qt.SortOrder.DescendingOrder)
    counts = [row.count for row in sheet.sheet.rows if isinstance(row, Post)]
    assert counts == sorted(counts, reverse=True)


def test_a_read_only_plan_is_not_edited(bench: Bench) -> None:
    bench.document.read_only_reason = "for this test"
    part = bench.posts
    part.renew()
    QGuiApplication.clipboard().setText("9")
    bench.click_cell(part.pane.sheet, 0, COUNT)
    QTest.keyClick(part.pane.sheet, Qt.Key.Key_V, CTRL)
    assert bench.errors == []
    assert not part.add_button.isEnabled()
