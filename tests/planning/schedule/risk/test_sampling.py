"""Random durations: their distributions, how they hang together, and that nothing but the seed decides."""

from typing import Any

import numpy as np
import pytest

from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.plan.tables import entity
from planning.schedule.risk.sampling import durations

MANY = 200_000


def row(id: str, low: int, likely: int, high: int, distribution: str = "pert", lane: str = "l") -> Activity:
    estimate = {"optimistic": low, "likely": likely, "pessimistic": high, "distribution": distribution}
    fields: dict[str, Any] = {"id": id, "name": {"en": id}, "lane": lane, "estimate": estimate}
    found = entity("activities", fields)
    assert isinstance(found, Activity)
    return found


@pytest.mark.parametrize(
    ("distribution", "mean", "variance"),
    [
        ("uniform", 5000, 8000**2 / 12),
        ("triangular", (1000 + 3000 + 9000) / 3, (1e6 + 9e6 + 81e6 - 3e6 - 9e6 - 27e6) / 18),
        # Beta with 1 + 4/4 = 2 and 1 + 4 * 3/4 = 4 over 8,000 minutes.
        ("pert", 1000 + 8000 * 2 / 6, 8000**2 * 2 * 4 / (6**2 * 7)),
    ],
)
def test_mean_and_variance_of_each_distribution(distribution: str, mean: float, variance: float) -> None:
    found = durations(row("a", 1000, 3000, 9000, distribution), 0, 1, 0, MANY)
    assert found.min() >= 1000
    assert found.max() <= 9000
    assert found.mean() == pytest.approx(mean, abs=4 * np.sqrt(variance / MANY))
    assert found.var() == pytest.approx(variance, rel=0.02)


def test_quantiles_of_a_pert_duration_are_those_of_its_beta_distribution() -> None:
    """With 2 and 4 the distribution function is a polynomial: 10x^2 - 20x^3 + 15x^4 - 4x^5."""
    found = durations(row("a", 0, 25_000, 100_000), 0, 5, 0, MANY) / 100_000
    below = 10 * found**2 - 20 * found**3 + 15 * found**4 - 4 * found**5
    for share in (0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999):
        assert np.mean(below <= share) == pytest.approx(share, abs=5 * np.sqrt(share * (1 - share) / MANY))


@pytest.mark.parametrize("distribution", ["pert", "triangular", "uniform"])
def test_a_certain_duration_is_always_the_same(distribution: str) -> None:
    assert set(durations(row("a", 480, 480, 480, distribution), 0.5, 1, 0, 100).tolist()) == {480}


@pytest.mark.parametrize("likely", [1000, 9000])
def test_the_likely_value_may_be_the_best_or_the_worst(likely: int) -> None:
    for distribution in ("pert", "triangular"):
        found = durations(row("a", 1000, likely, 9000, distribution), 0, 1, 0, 1000)
        assert abs(np.median(found) - likely) < abs(np.median(found) - (10_000 - likely))


def test_a_replication_is_the_same_however_the_work_is_cut() -> None:
    a = row("a", 1000, 3000, 9000)
    for correlation in (0.0, 0.4):
        whole = durations(a, correlation, 7, 0, 1000)
        pieces = [durations(a, correlation, 7, first, 250) for first in range(0, 1000, 250)]
        assert np.array_equal(whole, np.concatenate(pieces))


def test_seed_and_row_decide() -> None:
    a, b = row("a", 1000, 3000, 9000), row("b", 1000, 3000, 9000)
    assert np.array_equal(durations(a, 0, 7, 0, 100), durations(a, 0, 7, 0, 100))
    assert not np.array_equal(durations(a, 0, 7, 0, 100), durations(a, 0, 8, 0, 100))
    assert not np.array_equal(durations(a, 0, 7, 0, 100), durations(b, 0, 7, 0, 100))


@pytest.mark.parametrize(("correlation", "lanes"), [(0.0, "ll"), (0.5, "ll"), (1.0, "ll"), (0.8, "lm")])
def test_rows_of_a_lane_go_wrong_together(correlation: float, lanes: str) -> None:
    first = durations(row("a", 0, 4000, 8000, "uniform", lanes[0]), correlation, 3, 0, MANY)
    second = durations(row("b", 0, 4000, 8000, "uniform", lanes[1]), correlation, 3, 0, MANY)
    # Of uniform variates from a Gaussian copula: 6 / pi * arcsin(rho / 2).
    expected = 6 / np.pi * np.arcsin(correlation / 2) if lanes == "ll" else 0
    assert np.corrcoef(first, second)[0, 1] == pytest.approx(expected, abs=0.01)
    assert np.mean(first <= 4000) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("values", [(5, 4, 6), (1, 9, 6), (9, 5, 1)])
def test_durations_that_are_not_in_order_are_refused(values: tuple[int, int, int]) -> None:
    with pytest.raises(PlanError) as error:
        durations(row("a", *values), 0, 1, 0, 10)
    assert (error.value.code, error.value.id, error.value.field) == ("wrong_estimate", "a", "estimate")
