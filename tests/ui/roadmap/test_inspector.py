"""The inspector: fields commit and restore, errors stand at the field, several selected share values."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from planning.plan import edits
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.facts import FactLine
from ui.roadmap.inspector import Inspector
from ui.shell.body import NOTHING
from ui.widgets.field import Field
from ui.widgets.link_row import LinkRow

Key = Qt.Key


@pytest.fixture
def inspector(bench: Bench) -> Inspector:
    panel = bench.view.inspector()
    assert isinstance(panel, Inspector)
    panel.setParent(bench.window)
    panel.setGeometry(900, 0, 300, 800)
    panel.show()
    bench.select("network")
    return panel


def enter(field: Field, words: str, key: Key = Key.Key_Return) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    type_words(field.edit, words)
    QTest.keyClick(field.edit, key)


def type_words(widget: QWidget, words: str) -> None:
    """Type as an input method does: QTest's keys know ASCII only."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def test_it_shows_what_is_selected(bench: Bench, inspector: Inspector) -> None:
    assert inspector.head.title.text() == "Network and infrastructure"
    assert inspector.head.kind.text() == "Activity · Modernization"
    assert inspector.head.chips.words() == ["Dated by the text", "paras. 16–17"]
    assert {tag: field.value() for tag, field in inspector.names.fields.items()} == {
        "en": "Network and infrastructure",
        "zh": "网络和基础设施",
    }
    assert inspector.dates.fields["start"].value() == "Q4 2014"
    assert inspector.basis.reason.text() == "Text: “in the next two years” (para.\N{NO-BREAK SPACE}16)"


@pytest.mark.parametrize(
    ("typed", "finish"), [("Q4 2016", "2016-12-31"), ("2016-11-15", "2016-11-15"), ("Nov 2016", "2016-11-30")]
)
def test_dates_are_typed_as_people_write_them(
    bench: Bench, inspector: Inspector, typed: str, finish: str
) -> None:
    enter(inspector.dates.fields["finish"], typed)
    assert bench.dates("network")[1] == finish
    assert bench.document.undo_label == "Change finish"
    assert inspector.head.chips.words()[0] == "Moved by hand"


@pytest.mark.parametrize("typed", ["soon", "2013-01-01"])
def test_what_is_refused_is_said_at_the_field_and_changes_nothing(
    bench: Bench, inspector: Inspector, typed: str
) -> None:
    field = inspector.dates.fields["finish"]
    enter(field, typed)
    assert field.error()
    assert bench.document.undo_label is None
    enter(field, "Q3 2016")
    assert not field.error()


def test_escape_puts_the_old_value_back(bench: Bench, inspector: Inspector) -> None:
    field = inspector.names.fields["en"]
    enter(field, "Other", Key.Key_Escape)
    assert field.value() == "Network and infrastructure"
    assert bench.document.undo_label is None


def test_leaving_a_field_commits_it(bench: Bench, inspector: Inspector) -> None:
    enter(inspector.names.fields["zh"], "网络", Key.Key_Tab)
    assert bench.activity("network").name["zh"] == "网络"


def test_several_selected_share_values_and_are_changed_together(bench: Bench, inspector: Inspector) -> None:
    bench.select("network", "security")
    assert inspector.head.title.text() == "2 activities"
    assert inspector.dates.fields["start"].edit.placeholderText() == "mixed"
    assert inspector.place.lane.current() == "modernization"
    enter(inspector.place.progress, "25 %")
    assert bench.activity("network").progress == bench.activity("security").progress == 0.25
    bench.session.undo()
    assert bench.activity("security").progress is None


def test_a_moved_bar_says_so_and_goes_back(bench: Bench, inspector: Inspector) -> None:
    with bench.document.transaction("Move") as t:
        edits.shift(t, ["network"], "quarter", 1)
    assert "the text gives Q4 2014 – Q3 2016" in inspector.basis.reason.text().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    inspector.basis.restore.click()
    assert bench.dates("network") == ("2014-10-01", "2016-09-30")
    assert inspector.basis.restore.isHidden()


def test_links_are_added_and_removed(bench: Bench, inspector: Inspector) -> None:
    inspector.links.button.click()
    QTest.keyClicks(inspector.links.search.field, "security info")
    QTest.keyClick(inspector.links.search.field, Qt.Key.Key_Return)
    (link,) = bench.document.raw("links").values()
    assert inspector.links.rows[0].lag.hasFocus()
    assert (link["predecessor"], link["successor"]) == ("security", "network")
    (row,) = inspector.links.rows
    row.kind.chosen.emit("SS")
    assert next(iter(bench.document.raw("links").values()))["type"] == "SS"
    bench.session.undo()
    bench.session.undo()
    assert not bench.document.raw("links")


