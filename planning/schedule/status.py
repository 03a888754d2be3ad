"""The status of activities: red, amber or green by rule, or by hand with a reason.

The rule, first that applies:

- done: nothing is left to do;
- red: it finishes after its deadline, or has negative slack, or finishes later than in the baseline by more
  than ``red_after`` minutes of work;
- amber: it finishes later than in the baseline at all, or should have begun by the status date and has not,
  or has less done than planned by then, or has a deadline and no more slack than ``amber_slack``;
- green: all others.

By hand goes before the rule; the rule's answer is still given, so that the two can be shown side by side.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, cast

from planning.plan.baseline import Baseline
from planning.plan.entities import Activity
from planning.schedule.baselines import Variance, variances
from planning.schedule.build import PlanSource
from planning.schedule.network import ANY_TIME, NEVER
from planning.schedule.rows import minute_in
from planning.schedule.schedule import Row, Schedule

Light = Literal["red", "amber", "green", "done"]
Cause = Literal[
    "", "done", "by_hand", "deadline", "negative_slack", "late", "little_slack", "not_begun", "behind"
]
BY_HAND: tuple[Light, ...] = ("red", "amber", "green", "done")
EIGHT_HOURS = 480
TOLERANCE = 0.005
"""Progress is kept in whole per cents; half of one is no delay."""


class Rule(NamedTuple):
    """Where red and amber begin, in minutes of work."""

    red_after: int = 5 * EIGHT_HOURS
    amber_slack: int = 0


class Status(NamedTuple):
    """The status of an activity, what it rests on, and what the rule alone says."""

    activity: str
    light: Light
    cause: Cause
    by_rule: Light


def statuses(
    source: PlanSource, schedule: Schedule, baseline: Baseline | None = None, rule: Rule | None = None
) -> Iterator[Status]:
    """The status of every row of the schedule; ``baseline`` is what lateness is measured against."""
    activities = cast(Mapping[str, Activity], source.table("activities"))
    against = {found.activity: found for found in variances(source, schedule, baseline)} if baseline else {}
    judge = _Judge(source, schedule, rule or Rule())
    for row in schedule:
        activity = activities[row.id]
        light, cause = judge.judge(row, activity, against.get(row.id))
        by_hand = next((given for given in BY_HAND if given == activity.status), None)
        yield Status(row.id, by_hand or light, "by_hand" if by_hand else cause, light)


class _Judge:
    def __init__(self, source: PlanSource, schedule: Schedule, rule: Rule) -> None:
        self._schedule, self._rule = schedule, rule
        today = source.plan.status_date
        self._now = (
            minute_in(today, schedule.network.nodes[0].calendar, True) if today and schedule else NEVER
        )

    def judge(self, row: Row, activity: Activity, variance: Variance | None) -> tuple[Light, Cause]:
        """The light of a row by the rule, and what it rests on."""
        place = self._schedule.places[row.id]
        node, planned = self._schedule.network.nodes[place], self._schedule.planned
        late = (variance.finish if variance else None) or 0
        if node.is_complete:
            return "done", "done"
        if node.deadline < planned.finish[place]:
            return "red", "deadline"
        if row.total_slack_minutes < 0:
            return "red", "negative_slack"
        if late > 0:
            return ("red" if late > self._rule.red_after else "amber"), "late"
        if planned.start[place] < self._now and self._is_behind(place, activity):
            return "amber", "behind" if (activity.progress or 0) > 0 else "not_begun"
        if node.deadline < ANY_TIME and row.total_slack_minutes <= self._rule.amber_slack:
            return "amber", "little_slack"
        return "green", ""

    def _is_behind(self, place: int, activity: Activity) -> bool:
        """Whether less is done than the plan has done by the status date, if work went on evenly."""
        node, planned = self._schedule.network.nodes[place], self._schedule.planned
        start, finish = planned.start[place], planned.finish[place]
        whole = node.calendar.between(start, finish) or 1
        passed = node.calendar.between(start, min(self._now, finish)) if finish > start else whole
        return (activity.progress or 0) < passed / whole - TOLERANCE
