"""Marks that pages are found by: entries of outline and contents, and lines that tell their page numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from planning.reports.layout.blocks import Block, Bookmark, Mark
from planning.reports.layout.flow import Page
from planning.reports.layout.sheet import Order, Sheet
from planning.reports.pdf.structure import Link, Node
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import fit
from planning.reports.text.shaped import Shaped, Style
from planning.scene.shapes import elided

_DOT_GAP = 3.4  # points between the dots that lead to a page number
_PAD = 6.0


def number_marks(pages: Sequence[Page]) -> None:
    """Tell every mark the page on which it stands, before anything is drawn."""
    for number, page in enumerate(pages, start=1):
        for bookmark in marks_in(page.body, page.side):
            bookmark.mark.page = number


def marks_in(block: Block, side: int) -> list[Bookmark]:
    """The bookmarks within a block, on one of facing pages."""
    if isinstance(block, Bookmark):
        return [block]
    return [mark for part in block.parts(side) for mark in marks_in(part, side)]


@dataclass
class PageLine(Block):
    """A line that leads to a mark: its words, dots, and at its end the number of the page, all one link.

    ``number`` writes a page number in the language of the line.
    """

    words: str
    mark: Mark
    style: Style
    shape: Callable[[str, Style], Shaped]
    number: Callable[[int], str]
    node: Node
    order: Order
    indent: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    keeps_next: bool = False
    _link: Node | None = field(default=None)

    def height(self, width: float) -> float:
        """One line."""
        return self.style.leading

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Write words and number when their turn has come."""
        sheet.write(self.order, lambda: self._write(sheet.surface, x, top, width))

    def _write(self, surface: Surface, x: float, top: float, width: float) -> None:
        baseline = top - self.style.size * 1.12
        number = self.shape(self.number(self.mark.page), self.style)
        room = width - self.indent - number.natural_width() - 2 * _PAD
        text = elided(self.words, "", room, lambda one, _: self.shape(one, self.style).natural_width())
        words = self.shape(text, self.style)
        is_rtl = self.style.is_rtl
        link = self.node.add("Link")
        with surface.content(link):
            at = x + width - self.indent - words.natural_width() if is_rtl else x + self.indent
            surface.text(words, fit(words, words.natural_width() + 1)[0], at, baseline)
            end = x if is_rtl else x + width - number.natural_width()
            surface.text(number, fit(number, number.natural_width() + 1)[0], end, baseline)
        link.children.append(
            Link(surface.page, (x, top - self.style.leading, x + width, top), self.mark, self.words)
        )
        self._dots(surface, x, baseline, width, words.natural_width(), number.natural_width())

    def _dots(
        self, surface: Surface, x: float, baseline: float, width: float, words: float, number: float
    ) -> None:
        first, last = x + self.indent + words + _PAD, x + width - number - _PAD
        if self.style.is_rtl:
            first, last = x + number + _PAD, x + width - self.indent - words - _PAD
        if last > first:
            with surface.artifact():
                dash = (0.6, _DOT_GAP)
                surface.rule((first, baseline), (last, baseline), colour="muted", width=0.6, dash=dash)
