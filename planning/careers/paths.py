"""Ways through the lattice of careers, step by step, each step within what one move may ask of somebody.

A way of several moves never asks for fewer levels in all than the direct move (the gaps add up at least to
the direct gap), so that "the shortest way" would always be one leap. Each step is therefore capped: in the
levels that it may ask for, and in grades. Skills add up on the way: whoever held a profile holds what it
requires.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from planning.careers.gates import Gatekeeper, Readiness, is_promotion
from planning.careers.ratings import Ratings
from planning.careers.source import Source, career_moves, grades, people_of, profiles, requirements
from planning.plan.competence import CareerMove

Direction = Literal["up", "across", "down"]


class Caps(NamedTuple):
    """What one step may ask: ``levels`` missing in all and in one competency, and ``grades`` climbed."""

    levels: int = 12
    levels_of_one: int = 3
    grades: int = 1


class Step(NamedTuple):
    """One move of a way.

    Attributes:
        gaps: the levels missing by competency, from what is held by then. short: their sum.
        months: that must be served in the grade before.
        changes_track: whether it leads from one track to the other.
    """

    move: str
    from_profile: str
    to_profile: str
    direction: Direction
    changes_track: bool
    gaps: Mapping[str, int]
    short: int
    months: int


class Way(NamedTuple):
    """The moves from somebody's profile to another one."""

    steps: tuple[Step, ...]

    @property
    def short(self) -> int:
        """All levels to be gained."""
        return sum(step.short for step in self.steps)

    @property
    def months(self) -> int:
        """The least time that it takes."""
        return sum(step.months for step in self.steps)


class Lattice:
    """The moves of a plan, to be walked; made once for a state of the plan."""

    def __init__(self, source: Source) -> None:
        self._profiles, self._grades = profiles(source), grades(source)
        self._moves: dict[str, list[CareerMove]] = {}
        for move in career_moves(source).values():
            self._moves.setdefault(move.from_profile, []).append(move)
        self.required: dict[str, dict[str, int]] = {}
        for row in requirements(source).values():
            if row.must:
                self.required.setdefault(row.profile, {})[row.competency] = row.level

    def step(self, move: CareerMove, held: Mapping[str, int]) -> Step:
        """A move of somebody who holds ``held``."""
        wanted = self.required.get(move.to_profile, {})
        gaps = {c: level - held.get(c, 0) for c, level in wanted.items() if level > held.get(c, 0)}
        start, end = self._profiles[move.from_profile], self._profiles[move.to_profile]
        return Step(
            move.id,
            move.from_profile,
            move.to_profile,
            self._direction(start.grade, end.grade),
            bool(start.track and end.track and start.track != end.track),
            gaps,
            sum(gaps.values()),
            self._months(move),
        )

    def ways(self, start: str, goal: str, held: Mapping[str, int], caps: Caps, most: int = 4) -> list[Way]:
        """All ways of at most ``most`` steps that keep the caps, those that ask for least first."""
        found = [Way(steps) for steps in self._walk(start, goal, dict(held), caps, most, (start,))]
        return sorted(found, key=lambda way: (way.short, len(way.steps), way.months, way.steps))

    def _walk(
        self, at: str, goal: str, held: dict[str, int], caps: Caps, left: int, seen: tuple[str, ...]
    ) -> Iterator[tuple[Step, ...]]:
        if left == 0:
            return
        for move in self._moves.get(at, ()):
            if move.to_profile in seen or move.to_profile not in self._profiles:
                continue
            step = self.step(move, held)
            if not self._keeps(step, caps):
                continue
            if move.to_profile == goal:
                yield (step,)
                continue
            gained = held | {
                c: max(held.get(c, 0), v) for c, v in self.required.get(move.to_profile, {}).items()
            }
            seen_now = (*seen, move.to_profile)
            for rest in self._walk(move.to_profile, goal, gained, caps, left - 1, seen_now):
                yield (step, *rest)

    def _keeps(self, step: Step, caps: Caps) -> bool:
        climbed = self._climbed(step.from_profile, step.to_profile)
        highest = max(step.gaps.values(), default=0)
        return step.short <= caps.levels and highest <= caps.levels_of_one and climbed <= caps.grades

    def _climbed(self, start: str, end: str) -> float:
        low = self._grades.get(self._profiles[start].grade or "")
        high = self._grades.get(self._profiles[end].grade or "")
        return high.rank - low.rank if low and high and low.ladder == high.ladder else 0

    def _direction(self, start: str | None, end: str | None) -> Direction:
        low, high = self._grades.get(start or ""), self._grades.get(end or "")
        if low is None or high is None or low.id == high.id:
            return "across"
        if is_promotion(low, high):
            return "up"
        return "across" if low.rank == high.rank else "down"

    def _months(self, move: CareerMove) -> int:
        start, end = self._profiles[move.from_profile], self._profiles[move.to_profile]
        grade = self._grades.get(start.grade or "")
        if self._direction(start.grade, end.grade) != "up":
            return 0
        stated = (move.time_in_grade_months, end.time_in_grade_months)
        return next((m for m in stated if m is not None), grade.time_in_grade_months if grade else 0)


def ways_of(
    source: Source, person: str, goal: str, day: date, caps: Caps | None = None, most: int = 4
) -> list[Way]:
    """The ways of somebody from their profile to ``goal``, by what they are confirmed to hold.

    Raises:
        KeyError: the plan has no such person.
    """
    start = people_of(source)[person].profile
    if start is None or start == goal:
        return []
    lattice, ratings = Lattice(source), Ratings.of(source)
    wanted = {c for levels in lattice.required.values() for c in levels}
    known = {c: ratings.confirmed(person, c, day).level for c in wanted}
    held = {c: level for c, level in known.items() if level is not None}
    return lattice.ways(start, goal, held, caps or Caps(), most)


def next_steps(source: Source, person: str, day: date) -> list[tuple[CareerMove, Readiness]]:
    """The moves that are open to somebody from their profile, each with its gates.

    Raises:
        KeyError: the plan has no such person.
    """
    start = people_of(source)[person].profile
    keeper = Gatekeeper(source, day)
    moves = [m for m in career_moves(source).values() if m.from_profile == start]
    return [(move, keeper.check(person, move.to_profile)) for move in moves]
