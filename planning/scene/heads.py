"""The outline beside the chart: carets, letter tiles, names, and the columns that were chosen."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from i18n import N_, formats, ntranslate, translate
from planning.plan import entities as e
from planning.scene.bar_labels import row_name, tile
from planning.scene.bars import MILESTONE
from planning.scene.basis import INDICATIVE
from planning.scene.date_words import ABOUT, bar_end_text, date_text
from planning.scene.fields import FIELDS, Cell
from planning.scene.frame import Frame
from planning.scene.marks import LIGHT, light_shapes
from planning.scene.rows import Row
from planning.scene.shapes import Paint, Path, Pen, Rect, Rects, Shape, Text, baseline, elided

INDENT = 18.0
EDGE = 7.0
"""From the right edge of the outline to its last column."""
DATE_GAP = 12.0
LEAST_NAME, NAME = 104.0, 240.0
"""What names keep at least, and what they are given where there is room."""
ENDS = ("start", "finish")
CARET = 14.0
DENSE_LINE = 20.0
"""What a name takes down the outline where the rows are lower than it."""
TITLED = 36.0
"""A lower axis has no room for what columns are called."""
INK, MUTED = Paint("text"), Paint("muted")


class Column(NamedTuple):
    """A column of the outline: the name of its field, its edges, px."""

    field: str
    left: float
    right: float


class Columns(NamedTuple):
    """Width of the outline, and its columns beside the names; those ``before`` and ``after`` have no room."""

    width: float
    shown: tuple[Column, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where the parts of a row's head stand, from its left edge, px; ``tile`` is negative without one."""

    caret: float
    tile: float
    name: float


def place_of(row: Row) -> Place:
    """Where the parts of a row's head stand."""
    if row.kind in ("phase", "band"):
        return Place(10, -1, 28)
    if row.kind == "lane":
        return Place(18, 38, 62)
    name = 38 + INDENT * row.depth
    return Place(name - 18, -1, name)


def columns(frame: Frame, width: float, first: int = 0) -> Columns:
    """The columns that were chosen, from the ``first`` on, as far as the names keep their least width.

    Columns are scrolled one by one, so that none is ever cut; the last of them are reached with all that fit.
    """
    if frame.metrics.is_dense:
        return Columns(width, ())  # rows too low for what would stand in them
    names = [name for name, _given in frame.shown.columns]
    sizes = [width_of(name, given, frame) for name, given in frame.shown.columns]
    first, last = _window(sizes, width - EDGE - LEAST_NAME, first)
    left, placed = width - EDGE - sum(sizes[first:last]), []
    for name, size in zip(names[first:last], sizes[first:last], strict=True):
        placed.append(Column(name, left, left + size))
        left += size
    return Columns(width, tuple(placed), tuple(names[:first]), tuple(names[last:]))


def _window(sizes: list[float], room: float, first: int) -> tuple[int, int]:
    """From the first up to, not including, the last of the columns that have room."""
    first = min(max(first, 0), len(sizes))
    last = first
    while last < len(sizes) and sum(sizes[first : last + 1]) <= room:
        last += 1
    while last == len(sizes) and first > 0 and sum(sizes[first - 1 :]) <= room:
        first -= 1
    return first, last


def width_of(name: str, given: float, frame: Frame) -> float:
    """The width of a column: as chosen, else that of its head and of what is typical for it."""
    if given:
        return given
    title = translate(FIELDS[name].title, frame.language)
    sample = ABOUT + date_text(date(2088, 12, 31), frame) if name in ENDS else FIELDS[name].sample
    inset = 0 if name in ENDS or FIELDS[name].is_number else DATE_GAP
    return max(frame.measure(sample, "caption"), frame.measure(title, "label") + 4) + DATE_GAP + inset


def names_end(columns: Columns) -> float:
    """Where names must end."""
    return columns.shown[0].left + 2 if columns.shown else columns.width - EDGE


def names_width(frame: Frame, most: int) -> float:
    """The width that the names of the first rows need with what stands before them, px."""
    rows = frame.outline.rows[:most]
    listed = ((number, row) for number, row in enumerate(rows) if row.kind == "activity")
    ends = (place_of(row).name + frame.measure(row_name(frame, number), "body") for number, row in listed)
    return max(ends, default=0.0)


def heads(frame: Frame, columns: Columns) -> list[Shape]:
    """The outline below its head, its upper left corner at 0, 0; rows as in the frame."""
    shapes: list[Shape] = [Rect(0, 0, columns.width, frame.viewport.height, Paint("surface"))]
    rows = range(frame.first_row, frame.last_row)
    if frame.metrics.is_dense:
        return [*shapes, *_dense_heads(frame, columns)]
    if not rows:
        return shapes
    for number in rows:
        shapes += _head(frame, number, columns)
    for column in columns.shown:
        shapes += _dates(frame, rows, column) if column.field in ENDS else _cells(frame, rows, column)
    lines = [(0.0, frame.top(row + 1) - 1, columns.width, 1.0) for row in rows]
    shapes.append(Rects(np.array(lines), Paint("grid")))
    return shapes


def _dense_heads(frame: Frame, columns: Columns) -> Iterator[Shape]:
    """Where rows are too low for words: the names of phases and lanes that have room before the next one."""
    rows = frame.outline.rows
    numbers = [n for n in range(frame.first_row, frame.last_row) if rows[n].kind != "activity"]
    for number, following in pairwise([*numbers, frame.last_row]):
        top = frame.top(number)
        if frame.top(following) - top >= DENSE_LINE:
            place, centre = place_of(rows[number]), top + DENSE_LINE / 2 + 1
            if top > 0:
                yield Rect(0, round(top), columns.width, 1, Paint("grid"))
            if place.tile >= 0:
                yield from tile(frame, place.tile, centre, number)
            yield from _name(frame, number, place, centre, columns)


