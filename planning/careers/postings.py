"""People to posts: who should go where, at the least sum of gaps, within the rules of mobility."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planning.careers.gaps import summary
from planning.careers.gates import Gatekeeper, GateName
from planning.careers.milp import Program
from planning.careers.mobility import MobilityRules, Obstacle, Opening, Reach, Span
from planning.careers.source import Source, people_of

UNKNOWN_LEVEL = 1.5
"""What a level that is not known counts, in levels: more than a small gap, less than a large one."""


class Fit(NamedTuple):
    """How somebody fits an opening that they may go to.

    Attributes:
        cost: weighted levels missing of what is a must, with ``UNKNOWN_LEVEL`` for each that is not known.
        unmet, unknown: competencies that are short, and those whose level is not known.
        closed: the gates that are not met.
    """

    cost: float
    unmet: int
    unknown: int
    closed: tuple[GateName, ...]


class Posting(NamedTuple):
    """Somebody on a post, with the levels they miss there."""

    person: str
    opening: str
    cost: float


class Postings(NamedTuple):
    """The best assignment: as many posts as can be filled, at the least cost; and what is in the way.

    ``fits`` has all who may go to an opening, ``obstacles`` what rules the others out, by person and opening.
    """

    postings: tuple[Posting, ...]
    unfilled: tuple[str, ...]
    cost: float
    is_proven: bool
    obstacles: Mapping[tuple[str, str], tuple[Obstacle, ...]]
    fits: Mapping[tuple[str, str], Fit]


def assign(
    costs: Sequence[Sequence[float | None]],
    *,
    time_limit: float = 30,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[list[tuple[int, int]], bool]:
    """Rows to columns, each at most once: as many as can be, then at the least sum; ``None``: never.

    The rows of an assignment are totally unimodular (Hoffman and Kruskal, 1956): the linear program has an
    optimum of zeros and ones, at a vertex, where the simplex method ends. Nothing needs to be branched on.

    Returns:
        the pairs in the order of the rows, and whether they are proven to be best.
    """
    program = Program()
    known = [cost for row in costs for cost in row if cost is not None]
    filled = 1 + 2 * sum(abs(cost) for cost in sorted(known, key=abs)[-len(costs) :]) if known else 1
    pairs: dict[tuple[int, int], int] = {}
    by_row: dict[int, dict[int, float]] = {}
    by_column: dict[int, dict[int, float]] = {}
    for i, row in enumerate(costs):
        for j, cost in enumerate(row):
            if cost is not None:
                column = program.column(cost - filled, continuous=True)
                pairs[i, j] = column
                by_row.setdefault(i, {})[column] = 1.0
                by_column.setdefault(j, {})[column] = 1.0
    for taken in (*by_row.values(), *by_column.values()):
        program.row(taken, high=1)
    found = program.solve(time_limit=time_limit, cancelled=cancelled)
    chosen = [pair for pair, column in pairs.items() if found.values and found.values[column]]
    return chosen, found.status == "optimal"


def post_people(
    source: Source,
    people: Sequence[str],
    openings: Sequence[Opening],
    day: date,
    *,
    ready_only: bool = False,
    span: Span = "near",
    time_limit: float = 30,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], object] = lambda share: None,
) -> Postings:
    """Who should go to which opening; with ``ready_only`` only through gates that are all met.

    Args:
        span: how far from their grade and profile people may go.
        time_limit: seconds for the assignment. cancelled: asked while it runs; what was found until then is
            returned. progress: told how far it is, 0 to 1.

    Raises:
        KeyError: the plan has no such person or profile.
    """
    check = _Check(source, day, span, ready_only=ready_only)
    costs: list[list[float | None]] = []
    for number, person in enumerate(people):
        if cancelled():
            break
        progress(number / len(people))
        costs.append([check.cost(person, opening) for opening in openings])
    pairs, proven = assign(costs, time_limit=time_limit, cancelled=cancelled)
    made = tuple(Posting(people[i], openings[j].id, costs[i][j] or 0.0) for i, j in pairs)
    taken = {posting.opening for posting in made}
    unfilled = tuple(opening.id for opening in openings if opening.id not in taken)
    cost = sum(posting.cost for posting in made)
    return Postings(made, unfilled, cost, proven, check.against, check.fits)


class _Check:
    """Who may go where, and what they would miss there."""

    def __init__(self, source: Source, day: date, span: Span, *, ready_only: bool) -> None:
        self._rules, self._keeper = MobilityRules(source), Gatekeeper(source, day)
        self._reach = Reach(source, span)
        self._known, self._day, self._ready_only = people_of(source), day, ready_only
        self._grades = {id: getattr(row, "grade", None) for id, row in source.table("profiles").items()}
        self._seen: dict[tuple[str, str], Fit] = {}
        self.against: dict[tuple[str, str], tuple[Obstacle, ...]] = {}
        self.fits: dict[tuple[str, str], Fit] = {}

    def cost(self, person: str, opening: Opening) -> float | None:
        """What it costs to put somebody there; ``None`` where they may not go."""
        grade = self._grades.get(opening.profile)
        found = self._rules.obstacles(self._known[person], opening, grade, self._day)
        if not self._reach.allows(self._known[person], opening.profile):
            self.against[person, opening.id] = ("no_move", *found)
            return None
        fit = self._fit(person, opening.profile)
        if self._ready_only and fit.closed:
            found.append("not_ready")
        if found:
            self.against[person, opening.id] = tuple(found)
            return None
        self.fits[person, opening.id] = fit
        return fit.cost

    def _fit(self, person: str, profile: str) -> Fit:
        """How somebody fits a profile; there may be many openings of it."""
        if (person, profile) not in self._seen:
            ready = self._keeper.check(person, profile)
            figures = summary([gap for gap in ready.gaps if gap.must])
            cost = figures.weighted + UNKNOWN_LEVEL * figures.unknown
            closed = tuple(gate.name for gate in ready.closed)
            self._seen[person, profile] = Fit(cost, figures.unmet, figures.unknown, closed)
        return self._seen[person, profile]
