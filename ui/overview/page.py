"""The cards of the overview: made once, filled from the plan, stood in rows."""

from datetime import date
from typing import cast

from PySide6.QtCore import QTimer

from planning.plan.breakdown import FigureGroup, budget_head, figure_groups, key_figures
from planning.plan.changes import Changes
from planning.plan.check import Finding
from planning.plan.entities import Decision, Figure, Risk
from planning.plan.outlook import outlook
from ui.overview.budget_card import BudgetCard
from ui.overview.findings_card import FindingsCard
from ui.overview.group_card import GroupCard
from ui.overview.key_figure import KeyFigureCard
from ui.overview.marking import MarkedCard
from ui.overview.progress_card import ProgressCard
from ui.overview.roadmap_card import RoadmapCard
from ui.overview.shortfalls_card import ShortfallsCard
from ui.overview.statements_card import StatementsCard
from ui.overview.structure_card import StructureCard
from ui.shell.session import Session
from ui.widgets.card_grid import CardGrid, Spot
from ui.widgets.chart_card import ChartCard

MOST_KEY_FIGURES = 8
MANY = 800  # activities; up to that many are drawn within an edit
PAUSE = 200  # ms
ROADMAP_TABLES = ("plan", "activities", "lanes", "phases", "links")
CARD_WIDTHS = {"list": 340, "chart": 320}


class Page(CardGrid):
    """All cards of one plan."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.are_charts_loaded = False
        self._roadmap_later = QTimer(self)
        self._roadmap_later.setSingleShot(True)
        self._roadmap_later.setInterval(PAUSE)
        self._roadmap_later.timeout.connect(self._fill_roadmap)
        self.keys: dict[str, KeyFigureCard] = {}
        self.groups: dict[str, GroupCard] = {}
        self.roadmap, self.budget = RoadmapCard(session), BudgetCard(session)
        self.findings, self.progress = FindingsCard(session), ProgressCard(session)
        self.risks, self.decisions = StatementsCard(session, "risks"), StatementsCard(session, "decisions")
        self.people, self.structure = ShortfallsCard(session), StructureCard(session)
        for card in (
            self.findings, self.progress, self.people, self.structure, self.risks, self.decisions,
        ):  # fmt: skip
            card.setMinimumWidth(CARD_WIDTHS["list"])

    # Filling

    def fill(self) -> None:
        """Show everything as it is now."""
        self._fill_figures()
        self._fill_statements()
        self._fill_progress()
        self.people.refresh()
        self.structure.refresh()
        self.budget.refresh()
        if self.are_charts_loaded:
            self.load_charts()
        self.stand()

    def follow(self, changes: Changes) -> None:
        """Show what changed."""
        if changes.touches("figures", "plan"):
            self._fill_figures()
        if changes.touches("risks", "decisions"):
            self._fill_statements()
        if changes.touches("budget"):
            self.budget.refresh()
            if self.are_charts_loaded:
                self.budget.load()
        if changes.touches(*ROADMAP_TABLES):
            self._follow_roadmap()
        if self.are_charts_loaded:
            self.people.shortfalls.follow(changes)
            self.structure.follow(changes)
        self.stand()

    def _follow_roadmap(self) -> None:
        """A large roadmap is drawn anew when the edits pause."""
        if len(self._session.document.table("activities")) > MANY:
            self._roadmap_later.start()
        else:
            self._fill_roadmap()

    def _fill_roadmap(self) -> None:
        if self._session.has_document:
            self._fill_progress()
            if self.are_charts_loaded:
                self.roadmap.load(self._today())

    def load_charts(self) -> None:
        """Draw roadmap and budget; slow the first time, as it imports numpy and pyqtgraph."""
        self.are_charts_loaded = True
        self.roadmap.load(self._today())
        self.budget.load()
        self.people.shortfalls.run()
        self.structure.load()

    def show_findings(self, findings: list[Finding]) -> None:
        """Show what ``check`` found."""
        self.findings.show_findings(findings)

    @staticmethod
    def _today() -> date:
        return date.today()

    def _fill_progress(self) -> None:
        self.progress.show_outlook(outlook(self._session.document, self._today()))

    def _fill_statements(self) -> None:
        document = self._session.document
        self.risks.show_statements(cast("list[Risk]", list(document.table("risks").values())))
        self.decisions.show_statements(cast("list[Decision]", list(document.table("decisions").values())))

    def _fill_figures(self) -> None:
        groups = figure_groups(self._session.document)
        keys = key_figures(groups)[:MOST_KEY_FIGURES]
        self._fill_keys(keys)
        shown = {figure.id for figure in keys}
        self._fill_groups([group for group in groups if any(f.id not in shown for f in group.figures)], shown)

    def _fill_keys(self, figures: list[Figure]) -> None:
        for id in self.keys.keys() - {figure.id for figure in figures}:
            self._drop(self.keys.pop(id))
        kept, self.keys = self.keys, {}
        for figure in figures:
            card = kept.get(figure.id)
            if card is None:
                card = KeyFigureCard(figure)
            else:
                card.show_figure(figure)
            self.keys[figure.id] = card

    def _fill_groups(self, groups: list[FigureGroup], elsewhere: set[str]) -> None:
        for name in self.groups.keys() - {group.name for group in groups}:
            self._drop(self.groups.pop(name))
        kept, self.groups = self.groups, {}
        for group in groups:
            card = kept.get(group.name)
            if card is None:
                card = GroupCard(group, elsewhere)
                card.setMinimumWidth(CARD_WIDTHS["chart"])
            else:
                card.show_group(group, elsewhere)
            self.groups[group.name] = card

    @staticmethod
    def _drop(card: MarkedCard | ChartCard) -> None:
        card.hide()
        card.deleteLater()

    # Standing in rows

    def stand(self) -> None:
        """Put the cards that have something to say into rows; what can be drawn before what is listed."""
        document = self._session.document
        self.set_sections([
            [Spot(card) for card in self.keys.values()],
            [*self._if(bool(document.table("activities")), Spot(self.roadmap, 1.6, grow=True)),
             *self._if(budget_head(document) is not None, Spot(self.budget, 1.0, grow=True))],
            [Spot(self.findings, 1.2),
             *self._if(bool(document.table("activities")), Spot(self.progress, 1.1)),
             *self._if(self.people.shortfalls.has_demands(), Spot(self.people, 1.2)),
             *self._if(self.structure.has_scenarios(), Spot(self.structure, 1.2)),
             *(Spot(card) for card in self._drawn_first()),
             *self._if(bool(document.table("risks")), Spot(self.risks)),
             *self._if(bool(document.table("decisions")), Spot(self.decisions))],
        ])

    @staticmethod
    def _if(is_shown: bool, spot: Spot) -> list[Spot]:
        return [spot] if is_shown else []

    def _drawn_first(self) -> list[GroupCard]:
        return sorted(self.groups.values(), key=lambda card: not card.group.is_drawn)

    # Finding

    def charts(self) -> list[ChartCard]:
        """The cards that have a table behind them."""
        return [card for card in self.cards() if isinstance(card, ChartCard) and card.chart is not None]
