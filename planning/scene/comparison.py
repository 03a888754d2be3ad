"""People and job profiles side by side: their levels by competency, and by family for a radar."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planning.careers import source as s
from planning.careers.ratings import Ratings
from planning.plan.competence import Competency
from planning.plan.people import RatingSource
from planning.plan.text import text_in
from planning.scene.radar import Series

MOST_AXES = 12


class Compared(NamedTuple):
    """A person or a profile with levels by competency; ``None``: not known, or not asked for."""

    table: str
    id: str
    name: str
    levels: dict[str, int | None]


def compared(
    source: s.Source, key: str, ratings: Ratings, day: date, language: str, basis: RatingSource = "certified"
) -> Compared | None:
    """What ``"people/ID"`` holds or ``"profiles/ID"`` requires; ``None`` where the plan has no such."""
    table, _slash, id = key.partition("/")
    if table == "people" and id in s.people_of(source):
        known = s.rateable(source, day)
        levels = {one: ratings.rating(id, one, basis, day).level for one in known}
        return Compared(table, id, text_in(s.people_of(source)[id].name, language), levels)
    if table == "profiles" and id in s.profiles(source):
        asked: dict[str, int | None] = {
            row.competency: row.level for row in s.requirements(source).values() if row.profile == id
        }
        return Compared(table, id, text_in(s.profiles(source)[id].name, language), asked)
    return None


def competencies_of(source: s.Source, sides: Sequence[Compared], day: date) -> list[Competency]:
    """The competencies that are compared: those a profile asks for; without a profile, those held."""
    asked = {id for side in sides if side.table == "profiles" for id in side.levels}
    held = {id for side in sides for id, level in side.levels.items() if level is not None}
    wanted = asked or held
    return [s.competencies(source)[id] for id in s.rateable(source, day) if id in wanted]


def axes(
    source: s.Source, sides: Sequence[Compared], day: date, language: str
) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Names of the axes and a series a side: competencies, or, of too many, the means of families."""
    shown = competencies_of(source, sides, day)
    if len(shown) <= MOST_AXES:
        names = tuple(text_in(one.name, language) for one in shown)
        return names, tuple(
            Series(side.name, tuple(side.levels.get(one.id) for one in shown)) for side in sides
        )
    families: dict[str, list[str]] = {}
    for one in shown:
        families.setdefault(one.parent or "", []).append(one.id)
    known = s.competencies(source)
    names = tuple(text_in(known[id].name, language) if id in known else "" for id in families)
    series = tuple(Series(side.name, tuple(_mean(side, ids) for ids in families.values())) for side in sides)
    return names, series


def _mean(side: Compared, ids: Sequence[str]) -> float | None:
    """The mean of the levels that are known."""
    levels = [level for id in ids if (level := side.levels.get(id)) is not None]
    return sum(levels) / len(levels) if levels else None
