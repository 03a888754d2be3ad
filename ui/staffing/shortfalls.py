"""Which activities will lack posts, people or competence: reckoned off the GUI thread, followed by views."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from i18n import N_, _, language
from i18n.formats import number
from planning.plan.changes import Changes
from planning.plan.competence import Profile
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from ui.shell.jobs import Cancelled, Job, Progress
from ui.shell.plan_copy import copied
from ui.shell.session import Session
from ui.staffing.choices import month_words

if TYPE_CHECKING:
    from planning.staffing.shortfalls import Outlook, Shortfall

AFTER = 400  # ms of quiet after an edit
RUNS, SEED = 200, 517
TABLES = (
    "activities",
    "links",
    "calendars",
    "demands",
    "posts",
    "scenarios",
    "assumptions",
    "people",
    "assessments",
    "profiles",
    "requirements",
    "plan",
)
REASONS = {"posts": N_("posts"), "people": N_("people in post"), "competence": N_("competence")}
ROLES = {"posts": "danger", "people": "warning", "competence": "info"}
ICONS = {"posts": "circle-alert", "people": "triangle-alert", "competence": "graduation-cap"}


class Shortfalls(QObject):
    """``changed`` tells that there is another outlook, or none."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.scenario, self.replications = "", RUNS
        self.outlook: Outlook | None = None
        self._job: Job | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self.run)

    def choose(self, scenario: str) -> None:
        """Hold the roadmap against another scenario of the structure."""
        self.scenario = scenario
        self.run()

    def choose_runs(self, count: int) -> None:
        """Play so many replications from now on."""
        self.replications = count
        self.run()

    def follow(self, changes: Changes) -> None:
        """The plan changed: reckon again once the edits pause."""
        if changes.touches(*TABLES):
            self._later.start()

    def has_demands(self) -> bool:
        """Whether any activity asks for anybody."""
        return bool(self._session.document.table("demands"))

    def run(self) -> None:
        """Reckon as the plan is now."""
        self.stop()
        if (
            not self._session.has_document
            or not self.has_demands()
            or not self._session.document.table("posts")
        ):
            self._take(None)
            return
        document, scenario = self._session.document, self.scenario
        runs = self.replications

        def work(progress: Progress, cancelled: Cancelled) -> "Outlook | None":
            from planning.schedule import schedule_plan
            from planning.staffing.shortfalls import outlook

            plan = copied(document)
            return outlook(
                plan, schedule_plan(plan), scenario, runs, SEED, progress=progress, cancelled=cancelled
            )

        self._job = self._session.jobs.start(_("Roadmap against staffing"), work, self._take, self._fail)

    def stop(self) -> None:
        """Give up the run that is under way."""
        self._later.stop()
        if self._job is not None:
            self._session.jobs.cancel(self._job)
            self._job = None

    def _take(self, outlook: "Outlook | None") -> None:
        self._job = None
        self.outlook = outlook
        self.changed.emit()

    def _fail(self, _error: PlanError) -> None:
        self._take(None)  # what cannot be scheduled or played is told where it is edited

    # Words

    def activity_name(self, id: str) -> str:
        """What an activity is called."""
        found = self._session.document.get("activities", id)
        return text_in(found.name, language()) if isinstance(found, Activity) else id

    def profile_name(self, id: str) -> str:
        """What a job profile is called."""
        found = self._session.document.get("profiles", id)
        return text_in(found.name, language()) if isinstance(found, Profile) else id

    def words(self, row: "Shortfall") -> str:
        """A shortfall as a sentence: what is missing, of whom, from when to when."""
        said = _("{activity}: {missing} missing, {profile}, {first} to {last}")
        return said.format(
            activity=self.activity_name(row.activity),
            missing=_(REASONS[row.reason]),
            profile=self.profile_name(row.profile),
            first=month_words(row.first),
            last=month_words(row.last),
        )

    def note(self, row: "Shortfall") -> str:
        """How many full-time equivalents are missing at worst."""
        return _("{count} FTE").format(count=number(f"{row.worst.missing:.1f}", language()))
