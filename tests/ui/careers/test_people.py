"""People, their sheets, and comparisons: chosen, changed, seen beside a profile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from planning.plan.template import template_tables
from tests.ui.careers.conftest import CareersBench, Opened
from ui.careers.compare_part import ComparePart
from ui.careers.people_part import PeoplePart


def people(bench: CareersBench) -> PeoplePart:
    bench.careers.show_part("people")
    part = bench.careers.part_of("people")
    assert isinstance(part, PeoplePart)
    return part


def compare(bench: CareersBench) -> ComparePart:
    bench.careers.show_part("compare")
    part = bench.careers.part_of("compare")
    assert isinstance(part, ComparePart)
    return part


def test_a_row_shows_its_sheet_with_gates_and_history(bench: CareersBench) -> None:
    part = people(bench)
    part.rows.mark_row(3)
    assert bench.careers.context.person_id == "p003"
    assert part.sheet.name.text() == "Person 003"
    assert len(part.sheet.gates.chips) == 5
    assert len(part.sheet.lists["history"].lines()) == 8
    assert part.panel.head.title.text() == "Person 003"


def test_the_list_filters_by_any_of_its_words(bench: CareersBench) -> None:
    part = people(bench)
    part.search.setText("managerial job 4")
    assert {one.profile for one in part.listed} == {"m4"}
    part.search.clear()
    assert len(part.listed) == 12


def test_a_person_is_changed_and_a_wrong_date_is_refused_at_its_field(bench: CareersBench) -> None:
    part = people(bench)
    part.rows.mark_row(2)
    panel = part.panel
    panel.selects["profile"].setCurrentIndex(panel.selects["profile"].findData("m5"))
    panel.selects["profile"].activated.emit(panel.selects["profile"].currentIndex())
    assert bench.document.records("people")["p002"]["profile"] == "m5"
    panel.fields["joined"].edit.setText("the day before")
    panel.fields["joined"].edit.commit()
    assert "is no date" in panel.fields["joined"].error()
    panel.fields["joined"].edit.setText("1 Feb 2011")
    panel.fields["joined"].edit.commit()
    assert bench.document.records("people")["p002"]["joined"] == "2011-02-01"
    bench.session.undo()
    bench.session.undo()
    assert bench.document.records("people")["p002"]["profile"] == "t5"


def test_a_removed_person_takes_their_ratings_along_and_comes_back_with_them(bench: CareersBench) -> None:
    part = people(bench)
    part.rows.mark_row(1)
    count = len(bench.document.records("assessments"))
    QTest.mouseClick(part.panel.remove, Qt.MouseButton.LeftButton)
    assert "p001" not in bench.document.records("people")
    assert len(bench.document.records("assessments")) == count - 12
    assert bench.careers.context.person_id != "p001"
    bench.session.undo()
    assert len(bench.document.records("assessments")) == count


def test_the_radar_speaks_each_axis_with_both_levels(bench: CareersBench) -> None:
    part = people(bench)
    bench.careers.context.choose_person("p000")
    interface = QAccessible.queryAccessibleInterface(part.sheet.radar)
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert len(names) == 4
    assert names[0].startswith("Networks skill 1: Person 000 ")


def test_two_sides_are_compared_and_swapped(bench: CareersBench) -> None:
    part = compare(bench)
    part.choose(0, "profiles/t5")
    part.choose(1, "profiles/t3")
    assert part.rows.twin.table.rows[0] == ("Networks skill 1", "4", "2", "+2")
    bench.click(part.swap)
    assert part.rows.twin.table.rows[0] == ("Networks skill 1", "2", "4", "−2")
    bench.session.commands.run("careers.copy_table")
    assert "Networks skill 1\t2\t4\t−2" in QGuiApplication.clipboard().text()


def test_what_is_not_known_is_a_question_mark_not_a_zero(bench: CareersBench) -> None:
    bench.session.run(lambda t: t.set("assessments", "p000-c0-0", state="unassessed", level=None), "Rate")
    part = compare(bench)
    part.choose(0, "people/p000")
    part.choose(1, "profiles/t4")
    assert part.rows.twin.table.rows[0] == ("Networks skill 1", "?", "3", "")
    assert part.radar.radar().series[0].levels[0] is None


@pytest.mark.parametrize("show", [people, compare])
def test_an_empty_plan_offers_a_person(opened: Opened, show: object) -> None:
    bench = opened(template_tables("blank"))
    assert callable(show)
    part = show(bench)
    assert part.empty.isVisible()
    bench.session.commands.run("careers.add_person")
    assert len(bench.document.records("people")) == 1
