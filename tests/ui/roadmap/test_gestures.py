"""Moving, resizing and drawing with the mouse: snapped, cancelled by Escape, one undo step each."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planning.plan.edits import moved_from
from tests.ui.roadmap.conftest import Bench

Key = Qt.Key


def test_a_drag_moves_a_bar_by_whole_quarters_in_one_step(bench: Bench) -> None:
    bench.drag(bench.middle("network"), bench.quarters(1.2))
    assert bench.dates("network") == ("2015-01-01", "2016-12-31")
    assert bench.document.undo_label == "Move activity"
    bench.session.undo()
    assert bench.dates("network") == ("2014-10-01", "2016-09-30")
    assert bench.document.undo_label is None


def test_escape_cancels_a_drag(bench: Bench) -> None:
    box = bench.canvas.box_of(bench.number("network"))
    bench.drag(bench.middle("network"), bench.quarters(2), release=False)
    assert bench.canvas.box_of(bench.number("network")) != box, "the bar follows the pointer"
    bench.key(Key.Key_Escape)
    assert bench.canvas.box_of(bench.number("network")) == box
    QTest.mouseRelease(bench.canvas.viewport(), Qt.MouseButton.LeftButton, pos=bench.middle("network"))
    assert bench.document.undo_label is None


def test_a_drag_back_to_where_it_began_changes_nothing(bench: Bench) -> None:
    bench.drag(bench.middle("network"), bench.quarters(0.2))
    assert bench.document.undo_label is None


def test_the_tip_says_what_changes(bench: Bench) -> None:
    bench.drag(bench.middle("rtc"), bench.quarters(1), release=False)
    assert bench.canvas.pointing.tip.lines == ("Start Q1 → Q2 2015", "Nothing else moves · Esc cancels")
    bench.key(Key.Key_Escape)
    assert not bench.canvas.pointing.tip.isVisible()


@pytest.mark.parametrize(
    ("end", "by", "dates"),
    [
        ("start", -1, ("2014-07-01", "2016-09-30")),
        ("finish", 1, ("2014-10-01", "2016-12-31")),
        ("finish", -40, ("2014-10-01", "2014-10-01")),
    ],
)
def test_an_end_is_dragged_alone(bench: Bench, end: str, by: int, dates: tuple[str, str]) -> None:
    bench.drag(bench.end("network", end), bench.quarters(by))
    assert bench.dates("network") == dates
    assert bench.document.undo_label == ("Change start" if end == "start" else "Change finish")


def test_a_bar_dated_by_the_text_remembers_it_when_it_is_dragged(bench: Bench) -> None:
    bench.drag(bench.middle("network"), bench.quarters(1))
    assert moved_from(bench.activity("network")) == {"start": "2014-10-01", "finish": "2016-09-30"}


def test_all_selected_bars_move_together_in_one_step(bench: Bench) -> None:
    bench.select("network", "security")
    bench.drag(bench.middle("network"), bench.quarters(1))
    assert bench.dates("security")[0] == "2014-07-01"
    assert bench.dates("network")[0] == "2015-01-01"
    assert bench.document.undo_label == "Move 2 activities"


def test_a_milestone_is_dragged_by_units_too(bench: Bench) -> None:
    bench.drag(bench.middle("umoja-responsibility") - QPoint(1, 0), bench.quarters(-1))
    assert bench.dates("umoja-responsibility") == ("2016-10-31", "2016-10-31")


def test_brackets_of_phases_are_not_dragged_and_bars_are_drawn_over_lines_of_lanes(bench: Bench) -> None:
    dates = bench.dates("network")
    for id, table, label in (("phase-1", "phases", None), ("modernization", "lanes", "Add activity")):
        box = bench.canvas.box_of(bench.number(id, table)).center().toPoint()
        bench.drag(box, bench.quarters(2))
        assert bench.document.undo_label == label
    assert bench.dates("network") == dates


def test_drawing_in_a_lane_adds_an_activity_and_asks_for_its_name(bench: Bench) -> None:
    before = set(bench.document.table("activities"))
    row = bench.canvas.row_rect(bench.number("innovation", "lanes"))
    start = QPoint(int(bench.quarters(2).x()) + 10, row.center().y())
    bench.drag(start, bench.quarters(3))
    (added,) = set(bench.document.table("activities")) - before
    assert bench.dates(added) == ("2014-01-01", "2014-12-31")
    assert bench.activity(added).lane == "innovation"
    assert bench.view.chart.outline.editor.isVisible()
    QTest.keyClicks(bench.view.chart.outline.editor, "Pilot")
    QTest.keyClick(bench.view.chart.outline.editor, Key.Key_Return)
    assert bench.activity(added).name["en"] == "Pilot"


def test_drawing_in_the_row_of_an_undated_activity_dates_it(bench: Bench) -> None:
    with bench.document.transaction("Undate") as t:
        t.set("activities", "security", start=None, finish=None, indicative=None)
    row = bench.canvas.row_rect(bench.number("security"))
    bench.drag(QPoint(10, row.center().y()), bench.quarters(1))
    assert bench.dates("security") == ("2013-07-01", "2013-12-31")
    assert bench.document.undo_label == "Set dates"


def test_the_pointer_over_the_row_of_an_undated_activity_offers_its_line_not_knobs(bench: Bench) -> None:
    with bench.document.transaction("Undate") as t:
        t.set("activities", "security", start=None, finish=None, indicative=None)
    row = bench.canvas.row_rect(bench.number("security"))
    for x in (40, 60, 80):
        QTest.mouseMove(bench.canvas.viewport(), QPoint(x, row.center().y()))
        QApplication.processEvents()
    assert bench.view.chart_state.hovered == ("activities", "security")
    assert bench.canvas.part_at(QPointF(80, row.center().y())).bar < 0


def test_a_plan_that_is_only_read_is_not_changed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.document, "read_only_reason", "for a test")
    bench.drag(bench.middle("network"), bench.quarters(1))
    assert bench.dates("network")[0] == "2014-10-01"


def test_leaving_the_window_in_the_middle_of_a_drag_gives_it_up(bench: Bench) -> None:
    bench.drag(bench.middle("network"), bench.quarters(2), release=False)
    bench.canvas.clearFocus()
    assert bench.canvas.pointing.gesture is None
    assert bench.dates("network")[0] == "2014-10-01"


@pytest.mark.parametrize("width", [16.0, 150.0, 500.0])
def test_gestures_snap_to_the_unit_of_the_scale(bench: Bench, width: float) -> None:
    bench.canvas.zoom_to(width)
    bench.canvas.show_bar(bench.number("network"))
    lower = bench.view.chart_state.scale.level.lower
    quarters: dict[str, tuple[float, str]] = {
        "half": (2, "2015-04-01"),
        "month": (1 / 3, "2014-11-01"),
        "week": (1 / 13, "2014-10-08"),
    }
    by, start = quarters[lower]
    box = bench.canvas.box_of(bench.number("network")).toRect()
    grab = QPoint(max(box.left() + 20, 60), box.center().y())
    bench.drag(grab, bench.quarters(by))
    assert bench.dates("network")[0] == start


def test_the_pointer_shows_what_a_press_would_do(bench: Bench) -> None:
    shapes: Callable[[], Qt.CursorShape] = lambda: bench.canvas.viewport().cursor().shape()  # noqa: E731 - short
    QTest.mouseMove(bench.canvas.viewport(), bench.end("network", "start"))
    assert shapes() == Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(bench.canvas.viewport(), bench.middle("network"))
    assert shapes() == Qt.CursorShape.ArrowCursor
    assert bench.view.chart_state.hovered == ("activities", "network")
