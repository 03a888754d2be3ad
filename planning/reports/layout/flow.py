"""Filling pages with blocks: first all pages are laid out, then they are drawn once, their number known."""

from collections.abc import Callable, Iterator, MutableSequence, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planning.reports.layout.blocks import Block, Empty, Stack
from planning.reports.layout.sheet import Sheet
from planning.reports.pdf.surface import Surface

_LONGER = (8.0, 14.0)  # points that a page may be longer: above a foot of two lines
_ALL_BUT_EMPTY = 0.3


class Format(NamedTuple):
    """A page format with its margins, in points; the page is ``scale`` times as large when it is drawn."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    scale: float = 1.0

    @property
    def column(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


@dataclass
class Part:
    """Blocks of one page format; ``id`` names the part of the report.

    A part that floats has pages of its own, put between pages of the text, which runs on around them.  One
    with two ``sides`` takes two facing pages each time; a part of the second language alone begins with
    ``side`` 1.
    """

    id: str
    blocks: Sequence[Block]
    format: Format
    starts_page: bool = False
    floats: bool = False
    sides: int = 1
    side: int = 0


class Page(NamedTuple):
    """One page: its format, what stands on it, the parts that begin or go on there, and its side.

    ``picture`` is a page that is kept as a picture before this one is drawn, for this one and later ones.
    """

    format: Format
    body: Block
    parts: tuple[str, ...]
    side: int = 0
    picture: "Page | None" = None


def paginate(parts: Sequence[Part], check: Callable[[], None]) -> list[Page]:
    """Lay out parts in pages; ``check`` is called for every page and may raise to stop."""
    parts = [part for part in parts if part.blocks]
    pages: list[Page] = []
    for group in _grouped([part for part in parts if not part.floats]):
        pages += _well_filled(group, check)
    for number, part in enumerate(parts):
        if part.floats:
            at = _place(pages, [before.id for before in parts[:number]])
            pages[at:at] = _checked(_pages([part], part.format), check)
    return pages


def sided(pages: Sequence[Page], parts: Sequence[Part]) -> list[Page]:
    """The pages as they are drawn: two for each on which parts stand that have two sides."""
    sides = {part.id: part.sides for part in parts}
    return [
        page._replace(side=page.side + side) for page in pages for side in range(sides.get(page.parts[0], 1))
    ]


def _well_filled(group: Sequence[Part], check: Callable[[], None]) -> list[Page]:
    """The pages of a group; somewhat longer ones where that saves a last page that is all but empty."""
    first = pages = _checked(_pages(group, group[0].format), check)
    for longer in _LONGER:
        last = pages[-1]
        if len(pages) < 2 or last.body.height(last.format.column) > last.format.room * _ALL_BUT_EMPTY:
            return pages
        page_format = group[0].format
        page_format = page_format._replace(bottom=page_format.bottom - longer)
        pages = _checked(_pages(group, page_format), check)
    return pages if len(pages) < len(first) else first


def _checked(pages: Iterator[Page], check: Callable[[], None]) -> list[Page]:
    found = []
    for page in pages:
        check()
        found.append(page)
    return found


def _place(pages: Sequence[Page], before: Sequence[str]) -> int:
    """Where a floating part goes: behind what comes before it, but never into the middle of a page's text.

    Where the page on which that ends goes on with something else, the part stands before that page, unless
    the text begins there.
    """
    last = max((number for number, page in enumerate(pages) if set(page.parts) & set(before)), default=-1)
    text = set(before) - {"cover"}
    begins_earlier = last > 0 and bool(set(pages[last - 1].parts) & text)
    if begins_earlier and not set(pages[last].parts) <= set(before):
        return last
    return last + 1


def _grouped(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts that run on together on the same pages."""
    groups: list[list[Part]] = []
    for part in parts:
        before = groups[-1][-1] if groups else None
        if before and not part.starts_page and (before.format, before.side) == (part.format, part.side):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _pages(group: Sequence[Part], page_format: Format) -> Iterator[Page]:
    owner = {id(block): part.id for part in group for block in part.blocks}
    rest: Block | None = Stack([block for part in group for block in part.blocks])
    current = group[0].id
    while rest is not None:
        parted = rest.split(page_format.column, page_format.room, must=True)
        body, rest = parted or (rest, None)
        found = [owner[id(block)] for block in getattr(body, "blocks", ()) if id(block) in owner]
        names = tuple(dict.fromkeys(found or [current]))
        current = names[-1]
        yield Page(page_format, body, names, group[0].side)


def draw_pages(
    surface: Surface, pages: MutableSequence[Page], furniture: Callable[[Sheet, Page, int], None],
    step: Callable[[int], None], keep: Callable[[Surface, Page], None],
) -> None:  # fmt: skip
    """Draw all pages; none of them holds its blocks any more after it.

    ``furniture`` adds heads and feet, ``keep`` keeps a page as a picture, ``step`` is told each page that is
    done.
    """
    for number, page in enumerate(pages, start=1):
        if page.picture is not None:
            keep(surface, page.picture)
        surface.begin_page((page.format.width, page.format.height), page.format.scale)
        sheet = Sheet(surface, page.side)
        top = page.format.height - page.format.top
        page.body.draw(sheet, page.format.left, top, page.format.column)
        furniture(sheet, page, number)
        sheet.flush()
        surface.end_page()
        pages[number - 1] = page._replace(body=Empty(), picture=None)  # what was drawn takes much memory
        step(number)
