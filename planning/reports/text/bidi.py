"""The Unicode Bidirectional Algorithm (UAX #9, revision 46 for Unicode 15.0), paragraph by paragraph.

Rule names in the comments are those of the annex.  Deviation: none; retained formatting characters (5.2)
take the level of the character before them, as the annex allows.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from planning.reports.text.bidi_types import ISOLATES, resolve_brackets, resolve_neutrals, resolve_weak, rise
from planning.reports.text.properties import bidi_classes

MAX_DEPTH = 125  # BD2
_EMBEDDINGS = frozenset({"RLE", "LRE", "RLO", "LRO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}  # X9
_WHITE = ISOLATES | _REMOVED | {"WS", "PDI"}  # L1
MAY_TURN = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""Every character of a class in ``TURNS``, and some more."""
TURNS = _EMBEDDINGS | ISOLATES | {"R", "AL", "AN", "PDF", "PDI"}


class Levels(NamedTuple):
    """The resolved embedding level of each character, and the paragraph's own level (0 or 1)."""

    levels: Sequence[int]
    base: int


class _Context(NamedTuple):
    """An entry of the directional status stack (X1): level, override ("L", "R" or none), isolate."""

    level: int
    override: str
    is_isolate: bool


def classes_of(text: str) -> list[str]:
    """The Bidi_Class of each character."""
    lookup = bidi_classes()
    return [lookup[ord(character)] for character in text]


def levels(text: str, base: int | None = None) -> Levels:
    """The levels of a paragraph; ``base`` is its level, or ``None`` to find it in the text (P2, P3)."""
    if base == 0 and not MAY_TURN.search(text):
        return Levels(bytes(len(text)), 0)
    return levels_of_classes(classes_of(text), text, base)


def levels_of_classes(classes: Sequence[str], text: str, base: int | None = None) -> Levels:
    """As :func:`levels` for characters whose classes are known already."""
    if base is None:
        base = first_strong(classes, 0) or 0
    if base == 0 and TURNS.isdisjoint(classes):
        return Levels(bytes(len(classes)), 0)
    resolved, types = _Explicit(classes, base).run()
    kept = [index for index, name in enumerate(classes) if name not in _REMOVED]
    explicit = list(resolved)
    matches = _matches(classes)
    for indices in _isolating_runs(matches, explicit, kept):
        level = explicit[indices[0]]
        is_open = classes[indices[-1]] in ISOLATES and indices[-1] not in matches
        sos, eos = _edges(explicit, kept, indices, base, is_open=is_open)
        run = [types[index] for index in indices]
        resolve_weak(run, sos)
        resolve_brackets(run, [text[index] for index in indices], [classes[i] for i in indices], level, sos)
        resolve_neutrals(run, level, sos, eos)
        for index, name in zip(indices, run, strict=True):
            resolved[index] = level + rise(name, level)
    _level_removed(classes, resolved, base)
    reset_whitespace(classes, resolved, base)
    return Levels(resolved, base)


def first_strong(classes: Sequence[str], start: int, *, inside_isolate: bool = False) -> int | None:
    """The level that the first strong character outside isolates asks for (P2, P3), if there is one."""
    depth = 0
    for name in classes[start:]:
        if name in ISOLATES:
            depth += 1
        elif name == "PDI":
            if depth == 0 and inside_isolate:
                return None
            depth = max(0, depth - 1)
        elif name == "B":
            return None
        elif depth == 0 and name in {"L", "R", "AL"}:
            return 0 if name == "L" else 1
    return None