def test_progress_must_be_a_share(bench: Bench, inspector: Inspector) -> None:
    enter(inspector.place.progress, "120")
    assert inspector.place.progress.error()
    assert bench.activity("network").progress is None


def test_notes_are_kept_in_each_language(bench: Bench, inspector: Inspector) -> None:
    edit = inspector.notes.edits["zh"]
    edit.setFocus()
    type_words(edit, "第一行")
    QTest.keyClick(edit, Key.Key_Return)
    type_words(edit, "第二行")
    QTest.keyClick(edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.activity("network").notes == {"zh": "第一行\n第二行"}


def test_lane_kind_and_parent_are_chosen(bench: Bench, inspector: Inspector) -> None:
    inspector.place.parent_choice.chosen.emit("enterprise-solutions")
    assert bench.activity("network").parent == "enterprise-solutions"
    inspector.place.lane.chosen.emit("innovation")
    assert bench.activity("network").lane == "innovation"
    inspector.place.kind.chosen.emit("milestone")
    assert bench.dates("network") == ("2016-09-30", "2016-09-30")
    assert inspector.dates.fields["finish"].isHidden()


def test_lanes_and_phases_have_their_own_fields(bench: Bench, inspector: Inspector) -> None:
    bench.select("innovation", table="lanes")
    assert inspector.head.kind.text() == "Lane"
    inspector.group.phase.chosen.emit("none")
    assert bench.document.raw("lanes")["innovation"].get("phase") is None
    bench.select("phase-2", table="phases")
    assert inspector.head.kind.text() == "Phase"
    enter(inspector.dates.fields["start"], "2015")
    assert bench.document.raw("phases")["phase-2"]["start"] == "2015-01-01"
    inspector.group.up.click()
    assert bench.view.chart_state.outline.rows[0].id == "phase-2"


def test_ends_are_marked_as_not_dated_and_paragraphs_listed(bench: Bench, inspector: Inspector) -> None:
    inspector.source.indicative.chosen.emit("finish")
    assert bench.activity("network").indicative == "finish"
    enter(inspector.source.fields["paragraphs"], "16、17，18")
    assert bench.activity("network").paragraphs == ["16", "17", "18"]


def test_without_a_selection_it_says_what_to_do(bench: Bench, inspector: Inspector) -> None:
    bench.session.select()
    assert inspector.plan.isVisible()
    assert inspector.head.isHidden()
    assert FactLine("Milestones", "1") in inspector.plan.facts.lines
    first = inspector.ways.findChildren(LinkRow)[0]
    assert (first.words, first.note) == ("Add activity", "Ins")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert len(bench.document.table("activities")) == 15


def test_its_words_follow_the_language(bench: Bench, inspector: Inspector) -> None:
    bench.session.set_language("zh")
    assert inspector.head.title.text() == "网络和基础设施"
    assert inspector.dates.fields["start"].value() == "2014 Q4"


def test_a_day_is_picked_from_a_calendar(bench: Bench, inspector: Inspector) -> None:
    inspector.dates.fields["start"].open_calendar()
    calendar = QApplication.activePopupWidget().findChild(QTableView, "qt_calendar_calendarview")  # type: ignore[union-attr]  # it is open
    assert calendar is not None
    QTest.keyClick(calendar, Key.Key_Right)
    QTest.keyClick(calendar, Key.Key_Return)
    assert bench.dates("network")[0] == "2014-10-02"


def test_a_field_that_is_edited_stays_where_it_is(bench: Bench, inspector: Inspector, qtbot: QtBot) -> None:
    with bench.document.transaction("Link") as t:
        edits.add_link(t, "security", "network")
    inspector.resize(300, 500)
    field = inspector.schedule.mode.select
    field.setFocus()
    inspector.ensureWidgetVisible(field)
    before, height = field.mapTo(inspector, QPoint()), inspector.basis.height()
    inspector.schedule.mode.select.chosen.emit("auto")
    qtbot.waitUntil(lambda: inspector.basis.height() > height)
    QTest.qWait(1)
    assert field.mapTo(inspector, QPoint()) == before
    assert field.hasFocus()


def test_the_head_stays_and_goes_with_the_selection(inspector: Inspector, bench: Bench) -> None:
    inspector.resize(300, 500)
    inspector.verticalScrollBar().setValue(400)
    assert inspector.head.isVisible()
    assert inspector.head.pos() == QPoint(0, 0)
    assert not inspector.property(NOTHING)
    bench.session.select()
    assert inspector.property(NOTHING)
    assert not inspector.head.isVisible()


def test_an_activity_without_dates_says_so(bench: Bench, inspector: Inspector) -> None:
    with bench.document.transaction("Undate") as t:
        t.set("activities", "network", start=None, finish=None, indicative=None, date_basis={}, paragraphs=[])
    assert inspector.basis.reason.text() == "It has no dates yet."
    assert not inspector.basis.steps
