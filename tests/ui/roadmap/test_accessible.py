"""What a screen reader hears of the chart."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.roadmap.conftest import Bench
from ui.widgets import announcing, twins

NAME = QAccessible.Text.Name


def names(bench: Bench) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(bench.canvas)
    return [interface.child(number).text(NAME) for number in range(interface.childCount())]


def test_each_row_in_sight_has_a_name_with_dates_basis_and_lane(bench: Bench) -> None:
    found = names(bench)
    assert "Network and infrastructure, Q4 2014 to Q3 2016, dated by the text, Modernization" in found
    assert "Information security, Q2 2014 to Q1 2017, indicative, Modernization" in found
    assert "Phase 1, Q3 2013 to Q2 2017, 7 activities" in found
    assert len(found) == len(bench.view.chart_state.outline.rows)


def test_only_rows_in_sight_are_children(bench: Bench) -> None:
    bench.window.resize(1100, 420)
    QApplication.processEvents()
    assert len(names(bench)) < len(bench.view.chart_state.outline.rows)


def test_children_know_their_place_and_state(bench: Bench) -> None:
    bench.select("network")
    interface = QAccessible.queryAccessibleInterface(bench.canvas)
    number = bench.number("network")
    child = interface.child(number)
    assert child.state().selected
    assert interface.indexOfChild(child) == number
    box = bench.canvas.box_of(number).toRect()
    assert child.rect().size() == box.size()
    assert interface.childAt(child.rect().center().x(), child.rect().center().y()).text(NAME) == child.text(
        NAME
    )


def test_changes_by_the_keyboard_are_announced(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(announcing, "announce", lambda _canvas, words: said.append(words))
    bench.select("network")
    bench.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert said == ["Network and infrastructure, Q1 2015 to Q4 2016, set by hand, Modernization"]


def test_every_stop_of_the_keyboard_has_a_name(bench: Bench) -> None:
    inspector = bench.view.inspector()
    inspector.setParent(bench.window)
    inspector.show()
    bench.select("network")
    unnamed = []
    for widget in bench.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is None or not interface.text(NAME).strip():
                unnamed.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert not unnamed


def test_the_twin_does_not_keep_the_canvas_alive(bench: Bench) -> None:
    names(bench)
    canvas = weakref.ref(bench.canvas)
    assert canvas() is not None
    held = [key for key in twins._twins if key == id(canvas())]  # noqa: SLF001 - nothing else shows a leak
    assert held
    bench.view.session.commands.remove("roadmap")  # as the stage does before a view goes
    view = bench.window.takeCentralWidget()
    assert view is not None
    view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert held[0] not in twins._twins  # noqa: SLF001 - nothing else shows a leak


def test_links_and_what_the_layers_show_are_said_too(bench: Bench) -> None:
    with bench.document.transaction("Link") as t:
        t.add("links", {"id": "k", "predecessor": "network", "successor": "rtc"})
        t.set("activities", "network", deadline="2016-06-30")
    bench.view.chart_state.set_layers(frozenset(("deadlines", "critical", "slack", "status")))
    said = names(bench)[bench.number("network")]
    assert "before 1 activity" in said
    assert "deadline Q2 2016 missed" in said
    assert "status red" in said
    bench.view.chart_state.set_layers(frozenset())
    assert "status" not in names(bench)[bench.number("network")]


def test_a_scheduled_bar_says_so(bench: Bench) -> None:
    with bench.document.transaction("Add") as t:
        lane = {"lane": "innovation", "mode": "auto", "start": "2015-01-01", "finish": "2015-03-31"}
        t.add("activities", {"id": "new", "name": {"en": "New"}, **lane})
    assert "New, Q1 2015, scheduled, Innovation" in names(bench)
    shown = {entry.mark for entry in bench.view.chart.legend.entries(bench.canvas.frame(0, 1))}
    assert "scheduled" in shown


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Down, "To Transformation"),
        (Qt.Key.Key_PageUp, "10\N{NO-BREAK SPACE}% done"),
    ],
)
def test_what_keys_do_is_announced(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, key: Qt.Key, said: str
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(announcing, "announce", lambda _canvas, words: heard.append(words))
    bench.click("network")
    bench.key(key, Qt.KeyboardModifier.AltModifier)
    assert heard == [said]
