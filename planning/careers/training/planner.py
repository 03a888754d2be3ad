"""The least-cost training plan to a target, with a proven optimum or the bound that was reached.

What no catalogue can reach is named before anything is optimised; what seats or budget leave open is found by
a second program, which closes the most weighted steps first and then does it at the least cost.
"""

import time
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from planning.careers.milp import INFINITY, Progress, Solution
from planning.careers.training.model import Model, Step
from planning.careers.training.problem import (
    Catalogue,
    Learner,
    Offer,
    Outcome,
    is_reached,
    outcome,
    relevant,
)

Reason = Literal["no_course", "no_session", "no_seat", "budget", "no_time"]
PlanStatus = Literal["optimal", "bounded", "infeasible", "cancelled"]
SLACK = 1e-6


class Seat(NamedTuple):
    """One learner in one offer; ``cost`` in hundredths, 0 where it was booked before."""

    person: str
    offer: Offer
    cost: int


class Missing(NamedTuple):
    """A target that the plan does not reach.

    Attributes:
        competency: its id, or that of a certification (``level`` 0). level: what was asked for.
        reached: what the plan reaches. highest: the highest level any course of the catalogue ends with.
        reason: ``no_course`` goes that far; ``no_session`` in the dates; ``no_seat`` left; ``budget`` too
        small; ``no_time`` to find any plan within the time limit.
    """

    person: str
    competency: str
    level: int
    reached: int
    highest: int
    reason: Reason


class TrainingPlan(NamedTuple):
    """What to do.

    Attributes:
        status: ``infeasible`` where targets are missing; ``seats`` then close as much as can be closed.
        cost: of all seats, in hundredths. bound: no plan that reaches as much costs less.
        closed, asked: the weight of the steps that are closed, and of all.
        is_proven: whether nothing cheaper (or, where targets are missing, nothing better) exists.
        seconds: how long it took.
    """

    status: PlanStatus
    cost: int
    bound: int
    seats: tuple[Seat, ...]
    missing: tuple[Missing, ...]
    closed: float
    asked: float
    is_proven: bool
    seconds: float

    @property
    def share(self) -> float:
        """How much of the gap is closed, 0 to 1."""
        return self.closed / self.asked if self.asked else 1.0


def plan_training(
    learners: Sequence[Learner],
    catalogue: Catalogue,
    *,
    budget: int | None = None,
    time_limit: float = 30,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Progress | None = None,
) -> TrainingPlan:
    """The least-cost plan that reaches the targets of all learners; where it cannot, as much as possible.

    Args:
        learners: who should reach what. catalogue: what is offered, acyclic in its prerequisites.
        budget: the most that may be spent, in hundredths.
        time_limit: seconds; what was found until then is returned with its bound.
        cancelled: asked while it runs. progress: told the best cost and its bound.
    """
    search = _Search(catalogue, time_limit, cancelled, progress)
    reach = [outcome_of_all(learner, catalogue) for learner in learners]
    within = [_within(learner, top) for learner, top in zip(learners, reach, strict=True)]
    solution, chosen = search.least_cost(within, budget)
    missing: list[Missing] = []
    if solution.status == "infeasible" or (solution.status == "bounded" and not solution.values):
        solution, chosen = search.most_closed(within, budget)
        missing = search.left_open(within, chosen, budget, has_found=bool(solution.values))
    pruned = [_pruned(learner, offers, catalogue) for learner, offers in zip(within, chosen, strict=True)]
    return _plan(learners, pruned, catalogue, solution, missing, reach, search)


def outcome_of_all(learner: Learner, catalogue: Catalogue) -> Outcome:
    """The highest that somebody can reach where neither money nor seats are short."""
    return outcome(learner, relevant(learner, catalogue), catalogue)


