"""A poster cut into sheets of office paper, with cut marks, a margin to glue, and a place on each sheet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil, floor, log
from typing import NamedTuple

from planning.reports.layout.blocks import Block, Empty
from planning.reports.layout.sheet import Sheet
from planning.reports.pdf.structure import Node
from planning.reports.pdf.surface import Surface

MARGIN = 40.0  # of each sheet, points: no office printer prints to the edge
BLEED = 10.0  # beyond the cut, to be cut into or glued over
_MARK, _MARK_GAP = 18.0, 4.0  # length of a cut mark, and how far it stands off the picture
_HAIR = 0.35


class Grid(NamedTuple):
    """How a poster is cut: the size of a sheet, the rows and columns of sheets, and the poster's scale."""

    width: float
    height: float
    rows: int
    columns: int
    scale: float

    @property
    def net(self) -> tuple[float, float]:
        """Width and height of what is left of a sheet when it is cut."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN


def grid(poster: tuple[float, float], paper: tuple[float, float]) -> Grid:
    """Sheets of ``paper``, upright or lying, that the poster fills once it is made a little smaller.

    A1 is eight sheets of A4 by name, but printers leave margins: the poster comes out some tenth smaller than
    its name says, without a column of all but empty sheets.
    """
    grids = [
        _grid(poster, side, down, across)
        for side in (paper, paper[::-1])
        for down in (floor, ceil)
        for across in (floor, ceil)
    ]
    return max(grids, key=lambda one: _merit(one, poster))


def _grid(
    poster: tuple[float, float], paper: tuple[float, float], down: Callable[[float], int],
    across: Callable[[float], int],
) -> Grid:  # fmt: skip
    wide, high = (side - 2 * MARGIN for side in paper)
    columns, rows = max(1, across(poster[0] / wide)), max(1, down(poster[1] / high))
    scale = min(columns * wide / poster[0], rows * high / poster[1])
    return Grid(*paper, rows, columns, scale)


def _merit(one: Grid, poster: tuple[float, float]) -> float:
    """How much of the sheets the poster fills, less for each tenth that its size is off."""
    wide, high = one.net
    filled = one.scale**2 * poster[0] * poster[1] / (one.rows * one.columns * wide * high)
    return filled - abs(log(one.scale))


@dataclass
class TileBlock(Block):
    """One sheet: its cut of the poster (drawn from a picture of it that is named ``form``) and cut marks.

    Rows are counted from above, columns from the left.
    """

    form: str
    grid: Grid
    row: int
    column: int
    poster: tuple[float, float]
    node: Node
    label: Block

    def height(self, width: float) -> float:
        """All of the sheet."""
        return self.grid.height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the cut, the marks, and what sheet it is."""
        surface = sheet.surface
        wide, high = self.grid.net
        sheet.write((0, 0), lambda: self._picture(surface, wide, high))
        sheet.write((1, 0), lambda: _cut_marks(surface, MARGIN, MARGIN, wide, high))
        self.label.draw(sheet, MARGIN + _MARK, MARGIN - BLEED - _MARK_GAP, wide - 2 * _MARK)

    def _picture(self, surface: Surface, wide: float, high: float) -> None:
        left, below = self.column * wide, self.poster[1] - (self.row + 1) * high
        box = (MARGIN - BLEED, MARGIN - BLEED, wide + 2 * BLEED, high + 2 * BLEED)
        surface.bound(self.node, box[0], box[1], box[0] + box[2], box[1] + box[3])
        with surface.content(self.node), surface.clipped(*box):
            surface.place_form(self.form, MARGIN - left, MARGIN - below)


def _cut_marks(surface: Surface, x: float, y: float, wide: float, high: float) -> None:
    """Two short lines at each corner, outside the picture."""
    near, far = BLEED + _MARK_GAP, BLEED + _MARK_GAP + _MARK
    with surface.artifact():
        for corner_x, out_x in ((x, -1), (x + wide, 1)):
            for corner_y, out_y in ((y, -1), (y + high, 1)):
                for start, end in (
                    ((corner_x + out_x * near, corner_y), (corner_x + out_x * far, corner_y)),
                    ((corner_x, corner_y + out_y * near), (corner_x, corner_y + out_y * far)),
                ):
                    surface.rule(start, end, colour="text", width=_HAIR)


@dataclass
class Cuts(Empty):
    """The cuts as lines over an overview of the poster, which is ``scale`` times as large."""

    grid: Grid
    poster: tuple[float, float]
    scale: float

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw them over the page."""
        sheet.write((10**5, 0), lambda: self._draw(sheet.surface))

    def _draw(self, surface: Surface) -> None:
        with surface.artifact():
            for start, end in self._lines():
                surface.rule(start, end, colour="muted", width=0.6, dash=(4, 3))

    def _lines(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        wide, high = (length * self.scale for length in self.grid.net)
        whole_wide, whole_high = (length * self.scale for length in self.poster)
        for column in range(1, self.grid.columns):
            yield (column * wide, 0), (column * wide, whole_high)
        for row in range(1, self.grid.rows):
            yield (0, whole_high - row * high), (whole_wide, whole_high - row * high)
