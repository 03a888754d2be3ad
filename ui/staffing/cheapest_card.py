"""The cheapest posts that meet the targets: asked for, with the bound and what simulations say of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from i18n import _, language
from i18n.formats import money, percent
from planning.plan.errors import PlanError
from planning.plan.staffing import Desk
from planning.plan.text import text_in
from planning.plan.typed_numbers import typed_number
from planning.staffing.cheapest import Cheapest
from planning.staffing.verdict_words import VERDICTS, judgement, mend_words
from planning.staffing.verification import Estimate
from ui.staffing.analysis import Analysis
from ui.staffing.choices import grade_words
from ui.staffing.fans import share
from ui.staffing.state import StaffingState
from ui.widgets.button import QuietButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.twin_table import TableData, TwinTable

NARROW_FIELD = 160


class CheapestCard(Card):
    """The question, the posts, each desk and grade with its interval."""

    def __init__(self, analysis: Analysis, state: StaffingState) -> None:
        super().__init__()
        self._analysis, self._state = analysis, state
        self.target, self.mix = Field(), Field()
        for field, usual in ((self.target, 0.05), (self.mix, 0.25)):
            field.edit.setFixedWidth(NARROW_FIELD)
            field.set_value(percent(usual, language()))
        self.button = QuietButton("", "search", run=self.search)
        self.answer, self.judgement = Label("", "body", wrap=True), Label("", "strong", wrap=True)
        self.posts, self.desks, self.vacancies = TwinTable(), TwinTable(), TwinTable()
        line = QHBoxLayout()
        line.setSpacing(12)
        for field in (self.target, self.mix):
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside_field(self.button))
        line.addStretch(1)
        self.content.addLayout(line)
        for below in (self.judgement, self.answer, self.desks, self.vacancies, self.posts):
            self.content.addWidget(below)
        self.content.addStretch(1)

    def say_all(self) -> None:
        """Say the question, in the language of the interface."""
        self.say(_("The cheapest posts that meet service and vacancy targets"))
        self.target.say(_("Vacancy at most"))
        self.mix.say(_("A grade's share may fall by"))
        self.button.set_words(_("Search"))
        self.button.setEnabled(bool(self._state.desks()))

    def search(self) -> None:
        """Search with what is typed."""
        target, mix = typed_share(self.target), typed_share(self.mix)
        if target is not None and mix is not None:
            self._analysis.search(target, mix)

    def show_cheapest(self) -> None:
        """Show the answer."""
        found = self._analysis.cheapest
        for shown in (self.posts, self.desks, self.vacancies, self.judgement, self.answer):
            shown.setVisible(found is not None)
        if found is None:
            return
        costs = [
            money(round(value), language(), digits=0)
            for value in (found.cost, found.present_cost, found.bound)
        ]
        words = _(
            "Cost a year: {cost} instead of {present}; at least {bound} for the people that are needed."
        )
        self.answer.setText(words.format(cost=costs[0], present=costs[1], bound=costs[2]))
        self.judgement.setText(judgement(found))
        is_open = any(one.verdict == "open" for one in found.vacancies)
        self.judgement.set_role("warning" if not found.is_met else "text" if is_open else "success")
        self._fill_desks(found)
        self._fill_vacancies(found)
        self._fill_posts(found)
        for table in (self.desks, self.vacancies, self.posts):  # under one another, each as high as it is
            table.show_rows_at_once()

    def _fill_desks(self, found: Cheapest) -> None:
        heads = (_("Desk"), _("Chance"), _("95 % confidence"), _("Wanted"), _("Verdict"))
        rows = tuple(
            (
                self._desk_name(check.desk),
                share(check.chance.mean),
                interval(check.chance),
                share(check.target),
                _(VERDICTS[check.verdict]),
            )
            for check in found.desks
        )
        self.desks.show_table(TableData(heads, rows))
        self.desks.setAccessibleName(_("Chance that the level is met"))

    def _fill_vacancies(self, found: Cheapest) -> None:
        heads = (
            _("Grade"), _("Vacancy"), _("95 % confidence"), _("Closed form"), _("Verdict"),
            _("Lead time that keeps it"),
        )  # fmt: skip
        rows = tuple(
            (
                grade_words(check.grade),
                share(check.rate.mean),
                interval(check.rate),
                share(check.closed_form),
                _(VERDICTS[check.verdict]),
                mend_words(check),
            )
            for check in found.vacancies
        )
        self.vacancies.show_table(TableData(heads, rows))
        self.vacancies.setAccessibleName(_("Vacancy rate"))

    def _fill_posts(self, found: Cheapest) -> None:
        heads = (_("Unit"), _("Grade"), _("At present"), _("Proposed"))
        rows = tuple(
            (self._state.unit_name(c.unit), grade_words(c.grade), str(c.present), str(c.proposed))
            for c in found.choices
        )
        self.posts.show_table(TableData(heads, rows, 2))
        self.posts.setAccessibleName(self.title.text())

    def _desk_name(self, id: str) -> str:
        desk = self._state.document.get("desks", id)
        return text_in(desk.name, language()) if isinstance(desk, Desk) else id


def beside_field(button: QuietButton) -> QVBoxLayout:
    """A button at the height of the edit of a field beside it, which has its label above."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(" ", "caption"))
    column.addWidget(button)
    column.addStretch(1)
    return column


def interval(found: Estimate) -> str:
    """The interval of a share."""
    return f"{share(found.low)} – {share(found.high)}"


def typed_share(field: Field) -> float | None:
    """The share that is typed; the field says what is wrong with any other text."""
    try:
        wanted = typed_number(field.value(), language())
    except PlanError as error:
        field.show_error(error)
        return None
    if not 0 < wanted < 1:
        field.show_error(_("Give a share between 0 and 100 %."))
        return None
    field.show_error(None)
    return wanted
