"""Assumptions as arrays by grade, for each stretch of months in which none of them changes.

Months are relative to the start of a simulation here: month 0 is its first.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planning.plan.staffing import Parameter
from planning.staffing.behaviour import Behaviour

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LONGEST = 600
"""Months in post beyond which nobody is followed."""
CERTAIN = 50.0
"""The hazard of a month in which everybody leaves (the chance to stay is e to the minus 50)."""
APART = 1e5
"""The curves of all grades stand in one ascending array, each this much above the one before."""
ALWAYS, NEVER = -(10**6), 10**6
DAYS_A_MONTH = 365.25 / 12
EXPONENTIAL, LOGNORMAL = 1, 0


class Rates(NamedTuple):
    """What drives the structure from month ``start`` on, by grade; times in months, cost in dollars."""

    start: int
    hazard: Floats
    """Cumulated hazard of leaving by months in post, grade after grade, each raised by ``APART``."""
    move: Floats
    lead_mean: Floats
    lead_spread: Floats
    lead_kind: Ints
    promotion: Floats
    lateral: Floats
    entry_age: Floats
    entry_spread: Floats
    time_in_grade: Ints
    training_time: Ints
    learning: Ints
    learning_output: Floats
    cost: Floats

    def cumulated(self, grade: Ints, tenure: Ints) -> Floats:
        """The hazard cumulated until some months in post, without what sets the grades apart."""
        found: Floats = self.hazard[grade * (LONGEST + 1) + np.minimum(tenure, LONGEST)] - grade * APART
        return found


class Beginning(NamedTuple):
    """The staff at the start, by grade: share of posts vacant, ages and months in post."""

    vacancy: Floats
    age: Floats
    age_spread: Floats
    tenure: Floats
    ready: Floats
    """The share of incumbents who pass the gates of promotion."""


class Separation(NamedTuple):
    """A rule of mandatory separation: age in months; the months of joining it is for, and from when on."""

    age: int
    joined_from: int
    joined_before: int
    effective: int

    @property
    def is_for_all(self) -> bool:
        """Whether it does not matter when somebody joined."""
        return self.joined_from == ALWAYS and self.joined_before == NEVER


def rates_of(behaviour: Behaviour, grades: Sequence[str], first: int, months: int) -> tuple[Rates, ...]:
    """The rates of each stretch of ``months`` months from month ``first``."""
    turns = behaviour.turning_months(first, first + months)
    return tuple(_rates(behaviour, grades, month, month - first) for month in turns)


def beginning(behaviour: Behaviour, grades: Sequence[str], first: int, ready: Sequence[float]) -> Beginning:
    """The staff at the start; ``ready`` is the share of each grade that passes the gates of promotion."""
    ages = [behaviour.at("age", first, grade) for grade in grades]
    return Beginning(
        _column(behaviour, "vacancy_rate", grades, first),
        np.array([age.value * 12 for age in ages]),
        np.array([age.value * 12 * age.variation for age in ages]),
        _column(behaviour, "tenure", grades, first),
        np.array(ready, float),
    )


def separations(behaviour: Behaviour, first: int) -> tuple[Separation, ...]:
    """The rules of mandatory separation in months from ``first``."""
    return tuple(
        Separation(
            round(rule.age * 12),
            ALWAYS if rule.joined_from is None else rule.joined_from - first,
            NEVER if rule.joined_before is None else rule.joined_before - first,
            ALWAYS if rule.effective is None else rule.effective - first,
        )
        for rule in behaviour.separation_rules()
    )


def separation_month(rules: tuple[Separation, ...], birth: Ints, joined: Ints) -> Ints:
    """The month at whose end somebody must leave, by the months of birth and of joining.

    A later rule binds only those whom the rules before it had not made leave yet (age 65 for all from January
    2018, after 60 and 62 by date of joining: General Assembly resolution as cited in the assumption).
    """
    found = birth + 65 * 12
    for rule in rules:
        bound = (joined >= rule.joined_from) & (joined < rule.joined_before) & (found >= rule.effective)
        found = np.where(bound, np.maximum(birth + rule.age, rule.effective), found)
    return found


def months_until_leaving(rates: tuple[Rates, ...], now: int, grade: Ints, tenure: Ints, need: Floats) -> Ints:
    """Months until wastage takes the incumbents of posts, at least 1.

    ``need`` is standard exponential: an incumbent leaves in the month in which the hazard cumulated from now
    on, through all changes of rates to come, reaches it.
    """
    ahead = [n for n, one in enumerate(rates) if n + 1 == len(rates) or rates[n + 1].start > now]
    found = np.zeros(len(grade), np.int64)
    open_ones = np.arange(len(grade))
    tenure, need, passed = tenure.copy(), need.copy(), 0
    for n in ahead:
        one, g = rates[n], grade[open_ones]
        target = one.cumulated(g, tenure) + need + g * APART
        months = np.searchsorted(one.hazard, target, side="left") - g * (LONGEST + 1)
        months = np.maximum(months - np.minimum(tenure, LONGEST), 1)
        found[open_ones] = passed + months
        if n == ahead[-1]:
            break
        stretch = rates[n + 1].start - now - passed
        late = months > stretch
        need = (need - one.cumulated(g, tenure + stretch) + one.cumulated(g, tenure))[late]
        open_ones, tenure, passed = open_ones[late], tenure[late] + stretch, passed + stretch
    return found


def _rates(behaviour: Behaviour, grades: Sequence[str], month: int, start: int) -> Rates:
    leads = [behaviour.at("lead_time", month, grade) for grade in grades]
    fills = [behaviour.at("fill", month, grade).shares for grade in grades]
    learning = [behaviour.at("learning", month, grade) for grade in grades]
    entries = [behaviour.at("entry_age", month, grade) for grade in grades]
    return Rates(
        start,
        hazard=np.concatenate([curve(behaviour, month, grade) + n * APART for n, grade in enumerate(grades)]),
        move=-np.log1p(-np.minimum(_column(behaviour, "mobility", grades, month), 1 - 1e-12)) / 12,
        lead_mean=np.array([lead.value / DAYS_A_MONTH for lead in leads]),
        lead_spread=np.array([0.0 if lead.distribution == "fixed" else lead.variation for lead in leads]),
        lead_kind=np.array([int(lead.distribution == "exponential") for lead in leads]),
        promotion=np.array([shares.get("promotion", 0.0) for shares in fills]),
        lateral=np.array([shares.get("lateral", 0.0) for shares in fills]),
        entry_age=np.array([age.value * 12 for age in entries]),
        entry_spread=np.array([age.value * 12 * age.variation for age in entries]),
        time_in_grade=np.rint(_column(behaviour, "time_in_grade", grades, month)).astype(np.int64),
        training_time=np.rint(_column(behaviour, "training_time", grades, month)).astype(np.int64),
        learning=np.rint([one.value for one in learning]).astype(np.int64),
        learning_output=np.array([one.shares.get("output", 1.0) for one in learning]),
        cost=_column(behaviour, "standard_cost", grades, month) / 12,
    )


def curve(behaviour: Behaviour, month: int, grade: str) -> Floats:
    """The hazard of leaving cumulated over months in post, from 0 to ``LONGEST``."""
    turns = [turn for turn in behaviour.tenure_turns() if turn < LONGEST]
    lengths = np.diff([*turns, LONGEST])
    shares = [min(behaviour.at("wastage", month, grade, turn).value, 1.0) for turn in turns]
    with np.errstate(divide="ignore"):
        monthly = np.minimum(-np.log1p(-np.array(shares)) / 12, CERTAIN)
    return np.concatenate([[0.0], np.cumsum(np.repeat(monthly, lengths))])


def _column(behaviour: Behaviour, parameter: Parameter, grades: Sequence[str], month: int) -> Floats:
    return np.array([behaviour.at(parameter, month, grade).value for grade in grades], float)
