"""Gaps between what a job profile requires and what somebody holds.

What is not known is no gap of any size: unassessed and not observed are counted by themselves; what is not
applicable or exempt is not asked for at all. The number of unmet requirements, the worst gap and the weighted
total are given side by side, because no one of them stands for the others.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planning.careers.ratings import Rating, Ratings
from planning.careers.source import Source, competencies, is_dropped, people_of, requirements, tree_path
from planning.plan.competence import Requirement
from planning.plan.people import RatingSource


class Gap(NamedTuple):
    """One requirement of a profile beside the rating of a person.

    Attributes:
        required: the level asked for, at least 0.
        rating: what is held, with the four states.
        short: levels missing, ``max(0, required - held)``; ``None`` where the level is not known, 0 where
            nothing is asked (not applicable, exempt).
        surplus: levels beyond the requirement.
    """

    competency: str
    required: int
    rating: Rating
    short: int | None
    surplus: int
    weight: float
    must: bool
    requirement: str

    @property
    def is_met(self) -> bool:
        """Whether the requirement is met, or waived."""
        return self.short == 0


class GapSummary(NamedTuple):
    """The gaps of one person, or of several, in figures that do not stand for one another.

    Attributes:
        asked: requirements that are asked for (not waived). unmet: those with a known gap.
        unknown: those whose level is not known. worst: the largest known gap in levels.
        weighted: the sum of weight x levels short, over the known ones.
    """

    asked: int
    unmet: int
    unknown: int
    worst: int
    weighted: float


def gap(requirement: Requirement, rating: Rating) -> Gap:
    """One requirement beside a rating."""
    held, asked = rating.level, requirement.level
    short = max(0, asked - held) if held is not None else (0 if rating.is_waived else None)
    surplus = max(0, held - asked) if held is not None else 0
    return Gap(
        requirement.competency,
        asked,
        rating,
        short,
        surplus,
        requirement.weight,
        requirement.must,
        requirement.id,
    )


def gaps(
    source: Source,
    person: str,
    profile: str,
    day: date,
    *,
    rated_by: RatingSource | None = None,
    ratings: Ratings | None = None,
) -> list[Gap]:
    """The gaps of a person to a profile on a day, in the order of the competencies.

    By confirmed ratings, which count at a gate, or by those of ``rated_by``.
    """
    ratings = ratings or Ratings.of(source)
    return [
        gap(
            row,
            ratings.rating(person, row.competency, rated_by, day)
            if rated_by
            else ratings.confirmed(person, row.competency, day),
        )
        for row in requirements_of(source, profile, day)
    ]


def requirements_of(source: Source, profile: str, day: date | None = None) -> list[Requirement]:
    """What a profile requires, in the order of the competencies; on a day, without what is dropped then."""
    known = competencies(source)
    found = [
        row
        for row in requirements(source).values()
        if row.profile == profile and (day is None or not is_dropped(known.get(row.competency), day))
    ]
    return sorted(found, key=lambda row: (tree_path(known, row.competency), row.id))


def summary(found: Iterable[Gap]) -> GapSummary:
    """The figures of gaps."""
    rows = list(found)
    known = [(row.short, row.weight) for row in rows if row.short]
    return GapSummary(
        asked=sum(not row.rating.is_waived for row in rows),
        unmet=len(known),
        unknown=sum(row.short is None for row in rows),
        worst=max((short for short, _weight in known), default=0),
        weighted=sum(short * weight for short, weight in known),
    )


def own_gaps(source: Source, people: Iterable[str], day: date) -> dict[str, list[Gap]]:
    """The gaps of people, a team or a unit, each to their own profile; who has none is left out."""
    ratings, known = Ratings.of(source), people_of(source)
    return {
        id: gaps(source, id, profile, day, ratings=ratings)
        for id in people
        if id in known and (profile := known[id].profile)
    }
