"""The posts that serve the desks of a structure, and the cheapest that give them the people they need."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from i18n import _, language
from planning.plan.errors import PlanError
from planning.plan.staffing import Desk
from planning.plan.text import text_in
from planning.schedule.build import PlanSource
from planning.staffing.behaviour import Behaviour
from planning.staffing.closed.programs import Floats, solve
from planning.staffing.closed.renewal import longest_lead, vacancy_rate
from planning.staffing.establishment import units_below
from planning.staffing.grades import in_order
from planning.staffing.months import first_month
from planning.staffing.prospects import mean_tenure
from planning.staffing.rates import DAYS_A_MONTH
from planning.staffing.seats import ALWAYS, Place, Seat, Span, seats
from planning.staffing.service import desks_by_month, desks_of, is_open, relief, seats_needed
from planning.staffing.simulation import Settings
from planning.staffing.verification import Checks

RESERVE = 0.02
"""By which share of the people needed a reserve grows, at least by one person."""


class Choice(NamedTuple):
    """The posts of a grade and unit that serve a desk: now and proposed; dollars a year for one.

    Where the same posts serve several desks, ``desk`` is the first of them.
    """

    desk: str
    unit: str
    grade: str
    present: int
    proposed: int
    cost: float


class _Cell(NamedTuple):
    """Posts that are alike for the desks they serve; ``profiles`` are those that a desk takes, none: all."""

    unit: str
    grade: str
    profiles: tuple[str, ...]


class _Answer(NamedTuple):
    choices: list[Choice]
    bound: float


class DeskPosts:
    """What is asked: the posts that serve each desk at the end, and the people it needs."""

    def __init__(self, source: PlanSource, settings: Settings, mix: float, vacancy_target: float) -> None:
        self.source, self.settings, self.mix = source, settings, mix
        self.vacancy_target = vacancy_target
        self.behaviour = Behaviour(source, settings.scenario, settings.adjustments)
        first = settings.first if settings.first is not None else first_month(source.plan.horizon_start)
        self.first, self.month = first, first + settings.months - 1
        places = (seat.at(self.month) for seat in seats(source, settings.scenario))
        self.places = [place for place in places if place is not None]
        self.grades = in_order((place.grade for place in self.places), source)
        self.needs = self._needs()
        self.reserve = dict.fromkeys(self.needs, 0.0)
        self.seen: dict[str, float] = {}
        """The shares of filled posts by grade, where simulations had fewer than the closed form."""

    def _needs(self) -> dict[str, float]:
        found = {}
        for id, desk in desks_of(self.source).items():
            separate = desks_by_month(
                self.source, self.settings.scenario, desk, self.first, self.settings.months
            )[-1]
            if is_open(desk, self.month) and self._serving(desk):
                found[id] = seats_needed(desk, separate) * relief(desk, self.behaviour, self.month)
        return found

    def _serving(self, desk: Desk) -> dict[tuple[str, str], int]:
        """How many posts of each unit and grade serve a desk."""
        units = units_below(self.source).get(desk.unit, frozenset((desk.unit,)))
        found: dict[tuple[str, str], int] = {}
        for place in self.places:
            if _serves(desk, place, units):
                found[place.unit, place.grade] = found.get((place.unit, place.grade), 0) + 1
        return found

    def lead_days(self, grade: str) -> float:
        """The lead time that is assumed."""
        return self.behaviour.at("lead_time", self.month, grade).value

    def closed_form(self, grade: str) -> float:
        """The vacancy rate of a grade in the long run."""
        tenure = mean_tenure(self.behaviour, self.month, grade)
        return vacancy_rate(self.lead_days(grade) / DAYS_A_MONTH, tenure)

    def longest_lead_days(self, grade: str) -> float:
        """The lead time that keeps the target in the long run."""
        tenure = mean_tenure(self.behaviour, self.month, grade)
        return longest_lead(tenure, self.vacancy_target) * DAYS_A_MONTH

    def filled(self, grade: str) -> float:
        """The share of a grade's posts that is reckoned to be filled."""
        return min(1 - self.closed_form(grade), self.seen.get(grade, 1.0))

    def bound(self) -> float:
        """No posts that give the people needed cost less."""
        return sum(self.solved(group, dict.fromkeys(group, 0.0)).bound for group in self._groups())

    def choices(self) -> list[Choice]:
        """The cheapest posts of all desks, by what is known until now.

        Raises:
            PlanError: ``no_posts_suffice``.
        """
        answers = (self.solved(group, self.reserve) for group in self._groups())
        return [choice for answer in answers for choice in answer.choices]

    def _groups(self) -> list[list[str]]:
        """The desks, together where the same posts serve several: what one is given the others have, too."""
        groups: list[list[str]] = []
        cells = {id: set(self._cells(id)) for id in self.needs}
        for id in self.needs:
            alike = [group for group in groups if any(cells[id] & cells[one] for one in group)]
            groups = [group for group in groups if group not in alike]
            groups.append([*(one for group in alike for one in group), id])
        return groups

    def _cells(self, id: str) -> dict[_Cell, int]:
        """How many posts of each kind serve a desk."""
        desk = desks_of(self.source)[id]
        profiles = tuple(sorted(desk.profiles))
        return {_Cell(*key, profiles): count for key, count in self._serving(desk).items()}

    def tighten(self, checks: Checks) -> bool:
        """Ask more for the desks that are not sure to meet their targets; whether there are any."""
        failing = [check.desk for check in checks.desks if check.verdict != "met"]
        for id in failing:
            self.reserve[id] += max(1.0, round(RESERVE * self.needs[id]))
        for check in checks.vacancies if failing else ():
            self.seen[check.grade] = min(self.seen.get(check.grade, 1.0), 1 - check.rate.mean)
        return bool(failing)

    def solved(self, group: Sequence[str], reserve: Mapping[str, float]) -> _Answer:
        """The cheapest posts that give desks the people they need and a reserve of people.

        Raises:
            PlanError: ``no_posts_suffice``, where nobody is ever at work or in post by the assumptions.
        """
        serving = {id: self._cells(id) for id in group}
        first = {cell: id for id in reversed(group) for cell in serving[id]}
        present = {cell: serving[id][cell] for cell, id in first.items()}
        cost = np.array([self.behaviour.at("standard_cost", self.month, c.grade).value for c in first])
        rows = np.vstack([self._rows(serving[id], list(first)) for id in group])
        low = np.zeros(len(rows))
        low[np.cumsum([0, *(len(serving[id]) + 1 for id in group)])[:-1]] = [
            self.needs[id] + reserve[id] for id in group
        ]
        if not np.isfinite(low).all():
            raise self._insufficient(next(id for id in group if not np.isfinite(self.needs[id])))
        best = solve(cost, rows, low, np.full(len(low), np.inf), whole=True)
        if not best.is_feasible:
            raise self._insufficient(group[0])
        choices = [
            Choice(id, cell.unit, cell.grade, present[cell], round(best.values[n]), float(cost[n]))
            for n, (cell, id) in enumerate(first.items())
        ]
        return _Answer(choices, best.bound)

    def _rows(self, serving: Mapping[_Cell, int], cells: Sequence[_Cell]) -> Floats:
        """The people that a desk has of each cell; then, for each that serves it, what keeps the mix."""
        is_its = np.array([cell in serving for cell in cells], float)
        parts = np.array([serving.get(cell, 0) for cell in cells]) / sum(serving.values())
        mix = np.eye(len(cells)) - (1 - self.mix) * np.outer(parts, is_its)
        filled = np.array([self.filled(cell.grade) for cell in cells])
        return np.vstack([filled * is_its, mix[is_its > 0]])

    def _insufficient(self, id: str) -> PlanError:
        name = text_in(desks_of(self.source)[id].name, language())
        return PlanError(
            _("No number of posts gives “{desk}” the people it needs.").format(desk=name),
            _("Check the assumptions on working days, absences and lead times."),
            code="no_posts_suffice",
            table="desks",
            id=id,
        )

    def standing(self, choices: list[Choice]) -> list[Seat]:
        """The seats of the scenario with those of the choices in the place of theirs, from the start on."""
        kept = seats(self.source, self.settings.scenario)
        for choice in choices:
            alike = [n for n, seat in enumerate(kept) if self._is_of(seat, choice)]
            surplus = len(alike) - choice.proposed
            if surplus > 0:
                gone = set(alike[-surplus:])
                kept = [seat for n, seat in enumerate(kept) if n not in gone]
            else:
                place = kept[alike[0]].at(self.month)
                assert place is not None
                name = f"{choice.desk}/{choice.unit}/{choice.grade}"
                kept += [Seat(name, n, (Span(ALWAYS, None, place),)) for n in range(1, 1 - surplus)]
        return kept

    def _is_of(self, seat: Seat, choice: Choice) -> bool:
        place, desk = seat.at(self.month), desks_of(self.source)[choice.desk]
        return (
            place is not None
            and place.grade == choice.grade
            and _serves(desk, place, frozenset((choice.unit,)))
        )


def _serves(desk: Desk, place: Place, units: Collection[str]) -> bool:
    return (
        place.unit in units
        and (not desk.grades or place.grade in desk.grades)
        and (not desk.profiles or place.profile in desk.profiles)
    )
