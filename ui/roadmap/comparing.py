"""What the roadmap on the screen is compared with: the plan, one of its scenarios, a baseline, or nothing.

Reckoned once for chart, table and status, anew after each edit, off the GUI thread where the plan is large.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer, Signal

from i18n import _
from planning.plan.baseline import Baseline
from planning.plan.branching import LISTED
from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.roadmap_scenario import BRANCHED, RoadmapScenario
from planning.plan.text import text_in
from planning.scene.rows import Span
from ui.shell.session import Session

if TYPE_CHECKING:
    from planning.schedule.scenarios import Comparison

PLAN = "plan"
"""The name of the plan itself, as in :mod:`planning.schedule.states`."""
INSTANT_ROWS = 1000
"""Up to so many activities are reckoned at once."""


class Result(NamedTuple):
    """How the roadmap differs from what it is compared with, and where the bars stand there."""

    comparison: "Comparison"
    spans: dict[str, Span]


class Comparing(QObject):
    """The comparison that is shown. ``changed`` when there is another result, or none any more."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.against = ""
        self.result: Result | None = None
        self.error: PlanError | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._reckon)
        self._turn = 0
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self._replace)
        session.scenario_changed.connect(self._follow_scenario)
        session.language_changed.connect(self.changed)

    # What can be compared

    def scenarios(self) -> dict[str, RoadmapScenario]:
        """The scenarios of the plan by id."""
        return cast(dict[str, RoadmapScenario], self._table(LISTED))

    def baselines(self) -> dict[str, Baseline]:
        """The baselines of the plan by id."""
        return cast(dict[str, Baseline], self._table("baselines"))

    @property
    def latest(self) -> str:
        """The baseline that was taken last; "" without any."""
        found = max(self.baselines().values(), key=lambda one: one.taken or "", default=None)
        return found.id if found is not None else ""

    def _table(self, name: str) -> object:
        return self._session.plan_document.table(name) if self._session.has_document else {}

    def name(self, id: str) -> str:
        """What a state is called; "" for one that is there no more."""
        if id == PLAN:
            return _("The plan")
        found = self.scenarios().get(id) or self.baselines().get(id)
        return text_in(found.name, self._session.language) if found is not None else ""

    @property
    def shown(self) -> str:
        """The name of the state on the screen: the scenario that is worked in, or the plan."""
        return self._session.scenario or PLAN

    def choose(self, id: str) -> None:
        """Compare with another state, "" for none."""
        self.against = id if id != self.shown else ""
        self._session.scheduling.set_baseline(id if id in self.baselines() else "")
        self._reckon()

    # Following

    def _follow(self, changes: Changes) -> None:
        if self.against and changes.touches("plan", "baselines", LISTED, *BRANCHED):
            self._soon.start()

    def _replace(self) -> None:
        self.result = None
        if self._session.has_document and self.against:
            self._soon.start()
        self.changed.emit()

    def _follow_scenario(self) -> None:
        """A scenario is seen against the plan, unless something else was chosen; the plan against nothing."""
        if not self._session.has_document:
            self.against = ""
        elif self._session.scenario and not self.against:
            self.choose(PLAN)
        elif self.against in (self.shown, PLAN):
            self.choose(PLAN if self._session.scenario else "")

    def _reckon(self) -> None:
        self._soon.stop()
        self._turn += 1
        self.error = None
        if not self._session.has_document or not self.name(self.against):
            self.against, self.result = "", None
            self.changed.emit()
            return
        work = _work(self._session.plan_document, self.against, self.shown)
        if len(self._session.document.table("activities")) <= INSTANT_ROWS:
            try:
                self._take(work(), self._turn)
            except PlanError as error:
                self._fail(error, self._turn)
            return
        turn = self._turn
        self._session.jobs.start(
            _("Comparing"),
            lambda _progress, _cancelled: work(),
            partial(self._take, turn=turn),
            partial(self._fail, turn=turn),
        )

    def _take(self, result: Result, turn: int) -> None:
        if turn == self._turn:  # else something was chosen or edited meanwhile
            self.result = result
            self.changed.emit()

    def _fail(self, error: PlanError, turn: int) -> None:
        if turn == self._turn:
            self.result, self.error = None, error
            self.changed.emit()


def _work(document: Document, against: str, shown: str) -> Callable[[], Result]:
    """What reckons a comparison; made on the GUI thread, to be called on any."""
    from planning.schedule.states import compared_states, names_in, reckon, source_of

    sources, names = [source_of(document, id) for id in (against, shown, PLAN)], names_in(document)

    def work() -> Result:
        from planning.scene.ghosts import spans_of, spans_of_baseline
        from planning.schedule import schedule_plan

        first, plan = sources[0], cast(Document, sources[2])
        spans = spans_of_baseline(first) if isinstance(first, Baseline) else spans_of(first)
        states = reckon(first, names), reckon(sources[1], names)
        return Result(compared_states(*states, lambda: schedule_plan(plan)), spans)

    return work
