"""Checks and levers in the window: what is shown is what the engine says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.plan import staffing
from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.staffing.checks import structure_findings
from planning.staffing.months import month_number
from planning.staffing.prospects import maintainability
from planning.staffing.sensitivity import tornado
from tests.ui.staffing.conftest import Bench, opened
from ui.staffing import analysis as module
from ui.staffing.analysis_part import AnalysisPart
from ui.staffing.words import ACTIONS, PARAMETERS


@pytest.fixture
def small(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Few replications and factors: what is tested is the way from the engine to the screen."""
    monkeypatch.setattr(module, "FACTORS", (0.6, 1.4))
    tables = template_tables("a69-517")
    tables["plan"]["plan"]["horizon_finish"] = "2015-06-30"
    for bench in opened(qtbot, Document(tables)):
        bench.view.staffing.runs["analysis"] = 5
        yield bench


@pytest.fixture
def without_levers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every test waits for the slowest answer of the segment."""
    monkeypatch.setattr(module.Analysis, "run", lambda _analysis: None)


def part_of(bench: Bench) -> AnalysisPart:
    bench.view.show_part("analysis")
    part = bench.view.part_of("analysis")
    assert isinstance(part, AnalysisPart)
    return part


def test_the_tornado_is_that_of_the_engine(small: Bench, qtbot: QtBot) -> None:
    part = part_of(small)
    qtbot.waitUntil(lambda: part.analysis.levers is not None, timeout=60_000)
    levers = part.analysis.levers
    assert levers is not None
    assert levers.tornado == tornado(small.document, part.analysis.settings(), part.analysis.aim())
    assert part.tornado.chart is not None
    assert len(part.tornado.chart.table().rows) == len(levers.tornado.swings)
    assert [len(row) for row in levers.sweep.values] == [2] * 2
    assert (
        levers.sweep.values[0][0] < levers.sweep.values[-1][-1]
    )  # longer waits, more leavers: more vacancies
    QTest.keyClicks(part.sweep.second, "Age")  # the list is searched by typing
    qtbot.waitUntil(lambda: part.analysis.levers not in (None, levers), timeout=60_000)
    other = part.analysis.levers
    assert other is not None
    assert (other.sweep.first, other.sweep.second) == ("lead_time", "age")
    assert other.tornado == levers.tornado


def test_every_parameter_and_action_has_words() -> None:
    assert set(PARAMETERS) == set(staffing.PARAMETERS)
    assert set(ACTIONS) == set(staffing.ACTIONS)


@pytest.mark.usefixtures("without_levers")
def test_findings_are_those_of_the_checks(small: Bench) -> None:
    part, state = part_of(small), small.view.staffing
    want = structure_findings(small.document, state.scenario, month_number(state.months()[-1]), state.base)
    assert [row.words for row in part.findings.rows()][:8] == [finding.message for finding in want][:8]


@pytest.mark.usefixtures("without_levers")
def test_a_target_is_searched_and_one_that_is_none_refused(small: Bench, qtbot: QtBot) -> None:
    part = part_of(small)
    part.target.field.edit.setText("much")
    QTest.mouseClick(part.target.button, Qt.MouseButton.LeftButton)
    assert "much" in part.target.field.error()
    part.target.field.edit.setText("6 %")
    QTest.mouseClick(part.target.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.analysis.target is not None, timeout=60_000)
    assert part.analysis.target is not None
    assert part.analysis.target.target == pytest.approx(0.06)
    assert part.target.answer.text()


def test_an_edit_makes_what_was_found_out_of_date(small: Bench, qtbot: QtBot) -> None:
    part = part_of(small)
    qtbot.waitUntil(lambda: part.analysis.levers is not None, timeout=60_000)
    small.session.run(lambda t: t.set("assumptions", "lead-time", value=100), "Edit")
    assert part.analysis.levers is None
    assert part.tornado.isHidden()


@pytest.mark.usefixtures("without_levers")
def test_the_cheapest_posts_show_bound_verdicts_and_intervals(small: Bench, qtbot: QtBot) -> None:
    part = part_of(small)
    card = part.posts
    card.target.edit.setText("150 %")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.target.error()
    card.target.edit.setText("4 %")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.analysis.cheapest is not None, timeout=60_000)
    found = part.analysis.cheapest
    assert found is not None
    assert all(check.target == pytest.approx(0.04) for check in found.vacancies)
    assert len(card.vacancies.twin.table.rows) == len(found.vacancies)
    assert len(card.desks.twin.table.rows) == len(small.view.staffing.desks())
    assert card.judgement.text()
    assert card.answer.text().count("US$") == 3


@pytest.mark.usefixtures("without_levers")
def test_the_structure_that_recruitment_alone_maintains(small: Bench, qtbot: QtBot) -> None:
    part, state = part_of(small), small.view.staffing
    card = part.maintain
    card.years.edit.setText("0")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.years.error()
    card.years.edit.setText("8")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.analysis.maintained is not None, timeout=20_000)
    month = month_number(state.months()[-1])
    grades, nearest = maintainability(small.document, state.scenario, month, 8)
    assert [row[0] for row in card.table.twin.table.rows] == grades[::-1]
    assert not nearest.is_maintainable
    assert f"{nearest.distance:.1f}" in card.verdict.text()
