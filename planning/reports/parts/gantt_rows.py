"""The names and dates beside the chart: a table to a screen reader, a column a language to the eye."""

from collections.abc import Iterable

from i18n import formats
from planning.plan.entities import Activity, Lane, Phase
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import indent
from planning.reports.pdf.structure import Node
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import Line, fit
from planning.reports.text.shaped import Align, Shaped, Style, pdf_language
from planning.scene.bar_labels import band_name
from planning.scene.basis import INDICATIVE, basis, compact
from planning.scene.rows import Outline, Row
from planning.scene.timescale import moment_of

_NAMES = {"zh": 112.0}  # Chinese says it in less room
_NAME = 160.0
_DATES = {"ar": 108.0, "fr": 84.0, "ru": 88.0}
_DATE = 80.0
_DATE_SIZES = ((7.0, 8.5), (6.5, 7.5), (6.0, 6.9))  # type sizes to try, with their leadings
SMALLEST = _DATE_SIZES[-1][0]
"""The smallest type size beside the chart, points."""
_GAP = 8.0
_TILE = 11.0
_INDENT = 9.0
_SIZES = ((8.0, 1), (7.2, 2), (6.5, 2))  # type sizes to try, and the lines that a name may take in each
_LEADING = 1.13
_MINUTE = 1 / 1440


