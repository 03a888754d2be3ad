"""Tornado and heat map on the screen, with the tables behind them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from i18n import _, language
from i18n.formats import percent
from planning.scene.sensitivity import (
    SweepGrid,
    TornadoBar,
    draw_sweep,
    draw_tornado,
    sweep_height,
    tornado_height,
)
from planning.scene.shapes import Shape
from planning.staffing.sensitivity import Sweep, Tornado
from ui.roadmap.painter import QtMeasure, ScenePainter
from ui.shell import theme as themes
from ui.staffing.words import PARAMETERS
from ui.widgets.chart_card import Chart
from ui.widgets.twin_table import TableData

Words = Callable[[float], str]


class _Drawn(Chart):
    """A chart of shapes of a height of its own."""

    def __init__(self, height: float, draw: Callable[[float, QtMeasure], list[Shape]]) -> None:
        super().__init__()
        self._height, self._draw = round(height), draw
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        shapes = self._draw(self.width(), QtMeasure(language()))
        painter = QPainter(self)
        ScenePainter(themes.active(), language(), self.devicePixelRatioF()).paint(painter, shapes)


class TornadoChart(_Drawn):
    """Assumptions by how far they move the figure."""

    def __init__(self, found: Tornado, words: Words) -> None:
        moving = [swing for swing in found.swings if swing.width > 0]
        bars = [TornadoBar(_(PARAMETERS[s.parameter]), s.low, s.high) for s in moving]
        self._found, self._words = found, words
        super().__init__(
            tornado_height(len(bars)),
            lambda width, measure: draw_tornado(bars, found.base, width, measure, words),
        )

    def table(self) -> TableData:
        shown = language()
        heads = (_("Assumption"), _("Lowered to"), _("Result"), _("Raised to"), _("Result"))
        rows = tuple(
            (
                _(PARAMETERS[s.parameter]),
                percent(s.low_factor, shown),
                self._words(s.low),
                percent(s.high_factor, shown),
                self._words(s.high),
            )
            for s in self._found.swings
        )
        return TableData(heads, rows)


class SweepChart(_Drawn):
    """The figure over two assumptions."""

    def __init__(self, found: Sweep, words: Words) -> None:
        grid = SweepGrid(
            [percent(factor, language()) for factor in found.firsts],
            [percent(factor, language()) for factor in found.seconds],
            found.values,
            _(PARAMETERS[found.first]),
            _(PARAMETERS[found.second]),
        )
        self._grid, self._words = grid, words
        super().__init__(sweep_height(len(grid.rows)), partial(_sweep, grid, words))

    def table(self) -> TableData:
        grid = self._grid
        corner = f"{grid.row_title} \N{MULTIPLICATION SIGN} {grid.column_title}"
        rows = zip(grid.rows, grid.values, strict=True)
        return TableData(
            (corner, *grid.columns), tuple((name, *map(self._words, values)) for name, values in rows)
        )


def _sweep(grid: SweepGrid, words: Words, width: float, measure: QtMeasure) -> list[Shape]:
    return draw_sweep(grid, width, measure, words)
