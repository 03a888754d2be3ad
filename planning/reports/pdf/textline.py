"""One line of shaped text as PDF operators (ISO 32000-1, section 9.4)."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import sub

from planning.reports.palette import Palette
from planning.reports.pdf.embedding import EmbeddedFont
from planning.reports.text.bidi import reorder
from planning.reports.text.faces import Face
from planning.reports.text.fitting import Line
from planning.reports.text.shaped import Run, Shaped

Fonts = Callable[[Face], EmbeddedFont]


def write_line(shaped: Shaped, line: Line, matrix: str, fonts: Fonts, palette: Palette) -> str:
    """The operators that write ``line`` with its baseline from the origin of ``matrix`` (six numbers).

    Empty for an empty line.
    """
    line = _with_space(shaped, line)
    pieces = [run for run in shaped.runs if run.start < line.end and run.end > line.start]
    if not pieces:
        return ""
    writer = _Writer(shaped, line, fonts)
    code = [f"BT {matrix} Tm"]
    font = colour = rise = ""
    for at in reorder([run.level for run in pieces]):
        run = pieces[at]
        if run.colour != colour:
            colour = run.colour
            code.append(" ".join(f"{part:.3g}" for part in palette.colour(colour)) + " rg")
        wanted = f"/{fonts(run.face).resource} {run.size:g} Tf"
        if wanted != font:
            font = wanted
            code.append(font)
        if run.rise or rise:
            rise = f"{run.rise:g} Ts"
            code.append(rise)
        code.append(writer.show(run))
    if rise and not rise.startswith("0 "):  # the rise would outlast the text object
        code.append("0 Ts")
    code.append("ET")
    return " ".join(code)


def _with_space(shaped: Shaped, line: Line) -> Line:
    """The line with the space at which it was broken: unseen, but it keeps words apart when text is read.

    Only from left to right, where the space is the last thing on the line for the eye as well.
    """
    is_broken_at_space = line.start < line.end and shaped.text[line.end : line.end + 1] == " "
    if not is_broken_at_space or shaped.base or shaped.levels[line.end] & 1:
        return line
    return line._replace(end=line.end + 1)


class _Writer:
    """Turns the runs of a line into shown glyphs; carries the rounding of one run over to the next."""

    def __init__(self, shaped: Shaped, line: Line, fonts: Fonts) -> None:
        self._text, self._line, self._fonts = shaped.text, line, fonts
        self._extras = _extras(shaped, line)
        self._error = 0.0

    def show(self, run: Run) -> str:
        """The glyphs of a run that lie in the line, with adjustments where they differ from their widths."""
        is_simple = not run.level & 1 and not run.glyphs.offsets
        return self._show_simple(run) if is_simple else self._show_moved(run)

    def _show_simple(self, run: Run) -> str:
        """Text from left to right, no glyph off its place: nearly all text, so without many steps a glyph."""
        start, end = max(run.start, self._line.start), min(run.end, self._line.end)
        first, last = _slice(run, start, end)
        font, glyphs = self._fonts(run.face), run.glyphs.ids[first:last]
        places = self._places(run, first, last, start, end)
        texts = self._text[start:end] if run.glyphs.is_plain else self._texts([*places, end])
        codes = [font[key] for key in zip(glyphs, texts, strict=True)]
        surplus = list(map(sub, map(font.widths.__getitem__, glyphs), run.glyphs.advances[first:last]))
        if self._extras:
            extras, per_point = self._extra_within([*places, end]), 1000 / run.size
            surplus = [much - extra * per_point for much, extra in zip(surplus, extras, strict=True)]
        return f"[<{self._adjusted(codes, surplus)}>] TJ".replace("<>", "")

    def _places(self, run: Run, first: int, last: int, start: int, end: int) -> Sequence[int]:
        """The first character of each glyph."""
        if run.glyphs.is_plain:
            return range(start, end)
        return [run.start + cluster for cluster in run.glyphs.clusters[first:last]]

    def _texts(self, places: Sequence[int]) -> list[str]:
        """The characters of each glyph, by the first of each and the end; a second of the same has none."""
        return [self._text[place:following] for place, following in pairwise(places)]

    def _extra_within(self, places: Sequence[int]) -> list[float]:
        """What is added after each glyph, in points; ``places`` as for :meth:`_texts`."""
        extras = self._extras
        if places[-1] - places[0] == len(places) - 1:
            return [extras.get(place, 0.0) for place in places[:-1]]
        return [sum(extras.get(at, 0.0) for at in range(*ends)) for ends in pairwise(places)]

    def _adjusted(self, codes: list[str], surplus: list[float]) -> str:
        """Codes with the adjustments that take back what glyphs are too wide; ``>n<`` parts the strings."""
        if not any(surplus):
            return "".join(codes)
        parts: list[str] = []
        error = self._error
        for code, much in zip(codes, surplus, strict=True):
            parts.append(code)
            error += much
            if error > 0.5 or error < -0.5:
                adjustment = round(error)
                error -= adjustment
                parts.append(f">{adjustment}<")
        self._error = error
        return "".join(parts)

    def _show_moved(self, run: Run) -> str:
        """Text from right to left, and marks set on letters: glyph by glyph."""
        font, text, glyphs = self._fonts(run.face), self._text, run.glyphs
        per_point = 1000 / run.size
        shown: list[str] = []
        for at, first, last in _clusters(run, self._line):
            extra = sum(self._extras.get(place, 0.0) for place in range(first, last)) * per_point
            surplus = font.widths[glyphs.ids[at]] - glyphs.advances[at] - extra
            code = font[glyphs.ids[at], text[first:last]]
            if glyphs.offsets and any(glyphs.offsets[at]):
                shown.append(_moved(run, code, *glyphs.offsets[at]))
                code = ""
            adjusted = self._adjusted([code], [surplus])
            if adjusted:
                shown.append(f"[<{adjusted}>] TJ".replace("<>", ""))
        return " ".join(shown)


def _slice(run: Run, start: int, end: int) -> tuple[int, int]:
    """The glyphs of the characters from ``start`` to ``end`` in a run from left to right."""
    first, last = start - run.start, end - run.start
    if run.glyphs.is_plain:
        return first, last
    return bisect_left(run.glyphs.clusters, first), bisect_left(run.glyphs.clusters, last)


def _moved(run: Run, code: str, right: float, up: float) -> str:
    """A glyph set off its place: a mark on a letter, say."""
    rise = run.rise + up * run.size / 1000
    return f"{rise:.3f} Ts [{round(-right)}<{code}>{round(right)}] TJ {run.rise:g} Ts"


def _extras(shaped: Shaped, line: Line) -> dict[int, float]:
    """What is added after characters, in points: the stretch of the line, and marks that move together."""
    extras = dict.fromkeys(line.gaps, line.stretch)
    for place, change in shaped.tight.items():
        if line.start <= place < line.end - 1:
            extras[place] = extras.get(place, 0.0) + change
    return extras


def _clusters(run: Run, line: Line) -> Iterator[tuple[int, int, int]]:
    """The glyphs of a run that lie in a line, each with the first and last character it stands for."""
    start, end = max(run.start, line.start), min(run.end, line.end)
    clusters = run.glyphs.clusters
    edges = sorted({*clusters, run.end - run.start})
    seen: set[int] = set()
    for at, cluster in enumerate(clusters):
        first = run.start + cluster
        if start <= first < end:
            last = run.start + edges[bisect_left(edges, cluster) + 1]
            yield at, first, first if cluster in seen else last
            seen.add(cluster)
