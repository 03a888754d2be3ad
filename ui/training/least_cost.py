"""Planning the least-cost way off the GUI thread: who should reach what, and plans for every budget.

The program runs in a job with progress and Cancel; the slider then only looks among the plans that are there.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from i18n import _
from planning.careers import source as s
from planning.careers.training.edits import adopt
from planning.careers.training.frontier import Frontier, Point, frontier
from planning.careers.training.needs import Learners, catalogue_of, own_targets
from planning.careers.training.planner import TrainingPlan
from planning.careers.training.problem import Catalogue, Learner
from planning.plan.errors import PlanError
from ui.careers.context import Context
from ui.shell.jobs import Cancelled, Job, Progress

STEPS, SECONDS = 8, 40


@dataclass(frozen=True)
class Limits:
    """Who should reach what until when.

    Attributes:
        unit, profile: people of these only, "" for all. target: the profile to reach, "" for everybody's own.
        days: within how many days sessions must end. wishes: desired levels too, not only must-haves.
    """

    unit: str = ""
    profile: str = ""
    target: str = ""
    days: int = 365
    wishes: bool = False


class LeastCost(QObject):
    """``changed`` is told when limits, budget or plans are others."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.session = context, context.session
        self.limits = Limits()
        self.found: Frontier | None = None
        self.budget = 0
        self.is_stale = False
        self.error = ""
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is being planned now."""
        return self._job is not None and self._job in self.session.jobs.active

    def limit(self, **values: Any) -> None:
        """Change a limit; the plans that are shown no longer fit."""
        self.limits = replace(self.limits, **values)
        self.is_stale = self.found is not None
        self.changed.emit()

    def follow(self) -> None:
        """The plan changed: what was planned rests on what stood there before."""
        if self.found is not None and not self.is_stale:
            self.is_stale = True
            self.changed.emit()

    def until(self) -> date:
        """The last day on which a session may end."""
        return self.context.day + timedelta(days=self.limits.days)

    def learners(self, catalogue: Catalogue) -> list[Learner]:
        """Who is planned for: those who are there and are short of something."""
        document = self.session.document
        people = [
            one
            for one in self.context.people()
            if (not self.limits.unit or one.unit == self.limits.unit)
            and (not self.limits.profile or one.profile == self.limits.profile)
        ]
        targets = own_targets(document, (one.id for one in people))
        if self.limits.target:
            targets = {one.id: self.limits.target for one in people}
        made = Learners(document, self.context.day, catalogue, self.context.ratings)
        known = s.profiles(document)
        found = (
            made.towards(person, profile, wishes=self.limits.wishes)
            for person, profile in targets.items()
            if profile in known
        )
        return [learner for learner in found if learner.steps() or learner.certifications]

    def run(self) -> None:
        """Plan within the limits; a run that is under way is given up."""
        self.cancel()
        if not self.session.has_document:
            return
        self.error = ""
        try:
            catalogue = catalogue_of(self.session.document, self.context.day, self.until())
            learners = self.learners(catalogue)
        except PlanError as error:
            self._fail(error)
            return
        if not learners:
            self.found, self.error = None, _("Nobody within these limits is known to be short of anything.")
            self.changed.emit()
            return

        def work(progress: Progress, cancelled: Cancelled) -> Frontier:
            return frontier(
                learners, catalogue, steps=STEPS, time_limit=SECONDS, cancelled=cancelled, progress=progress
            )

        self._job = self.session.jobs.start(_("Planning training"), work, self._take, self._fail)
        self.changed.emit()

    def cancel(self) -> None:
        """Give up what is under way; what was found before stays."""
        if self._job is not None and self._job in self.session.jobs.active:
            self.session.jobs.cancel(self._job)
        self._job = None

    def _take(self, found: Frontier) -> None:
        self._job = None
        self.found, self.is_stale = found, False
        self.budget = self.top
        self.changed.emit()

    def _fail(self, error: PlanError) -> None:
        self._job = None
        self.error = f"{error.message} {error.remedy}".strip()
        self.changed.emit()

    # What was found

    @property
    def top(self) -> int:
        """What the dearest plan costs, in hundredths."""
        return self.found.points[-1].plan.cost if self.found and self.found.points else 0

    @property
    def point(self) -> Point | None:
        """The best plan within the budget."""
        return self.found.at(self.budget) if self.found and self.found.points else None

    @property
    def plan(self) -> TrainingPlan | None:
        """The plan that is shown."""
        return self.point.plan if self.point else None

    def set_budget(self, budget: int) -> None:
        """Show what another budget buys; answers at once."""
        self.budget = max(0, min(budget, -(-self.top // 100) * 100))
        self.changed.emit()

    def adopt(self) -> bool:
        """Put the seats of the plan into the training matrix, one undo step."""
        plan = self.plan
        if plan is None or not self.session.can_edit:
            return False
        return self.session.run(lambda t: adopt(t, plan.seats), _("Adopt training plan"))
