"""The cheapest posts with which desks meet their targets: an integer program, then proof by simulation.

The posts of each desk are those that serve it at the end of the scenario; others stay as they are.

The program (HiGHS) rests on closed forms: the people that a desk needs (Erlang, relief factors), the share
of posts that are filled in the long run (renewal), and a reserve for chance. Whether its answer meets the
targets is then simulated; where it does not, the reserve grows and the program is solved again.
"""

import math
from collections.abc import Collection
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np

from planning.plan.staffing import Desk
from planning.schedule.build import PlanSource
from planning.staffing.bands import measured
from planning.staffing.behaviour import Behaviour
from planning.staffing.closed.programs import solve
from planning.staffing.closed.renewal import longest_lead, vacancy_rate
from planning.staffing.establishment import units_below
from planning.staffing.months import first_month
from planning.staffing.prospects import mean_tenure
from planning.staffing.rates import DAYS_A_MONTH
from planning.staffing.seats import ALWAYS, Place, Seat, Span, seats
from planning.staffing.service import desks_by_month, desks_of, relief, seats_needed
from planning.staffing.simulation import Cancelled, Progress, Settings, simulate

ROUNDS = 8
"""How often the reserve may grow."""
LAST_MONTHS = 12


class Choice(NamedTuple):
    """The posts of a grade and unit that serve a desk: now and proposed; dollars a year for one."""

    desk: str
    unit: str
    grade: str
    present: int
    proposed: int
    cost: float


class DeskCheck(NamedTuple):
    """A desk with the proposed posts: people it needs, and the chance, simulated, that its target is met."""

    desk: str
    needed: float
    chance: float
    target: float

    @property
    def is_met(self) -> bool:
        """Whether the chance reaches the target."""
        return self.chance >= self.target


class VacancyCheck(NamedTuple):
    """A grade's vacancy rate in the long run, and the lead time in days that would keep the target."""

    grade: str
    rate: float
    longest_lead_days: float


class Cheapest(NamedTuple):
    """The answer.

    Attributes:
        choices: of the units with desks; other posts stay as they are.
        cost: dollars a year of the proposed posts of ``choices``; present_cost: of those that stand.
        bound: no posts that give the people needed on average cost less (proven by HiGHS).
        desks: each desk as simulated. vacancies: the grades that miss the target of vacancy, which more posts
            cannot mend. rounds: how often the program was solved.
    """

    choices: list[Choice]
    cost: float
    present_cost: float
    bound: float
    desks: list[DeskCheck]
    vacancies: list[VacancyCheck]
    rounds: int

    @property
    def is_met(self) -> bool:
        """Whether all targets are met."""
        return all(desk.is_met for desk in self.desks) and not self.vacancies


