"""What an edit of a very large plan moves by the schedule: found off the GUI thread, made in its step.

The edit itself is made at once. The rows that follow it come when the schedule has been reckoned; where the
plan was edited again meanwhile, what is found is dropped and looked for anew, for all these edits together.
What would take the plan away (closing it, another scenario) waits for them: :meth:`Following.finish`.
"""

from collections.abc import Callable
from secrets import token_hex
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from i18n import _
from planning.plan.changes import Changes
from planning.plan.errors import PlanError

if TYPE_CHECKING:
    from planning.plan.transaction import Transaction
    from planning.schedule.following import Move
    from planning.schedule.planner import Planner
    from planning.schedule.schedule import Schedule
    from ui.shell.jobs import Cancelled, Job, Progress
    from ui.shell.session import Session

LARGE = 15_000
"""Rows and links that are scheduled in about a tenth of a second; with more of them an edit does not wait."""


class Following(QObject):
    """The edits whose followers are still to be found. ``is_pending`` until they stand in the plan."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._planner: Planner | None = None
        self._is_applying = False
        self._known: Schedule | None = None
        self._waiting: tuple[Callable[[], object], Callable[[], object]] | None = None
        self._forget()
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._give_up)
        session.jobs.changed.connect(self._notice_cancelled)

    def _forget(self) -> None:
        self._job: Job | None = None
        self._before: Schedule | None = None
        self._touched: set[str] = set()
        self._is_put_off = False  # the search was cancelled
        self._label = self._gesture = ""

    @property
    def is_pending(self) -> bool:
        """Whether what an edit moves is still to be found."""
        return self._before is not None

    def is_needed(self) -> bool:
        """Whether the plan is so large that an edit should not wait, and its schedule is known."""
        document, scheduling = self._session.document, self._session.scheduling
        count = len(document.records("activities")) + len(document.records("links"))
        if count <= LARGE or not scheduling.has_automatic:
            return False
        if self._schedule is None:
            scheduling.ask()  # for the next edit: this one has to wait
        return self._schedule is not None

    @property
    def _schedule(self) -> "Schedule | None":
        """The schedule before the edits that are followed; else of the plan as it is, where that is known."""
        return self._before or self._known or self._session.scheduling.settled

    def finish(self, then: Callable[[], object], otherwise: Callable[[], object] = lambda: None) -> None:
        """Do something once what the edits move stands in the plan: now, where nothing is to be found.

        ``otherwise`` is done where the user cancels the search: then the plan stays as it is.
        """
        if not self.is_pending:
            then()
            return
        self._leave_waiting()
        self._waiting = then, otherwise
        self._session.toast(_("What the last edit moves is put in place first."), icon="workflow")
        if self._job is None:
            self._start()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting[0]()

    def _notice_cancelled(self) -> None:
        """The user cancelled the search: it is said; the next edit, or closing, takes it up again."""
        job = self._job
        if job is None or not job.is_cancelled or job in self._session.jobs.active:
            return
        self._job = self._planner = None
        self._is_put_off = True
        self._session.toast(_("What the last edit moves is not in place yet. Reschedule puts it there."))
        self._leave_waiting()

    def _leave_waiting(self) -> None:
        """What waited is not done."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting[1]()

    @staticmethod
    def mark() -> str:
        """The gesture that makes one step of an edit and of what follows it."""
        return token_hex(4)

    def note(self, transaction: "Transaction", label: str, gesture: str) -> None:
        """Before an edit is committed: what its dates mean for automatic rows, and which rows it touches."""
        from planning.schedule.following import is_read, take_wishes

        changes = tuple(filter(is_read, transaction.changes()))
        before = self._schedule
        if not changes or before is None:
            return
        take_wishes(transaction, changes, before)
        rows = (change for change in changes if change.table == "activities" and change.before is not None)
        self._touched.update(change.id for change in rows)
        self._before, self._label, self._gesture = before, label, gesture

    def refused(self) -> None:
        """The edit that was noted was not made."""
        if self._job is None and not self._is_put_off:
            self._forget()

    def _follow(self, _changes: Changes) -> None:
        """The plan is another one: what is looked for is looked for in that."""
        if self._is_applying:
            return
        self._known = None
        if self.is_pending:
            self._cancel()
            self._start()

    def _start(self) -> None:
        from planning.schedule.branch import Branch
        from planning.schedule.following import moves_between
        from planning.schedule.planner import Planner

        planner = self._planner = self._planner or Planner()
        branch, before, touched = Branch.of(self._session.document), self._before, set(self._touched)
        assert before is not None

        def work(_progress: "Progress", _cancelled: "Cancelled") -> "tuple[Schedule, list[Move]]":
            after = planner.schedule(branch, is_whole=False)
            return after, moves_between(before, after, branch, touched & set(after.places))

        self._job = self._session.jobs.start(_("Scheduling"), work, self._done, self._failed)

    def _done(self, found: "tuple[Schedule, list[Move]]") -> None:
        from planning.plan import edits

        label, gesture = self._label, self._gesture
        self._forget()
        self._known, moves = found
        self._is_applying = True
        try:
            with self._session.document.transaction(label, gesture) as transaction:
                for move in moves:
                    edits.set_dates(transaction, move.id, start=move.start, finish=move.finish)
        except PlanError as error:
            self._session.report(error)
        finally:
            self._is_applying = False
        self._go_on()

    def _failed(self, _error: PlanError) -> None:
        """A plan that cannot be scheduled stands as it was edited; what is wrong is told by the schedule."""
        self._planner = None
        self._forget()
        self._go_on()

    def _cancel(self) -> None:
        """A job that is given up may still hold the planner: the next one gets another."""
        if self._job is not None:
            job, self._job = self._job, None
            self._planner = None
            self._session.jobs.cancel(job)

    def _give_up(self) -> None:
        self._cancel()
        self._planner = self._known = None
        self._forget()
        self._leave_waiting()
