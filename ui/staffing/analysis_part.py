"""Checks and levers as a segment: what stands out in a structure, and what its result hangs on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from i18n import _, language
from i18n.formats import number, percent
from planning.plan.changes import Changes
from planning.plan.errors import PlanError
from planning.plan.finding import Finding
from planning.staffing.bands import Measure
from planning.staffing.checks import structure_findings
from planning.staffing.months import month_number
from planning.staffing.prospects import prospects
from ui.overview.list_card import Item, ListCard
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing.analysis import Analysis
from ui.staffing.cheapest_card import CheapestCard, beside_field, typed_share
from ui.staffing.choices import Labelled, RunsChoice, ScenarioChoice, grade_words
from ui.staffing.fans import millions, share, whole
from ui.staffing.lever_charts import TornadoChart
from ui.staffing.maintain_card import MaintainCard
from ui.staffing.state import TABLES, StaffingState, has_illustrative_posts
from ui.staffing.sweep_card import SweepCard
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.card import Card
from ui.widgets.card_grid import CardGrid, Spot
from ui.widgets.chart_card import ChartCard
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.select import Select
from ui.widgets.twin_table import TableData, TwinTable

SIGNS = {
    "error": ("circle-alert", "danger"),
    "warning": ("triangle-alert", "warning"),
    "info": ("info", "info"),
}
NARROWEST, WIDE = 380, 520


class AnalysisPart(Part):
    """Cards; the slow ones are reckoned when asked for."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state, self._told = state, told
        self.analysis = Analysis(state)
        self.findings = ListCard(8)
        self.prospects, self.prospect_table = Card(), TwinTable()
        self.tornado, self.sweep = ChartCard(), SweepCard(self.analysis)
        self.target, self.posts = TargetCard(self.analysis), CheapestCard(self.analysis, state)
        self.maintain = MaintainCard(self.analysis, state)
        self._build()
        self._tools()
        self.analysis.changed.connect(self._show)
        for signal in (state.scenarios_changed, state.unit_changed, state.grade_changed):
            signal.connect(self._look_again)
        state.runs_changed.connect(self._follow_runs)
        self.say()

    def _build(self) -> None:
        self.prospects.content.addWidget(self.prospect_table)
        self.grid = CardGrid()
        for card in (
            self.findings, self.prospects, self.tornado, self.sweep, self.target, self.posts, self.maintain,
        ):  # fmt: skip
            card.setMinimumWidth(NARROWEST)
        self.prospects.setMinimumWidth(WIDE)
        marked = (self.tornado, self.sweep, self.target, self.posts, self.prospects, self.maintain)
        self.chips = [Chip("", "illustrative") for _card in marked]
        for chip, card in zip(self.chips, marked, strict=True):
            card.head.insertWidget(1, chip)
        self.grid.set_sections(
            [
                [Spot(self.tornado), Spot(self.sweep)],
                [Spot(self.target)],
                [Spot(self.posts)],
                [Spot(self.findings), Spot(self.prospects)],
                [Spot(self.maintain)],
            ]
        )
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setWidget(self.grid)
        scroller.viewport().setAutoFillBackground(False)
        self.widget = scroller

    def _tools(self) -> None:
        self._scenario = ScenarioChoice(self.state)
        self._measure = Labelled(Select())
        self._measure.select.setMinimumContentsLength(14)
        self._measure.select.chosen.connect(self._choose)
        self._run = QuietButton("", "refresh-cw", height=TOOLBAR_HEIGHT, run=self.analysis.run)
        self._count = RunsChoice(self.state, "analysis")
        self.left = [self._scenario, self._measure, self._count]
        self.right = [self._run]

    def _follow_runs(self, part: str) -> None:
        if part == "analysis":
            self._look_again()

    def _look_again(self) -> None:
        """Something else is looked at: reckon at once where it is seen, else when it is next."""
        self._renew_all()
        if self.widget.isVisible():
            self.analysis.run()

    def _choose(self, measure: Measure) -> None:
        self.analysis.measure = measure
        self.analysis.run()

    def say(self) -> None:
        self._scenario.follow()
        self._scenario.name_alone()
        self._measure.say(_("Figure"), _("The figure that is looked at"))
        measures = [("vacancy_rate", _("Vacancy")), ("incumbency", _("In post")), ("cost", _("Cost"))]
        if self.state.desks():
            measures.append(("service_level", _("Service level")))
        self._measure.select.set_choices(measures)
        self._measure.select.set_current(self.analysis.measure)
        self._run.set_words(_("Run"))
        self._count.follow()
        self._fill()

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._renew_all()

    def renew(self) -> None:
        self._renew_all()

    def _renew_all(self) -> None:
        self._scenario.follow()
        self._scenario.name_alone()
        self.analysis.forget()
        self._fill()

    def _fill(self) -> None:
        """What closed forms say at once."""
        marked = has_illustrative_posts(self.state.document)
        for chip in self.chips:
            chip.say(_("illustrative"))
            chip.setVisible(marked)
        self.target.say_all()
        self.posts.say_all()
        self.maintain.say_all()
        self._fill_findings()
        self._fill_prospects()
        self._show()

    def _fill_findings(self) -> None:
        state = self.state
        month = month_number(state.months()[-1])
        try:
            found = structure_findings(state.document, state.scenario, month, state.base)
        except PlanError as error:
            self.session.report(error)
            found = []
        self.findings.say(_("What stands out in the structure"), _("at the end"))
        lead = "" if found else _("Nothing stands out.")
        self.findings.show_items([partial(self._item, finding) for finding in found], lead)

    def _item(self, finding: Finding) -> Item:
        icon, role = SIGNS[finding.severity]
        way = partial(self.session.go_to, "staffing", finding.table, finding.id) if finding.id else None
        return Item(finding.message, "", icon, role, way)

    def _fill_prospects(self) -> None:
        self.prospects.say(_("The long run, by closed forms"), _("a year"))
        heads = (
            _("Grade"),
            _("Posts"),
            _("Vacancy"),
            _("Leave"),
            _("Arrive"),
            _("From outside"),
            _("Years to promotion"),
        )
        state, shown = self.state, language()
        try:
            found = prospects(state.document, state.scenario, month_number(state.months()[-1]))
        except PlanError:
            found = []
        rows = tuple(
            (
                grade_words(one.grade),
                whole(one.posts),
                share(one.vacancy_rate),
                number(f"{one.leaving:.1f}", shown),
                number(f"{one.fills:.1f}", shown),
                number(f"{one.outside:.1f}", shown),
                number(f"{one.wait:.1f}", shown) if one.wait is not None else "–",
            )
            for one in found
        )
        self.prospect_table.show_table(TableData(heads, rows))
        self.prospect_table.setAccessibleName(self.prospects.title.text())

    def _show(self) -> None:
        words = {"cost": yearly, "incumbency": whole}.get(self.analysis.measure, share)
        levers = self.analysis.levers
        note = _("each assumption 20 % lower and higher")
        self.tornado.say(_("What the result hangs on"), note if levers is not None else "")
        self.tornado.setVisible(levers is not None)
        if levers is not None:
            self.tornado.set_chart(TornadoChart(levers.tornado, words))
        self.sweep.show_sweep(words)
        self.target.show_target()
        self.posts.show_cheapest()
        self.maintain.show_maintained()
        self._told()

    def shown(self) -> None:
        """Reckon the levers when the segment is first looked at."""
        if self.analysis.levers is None and not self.analysis.is_running:
            self.analysis.run()

    def status(self) -> list[StatusItem]:
        return [
            StatusItem(
                _("Means over the last twelve months of {count} runs").format(
                    count=number(self.analysis.settings().replications, language())
                ),
                "sliders-horizontal",
            )
        ]

    def reveal(self, table: str, id: str) -> bool:
        del table, id
        return False

    def picture(self) -> QImage | None:
        return self.grid.grab().toImage()

    def table(self) -> str:
        charts = [(card.title.text(), card.chart) for card in (self.tornado, self.sweep)]
        return "\n".join(f"{title}\n{chart.table().tsv()}" for title, chart in charts if chart is not None)


