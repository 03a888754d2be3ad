"""Push models: people move between grades by fixed chances (Seal 1945; Bartholomew, Forbes and McClean 1991).

``moves[i, j]`` is the chance to go from grade i to grade j in a period; what is missing to 1 is wastage.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from i18n import _
from planning.plan.errors import PlanError

Floats = NDArray[np.float64]


class Moments(NamedTuple):
    """Means of the numbers in the grades, and their covariances."""

    mean: Floats
    covariance: Floats


class Nearest(NamedTuple):
    """The structure nearest to one that may not be maintainable, with the intake that maintains it.

    ``distance`` is the number of posts that would have to change grade (half the sum of differences).
    """

    structure: Floats
    intake: Floats
    distance: float

    @property
    def is_maintainable(self) -> bool:
        """Whether the structure asked for is maintainable as it is."""
        return self.distance < 1e-6


def checked(moves: ArrayLike) -> Floats:
    """The chances as an array.

    Raises:
        PlanError: ``wrong_share`` for a chance outside 0..1, ``over_one`` for a row that sums over 1.
    """
    found = np.asarray(moves, float)
    if ((found < 0) | (found > 1) | ~np.isfinite(found)).any():
        row = int(np.argwhere((found < 0) | (found > 1) | ~np.isfinite(found))[0][0]) + 1
        raise PlanError(
            _("Row {row} holds a chance outside 0 and 1.").format(row=row),
            _("Write 5 per cent as 0.05."),
            code="wrong_share",
        )
    if (found.sum(axis=1) > 1 + 1e-9).any():
        row = int(np.argmax(found.sum(axis=1))) + 1
        raise PlanError(
            _("The chances of row {row} add up to more than 1.").format(row=row),
            _("Lower one of them."),
            code="over_one",
        )
    return found


def wastage(moves: ArrayLike) -> Floats:
    """The chance of each grade to leave in a period."""
    found: Floats = 1 - checked(moves).sum(axis=1)
    return found


def advanced(moves: ArrayLike, numbers: ArrayLike, intake: ArrayLike = 0.0) -> Floats:
    """The numbers one period later: n(t+1) = n(t) P + R."""
    found: Floats = np.asarray(numbers, float) @ checked(moves) + np.asarray(intake, float)
    return found


def moments(moves: ArrayLike, numbers: ArrayLike, intake: ArrayLike, periods: int) -> Moments:
    """Means and covariances after some periods with Poisson intake of these means (Pollard 1966).

    C(t+1) = P' C(t) P + diag(m P) - P' diag(m) P + diag(R), from known numbers (no covariance).
    """
    chances = checked(moves)
    mean, intakes = np.asarray(numbers, float), np.asarray(intake, float)
    covariance = np.zeros_like(chances)
    for _period in range(periods):
        moved = mean @ chances
        covariance = (
            chances.T @ covariance @ chances
            + np.diag(moved)
            - chances.T @ np.diag(mean) @ chances
            + np.diag(intakes)
        )
        mean = moved + intakes
    return Moments(mean, covariance)


def fundamental(moves: ArrayLike) -> Floats:
    """Mean periods that somebody in grade i spends in grade j before leaving: (I - P)^-1."""
    chances = checked(moves)
    found: Floats = np.linalg.inv(np.eye(len(chances)) - chances).astype(float)
    return found


def steady(moves: ArrayLike, intake: ArrayLike) -> Floats:
    """The numbers that a constant intake leads to: R (I - P)^-1."""
    found: Floats = np.asarray(intake, float) @ fundamental(moves)
    return found


def limit_of_fixed_size(moves: ArrayLike, intake_shares: ArrayLike) -> Floats:
    """The shares of the grades in the long run where all who leave are replaced, by these shares."""
    chances = checked(moves)
    return stationary(chances + np.outer(wastage(chances), np.asarray(intake_shares, float)))


def stationary(chain: ArrayLike) -> Floats:
    """The stationary shares of a Markov chain whose rows sum to 1: its left eigenvector."""
    matrix = np.asarray(chain, float)
    size = len(matrix)
    system = np.vstack([matrix.T - np.eye(size), np.ones(size)])
    found = np.linalg.lstsq(system, np.r_[np.zeros(size), 1.0], rcond=None)[0]
    return np.asarray(found, float)


def chain_lengths(filled_from_below: ArrayLike) -> Floats:
    """How many moves a vacancy of each grade sets off, itself counted, the lowest grade first (White 1970).

    ``filled_from_below[g]`` is the chance that it is filled from the grade below: (I - Q)^-1 1.
    """
    shares = np.asarray(filled_from_below, float)
    passed_on = np.diag(shares[1:], -1)
    found: Floats = np.linalg.solve(np.eye(len(shares)) - passed_on, np.ones(len(shares))).astype(float)
    return found


def fills(filled_from_below: ArrayLike, vacancies: ArrayLike) -> Floats:
    """The fills of each grade a period that primary vacancies of these numbers lead to: (I - S')^-1 v."""
    shares = np.asarray(filled_from_below, float)
    passed_on = np.diag(shares[1:], -1)
    found: Floats = np.linalg.solve(np.eye(len(shares)) - passed_on.T, np.asarray(vacancies, float))
    return found


def maintainable_corners(moves: ArrayLike) -> Floats:
    """The corners of all structures that recruitment can maintain: the rows of (I - P)^-1, summing to 1."""
    rows = fundamental(moves)
    found: Floats = rows / rows.sum(axis=1, keepdims=True)
    return found


def nearest_maintainable(moves: ArrayLike, structure: ArrayLike) -> Nearest:
    """The nearest structure of the same size that intake alone can maintain: n >= n P in each grade.

    A linear program (HiGHS) over n and the differences, which are counted by their amounts.
    """
    from planning.staffing.closed.programs import solve

    chances, wanted = checked(moves), np.asarray(structure, float)
    size = len(wanted)
    identity, nothing = np.eye(size), np.zeros((size, size))
    cost = np.r_[np.zeros(size), np.full(2 * size, 0.5)]
    rows = np.block(
        [
            [identity - chances.T, nothing, nothing],
            [identity, -identity, identity],
            [np.ones(size), np.zeros(2 * size)],
        ]
    )
    low = np.r_[np.zeros(size), wanted, wanted.sum()]
    high = np.r_[np.full(size, np.inf), wanted, wanted.sum()]
    found = solve(cost, rows, low, high).values[:size]
    return Nearest(found, np.maximum(found - found @ chances, 0), float(np.abs(found - wanted).sum() / 2))