class _Explicit:
    """Rules X1 to X8: explicit levels and directions."""

    def __init__(self, classes: Sequence[str], base: int) -> None:
        self.classes, self.base = classes, base
        self.levels = [base] * len(classes)
        self.types = list(classes)
        self._restart()

    def _restart(self) -> None:
        self.stack = [_Context(self.base, "", False)]
        self.lost_isolates = self.lost_embeddings = self.open_isolates = 0

    def run(self) -> tuple[list[int], list[str]]:
        """The explicit level and the type (overrides applied) of each character."""
        for index, name in enumerate(self.classes):
            if name in _EMBEDDINGS:
                self._embedding(index, name)
            elif name in ISOLATES:
                self._isolate(index, name)
            elif name == "PDI":
                self._pop_isolate(index)
            elif name == "PDF":
                self._pop_embedding(index)
            elif name == "B":
                self._restart()  # X8
            else:
                self._place(index)
        return self.levels, self.types

    def _place(self, index: int) -> None:
        """X6 and the common part of X5a to X6a: the character takes the level, and an override its type."""
        top = self.stack[-1]
        self.levels[index] = top.level
        if top.override and self.classes[index] != "BN":
            self.types[index] = top.override

    def _next_level(self, *, is_rtl: bool) -> int:
        level = self.stack[-1].level
        return (level + 1) | 1 if is_rtl else (level + 2) & ~1

    def _embedding(self, index: int, name: str) -> None:
        """X2 to X5."""
        self.levels[index] = self.stack[-1].level
        level = self._next_level(is_rtl=name[0] == "R")
        if level <= MAX_DEPTH and not self.lost_isolates and not self.lost_embeddings:
            self.stack.append(_Context(level, name[0] if name[2] == "O" else "", False))
        elif not self.lost_isolates:
            self.lost_embeddings += 1

    def _isolate(self, index: int, name: str) -> None:
        """X5a to X5c."""
        self._place(index)
        if name == "FSI":
            name = "RLI" if first_strong(self.classes, index + 1, inside_isolate=True) == 1 else "LRI"
        level = self._next_level(is_rtl=name == "RLI")
        if level <= MAX_DEPTH and not self.lost_isolates and not self.lost_embeddings:
            self.open_isolates += 1
            self.stack.append(_Context(level, "", True))
        else:
            self.lost_isolates += 1

    def _pop_isolate(self, index: int) -> None:
        """X6a."""
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif self.open_isolates:
            self.lost_embeddings = 0
            while not self.stack[-1].is_isolate:
                self.stack.pop()
            self.stack.pop()
            self.open_isolates -= 1
        self._place(index)

    def _pop_embedding(self, index: int) -> None:
        """X7."""
        self.levels[index] = self.stack[-1].level
        if self.lost_isolates:
            return
        if self.lost_embeddings:
            self.lost_embeddings -= 1
        elif not self.stack[-1].is_isolate and len(self.stack) >= 2:
            self.stack.pop()


def _matches(classes: Sequence[str]) -> dict[int, int]:
    """The index of the matching PDI by the index of an isolate initiator (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, name in enumerate(classes):
        if name in ISOLATES:
            opened.append(index)
        elif name == "PDI" and opened:
            found[opened.pop()] = index
        elif name == "B":
            opened.clear()
    return found


def _level_runs(levels: Sequence[int], kept: Sequence[int]) -> list[list[int]]:
    """The maximal runs of one level (BD7), among the characters that X9 keeps."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _isolating_runs(match: dict[int, int], levels: Sequence[int], kept: Sequence[int]) -> list[list[int]]:
    """The isolating run sequences (BD13, X10) as lists of indices."""
    runs = _level_runs(levels, kept)
    by_first = {run[0]: run for run in runs}
    continued = {target for target in match.values() if target in by_first}
    sequences = []
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while match.get(sequence[-1], -1) in by_first:
            sequence += by_first[match[sequence[-1]]]
        sequences.append(sequence)
    return sequences


def _edges(
    levels: Sequence[int], kept: Sequence[int], indices: Sequence[int], base: int, *, is_open: bool
) -> tuple[str, str]:
    """The types sos and eos of a sequence (X10); one that ``is_open`` ends with an unmatched isolate."""
    level = levels[indices[0]]
    first = bisect_left(kept, indices[0])
    last = bisect_left(kept, indices[-1])
    before = levels[kept[first - 1]] if first else base
    after = levels[kept[last + 1]] if last + 1 < len(kept) and not is_open else base
    return ("R" if max(before, level) & 1 else "L"), ("R" if max(after, level) & 1 else "L")


def _level_removed(classes: Sequence[str], levels: list[int], base: int) -> None:
    """Give characters that X9 sets aside the level of what stands before them."""
    before = base
    for index, name in enumerate(classes):
        if name in _REMOVED:
            levels[index] = before
        before = levels[index]


def reset_whitespace(classes: Sequence[str], levels: list[int], base: int, start: int = 0) -> None:
    """L1, in place from ``start``: separators, and white space before them and at the end, take the base."""
    is_trailing = True
    for index in range(len(classes) - 1, start - 1, -1):
        name = classes[index]
        if name in {"B", "S"}:
            is_trailing = True
        elif name not in _WHITE:
            is_trailing = False
        if is_trailing:
            levels[index] = base


def reorder(levels: Sequence[int]) -> list[int]:
    """L2: the indices of the elements of a line in visual order, from left to right."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for limit in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= limit:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order
