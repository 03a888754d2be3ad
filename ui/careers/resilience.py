"""Coverage and the worst departures, reckoned off the GUI thread; the segment that shows them follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from i18n import _
from ui.careers.context import Context
from ui.careers.reckoning import Reckoning
from ui.shell.jobs import Cancelled, Progress
from ui.shell.plan_copy import copied

if TYPE_CHECKING:
    from planning.careers.resilience import Resilience

SECONDS = 20
LEAVING = 2
"""How many leave, to begin with."""


class ResilienceState(Reckoning):
    """The last result stays until the next is there."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        from planning.careers.resilience import Scope

        super().__init__(context, owner)
        self.scope, self.leaving = Scope(), LEAVING
        self.found: Resilience | None = None

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
        if not self.session.has_document:
            return
        document, day, count = self.session.document, self.context.day, self.leaving
        if self.scope.unit not in document.table("units"):
            self.scope = self.scope._replace(unit="")  # another plan has other units
        scope = self.scope

        def work(_progress: Progress, cancelled: Cancelled) -> Resilience:
            from planning.careers.resilience import resilience

            plan = copied(document)
            return resilience(plan, day, scope, count, time_limit=SECONDS, cancelled=cancelled)

        self.start(_("Looking for the worst departures"), work, self._found)

    def _found(self, found: Resilience) -> None:
        self.found = found
