"""One line of shaped text as PDF operators (ISO 32000-1, section 9.4)."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

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


class _Writer:
    """Turns the runs of a line into shown glyphs; carries the rounding of one run over to the next."""

    def __init__(self, shaped: Shaped, line: Line, fonts: Fonts) -> None:
        self._text, self._line, self._fonts = shaped.text, line, fonts
        self._extras = _extras(shaped, line)
        self._error = 0.0

    def show(self, run: Run) -> str:
        """The glyphs of a run that lie in the line, with adjustments where they differ from their widths."""
        font, text, glyphs = self._fonts(run.face), self._text, run.glyphs
        per_point = 1000 / run.size
        pending: list[str] = []
        shown: list[str] = []
        for at, first, last in _clipped(run, self._line):
            glyph = glyphs.ids[at]
            if glyphs.offsets and any(glyphs.offsets[at]):
                _flush(pending, shown)
                shown.append(_moved(run, font[glyph, text[first:last]], *glyphs.offsets[at]))
            else:
                pending.append(font[glyph, text[first:last]])
            self._error += font.width(glyph) - glyphs.advances[at]
            for place in range(first, last) if self._extras else ():
                self._error -= self._extras.get(place, 0.0) * per_point
            if abs(self._error) > 0.5:
                adjustment = round(self._error)
                self._error -= adjustment
                pending.append(f">{adjustment}<")
        _flush(pending, shown)
        return " ".join(shown)


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


def _flush(pending: list[str], shown: list[str]) -> None:
    """Move what has been gathered into one TJ operator; ``>n<`` closes and opens the strings around n."""
    if pending:
        shown.append(f"[<{''.join(pending)}>] TJ".replace("<>", ""))
        pending.clear()


def _clipped(run: Run, line: Line) -> Iterator[tuple[int, int, int]]:
    """The glyphs of a run that lie in a line, each with the first and last character it stands for."""
    start, end = max(run.start, line.start), min(run.end, line.end)
    if run.glyphs.is_plain:
        for place in range(start, end):
            yield place - run.start, place, place + 1
        return
    clusters = run.glyphs.clusters
    edges = sorted({*clusters, run.end - run.start})
    seen: set[int] = set()
    for at, cluster in enumerate(clusters):
        first = run.start + cluster
        if start <= first < end:
            last = run.start + edges[bisect_left(edges, cluster) + 1]
            yield at, first, first if cluster in seen else last
            seen.add(cluster)
