"""Can a structure be sustained: the promotions it asks of each grade, and those it can promise."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planning.schedule.build import PlanSource
from planning.staffing.behaviour import Behaviour
from planning.staffing.closed.flows import Nearest, nearest_maintainable
from planning.staffing.closed.renewal import vacancy_rate
from planning.staffing.establishment import establishment
from planning.staffing.grades import feeders, in_order
from planning.staffing.rates import DAYS_A_MONTH, curve
from planning.staffing.staffing_table import counted

Floats = NDArray[np.float64]


class Prospect(NamedTuple):
    """A grade in the long run, by the closed forms of seats that are refilled (White 1970).

    Attributes:
        posts: in the structure; vacancy_rate: lead time over lead time and tenure.
        leaving: people who leave it for good in a year. fills: arrivals in a year, whole chains counted.
        outside: of these, from outside. promoted: people promoted out of it in a year.
        eligible: people who have been in the grade long enough.
    """

    grade: str
    posts: int
    vacancy_rate: float
    leaving: float
    fills: float
    outside: float
    promoted: float
    eligible: float

    @property
    def wait(self) -> float | None:
        """Mean years in the grade until promotion; ``None`` where nobody is promoted."""
        people = self.posts * (1 - self.vacancy_rate)
        return people / self.promoted if self.promoted else None

    @property
    def is_feeder_too_small(self) -> bool:
        """Whether more promotions are asked of it in a year than people become eligible."""
        return self.promoted > max(self.eligible, 0) + 1e-9


def prospects(source: PlanSource, scenario: str, month: int) -> list[Prospect]:
    """The long run of the structure as it stands at the end of a month, from the highest grade down.

    People leave by wastage alone here: mandatory separation, which depends on ages, is left to simulation.

    Raises:
        PlanError: as :func:`planning.staffing.seats.seats`.
    """
    posts = _posts(source, scenario, month)
    behaviour, grades = Behaviour(source, scenario), in_order(posts, source)
    feeder = feeders(grades, source)
    tenure = {grade: mean_tenure(behaviour, month, grade) for grade in grades}
    rate = {
        grade: vacancy_rate(behaviour.at("lead_time", month, grade).value / DAYS_A_MONTH, tenure[grade])
        for grade in grades
    }
    leaving = {grade: posts[grade] * (1 - rate[grade]) * 12 / tenure[grade] for grade in grades}
    fills = _fills(grades, feeder, leaving, behaviour, month)
    shares = {grade: _promotion(behaviour, month, grade, feeder) for grade in grades}
    into = {feeder[grade]: shares[grade] * fills[grade] for grade in feeder}
    return [
        Prospect(
            grade,
            posts[grade],
            rate[grade],
            leaving[grade],
            fills[grade],
            fills[grade] * (1 - shares[grade]),
            into.get(grade, 0.0),
            _eligible(behaviour, month, grade, posts[grade] * (1 - rate[grade])),
        )
        for grade in grades
    ]


def maintainability(
    source: PlanSource, scenario: str, month: int, years: float = 10
) -> tuple[list[str], Nearest]:
    """How near a structure is to one that could promise promotion after so many years on average.

    Everybody leaves by the assumed wastage, and of those who stay a share of 1 / ``years`` is promoted each
    year. Only recruitment then keeps the numbers: a linear program finds the nearest structure of the same
    size for which that works (Bartholomew, Forbes and McClean 1991, ch. 4).

    Returns:
        the grades, the lowest of each ladder first, and the nearest structure in their order.
    """
    posts = _posts(source, scenario, month)
    behaviour = Behaviour(source, scenario)
    grades = in_order(posts, source)[::-1]
    feeder = feeders(grades, source)
    above = {low: high for high, low in feeder.items()}
    moves = np.zeros((len(grades), len(grades)))
    for n, grade in enumerate(grades):
        leaves = min(12 / mean_tenure(behaviour, month, grade), 1.0)
        up = (1 - leaves) / max(years, 1.0) if grade in above else 0.0
        moves[n, n] = 1 - leaves - up
        if grade in above:
            moves[n, grades.index(above[grade])] = up
    return grades, nearest_maintainable(moves, [posts[grade] for grade in grades])


def mean_tenure(behaviour: Behaviour, month: int, grade: str) -> float:
    """The mean months that people stay, by wastage alone: the sum of the chances to stay so long."""
    hazard = curve(behaviour, month, grade)
    stays = np.exp(-hazard)
    last = hazard[-1] - hazard[-2]
    return float(stays[:-1].sum() + stays[-1] / max(-np.expm1(-last), 1e-9))


def _posts(source: PlanSource, scenario: str, month: int) -> dict[str, int]:
    there = establishment(source, scenario)
    places = (seat.at(month) for seat in there.seats)
    return counted(place.grade for place in places if place is not None)


def _promotion(behaviour: Behaviour, month: int, grade: str, feeder: Mapping[str, str]) -> float:
    return behaviour.at("fill", month, grade).shares.get("promotion", 0.0) if grade in feeder else 0.0


def _fills(
    grades: list[str],
    feeder: Mapping[str, str],
    leaving: Mapping[str, float],
    behaviour: Behaviour,
    month: int,
) -> dict[str, float]:
    """Arrivals a year: who leaves a grade for good or by promotion is replaced. From the top down."""
    fills = dict(leaving)
    for grade in grades:
        if grade in feeder:
            fills[feeder[grade]] += _promotion(behaviour, month, grade, feeder) * fills[grade]
    return fills


def _eligible(behaviour: Behaviour, month: int, grade: str, people: float) -> float:
    """Those whose months in grade suffice, by the age of occupancies in the long run."""
    hazard = curve(behaviour, month, grade)
    stays = np.exp(-hazard)
    served = round(behaviour.at("time_in_grade", month, grade).value)
    whole = mean_tenure(behaviour, month, grade)
    return people * max(1 - float(stays[: min(served, len(stays))].sum()) / whole, 0.0)
