"""The overview in a real window: what it shows, where it leads, how it follows the plan."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planning.plan.check import findings
from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.plan.transaction import Transaction
from planning.staffing.bands import Group
from ui.overview.mini_roadmap import MiniRoadmap
from ui.overview.presentation import Presentation
from ui.overview.view import OverviewView
from ui.shell.session import Place
from ui.shell.window import MainWindow
from ui.widgets.button import QuietButton
from ui.widgets.card_grid import CardGrid
from ui.widgets.link_row import LinkRow

Opened = Callable[[Document], MainWindow]
HOSTILE = "<b>Bold</b> <img src=x> & <script>alert(1)</script>"


def row(view: OverviewView, words: str) -> LinkRow:
    """The finding whose sentence contains some words."""
    return next(row for row in view.page.findings.rows() if words in row.words)


def words_of(widget: QWidget) -> list[str]:
    """All that the labels of a widget say."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_key_figures_are_the_first_group_as_printed_with_qualifier_and_paragraph(view: OverviewView) -> None:
    names = [card.accessibleName() for card in view.page.keys.values()]
    assert names[:3] == ["about 2,000, Applications, para. 25", "70, ICT units, para. 25",
                         "over 130, ICT service desks, para. 25"]
    assert names[-1].startswith("38\N{NO-BREAK SPACE}%, Critical applications")


def test_every_finding_of_check_is_shown(view: OverviewView, sample: Document) -> None:
    shown = [row.words for row in view.page.findings.rows()]
    assert shown == [finding.message for finding in findings(sample)]


def test_what_many_documents_lack_is_one_line(
    window: MainWindow, view: OverviewView, sample: Document, qtbot: QtBot
) -> None:
    def in_one_language(t: Transaction) -> None:
        for number, id in enumerate(sample.table("activities")):
            t.set("activities", id, name={"en": f"Activity {number}"})

    window.session.run(in_one_language, "Names")
    count = len(sample.table("activities"))
    said = f"Activity 0 and {count - 1} others: “name” is missing in Chinese."
    qtbot.waitUntil(lambda: said in [one.words for one in view.page.findings.rows()], timeout=20000)


@pytest.mark.parametrize(("words", "place"), [
    ("the parts add up to 38,426", Place("overview", "figures", "staff")),
    ("the columns add up to 1,519.1", Place("overview", "budget", "2010-2011")),
])
def test_a_click_on_a_finding_leads_to_its_place(
    view: OverviewView, places: list[Place], words: str, place: Place
) -> None:
    QTest.mouseClick(row(view, words), Qt.MouseButton.LeftButton)
    assert places == [place]


