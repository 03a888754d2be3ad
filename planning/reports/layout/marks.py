"""Marks that pages are found by: entries of outline and contents, and lines that tell their page numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from planning.reports.layout.blocks import BASELINE, Block, Bookmark, Mark, write_lines
from planning.reports.layout.flow import Page
from planning.reports.layout.sheet import Order, Sheet
from planning.reports.pdf.structure import Link, Node
from planning.reports.pdf.surface import Surface
from planning.reports.text.fitting import Line, fit
from planning.reports.text.shaped import Shaped, Style

_DOT_GAP = 3.4  # points between the dots that lead to a page number
_PAD = 6.0
_ANY_PAGE = 888  # as wide as any page number


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
class Reference(Block):
    """A sentence that leads to a mark and tells its page, all one link; ``words`` are those for a page."""

    words: Callable[[int], str]
    mark: Mark
    style: Style
    shape: Callable[[str, Style], Shaped]
    node: Node
    order: Order

    def height(self, width: float) -> float:
        """As many lines as it takes with a page number of three digits, which is not known yet."""
        return len(self._lines(_ANY_PAGE, width)[1]) * self.style.leading

    def _lines(self, page: int, width: float) -> tuple[Shaped, list[Line]]:
        shaped = self.shape(self.words(page), self.style)
        return shaped, fit(shaped, width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Write it when its turn has come."""
        sheet.write(self.order, lambda: self._write(sheet.surface, x, top, width))

    def _write(self, surface: Surface, x: float, top: float, width: float) -> None:
        shaped, lines = self._lines(self.mark.page, width)
        link = self.node.add("Link")
        with surface.content(link):
            write_lines(surface, shaped, lines, x, top, width)
        box = (x, top - len(lines) * self.style.leading, x + width, top)
        link.children.append(Link(surface.page, box, self.mark, shaped.text))


@dataclass
class PageLine(Block):
    """An entry that leads to a mark: its words, dots, and at its end the number of the page, all one link.

    ``number`` writes a page number in the language of the entry.
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
        """As many lines as the words take."""
        return len(self._lines(width)[1]) * self.style.leading

    def _lines(self, width: float) -> tuple[Shaped, list[Line]]:
        """The words beside the room for a page number, which is not known yet."""
        room = width - self.indent - self.shape(self.number(_ANY_PAGE), self.style).natural_width() - 2 * _PAD
        words = self.shape(self.words, self.style)
        return words, fit(words, room)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Write words and number when their turn has come."""
        sheet.write(self.order, lambda: self._write(sheet.surface, x, top, width))

    def _write(self, surface: Surface, x: float, top: float, width: float) -> None:
        number = self.shape(self.number(self.mark.page), self.style)
        words, lines = self._lines(width)
        baseline = top - self.style.size * BASELINE - (len(lines) - 1) * self.style.leading
        is_rtl = self.style.is_rtl
        link = self.node.add("Link")
        with surface.content(link):
            begin = x if is_rtl else x + self.indent
            write_lines(surface, words, lines, begin, top, width - self.indent)
            end = x if is_rtl else x + width - number.natural_width()
            surface.text(number, fit(number, number.natural_width() + 1)[0], end, baseline)
        link.children.append(
            Link(surface.page, (x, top - self.height(width), x + width, top), self.mark, self.words)
        )
        self._dots(surface, x, baseline, width, lines[-1].width, number.natural_width())

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
