"""Whether recruitment alone could keep a structure that promises promotion after so many years."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from i18n import _, language
from i18n.formats import number
from planning.plan.errors import PlanError
from planning.plan.typed_numbers import typed_number
from planning.staffing.verdict_words import maintained_words
from ui.staffing.analysis import Analysis
from ui.staffing.cheapest_card import beside_field
from ui.staffing.choices import grade_words
from ui.staffing.fans import whole
from ui.staffing.state import StaffingState
from ui.widgets.button import QuietButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.twin_table import TableData, TwinTable

USUAL_YEARS = 10


class MaintainCard(Card):
    """The years that are promised, the verdict, and the nearest structure that can be kept."""

    def __init__(self, analysis: Analysis, state: StaffingState) -> None:
        super().__init__()
        self._analysis, self._state = analysis, state
        self.years = Field()
        self.years.edit.setFixedWidth(160)
        self.years.set_value(number(USUAL_YEARS, language()))
        self.button = QuietButton("", "search", run=self.search)
        self.verdict, self.table = Label("", "strong", wrap=True), TwinTable()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.years, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside_field(self.button))
        line.addStretch(1)
        self.content.addLayout(line)
        self.content.addWidget(self.verdict)
        self.content.addWidget(self.table)
        self.content.addStretch(1)

    def say_all(self) -> None:
        """Say the question, in the language of the interface."""
        self.say(_("Can recruitment alone maintain the structure?"))
        self.years.say(_("Promotion after, years"))
        self.button.set_words(_("Search"))

    def search(self) -> None:
        """Search with the years that are typed."""
        try:
            years = typed_number(self.years.value(), language())
        except PlanError as error:
            self.years.show_error(error)
            return
        if not 1 <= years <= 50:
            self.years.show_error(_("Give a number of years from 1 to 50."))
            return
        self.years.show_error(None)
        self._analysis.maintain(years)

    def show_maintained(self) -> None:
        """Show the answer."""
        found, state = self._analysis.maintained, self._state
        for shown in (self.verdict, self.table):
            shown.setVisible(found is not None)
        standing = state.standing(state.scenario)
        if found is None or standing is None:
            return
        self.verdict.setText(maintained_words(found.nearest, found.years))
        self.verdict.set_role("success" if found.nearest.is_maintainable else "warning")
        heads = (_("Grade"), _("Posts"), _("Nearest that can be maintained"), _("Recruited a year"))
        month, figures = state.months()[-1], found.nearest
        pairs = zip(found.grades, figures.structure.tolist(), figures.intake.tolist(), strict=True)
        rows = [
            (grade_words(grade), whole(standing.posts(month, grade=grade)), whole(near), _tenth(intake))
            for grade, near, intake in pairs
        ]
        self.table.show_table(TableData(heads, tuple(rows[::-1])))
        self.table.show_rows_at_once()
        self.table.setAccessibleName(self.title.text())


def _tenth(value: float) -> str:
    return number(f"{value:.1f}", language())
