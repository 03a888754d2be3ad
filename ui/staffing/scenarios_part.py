"""Scenarios as a segment: what each would do, month by month, beside the one it is compared with."""

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from i18n import _, language
from i18n.formats import number
from planning.plan.changes import Changes
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing.changes_card import ChangesCard
from ui.staffing.choices import RunsChoice, ScenarioChoice
from ui.staffing.compare_panel import ComparePanel
from ui.staffing.comparison_card import ComparisonCard
from ui.staffing.fan_card import FanCard, FanHeading
from ui.staffing.fans import fan_cards
from ui.staffing.results import Results
from ui.staffing.state import TABLES, StaffingState, has_illustrative_posts
from ui.staffing.structure_part import structure_status
from ui.widgets.button import TOOLBAR_HEIGHT, PrimaryButton, QuietButton
from ui.widgets.card_grid import CardGrid, Spot
from ui.widgets.empty import Empty
from ui.widgets.rule import toolbar_rule


class ScenariosPart(Part):
    """Fans of people, vacancies, cost and service; the changes; the comparison at the side."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state, self._told = state, told
        self.results = Results(state)
        self.cards: dict[str, FanCard] = {}
        self._build()
        self._tools()
        self.inspector = self._panel = ComparePanel(state, self.results)
        self.results.changed.connect(self._show)
        state.unit_changed.connect(self._show)
        state.scenarios_changed.connect(self.changes.fill)
        self.say()
        self.results.run()

    def _build(self) -> None:
        self.grid, self.heading, self.changes = CardGrid(), FanHeading(), ChangesCard(self.state)
        self.comparison = ComparisonCard(self.state)
        self._scroller = QScrollArea()
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setWidgetResizable(True)
        self._scroller.setWidget(self.grid)
        self._scroller.viewport().setAutoFillBackground(False)
        commands = self.session.commands
        self._add = PrimaryButton("", "plus", run=lambda: commands.run("staffing.add_scenario"))
        self._import = QuietButton("", "file-up", run=lambda: commands.run("staffing.posts"))
        self._empty = Empty("network", "", self._add, self._import)
        self.widget = self._layers = QStackedWidget()
        self._layers.addWidget(self._scroller)
        self._layers.addWidget(self._empty)

    def _tools(self) -> None:
        self._base, self._scenario = ScenarioChoice(self.state, is_base=True), ScenarioChoice(self.state)
        self._count = RunsChoice(self.state, "scenarios")
        self._add_button = QuietButton("", height=TOOLBAR_HEIGHT).bind(
            self.session.commands, "staffing.add_scenario"
        )
        self.left: list[QWidget] = [self._base, self._scenario, toolbar_rule(), self._count]
        self.right: list[QWidget] = [self._add_button]

    def say(self) -> None:
        self._base.follow()
        self._scenario.follow()
        self._count.follow()
        self._empty.say(_("Posts and scenarios of them show here what a structure would do. Add both."))
        self._add.set_words(_("Add a scenario"))
        self._import.set_words(_("Go to the posts"))
        self.changes.fill()
        self.comparison.fill()
        self._show()
        self._panel.fill()

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES, "people", "grades", "profiles"):
            self.renew()

    def renew(self) -> None:
        self._base.follow()
        self._scenario.follow()
        self.changes.fill()
        self.comparison.fill()
        self.results.run_later()

    # Cards

    def _show(self) -> None:
        document = self.state.document
        is_empty = not document.table("posts") or not self.state.scenarios()
        self._layers.setCurrentWidget(self._empty if is_empty else self._scroller)
        outcome = self.results.outcome
        wanted = fan_cards(outcome, self.state, self.state.desks()) if outcome is not None else []
        for key in self.cards.keys() - {card.key for card in wanted}:
            gone = self.cards.pop(key)
            gone.hide()
            gone.deleteLater()
        spots = []
        for data in wanted:
            card = self.cards.get(data.key) or self._new_card(data.key)
            card.show_fan(data)
            spots.append(Spot(card))
        marked, has_people = has_illustrative_posts(self.state.document), "incumbency" in self.cards
        self.heading.say(outcome, is_illustrative=marked, is_empty=not has_people)
        self.grid.set_sections([[Spot(self.heading)], spots, [Spot(self.changes)], [Spot(self.comparison)]])
        self._told()

    def _new_card(self, key: str) -> FanCard:
        card = self.cards[key] = FanCard()
        return card

    def toggle_tables(self) -> None:
        """Turn all charts into tables and back."""
        shown = bool(self.cards) and all(card.shows_table for card in self.cards.values())
        for card in self.cards.values():
            card.show_table(not shown)

    # Words

    def status(self) -> list[StatusItem]:
        items = structure_status(self.state)
        outcome = self.results.outcome
        if outcome is not None:
            words = _("Result {sha}, seed {seed}, {count} runs: the same bits on this machine")
            said = words.format(
                sha=outcome.sha256[:8], seed=outcome.seed, count=number(outcome.replications, language())
            )
            items.append(StatusItem(said, right=True))
        return items

    def reveal(self, table: str, id: str) -> bool:
        if table != "scenarios" or self.state.document.get(table, id) is None:
            return False
        self.state.choose_scenarios(self.state.base, id)
        return True

    def picture(self) -> QImage | None:
        return self.grid.grab().toImage()

    def table(self) -> str:
        charts = [(card.title.text(), card.chart) for card in self.cards.values()]
        shown = [f"{title}\n{chart.table().tsv()}" for title, chart in charts if chart is not None]
        compared = self.comparison
        return "\n".join([*shown, f"{compared.title.text()}\n{compared.table.twin.table.tsv()}"])
