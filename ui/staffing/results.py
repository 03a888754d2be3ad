"""Runs the two scenarios that are compared, off the GUI thread, and keeps what came out."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.staffing.bands import Group, Series, crossed, differences, groups, series
from planning.staffing.service import desks_of
from planning.staffing.simulation import Settings, Simulation, simulate
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.plan_copy import copied
from ui.staffing.state import StaffingState

AFTER = 150  # ms of quiet after an edit, before it is run again
SEED = 517
BY_GROUP = dict[tuple[Group, str], Series]


class Outcome(NamedTuple):
    """Both scenarios and their paired differences by group and measure, from month ``first`` on."""

    base: BY_GROUP
    scenario: BY_GROUP
    difference: BY_GROUP
    first: int
    months: int
    replications: int
    seed: int
    sha256: str


class Wanted(NamedTuple):
    """What is to be run; ``grade`` is the one that is measured unit by unit."""

    base: str
    scenario: str
    grade: str
    replications: int
    seed: int
    months: int

    def settings(self, scenario: str) -> Settings:
        """The settings of one of the scenarios."""
        return Settings(scenario=scenario, replications=self.replications, seed=self.seed, months=self.months)


class Results(QObject):
    """``changed`` tells that there is another outcome, or none."""

    changed = Signal()

    def __init__(self, state: StaffingState) -> None:
        super().__init__(state)
        self._state = state
        self.seed = SEED
        self.outcome: Outcome | None = None
        self._job: Job | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self.run)
        state.scenarios_changed.connect(self.run_later)
        state.grade_changed.connect(self.run)
        state.runs_changed.connect(self._follow_runs)

    @property
    def is_running(self) -> bool:
        """Whether a run is under way; whoever cancels it, in the toolbar too, ends it."""
        return self._job in self._state.session.jobs.active

    def run_later(self) -> None:
        """Run once the edits pause."""
        self._later.start()

    def _follow_runs(self, part: str) -> None:
        if part == "scenarios":
            self.run()

    def set_seed(self, seed: int) -> None:
        """Take another luck."""
        self.seed = seed
        self.run()

    def wanted(self) -> Wanted:
        """What is to be run now: the scenarios over the horizon of the plan, at least a year."""
        state = self._state
        (first, *_between, last) = (*state.months(), state.months()[-1])
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1
        runs = state.runs["scenarios"]
        return Wanted(state.base, state.scenario, state.grade, runs, self.seed, max(12, months))

    def run(self) -> None:
        """Run both scenarios; a run under way is given up."""
        self.cancel()
        session = self._state.session
        if not session.has_document or not self._state.scenarios() or not session.document.table("posts"):
            self._take(None)
            return
        wanted, document = self.wanted(), session.document

        def work(progress: Progress, cancelled: Cancelled) -> Outcome | None:
            return outcome_of(copied(document), wanted, progress, cancelled)

        self._job = session.jobs.start(_("Simulation"), work, self._take, self._fail)

    def cancel(self) -> None:
        """Give the run up; what is shown stays."""
        if self._job is not None:
            self._state.session.jobs.cancel(self._job)
            self._job = None

    def _take(self, outcome: Outcome | None) -> None:
        self._job = None
        self.outcome = outcome
        self.changed.emit()

    def _fail(self, error: PlanError) -> None:
        self._take(None)
        self._state.session.report(error)


def outcome_of(
    document: Document, wanted: Wanted, progress: Progress, cancelled: Cancelled
) -> Outcome | None:
    """Both scenarios, played with the same luck; ``None`` once it is cancelled."""

    def part(begin: float) -> Progress:
        return lambda share: progress(begin + 0.4 * share)

    one = simulate(document, wanted.settings(wanted.base), progress=part(0.0), cancelled=cancelled)
    second = wanted.settings(wanted.scenario)
    other = simulate(document, second, progress=part(0.4), cancelled=cancelled, like=one)
    if one is None or other is None or cancelled():
        return None
    asked = _asked(document, (one, other), wanted.grade)
    found = [_by_group(series(one, document, asked)), _by_group(series(other, document, asked))]
    between = _by_group(differences(one, other, document, asked))
    progress(1.0)
    return Outcome(
        found[0],
        found[1],
        between,
        one.model.first,
        wanted.months,
        wanted.replications,
        wanted.seed,
        other.result_sha256,
    )


def _asked(document: Document, played: tuple[Simulation, Simulation], grade: str) -> list[Group]:
    """Units, grades and desks; the grade that is looked at in each unit too."""
    found = [group for one in played for group in groups(one.model, document)]
    if grade:
        found += [group for one in played for group in crossed(one.model, document, grade)]
    desks = [Group(unit=desk.unit, desk=id) for id, desk in desks_of(document).items()]
    return list(dict.fromkeys([*found, *desks]))


def _by_group(some: Iterable[Series]) -> BY_GROUP:
    return {(one.group, one.measure): one for one in some}
