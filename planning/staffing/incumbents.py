"""The people who are known: which seats they hold at the start, and how many pass the gates of promotion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planning.careers.gates import Gatekeeper, is_promotion
from planning.careers.source import career_moves, grades, people_of, profiles
from planning.plan.people import Person
from planning.plan.text import text_in
from planning.schedule.build import PlanSource
from planning.staffing.grades import printed_as
from planning.staffing.months import first_month, last_month
from planning.staffing.seats import Seat

UNKNOWN = -(10**6)


class Incumbents(NamedTuple):
    """What is known of the seats at the start; months are relative to it.

    ``taken``: somebody is known to be in the seat; ``tenure``: for how many months, ``separation``: the month
    of mandatory separation, either ``UNKNOWN``. ``empty``: the seats of a post that others of it are known
    to hold. ``ready``: the share of a grade that passes all gates of some promotion but that of time.
    """

    taken: NDArray[np.bool_]
    empty: NDArray[np.bool_]
    tenure: NDArray[np.int64]
    separation: NDArray[np.int64]
    ready: Mapping[str, float]


def known_incumbents(
    source: PlanSource, seats: Sequence[Seat], first: int, ready: Mapping[str, float] | None = None
) -> Incumbents:
    """Put the people of a plan on its seats: by the post they name, else by unit and grade.

    People for whom no seat is left are left out; so are all seats of people who come or go at other times.
    ``ready`` is what is known already of the gates, which hang on people and the month alone.
    """
    names = {id: text_in(grade.name, "en") for id, grade in grades(source).items()}
    here = [person for person in people_of(source).values() if _is_there(person, first)]
    free = _Free(seats if here else (), first)
    size = len(seats)
    found = Incumbents(
        np.zeros(size, bool),
        np.zeros(size, bool),
        np.full(size, UNKNOWN, np.int64),
        np.full(size, UNKNOWN, np.int64),
        ready_shares(source, here, names, first) if ready is None else ready,
    )
    for person in sorted(here, key=lambda person: person.post is None):
        place = free.take(person, names.get(person.grade or "", ""))
        if place is not None:
            found.taken[place] = True
            if person.post_since and first_month(person.post_since) <= first:
                found.tenure[place] = first - first_month(person.post_since)
            if person.separation:
                found.separation[place] = max(last_month(person.separation) - first, 1)
    named = {seats[n].post for n in np.flatnonzero(found.taken).tolist()} & {person.post for person in here}
    if named:
        found.empty[:] = [seat.post in named for seat in seats]
        found.empty[found.taken] = False
    return found


class _Free:
    """The seats that nobody was put on yet, by post, and by unit and grade."""

    def __init__(self, seats: Sequence[Seat], first: int) -> None:
        self._open: set[int] = set()
        self._by_post: dict[str, list[int]] = {}
        self._by_place: dict[tuple[str, str], list[int]] = {}
        for n, seat in enumerate(seats):
            place = seat.at(first)
            if place is not None:
                self._open.add(n)
                self._by_post.setdefault(seat.post, []).append(n)
                self._by_place.setdefault((place.unit, place.grade), []).append(n)

    def take(self, person: Person, grade: str) -> int | None:
        """A seat for somebody, or none."""
        if person.post:
            return self._first(self._by_post.get(person.post, ()))
        places = ((person.unit or "", printed) for printed in printed_as(grade))
        return self._first(n for place in places for n in self._by_place.get(place, ()))

    def _first(self, seats: Iterable[int]) -> int | None:
        found = next((n for n in seats if n in self._open), None)
        self._open.discard(found if found is not None else -1)
        return found


def ready_shares(
    source: PlanSource, people: Sequence[Person], names: Mapping[str, str], first: int
) -> dict[str, float]:
    """By the grade as printed: the share of its people who pass all gates of some promotion but that of time.

    Time in grade is left to the simulation, in which it passes. People of whom too little is confirmed to say
    count neither way; grades of whose people nothing can be said are left out.
    """
    if not people or not career_moves(source):
        return {}
    keeper = Gatekeeper(source, date(first // 12, first % 12 + 1, 1))
    found: dict[str, list[bool]] = {}
    for person in people:
        goals = list(_promotions(source, person))
        if goals and person.grade and person.grade in names:
            passes = _passes(keeper, person.id, goals)
            if passes is not None:
                found.setdefault(printed_as(names[person.grade])[0], []).append(passes)
    return {grade: sum(passes) / len(passes) for grade, passes in found.items()}


def _passes(keeper: Gatekeeper, person: str, goals: Iterable[str]) -> bool | None:
    """Whether somebody passes to one of some profiles; ``None`` where nothing known stands against it."""
    closed = []
    for goal in goals:
        gates = [gate for gate in keeper.check(person, goal).gates if gate.name != "time_in_grade"]
        if all(gate.is_open for gate in gates):
            return True
        closed.append(any(gate.state == "not_met" for gate in gates))
    return False if all(closed) else None


def _promotions(source: PlanSource, person: Person) -> Iterator[str]:
    """The profiles of higher grades that a move leads to from the profile of somebody."""
    known, ladder = profiles(source), grades(source)
    now = ladder.get(person.grade or "")
    for move in career_moves(source).values():
        if move.from_profile == person.profile and move.to_profile in known:
            goal = ladder.get(known[move.to_profile].grade or "")
            if now is not None and goal is not None and is_promotion(now, goal):
                yield move.to_profile


def _is_there(person: Person, first: int) -> bool:
    joined = first_month(person.joined) if person.joined else first
    left = last_month(person.left) if person.left else first
    return joined <= first <= left
