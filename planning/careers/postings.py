"""People to posts: who should go where, at the least sum of gaps, within the rules of mobility.

The rules are parameters of the plan (the table ``career_rules``, with their source); without them nothing is
asked.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from planning.careers.gaps import summary
from planning.careers.gates import Gatekeeper, months_between
from planning.careers.milp import Program
from planning.careers.source import Source, career_rules, grades, people_of
from planning.plan.moments import start_day
from planning.plan.people import Person

Obstacle = Literal["not_willing", "too_early", "not_ready", "duty_station", "geographic_moves"]
GROUPS = {"H": "h-a", "A": "h-a", "B": "b-c", "C": "b-c", "D": "d-e", "E": "d-e"}
UNKNOWN_LEVEL = 1.5
"""What a level that is not known counts, in levels: more than a small gap, less than a large one."""


class Opening(NamedTuple):
    """A post to be filled."""

    id: str
    profile: str
    duty_station: str = ""
    held_by: str = ""


class Posting(NamedTuple):
    """Somebody on a post, with the levels they miss there."""

    person: str
    opening: str
    cost: float


class Postings(NamedTuple):
    """The best assignment: as many posts as can be filled, at the least cost; and what is in the way."""

    postings: tuple[Posting, ...]
    unfilled: tuple[str, ...]
    cost: float
    is_proven: bool
    obstacles: Mapping[tuple[str, str], tuple[Obstacle, ...]]


class MobilityRules:
    """The rules of a plan: those that it does not state ask for nothing."""

    def __init__(self, source: Source) -> None:
        self._values = {id: row.value for id, row in career_rules(source).items()}
        self._grades = grades(source)

    def value(self, id: str) -> float | None:
        """A parameter, or ``None``."""
        return self._values.get(id)

    def least_years(self, person: Person) -> float:
        """How long the post that somebody has must be occupied."""
        group = GROUPS.get(person.hardship, "")
        return self._values.get(f"occupancy-min-{group}", 0.0) if group else 0.0

    def most_years(self, person: Person) -> float | None:
        """How long it may be occupied."""
        return self._values.get(f"occupancy-max-{GROUPS.get(person.hardship, '')}")

    def is_due(self, person: Person, day: date) -> bool:
        """Whether somebody has to move: longer on the post than it may be, and not exempt."""
        most = self.most_years(person)
        if most is None or person.post_since is None or self.is_exempt(person, day):
            return False
        return months_between(start_day(person.post_since), day) >= most * 12

    def is_exempt(self, person: Person, day: date) -> bool:
        """Whether nobody may ask somebody to move: exempt, close to separation, or after many moves."""
        own_choice = self._values.get("moves-own-choice")
        years = self._values.get("exempt-before-separation")
        close = (
            years is not None
            and person.separation is not None
            and months_between(day, start_day(person.separation)) < years * 12
        )
        return (
            person.mobility.exempt
            or close
            or (own_choice is not None and person.mobility.moves >= own_choice)
        )

    def obstacles(self, person: Person, opening: Opening, grade: str | None, day: date) -> list[Obstacle]:
        """What speaks against somebody going to a post of a grade, but for their competence."""
        found: list[Obstacle] = []
        if opening.held_by == person.id:
            return found
        if not person.mobility.willing:
            found.append("not_willing")
        since = person.post_since
        if since is not None and months_between(start_day(since), day) < self.least_years(person) * 12:
            found.append("too_early")
        wanted = person.mobility.duty_stations
        if wanted and opening.duty_station and opening.duty_station not in wanted:
            found.append("duty_station")
        if self._moves_missing(person, grade):
            found.append("geographic_moves")
        return found

    def _moves_missing(self, person: Person, grade: str | None) -> bool:
        """From P-5 on, of the ladder that has such a grade, somebody must have moved before."""
        asked, fifth, goal = (
            self._values.get("geographic-moves-p-5"),
            self._grades.get("p-5"),
            self._grades.get(grade or ""),
        )
        if asked is None or fifth is None or goal is None or goal.ladder != fifth.ladder:
            return False
        now = self._grades.get(person.grade or "")
        rises = now is None or now.ladder != goal.ladder or now.rank < goal.rank
        return rises and goal.rank >= fifth.rank and person.mobility.geographic_moves < asked


def assign(
    costs: Sequence[Sequence[float | None]],
    *,
    time_limit: float = 30,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[list[tuple[int, int]], bool]:
    """Rows to columns, each at most once: as many as can be, then at the least sum; ``None``: never.

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
                column = program.column(cost - filled)
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
    time_limit: float = 30,
    cancelled: Callable[[], bool] = lambda: False,
) -> Postings:
    """Who should go to which opening; with ``ready_only`` only through gates that are all met.

    Raises:
        KeyError: the plan has no such person or profile.
    """
    rules, keeper, known = MobilityRules(source), Gatekeeper(source, day), people_of(source)
    profiles_grade = {id: getattr(row, "grade", None) for id, row in source.table("profiles").items()}
    against: dict[tuple[str, str], tuple[Obstacle, ...]] = {}
    costs: list[list[float | None]] = []
    for person in people:
        row: list[float | None] = []
        for opening in openings:
            found = rules.obstacles(known[person], opening, profiles_grade.get(opening.profile), day)
            ready = keeper.check(person, opening.profile)
            if ready_only and not ready.is_ready:
                found.append("not_ready")
            figures = summary([gap for gap in ready.gaps if gap.must])
            row.append(None if found else figures.weighted + UNKNOWN_LEVEL * figures.unknown)
            if found:
                against[person, opening.id] = tuple(found)
        costs.append(row)
    pairs, proven = assign(costs, time_limit=time_limit, cancelled=cancelled)
    made = tuple(Posting(people[i], openings[j].id, costs[i][j] or 0.0) for i, j in pairs)
    taken = {posting.opening for posting in made}
    unfilled = tuple(opening.id for opening in openings if opening.id not in taken)
    return Postings(made, unfilled, sum(posting.cost for posting in made), proven, against)
