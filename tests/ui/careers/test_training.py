"""The training matrix: what is typed, what finishing a course does, the calendar of sessions."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.plan.template import template_tables
from planning.scene import matrix as m
from tests.ui.careers.conftest import Bench, stand_up
from tests.ui.careers.plans import Tables, both, careers_plan, rows
from ui.training.matrix_part import MatrixPart
from ui.training.view import TrainingView
from ui.widgets.matrix.canvas import MatrixCanvas


class TrainingBench(Bench):
    """Training with the matrix shown."""

    @property
    def training(self) -> TrainingView:
        assert isinstance(self.view, TrainingView)
        return self.view

    @property
    def part(self) -> MatrixPart:
        part = self.training.part_of("matrix")
        assert isinstance(part, MatrixPart)
        return part

    @property
    def canvas(self) -> MatrixCanvas:
        return self.part.pane.canvas

    def code(self, row: str, course: str) -> int:
        return int(self.canvas.contents.codes[self.canvas.row_of(row), self.canvas.column_of(course)])

    def click_cell(self, row: str, course: str) -> None:
        self.canvas.go_to(self.canvas.row_of(row), self.canvas.column_of(course))
        at = self.canvas.arrangement.place_of(self.canvas.row_of(row))
        place = self.canvas.cell_box(at, self.canvas.column_of(course)).center()
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def training_plan() -> Tables:
    """The plan of careers with three courses, a certification, and sessions in 2015."""
    tables = careers_plan()
    for row in tables["assessments"].values():
        if row["competency"] == "c0-0":
            row.pop("state", None)
            row["level"] = 1
    tables["certifications"] = rows(
        {"id": "cert", "name": both("Network certificate"), "validity_months": 24}
    )
    tables["courses"] = rows(
        {
            "id": "net",
            "name": both("Networks, advanced", "网络高级"),
            "cost": "900",
            "duration_days": 5,
            "order": 1,
            "certification": "cert",
            "seats": 2,
        },
        {"id": "sec", "name": both("Security basics", "信息安全基础"), "cost": "400", "order": 2},
        {"id": "lead", "name": both("Leading teams", "带领团队"), "cost": "1200", "order": 3},
    )
    tables["uplifts"] = rows(
        {"id": "u1", "course": "net", "competency": "c0-0", "level": 4, "from_level": 1},
        {"id": "u2", "course": "sec", "competency": "c1-0", "level": 2},
    )
    tables["sessions"] = rows(
        {"id": "s1", "course": "net", "start": "2015-05-04", "finish": "2015-05-29"},
        {"id": "s2", "course": "sec", "start": "2015-09-07", "finish": "2015-09-11", "seats": 8},
    )
    tables["training"] = rows(
        {"id": "a", "course": "net", "profile": "t4", "state": "required"},
        {"id": "b", "course": "sec", "profile": "t4", "state": "recommended"},
        {"id": "c", "course": "net", "person": "p001", "session": "s1", "state": "planned"},
        {
            "id": "d",
            "course": "sec",
            "person": "p001",
            "state": "done",
            "date": "2013-01-10",
            "expires": "2015-01-10",
        },
    )
    return tables


@pytest.fixture
def open_training(qtbot: QtBot) -> Iterator[object]:
    made: list[TrainingBench] = []

    def open_plan(tables: Tables) -> TrainingBench:
        bench = TrainingBench(*stand_up(qtbot, tables, TrainingView))
        bench.canvas.setFocus()
        made.append(bench)
        return bench

    yield open_plan
    for bench in made:
        bench.session.jobs.stop()
        bench.session.set_document(None)


@pytest.fixture
def bench(open_training: object) -> TrainingBench:
    assert callable(open_training)
    made = open_training(training_plan())
    assert isinstance(made, TrainingBench)
    return made


def test_profiles_show_what_they_ask_for_and_what_their_people_did(bench: TrainingBench) -> None:
    assert bench.code("t4", "net") == m.PLANNED
    assert bench.code("t4", "sec") == m.EXPIRED
    assert bench.code("t3", "net") == m.NOTHING


def test_people_show_their_own_rows_and_those_of_their_profile(bench: TrainingBench) -> None:
    bench.session.commands.run("training.rows")
    assert bench.code("p001", "net") == m.PLANNED
    assert bench.code("p001", "sec") == m.EXPIRED
    assert bench.code("p007", "net") == m.REQUIRED
    assert bench.code("p007", "sec") == m.RECOMMENDED


def test_letters_set_what_a_profile_asks_for(bench: TrainingBench) -> None:
    bench.click_cell("m3", "lead")
    bench.type("r")
    assert bench.code("m3", "lead") == m.REQUIRED
    bench.type("o")
    assert bench.code("m3", "lead") == m.RECOMMENDED
    bench.key(Qt.Key.Key_Delete)
    assert bench.code("m3", "lead") == m.NOTHING
    bench.session.undo()
    assert bench.code("m3", "lead") == m.RECOMMENDED


def test_a_course_that_is_done_gives_its_levels_with_evidence_and_its_certificate(
    bench: TrainingBench,
) -> None:
    bench.session.commands.run("training.rows")
    bench.click_cell("p007", "net")
    bench.type("d")
    assert bench.code("p007", "net") == m.DONE
    given = [
        row
        for row in bench.document.records("assessments").values()
        if row["person"] == "p007" and row["competency"] == "c0-0" and row["date"] == "2015-04-01"
    ]
    assert [(row["level"], row["source"]) for row in given] == [(4, "certified")]
    assert given[0]["evidence"]["en"] == "Networks, advanced"
    certificates = [row for row in bench.document.records("certificates").values() if row["person"] == "p007"]
    assert [(row["certification"], row["issued"], row["expires"][:7]) for row in certificates] == [
        ("cert", "2015-04-01", "2017-04")
    ]
    bench.session.undo()
    assert bench.code("p007", "net") == m.REQUIRED
    assert not [row for row in bench.document.records("certificates").values() if row["person"] == "p007"]


def test_the_panel_follows_the_cell_and_its_buttons_change_it(bench: TrainingBench) -> None:
    bench.click_cell("m3", "lead")
    panel = bench.part.cell
    assert panel.head.title.text() == "Leading teams"
    bench.click(panel.buttons[m.REQUIRED])
    assert bench.code("m3", "lead") == m.REQUIRED
    panel.cost.edit.setText("1300.50")
    panel.cost.edit.commit()
    assert bench.document.records("courses")["lead"]["cost"] == "1300.50"
    panel.cost.edit.setText("a lot")
    panel.cost.edit.commit()
    assert panel.cost.error()
    assert bench.document.records("courses")["lead"]["cost"] == "1300.50"


def test_a_paste_is_shown_before_it_is_done(bench: TrainingBench) -> None:
    QGuiApplication.clipboard().setText(
        "\tLeading teams\nTechnical job 3\tRequired\nTechnical job 4\tMaybe\n"
    )
    bench.canvas.setFocus()
    bench.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = bench.part.pane.paste_dialog
    assert dialog is not None
    assert [(fault.line, fault.reason) for fault in dialog.pasted.faults] == [(3, "wrong_code")]
    QTest.mouseClick(dialog.by_key["paste"], Qt.MouseButton.LeftButton)
    assert bench.code("t3", "lead") == m.REQUIRED


def test_sessions_stand_in_the_calendar_with_their_seats(bench: TrainingBench) -> None:
    canvas = bench.part.pane.sessions
    bars = {bar.session: bar for bar in canvas.made.bars}
    assert (bars["s1"].taken, bars["s1"].seats, bars["s2"].seats) == (1, 2, 8)
    assert bars["s1"].x < bars["s2"].x
    box = next(canvas.box_of(mark) for mark in canvas.marks() if mark.id == "s2")
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.center().x(), box.center().y())
    )
    assert canvas.cursor_id == "s2"
    canvas.setFocus()
    bench.key(Qt.Key.Key_Left)
    assert canvas.cursor_id == "s1"
    interface = QAccessible.queryAccessibleInterface(canvas)
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert any("Networks, advanced" in name and "1 of 2" in name for name in names)


def test_the_matrix_is_copied_as_a_table(bench: TrainingBench) -> None:
    bench.session.commands.run("training.copy_table")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1:] == ["Networks, advanced", "Security basics", "Leading teams"]


def test_an_empty_plan_offers_a_course(open_training: object) -> None:
    assert callable(open_training)
    bench: TrainingBench = open_training(template_tables("blank"))
    assert bench.part.pane.no_courses.isVisible()
    bench.session.commands.run("training.add_course")
    assert not bench.part.pane.no_courses.isVisible()
