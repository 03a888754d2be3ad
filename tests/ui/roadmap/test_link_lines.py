"""A link is a thing of its own: pointed at, selected, changed and removed by its line, and by keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planning.plan import edits
from planning.plan.entities import Link
from planning.scene.links import line_of
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.inspector import Inspector

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, ALT = Modifier.ControlModifier, Modifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def link(bench: Bench) -> str:
    """A link that is shown, because one of its ends is selected."""
    made: list[str] = []
    bench.session.run(lambda t: made.append(edits.add_link(t, "network", "rtc", "SS")), "Link")
    bench.select("network")
    return made[0]


def on_line(bench: Bench, link: str) -> QPoint:
    """A place on the upright leg of a link, half-way between two rows, where no bar is."""
    frame = bench.canvas.whole_frame()
    assert frame.links is not None
    legs = pairwise(line_of(frame, frame.links, frame.links.place[link]))
    (x, top), (_x, bottom) = next(leg for leg in legs if leg[0][0] == leg[1][0])
    row = frame.metrics.row
    y = (min(top, bottom) // row + 1) * row
    return QPoint(round(x), round(y))


def test_pointing_at_a_line_marks_it_and_a_click_selects_it(bench: Bench, link: str) -> None:
    port, place = bench.canvas.viewport(), on_line(bench, link)
    QTest.mouseMove(port, place)
    assert bench.view.chart_state.hovered == ("links", link)
    assert port.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(port, LEFT, pos=place)
    assert bench.session.selection == ("links", (link,))
    QTest.mouseMove(port, place + QPoint(40, 0))
    assert bench.view.chart_state.hovered != ("links", link)


def test_delete_removes_the_link_alone_and_undo_brings_it_back(bench: Bench, link: str) -> None:
    count = len(bench.document.table("activities"))
    QTest.mouseClick(bench.canvas.viewport(), LEFT, pos=on_line(bench, link))
    bench.key(Key.Key_Delete)
    assert bench.document.get("links", link) is None
    assert len(bench.document.table("activities")) == count
    assert bench.document.undo_label == "Remove link"
    assert bench.session.selection.table == "activities", "the row of the cursor has the keys again"
    bench.session.undo()
    assert bench.document.get("links", link) is not None


def test_keys_go_from_a_row_to_its_links_and_back(bench: Bench, link: str) -> None:
    bench.view.chart_state.move_cursor(("activities", "network"))
    turns = []
    for _turn in range(20):
        bench.session.commands.refresh()
        bench.key(Key.Key_L, CTRL | ALT)
        turns.append(bench.session.selection)
        if turns[-1].table == "activities":
            break
    assert ("links", (link,)) in turns
    assert turns[-1] == ("activities", ("network",))


def test_the_inspector_changes_kind_and_lag(bench: Bench, link: str) -> None:
    inspector = bench.view.inspector()
    assert isinstance(inspector, Inspector)
    bench.session.select("links", [link])
    section = inspector.one_link
    assert not section.isHidden()
    assert inspector.links.isHidden()
    assert inspector.head.title.text().startswith("Network and infrastructure → ")
    section.kind.select.setCurrentIndex(section.kind.select.findData("FF"))
    section.kind.select.chosen.emit("FF")
    section.lag.edit.setText("2 d")
    section.lag.edit.returnPressed.emit()
    section.lag.committed.emit("2 d")
    found = bench.document.get("links", link)
    assert isinstance(found, Link)
    assert (found.type, found.lag) == ("FF", 960)
    section.lag.committed.emit("soon")
    assert bench.document.get("links", link) == found, "what is no lag changes nothing"
    section.ends["successor"].click()
    assert bench.session.selection == ("activities", ("rtc",))
    inspector.deleteLater()