class _Search:
    """Solves programs one after the other within one time limit."""

    def __init__(
        self,
        catalogue: Catalogue,
        time_limit: float,
        cancelled: Callable[[], bool],
        progress: Progress | None,
    ) -> None:
        self.catalogue = catalogue
        self.begun = time.monotonic()
        self._limit, self._cancelled, self._progress = time_limit, cancelled, progress

    def least_cost(
        self, learners: Sequence[Learner], budget: int | None
    ) -> tuple[Solution, list[list[Offer]]]:
        """The cheapest way to all targets."""
        return self._checked(Model(learners, self.catalogue, budget))

    def most_closed(
        self, learners: Sequence[Learner], budget: int | None
    ) -> tuple[Solution, list[list[Offer]]]:
        """As much weight as can be closed, and that at the least cost."""
        model = Model(learners, self.catalogue, budget, soft=True)
        first, chosen = self._checked(model)
        if not first.values or first.status == "cancelled":
            return first, chosen
        open_weight = {c: model.weight(*key) for key, c in model.shortfalls.items()}
        model.program.row(open_weight, high=first.value + SLACK)
        model.program.costs = [
            float(model.costs.get(column, 0)) for column in range(len(model.program.costs))
        ]
        second, cheaper = self._checked(model)
        if not second.values:
            return first._replace(value=INFINITY, bound=0), chosen
        return second, cheaper

    def left_open(
        self,
        learners: Sequence[Learner],
        chosen: list[list[Offer]],
        budget: int | None,
        *,
        has_found: bool,
    ) -> list[Missing]:
        """The targets that ``chosen`` leaves open: for want of money, where more of it would reach them."""
        reason: Reason = "no_seat" if has_found else "no_time"
        if has_found and budget is not None and self.least_cost(learners, None)[0].status != "infeasible":
            reason = "budget"
        found = []
        for learner, offers in zip(learners, chosen, strict=True):
            found += _missing(learner, outcome(learner, offers, self.catalogue), self.catalogue, reason)
        return found

    def _checked(self, model: Model) -> tuple[Solution, list[list[Offer]]]:
        """Solve; a chain over a course without dates that came out in a wrong order is cut off."""
        while True:
            found = self._solve(model)
            if not found.values:
                return found, [[] for _learner in model.learners]
            chosen = model.chosen(found.values)
            wrong = [place for place in range(len(chosen)) if not self._holds(model, place, chosen, found)]
            if not wrong:
                return found, chosen
            for place in wrong:
                model.forbid(place, chosen[place])

    def _holds(self, model: Model, place: int, chosen: list[list[Offer]], found: Solution) -> bool:
        """Whether the rule itself finds closed what the program says is closed."""
        learner = model.learners[place]
        after = outcome(learner, chosen[place], self.catalogue)
        if not model.shortfalls:
            return is_reached(learner, after)
        claimed = [step for (p, step), c in model.shortfalls.items() if p == place and not found.values[c]]
        return all(_is_closed(step, after) for step in claimed)

    def _solve(self, model: Model) -> Solution:
        left = max(0.1, self._limit - self.seconds)
        return model.program.solve(time_limit=left, cancelled=self._cancelled, progress=self._progress)

    @property
    def seconds(self) -> float:
        """How long the search has taken."""
        return time.monotonic() - self.begun


def _is_closed(step: Step, after: Outcome) -> bool:
    id, level = step
    return after.levels.get(id, 0) >= level if level else id in after.certifications


def _within(learner: Learner, top: Outcome) -> Learner:
    """The targets cut down to what can be reached at all."""
    targets = {
        c: min(level, max(top.levels.get(c, 0), learner.level(c))) for c, level in learner.targets.items()
    }
    return learner._replace(targets=targets, certifications=learner.certifications & top.certifications)


