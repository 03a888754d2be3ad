"""A seat as an alternating renewal process: filled for a tenure, then vacant for a lead time."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def vacancy_rate(mean_lead: float, mean_tenure: float) -> float:
    """The share of time that a seat is vacant in the long run: E[L] / (E[L] + E[T]), whatever the laws."""
    return mean_lead / (mean_lead + mean_tenure)


def longest_lead(mean_tenure: float, target: float) -> float:
    """The mean lead time that keeps the vacancy rate at ``target`` in the long run."""
    return target * mean_tenure / (1 - target)


def vacancy_path(tenure: ArrayLike, lead: ArrayLike, periods: int) -> Floats:
    """The chance that a seat is vacant at the end of each period, filled anew at the end of period 0.

    The discrete renewal equations v_t = sum_j f_j h(t-j), f_t = sum_j v_j l(t-j), where f_t and v_t are the
    chances to be filled and vacated at t, and h, l those of tenure and lead time to last so many periods.

    Args:
        tenure, lead: chances to last 0, 1, 2, ... periods; that of 0 must be 0.
        periods: how many periods to follow.
    """
    stays = _padded(tenure, periods)
    waits = _padded(lead, periods)
    filled, vacated = np.zeros(periods + 1), np.zeros(periods + 1)
    filled[0] = 1
    for t in range(1, periods + 1):
        vacated[t] = filled[:t] @ stays[t:0:-1]
        filled[t] = vacated[:t] @ waits[t:0:-1]
    found: Floats = np.cumsum(vacated) - (np.cumsum(filled) - 1)
    return found


def _padded(chances: ArrayLike, periods: int) -> Floats:
    given = np.asarray(chances, float)[: periods + 1]
    return np.concatenate([given, np.zeros(periods + 1 - len(given))])


def mixed_exponential_density(share: float, fast: float, slow: float, time: float) -> float:
    """The rate of renewals at a time where tenure is a mixture of two exponentials (Silcock 1954).

    ``share`` of the people leave at rate ``fast``, the others at rate ``slow``.
    """
    mean = share / fast + (1 - share) / slow
    start = share * fast + (1 - share) * slow
    return 1 / mean + (start - 1 / mean) * math.exp(-((1 - share) * fast + share * slow) * time)
