"""Scrolling, zooming and painting of the chart."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.roadmap.conftest import Bench

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def wheel(bench: Bench, steps: int, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    port = bench.canvas.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def picture(bench: Bench) -> QImage:
    return bench.canvas.viewport().grab().toImage()


def test_the_chart_fits_its_width_until_it_is_zoomed(bench: Bench) -> None:
    state = bench.view.chart_state
    assert state.scale.x(state.extent[1]) == pytest.approx(bench.canvas.viewport().width(), abs=1)
    bench.window.resize(1500, 800)
    QApplication.processEvents()
    assert state.scale.x(state.extent[1]) == pytest.approx(bench.canvas.viewport().width(), abs=1)
    bench.canvas.zoom_by(2)
    width = state.scale.quarter_width
    bench.window.resize(1300, 800)
    QApplication.processEvents()
    assert state.scale.quarter_width == width


@pytest.mark.parametrize("steps", [1, 3, -2])
def test_zoom_keeps_the_date_under_the_pointer(bench: Bench, steps: int) -> None:
    bench.canvas.zoom_to(200)
    at = QPoint(333, 100)
    before = bench.canvas.day_at(at.x())
    wheel(bench, steps, at, CTRL)
    assert bench.canvas.day_at(at.x()) == pytest.approx(before, abs=1 / bench.view.chart_state.scale.per_day)


def test_the_wheel_scrolls_rows_and_with_shift_time(bench: Bench) -> None:
    bench.window.resize(1100, 420)
    bench.canvas.zoom_to(200)
    QApplication.processEvents()
    wheel(bench, -1, QPoint(100, 100))
    assert bench.canvas.top > 0
    left = bench.canvas.left
    wheel(bench, -1, QPoint(100, 100), SHIFT)
    assert bench.canvas.left > left


def test_outline_and_chart_scroll_as_one(bench: Bench) -> None:
    bench.window.resize(1100, 420)
    QApplication.processEvents()
    wheel(bench, -2, QPoint(100, 100))
    number = bench.number("security")
    outline = bench.view.chart.outline
    row = bench.canvas.row_rect(number).top() + bench.canvas.viewport().y()
    assert outline.row_rect(number).top() == row


def test_what_was_shifted_looks_as_if_it_were_painted(bench: Bench) -> None:
    bench.window.resize(1100, 420)
    QApplication.processEvents()
    wheel(bench, -1, QPoint(100, 100))
    QApplication.processEvents()
    shifted = bench.window.grab().toImage()
    bench.canvas.viewport().update()
    bench.view.chart.outline.update()
    QApplication.processEvents()
    assert bench.window.grab().toImage() == shifted


def test_the_cursor_is_brought_into_sight(bench: Bench) -> None:
    bench.window.resize(1100, 420)
    QApplication.processEvents()
    bench.key(Qt.Key.Key_End)
    rect = bench.canvas.row_rect(bench.number("defragmentation"))
    assert rect.bottom() <= bench.canvas.viewport().height() + 1


def test_hovering_paints_only_the_rows_concerned_and_leaves_no_trace(bench: Bench) -> None:
    before = picture(bench)
    bench.view.chart_state.hover(("activities", "network"))
    assert picture(bench) != before
    bench.view.chart_state.hover(None)
    assert picture(bench) == before


def test_a_change_of_theme_is_painted(bench: Bench) -> None:
    light = picture(bench)
    bench.session.set_theme("dark")
    assert picture(bench) != light
    bench.session.set_theme("light")
    assert picture(bench) == light


def test_rows_of_another_height_show_the_whole_plan(bench: Bench) -> None:
    bench.window.resize(1100, 420)
    QApplication.processEvents()
    bench.session.commands.run("roadmap.whole")
    assert bench.view.chart_state.height <= bench.canvas.viewport().height() + 1
    bench.session.commands.run("roadmap.whole")
    assert bench.view.chart_state.metrics.row == 32


def test_time_runs_from_right_to_left_where_the_window_does(bench: Bench) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        bench.session.language_changed.emit()
        QApplication.processEvents()
        first, last = (
            bench.canvas.box_of(bench.number("enterprise-solutions")),
            bench.canvas.box_of(bench.number("innovation-projects")),
        )
        assert first.right() > last.right()
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
