"""What is typed into the competency matrix, as edits of one transaction.

No rating overwrites an earlier one: typing on a later day adds a rating of that day. Only what the same
source said of the same cell on the same day is changed.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planning.careers.matrix import STATES
from planning.careers.ratings import Ratings
from planning.plan.moments import start_day
from planning.plan.people import RatingSource
from planning.plan.transaction import Transaction, slug

CLEARED = -9


class Cell(NamedTuple):
    """A cell of the matrix and what to write there: a level, the code of a state, or ``CLEARED``."""

    person: str
    competency: str
    code: int


def rate(t: Transaction, ratings: Ratings, cells: Iterable[Cell], source: RatingSource, day: date) -> None:
    """Rate cells as of a day; ``CLEARED`` takes the rating away that holds there."""
    for cell in cells:
        current = ratings.latest(cell.person, cell.competency, source, day)
        if cell.code == CLEARED:
            if current is not None:
                t.remove("assessments", current.id)
        elif current is not None and start_day(current.date) == day:
            t.set("assessments", current.id, **_values(cell.code))
        else:
            _add(t, cell, source, day)


def _values(code: int) -> dict[str, object]:
    """State and level of a code."""
    if code < 0:
        return {"state": STATES[code], "level": None}
    return {"state": None, "level": code}


def _add(t: Transaction, cell: Cell, source: RatingSource, day: date) -> None:
    stem = f"{_short(cell.person, 24)}-{_short(cell.competency, 32)}-{source[:4]}-{day:%Y%m%d}"
    t.add(
        "assessments",
        {
            "id": _free(t, "assessments", stem),
            "person": cell.person,
            "competency": cell.competency,
            "source": source,
            "date": day.isoformat(),
            **_values(cell.code),
        },
    )


@lru_cache(maxsize=4096)
def _short(id: str, most: int) -> str:
    """The beginning of an id as part of another; a paste asks for the same ones again and again."""
    return slug(id)[:most]


class Need(NamedTuple):
    """A cell of the matrix of job profiles: the level that is asked for, or ``CLEARED``."""

    profile: str
    competency: str
    level: int


def require(t: Transaction, cells: Iterable[Need]) -> None:
    """Set what job profiles require; ``CLEARED`` takes the requirement away."""
    known = {(row["profile"], row["competency"]): id for id, row in t.table("requirements").items()}
    for cell in cells:
        id = known.get((cell.profile, cell.competency))
        if cell.level == CLEARED:
            if id is not None:
                t.remove("requirements", id)
        elif id is not None:
            t.set("requirements", id, level=cell.level)
        else:
            values = {"profile": cell.profile, "competency": cell.competency, "level": cell.level}
            stem = f"{slug(cell.profile)[:36]}-{slug(cell.competency)[:36]}"
            t.add("requirements", {"id": _free(t, "requirements", stem), **values})


def _free(t: Transaction, table: str, stem: str) -> str:
    """An id that is not taken yet."""
    id, number = stem, 1
    while t.get(table, id) is not None:
        number += 1
        id = f"{stem}-{number}"
    return id
