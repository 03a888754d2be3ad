"""A matrix of rows and columns: what its cells say, and where they stand.

Every cell is one small integer, so that a matrix is one array: levels 0 and up as they are, the four states
that are never a level below zero, gaps and courses in ranges of their own. Lengths are logical px; ``x`` runs
from the side where lines begin, so that a painter mirrors it for languages written from right to left.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Codes: TypeAlias = npt.NDArray[np.int16]
Places: TypeAlias = npt.NDArray[np.int64]

UNASSESSED, NOT_OBSERVED, NOT_APPLICABLE, EXEMPT, NOTHING = -1, -2, -3, -4, -9
STATES = (UNASSESSED, NOT_OBSERVED, NOT_APPLICABLE, EXEMPT)
GAP = 100
"""A code of ``GAP + difference``: held less required, negative where it is short."""
WIDEST_GAP = 9
REQUIRED, RECOMMENDED, PLANNED, DONE, EXPIRED = 200, 201, 202, 203, 204
COURSES = (REQUIRED, RECOMMENDED, PLANNED, DONE, EXPIRED)


def is_level(code: int) -> bool:
    """Whether a cell holds a level."""
    return 0 <= code < GAP // 2


def gap_code(difference: int) -> int:
    """The code of a difference; beyond ``WIDEST_GAP`` it is no longer told apart."""
    return GAP + max(-WIDEST_GAP, min(WIDEST_GAP, difference))


def gap_of(code: int) -> int | None:
    """The difference that a code stands for, ``None`` for any other."""
    return code - GAP if abs(code - GAP) <= WIDEST_GAP else None


class Head(NamedTuple):
    """A row or a column: its id, its name, a note beside it (grade), and whether the note warns."""

    id: str
    title: str
    note: str = ""


class Band(NamedTuple):
    """Neighbouring rows or columns under one title; ``size`` of them."""

    id: str
    title: str
    size: int
    note: str = ""


@dataclass(frozen=True)
class Contents:
    """What a matrix shows: ``codes`` has a row each of ``rows`` and a column each of ``columns``.

    ``groups`` divide the rows, ``families`` the columns; none where they are not divided. ``coverage`` counts
    the competent a column, ``None`` where that is not shown.
    """

    rows: tuple[Head, ...] = ()
    columns: tuple[Head, ...] = ()
    groups: tuple[Band, ...] = ()
    families: tuple[Band, ...] = ()
    codes: Codes = field(default_factory=lambda: np.zeros((0, 0), np.int16))
    coverage: tuple[int, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows or not self.columns


class Metrics(NamedTuple):
    """Pitch of the cells with the gap in it, and the sizes around them; ``ruled`` draws lines between."""

    width: int = 34
    height: int = 25
    gap: int = 1
    group: int = 26
    family: int = 24
    family_gap: int = 2
    ruled: bool = False
    shows_text: bool = True


COMFORTABLE = Metrics()
COMPACT = Metrics(width=26, height=22)
OVERVIEW = Metrics(width=12, height=12, group=26, shows_text=False)
RULED = Metrics(width=62, height=32, gap=0, group=26, ruled=True)
DENSITIES = {"comfortable": COMFORTABLE, "compact": COMPACT, "overview": OVERVIEW}


class Layout:
    """Where rows and columns stand. Rows of a folded group have no place; the others count as *shown*."""

    def __init__(
        self, contents: Contents, metrics: Metrics = COMFORTABLE, folded: Iterable[str] = ()
    ) -> None:
        self.contents, self.metrics = contents, metrics
        self.folded = frozenset(folded)
        self.lefts, self.family_lefts = _along(len(contents.columns), contents.families, metrics)
        self.width = int(self.lefts[-1]) + metrics.width if len(self.lefts) else 0
        self._place_rows()

    def _place_rows(self) -> None:
        """Group heads and their rows below each other."""
        shown: list[int] = []
        tops: list[int] = []
        self.group_tops: list[int] = []
        y = number = 0
        for band in self.contents.groups or (Band("", "", len(self.contents.rows)),):
            if self.contents.groups:
                self.group_tops.append(y)
                y += self.metrics.group
            if band.id not in self.folded:
                shown += range(number, number + band.size)
                tops += range(y, y + band.size * self.metrics.height, self.metrics.height)
                y += band.size * self.metrics.height
            number += band.size
        self.shown: Places = np.array(shown, np.int64)
        self.tops: Places = np.array(tops, np.int64)
        self.height = y
        self._shown_at = {row: at for at, row in enumerate(shown)}

    def columns_between(self, left: float, right: float) -> range:
        """The columns of which something lies between two places."""
        return _between(self.lefts, self.metrics.width, left, right)

    def shown_between(self, top: float, bottom: float) -> range:
        """The places in ``shown`` of the rows of which something lies between two heights."""
        return _between(self.tops, self.metrics.height, top, bottom)

    def groups_between(self, top: float, bottom: float) -> range:
        """The groups whose heads lie between two heights."""
        return _between(np.array(self.group_tops, np.int64), self.metrics.group, top, bottom)

    def column_at(self, x: float) -> int:
        """The column at a place, -1 where there is none."""
        return _at(self.lefts, self.metrics.width, x)

    def shown_at(self, y: float) -> int:
        """The place in ``shown`` of the row at a height, -1 where there is none."""
        return _at(self.tops, self.metrics.height, y)

    def group_at(self, y: float) -> int:
        """The group whose head is at a height, -1 where there is none."""
        return _at(np.array(self.group_tops, np.int64), self.metrics.group, y)

    def place_of(self, row: int) -> int:
        """The place in ``shown`` of a row, -1 while its group is folded."""
        return self._shown_at.get(row, -1)

    def group_of(self, row: int) -> int:
        """The group of a row, -1 where rows are not grouped."""
        end = 0
        for number, band in enumerate(self.contents.groups):
            end += band.size
            if row < end:
                return number
        return -1

    def family_box(self, number: int) -> tuple[int, int]:
        """Left and width of a family's tile."""
        left = self.family_lefts[number]
        return left, self.contents.families[number].size * self.metrics.width


