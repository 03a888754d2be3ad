"""What the layers of the chart need of the schedule that all views share."""

from planning.scene import layers
from planning.scene.insight import Insight
from planning.scene.rows import Outline
from ui.shell.scheduling import Scheduling

MOST_FOR_SELECTION = 3000
"""In larger plans the slack of a selected bar is shown only where slack is shown at all."""


def insight_of(outline: Outline, scheduling: Scheduling, shown: frozenset[str]) -> Insight:
    """The arrays of a chart; what is not reckoned yet is left open, ``scheduling.changed`` will tell."""
    insight = Insight(outline)
    if layers.DEADLINES in shown:
        insight.take_deadlines(outline)
    needs = layers.needed(shown)
    is_small = len(outline.activities) <= MOST_FOR_SELECTION
    schedule = scheduling.schedule if "schedule" in needs or is_small else None
    if schedule is not None:
        insight.take_schedule(outline, schedule)
        if layers.STATUS in shown:
            insight.take_statuses(outline, scheduling.statuses())
    if layers.TAILS in shown:
        insight.take_risk(outline, scheduling.risk_rows)
    return insight