class RowTexts:
    """Writes the heads of rows: letter tile, name in every language, dates."""

    def __init__(self, outline: Outline, composer: Composer, table: Node) -> None:
        self._outline, self._composer, self._table = outline, composer, table
        # Said now and not while drawing: the first page tells whether anything is missing in a language.
        self._names = [{tag: self._said(row, tag) for tag in composer.languages} for row in outline.rows]

    def width(self, whole: float) -> float:
        """How much of the width of the page the heads take."""
        names = sum(_NAMES.get(tag, _NAME) + _GAP for tag in self._composer.languages)
        return min(names + self._dates_width + _GAP, whole * 0.6)

    @property
    def _dates_width(self) -> float:
        return max(_DATES.get(tag, _DATE) for tag in self._composer.languages)

    def draw(
        self, surface: Surface, rows: Iterable[int], x: float, top: float, whole: float, height: float
    ) -> None:
        """Write the heads of ``rows``, the first of them at ``top``."""
        for place, number in enumerate(rows):
            line = Node("TR") if surface.is_picture else self._table.add("TR")
            self._draw_row(surface, number, line, x, top - place * height, whole, height)

    def _draw_row(
        self, surface: Surface, number: int, line: Node, x: float, top: float, whole: float, height: float
    ) -> None:
        at, row = 0.0, self._outline.rows[number]
        for column, tag in enumerate(self._composer.languages):
            width = _NAMES.get(tag, _NAME)
            inset = self._inset(row) if not column else 0.0
            if not column and row.kind == "lane":
                self._tile(surface, row, self._left(x, at, _TILE, whole), top - height / 2)
            cell = line.add("TH" if not column else "TD", pdf_language(tag), scope="" if column else "Row")
            shaped, lines = self._name(row, self._names[number][tag], width - inset, height)
            left = self._left(x, at + inset, width - inset, whole)
            self._write(surface, cell, shaped, lines, left, top, height, width - inset)
            at += width + _GAP
        self._dates(surface, row, line.add("TD"), self._left(x, at, self._dates_width, whole), top, height)

    def _left(self, x: float, at: float, width: float, whole: float) -> float:
        """The left edge of something ``at`` from the side on which reading begins."""
        return x + whole - at - width if self._composer.is_mirrored else x + at

    def _inset(self, row: Row) -> float:
        if row.kind in ("phase", "band"):
            return 4.0
        return 4.0 + _TILE + 5 if row.kind == "lane" else 12.0 + _INDENT * row.depth

    def _name(self, row: Row, said: Said, width: float, height: float) -> tuple[Shaped, list[Line]]:
        """The name in at most two lines: smaller, and in the end shortened, where it is too long for them."""
        for size, most in _SIZES:
            if size * _LEADING * most > height:
                continue
            shaped = self._shaped(said, row, size)
            lines = fit(shaped, width)
            if len(lines) <= most:
                return shaped, lines
        return self._shortened(row, said, width, shaped.text[: lines[most - 1].end])

    def _shortened(self, row: Row, said: Said, width: float, text: str) -> tuple[Shaped, list[Line]]:
        """As much of a text as fits the smallest size, with an ellipsis."""
        size, most = _SIZES[-1]
        while True:
            text = text[:-1].rstrip()
            shaped = self._shaped(said._replace(content=f"{text}…"), row, size)
            lines = fit(shaped, width)
            if len(lines) <= most or not text:
                return shaped, lines

    def _said(self, row: Row, tag: str) -> Said:
        if row.kind == "band":
            return Said(band_name(len(self._outline.phases), tag), tag)
        entity = self._outline.entity(row)
        if not isinstance(entity, Phase | Lane | Activity):
            return Said("", tag)
        return self._composer.words(entity.name, f"{row.key[0]}/{row.id}/name")(tag)

    def _shaped(self, said: Said, row: Row, size: float, align: Align = "start") -> Shaped:
        is_strong = row.kind != "activity"
        colour = f"{row.driver}/strong" if row.kind == "lane" else "text"
        style = Style(
            said.language, size, _LEADING * size, weight="semibold" if is_strong else "regular",
            colour="muted" if said.is_fallback else colour, align=align,
        )  # fmt: skip
        return Shaped(said.content, style, self._composer.fonts)

    def _write(
        self, surface: Surface, node: Node, shaped: Shaped, lines: list[Line], x: float, top: float,
        height: float, width: float,
    ) -> None:  # fmt: skip
        """Write lines centred on the height of the row."""
        style = shaped.style
        y = top - (height - len(lines) * style.leading) / 2 - style.leading / 2 - style.size * 0.36
        with surface.content(node):
            for line in lines:
                surface.text(shaped, line, x + indent(shaped, line, width), y)
                y -= style.leading

    def _tile(self, surface: Surface, row: Row, x: float, centre: float) -> None:
        """The letter of a driver on its strong tone."""
        with surface.artifact():
            surface.rounded(x + 2, centre - _TILE / 2, _TILE, _TILE, 2.5, fill=f"{row.driver}/strong")
            language = self._composer.languages[0]
            glyph = row.glyph or row.driver[:1].upper()
            style = Style(language, 7.5, 9, weight="semibold", colour="surface")
            shaped = Shaped(glyph, style, self._composer.fonts)
            for line in fit(shaped, 50):
                surface.text(shaped, line, x + 2 + (_TILE - line.width) / 2, centre - 7.5 * 0.357)

    def _dates(self, surface: Surface, row: Row, node: Node, x: float, top: float, height: float) -> None:
        """The dates in every language, one below the other; smaller where the row is low."""
        tags = self._composer.languages
        texts = {dates_text(self._outline, row, tag): tag for tag in reversed(tags)}
        if row.kind != "activity" or not all(texts):
            return
        for size, leading in _DATE_SIZES:
            made = [self._date(text, tag, size, leading) for text, tag in reversed(texts.items())]
            fitted = [(shaped, fit(shaped, self._dates_width)) for shaped in made]
            if sum(len(lines) for _, lines in fitted) * leading <= height:
                break
        at = top - (height - sum(len(lines) for _, lines in fitted) * leading) / 2
        for shaped, lines in fitted:
            own = len(lines) * leading
            self._write(surface, node, shaped, lines, x, at, own, self._dates_width)
            at -= own

    def _date(self, text: str, tag: str, size: float, leading: float) -> Shaped:
        colour = "muted" if text.startswith("~") else "text"
        side: Align = "left" if self._composer.is_mirrored else "right"
        style = Style(tag, size, leading, colour=colour, align=side)
        return Shaped(text, style, self._composer.fonts)


def dates_text(outline: Outline, row: Row, language: str) -> str:
    """The quarters from when to when; "~" before an end that the source does not date."""
    span, entity = outline.span(row.key), outline.entity(row)
    if not isinstance(entity, Activity) or span.start is None or span.finish is None:
        return ""
    start, finish = (
        ("~\u202f" if rests_on == INDICATIVE else "") + compact(moment_of(moment).date(), language)
        for rests_on, moment in zip(basis(entity), (span.start, span.finish - _MINUTE), strict=True)
    )
    if entity.kind == "milestone":
        return formats.date_short(moment_of(span.start).date(), language)
    return formats.range_text(start, finish)