def _along(count: int, families: Sequence[Band], metrics: Metrics) -> tuple[Places, list[int]]:
    """Left edges of the columns and of their families."""
    lefts = np.arange(count, dtype=np.int64) * metrics.width
    family_lefts, first = [], 0
    for number, band in enumerate(families):
        lefts[first:] += metrics.family_gap if number else 0
        family_lefts.append(int(lefts[first]) if first < count else 0)
        first += band.size
    return lefts, family_lefts


def _between(starts: Places, size: int, low: float, high: float) -> range:
    first = int(np.searchsorted(starts, low - size, side="right"))
    return range(first, max(first, int(np.searchsorted(starts, high, side="left"))))


def _at(starts: Places, size: int, place: float) -> int:
    found = int(np.searchsorted(starts, place, side="right")) - 1
    return found if found >= 0 and place < starts[found] + size else -1


def arranged(
    contents: Contents,
    order: Sequence[int],
    columns: Sequence[int] | None = None,
    groups: tuple[Band, ...] = (),
    families: tuple[Band, ...] | None = None,
) -> Contents:
    """The same cells with rows, and where given columns, in another order or left out."""
    across = range(len(contents.columns)) if columns is None else columns
    taken = (
        contents.codes[np.array(order, np.int64)][:, np.array(across, np.int64)]
        if len(order)
        else np.zeros((0, len(across)), np.int16)
    )
    coverage = contents.coverage
    return Contents(
        rows=tuple(contents.rows[row] for row in order),
        columns=tuple(contents.columns[column] for column in across),
        groups=groups,
        families=contents.families if families is None else families,
        codes=np.ascontiguousarray(taken),
        coverage=None if coverage is None else tuple(coverage[column] for column in across),
    )


# Heads of columns


SLANT = 48
"""Degrees by which Latin heads rise from the lower left."""
LONGEST_SLANTED, LONGEST_UPRIGHT = 22, 5
UPRIGHT_STEP = 17
IDEOGRAPHIC = (
    (0x2E80, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)


@lru_cache(maxsize=4096)
def stands_upright(title: str) -> bool:
    """Whether a head is written downwards, a glyph a line: names in Han characters.

    Asked of every head whenever the heads are laid out or painted.
    """
    wide = sum(any(low <= ord(sign) <= high for low, high in IDEOGRAPHIC) for sign in title)
    return wide * 2 >= max(1, len(title))


def upright(title: str) -> list[str]:
    """The glyphs of an upright head; one that is too long ends in an ellipsis."""
    signs = [sign for sign in title if not sign.isspace()]
    return signs if len(signs) <= LONGEST_UPRIGHT else [*signs[: LONGEST_UPRIGHT - 1], "⋮"]


def slanted(title: str) -> str:
    """The words of a slanted head."""
    return title if len(title) <= LONGEST_SLANTED else f"{title[: LONGEST_SLANTED - 1].rstrip()}…"
