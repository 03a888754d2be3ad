"""What a budget buys: how much of the gaps can be closed for each of some budgets, for a slider."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from planning.careers.training.planner import TrainingPlan, plan_training
from planning.careers.training.problem import Catalogue, Learner


class Point(NamedTuple):
    """The best plan within a budget (hundredths)."""

    budget: int
    plan: TrainingPlan


class Frontier(NamedTuple):
    """Plans by budget, from nothing to the one beyond which money closes no more; answers at once."""

    points: tuple[Point, ...]

    def at(self, budget: int) -> Point:
        """The best plan known that costs no more than ``budget``."""
        spent = [point.plan.cost for point in self.points]
        return self.points[max(0, bisect_right(spent, budget) - 1)]


def frontier(
    learners: Sequence[Learner],
    catalogue: Catalogue,
    *,
    steps: int = 10,
    time_limit: float = 60,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda share: None,
) -> Frontier:
    """The frontier at ``steps`` equal budgets up to what closes all that can be closed.

    Args:
        time_limit: seconds for all of it. cancelled: asked while it runs; what was reached until then is
        returned.
        progress: told how far it is, 0 to 1.
    """
    each = time_limit / (steps + 1)
    whole = plan_training(learners, catalogue, time_limit=each, cancelled=cancelled)
    found = [Point(whole.cost, whole)]
    for step in range(steps):
        progress((step + 1) / (steps + 1))
        if cancelled():
            break
        budget = whole.cost * step // steps
        plan = plan_training(learners, catalogue, budget=budget, time_limit=each, cancelled=cancelled)
        found.append(Point(budget, plan))
    return Frontier(tuple(_rising(sorted(found, key=lambda point: (point.plan.cost, -point.plan.closed)))))


def _rising(points: list[Point]) -> list[Point]:
    """Only those that close more than all cheaper ones."""
    kept: list[Point] = []
    for point in points:
        if not kept or point.plan.closed > kept[-1].plan.closed:
            kept.append(point)
    return kept
