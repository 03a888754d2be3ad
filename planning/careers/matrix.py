"""The matrix of people and competencies as one array of small integers, for heatmaps and coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from planning.careers.ratings import Rating, Ratings
from planning.careers.source import Source, in_office, rateable
from planning.plan.people import RatingSource, RatingState

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

    ``ratings`` saves making them anew where the caller keeps them.
    """
    ratings = ratings or Ratings.of(source)
    rows = tuple(people if people is not None else in_office(source, day))
    heads = tuple(columns if columns is not None else rateable(source, day))
    expired = np.zeros((len(rows), len(heads)), np.bool_)
    cells: list[list[int]] = []  # filled as lists: setting single items of an array is ten times as slow
    for row, person in enumerate(rows):
        line = [UNASSESSED] * len(heads)
        for column, found in ratings.row(person, heads, rated_by, day):
            line[column] = code(found)
            if found.expired:
                expired[row, column] = True
        cells.append(line)
    return Levels(rows, heads, np.array(cells, np.int8).reshape(expired.shape), expired)
