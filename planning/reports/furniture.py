"""Heads and feet of the pages: where one is, in every language of the page.

Only the note on translations is content: it is to be read on every page that does not bear the title.
"""

from i18n import N_, translate
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.reports.branding import branding, classification
from planning.reports.compose import Composer
from planning.reports.kinds import ReportKind
from planning.reports.layout.flow import Format, Page
from planning.reports.layout.sheet import Sheet
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import fit
from planning.reports.text.plain import joined, one_line
from planning.reports.text.shaped import Shaped, pdf_language
from planning.reports.typography import Use, style
from planning.scene.shapes import elided

_HEAD = 34.0  # of the running head below the upper edge, of the foot above the lower one
_FOOT = 24.0
_MARKING = 18.0  # of the classification from either edge
_LAST = (10**6, 0)  # after all content of the page
_NOTE_LEADING, _NASKH_LEADING = 9.5, 12.0  # Arabic letters reach further below their line
_BARE = frozenset({"cover", "sheets"})  # parts whose pages bear the marking only


class Furniture:
    """Draws the running head and the foot of each page of one side, in the languages of its composer."""

    def __init__(
        self, document: Document, composer: Composer, kind: ReportKind, pages: int, *, is_poster: bool
    ) -> None:
        self._composer, self._pages, self._is_poster = composer, pages, is_poster
        self._known: dict[tuple[str, Use, str], Shaped] = {}  # the same on page after page
        languages, plan = composer.languages, document.plan
        symbol = plan.symbol or one_line(text_in(plan.title, languages[0]))
        names = [one_line(branding(document).organization.get(tag, "")) for tag in languages]
        self._symbol = joined(names) or symbol
        self._kind = joined([translate(kind.title, tag) for tag in languages])
        notes = [one_line(plan.translation_note.get(tag, "")) for tag in languages]
        self._notes = [note for note in dict.fromkeys(notes) if note]
        self._marking = classification(document, languages)
        self._section = composer.root.add("Sect")

    def draw(self, sheet: Sheet, page: Page, number: int) -> None:
        """Draw head and foot of page ``number``."""
        sheet.write(_LAST, lambda: self._draw(sheet.surface, page, number))

    def _draw(self, surface: Surface, page: Page, number: int) -> None:
        paper = page.format
        is_said = _BARE.isdisjoint(page.parts)
        with surface.artifact("Header"):
            self._mark(surface, paper, paper.height - _MARKING)
            if is_said:
                # Of a single page and of a poster the title says it all.
                is_titled = self._pages == 1 or (self._is_poster and "title" in page.parts)
                start = "" if is_titled else self._symbol
                self._say(surface, paper, (start, self._kind), paper.height - _HEAD)
        taken = 0.0
        with surface.artifact("Footer"):
            self._mark(surface, paper, _MARKING - 7)
            if is_said:
                numbers = self._numbers(number)
                taken = self._text(surface, paper, numbers, _FOOT, at_end=True, room=paper.column)
        if is_said and self._notes and "title" not in page.parts:
            with surface.content(self._section.add("P", pdf_language(self._composer.languages[0]))):
                self._draw_notes(surface, paper, paper.column - taken - 20)

    def _draw_notes(self, surface: Surface, paper: Format, room: float) -> None:
        """The notes in one line before the page number or, where that is too short, in a line each."""
        whole = joined(self._notes)
        lines = [whole]
        if self._measure(whole, "furniture") > room:
            lines = [f"\u2068{note}\u2069" for note in self._notes]  # each by its own direction
        is_naskh = any(tag.startswith("ar") for tag in self._composer.languages)
        leading = _NASKH_LEADING if is_naskh else _NOTE_LEADING
        for number, line in enumerate(lines):
            above = len(lines) - 1 - number
            width = paper.column if above else room
            self._text(surface, paper, line, _FOOT + above * leading, at_end=False, room=width)

    def _say(self, surface: Surface, page: Format, ends: tuple[str, str], y: float) -> None:
        """A text at the beginning of a line and one at its end, which has its room first."""
        taken = self._text(surface, page, ends[1], y, at_end=True, room=page.column)
        self._text(surface, page, ends[0], y, at_end=False, room=page.column - taken - 20)

    def _mark(self, surface: Surface, page: Format, y: float) -> None:
        """The classification in the middle of an edge."""
        if not self._marking:
            return
        text = elided(self._marking, "marking", page.column, self._measure)
        shaped = self._shaped(text, "marking", "text")
        line = fit(shaped, shaped.natural_width() + 1)[0]
        surface.text(shaped, line, (page.width - line.width) / 2, y)

    def _numbers(self, number: int) -> str:
        values = {"page": str(number), "pages": str(self._pages)}
        message = N_("Page {page} of {pages}")
        return joined([translate(message, tag).format(**values) for tag in self._composer.languages])

    def _text(
        self, surface: Surface, page: Format, text: str, y: float, *, at_end: bool, room: float
    ) -> float:
        """One line at the beginning or the end of the column, shortened to ``room``; its width."""
        shaped = self._shaped(elided(text, "furniture", room, self._measure))
        line = fit(shaped, shaped.natural_width() + 1)[0]
        at_right = at_end != self._composer.is_mirrored
        x = page.width - page.right - line.width if at_right else page.left
        surface.text(shaped, line, x, y)
        return line.width

    def _measure(self, text: str, use: str) -> float:
        return self._shaped(text, "marking" if use == "marking" else "furniture").natural_width()

    def _shaped(self, text: str, use: Use = "furniture", colour: str = "muted") -> Shaped:
        key = (text, use, colour)
        if key not in self._known:
            look = style(use, self._composer.languages[0], colour=colour)
            self._known[key] = Shaped(text, look, self._composer.fonts)
        return self._known[key]
