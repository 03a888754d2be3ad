"""The sections of the inspector about schedule, status, estimate, demand, documents, links, calendars."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planning.plan.entities import Link
from planning.plan.errors import PlanError
from planning.plan.working_time import Calendar
from tests.ui.roadmap.conftest import Bench
from tests.ui.roadmap.test_inspector import enter, inspector
from ui.roadmap.calendars_dialog import CalendarsDialog
from ui.roadmap.document_section import target_of
from ui.roadmap.inspector import Inspector
from ui.widgets.select import Select

__all__ = ["inspector"]


def choose(select: Select, key: str) -> None:
    """Choose as a user does."""
    select.set_current(key)
    select.activated.emit(select.currentIndex())
    settle(10)


def settle(turns: int = 30) -> None:
    """Let what is reckoned come back: on a busy machine it is off the GUI thread."""
    for _turn in range(turns):
        QTest.qWait(5)


def test_a_row_becomes_automatic_and_keeps_its_length(bench: Bench, inspector: Inspector) -> None:
    choose(inspector.schedule.mode.select, "auto")
    row = bench.activity("network")
    assert (row.mode, row.duration_minutes) == ("auto", 523 * 480)
    enter(inspector.schedule.duration, "10 d")
    assert bench.activity("network").duration_minutes == 4800
    assert bench.document.undo_label == "Change duration"
    enter(inspector.schedule.duration, "soon")
    assert inspector.schedule.duration.error()


def test_a_constraint_gets_a_date_and_loses_it_again(bench: Bench, inspector: Inspector) -> None:
    choose(inspector.schedule.constraint.select, "SNET")
    row = bench.activity("network")
    assert (row.constraint, row.constraint_date) == ("SNET", "2014-10-01")
    enter(inspector.schedule.constraint_date, "Q1 2015")
    assert bench.activity("network").constraint_date == "2015-01-01"
    choose(inspector.schedule.constraint.select, "none")
    assert bench.activity("network").constraint_date is None


def test_dates_of_what_has_happened_and_deadlines(bench: Bench, inspector: Inspector) -> None:
    enter(inspector.schedule.deadline, "2016-06-30")
    enter(inspector.schedule.actual_start, "2014-10-02")
    row = bench.activity("network")
    assert (row.deadline, row.actual_start) == ("2016-06-30", "2014-10-02")


def test_several_are_set_at_once_and_what_differs_is_mixed(bench: Bench, inspector: Inspector) -> None:
    enter(inspector.status.owner, "Chen Wei")
    bench.select("network", "security")
    assert inspector.status.owner.edit.placeholderText() == "mixed"
    assert not inspector.result.isVisible()
    enter(inspector.status.owner, "Abebe")
    assert {bench.activity(id).owner for id in ("network", "security")} == {"Abebe"}
    bench.session.undo()
    assert bench.activity("network").owner == "Chen Wei"
    assert bench.activity("security").owner is None


def test_what_was_reckoned_is_shown(bench: Bench, inspector: Inspector) -> None:
    lines = {line.name: line.value for line in inspector.result.facts.lines}
    assert lines["Early finish"] == "30 Sept 2016" or lines["Early finish"].endswith("2016")
    assert lines["Critical"] == "no"
    bench.session.commands.run("roadmap.set_baseline")
    QApplication.activeModalWidget()
    from ui.roadmap.name_dialog import NameDialog

    (dialog,) = bench.window.findChildren(NameDialog)
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    bench.session.commands.run("roadmap.longer")
    settle()
    after = {line.name: line.value for line in inspector.result.facts.lines}
    assert after["Against the baseline"].endswith("later")


def test_the_status_is_set_by_hand_with_a_reason(bench: Bench, inspector: Inspector) -> None:
    assert inspector.status.light.words == "Green"
    choose(inspector.status.status.select, "red")
    assert inspector.status.light.words == "Red"
    assert "the rule says green" in inspector.status.cause.text()
    enter(inspector.status.reason.fields["en"], "The tender failed")
    assert bench.activity("network").status_reason["en"] == "The tender failed"
    choose(inspector.status.status.select, "none")
    assert inspector.status.light.words == "Green"


def test_an_estimate_is_taken_over_when_it_is_whole(bench: Bench, inspector: Inspector) -> None:
    fields = inspector.estimate.fields
    enter(fields["optimistic"], "100")
    assert bench.activity("network").estimate is None
    enter(fields["likely"], "150")
    enter(fields["pessimistic"], "90")
    assert fields["pessimistic"].error()
    enter(fields["pessimistic"], "300")
    estimate = bench.activity("network").estimate
    assert estimate is not None
    assert (estimate.optimistic, estimate.likely, estimate.pessimistic) == (48000, 72000, 144000)
    QTest.mouseClick(inspector.estimate.clear, Qt.MouseButton.LeftButton)
    assert bench.activity("network").estimate is None
    enter(fields["optimistic"], "1")
    bench.select("security")
    assert fields["optimistic"].value() == ""


def test_a_risk_analysis_says_when_it_will_have_finished(
    bench: Bench, inspector: Inspector, qtbot: object
) -> None:
    with bench.document.transaction("estimate") as t:
        t.set("activities", "network", mode="auto", duration_minutes=48000,
              estimate={"optimistic": 24000, "likely": 48000, "pessimistic": 96000})  # fmt: skip
    QTest.mouseClick(inspector.estimate.analyse, Qt.MouseButton.LeftButton)
    for _turn in range(200):
        QTest.qWait(10)
        if inspector.estimate.facts.lines:
            break
    assert [line.name for line in inspector.estimate.facts.lines][:3] == [
        "Finish, P10", "Finish, P50", "Finish, P80",
    ]  # fmt: skip
    bench.session.scheduling.want_risk(is_wanted=False)


def test_demand_is_added_changed_and_removed(bench: Bench, inspector: Inspector) -> None:
    bench.select("global-sourcing" if bench.document.get("activities", "global-sourcing") else "security")
    before = len(inspector.demand.rows)
    QTest.mouseClick(inspector.demand.button, Qt.MouseButton.LeftButton)
    if inspector.demand.other.isVisible():
        enter(inspector.demand.other, "Network engineer")
    else:
        QTest.keyClick(inspector.demand.search.field, Qt.Key.Key_Return)
    assert len(inspector.demand.rows) == before + 1
    row = inspector.demand.rows[-1]
    enter(row.fte, "2.5")
    demand = bench.document.records("demands")[row.id]
    assert demand["fte"] == 2.5
    assert inspector.demand.rows[-1] is row  # the keyboard stays where it is
    enter(row.start, "Q1 2015")
    assert bench.document.records("demands")[row.id]["start"] == "2015-01-01"
    enter(row.fte, "many")
    assert row.fte.error()


def test_links_get_a_lag(bench: Bench, inspector: Inspector) -> None:
    with bench.document.transaction("link") as t:
        t.add("links", {"id": "l", "predecessor": "security", "successor": "network", "type": "SS"})
    (row,) = inspector.links.rows
    row.lag.setFocus()
    row.lag.selectAll()
    QTest.keyClicks(row.lag, "-2 d")
    QTest.keyClick(row.lag, Qt.Key.Key_Return)
    link = bench.document.get("links", "l")
    assert isinstance(link, Link)
    assert (link.lag, link.lag_unit) == (-960, "working_minutes")
    assert inspector.links.rows == [row]


def test_a_link_that_is_not_kept_says_by_how_much(bench: Bench, inspector: Inspector, qtbot: QtBot) -> None:
    with bench.document.transaction("link") as t:
        t.add("links", {"id": "l", "predecessor": "network", "successor": "rtc", "type": "FS"})
    (row,) = inspector.links.rows
    qtbot.waitUntil(row.broken.isVisible)
    assert row.broken.text().startswith("Not kept: ")
    with bench.document.transaction("link") as t:
        t.set("links", "l", type="SS")
    qtbot.waitUntil(lambda: not row.broken.isVisible())


def test_the_chain_of_reasons_leads_to_what_comes_before(bench: Bench, inspector: Inspector) -> None:
    with bench.document.transaction("link") as t:
        t.set("activities", "network", mode="auto", duration_minutes=4800)
        t.add("links", {"id": "l", "predecessor": "security", "successor": "network"})
    settle()
    words = [step.words for step in inspector.basis.steps]
    at = next(n for n, said in enumerate(words) if "“Network and infrastructure” starts after" in said)
    assert "“Information security” finishes" in words[at]
    gone: list[object] = []
    bench.session.navigated.connect(gone.append)
    QTest.mouseClick(inspector.basis.steps[at], Qt.MouseButton.LeftButton)
    assert gone == [("roadmap", "activities", "security")]


def test_documents_are_listed_and_only_readable_ones_open(
    bench: Bench, inspector: Inspector, tmp_path: Path
) -> None:
    enter(inspector.documents.new, "https://undocs.org/A/69/517")
    assert bench.activity("network").documents == ["https://undocs.org/A/69/517"]
    assert inspector.documents.new.value() == ""
    inspector.documents.remove("https://undocs.org/A/69/517")
    assert bench.activity("network").documents == []
    (tmp_path / "note.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "run.sh").write_text("echo")
    assert target_of("note.pdf", tmp_path) == QUrl.fromLocalFile(str(tmp_path / "note.pdf"))
    assert target_of("https://un.org", None).scheme() == "https"
    for document, code in (
        ("run.sh", "unsafe_link"), ("javascript:alert(1)", "unsafe_link"), ("missing.pdf", "not_found"),
        ("data:text/html,x", "unsafe_link"), (f"file://{tmp_path}/run.sh", "unsafe_link"),
    ):  # fmt: skip
        with pytest.raises(PlanError) as caught:
            target_of(document, tmp_path)
        assert caught.value.code == code


def calendar(bench: Bench, id: str) -> Calendar:
    found = bench.document.get("calendars", id)
    assert isinstance(found, Calendar)
    return found


def test_calendars_are_made_from_templates_and_changed(bench: Bench) -> None:
    dialog = CalendarsDialog(bench.window, bench.session)
    dialog.open()
    menu = dialog.add_menu
    next(action for action in menu.actions() if action.text() == "Geneva").trigger()
    (id,) = bench.document.table("calendars")
    assert calendar(bench, id).exceptions
    enter(dialog.hours["mon"], "8-12, 13:30–17")
    assert calendar(bench, id).days["mon"] == ["08:00-12:00", "13:30-17:00"]
    enter(dialog.hours["mon"], "17-8")
    assert "ends before it begins" in dialog.error.text()
    QTest.mouseClick(dialog.works["fri"], Qt.MouseButton.LeftButton)
    assert calendar(bench, id).days["fri"] == []
    count = len(calendar(bench, id).exceptions)
    dialog.first.edit.setText("2015-03-02")
    dialog.occasion.edit.setText("Retreat")
    QTest.mouseClick(dialog.add_day, Qt.MouseButton.LeftButton)
    assert len(calendar(bench, id).exceptions) == count + 1
    QTest.mouseClick(dialog.of_plan, Qt.MouseButton.LeftButton)
    assert bench.document.plan.calendar == id
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert dialog.error.text()  # the plan uses it
    assert bench.document.undo_label == "Change calendar of the plan"
    dialog.answer("close")
    QApplication.processEvents()


def test_several_selected_say_whether_they_take_alike(bench: Bench, inspector: Inspector) -> None:
    bench.select("network", "security")
    assert inspector.schedule.duration.edit.placeholderText() == "mixed"
    with bench.document.transaction("Alike") as t:
        t.set("activities", "security", start="2014-10-01", finish="2016-09-30")
    assert inspector.schedule.duration.edit.placeholderText().endswith(" d")
