"""Hours to be covered: relief factors, days off, and how many to hold for a demand that varies."""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

WEEKS_A_YEAR = 365.25 / 7


class WeekCover(NamedTuple):
    """People who work five days in a row: how many start on each day, all of them, the bound of the LP."""

    starting: tuple[int, ...]
    people: int
    bound: float


def relief_factor(coverage_hours: float, net_hours: float) -> float:
    """People needed for one seat: hours to be covered a year by the hours that one is there."""
    return coverage_hours / net_hours


def net_hours(working_days: float, absent_days: float, hours_a_day: float) -> float:
    """The hours a year that one person is there."""
    return max(working_days - absent_days, 0) * hours_a_day


def five_days_on(demand: Sequence[float]) -> WeekCover:
    """The fewest people for the demand of seven days, each working five days in a row and then two off.

    The integer program of Winston, Operations Research (4th ed.), p. 72; solved by HiGHS, with its
    relaxation.
    """
    from planning.staffing.closed.programs import solve

    works = np.array([[float((day - start) % 7 < 5) for start in range(7)] for day in range(7)])
    low, high = np.asarray(demand, float), np.full(7, np.inf)
    relaxed = solve(np.ones(7), works, low, high)
    best = solve(np.ones(7), works, low, high, whole=True)
    starting = tuple(round(value) for value in best.values)
    return WeekCover(starting, sum(starting), relaxed.cost)


def weekend_bound(demand: Sequence[float], weekends_off: int, of_weekends: int) -> int:
    """The fewest people who have A of B weekends off (Burns and Carter 1985); Sunday first, Saturday last."""
    weekend = max(demand[0], demand[6])
    return max(
        math.ceil(of_weekends * weekend / (of_weekends - weekends_off) - 1e-9),
        math.ceil(sum(demand) / 5 - 1e-9),
        math.ceil(max(demand) - 1e-9),
    )


def newsvendor(under: float, over: float, mean: float, spread: float) -> float:
    """How many to hold where one too few costs ``under`` and one too many ``over``, demand being normal."""
    return NormalDist(mean, spread).inv_cdf(under / (under + over))
