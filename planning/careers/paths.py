"""Ways through the lattice of careers, step by step, each step within what one move may ask of somebody.

A way of several moves never asks for fewer levels in all than the direct move (the gaps add up at least to
the direct gap), so that "the shortest way" would always be one leap. Each step is therefore capped: in the
levels that it may ask for, and in grades. Skills add up on the way: whoever held a profile holds what it
requires.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import ceil
from typing import Literal, NamedTuple

from planning.careers.gates import Gatekeeper, Readiness, is_promotion, months_between
from planning.careers.ratings import Ratings
from planning.careers.source import Source, career_moves, grades, people_of, profiles, requirements
from planning.plan.competence import CareerMove
from planning.plan.moments import start_day

Direction = Literal["up", "across", "down"]


class Caps(NamedTuple):
    """What one step may ask: ``levels`` missing in all and in one competency, and ``grades`` climbed."""

    levels: int = 12
    levels_of_one: int = 3
    grades: int = 1


NO_CAPS = Caps(levels=10**6, levels_of_one=10**6, grades=10**6)
"""Anything may be asked of somebody in one step."""


class Step(NamedTuple):
    """One move of a way.

    Attributes:
        gaps: the levels missing by competency, from what is held by then. short: their sum.
        months: that must be served in the grade before. climbed: ranks between the grades, where of one
        ladder.
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
    climbed: float


class Way(NamedTuple):
    """The moves from somebody's profile to another one."""

    steps: tuple[Step, ...]

    @property
    def short(self) -> int:
        """All levels to be gained."""
        return sum(step.short for step in self.steps)

    @property
    def months(self) -> int:
        """The least time in grade on the way, all of it."""
        return sum(step.months for step in self.steps)

    def months_left(self, served: int) -> int:
        """The same after ``served`` months in the grade of now: they count for the first rise."""
        first = next((step.months for step in self.steps if step.direction == "up"), 0)
        return self.months - min(served, first)

    @property
    def caps(self) -> Caps:
        """The least caps that let this way through."""
        short = [step.short for step in self.steps]
        highest = [max(step.gaps.values(), default=0) for step in self.steps]
        climbed = [ceil(step.climbed) for step in self.steps]
        return Caps(max(short, default=0), max(highest, default=0), max([1, *climbed]))


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

    def held_by(self, person: str, day: date, ratings: Ratings) -> dict[str, int]:
        """What somebody is confirmed to hold of all that any profile requires."""
        wanted = {c for levels in self.required.values() for c in levels}
        known = {c: ratings.confirmed(person, c, day).level for c in wanted}
        return {c: level for c, level in known.items() if level is not None}

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
            self._climbed(move.from_profile, move.to_profile),
        )

    def ways(
        self,
        start: str,
        goal: str,
        held: Mapping[str, int],
        caps: Caps,
        most: int = 4,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Way]:
        """All ways of at most ``most`` steps that keep the caps, those that ask for least first.

        Once ``cancelled`` is true, those that were found until then.
        """
        walked = self._walk(start, goal, dict(held), caps, most, (start,), cancelled)
        found = [Way(steps) for steps in walked]
        return sorted(found, key=lambda way: (way.short, len(way.steps), way.months, way.steps))

    def _walk(
        self,
        at: str,
        goal: str,
        held: dict[str, int],
        caps: Caps,
        left: int,
        seen: tuple[str, ...],
        cancelled: Callable[[], bool],
    ) -> Iterator[tuple[Step, ...]]:
        if left == 0 or cancelled():
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
            for rest in self._walk(move.to_profile, goal, gained, caps, left - 1, seen_now, cancelled):
                yield (step, *rest)

    def _keeps(self, step: Step, caps: Caps) -> bool:
        highest = max(step.gaps.values(), default=0)
        return step.short <= caps.levels and highest <= caps.levels_of_one and step.climbed <= caps.grades

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
    lattice = Lattice(source)
    held = lattice.held_by(person, day, Ratings.of(source))
    return lattice.ways(start, goal, held, caps or Caps(), most)


def months_served(source: Source, person: str, day: date) -> int:
    """Whole months that somebody has served in their grade; 0 where that is not known.

    Raises:
        KeyError: the plan has no such person.
    """
    since = people_of(source)[person].grade_since
    return months_between(start_day(since), day) if since else 0


def next_steps(source: Source, person: str, day: date) -> list[tuple[CareerMove, Readiness]]:
    """The moves that are open to somebody from their profile, each with its gates.

    Raises:
        KeyError: the plan has no such person.
    """
    start = people_of(source)[person].profile
    keeper = Gatekeeper(source, day)
    moves = [m for m in career_moves(source).values() if m.from_profile == start]
    return [(move, keeper.check(person, move.to_profile)) for move in moves]