def _missing(
    learner: Learner, after: Outcome, catalogue: Catalogue, reason: Reason | None = None
) -> list[Missing]:
    """The targets that are not reached; without a ``reason`` because the catalogue does not go there."""
    found = []
    for competency, level in learner.targets.items():
        reached = max(after.levels.get(competency, 0), learner.level(competency))
        if reached < level:
            ends = [raises[competency][1] for raises in catalogue.uplifts.values() if competency in raises]
            highest = max(ends, default=0)
            why = reason or _why(
                learner._replace(targets={competency: level}, certifications=frozenset()), catalogue
            )
            found.append(Missing(learner.person, competency, level, reached, highest, why))
    for id in sorted(learner.certifications - after.certifications):
        why = reason or _why(learner._replace(targets={}, certifications=frozenset({id})), catalogue)
        found.append(Missing(learner.person, id, 0, 0, 0, why))
    return found


def _why(learner: Learner, catalogue: Catalogue) -> Reason:
    """Whether a target out of reach could be reached if every course could be taken at any time."""
    courses = dict.fromkeys([*catalogue.uplifts, *catalogue.prerequisites, *catalogue.certifies])
    at_any_time = catalogue._replace(offers=tuple(Offer(course) for course in courses))
    reachable = is_reached(learner, outcome_of_all(learner, at_any_time))
    return "no_session" if reachable else "no_course"


def _pruned(learner: Learner, chosen: list[Offer], catalogue: Catalogue) -> list[Offer]:
    """Without what costs nothing and adds nothing: the dearest and latest first."""
    goal = outcome(learner, chosen, catalogue)
    kept = list(chosen)
    for offer in sorted(chosen, key=lambda o: (-o.cost, -(o.start.toordinal() if o.start else 0), o.course)):
        fewer = [other for other in kept if other is not offer]
        if _reaches_as_much(learner, outcome(learner, fewer, catalogue), goal):
            kept = fewer
    return kept


def _reaches_as_much(learner: Learner, after: Outcome, goal: Outcome) -> bool:
    levels = all(
        after.levels.get(c, 0) >= min(goal.levels.get(c, 0), level) for c, level in learner.targets.items()
    )
    return levels and goal.certifications & learner.certifications <= after.certifications


def _plan(
    learners: Sequence[Learner],
    chosen: list[list[Offer]],
    catalogue: Catalogue,
    solution: Solution,
    short: list[Missing],
    reach: list[Outcome],
    search: _Search,
) -> TrainingPlan:
    seats = [
        Seat(learner.person, offer, 0 if (offer.course, offer.session) in learner.booked else offer.cost)
        for learner, offers in zip(learners, chosen, strict=True)
        for offer in offers
    ]
    seats.sort(
        key=lambda seat: (seat.offer.start is not None, str(seat.offer.start), seat.offer.course, seat.person)
    )
    beyond = [m for a, top in zip(learners, reach, strict=True) for m in _missing(a, top, catalogue)]
    known = {(m.person, m.competency) for m in beyond}
    missing = [*beyond, *(m for m in short if (m.person, m.competency) not in known)]
    cost = sum(seat.cost for seat in seats)
    proven = solution.status == "optimal"
    bound = (
        cost if proven else max(0, min(cost, int(solution.bound) if abs(solution.bound) < INFINITY else 0))
    )
    status: PlanStatus = solution.status if solution.status != "infeasible" else "infeasible"
    if missing and status != "cancelled":
        status = "infeasible"
    asked, closed = _weights(learners, chosen, catalogue)
    return TrainingPlan(
        status, cost, bound, tuple(seats), tuple(missing), closed, asked, proven, search.seconds
    )


def _weights(
    learners: Sequence[Learner], chosen: list[list[Offer]], catalogue: Catalogue
) -> tuple[float, float]:
    """The weight of all steps, and of those that are closed."""
    asked = closed = 0.0
    for learner, offers in zip(learners, chosen, strict=True):
        after = outcome(learner, offers, catalogue)
        steps: list[Step] = [*learner.steps(), *((id, 0) for id in learner.certifications)]
        for step in steps:
            weight = learner.weights.get(step[0], 1.0)
            asked += weight
            closed += weight if _is_closed(step, after) else 0
    return asked, closed
