"""How many of the people of a job profile are competent for it, by their confirmed ratings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from planning.careers.gaps import gap, requirements_of
from planning.careers.ratings import Ratings
from planning.careers.source import people_of
from planning.plan.people import Person
from planning.schedule.build import PlanSource
from planning.staffing.months import first_month, last_month


class Competent(NamedTuple):
    """The people of a profile: those who hold all that is asked for, and those who lack some of it.

    ``unknown`` are those of whom not all is confirmed and nothing is known to be lacking: unassessed is not
    incompetent.
    """

    competent: int
    lacking: int
    unknown: int

    @property
    def share(self) -> float | None:
        """The share of those known that is competent; ``None`` where nobody is known."""
        known = self.competent + self.lacking
        return self.competent / known if known else None


class Competence:
    """Answers for any profile and month; what is asked again is remembered."""

    def __init__(self, source: PlanSource) -> None:
        self._source, self._ratings = source, Ratings.of(source)
        self._people = list(people_of(source).values())
        self._known: dict[tuple[str, tuple[str, ...], int], Competent] = {}

    def of(self, profile: str, competencies: Sequence[str], month: int) -> Competent:
        """The people of a profile at the end of a month, as they are rated then.

        Args:
            profile: its id.
            competencies: those that are asked for; none: all that the profile must have.
            month: its number.
        """
        key = (profile, tuple(competencies), month)
        if key not in self._known:
            self._known[key] = self._counted(*key)
        return self._known[key]

    def _counted(self, profile: str, competencies: tuple[str, ...], month: int) -> Competent:
        there = [one for one in self._people if one.profile == profile and _is_there(one, month)]
        day = date(month // 12, month % 12 + 1, 28)
        states = Counter(self._state(person, profile, competencies, day) for person in there)
        return Competent(states[True], states[False], states[None])

    def _state(self, person: Person, profile: str, competencies: Iterable[str], day: date) -> bool | None:
        """Whether somebody holds all that is asked for; ``None`` where that is not known."""
        asked = {row.competency: row for row in requirements_of(self._source, profile, day) if row.must}
        known = True
        for competency in set(competencies) or set(asked):
            rating = self._ratings.confirmed(person.id, competency, day)
            if competency in asked:
                short = gap(asked[competency], rating).short
            else:
                short = None if rating.level is None else int(rating.level < 1)
            if short:
                return False
            known = known and short is not None
        return True if known else None


def _is_there(person: Person, month: int) -> bool:
    return (person.joined is None or first_month(person.joined) <= month) and (
        person.left is None or month <= last_month(person.left)
    )
