"""The model that all engines of the benchmark play, and two of them: SimPy (event-driven) and Mesa (monthly).

Both are written as their users would: processes and agents that draw one number at a time.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

GRADES = ("GS (OL)", "GS (PL)", "P-2/1", "P-3", "P-4", "P-5", "D-1", "D-2")
LOWER = (-1, 0, -1, 2, 3, 4, 5, 6)
SHARES = (0.26, 0.06, 0.07, 0.22, 0.22, 0.11, 0.04, 0.02)
LEAVE = (0.0045, 0.0040, 0.0080, 0.0065, 0.0055, 0.0045, 0.0040, 0.0040)
TENURE = ((0, 6, 0.6), (6, 36, 1.5), (36, None, 0.9))
PROMOTED = (0, 0.6, 0, 0.45, 0.5, 0.55, 0.6, 0.6)
COST = (95, 115, 130, 165, 200, 235, 270, 290)
ENTRY_AGE = (33, 40, 29, 35, 40, 45, 49, 52)
LEAD, VARIATION, MONTHS = 6.0, 0.5, 60
AGE, AGE_SPREAD, MEAN_TENURE, RETIRE = 46, 8, 60, 65


class Case(NamedTuple):
    """A structure: seats by unit and grade, and how often it is played."""

    seats: int
    units: int
    replications: int
    peer_replications: int


SMALL, LARGE = Case(500, 14, 1000, 10), Case(41_426, 1_150, 100, 1)


def counts(case: Case) -> NDArray[np.int64]:
    """The seats of each unit and grade."""
    random = np.random.default_rng(0)
    parts = np.tile(np.array(SHARES) / case.units, case.units)
    found = random.multinomial(case.seats - case.units, parts).reshape(case.units, len(GRADES))
    found[:, 3] += 1
    return found


class Rules:
    """The same model for the peers, one draw at a time: when somebody leaves, how long recruitment takes."""

    def __init__(self, case: Case, seed: int) -> None:
        self.random = Random(seed)
        self.seats = [
            (unit, grade)
            for unit, numbers in enumerate(counts(case).tolist())
            for grade, count in enumerate(numbers)
            for _seat in range(count)
        ]
        self.members: dict[tuple[int, int], list[int]] = {}
        for seat, place in enumerate(self.seats):
            self.members.setdefault(place, []).append(seat)
        self.hazard = [self._hazard(grade) for grade in range(len(GRADES))]
        sigma2 = math.log1p(VARIATION**2)
        self.lead_mu, self.lead_sigma = math.log(LEAD) - sigma2 / 2, math.sqrt(sigma2)

    @staticmethod
    def _hazard(grade: int) -> list[float]:
        found = [0.0]
        for month in range(600):
            factor = next(f for first, end, f in TENURE if first <= month and (end is None or month < end))
            found.append(found[-1] - math.log1p(-LEAVE[grade] * factor))
        return found

    def start(self, grade: int) -> tuple[int, int, int]:
        """Months in post, months until wastage, months until retirement, at the start."""
        age = min(max(self.random.gauss(AGE, AGE_SPREAD) * 12, 252), 900)
        tenure = int(min(self.random.expovariate(1 / MEAN_TENURE), age - 240))
        return tenure, self.stay(grade, tenure), max(RETIRE * 12 - int(age), 1)

    def stay(self, grade: int, tenure: int = 0) -> int:
        """Months until wastage takes the incumbent."""
        curve = self.hazard[grade]
        return max(bisect_left(curve, curve[tenure] + self.random.expovariate(1)) - tenure, 1)

    def lead(self) -> int:
        """Months of recruitment."""
        return max(round(self.random.lognormvariate(self.lead_mu, self.lead_sigma)), 1)

    def newcomer(self, grade: int) -> int:
        """Months until somebody from outside retires."""
        age = min(max(self.random.gauss(ENTRY_AGE[grade], 5) * 12, 240), 768)
        return RETIRE * 12 - int(age)

    def asks_within(self, grade: int) -> bool:
        """Whether a vacancy is to be filled by promotion."""
        return self.random.random() < PROMOTED[grade] and LOWER[grade] >= 0


def simpy_run(case: Case, seed: int) -> list[int]:
    """One replication as processes that wake when something happens; filled seats by month."""
    import simpy

    rules, env = Rules(case, seed), simpy.Environment()
    since: list[float | None] = [None] * len(rules.seats)
    retire = [0.0] * len(rules.seats)
    processes: list[Any] = []
    filled = [len(rules.seats)]

    def seat(number: int, place: tuple[int, int]) -> Iterator[Any]:
        unit, grade = place
        tenure, stay, left = rules.start(grade)
        since[number], retire[number] = -tenure, left
        wait = min(stay, left)
        while True:
            with suppress(simpy.Interrupt):  # by which a promotion calls somebody away
                yield env.timeout(wait)
            since[number] = None
            filled[0] -= 1
            yield env.timeout(rules.lead())
            source = None
            if rules.asks_within(grade):
                ready = [other for other in rules.members.get((unit, LOWER[grade]), ())
                         if since[other] is not None and since[other] < env.now]  # fmt: skip
                source = min(ready, key=lambda other: since[other] or 0.0, default=None)
            if source is None:
                retire[number] = env.now + rules.newcomer(grade)
            else:
                retire[number] = retire[source]
                since[source] = None
                processes[source].interrupt()
            since[number] = env.now
            filled[0] += 1
            wait = max(min(rules.stay(grade), retire[number] - env.now), 1)

    def watch() -> Iterator[Any]:
        while True:
            yield env.timeout(0.999)
            found.append(filled[0])
            yield env.timeout(0.001)

    found: list[int] = []
    processes += [env.process(seat(number, place)) for number, place in enumerate(rules.seats)]
    env.process(watch())
    env.run(until=MONTHS)
    return found


def mesa_run(case: Case, seed: int) -> list[int]:
    """One replication as agents that are asked every month."""
    import mesa

    rules = Rules(case, seed)

    class Post(mesa.Agent):  # type: ignore[misc]
        def __init__(self, model: mesa.Model, place: tuple[int, int]) -> None:
            super().__init__(model)
            self.unit, self.grade = place
            tenure, stay, left = rules.start(self.grade)
            self.since: int | None = -tenure
            self.retire, self.due = left, min(stay, left)

        def step(self) -> None:
            if self.due != self.model.month:
                return
            if self.since is not None:
                self.vacate()
                return
            source = None
            if rules.asks_within(self.grade):
                below = (posts[n] for n in rules.members.get((self.unit, LOWER[self.grade]), ()))
                ready = [one for one in below if one.since is not None and one.since < self.model.month]
                source = min(ready, key=lambda other: other.since, default=None)
            if source is None:
                self.retire = self.model.month + rules.newcomer(self.grade)
            else:
                self.retire = source.retire
                source.vacate()
            self.since = self.model.month
            leaves = min(self.model.month + rules.stay(self.grade), self.retire)
            self.due = max(leaves, self.model.month + 1)

        def vacate(self) -> None:
            self.since = None
            self.due = self.model.month + rules.lead()

    model = mesa.Model(seed=seed)
    model.month = 0
    posts = [Post(model, place) for place in rules.seats]
    found = []
    for model.month in range(MONTHS):
        model.agents.do("step")
        found.append(sum(post.since is not None for post in posts))
    return found
