"""What a simulation says of targets: estimates with their confidence, and what they decide."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planning.staffing.bands import CONFIDENT

LAST_MONTHS = 12
"""A target is judged by the mean of so many months at the end."""
SURE = 0.025
"""The chance, on each side, that a confidence of 95 per cent leaves out."""
Verdict = Literal["met", "open", "missed"]


class Estimate(NamedTuple):
    """A share, simulated: its mean, and the interval that holds the true one with a confidence of 95 %."""

    mean: float
    low: float
    high: float

    def reaches(self, target: float) -> Verdict:
        """Whether the share is at least the target; ``open`` where the interval does not decide."""
        return "met" if self.low >= target else "missed" if self.high < target else "open"

    def keeps_under(self, target: float) -> Verdict:
        """Whether the share is at most the target."""
        return "met" if self.high <= target else "missed" if self.low > target else "open"


class DeskCheck(NamedTuple):
    """A desk with the proposed posts: people it needs, the chance that its target is met, that wanted."""

    desk: str
    needed: float
    chance: Estimate
    target: float

    @property
    def verdict(self) -> Verdict:
        """What the simulation decides."""
        return self.chance.reaches(self.target)


class Mend(NamedTuple):
    """A lead time in days, the vacancy rate simulated with it, and whether that keeps the target."""

    lead_days: float
    rate: Estimate
    is_proven: bool


class VacancyCheck(NamedTuple):
    """A grade's vacancy rate with the proposed posts.

    Attributes:
        closed_form: in the long run, E[L] / (E[L] + E[T]) by wastage alone. rate: simulated, promotions and
            retirement with it. lead_days: as assumed. longest_lead_days: what keeps the target by the closed
            form. mend: where the target is missed, which no number of posts mends, the lead time that was
            found to keep it; ``None`` elsewhere.
    """

    grade: str
    closed_form: float
    rate: Estimate
    target: float
    lead_days: float
    longest_lead_days: float
    mend: Mend | None = None

    @property
    def verdict(self) -> Verdict:
        """What the simulation decides."""
        return self.rate.keeps_under(self.target)


class Checks(NamedTuple):
    """All desks and grades of some posts, as simulated."""

    desks: list[DeskCheck]
    vacancies: list[VacancyCheck]


def estimated(values: NDArray[np.float64]) -> Estimate:
    """The mean of the last months of a share by (month, replication); months without one are NaN.

    Where all replications agree on 0 or 1, the interval is that of Clopper and Pearson (1934): that nothing
    else was seen does not say that nothing else happens.
    """
    year = np.nanmean(values[-LAST_MONTHS:], axis=0)
    runs, mean = len(year), float(year.mean())
    if np.ptp(year) == 0 and mean in (0.0, 1.0):
        least = SURE ** (1 / runs)
        return Estimate(mean, least if mean else 0.0, 1.0 if mean else 1 - least)
    error = float(year.std(ddof=1)) / runs**0.5 if runs > 1 else 1.0
    return Estimate(mean, max(mean - CONFIDENT * error, 0.0), min(mean + CONFIDENT * error, 1.0))
