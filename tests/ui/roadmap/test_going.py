"""Scale, zoom and ways through a large chart: strip, today, bars, pinch, wheel."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planning.scene import axis
from planning.scene.shapes import Text
from planning.scene.timescale import day_number
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.going_commands import SCALES
from ui.roadmap.plan_dialog import PlanDialog
from ui.roadmap.show_menu import ShowMenu

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL = Modifier.ControlModifier


def wheel(bench: Bench, x: int, delta: int, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    port = bench.canvas.viewport()
    at = QPointF(x, 50)
    event = QWheelEvent(
        at, port.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


@pytest.mark.parametrize("delta", [15, 120, -120])
def test_the_wheel_zooms_at_the_pointer(bench: Bench, delta: int) -> None:
    bench.canvas.zoom_to(200)
    day, width = bench.canvas.day_at(300), bench.view.chart_state.scale.quarter_width
    wheel(bench, 300, delta)
    assert bench.view.chart_state.scale.quarter_width == pytest.approx(width * 1.25 ** (delta / 120))
    assert bench.canvas.day_at(300) == pytest.approx(day, abs=1)


def test_two_fingers_zoom_at_the_pointer(bench: Bench) -> None:
    bench.canvas.zoom_to(200)
    day = bench.canvas.day_at(250)
    at = QPointF(250, 40)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(bench.canvas.viewport(), event)
    assert bench.view.chart_state.scale.quarter_width == pytest.approx(300)
    assert bench.canvas.day_at(250) == pytest.approx(day, abs=1)


def test_every_scale_can_be_chosen_by_name(bench: Bench) -> None:
    for name, _words, _width in SCALES:
        bench.session.commands.run(f"roadmap.scale_{name}")
        assert bench.view.chart_state.scale.level.name == name


def test_fiscal_years_are_named_so(bench: Bench) -> None:
    menu = bench.window.findChild(ShowMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    months = next(child for child in menu.findChildren(QMenu) if child.title() == "Fiscal year begins in")
    months.actions()[6].trigger()
    assert bench.document.plan.fiscal_start_month == 7
    words = [shape.text for shape in axis.axis(bench.canvas.frame(0, 1)) if isinstance(shape, Text)]
    assert "FY 2015" in words
    bench.session.undo()
    assert bench.document.plan.fiscal_start_month == 1


def test_the_strip_shows_what_is_in_sight_and_moves_it(bench: Bench) -> None:
    bench.session.commands.run("roadmap.overview_map")
    strip = bench.view.chart.map
    assert strip.isVisible()
    bench.canvas.zoom_to(300)
    box = strip.window_box()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    QTest.mouseMove(strip, box.center().toPoint() + QPoint(80, 0))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=box.center().toPoint() + QPoint(80, 0))
    assert strip.window_box().center().x() == pytest.approx(box.center().x() + 80, abs=2)
    before = strip.window_box().center().x()
    strip.setFocus()
    QTest.keyClick(strip, Key.Key_Right)
    assert strip.window_box().center().x() > before


def test_a_click_in_the_strip_goes_there(bench: Bench) -> None:
    bench.session.commands.run("roadmap.overview_map")
    bench.canvas.zoom_to(300)
    strip = bench.view.chart.map
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() // 2, 20))
    assert strip.window_box().center().x() == pytest.approx(strip.width() / 2, abs=3)


def test_today_is_gone_to(bench: Bench) -> None:
    with bench.document.transaction("Status") as t:
        t.set("plan", "plan", status_date="2016-06-01")
    bench.canvas.zoom_to(400)
    bench.canvas.horizontalScrollBar().setValue(0)
    bench.key(Key.Key_Home, Modifier.AltModifier)
    middle = bench.canvas.day_at(bench.canvas.viewport().width() / 2)
    assert middle == pytest.approx(day_number(date(2016, 6, 1)), abs=2)


def test_a_bar_is_gone_to_and_fitted(bench: Bench) -> None:
    bench.canvas.zoom_to(600)
    bench.select("global-sourcing")
    bench.canvas.horizontalScrollBar().setValue(0)
    bench.key(Key.Key_B, CTRL)
    assert (
        bench.canvas.viewport()
        .rect()
        .intersects(bench.canvas.box_of(bench.number("global-sourcing")).toRect())
    )
    bench.key(Key.Key_0, CTRL | Modifier.AltModifier)
    box = bench.canvas.box_of(bench.number("global-sourcing"))
    assert box.left() > 0
    assert box.right() < bench.canvas.viewport().width()
    assert box.width() > 0.7 * bench.canvas.viewport().width()


def test_what_is_shown_is_found_again(bench: Bench) -> None:
    bench.view.chart_state.toggle_layer("slack")
    bench.session.commands.run("roadmap.overview_map")
    kept = bench.view.state()
    bench.view.chart_state.toggle_layer("slack")
    bench.session.commands.run("roadmap.overview_map")
    bench.view.restore(kept)
    assert "slack" in bench.view.chart_state.layers
    assert bench.view.chart.map.isVisible()


def test_days_without_work_are_asked_of_the_calendar_of_the_plan(bench: Bench) -> None:
    saturday = int(day_number(date(2015, 3, 7)))
    assert bench.view.chart_state.off_time(saturday)
    days = {"sat": ["08:00-12:00"]}
    with bench.document.transaction("Calendar") as t:
        t.add("calendars", {"id": "six", "name": {"en": "Six days"}, "days": days})
        t.set("plan", "plan", calendar="six")
    assert not bench.view.chart_state.off_time(saturday)


def test_the_head_of_the_plan_is_changed_in_one_step(bench: Bench) -> None:
    bench.session.commands.run("roadmap.plan")
    dialog = bench.window.findChild(PlanDialog)
    assert dialog is not None
    dialog.titles["en"].edit.setText("Another title")
    dialog.dates["status_date"].edit.setText("Apr 2015")
    dialog.dates["horizon_finish"].edit.setText("soon")
    dialog.by_key["save"].click()
    assert dialog.isVisible(), "a date that is none keeps it open"
    dialog.dates["horizon_finish"].edit.setText("Q4 2018")
    dialog.by_key["save"].click()
    plan = bench.document.plan
    assert (plan.title["en"], plan.horizon_finish, plan.status_date) == (
        "Another title",
        "2018-12-31",
        "2015-04-01",
    )
    assert plan.title["zh"] == "联合国的信息和通信技术"
    assert bench.document.undo_label == "Change plan"
    bench.session.undo()
    assert bench.document.plan.horizon_finish == "2017-12-31"


def test_the_head_of_the_plan_is_typed_and_saved_with_enter(bench: Bench) -> None:
    bench.session.commands.run("roadmap.plan")
    dialog = bench.window.findChild(PlanDialog)
    assert dialog is not None
    title = dialog.titles["en"].edit
    assert dialog.focusWidget() is title
    QTest.keyClicks(title, "A shorter title")
    QTest.keyClick(title, Key.Key_Return)
    assert bench.document.plan.title["en"] == "A shorter title"
    assert not dialog.isVisible()
