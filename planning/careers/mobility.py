"""Openings, and the rules of mobility that say who may go there.

The rules are parameters of the plan (the table ``career_rules``, with their source); without them nothing is
asked.
"""

from datetime import date
from typing import Literal, NamedTuple

from planning.careers.gates import months_between
from planning.careers.places import place_id
from planning.careers.source import (
    Source,
    career_moves,
    career_rules,
    grades,
    in_office,
    people_of,
    profiles,
)
from planning.plan.competence import Profile
from planning.plan.moments import start_day
from planning.plan.people import Person

Obstacle = Literal[
    "not_willing", "too_early", "not_ready", "duty_station", "geographic_moves", "must_move", "no_move"
]
OBSTACLES: tuple[Obstacle, ...] = (
    "no_move",
    "not_willing",
    "too_early",
    "duty_station",
    "geographic_moves",
    "must_move",
    "not_ready",
)
Span = Literal["any", "near", "lattice"]
"""Where somebody may go by grade: anywhere; on the same ladder to the same rank or the next one, or by a move
of the lattice; only to their own profile or by a move of the lattice."""
SPANS: tuple[Span, ...] = ("near", "lattice", "any")
GROUPS = {"H": "h-a", "A": "h-a", "B": "b-c", "C": "b-c", "D": "d-e", "E": "d-e"}


class Opening(NamedTuple):
    """A post to be filled: its profile and duty station, and who holds it now, where somebody does.

    ``unit`` and ``post`` are those of the structure, "" where it is not from there.
    """

    id: str
    profile: str
    duty_station: str = ""
    held_by: str = ""
    unit: str = ""
    post: str = ""


class MobilityRules:
    """The rules of a plan: those that it does not state ask for nothing."""

    def __init__(self, source: Source) -> None:
        self._values = {id: row.value for id, row in career_rules(source).items()}
        self._source, self._grades = source, grades(source)
        self._stations: dict[str, str] = {}  # by what people's records say: asked for each of many openings

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
            return ["must_move"] if self.is_due(person, day) else found
        if not person.mobility.willing:
            found.append("not_willing")
        since = person.post_since
        if since is not None and months_between(start_day(since), day) < self.least_years(person) * 12:
            found.append("too_early")
        wanted = person.mobility.duty_stations
        if wanted and opening.duty_station and opening.duty_station not in map(self._station, wanted):
            found.append("duty_station")
        if self._moves_missing(person, grade):
            found.append("geographic_moves")
        return found

    def _station(self, words: str) -> str:
        """The id of a duty station, which records may also give by its name."""
        if words not in self._stations:
            self._stations[words] = place_id(self._source, words)
        return self._stations[words]

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


class Reach:
    """To which profiles somebody may go at all, by grade and lattice."""

    def __init__(self, source: Source, span: Span) -> None:
        self._span, self._grades, self._profiles = span, grades(source), profiles(source)
        self._moves = {(move.from_profile, move.to_profile) for move in career_moves(source).values()}

    def allows(self, person: Person, profile: str) -> bool:
        """Whether somebody may go to a profile."""
        if self._span == "any" or profile == person.profile or (person.profile, profile) in self._moves:
            return True
        return self._span == "near" and self._is_near(person, self._profiles[profile])

    def _is_near(self, person: Person, goal: Profile) -> bool:
        """The same rank or the next one of the same ladder; where either is not known, nothing is said."""
        low, high = self._grades.get(person.grade or ""), self._grades.get(goal.grade or "")
        if low is None or high is None:
            return True
        return low.ladder == high.ladder and 0 <= high.rank - low.rank <= 1


def posts_of_the_due(source: Source, day: date) -> list[Opening]:
    """The posts of people who have been there as long as they may: they open, and who holds them moves on."""
    rules, known = MobilityRules(source), people_of(source)
    return [
        Opening(
            f"due:{person.id}",
            person.profile,
            place_id(source, person.duty_station),
            person.id,
            person.unit or "",
            person.post or "",
        )
        for person in (known[id] for id in in_office(source, day))
        if person.profile and rules.is_due(person, day)
    ]
