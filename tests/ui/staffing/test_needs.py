"""The roadmap against the structure in the window: what the engine says, with the way to each activity."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.schedule import schedule_plan
from planning.staffing.shortfalls import outlook
from tests.ui.staffing.conftest import Bench
from ui.shell.session import Place
from ui.staffing.needs_part import NeedChart, NeedsPart
from ui.staffing.shortfalls import RUNS, SEED


def shown(bench: Bench, qtbot: QtBot) -> NeedsPart:
    bench.view.show_part("needs")
    part = bench.view.part_of("needs")
    assert isinstance(part, NeedsPart)
    qtbot.waitUntil(lambda: part.shortfalls.outlook is not None, timeout=30_000)
    return part


def test_what_is_shown_is_what_the_engine_says(bench: Bench, qtbot: QtBot) -> None:
    part = shown(bench, qtbot)
    want = outlook(bench.document, schedule_plan(bench.document), bench.view.staffing.scenario, RUNS, SEED)
    assert part.shortfalls.outlook == want
    assert want is not None
    assert len(part.list.rows()) == min(12, len(want.shortfalls)) > 0


def test_a_line_leads_to_its_activity(bench: Bench, qtbot: QtBot) -> None:
    part = shown(bench, qtbot)
    places: list[Place] = []
    bench.session.navigated.connect(places.append)
    QTest.mouseClick(part.list.rows()[0], Qt.MouseButton.LeftButton)
    assert part.shortfalls.outlook is not None
    assert places == [Place("roadmap", "activities", part.shortfalls.outlook.shortfalls[0].activity)]


def test_an_activity_that_asks_for_more_lacks_somebody(bench: Bench, qtbot: QtBot) -> None:
    part = shown(bench, qtbot)
    found = part.shortfalls.outlook
    assert found is not None
    lacks_posts = {row.demand for row in found.shortfalls if row.reason == "posts"}
    demand = next(id for id in bench.document.table("demands") if id not in lacks_posts)
    bench.session.run(lambda t: t.set("demands", demand, fte=500), "Edit")
    qtbot.waitUntil(lambda: part.shortfalls.outlook is not found, timeout=30_000)
    assert part.shortfalls.outlook is not None
    row = next(row for row in part.shortfalls.outlook.shortfalls if row.demand == demand)
    assert row.reason == "posts"


def test_each_month_can_be_read_in_words_and_as_a_table(bench: Bench, qtbot: QtBot) -> None:
    chart = shown(bench, qtbot).card.chart
    assert isinstance(chart, NeedChart)
    rows = chart.table().rows
    assert len(rows) > 20
    assert chart.words_at(chart.width() - 5, 30) != ""


def test_without_demands_it_says_how_to_begin(blank: Bench) -> None:
    blank.view.show_part("needs")
    part = blank.view.part_of("needs")
    assert isinstance(part, NeedsPart)
    assert part._empty.isVisible()  # noqa: SLF001 - the page that is shown
