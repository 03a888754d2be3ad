"""The demand under the chart: drawn on its axis, marked where it is too much, leading to its causes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planning.scene.timescale import day_number
from planning.staffing.establishment import establishment
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.demand_page import DemandPage
from ui.shell import appearance
from ui.shell import theme as themes


@pytest.fixture
def page(bench: Bench) -> DemandPage:
    """The page in the drawer; "network" asks for far more people than there are posts."""
    profile = next(iter(sorted(establishment(bench.document).profiles)))
    with bench.document.transaction("demand") as t:
        t.add("demands", {"id": "much", "activity": "network", "profile": profile, "fte": 500})
    bench.session.commands.run("roadmap.demand")
    QApplication.processEvents()
    found = bench.view.drawer.pages["demand"]
    assert isinstance(found, DemandPage)
    for _turn in range(20):
        QTest.qWait(5)
    found.reckon()
    return found


def test_the_bars_stand_under_the_bars_of_the_chart(bench: Bench, page: DemandPage) -> None:
    first = next(n for n, month in enumerate(page.months) if month.over)
    low = page.plot._x(page.months[first])[0]  # noqa: SLF001 - the place is what is tested
    canvas = bench.canvas
    wanted = canvas.state.scale.x(day_number(page.months[first].month)) - canvas.left
    assert low == wanted
    here = page.plot.mapTo(bench.window, QPoint(int(low), 0)).x()
    there = canvas.viewport().mapTo(bench.window, QPoint(int(wanted), 0)).x()
    assert abs(here - there) <= 1
    bench.session.commands.run("roadmap.zoom_in")
    assert page.plot._x(page.months[first])[0] != low  # noqa: SLF001 - as above


def test_what_is_too_much_is_said_and_leads_to_its_causes(bench: Bench, page: DemandPage) -> None:
    assert "Most is missing in" in page.note.text()
    assert page.sample.isVisible()
    over = next(n for n, month in enumerate(page.months) if month.over)
    low, high = page.plot._x(page.months[over])  # noqa: SLF001 - where a user would click
    QTest.mouseClick(page.plot, Qt.MouseButton.LeftButton, pos=QPoint(int((low + high) / 2), 40))
    assert bench.session.selection.current == "network"


def test_a_profile_is_chosen_and_months_are_gone_through_by_keys(bench: Bench, page: DemandPage) -> None:
    page.profile.set_current(str(bench.document.records("demands")["much"]["profile"]))
    page.reckon()
    assert max(month.asked for month in page.months) >= 500
    page.plot.setFocus()
    QTest.keyClick(page.plot, Qt.Key.Key_Right)
    assert "asked for" in page.plot.accessibleDescription()
    bench.session.select()
    QTest.keyClick(page.plot, Qt.Key.Key_Return)
    assert bench.session.selection.ids


def test_the_table_has_the_same_numbers(bench: Bench, page: DemandPage) -> None:
    bench.session.commands.run("roadmap.demand_table")
    assert page.shows_table
    assert page.table.twin.rowCount() == len(page.months)
    worst = max(range(len(page.months)), key=lambda n: page.months[n].over)
    assert page.table.twin.table.rows[worst][3].startswith("+")
    bench.session.commands.run("roadmap.demand_table")
    assert not page.shows_table


def test_without_posts_no_establishment_is_known_and_that_is_said(bench: Bench, page: DemandPage) -> None:
    with bench.document.transaction("other") as t:
        for id in list(t.table("demands")):
            t.remove("demands", id)
        t.add("demands", {"activity": "network", "profile": "Diver", "fte": 2})
    page.reckon()
    assert "No establishment is known" in page.note.text()
    with bench.document.transaction("none") as t:
        for id in list(t.table("demands")):
            t.remove("demands", id)
    page.reckon()
    assert "add demand in the inspector" in page.note.text()
    assert not page.months


def test_the_drawer_closes_by_its_cross(bench: Bench, page: DemandPage) -> None:
    assert bench.view.drawer.isVisible()
    bench.session.commands.run("roadmap.demand")
    assert not bench.view.drawer.isVisible()


def test_the_ground_is_that_of_the_theme_and_shows_the_month_with_the_cursor(
    bench: Bench, page: DemandPage
) -> None:
    try:
        appearance.apply_theme("dark")
        bench.session.theme_changed.emit()
        surface = themes.active().color("surface").name()
        picture = page.plot.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, 2).name() == surface
        page.plot.setFocus()
        QTest.keyClick(page.plot, Qt.Key.Key_Home)
        place = page.plot.plot.mapTo(page.plot, QPoint())
        at = next(x for x in range(page.plot.plot.width()) if page.plot.month_at(x) == 0)
        marked = page.plot.grab().toImage().pixelColor(place.x() + at + 2, 2).name()
    finally:
        appearance.apply_theme("light")
    assert marked != surface
