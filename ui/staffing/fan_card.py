"""The card of a fan: what is counted stands under the title. Over all of them stands how to read them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language
from i18n.formats import number
from planning.staffing.months import month_text
from ui.staffing.choices import month_words
from ui.staffing.fan_widget import FanWidget
from ui.staffing.fans import FanCardData
from ui.staffing.results import Outcome
from ui.widgets.chart_card import ChartCard
from ui.widgets.chip import Chip
from ui.widgets.label import Label

NARROWEST = 350


class FanCard(ChartCard):
    """One measure."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = Label("", "caption", "muted")
        self.content.insertWidget(1, self._unit)
        self.content.setSpacing(6)
        self.setMinimumWidth(NARROWEST)

    def show_fan(self, data: FanCardData) -> None:
        """Show another fan."""
        self.say(data.title)
        self._unit.setText(data.unit)
        self.set_chart(FanWidget(data.fan, data.words))


class FanHeading(QWidget):
    """From when to when, how often it was run, and what the bands are."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.note, self.chip = (
            Label("", "heading"),
            Label("", "caption", "muted"),
            Chip("", "illustrative"),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.title.keep_whole())
        layout.addWidget(self.note, 1)
        layout.addWidget(self.chip)

    def say(self, outcome: Outcome | None, *, is_illustrative: bool, is_empty: bool = False) -> None:
        """Say what is shown, or that nobody of the grade stands in the unit (``is_empty``)."""
        if outcome is not None:
            first, last = outcome.first, outcome.first + outcome.months - 1
            span = f"{month_words(month_text(first))} – {month_words(month_text(last))}"
            self.title.setText(_("{span}, month by month").format(span=span))
            runs = number(outcome.replications, language())
            said = _("line: median; bands: 50 and 90 % of {count} runs").format(count=runs)
            self.note.setText(_("No post of this grade stands in this unit.") if is_empty else said)
        self.chip.say(_("illustrative"))
        self.chip.setVisible(is_illustrative)
