"""The outline by mouse and keyboard: columns, sorting, filter, groups, named views."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from planning.plan.outline_view import OutlineView
from planning.scene.frame import DEFAULT_COLUMNS
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.columns_dialog import ColumnsDialog
from ui.roadmap.name_dialog import NameDialog
from ui.roadmap.outline_head import OutlineHead
from ui.roadmap.outline_state import OutlineState
from ui.widgets.button import ToolButton

LEFT = Qt.MouseButton.LeftButton


def head(bench: Bench) -> OutlineHead:
    return bench.view.chart.outline.head


def choices(bench: Bench) -> OutlineState:
    return bench.view.chart_state.outline_state


def shown(bench: Bench) -> list[str]:
    return [column.field for column in bench.view.chart.outline.columns().shown]


def activities(bench: Bench) -> list[str]:
    return [row.id for row in bench.view.chart_state.outline.rows if row.kind == "activity"]


def middle(bench: Bench, field: str) -> QPoint:
    column = next(one for one in bench.view.chart.outline.columns().shown if one.field == field)
    return QPoint(int((column.left + column.right) / 2), 40)


def drag(bench: Bench, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(head(bench), LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(head(bench), start + (end - start) * step / 4)
    QTest.mouseRelease(head(bench), LEFT, pos=end)


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(bench: Bench) -> None:
    planned = activities(bench)
    bench.session.commands.run("roadmap.next_group")  # by lane, flat
    QTest.mouseClick(head(bench), LEFT, pos=middle(bench, "finish"))
    assert choices(bench).arrangement.sort == "finish"
    QTest.mouseClick(head(bench), LEFT, pos=middle(bench, "finish"))
    assert choices(bench).arrangement.is_descending
    QTest.mouseClick(head(bench), LEFT, pos=middle(bench, "finish"))
    assert choices(bench).arrangement.sort == ""
    choices(bench).arrange(group="")
    assert activities(bench) == planned


def test_columns_are_added_moved_and_resized_by_mouse(bench: Bench) -> None:
    choices(bench).toggle_column("status")
    bench.view.chart.outline.make_room()
    assert shown(bench) == ["start", "finish", "status"]
    drag(bench, middle(bench, "status"), middle(bench, "start") - QPoint(20, 0))
    assert shown(bench) == ["status", "start", "finish"]
    column = bench.view.chart.outline.columns().shown[0]
    edge = QPoint(int(column.left), 40)
    drag(bench, edge, edge - QPoint(40, 0))
    wider = bench.view.chart.outline.columns().shown[0]
    assert abs((wider.right - wider.left) - (column.right - column.left) - 40) < 2


def test_numbers_links_and_demand_follow_the_plan(bench: Bench) -> None:
    reading = choices(bench).reading
    assert reading is not None
    cells = [reading.cell(name, bench.activity("security")).words for name in ("number", "after", "demand")]
    with bench.document.transaction("edit") as t:
        t.add("links", {"id": "l", "predecessor": "network", "successor": "security"})
        t.add("demands", {"activity": "security", "profile": "any", "fte": 40})
        t.set("activities", "security", order=-100)
    after = [reading.cell(name, bench.activity("security")).words for name in ("number", "after", "demand")]
    assert after[0] == "1.1.1"
    assert after[0] != cells[0]
    assert after[1] == reading.cell("number", bench.activity("network")).words
    # The sample's own demand is made up, and says so with every sum that it is in.
    assert (cells[2], after[2]) == ("0.9 illustr.", "40.9 illustr.")
    demands = [id for id, demand in bench.document.records("demands").items() if demand.get("illustrative")]
    with bench.document.transaction("edit") as t:
        for id in demands:
            t.remove("demands", id)
    assert reading.cell("demand", bench.activity("security")).words == "40"


def test_what_has_no_room_is_left_out_and_room_is_made(bench: Bench) -> None:
    for name in ("duration", "owner", "cost", "status"):
        choices(bench).toggle_column(name)
    pane = bench.view.chart.outline
    assert pane.columns().after == ("cost", "status")
    (_left, right) = pane.head.findChildren(ToolButton)
    assert right.isVisible()
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert pane.columns().before, "the arrow in the head brought further ones into sight"
    bench.session.commands.refresh()
    bench.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    bench.session.commands.run("roadmap.columns_after")
    assert not pane.columns().after
    assert [one.field for one in pane.columns().shown][-2:] == ["cost", "status"]
    pane.scroll_columns(-99)
    assert not pane.columns().before
    before = bench.view.chart.outline.width()
    bench.view.chart.outline.make_room()
    QApplication.processEvents()
    assert bench.view.chart.outline.width() > before
    assert not bench.view.chart.outline.columns().after


def test_the_dialog_chooses_columns_sorting_and_groups_by_keyboard(bench: Bench) -> None:
    bench.session.commands.run("roadmap.columns")
    (dialog,) = bench.window.findChildren(ColumnsDialog)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Space)  # the start goes
    QTest.keyClick(dialog.columns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.up, LEFT)
    dialog.group.set_current("owner")
    dialog.sort.set_current("finish")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [name for name, _width in choices(bench).columns] == ["number", "finish"]
    assert (choices(bench).arrangement.group, choices(bench).arrangement.sort) == ("owner", "finish")


def test_typing_into_the_filter_leaves_the_hits(bench: Bench) -> None:
    bench.session.commands.run("roadmap.filter")
    field = bench.view.filter_bar.words
    QTest.keyClicks(field, "regional")
    assert activities(bench) == ["delivery-framework", "rtc"]
    assert bench.view.filter_bar.count.text() == "1 of 14 rows"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(activities(bench)) == 14


def test_the_filter_gives_the_focus_back_to_the_chart(bench: Bench) -> None:
    for _time in range(2):
        bench.session.commands.run("roadmap.filter")
    assert bench.window.focusWidget() is bench.canvas


def test_the_drawer_gives_the_focus_back_to_the_chart(bench: Bench) -> None:
    bench.session.commands.run("roadmap.differences")
    bench.view.drawer.findChildren(QAbstractButton)[0].setFocus()
    bench.session.commands.run("roadmap.differences")
    assert bench.window.focusWidget() is bench.canvas


def test_a_filter_without_hits_says_so_and_can_be_cleared(bench: Bench) -> None:
    bench.session.commands.run("roadmap.filter")
    QTest.keyClicks(bench.view.filter_bar.words, "zeppelin")
    assert bench.view.no_hits.isVisible()
    QTest.mouseClick(bench.view.no_hits.clear, LEFT)
    assert not bench.view.no_hits.isVisible()
    assert len(activities(bench)) == 14
    assert bench.view.filter_bar.words.text() == ""


def test_values_are_chosen_from_the_menu(bench: Bench) -> None:
    bench.view.filter_bar.values.open_menu()
    menu = bench.view.filter_bar.menu
    critical = next(sub for sub in menu.findChildren(QMenu) if sub.title() == "Critical")
    next(action for action in critical.actions() if action.text() == "yes").trigger()
    menu.hide()
    assert 0 < len(activities(bench)) < 14
    assert bench.view.filter_bar.chosen.text() == "Critical: yes"
    bench.session.commands.run("roadmap.clear_filter")
    assert len(activities(bench)) == 14


def test_an_activity_that_is_added_shows_whatever_the_filter_says(bench: Bench) -> None:
    choices(bench).arrange(words="regional")
    bench.session.commands.run("roadmap.add_activity")
    assert any(id.startswith("new-activity") for id in activities(bench))


def test_a_row_in_a_group_is_moved_like_any_other(bench: Bench) -> None:
    choices(bench).arrange(group="critical")
    start, _finish = bench.dates("network")
    bench.select("network")
    bench.session.commands.run("roadmap.later")
    assert bench.dates("network")[0] != start
    head_row = bench.view.chart_state.outline.rows[0]
    assert head_row.words.startswith("Critical")
    bench.view.chart_state.move_cursor(head_row.key)
    assert bench.session.selection.ids == ()
    assert not bench.window.grab().isNull()


def test_views_are_saved_in_the_plan_and_shown_again(bench: Bench) -> None:
    choices(bench).toggle_column("owner")
    choices(bench).arrange(words="network", group="owner", sort="finish")
    kept = choices(bench).kept()
    bench.session.commands.run("roadmap.save_view")
    (dialog,) = bench.window.findChildren(NameDialog)
    QTest.keyClicks(dialog.field.edit, "Board")
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    view = bench.document.get("outline_views", "board")
    assert isinstance(view, OutlineView)
    choices(bench).show_view(None)
    assert choices(bench).columns == DEFAULT_COLUMNS
    assert len(activities(bench)) == 14
    bench.session.commands.run("roadmap.next_view")
    assert choices(bench).kept() == kept
    bench.session.undo()
    assert not choices(bench).views()


def test_the_outline_is_found_again_in_the_next_run(bench: Bench) -> None:
    choices(bench).toggle_column("owner")
    choices(bench).arrange(words="network", group="owner")
    state, kept = bench.view.state(), choices(bench).kept()
    choices(bench).show_view(None)
    bench.view.restore(state)
    assert choices(bench).kept() == kept
    for strange in ('{"shown": {"columns": [["no", 1]], "group": "x", "sort": 3, "values": {"y": 1}}}', "[]"):
        bench.view.restore(strange)


def test_the_menu_of_the_outline_is_complete(bench: Bench) -> None:
    menu = QMenu(bench.view)
    bench.view.outline_menu.fill(menu)
    groups = next(sub for sub in menu.findChildren(QMenu) if sub.title() == "Group by")
    next(action for action in groups.actions() if action.text() == "Owner").trigger()
    assert choices(bench).arrangement.group == "owner"
    menu.deleteLater()
