"""The solver behind training plans: published optima, brute force, Cancel, and silence."""

import os
from itertools import product
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.careers.milp import Program
from planning.staffing.closed.programs import solve

ACCEPTANCE = os.environ.get("ROADMAP_ACCEPTANCE", "")


@pytest.mark.skipif(not ACCEPTANCE, reason="ROADMAP_ACCEPTANCE names no folder")
def test_all_published_optima_of_the_knapsacks(capfd: pytest.CaptureFixture[str]) -> None:
    words = Path(ACCEPTANCE, "optimisation", "mknap1.txt").read_text().split()
    numbers = iter([float(word) for word in words])
    for _problem in range(int(next(numbers))):
        count, limits, optimum = int(next(numbers)), int(next(numbers)), next(numbers)
        program = Program()
        for _item in range(count):
            program.column(-next(numbers))
        rows = [[next(numbers) for _item in range(count)] for _limit in range(limits)]
        for row in rows:
            program.row(dict(enumerate(row)), high=next(numbers))
        found = program.solve()
        assert found.status == "optimal"
        assert -found.value == pytest.approx(optimum)
        assert found.bound == pytest.approx(found.value)
    assert capfd.readouterr() == ("", "")


factor = st.integers(-3, 3)


@given(st.lists(st.integers(-5, 9), min_size=1, max_size=5), st.lists(
    st.tuples(st.lists(factor, min_size=5, max_size=5), st.integers(-2, 4)), max_size=4
))  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_the_optimum_equals_brute_force(costs: list[int], rows: list[tuple[list[int], int]]) -> None:
    program = Program()
    for cost in costs:
        program.column(cost)
    kept = [(row[: len(costs)], low) for row, low in rows]
    for row, low in kept:
        program.row({i: f for i, f in enumerate(row) if f}, low=low)
    possible = [
        sum(c * x for c, x in zip(costs, xs, strict=True))
        for xs in product((0, 1), repeat=len(costs))
        if all(sum(f * x for f, x in zip(row, xs, strict=True)) >= low for row, low in kept)
    ]
    found = program.solve()
    if possible:
        assert (found.status, round(found.value)) == ("optimal", min(possible))
        assert sum(c * x for c, x in zip(costs, found.values, strict=True)) == min(possible)
    else:
        assert found.status == "infeasible"


def hard() -> Program:
    """A knapsack whose items are all but equal: minutes of branching."""
    program = Program()
    weights = [1_000_000 + 7919 * i * i % 10_007 for i in range(60)]
    for weight in weights:
        program.column(-weight)
    program.row({i: float(weight) for i, weight in enumerate(weights)}, high=sum(weights) / 2 - 0.5)
    for shift in range(1, 12):
        other = {i: float(1 + (i * i * shift) % 97) for i in range(60)}
        program.row(other, high=sum(other.values()) / 2)
    return program


def test_cancel_ends_the_search_with_what_was_found() -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    found = hard().solve(cancelled=cancelled, time_limit=60)
    assert found.status in ("cancelled", "optimal")
    assert len(asked) >= 1 or found.status == "optimal"


def test_when_time_runs_out_the_bound_is_shown() -> None:
    found = hard().solve(time_limit=0.3)
    assert found.status in ("bounded", "optimal")
    assert found.bound <= found.value


def test_a_program_without_decisions() -> None:
    program = Program()
    assert program.solve().status == "optimal"
    program.any_of([])
    assert program.solve().status == "infeasible"


def test_it_solves_on_a_thread_on_which_staffing_solved_before() -> None:
    """HiGHS keeps its workers by thread and refuses another number of them afterwards."""
    found: list[str] = []

    def both() -> None:
        one = np.ones(1)
        solve(one, np.ones((1, 1)), one, np.array([np.inf]), whole=True)
        program = Program()
        program.row({program.column(1.0): 1.0}, low=1.0)
        found.append(program.solve().status)

    thread = Thread(target=both)
    thread.start()
    thread.join()
    assert found == ["optimal"]
