"""What the result hangs on, reckoned off the GUI thread: tornado, sweep, target, cheapest posts."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.staffing import Parameter
from planning.staffing.bands import Group, Measure
from planning.staffing.cheapest import Cheapest, cheapest
from planning.staffing.closed.flows import Nearest
from planning.staffing.months import month_number
from planning.staffing.prospects import maintainability
from planning.staffing.sensitivity import Aim, Sweep, Target, Tornado, seek, sweep, tornado
from planning.staffing.simulation import Settings
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.plan_copy import copied
from ui.staffing.results import SEED
from ui.staffing.state import StaffingState

FACTORS = (0.6, 0.8, 1.0, 1.2, 1.4)
SWEPT: tuple[Parameter, Parameter] = ("lead_time", "wastage")
LONGEST = 730.0  # days: the range in which a lead time is searched


class Levers(NamedTuple):
    """A tornado and a sweep of one figure."""

    tornado: Tornado
    sweep: Sweep


class Maintained(NamedTuple):
    """The nearest structure that recruitment alone maintains, the lowest grade first, and what was asked."""

    grades: list[str]
    nearest: Nearest
    years: float


class Analysis(QObject):
    """``changed`` tells that something was found, or is out of date."""

    changed = Signal()

    def __init__(self, state: StaffingState) -> None:
        super().__init__(state)
        self._state = state
        self.measure: Measure = "vacancy_rate"
        self.swept = SWEPT
        self.levers: Levers | None = None
        self.target: Target | None = None
        self.cheapest: Cheapest | None = None
        self.maintained: Maintained | None = None
        self._jobs: dict[str, Job] = {}

    @property
    def is_running(self) -> bool:
        """Whether the levers are being reckoned."""
        return self._jobs.get("levers") in self._state.session.jobs.active

    def aim(self) -> Aim:
        """The figure that is looked at: of the unit and grade chosen; of a desk for its service level."""
        if self.measure != "service_level":
            return Aim(self.measure, Group(self._state.unit, self._state.grade))
        desks = self._state.desks()
        chosen = next((desk for desk in desks if desk.unit == self._state.unit), desks[0] if desks else None)
        return Aim(self.measure, Group(unit=chosen.unit, desk=chosen.id) if chosen is not None else Group())

    def settings(self) -> Settings:
        """The scenario that is looked at, over the horizon of the plan."""
        months = self._state.months()
        count = max(24, month_number(months[-1]) - month_number(months[0]) + 1)
        return Settings(self._state.scenario, self._state.runs["analysis"], SEED, months=count)

    def forget(self) -> None:
        """The plan changed: what was found is out of date."""
        self.cancel()
        self.levers = self.target = self.cheapest = self.maintained = None
        self.changed.emit()

    def cancel(self) -> None:
        """Give up all that is under way."""
        for job in self._jobs.values():
            self._state.session.jobs.cancel(job)
        self._jobs.clear()

    def run(self) -> None:
        """Find the tornado and the sweep of the figure."""
        aim, settings = self.aim(), self.settings()
        first, second = ((parameter, FACTORS) for parameter in self.swept)

        def work(document: Document, progress: Progress, cancelled: Cancelled) -> Levers | None:
            one = tornado(document, settings, aim, progress=lambda s: progress(0.5 * s), cancelled=cancelled)
            if one is None:
                return None
            two = sweep(
                document,
                settings,
                aim,
                first,
                second,
                progress=lambda s: progress(0.5 + 0.5 * s),
                cancelled=cancelled,
            )
            return Levers(one, two) if two is not None else None

        self._start("levers", _("Sensitivity"), work)

    def sweep(self, first: Parameter, second: Parameter) -> None:
        """Vary two other assumptions against each other; the tornado stays."""
        self.swept = first, second
        if self.levers is None:
            self.run()
            return
        aim, settings, levers = self.aim(), self.settings(), self.levers

        def work(document: Document, progress: Progress, cancelled: Cancelled) -> Levers | None:
            pair = (first, FACTORS), (second, FACTORS)
            found = sweep(document, settings, aim, *pair, progress=progress, cancelled=cancelled)
            return levers._replace(sweep=found) if found is not None else None

        self._start("levers", _("Sensitivity"), work)

    def seek(self, target: float) -> None:
        """Find the lead time at which the vacancy rate is a target."""
        settings, aim = self.settings(), Aim("vacancy_rate", Group(self._state.unit, self._state.grade))

        def work(document: Document, _progress: Progress, cancelled: Cancelled) -> Target | None:
            return seek(document, settings, aim, "lead_time", target, (1.0, LONGEST), cancelled=cancelled)

        self._start("target", _("Searching the target"), work)

    def maintain(self, years: float) -> None:
        """Find the nearest structure that recruitment alone maintains."""
        scenario, month = self._state.scenario, month_number(self._state.months()[-1])

        def work(document: Document, _progress: Progress, _cancelled: Cancelled) -> Maintained:
            return Maintained(*maintainability(document, scenario, month, years), years)

        self._start("maintained", _("Maintainability"), work)

    def search(self, vacancy_target: float, mix: float) -> None:
        """Find the cheapest posts with which desks and grades meet their targets."""
        settings = self.settings()

        def work(document: Document, progress: Progress, cancelled: Cancelled) -> Cheapest | None:
            return cheapest(
                document, settings, vacancy_target, mix, progress=progress, cancelled=cancelled
            )

        self._start("cheapest", _("Searching the cheapest posts"), work)

    def _start(self, name: str, title: str, work: Callable[[Document, Progress, Cancelled], object]) -> None:
        session, document = self._state.session, self._state.document
        if name in self._jobs:
            session.jobs.cancel(self._jobs.pop(name))
        if not document.table("posts"):
            return

        self._jobs[name] = session.jobs.start(
            title,
            lambda p, c: work(copied(document), p, c),
            partial(self._take, name),
            partial(self._fail, name),
        )

    def _take(self, name: str, found: object) -> None:
        self._jobs.pop(name, None)
        setattr(self, name, found)
        self.changed.emit()

    def _fail(self, name: str, error: PlanError) -> None:
        self._take(name, None)
        self._state.session.report(error)
