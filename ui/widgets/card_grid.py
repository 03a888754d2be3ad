"""Cards in rows that fill the width: sections under one another, in each as many cards a row as fit."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 16  # px, between cards
PADDING = 16  # px, around all of them


class _Place(NamedTuple):
    card: QWidget
    weight: float
    grow: bool


class _Row(NamedTuple):
    places: list[_Place]
    widths: list[int]
    height: int
    grow: bool


class CardGrid(QWidget):
    """A page of cards. Height follows from width; room to spare goes to the rows that may grow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[list[_Place]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_section(self) -> None:
        """Begin a new section: what is added next starts a new row."""
        self._sections.append([])

    def add(self, card: QWidget, weight: float = 1.0, *, grow: bool = False) -> None:
        """Put a card at the end of the section.

        Its ``minimumSizeHint`` says how narrow it may get, ``weight`` its share of the width of a row;
        ``grow`` lets its row take height that is to spare.
        """
        if not self._sections:
            self.add_section()
        card.setParent(self)
        self._sections[-1].append(_Place(card, weight, grow))
        card.show()
        self.updateGeometry()

    def clear(self) -> None:
        """Take all cards away."""
        for place in self._places():
            place.card.hide()
            place.card.deleteLater()
        self._sections = []
        self.updateGeometry()

    def _places(self) -> list[_Place]:
        return [place for section in self._sections for place in section]

    def cards(self) -> list[QWidget]:
        """The cards in their order."""
        return [place.card for place in self._places()]

    def sizeHint(self) -> QSize:
        width = 1200
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max((_narrowest(place) for place in self._places()), default=0)
        return QSize(widest + 2 * PADDING, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width - 2 * PADDING)
        return sum(row.height for row in rows) + GAP * max(0, len(rows) - 1) + 2 * PADDING

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _rows(self, width: int) -> list[_Row]:
        return [_row(places, width) for section in self._sections
                for places in _broken([p for p in section if not p.card.isHidden()], width)]

    def _arrange(self) -> None:
        rows = self._rows(self.width() - 2 * PADDING)
        spare = max(0, self.height() - self.heightForWidth(self.width()))
        growing = sum(row.grow for row in rows)
        mirrored = self.isRightToLeft()
        top = PADDING
        for row in rows:
            height = row.height + (spare // growing if row.grow else 0)
            left = PADDING
            for place, width in zip(row.places, row.widths, strict=True):
                x = self.width() - left - width if mirrored else left
                place.card.setGeometry(QRect(x, top, width, height))
                left += width + GAP
            top += height + GAP


def _narrowest(place: _Place) -> int:
    return max(place.card.minimumSizeHint().width(), place.card.minimumWidth())


def _broken(places: list[_Place], width: int) -> list[list[_Place]]:
    """The cards of a section in as few rows as can be, and those about equally full."""
    least = len(_greedy(places, width))
    for count in range(least, len(places) + 1):
        rows = _even(places, count)
        if all(_fits(row, width) for row in rows):
            return rows
    return _greedy(places, width)


def _greedy(places: list[_Place], width: int) -> list[list[_Place]]:
    rows: list[list[_Place]] = []
    for place in places:
        if rows and _fits([*rows[-1], place], width):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _fits(places: list[_Place], width: int) -> bool:
    return sum(map(_narrowest, places)) + GAP * (len(places) - 1) <= width


def _even(places: list[_Place], count: int) -> list[list[_Place]]:
    """``count`` rows whose lengths differ by at most one, the longer ones first."""
    size, longer = divmod(len(places), count)
    ends = [0]
    for row in range(count):
        ends.append(ends[-1] + size + (row < longer))
    return [places[start:end] for start, end in pairwise(ends)]


def _row(places: list[_Place], width: int) -> _Row:
    widths = _shared(places, width - GAP * (len(places) - 1))
    heights = [_height(place.card, w) for place, w in zip(places, widths, strict=True)]
    return _Row(places, widths, max(heights, default=0), any(place.grow for place in places))


def _shared(places: list[_Place], width: int) -> list[int]:
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
