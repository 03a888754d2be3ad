"""The cheapest training between somebody and a job profile: the proven optimum, found off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from i18n import _
from planning.careers.training.edits import adopt
from planning.careers.training.needs import Learners, catalogue_of
from planning.careers.training.problem import Catalogue, Learner
from planning.plan.errors import PlanError
from ui.careers.context import Context
from ui.careers.reckoning import Reckoning
from ui.shell.jobs import Cancelled, Progress

if TYPE_CHECKING:
    from planning.careers.training.planner import TrainingPlan

SECONDS = 30
Question = tuple[int, int, str, str, str]
"""Which plan in which state, on which day, who, and towards what."""


class Closing(Reckoning):
    """``plan`` is not there while it is looked for."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(context, owner)
        self.plan: TrainingPlan | None = None
        self._asked: Question | None = None

    def towards(self, person: str, profile: str) -> None:
        """Look for the cheapest way of somebody to a profile; nothing happens where that is known."""
        document = self.session.document
        asked = id(document), document.revision, self.context.day.isoformat(), person, profile
        if asked == self._asked and not self.error:
            return
        self.cancel()
        self._asked, self.plan = asked, None
        try:
            catalogue = catalogue_of(document, self.context.day)
            learners = Learners(document, self.context.day, catalogue, self.context.ratings)
            self._look(learners.towards(person, profile), catalogue)
        except PlanError as error:
            self._fail(error)

    def _look(self, learner: Learner, catalogue: Catalogue) -> None:
        def work(_progress: Progress, cancelled: Cancelled) -> TrainingPlan:
            from planning.careers.training.planner import plan_training

            return plan_training([learner], catalogue, time_limit=SECONDS, cancelled=cancelled)

        self.start(_("Looking for the cheapest training"), work, self._found)

    def _found(self, plan: TrainingPlan) -> None:
        self.plan = plan

    @property
    def is_new(self) -> bool:
        """Whether there is anything in it that is not planned already."""
        booked = {
            (row.get("person"), row["course"], row.get("session"))
            for row in self.session.document.records("training").values()
            if row.get("state") == "planned"
        }
        seats = self.plan.seats if self.plan else ()
        return any((seat.person, seat.offer.course, seat.offer.session) not in booked for seat in seats)

    def adopt(self) -> bool:
        """Put its seats into the training matrix, one undo step."""
        plan = self.plan
        return plan is not None and self.session.run(lambda t: adopt(t, plan.seats), _("Plan training"))
