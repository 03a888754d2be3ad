"""The states of a roadmap that can be compared, by name: the plan, its what-if scenarios, its baselines."""

from typing import NamedTuple, cast

from i18n import _
from planning.plan.baseline import Baseline
from planning.plan.branching import LISTED, overlaid
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.roadmap_scenario import RoadmapScenario
from planning.schedule.scenarios import Comparison, RoadmapState, compare, state_of, state_of_baseline
from planning.schedule.schedule import Schedule, schedule_plan

PLAN = "plan"
"""The name of the plan itself."""


class Reckoned(NamedTuple):
    """A state with the schedule that it comes from; a baseline has none of its own."""

    state: RoadmapState
    schedule: Schedule | None


def scenario_copy(document: Document, id: str) -> Document:
    """A plan as a scenario would have it, in memory.

    Raises:
        PlanError: ``no_such_document``.
    """
    scenario = document.get(LISTED, id)
    if not isinstance(scenario, RoadmapScenario):
        raise _unknown(id)
    return Document(overlaid(document.records_by_table(), scenario.edits))


def reckoned(document: Document, id: str) -> Reckoned:
    """The plan (``"plan"``), a scenario or a baseline of it.

    Raises:
        PlanError: ``no_such_document``, or a plan that cannot be scheduled.
    """
    baseline = document.get("baselines", id)
    if id == PLAN:
        schedule = schedule_plan(document)
        return Reckoned(state_of(document, schedule), schedule)
    if document.get(LISTED, id) is None and isinstance(baseline, Baseline):
        activities = document.table("activities").values()
        names = {row.id: row.name for row in activities if isinstance(row, Activity)}
        return Reckoned(state_of_baseline(baseline, names), None)
    branch = scenario_copy(document, id)
    schedule = schedule_plan(branch)
    return Reckoned(state_of(branch, schedule), schedule)


def compared(document: Document, first: str, second: str) -> Comparison:
    """How one state differs from another, both by name.

    Raises:
        PlanError: as :func:`reckoned`.
    """
    one, other = reckoned(document, first), reckoned(document, second)
    calendars = other.schedule or one.schedule or cast(Schedule, reckoned(document, PLAN).schedule)
    return compare(one.state, other.state, calendars)


def _unknown(id: str) -> PlanError:
    return PlanError(
        _("There is no scenario and no baseline “{id}”.").format(id=id),
        _("The list of them shows their ids."),
        code="no_such_document",
        table=LISTED,
        id=id,
    )
