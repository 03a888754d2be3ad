"""The least-cost plan off the GUI thread: found, seen for any budget, adopted in one step, given up."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.careers.conftest import Bench, stand_up
from tests.ui.careers.plans import both, rows
from tests.ui.careers.test_training import training_plan
from ui.training.expiry_part import ExpiryPart
from ui.training.least_cost_panel import LeastCostPanel
from ui.training.table_part import NeedsPart, PlanPart
from ui.training.view import TrainingView
from ui.widgets.chip import Chip


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    tables = training_plan()
    tables["sessions"]["s1"]["seats"] = 10
    tables["certificates"] = rows(
        {
            "id": "x1",
            "person": "p000",
            "certification": "cert",
            "issued": "2013-05-10",
            "expires": "2015-05-10",
        },
        {
            "id": "x2",
            "person": "p002",
            "certification": "cert",
            "issued": "2013-05-12",
            "expires": "2015-05-12",
        },
    )
    tables["uplifts"]["u3"] = {"id": "u3", "course": "lead", "competency": "c3-0", "level": 4}
    tables["competencies"]["c9"] = {"id": "c9", "name": both("Alone"), "framework": "ict", "parent": "f0"}
    made = Bench(*stand_up(qtbot, tables, TrainingView))
    yield made
    made.session.jobs.stop()
    made.session.set_document(None)


def training(bench: Bench) -> TrainingView:
    assert isinstance(bench.view, TrainingView)
    return bench.view


def planned(bench: Bench, qtbot: QtBot) -> LeastCostPanel:
    """The panel of the plan segment, once the plan that is made at the start is there."""
    view = training(bench)
    view.show_part("plan")
    qtbot.waitUntil(lambda: view.least.found is not None, timeout=30000)
    part = view.part_of("plan")
    assert isinstance(part, PlanPart)
    assert isinstance(part.inspector, LeastCostPanel)
    return part.inspector


def test_a_plan_is_found_and_what_no_course_reaches_is_named(bench: Bench, qtbot: QtBot) -> None:
    panel, least = planned(bench, qtbot), training(bench).least
    assert least.plan is not None
    assert least.plan.is_proven
    assert least.plan.cost == sum(seat.cost for seat in least.plan.seats)
    assert "Proven optimum" in [chip.words for chip in panel.chips.findChildren(Chip)]
    said = [row.words for row in panel.missing.lines() if hasattr(row, "words")]
    assert any(words.startswith("Networks skill 2") and "No course" in words for words in said)


def test_a_smaller_budget_closes_less_and_answers_at_once(bench: Bench, qtbot: QtBot) -> None:
    panel, least = planned(bench, qtbot), training(bench).least
    whole = least.plan
    assert whole is not None
    panel.curve.resize(300, panel.curve.height())
    QTest.mouseClick(panel.curve, Qt.MouseButton.LeftButton, pos=QPoint(60, 144))
    half = least.plan
    assert half is not None
    assert half.cost <= least.budget < whole.cost
    assert half.share <= whole.share
    panel.typed.edit.setText("0")
    panel.typed.edit.commit()
    assert least.plan is not None
    assert least.plan.cost == 0
    panel.typed.edit.setText("much")
    panel.typed.edit.commit()
    assert "no amount" in panel.typed.error()


def test_adopting_plans_its_seats_in_one_step_and_then_says_that_the_plan_changed(
    bench: Bench, qtbot: QtBot
) -> None:
    panel, view = planned(bench, qtbot), training(bench)
    before = len(bench.document.records("training"))
    seats = len(view.least.plan.seats) if view.least.plan else 0
    assert seats
    bench.click(panel.adopt)
    added = len(bench.document.records("training")) - before
    assert 0 < added <= seats
    assert view.least.is_stale
    part = view.part_of("plan")
    assert isinstance(part, PlanPart)
    assert sum(len(row.people) for row in part.planned) == 1 + added
    bench.session.undo()
    assert len(bench.document.records("training")) == before


def test_a_run_is_given_up_at_once_and_leaves_the_plan_as_it_was(bench: Bench) -> None:
    view = training(bench)
    revision = bench.document.revision
    view.least.run()
    assert bench.session.jobs.active
    bench.session.jobs.cancel(bench.session.jobs.active[0])
    assert not view.least.is_running
    assert bench.document.revision == revision


def test_courses_that_need_each_other_are_refused_by_their_names(bench: Bench) -> None:
    bench.session.run(lambda t: t.set("courses", "net", prerequisites=["sec"]), "Change")
    refused = bench.session.attempt(lambda t: t.set("courses", "sec", prerequisites=["net"]), "Change")
    assert refused is not None
    assert refused.code == "prerequisite_cycle"
    assert "Networks, advanced" in refused.message


def test_where_nobody_is_short_of_anything_that_is_said(bench: Bench, qtbot: QtBot) -> None:
    panel, view = planned(bench, qtbot), training(bench)
    view.least.limit(unit="no such unit")
    view.least.run()
    assert "short of anything" in panel.head.note.text()
    assert view.least.plan is None


def test_needs_tell_who_is_short_of_what_and_which_course_helps(bench: Bench) -> None:
    view = training(bench)
    view.show_part("needs")
    part = view.part_of("needs")
    assert isinstance(part, NeedsPart)
    rows_by_name = {row[0]: row for row in part.rows.twin.table.rows}
    assert rows_by_name["Networks skill 1"][1] == "Networks, advanced"
    assert rows_by_name["Networks skill 1"][2] == "12"
    assert rows_by_name["Networks skill 2"][1] == "none"


def test_what_expires_stands_in_its_month_and_is_renewed(bench: Bench) -> None:
    view = training(bench)
    view.show_part("expiry")
    part = view.part_of("expiry")
    assert isinstance(part, ExpiryPart)
    marks = part.canvas.made.marks
    assert [(mark.certification, f"{mark.month:%Y-%m}", mark.people) for mark in marks] == [
        ("cert", "2015-05", ("p000", "p002"))
    ]
    bench.click(part.panel.renewal)
    planned_rows = [
        row
        for row in bench.document.records("training").values()
        if row["state"] == "planned" and row["course"] == "net"
    ]
    assert {row["person"] for row in planned_rows} == {"p000", "p001", "p002"}
    bench.session.undo()
    assert "Person 000\tNetwork certificate\t2015-05-10" in part.table()
