"""Random durations: a pure function of the seed, the row and the number of the replication.

Each draw is made from a counter and not from a state, so that a replication is the same however the work is
cut into pieces, and that a row keeps its luck when others come or go (common random numbers).

Rows of a lane go wrong together by a Gaussian copula: the normal variate of a row has a share of its lane's.

Sources: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014) for the mixing function;
Box and Muller (1958); Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26; Malcolm et al.,
Application of a Technique for Research and Development Program Evaluation (1959) for PERT.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np  # noqa: TID253 - this room is loaded on use

from i18n import _
from planning.plan.entities import Activity, Estimate
from planning.plan.errors import PlanError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

GRID = 2048
"""Steps of the tables from which a PERT duration is read; between them it is interpolated."""
TAIL = 1 / 64


def durations(row: Activity, correlation: float, seed: int, first: int, count: int) -> Integers:
    """The minutes of work a row takes in replications ``first`` to ``first + count - 1``.

    Raises:
        PlanError: ``wrong_estimate`` where the likely value lies outside of the best and the worst case.
    """
    estimate = row.estimate
    assert estimate is not None
    _check(row, estimate)
    shares = _shares(row, correlation, seed, first, count)
    low, span = estimate.optimistic, estimate.pessimistic - estimate.optimistic
    if not span:
        return np.full(count, low, dtype=np.int64)
    mode = (estimate.likely - low) / span
    return low + np.rint(_quantiles(estimate.distribution, mode, shares) * span).astype(np.int64)


def _check(row: Activity, estimate: Estimate) -> None:
    if not estimate.optimistic <= estimate.likely <= estimate.pessimistic:
        raise PlanError(
            _("The likely duration does not lie between the best and the worst case."),
            _("Give the three durations in ascending order."),
            code="wrong_estimate",
            table="activities",
            id=row.id,
            field="estimate",
        )


def _shares(row: Activity, correlation: float, seed: int, first: int, count: int) -> Floats:
    """A uniform variate between 0 and 1 for each replication."""
    if not correlation:
        return _uniform(seed, f"row {row.id}", first, count)
    common = _normal(seed, f"lane {row.lane}", first, count)
    own = _normal(seed, f"row {row.id}", first, count)
    return _normal_shares(np.sqrt(correlation) * common + np.sqrt(1 - correlation) * own)


def _uniform(seed: int, name: str, first: int, count: int) -> Floats:
    digest = hashlib.sha256(f"{seed} {name}".encode()).digest()
    key = np.frombuffer(digest[:8], dtype="<u8")[0]
    counters = np.arange(first, first + count, dtype=np.uint64)
    mixed = _mixed(_mixed(counters) ^ key)
    uniform: Floats = ((mixed >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    return uniform


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The output function of SplitMix64; it overflows by intent."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _normal(seed: int, name: str, first: int, count: int) -> Floats:
    radius = np.sqrt(-2 * np.log(_uniform(seed, f"{name} radius", first, count)))
    normal: Floats = radius * np.cos(2 * np.pi * _uniform(seed, f"{name} angle", first, count))
    return normal


def _normal_shares(values: Floats) -> Floats:
    """The distribution function of the normal distribution; off by less than 1e-7."""
    x = np.abs(values) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    factors = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    tail = np.zeros_like(t)
    for factor in factors:
        tail = (tail + factor) * t
    upper: Floats = 0.5 * tail * np.exp(-x * x)
    return np.where(values < 0, upper, 1 - upper)


def _quantiles(distribution: str, mode: float, shares: Floats) -> Floats:
    """The value below which a share lies, of a distribution from 0 to 1 with that mode."""
    if distribution == "uniform":
        return shares
    if distribution == "triangular":
        rising: Floats = np.sqrt(shares * mode)
        falling: Floats = 1 - np.sqrt((1 - shares) * (1 - mode))
        return np.where(shares < mode, rising, falling)
    return _between(_pert(mode), shares)


def _between(table: tuple[Floats, Floats, Floats], shares: Floats) -> Floats:
    """Quantiles by the table of even steps, in the tails by that of even values."""
    values, cumulated, even = table
    place = shares * GRID
    below = place.astype(np.int64)
    found: Floats = even[below] + (place - below) * (even[below + 1] - even[below])
    is_tail = np.abs(shares - 0.5) > 0.5 - TAIL
    found[is_tail] = np.interp(shares[is_tail], cumulated, values)
    return found


@lru_cache(maxsize=1024)
def _pert(mode: float) -> tuple[Floats, Floats, Floats]:
    """Values and their distribution function (beta with 1 + 4 mode and 5 - 4 mode), and its inverse."""
    edges = np.linspace(0, 1, GRID + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    density = middles ** (4 * mode) * (1 - middles) ** (4 * (1 - mode))
    cumulated = np.concatenate(([0.0], np.cumsum(density)))
    cumulated /= cumulated[-1]
    return edges, cumulated, np.interp(np.linspace(0, 1, GRID + 1), cumulated, edges)
