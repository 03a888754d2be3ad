"""The choices in the toolbar of Staffing: scenarios to compare, the month looked at."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language
from i18n.formats import month_year_short
from ui.staffing.state import StaffingState
from ui.widgets.label import Label
from ui.widgets.select import Select


class Labelled(QWidget):
    """A choice with a word before it."""

    def __init__(self, select: Select) -> None:
        super().__init__()
        self.label, self.select = Label("", "label", "muted").keep_whole(), select
        self.label.setBuddy(select)
        select.setFixedHeight(28)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(select)

    def say(self, words: str, name: str) -> None:
        """Name the choice."""
        self.label.setText(words)
        self.select.setAccessibleName(name)


class ScenarioChoice(Labelled):
    """Which scenario is looked at, or which one it is compared with (``is_base``)."""

    def __init__(self, state: StaffingState, *, is_base: bool = False) -> None:
        super().__init__(Select())
        self._state, self._is_base = state, is_base
        self.select.setMinimumContentsLength(16)
        self.select.chosen.connect(self._choose)
        state.scenarios_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Offer the scenarios of the plan."""
        state = self._state
        self.say(
            _("Compare") if self._is_base else _("with"),
            _("Compare with") if self._is_base else _("Scenario"),
        )
        self.select.set_choices([(one.id, state.scenario_name(one.id)) for one in state.scenarios()])
        self.select.set_current(state.base if self._is_base else state.scenario)

    def name_alone(self) -> None:
        """Where nothing is compared, the choice stands for itself."""
        self.label.setText(_("Scenario"))

    def _choose(self, id: str) -> None:
        state = self._state
        state.choose_scenarios(*((id, state.scenario) if self._is_base else (state.base, id)))


class MonthChoice(Labelled):
    """At the end of which month the structure is looked at."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__(Select())
        self._state = state
        self.select.setMinimumContentsLength(9)
        self.select.chosen.connect(state.choose_month)
        state.month_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Offer the quarters of the plan's horizon."""
        self.say(_("End of"), _("The structure as it stands at the end of"))
        self.select.set_choices([(month, month_words(month)) for month in self._state.months()])
        self.select.set_current(self._state.month)


def month_words(month: str) -> str:
    """A month such as ``2014-10`` as it is read."""
    return month_year_short(date.fromisoformat(f"{month}-01"), language())
