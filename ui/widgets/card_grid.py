"""Cards in rows that fill the width: sections under one another, in each as many cards a row as fit."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme as themes

GAP = 16  # px, between cards
PADDING = 16  # px, around all of them


class Spot(NamedTuple):
    """A card and its part in a row.

    The card's ``minimumSizeHint`` says how narrow it may get, ``weight`` its share of the width of a row;
    ``grow`` lets its row take height that is to spare.
    """

    card: QWidget
    weight: float = 1.0
    grow: bool = False


class _Row(NamedTuple):
    places: list[Spot]
    widths: list[int]
    height: int
    grow: bool


class CardGrid(QWidget):
    """A page of cards. Height follows from width; room to spare goes to the rows that may grow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[list[Spot]] = []
        self._rows_of: dict[int, list[_Row]] = {}  # by width: Qt asks for the height again and again
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sections(self, sections: Sequence[Sequence[Spot]]) -> None:
        """Stand cards in sections; each section begins a new row. Cards that are left out stay hidden."""
        wanted = {id(spot.card) for section in sections for spot in section}
        for spot in self._places():
            if id(spot.card) not in wanted:
                spot.card.hide()
        self._sections = [list(section) for section in sections]
        self._rows_of.clear()
        for spot in self._places():
            if spot.card.parentWidget() is not self:
                spot.card.setParent(self)
            spot.card.show()
            spot.card.raise_()  # the last of the children: Tab passes them in their order
        self.updateGeometry()
        self._arrange()

    def _places(self) -> list[Spot]:
        return [spot for section in self._sections for spot in section]

    def cards(self) -> list[QWidget]:
        """The cards in their order."""
        return [spot.card for spot in self._places()]

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), themes.active().color("window"))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        widest = max((_narrowest(spot) for spot in self._places()), default=0)
        return QSize(widest + 2 * PADDING, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width - 2 * PADDING)
        return sum(row.height for row in rows) + GAP * max(0, len(rows) - 1) + 2 * PADDING

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self._rows_of.clear()
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _rows(self, width: int) -> list[_Row]:
        if width not in self._rows_of:
            shown = ([spot for spot in section if not spot.card.isHidden()] for section in self._sections)
            self._rows_of[width] = [_row(places, width) for section in shown
                                    for places in _broken(section, width)]
        return self._rows_of[width]

    def _arrange(self) -> None:
        rows = self._rows(self.width() - 2 * PADDING)
        spare = max(0, self.height() - self.heightForWidth(self.width()))
        growing = sum(row.grow for row in rows)
        mirrored = self.isRightToLeft()
        top = PADDING
        for row in rows:
            height = row.height + (spare // growing if row.grow else 0)
            left = PADDING
            for spot, width in zip(row.places, row.widths, strict=True):
                x = self.width() - left - width if mirrored else left
                spot.card.setGeometry(QRect(x, top, width, height))
                left += width + GAP
            top += height + GAP


def _narrowest(spot: Spot) -> int:
    return max(spot.card.minimumSizeHint().width(), spot.card.minimumWidth())


def _broken(places: list[Spot], width: int) -> list[list[Spot]]:
    """The cards of a section in as few rows as can be, and those about equally full."""
    fewest = _greedy(places, width)
    for count in range(max(1, len(fewest)), len(places)):
        rows = _even(places, count)
        if all(_fits(row, width) for row in rows):
            return rows
    return fewest


def _greedy(places: list[Spot], width: int) -> list[list[Spot]]:
    rows: list[list[Spot]] = []
    for place in places:
        if rows and _fits([*rows[-1], place], width):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _fits(places: list[Spot], width: int) -> bool:
    return sum(map(_narrowest, places)) + GAP * (len(places) - 1) <= width


def _even(places: list[Spot], count: int) -> list[list[Spot]]:
    """``count`` rows whose lengths differ by at most one, the longer ones first."""
    size, longer = divmod(len(places), count)
    ends = [0]
    for row in range(count):
        ends.append(ends[-1] + size + (row < longer))
    return [places[start:end] for start, end in pairwise(ends)]


def _row(places: list[Spot], width: int) -> _Row:
    widths = _shared(places, width - GAP * (len(places) - 1))
    heights = [_height(spot.card, w) for spot, w in zip(places, widths, strict=True)]
    return _Row(places, widths, max(heights, default=0), any(place.grow for place in places))


def _shared(places: list[Spot], width: int) -> list[int]:
    """The width by weights, nobody under what it needs."""
    widths = [0] * len(places)
    open_ones = set(range(len(places)))
    while open_ones:
        left = width - sum(widths[i] for i in range(len(places)) if i not in open_ones)
        total = sum(places[i].weight for i in open_ones)
        share = {i: left * places[i].weight / total for i in open_ones}
        short = [i for i in open_ones if share[i] < _narrowest(places[i])]
        for i in short or list(open_ones):
            widths[i] = _narrowest(places[i]) if short else int(share[i])
            open_ones.remove(i)
    if widths:
        widths[-1] += max(0, width - sum(widths))  # what rounding left over, so that right edges meet
    return widths


def _height(card: QWidget, width: int) -> int:
    layout = card.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(layout.totalHeightForWidth(width), card.minimumHeight())
    if card.hasHeightForWidth():
        return max(card.heightForWidth(width), card.minimumHeight())
    return max(card.sizeHint().height(), card.minimumHeight())
