"""The states of a roadmap that can be compared, by name: the plan, its what-if scenarios, its baselines."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from i18n import _
from planning.plan.baseline import Baseline
from planning.plan.branching import LISTED, overlaid
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.roadmap_scenario import RoadmapScenario
from planning.plan.scenario_document import ScenarioDocument
from planning.plan.text import Text
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


def scenario_document(document: Document, id: str) -> ScenarioDocument:
    """A plan as a scenario would have it, to be edited: what is done goes into the scenario.

    Raises:
        PlanError: ``no_such_document``.
    """
    if not isinstance(document.get(LISTED, id), RoadmapScenario):
        raise _unknown(id)
    return ScenarioDocument(document, id)


def source_of(document: Document, id: str) -> Document | Baseline:
    """What the plan (``"plan"``), a scenario or a baseline of it is reckoned from; fit for another thread.

    Raises:
        PlanError: ``no_such_document``.
    """
    baseline = document.get("baselines", id)
    if id == PLAN:
        return Document(overlaid(document.records_by_table(), ()))
    if document.get(LISTED, id) is None and isinstance(baseline, Baseline):
        return baseline
    return scenario_copy(document, id)


def reckon(source: Document | Baseline, names: Mapping[str, Text]) -> Reckoned:
    """The state of a source; ``names`` are those of the activities, of which a baseline keeps none.

    Raises:
        PlanError: a plan that cannot be scheduled.
    """
    if isinstance(source, Baseline):
        return Reckoned(state_of_baseline(source, names), None)
    schedule = schedule_plan(source)
    return Reckoned(state_of(source, schedule), schedule)


def names_in(document: Document) -> dict[str, Text]:
    """The names of the activities of a plan."""
    activities = document.table("activities").values()
    return {row.id: row.name for row in activities if isinstance(row, Activity)}


def reckoned(document: Document, id: str) -> Reckoned:
    """The plan (``"plan"``), a scenario or a baseline of it.

    Raises:
        PlanError: ``no_such_document``, or a plan that cannot be scheduled.
    """
    return reckon(source_of(document, id), names_in(document))


def compared(document: Document, first: str, second: str) -> Comparison:
    """How one state differs from another, both by name.

    Raises:
        PlanError: as :func:`reckoned`.
    """
    one, other = reckoned(document, first), reckoned(document, second)
    return compared_states(one, other, lambda: cast(Schedule, reckoned(document, PLAN).schedule))


def compared_states(one: Reckoned, other: Reckoned, of_plan: Callable[[], Schedule]) -> Comparison:
    """How one state differs from another; ``of_plan`` gives calendars where neither has any."""
    return compare(one.state, other.state, other.schedule or one.schedule or of_plan())


def _unknown(id: str) -> PlanError:
    return PlanError(
        _("There is no scenario and no baseline “{id}”.").format(id=id),
        _("The list of them shows their ids."),
        code="no_such_document",
        table=LISTED,
        id=id,
    )
