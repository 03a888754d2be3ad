"""What a staffing simulation costs, against SimPy (event-driven) and Mesa (monthly steps) on the same model.

usage: python benchmarks/staffing.py [speed] [memory] [linear] [luck]

Budgets: at least 30 times less CPU than SimPy and at most 25 bytes a seat and replication at 500 seats x 60
months x 1,000 replications and at 41,426 x 60 x 50 and more; time and memory that grow no faster than in
proportion to seats and replications; shared luck that cuts the variance of a five-year cost difference (lead
time x 0.6) at least 5 times. Peers play fewer replications, scaled linearly: what counts is the ratio, as the
times of a machine vary. All must find the same number of filled seats. The bytes count what a simulation adds
to the plan that is in memory already.
"""

import importlib.util
import math
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.peers.staffing_model import (
    AGE,
    AGE_SPREAD,
    COST,
    ENTRY_AGE,
    GRADES,
    LARGE,
    LEAD,
    LEAVE,
    MEAN_TENURE,
    MONTHS,
    PROMOTED,
    SMALL,
    TENURE,
    VARIATION,
    Case,
    counts,
    mesa_run,
    simpy_run,
)
from planning.plan.document import Document
from planning.plan.staffing import StructureChange
from planning.staffing.bands import Group, measured
from planning.staffing.simulation import Settings, Simulation, simulate

SEATS, RUNS = (2_500, 5_000, 10_000, 20_000, 41_426), (25, 50, 100, 200, 400)
"""What is varied to see whether time and memory are linear, at 100 replications and at 10,000 seats."""
STEEPEST = 1.1
"""The exponent of a power law that still counts as linear, for what noise of the machine adds."""


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
    for case, runs in ((SMALL, 1000), (SMALL, 4000), (LARGE, 50), (LARGE, 100), (LARGE, 200)):
        peak = peak_of(case, runs)
        each = peak / case.seats / runs
        worst = max(worst, each)
        print(f"  {case.seats:>7,} x {runs:>5,}  {peak / 2**20:7.1f} MiB  {each:5.1f} B")
    return verdict("at most 25 bytes", worst <= 25)


def peak_of(case: Case, runs: int) -> int:
    """The bytes that a simulation adds at its peak to the plan, whose tables are read before."""
    document = structure(case)
    for table in ("units", "posts", "assumptions", "scenarios", "desks", "people"):
        document.table(table)
    tracemalloc.start()
    simulate(document, Settings("", runs, 1, months=MONTHS))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def linear() -> bool:
    """Time and memory as powers of the seats and of the replications."""
    by_seats = [(seats, Case(seats, round(seats / 36), 100, 1)) for seats in SEATS]
    by_runs = [(runs, Case(10_000, 278, runs, 1)) for runs in RUNS]
    holds = True
    for name, cases in (("seats", by_seats), ("replications", by_runs)):
        seconds = [least_cpu(case) for _size, case in cases]
        peaks = [peak_of(case, case.replications) for _size, case in cases]
        print(f"\n{name:>14}  CPU s      MiB")
        for (size, _case), second, peak in zip(cases, seconds, peaks, strict=True):
            print(f"  {size:>12,}  {second:6.2f}  {peak / 2**20:7.1f}")
        for what, values in (("time", seconds), ("memory", peaks)):
            power = exponent([size for size, _case in cases], values)
            holds &= verdict(f"{what} grows as {name} to the power of {power:.2f}", power <= STEEPEST)
    return holds


def least_cpu(case: Case) -> float:
    """The CPU seconds of a simulation, as the least of three."""
    return min(cpu(lambda: ours(case, case.replications))[0] for _round in range(3))


def exponent(sizes: list[int], values: list[float] | list[int]) -> float:
    """The power of the size that values follow, by least squares of their logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


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


PARTS: dict[str, Callable[[], bool]] = {
    "speed": lambda: speed(SMALL) & speed(LARGE),
    "memory": memory,
    "linear": linear,
    "luck": shared_luck,
}


def main(names: list[str]) -> int:
    """Run the parts that are named, else all; exit code 1 where a budget is missed."""
    unknown = sorted(set(names) - PARTS.keys())
    if unknown:
        print(f"no such part: {', '.join(unknown)}; parts are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    found = [PARTS[name]() for name in names or PARTS]  # all of them, whatever the first says
    return 0 if all(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
