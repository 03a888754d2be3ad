"""The middle of a matrix: group bands, cells and the ring round the range."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QToolTip

from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.matrix.tiles import Tiles

if TYPE_CHECKING:
    from ui.widgets.matrix.canvas import MatrixCanvas


def paint_body(canvas: MatrixCanvas, dirty: QRect) -> None:
    """Paint what lies in a rectangle of the viewport."""
    painter = QPainter(canvas.viewport())
    painter.fillRect(dirty, themes.active().color("surface"))
    top = canvas.top
    places = canvas.arrangement.shown_between(top + dirty.top(), top + dirty.bottom() + 1)
    columns = _columns(canvas, dirty)
    _grounds(painter, canvas, places)
    if canvas.metrics.ruled:
        _rules(painter, canvas, dirty, columns)
    _cells(painter, canvas, places, columns)
    for number in canvas.arrangement.groups_between(top + dirty.top(), top + dirty.bottom() + 1):
        _group(painter, canvas, number)
    _ring(painter, canvas)


def _columns(canvas: MatrixCanvas, dirty: QRect) -> range:
    """The columns of which something lies in the rectangle."""
    left, right = dirty.left(), dirty.right() + 1
    if paint.is_rtl(canvas):
        left, right = canvas.viewport().width() - right, canvas.viewport().width() - left
    return canvas.arrangement.columns_between(left + canvas.offset, right + canvas.offset)


def _grounds(painter: QPainter, canvas: MatrixCanvas, places: range) -> None:
    """Rows of the range are tinted over their whole width."""
    tint, width = themes.active().color("selection"), canvas.viewport().width()
    for at in canvas.marked_places():
        if at in places:
            y = int(canvas.arrangement.tops[at]) - canvas.top
            painter.fillRect(0, y, width, canvas.metrics.height, tint)


def _rules(painter: QPainter, canvas: MatrixCanvas, dirty: QRect, columns: range) -> None:
    """Hairlines under the rows and beside the columns."""
    grid, metrics = themes.active().color("grid"), canvas.metrics
    places = canvas.arrangement.shown_between(canvas.top + dirty.top(), canvas.top + dirty.bottom() + 1)
    for at in places:
        y = int(canvas.arrangement.tops[at]) - canvas.top + metrics.height - 1
        painter.fillRect(dirty.left(), y, dirty.width(), 1, grid)
    bottom = canvas.arrangement.height - canvas.top
    for column in columns:
        left = canvas.x_of(int(canvas.arrangement.lefts[column]), metrics.width)
        x = left if paint.is_rtl(canvas) else left + metrics.width - 1
        painter.fillRect(x, dirty.top(), 1, max(0, min(bottom, dirty.bottom() + 1) - dirty.top()), grid)


def _cells(painter: QPainter, canvas: MatrixCanvas, places: range, columns: range) -> None:
    """Copy the picture of every cell's code to its place."""
    arrangement, tiles = canvas.arrangement, _Known(canvas.tiles())
    width = canvas.metrics.width
    lefts = [canvas.x_of(int(arrangement.lefts[column]), width) for column in columns]
    for at in places:
        row, y = int(arrangement.shown[at]), int(arrangement.tops[at]) - canvas.top
        codes = canvas.contents.codes[row, columns.start : columns.stop].tolist()
        for x, code in zip(lefts, codes, strict=True):
            tile = tiles[code]
            if tile is not None:
                painter.drawPixmap(x, y, tile)


class _Known(dict[int, QPixmap | None]):
    """The tiles of one frame by their code."""

    def __init__(self, tiles: Tiles) -> None:
        super().__init__()
        self._tiles = tiles

    def __missing__(self, code: int) -> QPixmap | None:
        tile = self[code] = self._tiles.tile(code)
        return tile


def _group(painter: QPainter, canvas: MatrixCanvas, number: int) -> None:
    """The band of a group, its note at the end."""
    theme, port, band = themes.active(), canvas.viewport(), canvas.contents.groups[number]
    box = QRect(0, canvas.arrangement.group_tops[number] - canvas.top, port.width(), canvas.metrics.group)
    painter.fillRect(box, theme.color("sunken"))
    is_rtl = paint.is_rtl(canvas)
    end = Qt.AlignmentFlag.AlignLeft if is_rtl else Qt.AlignmentFlag.AlignRight
    right = min(port.width(), canvas.arrangement.width - canvas.offset) - 4
    box = box.adjusted(port.width() - right, 0, 0, 0) if is_rtl else QRect(0, box.top(), right, box.height())
    paint.text(painter, box, band.note, theme.font("caption"), theme.color("muted"), end)


def _ring(painter: QPainter, canvas: MatrixCanvas) -> None:
    """A ring of accent with a halo of the surface round the range, another round the current cell."""
    cursor = canvas.spot
    if not cursor.is_set or cursor.at >= len(canvas.arrangement.tops):
        return
    theme = themes.active()
    first = canvas.cell_box(cursor.places.start, cursor.columns.start)
    last = canvas.cell_box(cursor.places.stop - 1, cursor.columns.stop - 1)
    outer = first.united(last)
    paint.rounded(painter, outer.adjusted(-1, -1, 1, 1), 4, None, theme.color("surface"), 4)
    paint.rounded(painter, outer.adjusted(-2, -2, 2, 2), 5, None, theme.color("accent"), 2)
    if cursor.is_range:
        current = canvas.cell_box(cursor.at, cursor.column)
        paint.rounded(painter, current.adjusted(-1, -1, 1, 1), 4, None, theme.color("accent"), 2)


def show_tip(canvas: MatrixCanvas, event: QHelpEvent, place: tuple[int, int] | None) -> None:
    """Say what stands in a cell."""
    words = ""
    if place is not None:
        words = canvas.cell_words(int(canvas.arrangement.shown[place[0]]), place[1])
    if not words:
        QToolTip.hideText()
        return
    lines = "<br>".join(escape(line) for line in words.split("\n"))
    box = canvas.cell_box(*place) if place else QRect()
    QToolTip.showText(event.globalPos(), f"<qt>{lines}</qt>", canvas.viewport(), box)
