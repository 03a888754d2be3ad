"""Properties of characters, from the compact tables in ``resources/unicode`` (Unicode 15.0).

The tables travel with the program, because ``unicodedata`` changes with the Python that runs it and knows
neither line breaking classes nor scripts.
"""

from bisect import bisect_right
from functools import cache

import resources


class Property(dict[int, str]):
    """The value of a property by code point; looked up once a code point, then remembered.

    It is a mapping of code points, so ``text.translate`` turns a text into its classes at the speed of C.
    """

    def __init__(self, starts: list[int], ends: list[int], values: list[str], default: str) -> None:
        super().__init__()
        self._starts, self._ends, self._values, self._default = starts, ends, values, default

    def __missing__(self, code: int) -> str:
        at = bisect_right(self._starts, code) - 1
        value = self._values[at] if at >= 0 and code <= self._ends[at] else self._default
        self[code] = value
        return value


def _rows(name: str) -> tuple[str, list[list[str]]]:
    """The default and the rows of a table."""
    head, *lines = resources.path("unicode", name).read_text(encoding="ascii").splitlines()
    return head.rpartition(": ")[2], [line.split() for line in lines]


def load(name: str, letters: dict[str, str] | None = None) -> Property:
    """Read a table; ``letters`` replaces values by shorter ones (a class by one letter, say)."""
    default, rows = _rows(name)
    letters = letters or {}
    spans: list[tuple[int, int, str]] = []
    for value, *codes in rows:
        letter = letters.get(value, value)
        for code in codes:
            first, _, last = code.partition("-")
            spans.append((int(first, 16), int(last or first, 16), letter))
    spans.sort()
    starts, ends, values = zip(*spans, strict=True)
    return Property(list(starts), list(ends), list(values), letters.get(default, default))


@cache
def scripts() -> Property:
    """The Script property by its long name, such as ``Latin``, ``Han``, ``Common`` (UAX #24)."""
    return load("script.txt")


@cache
def bidi_classes() -> Property:
    """The Bidi_Class property by its short name, such as ``L``, ``AN`` (UAX #9)."""
    return load("bidi_class.txt")


@cache
def bidi_brackets() -> tuple[dict[str, str], dict[str, str]]:
    """The paired brackets: closing by opening, and opening by closing (UAX #9, BD14 to BD16)."""
    _, rows = _rows("bidi_brackets.txt")
    closing = {chr(int(first, 16)): chr(int(second, 16)) for first, second in rows}
    return closing, {second: first for first, second in closing.items()}
