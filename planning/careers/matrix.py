"""The matrix of people and competencies as one array of small integers, for heatmaps and coverage.

A :class:`Sheet` keeps all ratings of somebody as arrays, so that any day is a few operations a person: asking
:class:`~planning.careers.ratings.Ratings` cell by cell takes thirty times as long.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from planning.careers.ratings import SOURCES, Rating, Ratings
from planning.careers.source import Source, in_office, rateable
from planning.plan.collecting import without_collecting
from planning.plan.people import Assessment, RatingSource, RatingState

UNASSESSED, NOT_OBSERVED, NOT_APPLICABLE, EXEMPT = -1, -2, -3, -4
CODES: dict[RatingState, int] = {
    "unassessed": UNASSESSED,
    "not_observed": NOT_OBSERVED,
    "not_applicable": NOT_APPLICABLE,
    "exempt": EXEMPT,
}
"""The codes of the states that are no level; all are negative."""
STATES: dict[int, RatingState] = {code: state for state, code in CODES.items()}


@dataclass(frozen=True)
class Levels:
    """Ratings of one source on a day.

    Attributes:
        people: the ids of the rows. competencies: the ids of the columns.
        cells: int8, shape (people, competencies): a level (0 or more) or one of :data:`CODES`.
        expired: bool, of the same shape: unassessed because the rating has expired.
    """

    people: tuple[str, ...]
    competencies: tuple[str, ...]
    cells: NDArray[np.int8]
    expired: NDArray[np.bool_]

    def at(self, person: str, competency: str) -> int:
        """The code of one cell.

        Raises:
            ValueError: the matrix has no such row or column.
        """
        return int(self.cells[self.people.index(person), self.competencies.index(competency)])


def code(rating: Rating) -> int:
    """A rating as the matrix writes it."""
    return rating.level if rating.level is not None else CODES[rating.state]


class Sheet:
    """The matrix of some people and competencies for any source and day.

    The ratings of a person from a source are kept as one array, made when it is first asked for in O(their
    ratings) and dropped by :meth:`forget`; those of all people from a source as one below the other. Its
    columns: place in the flattened matrix, day, last day in force (ordinals), code as in :class:`Levels`; of
    one competency the latest stands last.
    """

    def __init__(self, ratings: Ratings, people: Sequence[str], columns: Sequence[str]) -> None:
        self.people, self.columns = tuple(people), tuple(columns)
        self._ratings = ratings
        self._place = {id: at for at, id in enumerate(columns)}
        self._inheriting = [id for id in columns if id in ratings.inheriting]
        self._lines: dict[tuple[RatingSource, str], NDArray[np.int64]] = {}
        self._whole: dict[RatingSource, NDArray[np.int64]] = {}

    def forget(self, people: Iterable[str]) -> None:
        """Take note that ratings of some people are others now."""
        self._whole.clear()
        for person in people:
            for source in SOURCES:
                self._lines.pop((source, person), None)

    def levels(self, rated_by: RatingSource, day: date) -> Levels:
        """The matrix as of the end of ``day``."""
        shape, ordinal = (len(self.people), len(self.columns)), day.toordinal()
        cells, expired = np.full(shape, UNASSESSED, np.int8), np.zeros(shape, np.bool_)
        own = np.zeros(shape, np.bool_)
        rows = self._rows(rated_by)
        places, _days, until, codes = rows[:, rows[1] <= ordinal]
        is_over = until < ordinal
        # where a place occurs more than once numpy keeps what is assigned last: the latest rating
        cells.ravel()[places] = np.where(is_over, UNASSESSED, codes)
        expired.ravel()[places] = is_over
        own.ravel()[places] = True
        for id in self._inheriting:  # what was never rated itself takes what the older ones say
            column = self._place[id]
            for row in np.flatnonzero(~own[:, column]).tolist():
                found = self._ratings.rating(self.people[row], id, rated_by, day)
                cells[row, column], expired[row, column] = code(found), found.expired
        return Levels(self.people, self.columns, cells, expired)

    def _rows(self, rated_by: RatingSource) -> NDArray[np.int64]:
        """All ratings of a source: int64, shape (4, ratings)."""
        if rated_by not in self._whole:
            none = np.zeros((4, 0), np.int64)
            with without_collecting():
                lines = [self._line(rated_by, row, person) for row, person in enumerate(self.people)]
            self._whole[rated_by] = np.concatenate([none, *lines], axis=1)
        return self._whole[rated_by]

    def _line(self, rated_by: RatingSource, row: int, person: str) -> NDArray[np.int64]:
        """The ratings of one person, in a row of the matrix."""
        key, first = (rated_by, person), row * len(self.columns)
        if key not in self._lines:
            found = [
                (first + place, entry.day, entry.until, _entered(entry.row))
                for competency, entries in self._ratings.entries(person, rated_by)
                if (place := self._place.get(competency)) is not None
                for entry in entries
            ]
            self._lines[key] = np.array(found, np.int64).reshape(-1, 4).T
        return self._lines[key]


def _entered(row: Assessment) -> int:
    """A rating as it was entered, whether or not it has expired since."""
    return row.level if row.state == "rated" and row.level is not None else CODES.get(row.state, UNASSESSED)


def levels(
    source: Source,
    day: date,
    rated_by: RatingSource = "certified",
    *,
    people: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
    ratings: Ratings | None = None,
) -> Levels:
    """The matrix as of ``day``: ``people`` (those in office then) by ``columns`` (those rateable then).

    ``ratings`` saves making them anew where the caller keeps them; for several days keep a :class:`Sheet`.
    """
    rows = people if people is not None else in_office(source, day)
    heads = columns if columns is not None else rateable(source, day)
    return Sheet(ratings or Ratings.of(source), rows, heads).levels(rated_by, day)
