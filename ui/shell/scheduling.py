"""What the schedule says of the open plan: reckoned once for all views, off the GUI thread where slow.

Every view reads it from ``session.scheduling``::

    scheduling = session.scheduling
    scheduling.changed.connect(self.update)      # other results, or none any more
    row = scheduling.row(activity_id)            # early_start, late_finish, total_slack_minutes, critical ...
    steps = scheduling.why(activity_id)          # why it starts then; planning.schedule.why_text says it
    status = scheduling.status(activity_id)      # red, amber, green or done, and the cause
    variance = scheduling.variance(activity_id)  # against ``scheduling.baseline``; chosen by ``set_baseline``
    risk = scheduling.risk_row(activity_id)      # P50, P80 ...; reckoned after ``scheduling.want_risk()``

All answer ``None`` (``why``: nothing) while there is no result yet; ``changed`` tells when there is. Nothing
is reckoned before something is asked for; from then on the results follow every edit, undo and redo. Small
plans are reckoned at once, so that what is read right after an edit is already true; in larger ones the
results of before stand (``is_current`` is false) until the thread comes back. ``error`` says why there is
none.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from i18n import _
from planning.plan.baseline import Baseline
from planning.plan.changes import Changes
from planning.plan.errors import PlanError

if TYPE_CHECKING:
    from planning.plan.transaction import Transaction
    from planning.schedule.baselines import Variance
    from planning.schedule.branch import Branch
    from planning.schedule.planner import Planner
    from planning.schedule.risk import Risk, RiskRow
    from planning.schedule.schedule import Row, Schedule
    from planning.schedule.status import Status
    from planning.schedule.why import Step
    from ui.shell.jobs import Cancelled, Job, Progress
    from ui.shell.session import Session

READ = ("plan", "activities", "links", "calendars", "baselines")
INSTANT_ROWS = 400
"""Rows and links that are reckoned while the user does not notice; more of them only where that was quick."""
INSTANT_SECONDS = 0.02
REPLICATIONS, SEED = 1000, 1
RISK_PAUSE = 400
"""After the last edit, before the risk is analysed again, ms."""


class Results(NamedTuple):
    """What was reckoned of one state of the plan, and how long that took."""

    seconds: float
    schedule: "Schedule"
    statuses: "dict[str, Status]"
    variances: "dict[str, Variance]"


def reckon(branch: "Branch", planner: "Planner", baseline: str) -> Results:
    """Schedule, status and variance of a plan; touches nothing of the window.

    Raises:
        PlanError: as :func:`planning.schedule.schedule_plan`.
    """
    from planning.schedule.baselines import variances
    from planning.schedule.status import statuses

    begin = time.perf_counter()  # after the imports, which cost but once
    schedule = planner.schedule(branch)
    against = cast(Baseline | None, branch.table("baselines").get(baseline))
    found = {status.activity: status for status in statuses(branch, schedule, against)}
    differing = {each.activity: each for each in variances(branch, schedule, against)} if against else {}
    return Results(time.perf_counter() - begin, schedule, found, differing)


def _makes_automatic(transaction: "Transaction") -> bool:
    """Whether an edit makes the first automatic row of a plan."""
    changed = (change for change in transaction.changes() if change.table == "activities")
    return any((change.after or {}).get("mode") == "auto" for change in changed)


class Scheduling(QObject):
    """The results for the plan that is open, kept in step with it."""

    changed = Signal()
    risk_changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.error: PlanError | None = None
        self._baseline = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)
        self._risk_soon = QTimer(self)
        self._risk_soon.setSingleShot(True)
        self._risk_soon.setInterval(RISK_PAUSE)
        self._risk_soon.timeout.connect(self._analyse)
        self._forget()
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._replace)
        session.jobs.changed.connect(self._notice_cancelled)

    def _forget(self) -> None:
        self._results: Results | None = None
        self._risk: Risk | None = None
        self._risk_rows: dict[str, RiskRow] = {}
        self._planner: Planner | None = None
        self._job: Job | None = None
        self._risk_job: Job | None = None
        self._seconds: float | None = None
        self._edits: Planner | None = None
        self._before: Schedule | None = None
        self._branch: Branch | None = None
        self._has_automatic: bool | None = None
        self.is_current = self._is_wanted = self._wants_risk = False
        self.error = None

    # Results

    @property
    def schedule(self) -> "Schedule | None":
        """The schedule; of an earlier state of the plan while ``is_current`` is false."""
        results = self._ask()
        return results.schedule if results else None

    @property
    def settled(self) -> "Schedule | None":
        """The schedule, where it is that of the plan as it is now."""
        is_true = self.is_current and self._job is None and self._results is not None
        return self._results.schedule if is_true and self._results is not None else None

    def row(self, id: str) -> "Row | None":
        """Dates and slack of an activity that takes part."""
        schedule = self.schedule
        return schedule[id] if schedule is not None and id in schedule else None

    def why(self, id: str) -> "list[Step]":
        """Why an activity starts when it does, nearest reason first."""
        from planning.schedule.why import why

        schedule = self.schedule
        return why(schedule, id) if schedule is not None and id in schedule else []

    def status(self, id: str) -> "Status | None":
        """Whether an activity is red, amber, green or done, and why."""
        results = self._ask()
        return results.statuses.get(id) if results else None

    def statuses(self) -> "list[Status]":
        """The status of every activity that takes part."""
        results = self._ask()
        return list(results.statuses.values()) if results else []

    def variance(self, id: str) -> "Variance | None":
        """How an activity differs from the baseline, where one is chosen."""
        results = self._ask()
        return results.variances.get(id) if results else None

    def ask(self) -> None:
        """Have it reckoned."""
        self._ask()

    def _ask(self) -> Results | None:
        self._is_wanted = True
        if not self.is_current and self._session.has_document:
            if self._is_instant():
                self._reckon_now()
            elif self._job is None:
                self._soon.start()
        return self._results

    # The baseline that is compared with

    @property
    def baseline(self) -> Baseline | None:
        """The baseline that is compared with: the one chosen, else the one that was taken last."""
        if not self._session.has_document or self._baseline == "none":
            return None
        table = cast(dict[str, Baseline], self._session.document.table("baselines"))
        if self._baseline in table:
            return table[self._baseline]
        return max(table.values(), key=lambda baseline: baseline.taken or "", default=None)

    def set_baseline(self, id: str) -> None:
        """Compare with a baseline; "" for the one that was taken last, "none" for none."""
        if id != self._baseline:
            self._baseline = id
            self._stale()

    # Following the plan

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*READ):
            self._before = self._has_automatic = self._branch = None
            self._stale()

    def _replace(self) -> None:
        for job in (self._job, self._risk_job):
            if job is not None:
                self._session.jobs.cancel(job)
        self._soon.stop()
        self._risk_soon.stop()
        self._baseline = ""
        self._forget()
        self.changed.emit()

    def _stale(self) -> None:
        self.is_current = False
        if self._is_wanted:
            self._soon.start()
        if self._wants_risk:
            self._risk_soon.start()

    def _refresh(self) -> None:
        if self.is_current or self._job is not None or not self._session.has_document:
            if self.is_current:
                self.changed.emit()
            return
        if self._is_instant():
            self._reckon_now()
            self.changed.emit()
        else:
            self._start()

    # Reckoning

    def _is_instant(self) -> bool:
        if self._job is not None:
            return False
        document = self._session.document
        if len(document.records("activities")) + len(document.records("links")) <= INSTANT_ROWS:
            return True
        return self._seconds is not None and self._seconds < INSTANT_SECONDS

    def _inputs(self) -> "tuple[Branch, Planner, str]":
        from planning.schedule.branch import Branch
        from planning.schedule.planner import Planner

        if self._planner is None:
            self._planner = Planner()
        baseline = self.baseline
        return Branch.of(self._session.document), self._planner, baseline.id if baseline else ""

    def _reckon_now(self) -> None:
        try:
            self._take(reckon(*self._inputs()))
        except PlanError as error:
            self._results, self.error = None, error
        self.is_current = True

    def _take(self, results: Results) -> None:
        self._results, self._seconds, self.error = results, results.seconds, None

    def _start(self) -> None:
        inputs = self._inputs()
        self.is_current = True  # unless an edit comes meanwhile

        def work(_progress: "Progress", _cancelled: "Cancelled") -> Results:
            return reckon(*inputs)

        self._job = self._session.jobs.start(_("Scheduling"), work, self._done, self._failed)

    def _done(self, results: Results) -> None:
        self._take(results)
        self._ended()

    def _failed(self, error: PlanError) -> None:
        self._results, self.error = None, error
        self._ended()

    def _ended(self) -> None:
        self._job = None
        self.changed.emit()
        if not self.is_current:
            self._soon.start()

    def _notice_cancelled(self) -> None:
        """A job that the user cancelled may still hold the planner: the next one gets another."""
        active = self._session.jobs.active
        if self._job is not None and self._job not in active and self._job.is_cancelled:
            self._job = self._planner = None
            self.is_current = self._is_wanted = False
        if self._risk_job is not None and self._risk_job not in active and self._risk_job.is_cancelled:
            self._risk_job = None
            self._wants_risk = False

    # Edits

    @property
    def has_automatic(self) -> bool:
        """Whether any row of the plan is scheduled, and not put by hand."""
        if self._has_automatic is None:
            rows = self._session.document.records("activities").values()
            self._has_automatic = any(row.get("mode") == "auto" for row in rows)
        return self._has_automatic

    def follow(self, transaction: "Transaction") -> list[str]:
        """Move the automatic rows that an edit moves, in the same step; the ids of those with other dates.

        A plan that cannot be scheduled is edited without: what is wrong with it is told by ``error``.
        """
        if not self.has_automatic and not _makes_automatic(transaction):
            return []
        from planning.schedule.following import follow

        try:
            edits, before, plan = self._prepared()
            return follow(transaction, plan, before, partial(edits.schedule, is_whole=False))
        except (
            PlanError,
            msgspec.ValidationError,
        ):  # refused with its reason when the transaction is checked
            self._edits = None
            return []

    def prepare_edits(self) -> None:
        """Make what :meth:`follow` needs of the plan as it is, before the first step of a drag."""
        if self.has_automatic:
            with suppress(PlanError):
                self._prepared()

    def _prepared(self) -> "tuple[Planner, Schedule, Branch]":
        """The planner of edits, and what it says of the plan as it is."""
        from planning.schedule.branch import Branch
        from planning.schedule.planner import Planner

        if self._branch is None:
            self._branch = Branch.of(self._session.document)
        self._edits = self._edits or Planner()
        self._before = self._before or self.settled
        if self._before is None:
            self._before = self._edits.schedule(self._branch, is_whole=False)
        return self._edits, self._before, self._branch

    # Risk

    @property
    def risk(self) -> "Risk | None":
        """The last risk analysis, of this plan as it is or was before the last edits."""
        return self._risk

    @property
    def risk_rows(self) -> "Mapping[str, RiskRow]":
        """How the dates of the activities spread, by id."""
        return self._risk_rows

    def risk_row(self, id: str) -> "RiskRow | None":
        """How the dates of an activity spread."""
        return self._risk_rows.get(id)

    def want_risk(self, *, is_wanted: bool = True) -> None:
        """Have the risk analysed, now and after edits; ``risk_changed`` tells when there is a result."""
        was_wanted, self._wants_risk = self._wants_risk, is_wanted
        if is_wanted and not was_wanted:
            self._analyse()

    def _analyse(self) -> None:
        if not self._session.has_document:
            return
        if self._risk_job is not None:
            self._session.jobs.cancel(self._risk_job)
            self._wants_risk = True
        from planning.schedule.branch import Branch

        branch = Branch.of(self._session.document)

        def work(progress: "Progress", cancelled: "Cancelled") -> "Risk | None":
            from planning.schedule.risk import analyse

            return analyse(branch, REPLICATIONS, SEED, progress, cancelled)

        self._risk_job = self._session.jobs.start(
            _("Risk analysis"), work, self._analysed, self._not_analysed
        )

    def _analysed(self, risk: "Risk | None") -> None:
        self._risk_job, self._risk = None, risk
        self._risk_rows = {row.id: row for row in risk.rows} if risk else {}
        self.risk_changed.emit()

    def _not_analysed(self, error: PlanError) -> None:
        self._risk_job = None
        self._analysed(None)
        self._session.report(error)
