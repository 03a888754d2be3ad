"""Scenarios and baselines in the window: begun, worked in, compared, adopted, left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planning.plan.branching import LISTED, add_scenario
from planning.plan.document import Document
from tests.ui.roadmap.conftest import Bench
from ui.roadmap import states_menu
from ui.roadmap.differences import Differences
from ui.roadmap.name_dialog import NameDialog


def answer(bench: Bench, name: str) -> None:
    """Type a name into the dialog that is open and press Return."""
    (dialog,) = bench.window.findChildren(NameDialog)
    dialog.field.edit.selectAll()
    QTest.keyClicks(dialog.field.edit, name)
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, 52)
    QApplication.processEvents()


def begin(bench: Bench, name: str = "Late") -> None:
    bench.session.commands.run("roadmap.new_scenario")
    answer(bench, name)


@pytest.fixture
def late(bench: Bench) -> Bench:
    """A scenario is worked in, and "network" finishes later there."""
    begin(bench)
    longer(bench)
    return bench


def longer(bench: Bench) -> None:
    """Put the finish of "network" a quarter later."""
    bench.select("network")
    assert bench.session.commands.run("roadmap.longer")
    QApplication.processEvents()


def plan(bench: Bench) -> Document:
    return bench.session.plan_document


def finish(document: Document) -> object:
    return document.records("activities")["network"]["finish"]


def test_an_edit_goes_into_the_scenario_and_leaves_the_plan(late: Bench) -> None:
    assert late.session.scenario == "late"
    assert finish(late.document) != finish(plan(late))
    assert late.view.strip.isVisible()
    assert late.view.strip.words.text() == "What if: “Late”, compared with “The plan”"
    assert late.view.strip.result.text().startswith("1 activity differs")


def test_the_ghost_stands_where_the_plan_has_the_bar(late: Bench) -> None:
    ghost = late.view.chart_state.ghosts["network"]
    bar = late.view.chart_state.outline.span(("activities", "network"))
    assert ghost.start == bar.start
    assert (ghost.finish or 0) < (bar.finish or 0)


def test_undo_takes_the_edit_of_the_scenario_back_and_then_the_scenario(late: Bench) -> None:
    late.session.undo()
    assert finish(late.document) == finish(plan(late))
    late.session.undo()
    assert late.session.scenario == ""
    assert late.document is plan(late)
    assert not late.view.strip.isVisible()


def test_adopting_is_one_step(late: Bench) -> None:
    wanted = finish(late.document)
    late.session.commands.run("roadmap.adopt_scenario")
    assert late.session.scenario == ""
    assert finish(plan(late)) == wanted
    assert plan(late).undo_label == "Adopt scenario"
    late.session.undo()
    assert finish(plan(late)) != wanted
    assert "late" in plan(late).table(LISTED)


def test_the_plan_shows_again_without_the_scenario(late: Bench) -> None:
    scenario = late.view.chart_state.outline.span(("activities", "network"))
    late.session.commands.run("roadmap.leave_scenario")
    assert late.view.chart_state.outline.span(("activities", "network")) != scenario
    assert late.view.comparing.against == ""
    late.session.commands.run("roadmap.next_scenario")
    assert late.view.chart_state.outline.span(("activities", "network")) == scenario


def test_the_table_of_differences_leads_to_the_rows(late: Bench) -> None:
    late.session.select()
    late.session.commands.run("roadmap.differences")
    page = late.view.drawer.pages["differences"]
    assert isinstance(page, Differences)
    assert page.table.twin.rowCount() == 1
    row = page.table.twin.table.rows[0]
    assert (row[0], row[5][:1]) == ("Network and infrastructure", "+")
    place = page.table.visualRect(page.table.twin.index(0, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert late.session.selection.ids == ("network",)


def test_a_baseline_is_set_and_compared_with(bench: Bench) -> None:
    bench.session.commands.run("roadmap.set_baseline")
    answer(bench, "Approved")
    assert bench.view.comparing.against == "approved"
    assert bench.view.strip.result.text() == "No differences"
    longer(bench)
    assert bench.view.strip.result.text().startswith("1 activity differs")
    bench.session.commands.run("roadmap.next_comparison")
    assert bench.view.comparing.against == ""
    assert not bench.view.chart_state.ghosts


def test_the_layer_of_baselines_takes_the_last_one_by_itself(bench: Bench) -> None:
    table = bench.session.commands
    table.refresh()
    action = table.action("roadmap.show_baseline")
    assert not action.isEnabled()
    assert not action.isChecked(), "nothing is compared with"
    bench.session.commands.run("roadmap.set_baseline")
    answer(bench, "Approved")
    bench.view.comparing.choose("")
    for is_shown in (True, False, True):
        table.refresh()
        action.trigger()
        table.refresh()
        assert action.isChecked() == is_shown
        assert bench.view.comparing.against == "approved"
    assert bench.view.chart_state.ghosts


def test_the_menu_offers_what_there_is_and_renames_and_deletes(late: Bench) -> None:
    menu = QMenu(late.view)
    states_menu.fill(menu, late.view.scenarios, late.session.commands)
    words = [action.text() for action in menu.actions()]
    assert {"Late", "The plan"} <= set(words)
    rename = next(sub for sub in menu.findChildren(QMenu) if sub.title() == "Rename")
    rename.actions()[0].trigger()
    answer(late, "Slow & late")
    assert late.view.comparing.name("late") == "Slow & late"
    states_menu.fill(menu, late.view.scenarios, late.session.commands)
    delete = next(sub for sub in menu.findChildren(QMenu) if sub.title() == "Delete" and sub.actions())
    delete.actions()[0].trigger()
    assert late.session.scenario == ""
    assert not plan(late).table(LISTED)
    menu.deleteLater()


def test_adopting_over_a_plan_that_has_gone_on_asks_first(late: Bench) -> None:
    with plan(late).transaction("meanwhile") as t:
        t.set("activities", "network", finish="2015-03-31")
    late.session.commands.run("roadmap.adopt_scenario")
    from ui.widgets.dialog import Dialog

    (dialog,) = late.window.findChildren(Dialog)
    assert late.session.scenario == "late"
    dialog.answer("keep")
    QApplication.processEvents()
    assert finish(plan(late)) == "2015-03-31"


def test_a_scenario_that_another_hand_removes_is_left(bench: Bench) -> None:
    with plan(bench).transaction("scenario") as t:
        id = add_scenario(t, {"en": "Fast"})
    bench.session.set_scenario(id)
    with plan(bench).transaction("gone") as t:
        t.remove(LISTED, id)
    assert bench.session.scenario == ""