def _head(frame: Frame, number: int, columns: Columns) -> list[Shape]:
    row, top, height = frame.outline.rows[number], frame.top(number), frame.metrics.row
    fill = head_fill(frame, row)
    shapes: list[Shape] = [] if fill is None else [Rect(0, top, columns.width, height, fill)]
    place, centre = place_of(row), top + height / 2
    if row.has_children:
        shapes.append(caret(place.caret, centre, is_open=row.is_open))
    if place.tile >= 0:
        shapes += tile(frame, place.tile, centre, number)
    return shapes + _name(frame, number, place, centre, columns)


def head_fill(frame: Frame, row: Row) -> Paint | None:
    """The ground of a row's head."""
    if row.key in frame.shown.selected:
        return Paint("selection")
    if row.key == frame.shown.hovered:
        return Paint("hover")
    return Paint("sunken") if row.kind in ("phase", "band") else None


def caret(x: float, centre: float, *, is_open: bool) -> Shape:
    """The mark that folds a row: Lucide's chevron, 14 px."""
    unit = CARET / 24
    middle = x + CARET / 2
    points = ((-6.0, -3.0), (0.0, 3.0), (6.0, -3.0)) if is_open else ((-3.0, -6.0), (3.0, 0.0), (-3.0, 6.0))
    return Path(tuple((middle + dx * unit, centre + dy * unit) for dx, dy in points), Pen("muted", 1.3))


def _name(frame: Frame, number: int, place: Place, centre: float, columns: Columns) -> list[Shape]:
    row, words = frame.outline.rows[number], row_name(frame, number)
    if row.kind == "activity":
        words = elided(words, "body", names_end(columns) - place.name, frame.measure)
        return [Text(place.name, baseline(centre, "body"), words, "body", INK)]
    ink = Paint(f"{row.driver}/strong") if row.kind == "lane" else INK
    count = _count(row, frame.language) if row.kind in ("phase", "band") else ""
    count_width = frame.measure(count, "caption") + 9 if count else 0
    words = elided(words, "strong", columns.width - EDGE - place.name - count_width, frame.measure)
    shapes: list[Shape] = [Text(place.name, baseline(centre, "strong"), words, "strong", ink)]
    if count:
        x = place.name + frame.measure(words, "strong") + 9
        shapes.append(Text(x, baseline(centre, "caption"), count, "caption", Paint("muted")))
    return shapes


def _count(row: Row, language: str) -> str:
    words = ntranslate("{count} activity", "{count} activities", row.holds, language)
    return words.format(count=formats.number(row.holds, language))


def _cells(frame: Frame, rows: range, column: Column) -> Iterator[Shape]:
    if frame.shown.reading is None:
        return
    for number in rows:
        entity = frame.outline.entity(frame.outline.rows[number])
        if isinstance(entity, e.Activity):
            cell = frame.shown.reading.cell(column.field, entity)
            yield from _cell(frame, cell, frame.top(number) + frame.metrics.row / 2, column)


def _cell(frame: Frame, cell: Cell, centre: float, column: Column) -> Iterator[Shape]:
    if not cell.words:
        return
    y, is_number, left = baseline(centre, "caption"), FIELDS[column.field].is_number, column.left + DATE_GAP
    if cell.light:
        yield from light_shapes(cell.light, left + LIGHT / 2, centre)
        left += LIGHT + 6
    words = elided(cell.words, "caption", column.right - left, frame.measure)
    x = column.right if is_number else left
    yield Text(x, y, words, "caption", Paint(cell.role), "end" if is_number else "start")


def _dates(frame: Frame, rows: range, column: Column) -> list[Shape]:
    """Starts or finishes as precisely as the scale shows them; "~" and muted where the source dates none.

    Those that are alike stand together: each other font and colour costs the painter as much as a word.
    """
    end, bars, outline = ENDS.index(column.field), frame.bars, frame.outline.rows
    room, below = column.right - column.left, baseline(frame.metrics.row / 2, "caption")
    places = bars.first_of_row[rows.start : rows.stop]
    listed = zip(rows, places.tolist(), bars.basis[places, end].tolist(), strict=True)
    dated: list[Shape] = []
    indicative: list[Shape] = []
    for number, bar, rests_on in listed:
        words = bar_end_text(frame, bar, end) if outline[number].kind == "activity" else ""
        is_second = end == 0 and bars.style[bar] == MILESTONE  # it has one date, that of its finish
        if not words or is_second:
            continue
        y = frame.top(number) + below
        if rests_on == INDICATIVE:
            text = elided(ABOUT + words, "caption", room, frame.measure)
            indicative.append(Text(column.right, y, text, "caption", MUTED, "end", True))
        else:
            text = elided(words, "caption", room, frame.measure)
            dated.append(Text(column.right, y, text, "caption", INK, "end"))
    return [*dated, *indicative]


def titles(frame: Frame, columns: Columns) -> list[Shape]:
    """What names and columns are called, at the foot of the axis: on paper nothing else says it."""
    if frame.metrics.axis < TITLED:
        return []
    y = baseline(frame.metrics.axis - TITLED / 4, "caption")
    room = names_end(columns) - 2 * EDGE
    name = elided(translate(N_("Name"), frame.language), "caption", room, frame.measure)
    found: list[Shape] = [Text(2 * EDGE, y, name, "caption", MUTED)]
    for column in columns.shown:
        field, left = FIELDS[column.field], column.left + DATE_GAP
        is_right = column.field in ENDS or field.is_number
        words = elided(translate(field.title, frame.language), "caption", column.right - left, frame.measure)
        x = column.right if is_right else left
        found.append(Text(x, y, words, "caption", MUTED, "end" if is_right else "start"))
    return found
