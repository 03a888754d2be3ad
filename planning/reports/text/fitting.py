"""Breaking a shaped text into lines of a given width.

Ragged text and Chinese are filled line by line.  Justified text with spaces is broken as a whole, so that the
sum of the lines' badness is least (Knuth and Plass, "Breaking paragraphs into lines", 1981, without hyphens).
"""

from array import array
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from planning.reports.text.linebreak import NO_START
from planning.reports.text.shaped import Shaped

_SHRINK = 0.06  # how far a gap may be closed, in type sizes
_LOOSE = 0.75  # beyond this a gap is a hole: such a line stays ragged
_LOOSE_WIDE = 0.2  # the same between characters of Chinese
_LOOKBACK = 14  # lines that many opportunities short of a full line are hopeless
_FEWEST = 2  # characters of the last line
_ROUNDING = 0.01


class Line(NamedTuple):
    """One line: its characters (trailing spaces left out), its natural width and what it lacks.

    ``stretch`` is added at each of ``gaps``, the characters after which the line may grow; all lengths are
    in points.  ``shift`` is how far the line is moved back over the blank half of an opening mark.
    """

    start: int
    end: int
    width: float
    shift: float
    gaps: "array[int]"
    stretch: float


_NO_GAPS = array("I")


def fit(shaped: Shaped, width: float) -> list[Line]:
    """The lines of a text in a column ``width`` points wide; a text without characters has one empty line."""
    if not shaped.text:
        return [Line(0, 0, 0.0, 0.0, _NO_GAPS, 0.0)]
    filler = _Filler(shaped, width)
    ends = filler.greedy()
    if filler.justifies and not filler.is_wide and not filler.has_torn_words and len(ends) > 2:
        ends = _whole(filler) or ends
    return list(filler.lines(ends))


class _Filler:
    """The places where a text can be broken, with the widths up to them."""

    def __init__(self, shaped: Shaped, width: float) -> None:
        self.shaped, self.width = shaped, width
        self.text, self.widths = shaped.text, shaped.widths
        self.forced = [*shaped.breaks.forced, len(self.text)]
        self.places = sorted({*shaped.breaks.allowed, *self.forced})
        self.stops = [self._trimmed(place) for place in self.places]
        self.reach = [self.widths[stop] - shaped.blank_after(stop) for stop in self.stops]
        self.has_torn_words = False
        self.is_wide = len(shaped.breaks.allowed) * 3 > len(self.text)
        self.justifies = shaped.style.justify == "all" or (shaped.style.justify == "wide" and self.is_wide)

    def _trimmed(self, place: int) -> int:
        while place and self.text[place - 1] in " \n\u3000":
            place -= 1
        return place

    def greedy(self) -> list[int]:
        """The ends of the lines, each filled as far as it goes."""
        ends: list[int] = []
        start = 0
        while start < len(self.text):
            start = self._next(start)
            ends.append(start)
        return self._without_lone_character(ends)

    def _without_lone_character(self, ends: list[int]) -> list[int]:
        """The same, but with more on the last line where it would hold a single character and marks."""
        if len(ends) < 2 or self.has_torn_words or ends[-2] in self.forced or not self._is_lone(ends[-2]):
            return ends
        begin = ends[-3] if len(ends) > 2 else 0
        earlier = [place for place in self._between(begin, ends[-2]) if not self._is_lone(place)]
        is_near = earlier and self.widths[ends[-2]] - self.widths[earlier[-1]] < self.width / 4
        return [*ends[:-2], earlier[-1], ends[-1]] if is_near else ends

    def _is_lone(self, place: int) -> bool:
        """Whether less than two characters stand behind a place, marks that close not counted."""
        return sum(character not in NO_START for character in self.text[place : place + 8]) < _FEWEST

    def _between(self, first: int, last: int) -> list[int]:
        return self.places[bisect_right(self.places, first) : bisect_left(self.places, last)]

    def _next(self, start: int) -> int:
        """The furthest place where a line from ``start`` can end."""
        limit = self.widths[start] + self.width + self.shaped.blank_before(start) + _ROUNDING
        first = bisect_right(self.places, start)
        last = bisect_left(self.places, self.forced[bisect_right(self.forced, start)])
        at = min(bisect_right(self.reach, limit, lo=first) - 1, last)
        return self.places[at] if at >= first else self._torn(start, limit)

    def _torn(self, start: int, limit: float) -> int:
        """A place inside a word that is longer than the line: between characters, never before a mark."""
        self.has_torn_words = True
        end = max(start + 1, bisect_right(self.widths, limit, lo=start + 1) - 1)
        while end > start + 1 and end < len(self.text) and self.widths[end + 1] == self.widths[end]:
            end -= 1
        while end < len(self.text) and self.text[end] == " ":  # a space stays with the word before it
            end += 1
        return end

    def lines(self, ends: list[int]) -> "list[Line]":
        """The lines that end at ``ends``, stretched where the style asks for it."""
        lines = []
        start = 0
        for end in ends:
            lines.append(self._line(start, end))
            start = end
        return lines

    def _line(self, start: int, end: int) -> Line:
        stop = max(start, self._trimmed(end))
        shift = self.shaped.blank_before(start)
        tail = self.shaped.blank_after(stop) if stop > start else 0.0
        width = self.widths[stop] - self.widths[start] - shift - tail
        if not self.justifies or end in self.forced or stop == start:
            return Line(start, stop, width, shift, _NO_GAPS, 0.0)
        gaps = self.gaps(start, stop)
        stretch = (self.width - width) / len(gaps) if gaps else 0.0
        if not gaps or stretch > self._limit():
            return Line(start, stop, width, shift, _NO_GAPS, 0.0)
        return Line(start, stop, width, shift, gaps, stretch)

    def _limit(self) -> float:
        return self.shaped.style.size * (_LOOSE_WIDE if self.is_wide else _LOOSE)

    def gaps(self, start: int, stop: int) -> "array[int]":
        """The characters inside a line after which it can grow."""
        gaps = self.shaped.gaps
        return gaps[bisect_left(gaps, start) : bisect_left(gaps, stop - 1)]


