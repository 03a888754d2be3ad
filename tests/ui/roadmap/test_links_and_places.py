"""Linking, progress, other places and frames that select: by mouse and by keys, one undo step each."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planning.plan.entities import Link
from planning.scene.knobs import grip, knob
from tests.ui.roadmap.conftest import Bench

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ALT, CTRL, SHIFT = Modifier.AltModifier, Modifier.ControlModifier, Modifier.ShiftModifier


def point_at(bench: Bench, id: str) -> None:
    """Bring the pointer over a bar; from elsewhere, because what does not move sends no event."""
    for point in (QPoint(1, 1), bench.middle(id)):
        QTest.mouseMove(bench.canvas.viewport(), point)
    assert bench.view.chart_state.hovered == ("activities", id)


def knob_of(bench: Bench, id: str, *, is_finish: bool) -> QPoint:
    """Where the knob of a bar is, once the pointer has brought it up."""
    point_at(bench, id)
    middle = knob(bench.canvas.whole_frame(), bench.number(id), is_finish=is_finish)
    assert middle is not None
    return QPoint(round(middle[0]), round(middle[1]))


def links(bench: Bench) -> set[tuple[str, str, str]]:
    found = bench.document.table("links").values()
    return {(link.predecessor, link.successor, link.type) for link in found if isinstance(link, Link)}


@pytest.mark.parametrize(
    ("leaves", "enters", "kind"),
    [
        ("finish", "start", "FS"),
        ("start", "start", "SS"),
        ("finish", "finish", "FF"),
        ("start", "finish", "SF"),
    ],
)
def test_a_link_is_drawn_from_a_knob_to_an_end(bench: Bench, leaves: str, enters: str, kind: str) -> None:
    before = links(bench)
    start = knob_of(bench, "network", is_finish=leaves == "finish")
    bench.drag(start, bench.end("rtc", enters) - start)
    assert links(bench) - before == {("network", "rtc", kind)}
    assert bench.document.undo_label == "Add link"
    bench.session.undo()
    assert links(bench) == before


def test_escape_and_an_empty_place_make_no_link(bench: Bench) -> None:
    before = links(bench)
    start = knob_of(bench, "network", is_finish=True)
    bench.drag(start, bench.end("rtc", "start") - start, release=False)
    assert bench.canvas.pointing.tip.lines[0].startswith("Finish to start")
    assert bench.canvas.pointing.tip.lines[1].startswith("not kept: its dates are set by hand")
    bench.key(Key.Key_Escape)
    bench.drag(knob_of(bench, "network", is_finish=True), QPoint(30, 0))
    assert links(bench) == before
    assert bench.document.undo_label is None


def test_a_link_that_would_go_round_is_refused_before_it_is_made(bench: Bench) -> None:
    bench.select("network", "rtc")
    bench.key(Key.Key_L, CTRL)
    start = knob_of(bench, "rtc", is_finish=True)
    bench.drag(start, bench.end("network", "start") - start, release=False)
    assert "circle" in bench.canvas.pointing.tip.lines[1]
    bench.key(Key.Key_Escape)


def test_links_of_all_kinds_and_none_by_keys_and_commands(bench: Bench) -> None:
    before = links(bench)
    bench.select("network", "rtc")
    bench.session.commands.run("roadmap.link_ss")
    assert links(bench) - before == {("network", "rtc", "SS")}
    bench.session.commands.refresh()  # as the event loop does
    bench.key(Key.Key_U, CTRL | ALT)
    assert links(bench) == before


def test_progress_is_dragged_in_steps_of_five_per_cent(bench: Bench) -> None:
    point_at(bench, "network")
    tip = grip(bench.canvas.whole_frame(), bench.number("network"))
    assert tip is not None
    start = QPoint(round(tip[0]), round(tip[1]) + 4)
    bench.drag(start, QPoint(bench.middle("network").x() - start.x(), 0))
    assert bench.activity("network").progress == pytest.approx(0.5, abs=0.051)
    assert bench.document.undo_label == "Change progress"
    assert bench.dates("network") == ("2014-10-01", "2016-09-30")


def test_progress_by_keys(bench: Bench) -> None:
    bench.click("network")
    bench.key(Key.Key_PageUp, ALT)
    bench.key(Key.Key_PageUp, ALT)
    bench.key(Key.Key_PageDown, ALT)
    assert bench.activity("network").progress == pytest.approx(0.1)


def test_a_bar_is_dragged_to_another_lane(bench: Bench) -> None:
    target = bench.middle("delivery-framework").y() - bench.middle("network").y()
    bench.drag(bench.middle("network"), QPoint(2, target))
    assert bench.activity("network").lane == bench.activity("delivery-framework").lane
    assert bench.dates("network") == ("2014-10-01", "2016-09-30"), "its dates are as they were"
    assert bench.document.undo_label == "Change lane"


def test_a_bar_is_dragged_to_another_place_of_its_lane(bench: Bench) -> None:
    target = bench.middle("dr-bc").y() - bench.middle("network").y()
    bench.drag(bench.middle("network"), QPoint(2, target))
    assert bench.document.undo_label == "Change order"
    assert bench.number("network") == bench.number("dr-bc") + 1


def test_lanes_are_changed_by_keys(bench: Bench) -> None:
    lane = bench.activity("network").lane
    bench.click("network")
    bench.key(Key.Key_Down, ALT)
    assert bench.activity("network").lane == bench.activity("delivery-framework").lane
    bench.key(Key.Key_Up, ALT)
    assert bench.activity("network").lane == lane


def test_a_frame_selects_the_bars_that_it_touches(bench: Bench) -> None:
    port = bench.canvas.viewport()
    first, last = bench.middle("network"), bench.middle("dr-bc")
    empty = QPoint(4, first.y())
    QTest.mousePress(port, Qt.MouseButton.LeftButton, SHIFT, empty)
    for step in (0.3, 0.6, 1.0):
        QTest.mouseMove(port, empty + (last - empty) * step)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, SHIFT, last)
    assert set(bench.session.selection.ids) == {"network", "security", "dr-bc"}
    assert bench.document.undo_label is None


def test_all_that_is_selected_is_resized_together(bench: Bench) -> None:
    bench.select("network", "rtc")
    before = bench.dates("rtc")[1]
    bench.drag(bench.end("network", "finish"), bench.quarters(1))
    assert bench.dates("network")[1] == "2016-12-31"
    assert bench.dates("rtc")[1] != before
    assert bench.document.undo_label == "Change finish"
    bench.session.undo()
    assert bench.dates("rtc")[1] == before


def test_select_all_duplicate_and_split_by_keys(bench: Bench) -> None:
    bench.canvas.setFocus()
    bench.key(Key.Key_A, CTRL)
    assert len(bench.session.selection.ids) == len(bench.document.table("activities"))
    bench.click("network")
    bench.key(Key.Key_D, CTRL)
    (copy,) = bench.session.selection.ids
    assert bench.activity(copy).name == bench.activity("network").name
    assert bench.number(copy) == bench.number("network") + 1
    bench.key(Key.Key_N, CTRL | SHIFT)
    assert bench.activity(copy).lane not in ("", bench.activity("network").lane)
    assert bench.document.undo_label == "Split lane"


def automatic_pair(bench: Bench) -> None:
    """Network by hand, and the technology centres automatically after it."""
    bench.select("network", "rtc")
    bench.key(Key.Key_L, CTRL)
    bench.select("rtc")
    bench.key(Key.Key_A, CTRL | SHIFT)


def test_what_follows_moves_before_the_button_goes_up(bench: Bench) -> None:
    automatic_pair(bench)
    start = bench.dates("rtc")[0]
    assert start == "2016-10-03"
    bench.drag(bench.middle("network"), bench.quarters(1), release=False)
    gesture = bench.canvas.pointing.gesture
    assert gesture is not None
    assert list(gesture.trial.followers) == [bench.number("rtc")]
    assert bench.canvas.pointing.tip.lines[1] == "1 other moves · Esc cancels"
    assert bench.dates("rtc")[0] == start
    QTest.mouseRelease(bench.canvas.viewport(), Qt.MouseButton.LeftButton, pos=bench.middle("network"))
    assert bench.dates("rtc")[0] == "2017-01-02"
    bench.session.undo()
    assert (bench.dates("network")[0], bench.dates("rtc")[0]) == ("2014-10-01", start)


def test_all_automatic_bars_are_put_in_their_places_by_a_key(bench: Bench) -> None:
    automatic_pair(bench)
    with bench.document.transaction("Elsewhere") as t:
        t.set("activities", "rtc", start="2017-05-01", finish="2017-06-30")
    bench.session.commands.refresh()
    bench.key(Key.Key_F9)
    assert bench.dates("rtc")[0] == "2016-10-03"
    assert bench.document.undo_label == "Reschedule"
    assert "constraint" not in bench.document.records("activities")["rtc"], "nobody wished it there"


def test_an_automatic_bar_cannot_be_dragged_before_what_it_follows(bench: Bench) -> None:
    automatic_pair(bench)
    bench.canvas.fit()
    bench.drag(bench.middle("rtc"), bench.quarters(-2), release=False)
    assert bench.canvas.pointing.tip.lines[0] == "Start Q4 2016", "where the schedule lets it"
    bench.key(Key.Key_Escape)
    assert bench.dates("rtc")[0] == "2016-10-03"
