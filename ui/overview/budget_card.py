"""The card of the budget; its chart comes after the first picture of the window."""

from i18n import _, language
from planning.plan.breakdown import Breakdown, breakdown
from planning.plan.text import text_in
from ui.overview.figure_words import citation, period_words
from ui.shell.session import Session
from ui.widgets.chart_card import ChartCard
from ui.widgets.label import Label


class BudgetCard(ChartCard):
    """Says unit and source; notes on periods stand under the chart, the footnotes under the table."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Resources"))
        self._session = session
        self._unit = Label("", "caption", "muted", wrap=True)
        self._notes = Label("", "caption", "muted", wrap=True)
        self.content.insertWidget(1, self._unit)
        self.content.addWidget(self._notes)
        self._footnotes = Label("", "caption", "muted", wrap=True)
        self.content.addWidget(self._footnotes)
        self._footnotes.hide()
        self.toggled.connect(self._show_footnotes)
        self.content.setSpacing(8)

    def refresh(self) -> None:
        """Say title, unit and notes; ``load`` draws."""
        budget = breakdown(self._session.document)
        if budget is not None:
            self._say(budget)

    def _say(self, budget: Breakdown) -> None:
        head = budget.head
        self.say(_("Resources"), citation(head.paragraph))
        unit = text_in(head.unit, language())
        self._unit.setText(_("{unit}, figures as printed").format(unit=unit[:1].upper() + unit[1:]))
        self._footnotes.setText("\n".join(f"{mark} {text_in(words, language())}"
                                          for mark, words in head.notes.items()))
        notes = [f"{period_words(period)}: {text_in(period.note, language())}" for period in budget.periods
                 if period.note]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))

    def _show_footnotes(self, is_table: bool) -> None:
        self._footnotes.setVisible(is_table and bool(self._footnotes.text()))

    def load(self) -> None:
        """Draw the plan's budget as it is now."""
        budget = breakdown(self._session.document)
        if budget is not None:
            self._draw(budget)

    def _draw(self, budget: Breakdown) -> None:
        from ui.overview.budget_chart import BudgetChart

        if isinstance(self.chart, BudgetChart):
            self.chart.show_budget(self._session.document, budget)
            self.refresh_table()
        else:
            self.set_chart(BudgetChart(self._session.document, budget))

    def reveal_row(self, row: str) -> None:
        """Show the table with a row selected."""
        rows = [id for id in self._session.document.table("budget") if id != "columns"]
        if row in rows:
            self.show_table(True)
            self.table.mark_row(rows.index(row))
            self.table.setFocus()
