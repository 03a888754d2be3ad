"""The organization chart: boxes chosen by mouse and arrows, posts by month and scenario, edits."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from planning.plan.entities import Unit
from tests.ui.staffing.conftest import Bench
from ui.staffing.structure_part import StructurePart


def structure(bench: Bench) -> StructurePart:
    bench.view.show_part("structure")
    part = bench.view.part_of("structure")
    assert isinstance(part, StructurePart)
    return part


def middle_of(part: StructurePart, unit: str) -> QPoint:
    sheet = part.canvas.sheet
    box = next(box for box in sheet.chart.boxes if box.unit == unit)
    x, y = (box.x + box.width / 2) * sheet.scale, (box.y + box.height / 2) * sheet.scale
    return QPoint(round(x), round(y)) + sheet.offset()


def test_a_click_on_a_box_shows_its_unit(bench: Bench) -> None:
    part = structure(bench)
    QTest.mouseClick(part.canvas.sheet, Qt.MouseButton.LeftButton, pos=middle_of(part, "pmo"))
    assert bench.view.staffing.unit == "pmo"
    assert part._unit.names.fields["en"].value() == "Programme management office"  # noqa: SLF001


def test_arrows_go_from_box_to_box(bench: Bench) -> None:
    part = structure(bench)
    sheet = part.canvas.sheet
    bench.view.staffing.choose_unit("oict")
    sheet.setFocus()
    for key, unit in ((Qt.Key.Key_Down, "sp6"), (Qt.Key.Key_Left, "sp5"), (Qt.Key.Key_Down, "policy")):
        QTest.keyClick(sheet, key)
        assert bench.view.staffing.unit == unit


def test_posts_follow_month_and_scenario(bench: Bench) -> None:
    state = bench.view.staffing
    structure(bench)
    state.choose_scenarios("as-is", "annex-ii")
    at_end = state.posts("enocs")
    state.choose_month(state.months()[0])
    assert state.posts("enocs") < at_end
    assert state.posts("enocs") == state.posts("enocs", "as-is")


def test_a_name_is_changed_in_one_language_and_taken_back(bench: Bench) -> None:
    part = structure(bench)
    bench.view.staffing.choose_unit("pmo")
    field = part._unit.names.fields["en"]  # noqa: SLF001
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "Project office")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    unit = bench.document.get("units", "pmo")
    assert isinstance(unit, Unit)
    assert unit.name["en"] == "Project office"
    assert unit.name["zh"] == "方案管理办公室"
    bench.session.undo()
    unit = bench.document.get("units", "pmo")
    assert isinstance(unit, Unit)
    assert unit.name["en"] == "Programme management office"


def test_posts_are_typed_as_a_staffing_table_prints_them(bench: Bench) -> None:
    part = structure(bench)
    bench.view.staffing.choose_unit("pmo")
    field = part._unit.posts  # noqa: SLF001
    assert field.value() == "1 P-5, 2 P-4, 2 P-3, 1 GS (OL)"

    def enter(words: str) -> None:
        field.edit.setFocus()
        field.edit.selectAll()
        QTest.keyClicks(field.edit, words)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)

    enter("P-5, 4 P-4, 2 P-3 and 3 FS")
    assert bench.view.staffing.own_posts("pmo") == {"P-5": 1, "P-4": 4, "P-3": 2, "FS": 3}
    enter("4 P-4, some")
    assert field.error()
    assert bench.view.staffing.own_posts("pmo")["P-4"] == 4
    bench.session.undo()
    assert field.value() == "1 P-5, 2 P-4, 2 P-3, 1 GS (OL)"


def test_posts_of_no_stated_grade_are_typed_in_the_language_of_the_window(bench: Bench) -> None:
    part = structure(bench)
    bench.view.staffing.choose_unit("pmo")
    bench.session.run(lambda t: t.add("posts", {"unit": "pmo", "grade": "not stated", "count": 2}), "Posts")
    bench.session.set_language("zh")
    field = part._unit.posts  # noqa: SLF001
    assert field.value().endswith("2 未注明")
    field.edit.setFocus()
    field.edit.setText("3 未注明")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert bench.view.staffing.own_posts("pmo") == {"not stated": 3}


def test_the_chart_copies_as_picture_and_as_table(bench: Bench) -> None:
    structure(bench)
    bench.view.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(bench.document.table("units"))
    bench.view.copy_picture()
    assert QGuiApplication.clipboard().image().width() > 1000
