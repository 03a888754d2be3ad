"""Keeps a report in memory that shows the plan as it is, made anew on a thread when something changed."""

from PySide6.QtCore import QObject, QTimer, Signal

from i18n import _
from planning.plan.errors import PlanError
from planning.reports import Options
from ui.reports.request import Made, make
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.plan_copy import copied
from ui.shell.session import Session

SOON, LATER = 200, 900  # ms of quiet before it is made: after a choice, after an edit of the plan


class Preview(QObject):
    """``made`` brings a finished report; ``stopped`` says that none will come: it failed or was cancelled."""

    made = Signal(object)  # Made
    stopped = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._request: Options | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        session.jobs.changed.connect(self._notice_cancel)

    def ask(self, request: Options, wait: int = SOON) -> None:
        """Make this report soon; what is under way is given up."""
        self._request = request
        self._give_up()
        self._timer.start(wait)

    @property
    def is_pending(self) -> bool:
        """Whether a report is being made or about to be."""
        return self._timer.isActive() or self._job is not None

    def stop(self) -> None:
        """Make nothing more."""
        self._timer.stop()
        self._give_up()

    def _give_up(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._session.jobs.cancel(job)

    def _start(self) -> None:
        request = self._request
        if request is None or not self._session.has_document:
            return
        document = self._session.document

        def work(progress: Progress, cancelled: Cancelled) -> Made:
            return make(copied(document), request, progress, cancelled)

        self._job = self._session.jobs.start(_("Preview"), work, self._take, self._fail)

    def _take(self, made: Made) -> None:
        self._job = None
        self.made.emit(made)

    def _fail(self, error: PlanError) -> None:
        self._job = None
        self._session.report(error)
        self.stopped.emit()

    def _notice_cancel(self) -> None:
        """The user may cancel any job from the toolbar."""
        if self._job is not None and self._job.is_cancelled:
            self._job = None
            self.stopped.emit()
