"""Coverage and the worst departures, reckoned off the GUI thread; the segment that shows them follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from i18n import _
from planning.plan.errors import PlanError
from ui.careers.context import Context
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.plan_copy import copied

if TYPE_CHECKING:
    from planning.careers.resilience import Resilience

SECONDS = 20
LEAVING = 2
"""How many leave, to begin with."""


class ResilienceState(QObject):
    """``changed`` is told when scope or result is another; the last result stays until the next is there."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        from planning.careers.resilience import Scope

        super().__init__()
        self.context, self.session = context, context.session
        self.scope, self.leaving = Scope(), LEAVING
        self.found: Resilience | None = None
        self.error = ""
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is being reckoned."""
        return self._job is not None

    def choose(self, **values: Any) -> None:
        """Look at other people, another standard, or other competencies."""
        self.scope = self.scope._replace(**values)
        self.run()

    def let_leave(self, count: int) -> None:
        """Ask for another number of departures."""
        self.leaving = count
        self.run()

    def run(self) -> None:
        """Reckon as the plan is now."""
        self.cancel()
        if not self.session.has_document:
            return
        document, day, scope, count = self.session.document, self.context.day, self.scope, self.leaving

        def work(_progress: Progress, cancelled: Cancelled) -> Resilience:
            from planning.careers.resilience import resilience

            plan = copied(document)
            return resilience(plan, day, scope, count, time_limit=SECONDS, cancelled=cancelled)

        name = _("Looking for the worst departures")
        self._job = self.session.jobs.start(name, work, self._take, self._fail)
        self.changed.emit()

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self.session.jobs.cancel(self._job)
        self._job = None

    def _take(self, found: Resilience) -> None:
        self._job, self.found, self.error = None, found, ""
        self.changed.emit()

    def _fail(self, error: PlanError) -> None:
        self._job, self.found = None, None
        self.error = f"{error.message} {error.remedy}".strip()
        self.changed.emit()
