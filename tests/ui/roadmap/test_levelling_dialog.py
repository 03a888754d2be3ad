"""Levelling in the window: nothing happens before the button, one step after it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.plan.transaction import Transaction
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.demand_page import DemandPage
from ui.roadmap.levelling_dialog import LevellingDialog

MONTH = 20 * 480


@pytest.fixture
def loaded(bench: Bench) -> Bench:
    """Two automatic activities at once ask for the one scribe; a longer one leaves them slack."""

    def edit(t: Transaction) -> None:
        t.add("profiles", {"id": "scribe", "name": {"en": "Scribe", "zh": "抄写员"}})
        t.add("posts", {"id": "the-scribe", "unit": "oict", "grade": "P-3", "profile": "scribe", "count": 1})
        for id, months in (("one", 2), ("two", 2), ("long", 8)):
            fields = {"id": id, "lane": "innovation", "name": {"en": id, "zh": id}, "mode": "auto"}
            t.add("activities", fields | {"duration_minutes": months * MONTH})
        for id in ("one", "two"):
            t.add("demands", {"id": f"d-{id}", "activity": id, "profile": "scribe", "fte": 1})

    assert bench.session.run(edit, "Load")
    return bench


def opened(bench: Bench, qtbot: QtBot) -> LevellingDialog:
    bench.session.commands.run("roadmap.level")
    dialog = bench.window.findChild(LevellingDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.found is not None)
    return dialog


def start_of(bench: Bench, id: str) -> str | None:
    return bench.activity(id).start


def test_delays_are_shown_and_made_in_one_step(loaded: Bench, qtbot: QtBot) -> None:
    dialog = opened(loaded, qtbot)
    before = {id: start_of(loaded, id) for id in ("one", "two")}
    assert "0 FTE-months too many" in dialog.words.text()
    assert "the plan finishes as before" in dialog.words.text()
    (row,) = dialog.moves.twin.table.rows
    assert row[3] == "delayed"
    assert {id: start_of(loaded, id) for id in before} == before, "nothing is done yet"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    moved = [id for id in before if start_of(loaded, id) != before[id]]
    assert moved == [row[0]]
    assert loaded.document.undo_label == "Level overloads"
    loaded.session.undo()
    assert {id: start_of(loaded, id) for id in before} == before


def test_cancel_changes_nothing(loaded: Bench, qtbot: QtBot) -> None:
    dialog = opened(loaded, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert loaded.document.undo_label == "Load"


def test_delays_can_stand_in_a_scenario_of_their_own(loaded: Bench, qtbot: QtBot) -> None:
    dialog = opened(loaded, qtbot)
    (row,) = dialog.moves.twin.table.rows
    before = start_of(loaded, row[0])
    QTest.mouseClick(dialog.by_key["scenario"], Qt.MouseButton.LeftButton)
    assert loaded.session.scenario
    assert loaded.session.document.raw("activities")[row[0]]["constraint"] == "SNET"
    assert loaded.session.plan_document.raw("activities")[row[0]].get("start") == before


def test_what_stays_over_is_told_with_its_reason(loaded: Bench, qtbot: QtBot) -> None:
    def begin(t: Transaction) -> None:
        for id in ("one", "two"):
            t.set("activities", id, progress=0.5)

    loaded.session.run(begin, "Begin")
    dialog = opened(loaded, qtbot)
    assert dialog.over.isVisible()
    assert "one: has begun" in dialog.over.twin.table.rows[0][3]
    assert not dialog.by_key["delay"].isEnabled()


def test_the_histogram_offers_it_where_too_many_are_asked_for(loaded: Bench) -> None:
    loaded.session.commands.run("roadmap.demand")
    page = loaded.view.drawer.pages["demand"]
    assert isinstance(page, DemandPage)
    QTest.mouseClick(page.level, Qt.MouseButton.LeftButton)
    assert loaded.window.findChild(LevellingDialog) is not None
