"""Scenarios in the window: run, compared, edited; what is shown is what the engine says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from planning.plan.staffing import Scenario
from planning.staffing.bands import Group, series
from planning.staffing.comparison import compare
from planning.staffing.months import month_number
from planning.staffing.simulation import Settings, simulate
from tests.ui.staffing.conftest import Bench
from ui.staffing.assumptions_part import AssumptionsPart
from ui.staffing.compare_panel import ComparePanel, stacked
from ui.staffing.results import Outcome
from ui.widgets.choice_search import ChoiceSearch
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field


def ran(bench: Bench, qtbot: QtBot) -> Outcome:
    """The outcome once the run has ended."""
    results = bench.scenarios.results
    qtbot.waitUntil(lambda: results.outcome is not None and not results.is_running, timeout=20_000)
    assert results.outcome is not None
    return results.outcome


def scenario(bench: Bench, id: str) -> Scenario:
    found = bench.document.get("scenarios", id)
    assert isinstance(found, Scenario)
    return found


def test_fans_show_what_the_engine_says(bench: Bench, qtbot: QtBot) -> None:
    outcome = ran(bench, qtbot)
    settings = Settings(scenario="annex-ii", replications=100, seed=outcome.seed, months=outcome.months)
    played = simulate(bench.document, settings)
    assert played is not None
    assert played.result_sha256 == outcome.sha256
    want = next(s for s in series(played, bench.document) if (s.group, s.measure) == (Group(), "incumbency"))
    card = bench.scenarios.cards["incumbency"]
    assert card.chart is not None
    assert card.chart.table().rows[-1][1] == f"{want.percentiles[50][-1]:.0f}"


def test_a_unit_that_is_chosen_has_its_own_fans(bench: Bench, qtbot: QtBot) -> None:
    ran(bench, qtbot)
    assert len(bench.scenarios.cards) == 7
    bench.view.staffing.choose_unit("enocs")
    desk = "network-operations"
    assert list(bench.scenarios.cards) == [
        "incumbency", "vacancy_rate", "cost", f"desk:{desk}", f"chance:{desk}",
    ]  # fmt: skip
    card, chance = bench.scenarios.cards[f"chance:{desk}"], bench.scenarios.results.outcome
    assert card.chart is not None
    assert chance is not None
    mean = chance.scenario[Group("enocs", desk=desk), "service_chance"].mean
    assert card.chart.table().rows[-1][1] == f"{mean[-1]:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def test_a_grade_is_looked_at_unit_by_unit_and_remembered(bench: Bench, qtbot: QtBot) -> None:
    before, state = ran(bench, qtbot), bench.view.staffing
    select = bench.view.pane.grade.select
    select.setFocus()
    QTest.keyClicks(select, "P")  # the list is searched by typing
    search = QApplication.activePopupWidget()
    assert isinstance(search, ChoiceSearch)
    QTest.keyClicks(search.field, "-3")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert state.grade == "P-3"
    qtbot.waitUntil(lambda: bench.scenarios.results.outcome is not before, timeout=20_000)
    outcome = ran(bench, qtbot)
    assert len(bench.scenarios.cards) == 7
    state.choose_unit("sp6")  # known already: nothing is run
    assert bench.scenarios.results.outcome is outcome
    whole, part = (outcome.scenario[Group(unit, "P-3"), "incumbency"].mean[-1] for unit in ("", "sp6"))
    assert 0 < part < whole < outcome.scenario[Group(), "incumbency"].mean[-1]
    assert state.posts("sp6") == outcome.scenario[Group("sp6", "P-3"), "establishment"].mean[-1]
    panel = bench.scenarios.inspector
    assert isinstance(panel, ComparePanel)
    assert "P-3" in panel.head.kind.text()
    state.choose_runs("analysis", 400)
    kept = bench.view.state()
    state.choose_grade("")
    state.choose_runs("analysis", 100)
    bench.view.restore(kept)
    assert (state.grade, state.runs["analysis"], bench.view.current) == ("P-3", 400, "scenarios")


def test_another_scenario_is_run(bench: Bench, qtbot: QtBot) -> None:
    before = ran(bench, qtbot)
    bench.view.staffing.choose_scenarios("as-is", "delayed-recruitment")
    qtbot.waitUntil(lambda: bench.scenarios.results.outcome is not before, timeout=20_000)
    after = ran(bench, qtbot)
    key = (Group(), "vacancy_rate")
    assert after.scenario[key].mean[-1] > before.scenario[key].mean[-1]
    panel = bench.scenarios.inspector
    assert isinstance(panel, ComparePanel)
    assert panel.head.title.text() == "As is against Delayed recruitment"


def test_a_change_is_edited_in_the_table_and_run_again(bench: Bench, qtbot: QtBot) -> None:
    before = ran(bench, qtbot)
    table = bench.scenarios.changes.table
    redeployed = next(n for n, row in enumerate(table.sheet.rows) if row.change.action == "redeploy")  # type: ignore[attr-defined]  # rows are changes
    number = int(table.sheet.rows[redeployed].id)
    bench.scenarios._scroller.ensureWidgetVisible(table)  # noqa: SLF001 - as the wheel would
    bench.type_into(table, redeployed, 2, "1")
    assert scenario(bench, "annex-ii").changes[number].count == 1
    qtbot.waitUntil(lambda: bench.scenarios.results.outcome is not before, timeout=20_000)
    bench.session.undo()
    assert scenario(bench, "annex-ii").changes[number].count == 3


def test_a_change_that_breaks_a_rule_is_refused(bench: Bench, qtbot: QtBot) -> None:
    ran(bench, qtbot)
    table = bench.scenarios.changes.table
    row = next(n for n, r in enumerate(table.sheet.rows) if r.change.action == "abolish")  # type: ignore[attr-defined]  # rows are changes
    bench.scenarios._scroller.ensureWidgetVisible(table)  # noqa: SLF001 - as the wheel would
    table.scrollTo(table.sheet.index(row, 2))
    bench.type_into(table, row, 2, "99")
    assert [error.code for error in bench.errors] == ["too_few_posts"]
    assert scenario(bench, "annex-ii").changes[int(table.sheet.rows[row].id)].count != 99


def test_scenarios_are_added_renamed_and_removed(bench: Bench) -> None:
    known = set(bench.document.table("scenarios"))
    bench.session.commands.run("staffing.add_scenario")
    (added,) = set(bench.document.table("scenarios")) - known
    assert bench.view.staffing.scenario == added
    assert scenario(bench, added).base == "annex-ii"
    bench.session.commands.run("staffing.rename_scenario")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible())
    english = dialog.findChildren(Field)[0].edit
    english.clear()
    QTest.keyClicks(english, "With a hub in Asia")
    dialog.answer("rename")
    assert scenario(bench, added).name == {"en": "With a hub in Asia"}
    bench.session.commands.run("staffing.remove_scenario")
    assert added not in bench.document.table("scenarios")


def test_cancel_keeps_what_is_shown(bench: Bench, qtbot: QtBot) -> None:
    before = ran(bench, qtbot)
    raw = {table: bench.document.raw(table) for table in ("posts", "scenarios", "assumptions")}
    results = bench.scenarios.results
    bench.view.staffing.choose_runs("scenarios", 1000)
    (job,) = bench.session.jobs.active
    bench.session.jobs.cancel(job)  # as the button in the toolbar does
    assert not results.is_running
    assert results.outcome is before
    assert {table: bench.document.raw(table) for table in raw} == raw


def test_charts_are_tables_too_and_copy(bench: Bench, qtbot: QtBot) -> None:
    ran(bench, qtbot)
    bench.session.commands.run("staffing.tables")
    assert all(card.shows_table for card in bench.scenarios.cards.values())
    bench.view.copy_table()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Incumbency\nMonth\tAnnex II")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_blank_plan_says_how_to_begin(blank: Bench, language: str) -> None:
    blank.session.set_language(language)
    part = blank.scenarios
    assert part._empty.isVisible()  # noqa: SLF001 - the page that is shown
    blank.session.commands.run("staffing.add_scenario")
    assert len(blank.document.table("scenarios")) == 1


def test_an_assumption_is_one_click_away_and_edited(bench: Bench, qtbot: QtBot) -> None:
    ran(bench, qtbot)
    assert bench.view.reveal("assumptions", "lead-time")
    assert bench.view.current == "assumptions"
    part = bench.view.part
    assert isinstance(part, AssumptionsPart)
    sheet = part.pane.sheet
    row = sheet.sheet.row_of("lead-time")
    assert sheet.currentIndex().row() == row
    bench.type_into(sheet, row, 3, "150")
    assert bench.document.raw("assumptions")["lead-time"]["value"] == 150
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    fill = sheet.sheet.row_of("fill-all")
    sheet.scrollTo(sheet.sheet.index(fill, 3))
    bench.type_into(sheet, fill, 3, "promotion 30 %; lateral 5 %")
    assert bench.document.raw("assumptions")["fill-all"]["shares"] == {"promotion": 0.3, "lateral": 0.05}


def test_a_desk_is_edited_and_says_how_many_people_it_needs(bench: Bench) -> None:
    assert bench.view.reveal("desks", "network-operations")
    part = bench.view.part
    assert isinstance(part, AssumptionsPart)
    sheet = part.desks.sheet
    keys = [column.key for column in sheet.sheet.columns]
    row, needed = sheet.sheet.row_of("network-operations"), keys.index("needed")
    before = float(sheet.sheet.words(row, needed))
    sheet.scrollTo(sheet.sheet.index(row, keys.index("seats")))
    bench.type_into(sheet, row, keys.index("seats"), "4")
    assert bench.document.raw("desks")["network-operations"]["seats"] == 4
    assert float(sheet.sheet.words(row, needed)) == pytest.approx(2 * before, abs=0.1)
    bench.type_into(sheet, row, keys.index("seats"), "0")
    assert [error.code for error in bench.errors] == ["missing_load"]
    QTest.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    assert len(bench.document.table("desks")) == 3


def test_posts_by_change_are_those_of_the_comparison(bench: Bench) -> None:
    card, state = bench.scenarios.comparison, bench.view.staffing
    found = compare(bench.document, state.base, state.scenario, month_number(state.months()[-1]))
    rows = card.table.twin.table.rows
    assert [row[0] for row in rows[:-1]] == [row.key for row in found.by_grade[:-1]] + ["not stated"]
    assert rows[-1][-1] == str(found.total.proposed)
    bench.scenarios._scroller.ensureWidgetVisible(card)  # noqa: SLF001 - as the wheel would
    QTest.mouseClick(card.key.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    rows = card.table.twin.table.rows
    assert [row[0] for row in rows[:-1]] == [state.unit_name(row.key) for row in found.by_unit]


def test_names_over_numbers_take_short_lines() -> None:
    assert stacked("Annex II as proposed") == "Annex II\nas\nproposed"
    assert stacked("Regional consolidation") == "Regional\nconsolid…"
    assert stacked("附件二所提结构") == "附件二所提\n结构"
