"""The choices in the toolbar of Staffing: scenarios to compare, the month looked at."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language, ngettext
from i18n.formats import month_year_short, number
from planning.staffing.grades import UNSTATED
from ui.staffing.state import RUNS, StaffingState
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment
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


class GradeChoice(Labelled):
    """Which grade is looked at."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__(Select())
        self._state = state
        self.select.setMinimumContentsLength(9)
        self.select.chosen.connect(state.choose_grade)
        state.grade_changed.connect(self.follow)
        state.scenarios_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Offer the grades of the posts."""
        self.say(_("Grade"), _("The grade that is looked at"))
        grades = [(grade, grade_words(grade)) for grade in self._state.grades()]
        self.select.set_choices([("", _("All grades")), *grades])
        self.select.set_current(self._state.grade)


class RunsChoice(Segment):
    """How often a segment plays what it shows."""

    def __init__(self, state: StaffingState, part: str) -> None:
        self._state, self._part = state, part
        super().__init__("", self._options())
        self.set_current(str(state.runs[part]))
        self.chosen.connect(lambda key: state.choose_runs(part, int(key)))
        state.runs_changed.connect(lambda _part: self.set_current(str(state.runs[part])))

    def follow(self) -> None:
        """Say the numbers in the language of the interface."""
        self.say(_("Replications"), self._options())

    def _options(self) -> list[Option]:
        shown = language()
        options = []
        for count in RUNS[self._part]:
            said, words = number(count, shown), ngettext("{count} replication", "{count} replications", count)
            options.append(Option(str(count), said, words.format(count=said)))
        return options


def grade_words(grade: str) -> str:
    """A grade as it is read."""
    return _("not stated") if grade == UNSTATED else grade


def grade_said(words: str) -> str:
    """The grade that is read as these words."""
    return UNSTATED if words == _("not stated") else words


def posts_words(posts: Mapping[str, int]) -> str:
    """Posts by grade as they are read, no entry broken over lines: "2 P-4, 5 GS (OL)"."""
    entries = (f"{number(count, language())} {grade_words(grade)}" for grade, count in posts.items())
    return ", ".join(entry.replace(" ", "\N{NO-BREAK SPACE}") for entry in entries)


def month_words(month: str) -> str:
    """A month such as ``2014-10`` as it is read."""
    return month_year_short(date.fromisoformat(f"{month}-01"), language())
