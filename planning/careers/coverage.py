"""Who is competent in what: how many hold each competency, and where everything hangs on one person."""

from collections.abc import Mapping
from typing import NamedTuple

from planning.careers.matrix import Levels
from planning.careers.source import Source, competencies, frameworks, scales


class Coverage(NamedTuple):
    """How a competency is covered.

    Attributes:
        level: from which level on somebody counts. holders: the ids of those who hold it.
        needed: how many are needed. unknown: how many of the people are unassessed or not observed.
    """

    competency: str
    level: int
    holders: tuple[str, ...]
    needed: int
    unknown: int

    @property
    def may_leave(self) -> int:
        """How many departures it takes until too few are left: ``max(0, holders - needed + 1)``."""
        return max(0, len(self.holders) - self.needed + 1)

    @property
    def is_single_point(self) -> bool:
        """Whether at most one person is competent."""
        return len(self.holders) <= 1


def coverage(
    matrix: Levels, level: int | Mapping[str, int], needed: int | Mapping[str, int] = 1
) -> list[Coverage]:
    """The coverage of each column of a matrix, in its order.

    Args:
        matrix: who holds what.
        level: from which level on somebody counts as competent, for all or by competency (else 1).
        needed: how many must hold it, for all or by competency (else 1).
    """
    found = []
    for column, competency in enumerate(matrix.competencies):
        asked = level if isinstance(level, int) else level.get(competency, 1)
        cells = matrix.cells[:, column]
        holders = tuple(matrix.people[row] for row in (cells >= max(asked, 0)).nonzero()[0])
        unknown = int(((cells == -1) | (cells == -2)).sum())
        wanted = needed if isinstance(needed, int) else needed.get(competency, 1)
        found.append(Coverage(competency, asked, holders, wanted, unknown))
    return found


def proficient_levels(source: Source) -> dict[str, int]:
    """From which level on somebody counts as competent by the scale, by competency; 1 without a scale."""
    known, groups = scales(source), frameworks(source)
    found = {}
    for id, competency in competencies(source).items():
        framework = groups.get(competency.framework)
        scale = known.get(competency.scale or (framework.scale if framework else None) or "")
        found[id] = scale.proficient if scale else 1
    return found
