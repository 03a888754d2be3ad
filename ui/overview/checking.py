"""Runs ``check`` for the overview: at once for a small plan, on a thread for a large one."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from i18n import _
from planning.plan.check import Finding, findings
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.plan_copy import copied
from ui.shell.session import Session

SMALL = 1500  # documents; checking them takes some 20 ms


class Checking(QObject):
    """``found`` is called with the findings; of several runs only the last one counts."""

    def __init__(self, session: Session, found: Callable[[list[Finding]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._found = session, found
        self._job: Job | None = None

    def run(self) -> None:
        """Check the plan as it is now."""
        self.stop()
        if not self._session.has_document:
            return  # it was closed before its turn came
        document = self._session.document
        if document.size <= SMALL:
            self._found(findings(document))
            return

        def work(progress: Progress, cancelled: Cancelled) -> list[Finding]:
            del progress, cancelled  # seconds at most, and its result is dropped when it is not wanted
            return findings(copied(document))

        self._job = self._session.jobs.start(_("Checking the plan"), work, self._take)

    def stop(self) -> None:
        """Drop the run that is under way."""
        if self._job is not None:
            self._session.jobs.cancel(self._job)
            self._job = None

    def _take(self, found: list[Finding]) -> None:
        self._job = None
        self._found(found)
