"""Levelling: automatic activities are delayed so that fewer months ask for more people than there are.

After A. R. Burgess and J. B. Killebrew, "Variation in activity level on a cyclical arrow diagram", Journal of
Industrial Engineering 13 (1962): activities are moved one by one to where the load becomes better, and the
schedule is made anew after each of them, until none does. Which is tried first follows the minimum-slack rule
(R. Kolisch, "Efficient priority rules for the resource-constrained project scheduling problem", Journal of
Operations Management 14, 1996): those with the least slack keep their place longest.

Better is what leaves less *excess*: full-time equivalents over what there is, added up over months and
profiles. A delay is a constraint, "start no earlier than", so that links, lags, calendars and all other
constraints hold as they always do. Activities dated by hand, begun ones, and those whose dates are fixed by a
constraint stay.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, cast

from msgspec.structs import replace

from planning.plan.entities import Activity, Demand, Entity
from planning.plan.transaction import Transaction
from planning.schedule.branch import Branch
from planning.schedule.build import PlanSource
from planning.schedule.clock import day_minute, iso, moment_of
from planning.schedule.demand import Overload, demand_by_month, month_after, overloads
from planning.schedule.load import Available, causes
from planning.schedule.planner import Planner
from planning.schedule.schedule import Schedule
from planning.schedule.slack import broken_links

Reason = Literal["manual", "begun", "fixed", "slack", "alone", "place"]
"""Why an activity stays: dated by hand, begun, held by a constraint, without slack; it asks by itself for
more than there is; no later place is better."""

LEAST = 0.01
"""FTE-months: a gain that is worth moving something for."""
MOVABLE = (None, "ASAP", "SNET")
"""Constraints that a later start does not break."""


class Shift(NamedTuple):
    """An activity that gets another start, as ISO 8601 text; those not ``is_delayed`` follow others."""

    id: str
    before: str
    after: str
    is_delayed: bool


class Left(NamedTuple):
    """A month that is still asked for too much, and why the activities that ask stay in it."""

    overload: Overload
    held: tuple[tuple[str, Reason], ...]


class Spell(NamedTuple):
    """Months in a row that stay over for the same reasons: first, last, and the most that is too much."""

    profile: str
    first: str
    last: str
    worst: float
    held: tuple[tuple[str, Reason], ...]


class Levelled(NamedTuple):
    """What levelling proposes.

    Attributes:
        delays: by activity, the moment before which it shall not start.
        shifts: all that start elsewhere than before, in the order of their new starts.
        before, after: the excess, in FTE-months.
        left: what stays over, in the order of time.
        finish_before, finish_after: when the plan finishes.
    """

    delays: dict[str, str]
    shifts: list[Shift]
    before: float
    after: float
    left: list[Left]
    finish_before: str
    finish_after: str


def level(
    source: PlanSource,
    available: Available,
    *,
    within_slack: bool = True,
    progress: Callable[[float], object] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Levelled:
    """Propose delays; nothing of the plan is changed.

    Args:
        source: the plan, with its demands.
        available: full-time equivalents of a profile in a month; ``None``: not known, never over.
        within_slack: whether the plan finishes no later than before; else deadlines and constraints bound it.
        progress: told the share of the excess that is gone.
        cancelled: asked after each move; what was found so far is then the answer.

    Raises:
        PlanError: as :func:`planning.schedule.schedule_plan`.
    """
    bench = _Bench(source, available, within_slack=within_slack)
    before = bench.excess(bench.schedule)
    while not cancelled() and bench.improve():
        progress(1 - bench.excess(bench.schedule) / before)
    return bench.result(before)


def delay(t: Transaction, delays: Mapping[str, str]) -> None:
    """Write delays into the plan; the schedule then moves what they move."""
    for id, moment in delays.items():
        t.set("activities", id, constraint="SNET", constraint_date=moment)


def spells(left: list[Left]) -> list[Spell]:
    """What stays over, months in a row together; in the order of profiles and time."""
    found: list[Spell] = []
    for over, held in sorted(left, key=lambda one: (one.overload.profile, one.overload.month)):
        much, last = over.asked - over.available, found[-1] if found else None
        if last and last.profile == over.profile and last.held == held and _follows(last.last, over.month):
            found[-1] = last._replace(last=over.month, worst=max(last.worst, much))
        else:
            found.append(Spell(over.profile, over.month, over.month, much, held))
    return found


def _follows(month: str, other: str) -> bool:
    return month_after(_first(month)) == _first(other)


class _Bench:
    """A plan that is tried out: its rows as they would be, and the schedule of them."""

    def __init__(self, source: PlanSource, available: Available, *, within_slack: bool) -> None:
        self._source, self._available, self._within_slack = source, available, within_slack
        self._tables = {name: dict(source.table(name)) for name in ("activities", "links", "calendars")}
        self._planner = Planner()
        self._excess: dict[tuple[object, ...], float] = {}
        self._asking: dict[str, list[Demand]] = {}
        for demand in cast(Mapping[str, Demand], source.table("demands")).values():
            self._asking.setdefault(demand.profile, []).append(demand)
        self.delays: dict[str, str] = {}
        self.schedule = self._first = self._scheduled(self._rows)
        self._broken = broken_links(self._first.network, self._first.early)

    @property
    def _rows(self) -> dict[str, Entity]:
        return self._tables["activities"]

    def _scheduled(self, rows: Mapping[str, Entity]) -> Schedule:
        branch = Branch(self._source.plan, {**self._tables, "activities": rows})
        return self._planner.schedule(branch, is_whole=False)

    # How good a schedule is

    def excess(self, schedule: Schedule) -> float:
        """FTE-months over what there is."""
        return sum(self._excess_of(profile, schedule) for profile in self._asking)

    def _excess_of(self, profile: str, schedule: Schedule) -> float:
        """Kept by where those that ask stand: most moves leave most profiles as they are."""
        places = [schedule.places.get(demand.activity) for demand in self._asking[profile]]
        planned = schedule.planned
        key = (profile, *((planned.start[at], planned.finish[at]) for at in places if at is not None))
        if key not in self._excess:
            over = overloads(demand_by_month(self._source, schedule, profile), self._available)
            self._excess[key] = sum(one.asked - one.available for one in over)
        return self._excess[key]

    def _overloads(self) -> list[Overload]:
        found = overloads(demand_by_month(self._source, self.schedule), self._available)
        return sorted(found, key=lambda over: (over.month, over.profile))

    # Moving

    def improve(self) -> bool:
        """Make the first move that helps; whether there was one."""
        return any(self._relieve(over) for over in self._overloads())

    def _relieve(self, over: Overload) -> bool:
        """Delay one of the activities that ask for too much in a month, those with most slack first."""
        asking = [id for id in self._causes(over) if not self._reason(id, over.profile)]
        return any(self._delay(id, over) for id in sorted(asking, key=lambda id: (-self._slack(id), id)))

    def _causes(self, over: Overload) -> list[str]:
        """The activities that ask for the profile in the month."""
        return sorted(causes(self._source, self.schedule, _first(over.month), over.profile))

    def _reason(self, id: str, profile: str) -> Reason | None:
        """Why an activity cannot be delayed at all, if so."""
        row = cast(Activity, self._rows[id])
        if row.mode != "auto" or self.schedule.network.nodes[self.schedule.places[id]].role != "row":
            return "manual"
        if row.actual_start or row.progress:
            return "begun"
        asking = self._demands_of(id, profile)
        if row.constraint not in MOVABLE or all(demand.start and demand.finish for demand in asking):
            return "fixed"
        return "slack" if self._within_slack and self._slack(id) <= 0 else None

    def _demands_of(self, id: str, profile: str) -> list[Demand]:
        return [demand for demand in self._asking[profile] if demand.activity == id]

    def _slack(self, id: str) -> int:
        return self.schedule.slack.total[self.schedule.places[id]]

    def _delay(self, id: str, over: Overload) -> bool:
        """Delay an activity to where the least excess is left, if that is less than now."""
        now, tried = self.excess(self.schedule), list(self._trials(id, over))
        if not tried:
            return False
        left, moment, rows, schedule = min(tried, key=lambda trial: trial[:2])
        if left > now - LEAST:
            return False
        self.delays[id] = moment
        self._tables["activities"], self.schedule = rows, schedule
        return True

    def _trials(
        self, id: str, over: Overload
    ) -> Iterator[tuple[float, str, dict[str, Entity], Schedule]]:
        """Each moment to which an activity may be delayed, with what excess that leaves."""
        for minute in self._moments(id, over):
            row = replace(cast(Activity, self._rows[id]), constraint="SNET", constraint_date=iso(minute))
            schedule = self._scheduled({**self._rows, id: row})
            if self._is_allowed(schedule):
                # The moment at which it then starts: the minute may be the end of a day, or no time of work.
                moment = iso(schedule.planned.start[schedule.places[id]])
                rows: dict[str, Entity] = {**self._rows, id: replace(row, constraint_date=moment)}
                yield self.excess(schedule), moment, rows, schedule

    def _moments(self, id: str, over: Overload) -> list[int]:
        """When others that ask for the same finish in the month, and all months that begin while any ask."""
        place, planned, first = self.schedule.places[id], self.schedule.planned, _first(over.month)
        begin, end = day_minute(first), day_minute(month_after(first))
        others = [self.schedule.places.get(demand.activity) for demand in self._asking[over.profile]]
        finishes = {planned.finish[at] for at in others if at is not None and at != place}
        moments = _months_after(planned.start[place], max(finishes, default=0))
        moments |= {at for at in finishes if begin <= at < end}
        latest = self.schedule.late.start[place] if self._within_slack else max(moments)
        return sorted(at for at in moments if planned.start[place] < at <= latest)

    def _is_allowed(self, schedule: Schedule) -> bool:
        """Whether no constraint, deadline or link is missed by more, nor, where that counts, the finish."""
        if self._within_slack and _last(schedule) > _last(self._first):
            return False
        if not self._within_slack and _missing(schedule) > _missing(self._first):
            return False  # within slack late starts see to that
        # What is dated by hand or begun does not follow, and late dates do not stop before it.
        broken = broken_links(schedule.network, schedule.early)
        return all(short <= self._broken.get(link, 0) for link, short in broken.items())

    # What came of it

    def result(self, before: float) -> Levelled:
        """The proposal as it stands."""
        return Levelled(
            self.delays,
            sorted(self._shifts(), key=lambda shift: (shift.after, shift.id)),
            before,
            self.excess(self.schedule),
            [Left(over, tuple(self._held(over))) for over in self._overloads()],
            iso(_last(self._first)),
            iso(_last(self.schedule)),
        )

    def _shifts(self) -> Iterator[Shift]:
        for id, at in self._first.places.items():
            start = self._first.planned.start[at]
            after = self.schedule.planned.start[self.schedule.places[id]]
            if start != after:
                yield Shift(id, iso(start), iso(after), id in self.delays)

    def _held(self, over: Overload) -> Iterator[tuple[str, Reason]]:
        for id in self._causes(over):
            asked = sum(demand.fte for demand in self._demands_of(id, over.profile))
            is_alone = asked > over.available
            yield id, "alone" if is_alone else self._reason(id, over.profile) or "place"


def _first(month: str) -> date:
    """The first day of a month such as ``2014-10``."""
    return date.fromisoformat(f"{month}-01")


def _months_after(first: int, last: int) -> set[int]:
    """The first minutes of the months after a minute, up to the first that begins after another."""
    month, found = moment_of(first).date(), set[int]()
    while not found or max(found) <= last:
        month = month_after(month)
        found.add(day_minute(month))
    return found


def _last(schedule: Schedule) -> int:
    return max(schedule.planned.finish[: schedule.network.rows], default=0)


def _missing(schedule: Schedule) -> int:
    """By how many minutes of work constraints and deadlines are missed, all in all."""
    return -sum(min(0, total) for total in schedule.slack.total[: schedule.network.rows])