def test_enter_on_a_finding_leads_to_its_place(view: OverviewView, places: list[Place]) -> None:
    view.show_findings()
    first = view.page.findings.rows()[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert places == [Place("overview", "figures", "peacekeeping-share")]


def test_a_finding_that_no_view_shows_leads_nowhere(
    view: OverviewView, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.run(lambda t: t.set("units", "oict", name={"en": "Office"}), "Edit")
    qtbot.waitUntil(lambda: len(view.page.findings.findings) == 7)
    lost = [row for row in view.page.findings.rows() if not row.is_link]
    assert len(lost) == 1
    assert lost[0].words.startswith("Office: ")


def test_a_finding_of_the_budget_selects_its_row_in_the_table(view: OverviewView) -> None:
    QTest.mouseClick(row(view, "the periods add up to 4,158.0"), Qt.MouseButton.LeftButton)
    table = view.page.budget.table
    assert view.page.budget.shows_table
    assert {index.row() for index in table.selectionModel().selectedIndexes()} == {3}
    assert table.hasFocus()


def test_a_finding_of_a_figure_marks_its_line(view: OverviewView) -> None:
    QTest.mouseClick(row(view, "the parts add up to 38,426"), Qt.MouseButton.LeftButton)
    line = view.page.groups["workforce"].line("staff")
    assert line is not None
    assert line.is_marked


def test_the_small_roadmap_leads_to_the_activity(view: OverviewView, places: list[Place]) -> None:
    chart = view.page.roadmap.chart
    assert isinstance(chart, MiniRoadmap)
    place = chart.line_of(("activities", "network")).center()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert places == [Place("roadmap", "activities", "network")]


def test_the_small_roadmap_is_reached_by_keyboard(view: OverviewView, places: list[Place]) -> None:
    chart = view.page.roadmap.chart
    assert isinstance(chart, MiniRoadmap)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert places == [Place("roadmap", "activities", "umoja-ipsas")]
    assert "Mainstreaming of Umoja and IPSAS" in chart.accessibleDescription()


def test_ctrl_t_turns_charts_into_tables_and_back(view: OverviewView, window: MainWindow) -> None:
    view.page.setFocus()
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert all(card.shows_table for card in view.page.charts())
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not any(card.shows_table for card in view.page.charts())


def test_ctrl_t_turns_only_the_chart_with_the_focus(view: OverviewView, window: MainWindow) -> None:
    chart = view.page.budget.chart
    assert chart is not None
    chart.setFocus()
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert [card for card in view.page.charts() if card.shows_table] == [view.page.budget]
    assert view.page.budget.table.hasFocus()


def test_the_table_copies_as_tab_separated_text(view: OverviewView) -> None:
    card = view.page.groups["requirements"]
    card.show_table(True)
    QTest.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Figure", "Value", "Unit", "As printed", "Source"]
    assert lines[2].split("\t")[:3] == [
        "Staffing structure for the activities in Annex II", "1,500,000", "United States dollars"]


def test_a_chart_copies_as_a_picture(view: OverviewView) -> None:
    view.page.budget.copy_picture()
    picture = QGuiApplication.clipboard().pixmap()
    assert picture.size() == view.page.budget.size() * picture.devicePixelRatio()


def test_everything_is_said_in_chinese_after_the_switch(view: OverviewView, window: MainWindow) -> None:
    window.session.set_language("zh")
    names = [card.accessibleName() for card in view.page.keys.values()]
    assert "应用程序" in names[0]
    assert "第25段" in names[0]
    chart = view.page.roadmap.chart
    assert chart is not None
    assert chart.table().rows[0][0] == "企业解决方案"
    assert "2010–2011: 特别政治任务计入经常预算。" in words_of(view.page.budget)


def test_an_edit_is_followed(view: OverviewView, window: MainWindow) -> None:
    window.session.run(lambda t: t.set("figures", "ict-units", value="71"), "Edit")
    assert view.page.keys["ict-units"].accessibleName() == "71, ICT units, para. 25"


def test_a_mended_sum_is_no_longer_a_finding(view: OverviewView, window: MainWindow, qtbot: QtBot) -> None:
    window.session.run(lambda t: t.set("figures", "staff", value="38426"), "Edit")
    qtbot.waitUntil(lambda: len(view.page.findings.rows()) == 5)


def test_recorded_progress_is_shown(view: OverviewView, window: MainWindow) -> None:
    assert any("8 activities, no progress recorded" in text for text in words_of(view.page.progress))
    window.session.run(lambda t: t.set("activities", "network", progress=1.0), "Edit")
    words = "8 activities, 1 with recorded progress: 100\N{NO-BREAK SPACE}%"
    assert words in words_of(view.page.progress)


def test_names_that_look_like_markup_are_shown_as_they_stand(
    view: OverviewView, window: MainWindow
) -> None:
    def rename(transaction: Transaction) -> None:
        for table, id in (("activities", "network"), ("figures", "ict-units"), ("risks", "disclosure")):
            transaction.set(table, id, name={"en": HOSTILE, "zh": HOSTILE}, text={"en": HOSTILE})

    window.session.run(rename, "Rename")
    labels = [label for label in view.page.findChildren(QLabel) if HOSTILE in label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    tips = [widget.toolTip() for widget in view.page.findChildren(QWidget) if "Bold" in widget.toolTip()]
    assert not any("<b>" in tip for tip in tips)
    chart = view.page.roadmap.chart
    assert chart is not None
    assert HOSTILE in [cells[0] for cells in chart.table().rows]


def test_an_empty_plan_shows_the_way_to_the_roadmap(opened: Opened) -> None:
    window = opened(Document(template_tables("blank")))
    view = window.stage.view
    assert isinstance(view, OverviewView)
    button = next(child for child in view.findChildren(QWidget)
                  if child.accessibleName() == "Go to the roadmap" and child.isVisible())
    gone: list[Place] = []
    window.session.navigated.disconnect(window.go_to)
    window.session.navigated.connect(gone.append)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gone == [Place("roadmap")]


def test_the_first_activity_ends_the_empty_page(opened: Opened) -> None:
    window = opened(Document(template_tables("blank")))
    view = window.stage.view
    assert isinstance(view, OverviewView)
    window.session.run(lambda t: t.add("activities", {
        "name": {"en": "Survey", "zh": "调查"}, "lane": "lane-1", "start": "2025-02-01",
        "finish": "2025-03-31"}), "Add")
    assert view.page.roadmap.isVisible()
    assert not view.page.budget.isVisible()


def test_another_plan_replaces_everything(view: OverviewView, window: MainWindow) -> None:
    tables = template_tables("blank")
    tables["figures"] = {"one": {"id": "one", "name": {"en": "Buildings"}, "value": "12", "paragraph": "3"}}
    window.session.set_document(Document(tables))
    assert [card.accessibleName() for card in view.page.keys.values()] == ["12, Buildings, para. 3"]
    assert not view.page.groups


def test_tab_passes_the_cards_in_the_order_of_reading(view: OverviewView, window: MainWindow) -> None:
    chart = view.page.roadmap.chart
    assert chart is not None
    chart.setFocus()
    order: list[QWidget] = []
    for _step in range(6):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        order.append(window.focusWidget())
    cards = [next(card for card in view.page.cards() if card.isAncestorOf(stop)) for stop in order]
    assert cards[0] is view.page.budget
    assert cards[-1] is view.page.findings


def test_whatever_takes_the_focus_has_a_name(view: OverviewView) -> None:
    stops = [widget for widget in view.findChildren(QWidget)
             if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()]
    unnamed = [widget for widget in stops
               if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)]
    assert stops
    assert not unnamed


@pytest.mark.parametrize("size", [(1100, 700), (1280, 800), (1600, 1000), (2560, 1440)])
def test_cards_keep_apart_and_in_the_width(
    view: OverviewView, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    grid: CardGrid = view.page
    cards = [card.geometry() for card in grid.cards()]
    assert all(card.left() >= 0 and card.right() < grid.width() for card in cards)
    assert not any(one.intersects(other) for number, one in enumerate(cards) for other in cards[number + 1:])
    assert grid.width() <= view.width()
    assert all(card.contains(card.topLeft() + QPoint(100, 40)) for card in cards)


def test_presenting_fills_the_screen_until_esc(view: OverviewView, window: MainWindow, qtbot: QtBot) -> None:
    buttons = window.toolbar.findChildren(QWidget)
    button = next(child for child in buttons if child.accessibleName() == "Present as slides")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = next(top for top in QApplication.topLevelWidgets() if isinstance(top, Presentation))
    assert shown.isFullScreen()
    qtbot.waitUntil(lambda: shown.page.roadmap.chart is not None)
    assert len(shown.page.findings.rows()) == len(view.page.findings.rows()) == 6
    window.session.run(lambda t: t.set("figures", "ict-units", value="71"), "Edit")
    assert shown.page.keys["ict-units"].accessibleName().startswith("71")
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(isinstance(top, Presentation) for top in QApplication.topLevelWidgets()))


def test_the_focus_stays_when_the_plan_changes(view: OverviewView, window: MainWindow, qtbot: QtBot) -> None:
    view.show_findings()
    window.session.run(lambda t: t.set("figures", "staff", value="38426"), "Edit")
    qtbot.waitUntil(lambda: len(view.page.findings.rows()) == 5)
    assert view.page.findings.rows()[0].hasFocus()


def test_the_status_bar_tells_how_much_there_is_and_leads_to_the_findings(view: OverviewView) -> None:
    items = view.status()
    assert [item.text for item in items] == ["14 activities and 28 units", "6 findings"]
    assert items[1].go_to is not None
    items[1].go_to()
    assert view.page.findings.rows()[0].hasFocus()


def test_the_scenarios_of_the_structure_are_compared_and_lead_to_staffing(
    view: OverviewView, places: list[Place], qtbot: QtBot
) -> None:
    card = view.page.structure
    qtbot.waitUntil(lambda: card.results is not None and card.results.outcome is not None, timeout=20_000)
    assert card.results is not None
    outcome = card.results.outcome
    assert outcome is not None
    median = outcome.scenario[Group(), "incumbency"].percentiles[50][-1]
    said = words_of(card)
    assert said[said.index("In post") + 2] == f"{median:.0f}"
    assert card.chip.isVisible()
    QTest.mouseClick(card.findChildren(QuietButton)[0], Qt.MouseButton.LeftButton)
    assert places == [Place("staffing", "scenarios", "annex-ii")]