def cheapest(
    source: PlanSource,
    settings: Settings,
    vacancy_target: float = 0.05,
    mix: float = 0.25,
    executor: Executor | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Cheapest | None:
    """Search the cheapest posts for the desks of a scenario; ``None`` where it was cancelled.

    Args:
        source: the plan. settings: the scenario, and how it is simulated.
        vacancy_target: the vacancy rate that no grade should exceed in the long run.
        mix: how far, as a share, each grade's part of a desk's posts may fall below what it is now.
        executor, progress, cancelled: as in :func:`planning.staffing.simulation.simulate`.

    Raises:
        PlanError: as :func:`planning.staffing.simulation.simulate`.
    """
    question = _Question(source, settings, mix)
    reserve = dict.fromkeys(question.needs, 0.0)
    bound = sum(question.solved(id, 0.0).bound for id in question.needs)
    checks: list[DeskCheck] = []
    choices: list[Choice] = []
    for round_number in range(1, ROUNDS + 1):
        answers = {id: question.solved(id, reserve[id]) for id in question.needs}
        choices = [choice for answer in answers.values() for choice in answer.choices]
        played = question.checked(choices, executor, cancelled)
        if played is None:
            return None
        checks = played
        if progress is not None:
            progress(round_number / ROUNDS)
        failing = [check.desk for check in checks if not check.is_met]
        if not failing:
            break
        for id in failing:
            reserve[id] += 1.0
    return Cheapest(
        choices,
        sum(choice.proposed * choice.cost for choice in choices),
        sum(choice.present * choice.cost for choice in choices),
        bound,
        checks,
        question.missed_vacancies(vacancy_target),
        round_number,
    )


class _Answer(NamedTuple):
    choices: list[Choice]
    bound: float


class _Question:
    """What is asked: the posts that serve each desk at the end, and the people it needs."""

    def __init__(self, source: PlanSource, settings: Settings, mix: float) -> None:
        self.source, self.settings, self.mix = source, settings, mix
        self.behaviour = Behaviour(source, settings.scenario, settings.adjustments)
        first = settings.first if settings.first is not None else first_month(source.plan.horizon_start)
        self.first, self.month = first, first + settings.months - 1
        places = (seat.at(self.month) for seat in seats(source, settings.scenario))
        self.places = [place for place in places if place is not None]
        self.needs = self._needs()

    def _needs(self) -> dict[str, float]:
        found = {}
        for id, desk in desks_of(self.source).items():
            separate = desks_by_month(
                self.source, self.settings.scenario, desk, self.first, self.settings.months
            )[-1]
            if self._serving(desk):
                found[id] = seats_needed(desk, separate) * relief(desk, self.behaviour, self.month)
        return found

    def _serving(self, desk: Desk) -> dict[tuple[str, str], int]:
        """How many posts of each unit and grade serve a desk."""
        units = units_below(self.source).get(desk.unit, frozenset((desk.unit,)))
        found: dict[tuple[str, str], int] = {}
        for place in self.places:
            if _serves(desk, place, units):
                found[place.unit, place.grade] = found.get((place.unit, place.grade), 0) + 1
        return found

    def filled(self, grade: str) -> float:
        """The share of a grade's posts that is filled in the long run."""
        lead = self.behaviour.at("lead_time", self.month, grade).value / DAYS_A_MONTH
        return 1 - vacancy_rate(lead, mean_tenure(self.behaviour, self.month, grade))

    def solved(self, id: str, reserve: float) -> _Answer:
        """The cheapest posts that give a desk the people it needs and a reserve of people."""
        serving = self._serving(desks_of(self.source)[id])
        cells, present = list(serving), np.array(list(serving.values()), float)
        cost = np.array(
            [self.behaviour.at("standard_cost", self.month, grade).value for _unit, grade in cells]
        )
        filled = np.array([self.filled(grade) for _unit, grade in cells])
        parts = (1 - self.mix) * present / present.sum()
        rows = np.vstack([filled, np.eye(len(cells)) - parts[:, None]])
        low = np.r_[self.needs[id] + reserve, np.zeros(len(cells))]
        best = solve(cost, rows, low, np.full(len(low), np.inf), whole=True)
        choices = [
            Choice(id, unit, grade, int(present[n]), round(best.values[n]), float(cost[n]))
            for n, (unit, grade) in enumerate(cells)
        ]
        return _Answer(choices, best.bound)

    def checked(
        self, choices: list[Choice], executor: Executor | None, cancelled: Cancelled | None
    ) -> list[DeskCheck] | None:
        """Play the proposed posts, in force from the start; the chance of the last year counts."""
        standing = self._standing(choices)
        result = simulate(self.source, self.settings, executor, cancelled=cancelled, standing=standing)
        if result is None:
            return None
        chances = {
            values.group.desk: float(np.nanmean(values.values[-LAST_MONTHS:]))
            for values in measured(result, self.source)
            if values.measure == "service_chance"
        }
        desks = desks_of(self.source)
        return [DeskCheck(id, self.needs[id], chances[id], desks[id].target_chance) for id in self.needs]

    def _standing(self, choices: list[Choice]) -> list[Seat]:
        """The seats of the scenario with those of the choices in the place of theirs, from the start on."""
        kept = seats(self.source, self.settings.scenario)
        for choice in choices:
            alike = [n for n, seat in enumerate(kept) if self._is_of(seat, choice)]
            surplus = len(alike) - choice.proposed
            if surplus > 0:
                gone = set(alike[-surplus:])
                kept = [seat for n, seat in enumerate(kept) if n not in gone]
            else:
                place = kept[alike[0]].at(self.month)
                assert place is not None
                name = f"{choice.desk}/{choice.unit}/{choice.grade}"
                kept += [Seat(name, n, (Span(ALWAYS, None, place),)) for n in range(1, 1 - surplus)]
        return kept

    def _is_of(self, seat: Seat, choice: Choice) -> bool:
        place, desk = seat.at(self.month), desks_of(self.source)[choice.desk]
        return (
            place is not None
            and place.grade == choice.grade
            and _serves(desk, place, frozenset((choice.unit,)))
        )

    def missed_vacancies(self, target: float) -> list[VacancyCheck]:
        """The grades whose vacancy rate in the long run is above the target."""
        grades = dict.fromkeys(place.grade for place in self.places)
        found = []
        for grade in grades:
            rate = 1 - self.filled(grade)
            if rate > target + 1e-12:
                lead = longest_lead(mean_tenure(self.behaviour, self.month, grade), target) * DAYS_A_MONTH
                found.append(VacancyCheck(grade, rate, math.floor(lead)))
        return found


def _serves(desk: Desk, place: Place, units: Collection[str]) -> bool:
    return (
        place.unit in units
        and (not desk.grades or place.grade in desk.grades)
        and (not desk.profiles or place.profile in desk.profiles)
    )
