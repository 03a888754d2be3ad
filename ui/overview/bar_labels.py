"""Where the labels of stacked bars stand: in their segment where it is wide enough, else under the bar.

Each column is named once in the chart, wherever there is room first; elsewhere its segments bear their value
alone. Widths are px; the text is measured by the caller.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

INSIDE = 44.0  # px from which on a segment bears its label (look, charts)
PAD = 8.0
GAP = 12.0  # px between two labels under a bar
REACH = 150.0  # px that a name may move away from the middle of its segment

Measure = Callable[[str], float]


class Segment(NamedTuple):
    """A part of a bar: its column, the name of that, its value as printed, left edge and width."""

    column: str
    name: str
    value: str
    left: float
    width: float

    @property
    def middle(self) -> float:
        """Where its label would stand best."""
        return self.left + self.width / 2

    @property
    def full(self) -> str:
        """Name and value."""
        return f"{self.name} {self.value}"


class Label(NamedTuple):
    """A text in a bar (``is_inside``) or under it; ``line`` counts the lines under the bar from 0."""

    column: str
    text: str
    left: float
    is_inside: bool
    line: int = 0


def labels(bars: Sequence[Sequence[Segment]], width: float, measure: Measure) -> list[list[Label]]:
    """The labels of each bar; ``width`` is what all of them have."""
    named = _named_inside(bars, measure)
    last = {segment.column: number for number, bar in enumerate(bars) for segment in bar}
    placed = []
    for number, bar in enumerate(bars):
        inside = [_inside(segment, named.get(segment.column) == number, measure) for segment in bar]
        due = {segment.column for segment in bar} - named.keys()
        wanted = _under(bar, due, {column for column in due if last[column] == number}, width, measure)
        named |= {segment.column: number for segment, text in wanted if text != segment.value}
        placed.append([*filter(None, inside), *_in_lines(wanted, width, measure)])
    return placed


def _named_inside(bars: Sequence[Sequence[Segment]], measure: Measure) -> dict[str, int]:
    """For each column the first bar in which name and value fit into the segment."""
    found: dict[str, int] = {}
    for number, bar in enumerate(bars):
        for segment in bar:
            fits = segment.width >= max(INSIDE, measure(segment.full) + 2 * PAD)
            if fits and segment.column not in found:
                found[segment.column] = number
    return found


def _has_value_inside(segment: Segment, measure: Measure) -> bool:
    return segment.width >= INSIDE and measure(segment.value) + PAD <= segment.width


def _inside(segment: Segment, is_named: bool, measure: Measure) -> Label | None:
    if is_named:
        return Label(segment.column, segment.full, segment.left + PAD, True)
    if not _has_value_inside(segment, measure):
        return None
    left = min(segment.left + PAD, segment.middle - measure(segment.value) / 2)
    return Label(segment.column, segment.value, max(segment.left, left), True)


def _under(bar: Sequence[Segment], due: set[str], now: set[str], width: float,
           measure: Measure) -> list[tuple[Segment, str]]:
    """What stands under a bar: values that found no room inside, and names that are ``due``.

    A name stands here if there is room, or if it must be ``now``: no later bar has that column.
    """
    texts = {segment.column: "" if _has_value_inside(segment, measure) else segment.value for segment in bar}
    for segment in sorted(bar, key=lambda segment: (segment.column not in now, -segment.width)):
        if segment.column in due:
            longer = segment.full if texts[segment.column] else segment.name
            trial = texts | {segment.column: longer}
            if segment.column in now or _is_near(bar, trial, width, measure):
                texts = trial
    return [(segment, texts[segment.column]) for segment in bar if texts[segment.column]]


def _is_near(bar: Sequence[Segment], texts: dict[str, str], width: float, measure: Measure) -> bool:
    """Whether all texts stand in one line, none far from its segment."""
    shown = [(segment, texts[segment.column]) for segment in bar if texts[segment.column]]
    sizes = [measure(text) for _segment, text in shown]
    if sum(sizes) + GAP * (len(sizes) - 1) > width:
        return False
    lefts = spread([segment.middle for segment, _text in shown], sizes, width)
    return all(abs(left + size / 2 - _reachable(segment.middle, size, width)) <= REACH
               for (segment, _text), left, size in zip(shown, lefts, sizes, strict=True))


def _reachable(middle: float, size: float, width: float) -> float:
    return min(max(middle, size / 2), max(size / 2, width - size / 2))


def _in_lines(wanted: list[tuple[Segment, str]], width: float, measure: Measure) -> list[Label]:
    """The labels under a bar, in as many lines as they need."""
    lines: list[list[tuple[Segment, str]]] = [[]]
    for segment, text in wanted:
        taken = sum(measure(other) + GAP for _segment, other in lines[-1])
        if lines[-1] and taken + measure(text) > width:
            lines.append([])
        lines[-1].append((segment, text))
    found = []
    for number, line in enumerate(lines):
        lefts = spread([s.middle for s, _text in line], [measure(text) for _s, text in line], width)
        found += [Label(segment.column, text, left, False, number)
                  for (segment, text), left in zip(line, lefts, strict=True)]
    return found


def spread(middles: Sequence[float], sizes: Sequence[float], width: float) -> list[float]:
    """Left edges of texts as near to their middles as can be, in order, ``GAP`` apart, within ``width``.

    Neighbours that would touch are joined to a block that stands where its members on average want to be.
    """
    blocks: list[list[int]] = []
    for index in range(len(middles)):
        blocks.append([index])
        while len(blocks) > 1 and _end(blocks[-2], middles, sizes, width) + GAP > _start(
                blocks[-1], middles, sizes, width):
            last = blocks.pop()
            blocks[-1] += last
    lefts = [0.0] * len(middles)
    for block in blocks:
        at = _start(block, middles, sizes, width)
        for index in block:
            lefts[index] = at
            at += sizes[index] + GAP
    return lefts


def _length(block: Sequence[int], sizes: Sequence[float]) -> float:
    return sum(sizes[index] for index in block) + GAP * (len(block) - 1)


def _start(block: Sequence[int], middles: Sequence[float], sizes: Sequence[float], width: float) -> float:
    """Where a block begins: the mean of where its members would have it begin, kept within the width."""
    wishes, at = [], 0.0
    for index in block:
        wishes.append(middles[index] - sizes[index] / 2 - at)
        at += sizes[index] + GAP
    best = sum(wishes) / len(wishes)
    return max(0.0, min(best, width - _length(block, sizes)))


def _end(block: Sequence[int], middles: Sequence[float], sizes: Sequence[float], width: float) -> float:
    return _start(block, middles, sizes, width) + _length(block, sizes)
