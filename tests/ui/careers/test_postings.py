"""Postings on screen: openings, limits, rules, who goes where and why, posted as one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.careers.record_edits import remove_records
from tests.ui.careers.conftest import CareersBench, Opened
from tests.ui.careers.plans import both, careers_plan, rows
from ui.careers.postings_part import PostingsPart
from ui.widgets.link_row import LinkRow

Shown = tuple[CareersBench, PostingsPart]


@pytest.fixture
def shown(opened: Opened, qtbot: QtBot) -> Shown:
    """p000 alone is ready for the vacant t4; everybody else at t3 or t4 is short of something."""
    tables = careers_plan(people=6)
    tables["duty_stations"] = rows({"id": "rome", "name": both("Rome", "罗马")})
    tables["posts"] = rows({"id": "x", "unit": "u2", "grade": "P-9", "profile": "t4", "location": "Rome"})
    for row in tables["assessments"].values():
        row.pop("state", None)
        row["level"] = 5 if row["person"] == "p000" else 1
    bench = opened(tables)
    bench.careers.show_part("postings")
    part = bench.careers.part_of("postings")
    assert isinstance(part, PostingsPart)
    settle(part, qtbot)
    return bench, part


def settle(part: PostingsPart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: part.state.result is not None and not part.state.is_running)


def test_the_best_postings_are_shown_with_reasons_and_made_in_one_step(shown: Shown, qtbot: QtBot) -> None:
    bench, part = shown
    assert part.data().rows == (
        ("Technical job 4, P-4", "Rome", "Person 000", "Technical job 3, P-3", "all gates met", "0"),
    )
    part.rows.setFocus()
    part.rows.setCurrentIndex(part.rows.twin.index(0, 1))
    others = [row.words for row in part.result.others.lines() if isinstance(row, LinkRow)]
    assert others == [f"Person {n} · 4 short" for n in ("001", "003", "004")]
    bench.session.commands.run("careers.copy_table")
    assert "Rome\tPerson 000\tTechnical job 3, P-3" in QGuiApplication.clipboard().text()
    QTest.mouseClick(part.result.apply, Qt.MouseButton.LeftButton)
    person = bench.document.records("people")["p000"]
    assert (person["profile"], person["grade"], person["duty_station"]) == ("t4", "p-4", "rome")
    settle(part, qtbot)
    assert part.data().rows == ()  # the post is held by its name now
    bench.session.undo()
    assert bench.document.records("people")["p000"]["profile"] == "t3"


def test_what_was_found_before_an_edit_is_not_applied_after_it(shown: Shown, qtbot: QtBot) -> None:
    bench, part = shown
    bench.session.run(lambda t: remove_records(t, "people", ["p000"]), "Remove")
    [job] = bench.session.jobs.active
    bench.session.jobs.cancel(job)
    assert "Given up" in part.result.head.note.text()
    assert not part.result.apply.isEnabled()
    assert part.state.apply() == 0
    part.fill()
    settle(part, qtbot)
    assert part.data().rows[0][2] != "Person 000"
    assert part.result.apply.isEnabled()


def test_openings_and_limits_are_asked_for_in_the_window(shown: Shown, qtbot: QtBot) -> None:
    bench, part = shown
    bench.session.commands.run("careers.open_posts")
    assert part.sides.current == "openings"
    QTest.mouseClick(part.openings.vacant.switch, Qt.MouseButton.LeftButton)
    settle(part, qtbot)
    assert part.data().rows == ()
    part.openings.profile.set_current("t5")
    QTest.mouseClick(part.openings.add, Qt.MouseButton.LeftButton)
    settle(part, qtbot)
    assert [row[0] for row in part.data().rows] == ["Technical job 5, P-5"]
    QTest.mouseClick(part.ready, Qt.MouseButton.LeftButton)
    settle(part, qtbot)
    assert part.data().rows[0][2:5] == ("nobody", "", "2 no such move, 4 gates not met")
    assert not part.result.apply.isEnabled()
    part.state.drop(part.state.wanted.by_hand[0].id)
    settle(part, qtbot)
    assert part.data().rows == ()


def test_rules_of_mobility_are_edited_where_they_are_used(shown: Shown, qtbot: QtBot) -> None:
    bench, part = shown
    part.show_openings()
    QTest.mouseClick(part.openings.library, Qt.MouseButton.LeftButton)
    settle(part, qtbot)
    assert "occupancy-min-h-a" in bench.document.records("career_rules")
    bench.session.run(lambda t: t.set("people", "p000", post_since="2014-01-01", hardship="H"), "Since")
    settle(part, qtbot)
    assert part.data().rows[0][2] != "Person 000"
    field = part.openings.fields["occupancy-min-h-a"]
    field.edit.setText("-1")
    field.edit.commit()
    assert bench.document.records("career_rules")["occupancy-min-h-a"]["value"] == 2
    field.edit.setText("1")
    field.edit.commit()
    settle(part, qtbot)
    assert part.data().rows[0][2] == "Person 000"


def test_who_would_not_move_is_said_in_the_panel_of_people(shown: Shown, qtbot: QtBot) -> None:
    bench, part = shown
    bench.careers.show_part("people")
    bench.careers.context.choose_person("p000")
    mobility = bench.careers.part_of("people").panel.mobility  # type: ignore[attr-defined]  # the part of people
    QTest.mouseClick(mobility.willing.switch, Qt.MouseButton.LeftButton)
    mobility.stations.edit.setText("Rome, 日内瓦")
    mobility.stations.edit.commit()
    found = bench.document.records("people")["p000"]["mobility"]
    assert (found["willing"], found["duty_stations"]) == (False, ["rome", "日内瓦"])
    bench.careers.show_part("postings")
    settle(part, qtbot)
    assert part.data().rows[0][2] in ("Person 001", "Person 003", "Person 004")