class TargetCard(Card):
    """Asks which lead time keeps the vacancy rate at a target."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self._analysis = analysis
        self.field = Field()
        self.field.edit.setFixedWidth(120)
        self.field.set_value(percent(0.05, language()))
        self.button = QuietButton("", "target", run=self.seek)
        self.answer = Label("", "body", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside_field(self.button))
        line.addStretch(1)
        self.content.addLayout(line)
        self.content.addWidget(self.answer)
        self.content.addStretch(1)

    def say_all(self) -> None:
        """Say the question, in the language of the interface."""
        self.say(_("What lead time keeps the vacancy rate at a target?"))
        self.field.say(_("Vacancy rate"))
        self.button.set_words(_("Search"))

    def seek(self) -> None:
        """Search for what is typed."""
        wanted = typed_share(self.field)
        if wanted is not None:
            self._analysis.seek(wanted)

    def show_target(self) -> None:
        """Show the answer, with the closed form beside it."""
        found = self._analysis.target
        if found is None:
            self.answer.setText("")
            return
        if found.value is None:
            words = _("No lead time up to two years does: the nearest rate is {rate}.")
            self.answer.setText(words.format(rate=share(found.reached)))
            return
        words = _("{days} days: {rate} of the posts are vacant then.")
        said = words.format(days=whole(found.value), rate=share(found.reached))
        if found.closed_form is not None:
            also = _("The closed form for the long run says {days} days.").format(
                days=whole(found.closed_form)
            )
            said = f"{said} {also}"
        self.answer.setText(said)


def yearly(value: float) -> str:
    """A cost of a month as that of a year, in million dollars."""
    return millions(value * 12)
