"""The schedule of a plan: the dates and slack of every row."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, cast

from i18n import _
from planning.plan.entities import Activity, Link
from planning.plan.errors import PlanError
from planning.schedule.backward import late_dates
from planning.schedule.build import PlanSource, network_of
from planning.schedule.clock import LAST_MINUTE, iso, moment_of
from planning.schedule.dates import Dates
from planning.schedule.forward import early_dates, planned_dates
from planning.schedule.network import Network
from planning.schedule.slack import Slack, slack


class Row(NamedTuple):
    """What the schedule says of an activity: ISO 8601 text to the minute, slack in minutes of work.

    ``start`` and ``finish`` are what is planned: late dates for rows as late as possible, else early ones.
    """

    id: str
    uid: int | None
    start: str
    finish: str
    early_start: str
    early_finish: str
    late_start: str
    late_finish: str
    total_slack_minutes: int
    free_slack_minutes: int
    critical: bool


class Schedule:
    """The result of the passes over a network, by the ids of the activities that take part.

    Attributes:
        network: what was reckoned with.
        early, late, planned: dates in minutes (:mod:`planning.schedule.clock`), by place in the network.
        slack: by place in the network.
    """

    def __init__(self, network: Network, uids: Mapping[str, int | None], *, is_whole: bool = True) -> None:
        """Without ``is_whole`` late dates and slack are reckoned only when they are asked for.

        Raises:
            PlanError: ``out_of_time``.
        """
        self.network = network
        self._uids = uids
        self.early = self.planned = early_dates(network)
        if network.has_alap:
            self.early, self.planned = planned_dates(network, self.late)
        self._refuse_out_of_time(self.early)
        if is_whole:
            self._refuse_out_of_time(self.late)
            self.slack  # noqa: B018 - reckoned and kept

    @cached_property
    def late(self) -> Dates:
        """Late dates."""
        return late_dates(self.network, self.early)

    @cached_property
    def slack(self) -> Slack:
        """Total and free slack, and what is critical."""
        return slack(self.network, self.early, self.late)

    def _refuse_out_of_time(self, of: Dates) -> None:
        """Dates have years of four digits; a slip of the pen in a duration may lead beyond."""
        dates = of[:2]
        if all(min(minutes) >= 0 and max(minutes) <= LAST_MINUTE for minutes in dates if minutes):
            return
        first = next(i for minutes in dates for i, at in enumerate(minutes) if not 0 <= at <= LAST_MINUTE)
        raise PlanError(
            _("This activity would lie before the year 1 or after the year 9999."),
            _("Check durations and lags, its own and those of what it depends on."),
            code="out_of_time",
            table="activities",
            id=self.network.nodes[first].id,
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each row in the network."""
        return {node.id: i for i, node in enumerate(self.network.nodes[: self.network.rows])}

    @property
    def start(self) -> datetime | None:
        """When the first row starts; ``None`` in a plan without rows."""
        starts = self.planned.start[: self.network.rows]
        return moment_of(min(starts)) if starts else None

    @property
    def finish(self) -> datetime | None:
        """When the last row finishes; ``None`` in a plan without rows."""
        finishes = self.planned.finish[: self.network.rows]
        return moment_of(max(finishes)) if finishes else None

    def __len__(self) -> int:
        return self.network.rows

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(self.network.rows))

    def __contains__(self, id: object) -> bool:
        return id in self.places

    def __getitem__(self, id: str) -> Row:
        return self._row(self.places[id])

    def _row(self, i: int) -> Row:
        id = self.network.nodes[i].id
        return Row(
            id,
            self._uids[id],
            iso(self.planned.start[i]),
            iso(self.planned.finish[i]),
            iso(self.early.start[i]),
            iso(self.early.finish[i]),
            iso(self.late.start[i]),
            iso(self.late.finish[i]),
            self.slack.total[i],
            self.slack.free[i],
            self.slack.critical[i],
        )


def schedule_plan(source: PlanSource, *, is_whole: bool = True) -> Schedule:
    """Schedule a plan; a pure function of its head, activities, links and calendars.

    Without ``is_whole`` late dates and slack are reckoned only when they are asked for.

    Raises:
        PlanError: ``link_cycle``, ``parent_cycle``, or a calendar that cannot be reckoned with.
    """
    activities = cast(Mapping[str, Activity], source.table("activities"))
    uids = {id: activity.uid for id, activity in activities.items()}
    return Schedule(_network(source), uids, is_whole=is_whole)


def _network(source: PlanSource) -> Network:
    """The network; where lags are in per cent of summary rows, once their lengths have settled."""
    links = cast(Mapping[str, Link], source.table("links")).values()
    shares = {link.predecessor for link in links if link.lag_unit == "percent"}
    network = network_of(source)
    summaries = [i for i in network.children if network.nodes[i].id in shares]
    lengths: dict[str, int] = {}
    for _round in summaries:  # the length of at least one more row is final after each
        early = early_dates(network)
        found = {
            network.nodes[i].id: network.nodes[i].calendar.between(early.start[i], early.finish[i])
            for i in summaries
        }
        if found == lengths:
            break
        lengths = found
        network = network_of(source, lengths)
    return network
