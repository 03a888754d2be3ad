"""What a roadmap needs against what a structure will have: where posts, people or competence will be missing.

The demand of the activities (full-time equivalents of job profiles, by month) is held against three things in
turn: the posts of the profile that a scenario establishes, the people who will be in them (simulated), and
those of them who are competent by their confirmed ratings. Each counts with the share of time that its people
can give to the roadmap (assumption ``project_share``). The first that does not suffice is the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from typing import Literal, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from planning.plan.entities import Demand
from planning.schedule.build import PlanSource
from planning.schedule.demand import TOLERANCE, demand_by_month
from planning.schedule.schedule import Schedule
from planning.staffing.behaviour import Behaviour
from planning.staffing.branch import OneDemand
from planning.staffing.competent import Competence
from planning.staffing.establishment import Establishment, establishment
from planning.staffing.model import Model
from planning.staffing.months import first_month, month_number
from planning.staffing.simulation import Cancelled, Progress, Settings, simulate

Floats = NDArray[np.float64]
Reason = Literal["posts", "people", "competence"]
REASONS: tuple[Reason, ...] = ("posts", "people", "competence")
ENOUGH = 0.8
"""The chance that people suffice from which on they count as sufficient."""


class MonthNeed(NamedTuple):
    """A profile in a month: what all activities ask of it, and what there will be; full-time equivalents.

    Attributes:
        posts: what its posts can give; people: what those in post will give on average, people_low: at least,
            in nine of ten cases; competent: what the competent ones among them will give on average, ``None``
            where no person of the profile is known.
        chance: that the people in post suffice.
        reason: what is missing; ``None`` where it suffices.
    """

    profile: str
    month: str
    asked: float
    posts: float
    people: float
    people_low: float
    competent: float | None
    chance: float
    reason: Reason | None

    @property
    def missing(self) -> float:
        """How many full-time equivalents are missing by the reason given; 0 where it suffices.

        Of people: in one of ten cases at least so many.
        """
        there = {"posts": self.posts, "people": self.people_low, "competence": self.competent or 0.0}
        return max(self.asked - there[self.reason], 0.0) if self.reason else 0.0


class Shortfall(NamedTuple):
    """A demand of an activity that will not be met in some months.

    Attributes:
        reason: the worst of the reasons, posts before people before competence.
        first, last: the first and last month in which something is missing; months: how many.
        worst: the month in which most is missing.
    """

    activity: str
    demand: str
    profile: str
    reason: Reason
    first: str
    last: str
    months: int
    worst: MonthNeed


class Outlook(NamedTuple):
    """A roadmap under a scenario: each profile month by month, and the demands that will not be met.

    ``unknown`` are profiles that are asked for but that no post has.
    """

    scenario: str
    needs: list[MonthNeed]
    shortfalls: list[Shortfall]
    unknown: list[str]


def outlook(
    source: PlanSource,
    schedule: Schedule,
    scenario: str,
    replications: int = 200,
    seed: int = 0,
    executor: Executor | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Outlook | None:
    """Which activities of a roadmap will lack posts, people or competence, and when.

    Args:
        source, schedule: the plan and its dates.
        scenario: the staffing scenario; empty: the posts as they stand.
        replications, seed: of the simulation of incumbency.
        executor, progress, cancelled: as in :func:`planning.staffing.simulation.simulate`.

    Returns:
        the outlook; ``None`` where it was cancelled.

    Raises:
        PlanError: as :func:`planning.staffing.simulation.simulate`.
    """
    asked = demand_by_month(source, schedule)
    there = establishment(source, scenario)
    known = [profile for profile in dict.fromkeys(row.profile for row in asked) if profile in there.profiles]
    unknown = list(dict.fromkeys(row.profile for row in asked if row.profile not in there.profiles))
    if not asked:
        return Outlook(scenario, [], [], [])
    first, last = min(row.month for row in asked), max(row.month for row in asked)
    settings = _settings(source, scenario, replications, seed, first, last, known)
    if known:
        result = simulate(source, settings, executor, progress=progress, cancelled=cancelled)
        if result is None:
            return None
        people = _People(result.model, result.played.effective)
    else:
        people = None
    supply = _Supply(source, there, people, Behaviour(source, scenario))
    needs = [supply.need(row.profile, row.month, row.average, ()) for row in asked]
    return Outlook(scenario, needs, list(_shortfalls(source, schedule, supply, needs)), unknown)


def _settings(
    source: PlanSource,
    scenario: str,
    replications: int,
    seed: int,
    first: str,
    last: str,
    profiles: Sequence[str],
) -> Settings:
    """From the start of the plan on: who is in post when the demand begins depends on what was before."""
    start = min(month_number(first), first_month(source.plan.horizon_start))
    return Settings(
        scenario, replications, seed, start, month_number(last) - start + 1, profiles=tuple(profiles)
    )


class _People:
    """The full-time equivalents of each profile that is followed, by month and replication."""

    def __init__(self, model: Model, effective: NDArray[np.float32]) -> None:
        self.first = model.first
        rows = effective[:, len(model.desks) :].astype(float)
        self._of = {profile: rows[:, n] for n, profile in enumerate(model.profiles)}

    def of(self, profile: str, month: int) -> Floats:
        found = self._of.get(profile)
        return np.zeros(1) if found is None else found[month - self.first]


class _Supply:
    """Holds demands against what there will be."""

    def __init__(
        self, source: PlanSource, there: Establishment, people: _People | None, behaviour: Behaviour
    ) -> None:
        self._there, self._people, self._behaviour = there, people, behaviour
        self._competence = Competence(source)

    def need(self, profile: str, month: str, asked: float, competencies: Sequence[str]) -> MonthNeed:
        """A profile in a month against what is asked of it."""
        number = month_number(month)
        share = self._behaviour.at("project_share", number).value
        posts = self._there.posts(month, profile=profile) * share
        people = self._people.of(profile, number) * share if self._people else np.zeros(1)
        able = self._competence.of(profile, competencies, number).share
        competent = None if able is None else float(people.mean() * able)
        chance = float((people + TOLERANCE >= asked).mean())
        return MonthNeed(
            profile,
            month,
            asked,
            posts,
            float(people.mean()),
            float(np.percentile(people, 10)),
            competent,
            chance,
            _reason(asked, posts, chance, competent),
        )


def _reason(asked: float, posts: float, chance: float, competent: float | None) -> Reason | None:
    if asked > posts + TOLERANCE:
        return "posts"
    if chance < ENOUGH:
        return "people"
    if competent is not None and asked > competent + TOLERANCE:
        return "competence"
    return None


def _shortfalls(
    source: PlanSource, schedule: Schedule, supply: _Supply, needs: list[MonthNeed]
) -> Iterator[Shortfall]:
    """Each demand in the months in which its profile does not suffice for all that is asked of it."""
    by_month = {(need.profile, need.month): need for need in needs}
    for demand in cast(Mapping[str, Demand], source.table("demands")).values():
        months = [row.month for row in demand_by_month(OneDemand(source, demand), schedule) if row.average]
        short = [need for need in (_for(demand, month, supply, by_month) for month in months) if need.reason]
        if short:
            worst = max(short, key=lambda need: (-REASONS.index(need.reason or "posts"), need.missing))
            yield Shortfall(
                demand.activity,
                demand.id,
                demand.profile,
                worst.reason or "posts",
                short[0].month,
                short[-1].month,
                len(short),
                worst,
            )


def _for(
    demand: Demand, month: str, supply: _Supply, by_month: Mapping[tuple[str, str], MonthNeed]
) -> MonthNeed:
    """What there will be for a demand: all that is asked of its profile, by its own competencies."""
    whole = by_month[demand.profile, month]
    if not demand.competencies:
        return whole
    return supply.need(demand.profile, month, whole.asked, demand.competencies)
