"""The view in the window: status, languages, following the plan, finding a row, remembering its state."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planning.plan import edits
from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene.heads import CARET, place_of
from planning.scene.layers import TAILS
from planning.scene.metrics import COMPACT
from tests.ui.roadmap.conftest import Bench
from ui.roadmap.descriptions import change_words


def status(bench: Bench) -> list[str]:
    return [item.text for item in bench.view.status()]


def test_the_status_says_what_the_plan_holds_and_its_finding_leads_there(bench: Bench) -> None:
    assert status(bench) == ["13 activities, 1 milestone, 2 phases, 18 quarters", "9 spans are indicative"]
    item = bench.view.status()[1]
    assert item.go_to is not None
    item.go_to()
    assert len(bench.session.selection.ids) == 9


def test_a_change_of_the_plan_shows_without_other_rows_being_made(bench: Bench) -> None:
    rows = bench.view.chart_state.outline.rows
    before = bench.canvas.box_of(bench.number("network"))
    with bench.document.transaction("Move") as t:
        edits.shift(t, ["network"], "quarter", 1)
    assert bench.view.chart_state.outline.rows is rows
    assert bench.canvas.box_of(bench.number("network")).left() > before.left()


def test_a_tail_beyond_the_horizon_can_be_scrolled_to(bench: Bench, qtbot: QtBot) -> None:
    state, day = bench.view.chart_state, 480
    before = state.extent
    with bench.document.transaction("Estimate") as t:
        lengths = {"optimistic": 400 * day, "likely": 1500 * day, "pessimistic": 4000 * day}
        t.set("activities", "network", mode="auto", duration_minutes=400 * day, estimate=lengths)
    with qtbot.waitSignal(bench.session.scheduling.risk_changed):
        state.set_layers(frozenset({TAILS}))
    reached = state.extent
    assert reached[1] > state.insight.p80[bench.number("network")] > before[1]
    state.set_layers(frozenset())
    assert state.extent[1] < reached[1]


def test_all_words_follow_the_language(bench: Bench) -> None:
    before = bench.window.grab().toImage()
    bench.session.set_language("zh")
    assert bench.window.grab().toImage() != before
    bench.select("network")
    bench.key(Qt.Key.Key_F2)
    assert bench.view.chart.outline.editor.text() == "网络和基础设施"
    bench.key(Qt.Key.Key_Escape)
    bench.session.set_language("en")
    bench.session.select()
    assert bench.window.grab().toImage().size() == before.size()


def test_another_plan_is_shown_in_the_same_view(bench: Bench) -> None:
    bench.session.set_document(Document(template_tables("blank")))
    assert not bench.view.chart_state.outline.activities
    assert bench.view.status()


def test_a_row_is_revealed_even_where_it_is_folded_away(bench: Bench) -> None:
    bench.session.commands.run("roadmap.fold")
    assert ("activities", "network") not in bench.view.chart_state.outline.index
    assert bench.view.reveal("activities", "network")
    assert bench.session.selection.current == "network"
    assert not bench.view.reveal("activities", "nothing-of-that-name")


def test_a_caret_folds_and_unfolds(bench: Bench) -> None:
    outline, state = bench.view.chart.outline, bench.view.chart_state
    number = bench.number("modernization", "lanes")
    caret = place_of(state.outline.rows[number]).caret + CARET / 2
    at = QPoint(int(caret), outline.row_rect(number).center().y())
    rows = len(state.outline.rows)
    QTest.mouseClick(outline, Qt.MouseButton.LeftButton, pos=at)
    assert len(state.outline.rows) < rows
    QTest.mouseClick(outline, Qt.MouseButton.LeftButton, pos=at)
    assert len(state.outline.rows) == rows


def test_a_double_click_on_a_name_edits_it(bench: Bench) -> None:
    outline = bench.view.chart.outline
    at = outline.name_rect(bench.number("network")).center()
    QTest.mouseClick(outline, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(outline, Qt.MouseButton.LeftButton, pos=at)
    assert outline.editor.isVisible()


def test_where_the_outline_is_hidden_bars_say_their_names(bench: Bench) -> None:
    bench.view.chart.set_outline_width(0)
    assert bench.view.chart_state.names_rows
    bench.view.chart.set_outline_width(444)
    assert not bench.view.chart_state.names_rows


def test_what_bars_say_is_chosen_and_kept(bench: Bench) -> None:
    bench.session.commands.run("roadmap.say_names")
    assert bench.canvas.whole_frame().shown.said == "names"
    said = bench.view.state()
    bench.session.commands.run("roadmap.say_none")
    bench.view.restore(said)
    assert bench.view.chart_state.labels == "names"


def test_the_state_is_found_again(bench: Bench) -> None:
    bench.canvas.zoom_to(150)
    bench.view.chart_state.toggle_layer("links")
    bench.session.commands.run("roadmap.compact")
    kept = bench.view.state()
    bench.session.commands.run("roadmap.roomy")
    bench.canvas.fit()
    bench.view.chart_state.toggle_layer("links")
    bench.view.restore(kept)
    assert round(bench.view.chart_state.scale.quarter_width) == 150
    assert "links" in bench.view.chart_state.layers
    assert bench.view.chart_state.metrics == COMPACT
    for nonsense in ("", "[]", "{", '{"width": "x"}', "null"):
        bench.view.restore(nonsense)


def test_the_scale_is_chosen_in_the_toolbar_and_follows_the_zoom(bench: Bench) -> None:
    tools = bench.view._tools  # noqa: SLF001 - the window has no other way to them
    assert tools is not None
    assert tools.scale.current() == "quarters"
    bench.canvas.zoom_to(200)
    assert tools.scale.current() == "months"
    bench.canvas.zoom_to(2400)
    assert tools.scale.current() == "days"
    tools.scale.chosen.emit("weeks")
    assert (tools.scale.current(), bench.view.chart_state.scale.level.name) == ("weeks", "weeks")
    tools.scale.chosen.emit("years")
    assert bench.view.chart_state.scale.level.name == "halves"


def test_the_context_menu_offers_what_can_be_done_with_a_row(bench: Bench) -> None:
    bench.select("network")
    bench.view.open_menu(bench.window.mapToGlobal(QPoint(300, 300)))
    menus = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMenu) and widget.isVisible()
    ]
    (menu,) = menus
    words = [action.text() for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
    assert {"Add activity", "Rename", "Move later", "Indent", "Delete"} <= set(words)
    menu.close()


def test_every_command_has_an_icon_that_ships(bench: Bench) -> None:
    from ui.shell import icons

    missing = [command.id for command in bench.view.commands() if not icons.exists(command.icon)]
    assert not missing


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Q4 2014", "Q4 2012", "Q4 2014 → Q4 2012"),
        ("Q1 2015", "Q2 2015", "Q1 → Q2 2015"),
        ("2015 Q1", "2015 Q2", "2015 Q1 → Q2"),
        ("5 Jan 2026", "5 Feb 2026", "5 Jan → 5 Feb 2026"),
        ("Q3 2016", "17 Jan 2017", "Q3 2016 → 17 Jan 2017"),
    ],
)
def test_a_change_of_dates_says_twice_only_what_it_must(before: str, after: str, said: str) -> None:
    assert change_words(before, after) == said
