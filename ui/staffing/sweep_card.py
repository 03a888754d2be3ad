"""The figure over two assumptions that are chosen, as a heat map."""

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from i18n import _
from planning.plan.staffing import Parameter
from planning.staffing.sensitivity import VARIED
from ui.staffing.analysis import Analysis
from ui.staffing.lever_charts import SweepChart, Words
from ui.staffing.words import PARAMETERS
from ui.widgets.chart_card import ChartCard
from ui.widgets.label import Label
from ui.widgets.select import Select

WIDEST = 260  # px, of a list


class SweepCard(ChartCard):
    """Two lists over the map; neither offers what the other one has."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self._analysis = analysis
        self.first, self.second = Select(), Select()
        for select in (self.first, self.second):
            select.setMinimumContentsLength(10)
            select.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            select.setMaximumWidth(WIDEST)
            select.setFixedHeight(28)
            select.chosen.connect(lambda _key: self._choose())
        self._times = Label("\N{MULTIPLICATION SIGN}", "label", "muted").keep_whole()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.first, self._times, self.second):
            line.addWidget(widget)
        line.addStretch(0)
        self._choices = QWidget()
        self._choices.setLayout(line)
        self.content.insertWidget(1, self._choices)

    def show_sweep(self, words: Words) -> None:
        """Show what was found last."""
        levers = self._analysis.levers
        self.setVisible(levers is not None)
        if levers is None:
            return
        self.say(_("Two assumptions together"), _("as shares of what is assumed"))
        self._fill_choices()
        self.set_chart(SweepChart(levers.sweep, words))

    def _fill_choices(self) -> None:
        one, other = self._analysis.swept
        self.first.setAccessibleName(_("The assumption of the rows"))
        self.second.setAccessibleName(_("The assumption of the columns"))
        for select, chosen, taken in ((self.first, one, other), (self.second, other, one)):
            select.set_choices([(key, _(PARAMETERS[key])) for key in VARIED if key != taken])
            select.set_current(chosen)

    def _choose(self) -> None:
        pair = self.first.current(), self.second.current()
        self._analysis.sweep(*cast("tuple[Parameter, Parameter]", pair))
