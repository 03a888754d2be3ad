"""Puts every automatic row of the plan where the schedule has it, as after an import: one step.

What moves is found off the GUI thread, with Cancel, where the plan is not small; where the plan was edited
meanwhile it is found anew. The step is made by itself: dates that the schedule gives are nobody's wishes, so
that no row gets a constraint of them.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from i18n import _
from planning.plan import edits
from planning.plan.errors import PlanError

if TYPE_CHECKING:
    from planning.schedule.branch import Branch
    from planning.schedule.following import Move
    from ui.shell.jobs import Cancelled, Job, Progress
    from ui.shell.session import Session

INSTANT_ROWS = 400
Then = Callable[[int], object]


def found_moves(plan: "Branch") -> "list[Move]":
    """What does not stand where the schedule has it; touches nothing of the window.

    Raises:
        PlanError: as :func:`planning.schedule.schedule_plan`.
    """
    from planning.schedule.following import misplaced
    from planning.schedule.planner import Planner

    return misplaced(plan, Planner().schedule(plan, is_whole=False))


class Rescheduling(QObject):
    """Reschedules the plan that is open."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._job: Job | None = None
        session.document_replaced.connect(self._give_up)

    def start(self, then: Then) -> None:
        """Reschedule; ``then`` hears how many rows that moved. Errors are reported by the session."""
        if self._job is not None and self._job in self._session.jobs.active:
            return
        from planning.schedule.branch import Branch

        document = self._session.document
        plan = Branch.of(document)
        if len(document.records("activities")) + len(document.records("links")) <= INSTANT_ROWS:
            try:
                moves = found_moves(plan)
            except PlanError as error:
                self._session.report(error)
            else:
                self._put(document.revision, then, moves)
            return

        def work(_progress: "Progress", _cancelled: "Cancelled") -> "list[Move]":
            return found_moves(plan)

        done = partial(self._put, document.revision, then)
        self._job = self._session.jobs.start(_("Reschedule"), work, done)

    def _put(self, revision: int, then: Then, moves: "list[Move]") -> None:
        document = self._session.document
        if document.revision != revision:
            self.start(then)
            return
        try:
            with document.transaction(_("Reschedule")) as transaction:
                for move in moves:
                    edits.set_dates(transaction, move.id, start=move.start, finish=move.finish)
        except PlanError as error:
            self._session.report(error)
        else:
            self._session.settled.emit()
            then(len(moves))

    def _give_up(self) -> None:
        if self._job is not None:
            self._session.jobs.cancel(self._job)
            self._job = None
