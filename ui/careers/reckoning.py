"""What is reckoned off the GUI thread for a panel of Careers: one job at a time."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from i18n import _
from planning.plan.errors import PlanError
from ui.careers.context import Context
from ui.shell.jobs import Job, Work


class Reckoning(QObject):
    """``changed`` is told when a job begins, ends or is given up; ``error`` says why there is no result.

    It goes with ``owner``, the widget that shows it: what is still on its way then is dropped.
    """

    changed = Signal()

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self.context, self.session = context, context.session
        self.error = ""
        self._job: Job | None = None
        self._take: Callable[[Any], object] = lambda result: None
        self.session.jobs.changed.connect(self._follow_jobs)

    @property
    def is_running(self) -> bool:
        """Whether a result is on its way."""
        return self._job is not None

    def start(self, name: str, work: Work, take: Callable[[Any], object]) -> None:
        """Begin a job in the place of the one that is under way; ``take`` gets its result."""
        self.cancel()
        self.error, self._take = "", take
        self._job = self.session.jobs.start(name, work, self._done, self._fail)
        self.changed.emit()

    def cancel(self) -> None:
        """Give up what is under way, without a word."""
        job, self._job = self._job, None
        if job is not None:
            self.session.jobs.cancel(job)

    def _done(self, result: object) -> None:
        self._job = None
        self._take(result)
        self._tell()

    def _tell(self) -> None:
        """While a plan is being closed its jobs end too: nobody is left to show anything then."""
        if self.session.has_document:
            self.changed.emit()

    def _fail(self, error: PlanError) -> None:
        self._job = None
        self.error = f"{error.message} {error.remedy}".strip()
        self._tell()

    def _follow_jobs(self) -> None:
        """Cancel was pressed beside the progress of the job."""
        if self._job is not None and self._job.is_cancelled:
            self._job = None
            self.error = _("Given up. Choose again to look anew.")
            self._tell()
