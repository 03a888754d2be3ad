"""Resilience on screen: coverage, the worst departures, ways to the people and competencies they name."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from tests.ui.careers.conftest import CareersBench, Opened
from tests.ui.careers.plans import careers_plan
from ui.careers.resilience_part import ResiliencePart
from ui.widgets.link_row import LinkRow


@pytest.fixture
def shown(opened: Opened, qtbot: QtBot) -> tuple[CareersBench, ResiliencePart]:
    """Only p000 holds c0-0 and c0-1 as highly as profiles ask, only p001 c1-0, nobody c3-0."""
    tables = careers_plan(people=4)
    for row in tables["assessments"].values():
        row.pop("state", None)
        row["level"] = 1
    for id in ("p000-c0-0", "p000-c0-1", "p001-c1-0"):
        tables["assessments"][id]["level"] = 5
    bench = opened(tables)
    bench.careers.show_part("resilience")
    part = bench.careers.part_of("resilience")
    assert isinstance(part, ResiliencePart)
    qtbot.waitUntil(lambda: part.state.found is not None and not part.state.is_running)
    return bench, part


def test_departures_are_counted_and_what_they_cost_is_named(
    shown: tuple[CareersBench, ResiliencePart], qtbot: QtBot
) -> None:
    bench, part = shown
    withstands = {row[0]: row[1] for row in part.data().rows}
    assert withstands["Leadership skill 1"] == "nobody is competent"
    assert withstands["Security skill 1"] == "hangs on one person"
    assert next(item.text for item in part.status()) == "4 single points of failure"
    one = next(b for b in part.panel.counts.findChildren(QAbstractButton) if b.text() == "1")
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not part.state.is_running)
    assert part.panel.verdict.text() == "2 of 3 competencies that are covered today would no longer be."
    names = [row.words for row in part.panel.people.lines() if isinstance(row, LinkRow)]
    assert names == ["Person 000 · P-3 · Technical job 3 · Networks unit"]
    lost = [row.words for row in part.panel.lost.lines() if isinstance(row, LinkRow)]
    assert lost == ["Networks skill 1", "Networks skill 2"]
    bench.session.commands.run("careers.copy_table")
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Leadership skill 1\tnobody")
    bench.session.commands.run("careers.copy_picture")
    assert QGuiApplication.clipboard().image().height() > 2 * 28 * len(part.data().rows)


def test_a_plan_that_is_closed_while_answers_are_on_their_way_takes_them_along(
    shown: tuple[CareersBench, ResiliencePart], qtbot: QtBot
) -> None:
    bench, part = shown
    part.unit.chosen.emit("u2")
    bench.session.set_document(None)
    assert bench.session.jobs.stop()
    tables = careers_plan(people=3)
    tables["plan"]["plan"]["status_date"] = "2016-01-01"
    del tables["units"]["u2"]
    for person in tables["people"].values():
        person["unit"] = "u1"
    bench.session.set_document(Document(tables))
    qtbot.waitUntil(lambda: part.state.found is not None and not part.state.is_running)
    assert part.state.found is not None
    assert (part.state.scope.unit, part.state.found.people) == ("", 3)
    assert bench.careers.context.day == date(2016, 1, 1)


def test_an_edit_and_another_scope_are_followed(
    shown: tuple[CareersBench, ResiliencePart], qtbot: QtBot
) -> None:
    bench, part = shown
    bench.session.run(lambda t: t.set("assessments", "p002-c1-0", level=5), "Rate")
    qtbot.waitUntil(lambda: not part.state.is_running)
    assert {row[0]: row[1] for row in part.data().rows}["Security skill 1"] == "1 departure"
    part.unit.chosen.emit("u2")
    qtbot.waitUntil(lambda: not part.state.is_running)
    assert part.state.found is not None
    assert part.state.found.people == 2
