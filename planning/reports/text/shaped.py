"""A text shaped once, for any width: levels, runs, widths, and where its lines may end."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from i18n.languages import direction
from planning.reports.text import bidi
from planning.reports.text.faces import Face, Glyphs
from planning.reports.text.fonts import Chooser, FontBook, Weight
from planning.reports.text.linebreak import Breaks, breaks
from planning.reports.text.plain import one_line, printable

Align = Literal["start", "centre", "end", "left", "right"]
Justify = Literal["none", "wide", "all"]

_CLOSERS = "，。、；：！？”’）》〉】〕』」"
_OPENERS = "“‘（《〈【〔『「"
_TIGHT_PAIR = re.compile(f"[{_CLOSERS}](?=[{_CLOSERS}{_OPENERS}])|[{_OPENERS}](?=[{_OPENERS}])")
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; lengths in points, ``colour`` a role of the light theme.

    ``justify`` stretches all lines but the last, "wide" only where most characters are wide ones; ``align``
    places lines that are not stretched.
    """

    language: str
    size: float
    leading: float
    weight: Weight = "regular"
    colour: str = "text"
    align: Align = "start"
    justify: Justify = "none"

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return direction(self.language) == "rtl"


class Span(NamedTuple):
    """A stretch of text of one look; what is not given comes from the style.

    A raised one is a note mark; a whole one is not broken over lines.
    """

    text: str
    weight: Weight | None = None
    colour: str | None = None
    is_raised: bool = False
    is_whole: bool = False


class Run(NamedTuple):
    """A stretch of one face, level and look, with its glyphs (clusters count from ``start``).

    ``size`` is its type size and ``rise`` how far it stands above the baseline, both in points.
    """

    start: int
    end: int
    level: int
    face: Face
    colour: str
    glyphs: Glyphs
    size: float
    rise: float


class Shaped:
    """A paragraph ready to be set at any width.

    ``widths`` are the running sums of the characters' widths in points, in logical order; ``tight`` holds the
    places where two wide marks meet, whose blank halves overlap (GB/T 15834: one and a half for two).
    """

    def __init__(self, content: str | Sequence[Span], style: Style, fonts: FontBook) -> None:
        spans = [Span(content)] if isinstance(content, str) else list(content)
        spans = [_printed(span) for span in spans]
        self.style = style
        self.text = "".join(span.text for span in spans)
        self._language = pdf_language(style.language)
        found = bidi.levels(self.text, int(style.is_rtl))
        self.levels, self.base = found.levels, found.base
        self._whole = _inner_places(spans)
        self.runs = list(self._runs(spans, fonts))
        advances = self._advances()
        self.tight = {
            match.start(): -style.size / 2
            for match in _TIGHT_PAIR.finditer(self.text)
            if advances[match.start()] == style.size
        }
        for place, change in self.tight.items():
            advances[place] += change
        self.widths = array("d", accumulate(advances, initial=0.0))

    @cached_property
    def breaks(self) -> Breaks:
        """Where lines may and must end."""
        found = breaks(self.text, self.style.language)
        return Breaks(array("I", [at for at in found.allowed if at not in self._whole]), found.forced)

    @cached_property
    def gaps(self) -> "array[int]":
        """The characters after which a line may be stretched: spaces, and between wide characters."""
        return array("I", [at - 1 for at in self.breaks.allowed if self._stretches(at)])

    def _stretches(self, at: int) -> bool:
        before, after = self.text[at - 1], self.text[at]
        return before == " " or bool(_WIDE.match(before)) or bool(_WIDE.match(after))

    def _runs(self, spans: Sequence[Span], fonts: FontBook) -> Iterator[Run]:
        style, place = self.style, 0
        for span in spans:
            chooser = fonts.chooser(style.language, span.weight or style.weight)
            drawn = span.text.replace("\n", " ")  # a line end is never drawn, but needs a width
            faces = chosen_faces(drawn, chooser)
            if chooser.stand_ins:
                drawn = drawn.translate(chooser.stand_ins)
            levels = self.levels[place : place + len(span.text)]
            for start, end in pairwise(_edges(faces, levels)):
                face, level = faces[start], levels[start]
                glyphs = face.shape(drawn[start:end], is_rtl=bool(level & 1), language=self._language)
                colour = span.colour or style.colour
                yield Run(place + start, place + end, level, face, colour, glyphs, *_size(span, style))
            place += len(span.text)

    def _advances(self) -> list[float]:
        advances = [0.0] * len(self.text)
        for run in self.runs:
            scale = run.size / 1000
            if run.glyphs.is_plain:
                advances[run.start : run.end] = [advance * scale for advance in run.glyphs.advances]
                continue
            for cluster, advance in zip(run.glyphs.clusters, run.glyphs.advances, strict=True):
                advances[run.start + cluster] += advance * scale
        return advances

    def natural_width(self) -> float:
        """The width of the whole text on one line."""
        return self.widths[-1]

    def hanging_width(self) -> float:
        """The width of note marks at the end, which hang over the edge, so that digits stand in line."""
        last = self.runs[-1] if self.runs else None
        return self.widths[-1] - self.widths[last.start] if last and last.rise else 0.0

    def blank_before(self, start: int) -> float:
        """The blank half of a wide opening mark, which a line that begins with it leaves out."""
        return self._half(start) if start < len(self.text) and self.text[start] in _OPENERS else 0.0

    def blank_after(self, end: int) -> float:
        """The blank half of a wide closing mark, which a line that ends with it leaves out."""
        return self._half(end - 1) if end and self.text[end - 1] in _CLOSERS else 0.0

    def _half(self, place: int) -> float:
        advance = self.widths[place + 1] - self.widths[place]
        return self.style.size / 2 if abs(advance - self.style.size) < 0.01 else 0.0


def _inner_places(spans: Sequence[Span]) -> set[int]:
    """The places inside spans that are not to be broken."""
    inner: set[int] = set()
    place = 0
    for span in spans:
        if span.is_whole:
            inner.update(range(place + 2 if span.text.startswith(" ") else place + 1, place + len(span.text)))
        place += len(span.text)
    return inner


def _printed(span: Span) -> Span:
    text = printable(span.text)
    return span if text is span.text else span._replace(text=text)


def _size(span: Span, style: Style) -> tuple[float, float]:
    """Type size and rise of a span: note marks are two thirds as large and end at the height of capitals."""
    return (style.size * 0.66, style.size * 0.3) if span.is_raised else (style.size, 0.0)


def chosen_faces(text: str, chooser: Chooser) -> list[Face]:
    """The face of each character; spaces and combining marks stay with what stands before them."""
    codes = list(map(ord, text))
    faces = list(map(chooser.__getitem__, codes))
    if len(set(faces)) < 2:
        return faces
    before: Face | None = None
    for at, code in enumerate(codes):
        if code in chooser.followers and before is not None and code in before.characters:
            faces[at] = before
        before = faces[at]
    return faces


def _edges(faces: Sequence[Face], levels: Sequence[int]) -> list[int]:
    """The starts of the runs and the end of the last one."""
    if not faces:
        return []
    inner = (
        at for at in range(1, len(faces)) if faces[at] is not faces[at - 1] or levels[at] != levels[at - 1]
    )
    return [0, *inner, len(faces)]


def pdf_language(tag: str) -> str:
    """The language tag as PDF, HarfBuzz and screen readers want it: Chinese names its script's place."""
    return "zh-CN" if tag == "zh" else tag


def shape_line(text: str, style: Style, fonts: FontBook) -> Shaped:
    """A label or a cell: as :class:`Shaped`, with line ends as spaces."""
    return Shaped(one_line(text), style, fonts)
