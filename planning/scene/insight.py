"""What the schedule says of each row of a drawing, as arrays beside those of the bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planning.plan.moments import finish_moment
from planning.scene.rows import Outline
from planning.scene.timescale import day_number

if TYPE_CHECKING:
    from planning.schedule.risk import RiskRow
    from planning.schedule.schedule import Schedule
    from planning.schedule.status import Status

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MINUTES = 1440
LIGHTS = ("", "red", "amber", "green", "done")
P50, P80 = 4, 7
"""Places of these percentiles among the levels of a risk analysis."""


class Insight:
    """Arrays by row; times as numbers of days, NaN where there is nothing to say.

    Attributes:
        critical: whether a row is on the critical path; ``critical_links`` has the ids of its links,
            ``broken_links`` of those that are not kept.
        slack_until: until when a row may finish without moving the plan.
        deadline: when it must have finished.
        p50, p80: when it has finished in 50 and in 80 per cent of the replications of the risk analysis.
        light: index into :data:`LIGHTS`.
    """

    def __init__(self, outline: Outline) -> None:
        count = len(outline.rows)
        self.critical: Flags = np.zeros(count, dtype=np.bool_)
        self.critical_links: frozenset[str] = frozenset()
        self.broken_links: frozenset[str] = frozenset()
        self.slack_until: Numbers = np.full(count, np.nan)
        self.deadline: Numbers = np.full(count, np.nan)
        self.p50: Numbers = np.full(count, np.nan)
        self.p80: Numbers = np.full(count, np.nan)
        self.light: npt.NDArray[np.int8] = np.zeros(count, dtype=np.int8)

    def take_deadlines(self, outline: Outline) -> None:
        """Take the deadlines of the plan."""
        for id, activity in outline.activities.items():
            number = outline.index.get(("activities", id)) if activity.deadline else None
            if number is not None and activity.deadline:
                self.deadline[number] = day_number(finish_moment(activity.deadline))

    def take_schedule(self, outline: Outline, schedule: Schedule) -> None:
        """Take the critical path, slack, and what is not kept."""
        from planning.schedule.slack import broken_links, critical_links

        rows, places = _places(outline, schedule.places)
        self.critical[rows] = np.array(schedule.slack.critical, dtype=np.bool_)[places]
        late = np.array(schedule.late.finish[: len(schedule)], dtype=np.float64)[places]
        has_slack = np.array(schedule.slack.total, dtype=np.float64)[places] > 0
        # The day on which a row must be finished, as bars reach to the end of their last day.
        until = np.ceil(late / MINUTES) + 1
        self.slack_until[rows[has_slack]] = until[has_slack]
        self.critical_links = critical_links(schedule.network, schedule.early, schedule.slack)
        self.broken_links = frozenset(broken_links(schedule.network, schedule.early))

    def take_statuses(self, outline: Outline, statuses: Iterable[Status]) -> None:
        """Take red, amber and green."""
        for status in statuses:
            number = outline.index.get(("activities", status.activity))
            if number is not None:
                self.light[number] = LIGHTS.index(status.light)

    def last_tail(self) -> float:
        """The day on which the last tail of uncertainty ends; 0 where there is none."""
        return float(np.max(self.p80, where=np.isfinite(self.p80), initial=0.0))

    def take_risk(self, outline: Outline, rows: Mapping[str, RiskRow]) -> None:
        """Take how finishes spread, where they do."""
        for id, row in rows.items():
            number = outline.index.get(("activities", id))
            if number is not None and row.finish[P50] != row.finish[P80]:
                self.p50[number], self.p80[number] = (
                    _end_of_day(row.finish[P50]),
                    _end_of_day(row.finish[P80]),
                )


def _places(
    outline: Outline, places: Mapping[str, int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The rows of activities that take part in a schedule, and their places there."""
    found = [
        (number, places[row.id])
        for number, row in enumerate(outline.rows)
        if row.kind == "activity" and row.id in places
    ]
    both = np.array(found, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _end_of_day(moment: str) -> float:
    """The end of the day of a moment, as bars reach to the end of their last day."""
    return float(ceil(day_number(finish_moment(moment))))
