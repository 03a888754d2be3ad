"""The lattice on screen: somebody's place, the gates of the next steps, profiles changed beside it."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planning.plan.template import template_tables
from tests.ui.careers.conftest import CareersBench, Opened
from tests.ui.careers.plans import Tables, both, careers_plan
from ui.careers.lattice_part import LatticePart
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Line


def gapped() -> Tables:
    """A plan in which p000 is short of one competency only, which one course raises."""
    tables = careers_plan()
    tables["courses"] = {
        "net": {"id": "net", "name": both("Networks, advanced"), "cost": "900", "duration_days": 5}
    }
    tables["uplifts"] = {"u": {"id": "u", "course": "net", "competency": "c0-0", "level": 4}}
    for row in tables["assessments"].values():
        if row["person"] == "p000":
            row.pop("state", None)
            row["level"] = 1 if row["competency"] == "c0-0" else 5
    return tables


@pytest.fixture
def lattice(opened: Opened) -> tuple[CareersBench, LatticePart]:
    bench, part = shown(opened(gapped()))
    bench.careers.context.choose_person("p000")
    return bench, part


def shown(bench: CareersBench) -> tuple[CareersBench, LatticePart]:
    bench.careers.show_part("lattice")
    part = bench.careers.part_of("lattice")
    assert isinstance(part, LatticePart)
    part.canvas.setFocus()
    return bench, part


def middle(part: LatticePart, profile: str) -> QPoint:
    return part.canvas.box_of(part.canvas.lattice.nodes[profile]).center()


def test_somebody_stands_at_their_profile_and_the_next_steps_say_their_gates(
    lattice: tuple[CareersBench, LatticePart],
) -> None:
    bench, part = lattice
    assert bench.careers.context.person_id == "p000"
    marks = part.canvas.marks
    assert marks["t3"].words == "Person 000 is here"
    assert (marks["t4"].icon, marks["t4"].words) == ("lock", "1 gate not met")
    assert set(part.reachable()) == {"t4"}
    assert part.target == "t4"
    states = [chip.words for chip in part.gates.gates.chips]
    assert states == ["Not met", "Met", "Not required", "Met", "Met"]
    assert "do not offset one another" in part.gates.gates.verdict.text.text()


def test_more_steps_reach_further(lattice: tuple[CareersBench, LatticePart]) -> None:
    _bench, part = lattice
    two = next(one for one in part.step_choice.findChildren(QAbstractButton) if one.text() == "2")
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert set(part.reachable()) == {"t4", "t5", "m4", "m5"}


def test_a_click_aims_at_a_profile_and_arrows_move_on(lattice: tuple[CareersBench, LatticePart]) -> None:
    bench, part = lattice
    QTest.mouseClick(part.canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle(part, "m4"))
    assert part.target == "m4"
    assert part.gates.targets.current() == "m4"
    bench.key(Qt.Key.Key_Up)
    assert part.target == "m5"
    bench.key(Qt.Key.Key_Left)
    assert part.target == "t5"


def test_a_rating_that_closes_the_gap_opens_the_gate(lattice: tuple[CareersBench, LatticePart]) -> None:
    bench, part = lattice
    bench.session.run(lambda t: t.set("assessments", "p000-c0-0", level=3), "Rate")
    assert part.canvas.marks["t4"].words == "All gates met"
    bench.session.undo()
    assert part.canvas.marks["t4"].words == "1 gate not met"


def test_the_cheapest_training_that_closes_the_gap_is_planned_once(opened: Opened, qtbot: QtBot) -> None:
    tables = gapped()
    tables["courses"] |= {
        id: {"id": id, "name": both(id), "cost": cost} for id, cost in (("one", "200"), ("two", "300"))
    }
    tables["uplifts"] |= {
        "u1": {"id": "u1", "course": "one", "competency": "c0-0", "level": 2},
        "u2": {"id": "u2", "course": "two", "competency": "c0-0", "from_level": 2, "level": 3},
    }
    bench, part = shown(opened(tables))
    bench.careers.context.choose_person("p000")
    qtbot.waitUntil(lambda: part.gates.closing.plan is not None)
    # each course that reaches the level by itself costs 900, the chain of two 500: only the optimum finds it
    assert [line.label.text() for line in part.gates.courses.lines() if isinstance(line, Line)] == [
        "one",
        "two",
    ]
    QTest.mouseClick(part.gates.plan_button, Qt.MouseButton.LeftButton)
    rows = list(bench.document.records("training").values())
    assert [(row["person"], row["course"], row["state"]) for row in rows] == [
        ("p000", "one", "planned"),
        ("p000", "two", "planned"),
    ]
    qtbot.waitUntil(lambda: part.gates.closing.plan is not None)
    assert not part.gates.plan_button.isVisible()
    bench.session.undo()
    assert not bench.document.records("training")


def test_ways_to_a_profile_are_found_within_limits_and_drawn(
    lattice: tuple[CareersBench, LatticePart], qtbot: QtBot
) -> None:
    bench, part = lattice
    bench.session.run(lambda t: t.set("people", "p000", grade_since="2014-04-01"), "Since")
    bench.careers.show_part("people")
    sheet = bench.careers.part_of("people").sheet  # type: ignore[attr-defined]  # the part of people
    sheet.targets.chosen.emit("m5")
    QTest.mouseClick(sheet.ways, Qt.MouseButton.LeftButton)
    assert bench.careers.current == "lattice"
    ways = part.ways.ways
    qtbot.waitUntil(lambda: not ways.is_running)
    # c0-0 is held at 1: 2 more for t4, 1 more for m5; 4 years in two grades, of which one is served
    first = part.ways.list.lines()[0]
    assert isinstance(first, LinkRow)
    assert first.words == "2 steps · 3 levels to gain · at least 3 years"
    assert {id for id, mark in part.canvas.marks.items() if mark.kind == "next"} == {"t4", "m5"}
    bench.session.commands.run("careers.copy_table")
    assert "1\t2\tTechnical job 4, P-4\tManagerial job 5, P-5\tNetworks skill 1 +1" in (
        QGuiApplication.clipboard().text()
    )
    ways.limit(levels=1)
    qtbot.waitUntil(lambda: not ways.is_running)
    assert not part.ways.list.lines()
    assert "2 levels to gain, at most 2 of one competency" in part.ways.said.text()
    QTest.mouseClick(part.ways.allow, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ways.way is not None)
    assert ways.caps.levels == 2
    gates = part.ways.steps.lines()[0].findChild(LinkRow)
    assert gates is not None
    gates.click()
    assert (part.sides.current, part.target) == ("gates", "t4")


def test_a_profile_is_edited_beside_the_lattice(lattice: tuple[CareersBench, LatticePart]) -> None:
    bench, part = lattice
    part.canvas.go_to("t4")
    bench.key(Qt.Key.Key_Return)
    panel = part.profile
    assert part.inspector is not None
    panel.names.fields["en"].edit.setText("Senior network engineer")
    panel.names.fields["en"].edit.commit()
    assert bench.document.records("profiles")["t4"]["name"]["en"] == "Senior network engineer"
    panel.add_move.setCurrentIndex(panel.add_move.findData("m3"))
    panel.add_move.activated.emit(panel.add_move.currentIndex())
    moves: Any = bench.document.records("career_moves").values()
    assert ("t4", "m3") in {(row["from_profile"], row["to_profile"]) for row in moves}
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert "t4" not in bench.document.records("profiles")
    assert len(bench.document.records("people")) == 12
    bench.session.undo()
    assert "t4" in bench.document.records("profiles")


def test_each_node_speaks(lattice: tuple[CareersBench, LatticePart]) -> None:
    _bench, part = lattice
    interface = QAccessible.queryAccessibleInterface(part.canvas)
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert "Technical job 4, P-4, technical track, 1 gate not met" in names


def test_the_lattice_is_copied_as_a_picture_and_as_a_table(lattice: tuple[CareersBench, LatticePart]) -> None:
    bench, _part = lattice
    bench.session.commands.run("careers.copy_table")
    assert "Technical job 3, P-3\tTechnical job 4, P-4\t1" in QGuiApplication.clipboard().text()
    bench.session.commands.run("careers.copy_picture")
    assert QGuiApplication.clipboard().image().width() > 400


def test_an_empty_plan_offers_a_profile(opened: Opened) -> None:
    bench, part = shown(opened(template_tables("blank")))
    assert not part.canvas.isVisible()
    bench.session.commands.run("careers.add_profile")
    assert part.canvas.isVisible()
    assert len(part.canvas.lattice.nodes) == 1
