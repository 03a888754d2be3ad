"""The cheapest posts with which desks and grades meet their targets: a program, then proof by simulation.

The posts of each desk are those that serve it at the end of the scenario; others stay as they are.

The program (HiGHS) rests on closed forms: the people that a desk needs (Erlang, relief factors), the share
of posts that are filled in the long run (renewal), and a reserve for chance. Its answer is then simulated.
Where a desk's target is not met with a confidence of 95 per cent, the reserve grows, shares of filled posts
that came out lower take the place of the closed form's, and the program is solved again. The number of posts
does not mend the vacancy rate of a grade: where it is missed, the lead time that keeps it is searched, and
simulated too.
"""

from concurrent.futures import Executor
from typing import NamedTuple

from planning.plan.staffing import StructureChange
from planning.schedule.build import PlanSource
from planning.staffing.bands import Group, measured
from planning.staffing.desk_posts import Choice, DeskPosts
from planning.staffing.service import desks_of
from planning.staffing.simulation import Cancelled, Progress, Settings, Simulation, simulate
from planning.staffing.verification import Checks, DeskCheck, Estimate, Mend, VacancyCheck, estimated

ROUNDS = 8
"""How often the reserve may grow."""
MENDS = 5
"""How often lead times are shortened."""
SHORTER = 0.95
"""How far below the one that would just do a lead time is tried."""


class Cheapest(NamedTuple):
    """The answer.

    Attributes:
        choices: of the units with desks; other posts stay as they are.
        cost: dollars a year of the proposed posts of ``choices``; present_cost: of those that stand.
        bound: no posts that give the people needed on average cost less (proven by HiGHS).
        desks, vacancies: each desk and grade as simulated with the proposed posts.
        rounds: how often the program was solved.
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
        """Whether every desk meets its target for sure, and no grade misses its own for sure."""
        return all(desk.verdict == "met" for desk in self.desks) and not self.missed

    @property
    def missed(self) -> list[VacancyCheck]:
        """The grades whose vacancy rate is above the target for sure."""
        return [one for one in self.vacancies if one.verdict == "missed"]


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
        vacancy_target: the vacancy rate that no grade should exceed over the last year.
        mix: how far, as a share, each grade's part of a desk's posts may fall below what it is now.
        executor, progress, cancelled: as in :func:`planning.staffing.simulation.simulate`.

    Raises:
        PlanError: as :func:`planning.staffing.simulation.simulate`.
    """
    question = DeskPosts(source, settings, mix, vacancy_target)
    trials = _Trials(question, executor, progress, cancelled)
    bound = question.bound()
    rounds = 0
    while True:
        choices, rounds = question.choices(), rounds + 1
        checks = trials.play(choices)
        if checks is None:
            return None
        if not question.tighten(checks) or rounds == ROUNDS:
            break
    vacancies = trials.mended(choices, checks.vacancies)
    if vacancies is None:
        return None
    cost = sum(choice.proposed * choice.cost for choice in choices)
    present = sum(choice.present * choice.cost for choice in choices)
    return Cheapest(choices, cost, present, bound, checks.desks, vacancies, rounds)


class _Trials:
    """Simulations of proposed posts, in force from the start, and what they say of the targets."""

    def __init__(
        self,
        question: DeskPosts,
        executor: Executor | None,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._question, self._executor, self._cancelled = question, executor, cancelled
        self._progress, self._played = progress, 0
        self._last: Simulation | None = None

    def play(self, choices: list[Choice]) -> Checks | None:
        """Each desk and grade over the last year; ``None`` once it is cancelled."""
        question = self._question
        found = self._estimates(choices, ())
        if found is None:
            return None
        chances, rates = found
        desks = desks_of(question.source)
        return Checks(
            [
                DeskCheck(id, need, chances[id], desks[id].target_chance)
                for id, need in question.needs.items()
            ],
            [self._vacancy(grade, rates[grade]) for grade in question.grades if grade in rates],
        )

    def mended(self, choices: list[Choice], vacancies: list[VacancyCheck]) -> list[VacancyCheck] | None:
        """The checks, with lead times for the grades that miss the target; all of them hold together."""
        target = self._question.vacancy_target
        leads = {one.grade: self._first_lead(one) for one in vacancies if one.verdict == "missed"}
        rates: dict[str, Estimate] = {}
        for _attempt in range(MENDS if leads else 0):
            found = self._estimates(choices, tuple(_lead_of(grade, days) for grade, days in leads.items()))
            if found is None:
                return None
            rates, tried = found[1], dict(leads)
            late = [grade for grade in leads if rates[grade].keeps_under(target) != "met"]
            if not late:
                break
            for grade in late:
                leads[grade] *= SHORTER * target / max(rates[grade].high, target)
        mends = {grade: _mend(tried[grade], rates[grade], target) for grade in leads}
        return [one._replace(mend=mends.get(one.grade)) for one in vacancies]

    @staticmethod
    def _first_lead(check: VacancyCheck) -> float:
        """The lead time by the renewal formula, with the tenure that the simulated rate amounts to."""
        rate, target = check.rate.mean, check.target
        return SHORTER * check.lead_days * (1 - rate) / rate * target / (1 - target)

    def _vacancy(self, grade: str, rate: Estimate) -> VacancyCheck:
        question = self._question
        return VacancyCheck(
            grade,
            question.closed_form(grade),
            rate,
            question.vacancy_target,
            question.lead_days(grade),
            question.longest_lead_days(grade),
        )

    def _estimates(
        self, choices: list[Choice], adjustments: tuple[StructureChange, ...]
    ) -> tuple[dict[str, Estimate], dict[str, Estimate]] | None:
        """The chance of each desk and the vacancy rate of each grade."""
        question = self._question
        settings = question.settings._replace(adjustments=(*question.settings.adjustments, *adjustments))
        standing = question.standing(choices)
        result = self._last = simulate(
            question.source, settings, self._executor, cancelled=self._cancelled, standing=standing,
            like=self._last,
        )  # fmt: skip
        if result is None:
            return None
        self._played += 1
        if self._progress is not None:
            self._progress(min(self._played / (ROUNDS + MENDS), 1.0))
        asked = [Group(grade=grade) for grade in question.grades]
        asked += [Group(desk=id) for id in question.needs]
        values = list(measured(result, question.source, asked))
        return (
            {v.group.desk: estimated(v.values) for v in values if v.measure == "service_chance"},
            {v.group.grade: estimated(v.values) for v in values if v.measure == "vacancy_rate"},
        )


def _lead_of(grade: str, days: float) -> StructureChange:
    return StructureChange(
        date="0001-01-01", action="assume", parameter="lead_time", grades=[grade], value=days
    )


def _mend(days: float, rate: Estimate, target: float) -> Mend:
    return Mend(days, rate, rate.keeps_under(target) == "met")
