"""What a staffing simulation costs, against SimPy (event-driven) and Mesa (monthly steps) on the same model.

usage: python benchmarks/staffing.py

Budgets: at least 30 times less CPU than SimPy and at most 25 bytes a seat and replication at 500 seats x 60
months x 1,000 replications and at 41,426 x 60 x 100; time and memory linear in both; shared luck that cuts
the variance of a five-year cost difference (lead time x 0.6) at least 5 times. Peers play fewer replications,
scaled linearly: what counts is the ratio, as the times of a machine vary. All must find the same number of
filled seats.
"""

import importlib.util
import math
import sys
import time
import tracemalloc
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planning.plan.document import Document
from planning.plan.staffing import StructureChange
from planning.staffing.bands import Group, measured
from planning.staffing.simulation import Settings, Simulation, simulate

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


def structure(case: Case) -> Document:
    """The plan of a case; each unit is a division of its own, so that it promotes from its own ranks."""
    head = {"id": "plan", "title": {"en": "B"}, "languages": ["en"],
            "horizon_start": "2014-01-01", "horizon_finish": "2018-12-31"}  # fmt: skip
    units: dict[str, Any] = {"top": {"id": "top", "name": {"en": "Top"}}}
    posts, rows = {}, {}
    for unit, numbers in enumerate(counts(case).tolist()):
        units[f"u{unit}"] = {"id": f"u{unit}", "name": {"en": f"U{unit}"}, "parent": "top"}
        for grade, count in enumerate(numbers):
            id = f"u{unit}g{grade}"
            if count:
                posts[id] = {"id": id, "unit": f"u{unit}", "grade": GRADES[grade], "count": count}

    def assume(id: str, **fields: Any) -> None:
        rows[id] = {"id": id, "name": {"en": id}, **fields}

    for grade, name in enumerate(GRADES):
        for first, end, factor in TENURE:
            share = 1 - (1 - LEAVE[grade] * factor) ** 12
            assume(f"w{grade}-{first}", parameter="wastage", grades=[name], value=share,
                   tenure_from=first, tenure_to=end)  # fmt: skip
        assume(f"f{grade}", parameter="fill", grades=[name], shares={"promotion": PROMOTED[grade]})
        assume(f"c{grade}", parameter="standard_cost", grades=[name], value=COST[grade] * 1000)
        assume(f"e{grade}", parameter="entry_age", grades=[name], value=ENTRY_AGE[grade],
               variation=5 / ENTRY_AGE[grade])  # fmt: skip
    assume("lead", parameter="lead_time", value=LEAD * 365.25 / 12, variation=VARIATION)
    assume("age", parameter="age", value=AGE, variation=AGE_SPREAD / AGE)
    assume("tenure", parameter="tenure", value=MEAN_TENURE)
    return Document({"plan": {"plan": head}, "units": units, "posts": posts, "assumptions": rows})


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


def cpu(run: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and the result."""
    start = time.process_time()
    result = run()
    return time.process_time() - start, result


def ours(case: Case, replications: int, seed: int = 1, lead: float = 1.0) -> Simulation:
    """A simulation of the case."""
    changes = (StructureChange(date="0001-01-01", action="assume", parameter="lead_time", factor=lead),)
    result = simulate(structure(case), Settings("", replications, seed, months=MONTHS, adjustments=changes))
    assert result is not None
    return result


def speed(case: Case) -> bool:
    """The CPU of each engine, interleaved; ours as the least of three rounds."""
    print(f"\n{case.seats:,} seats x {MONTHS} months x {case.replications:,} replications")
    peers = {"SimPy, event-driven": ("simpy", simpy_run), "Mesa, monthly step": ("mesa", mesa_run)}
    own: list[float] = []
    theirs: dict[str, float] = {}
    filled: dict[str, float] = {}
    for _round in range(3):
        seconds, result = cpu(lambda: ours(case, case.replications))
        own.append(seconds)
        filled["ours"] = float(result.played.filled[-1].sum(axis=0).mean())
        for name, (module, run) in peers.items():
            if name in theirs or importlib.util.find_spec(module) is None:
                continue
            seconds, runs = cpu(lambda run=run: [run(case, seed) for seed in range(case.peer_replications)])
            theirs[name] = seconds * case.replications / case.peer_replications
            filled[name] = sum(run[-1] for run in runs) / len(runs)
    print(f"  {'ours':<20} {min(own):9.2f} s CPU, filled at the end {filled['ours']:,.1f}")
    for name, seconds in theirs.items():
        print(f"  {name:<20} {seconds:9.2f} s CPU, {seconds / min(own):5.1f} times ours,"
              f" filled at the end {filled[name]:,.1f}")  # fmt: skip
    ratio = theirs.get("SimPy, event-driven", math.inf) / min(own)
    return verdict("at least 30 times less CPU than SimPy", ratio >= 30)


def memory() -> bool:
    """The peak of a simulation, by seats and replications."""
    print("\nmemory: bytes a seat and replication, at the peak")
    worst = 0.0
    for case, runs in ((SMALL, 1000), (SMALL, 4000), (LARGE, 50), (LARGE, 100)):
        document = structure(case)
        tracemalloc.start()
        simulate(document, Settings("", runs, 1, months=MONTHS))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        each = peak / case.seats / runs
        if runs == case.replications:
            worst = max(worst, each)
        print(f"  {case.seats:>7,} x {runs:>5,}  {peak / 2**20:7.1f} MiB  {each:5.1f} B")
    return verdict("at most 25 bytes", worst <= 25)


def shared_luck() -> bool:
    """How far the variance of a difference falls where both scenarios share their luck."""
    runs = 2000
    totals = {}
    for name, seed, lead in (("base", 1, 1.0), ("shared", 1, 0.6), ("independent", 2, 0.6)):
        result, document = ours(SMALL, runs, seed, lead), structure(SMALL)
        wanted = (values for values in measured(result, document) if values.measure == "cost")
        totals[name] = next(values.values.sum(axis=0) for values in wanted if values.group == Group())
    independent = np.var(totals["independent"] - totals["base"])
    factor = float(independent / np.var(totals["shared"] - totals["base"]))
    print("\nfive-year cost, lead time x 0.6")
    print(f"  shared luck: the variance of the difference is {factor:.1f} times less")
    return verdict("at least 5 times", factor >= 5)


def verdict(what: str, holds: bool) -> bool:
    """Say whether a budget is kept."""
    print(f"  {'kept' if holds else 'MISSED'}: {what}")
    return holds


def main() -> int:
    """Run all of it; exit code 1 where a budget is missed."""
    results = [speed(SMALL), speed(LARGE), memory(), shared_luck()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