def _whole(filler: _Filler) -> list[int]:
    """The ends of the lines that are least bad as a whole; empty where some line cannot be set."""
    places, size = [0, *filler.places], filler.shaped.style.size
    costs = [0.0] + [float("inf")] * (len(places) - 1)
    before = [0] * len(places)
    forced = set(filler.forced)
    for at in range(1, len(places)):
        for first in range(at - 1, -1, -1):
            slack, gaps = _slack(filler, places[first], at - 1)
            if slack < -_SHRINK * size * gaps - _ROUNDING:
                break
            is_last = places[at] in forced
            if not is_last and at - first > _LOOKBACK and slack > filler.width / 2:
                break
            cost = costs[first] + _badness(slack, gaps, size, is_last=is_last)
            if cost < costs[at]:
                costs[at], before[at] = cost, first
            if places[first] in forced:
                break
    return _path(places, before) if costs[-1] < float("inf") else []


def _slack(filler: _Filler, start: int, at: int) -> tuple[float, int]:
    """What a line from ``start`` to opportunity ``at`` lacks to be full, and the number of its gaps."""
    shaped = filler.shaped
    width = filler.reach[at] - filler.widths[start] - shaped.blank_before(start)
    gaps = shaped.gaps
    return filler.width - width, bisect_left(gaps, filler.stops[at] - 1) - bisect_left(gaps, start)


def _badness(slack: float, gaps: int, size: float, *, is_last: bool) -> float:
    """How bad a line is: by the cube of what each gap must take, as Knuth and Plass have it."""
    if is_last and slack >= 0:
        return 1.0
    if not gaps:
        return 1e4 + slack * slack
    ratio = slack / (gaps * size)
    return float(1 + (abs(ratio) / (0.2 if ratio > 0 else _SHRINK)) ** 3)


def _path(places: list[int], before: list[int]) -> list[int]:
    """The ends of the lines, from the last back to the first."""
    ends = []
    at = len(places) - 1
    while at:
        ends.append(places[at])
        at = before[at]
    return ends[::-1]
