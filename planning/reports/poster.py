"""The roadmap on one large page, and that page cut into sheets.

A poster is laid out like a page of A4 and enlarged as a whole, so that all of it keeps its proportions; with
more rows than such a page holds it is enlarged by less.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n import N_, translate
from planning.plan.document import Document
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Format, Page
from planning.reports.layout.sheet import Sheet
from planning.reports.layout.tiles import Cuts, Grid, TileBlock, grid
from planning.reports.options import Options
from planning.reports.page_sizes import PAGE_SIZES, text_size
from planning.reports.parts.roadmap import chart_height
from planning.reports.pdf.surface import Surface
from planning.reports.text.plain import joined
from planning.scene.rows import Outline

POSTER_TITLE = 128.0  # points that the title takes at the most, as a rule
POSTER_ROW = 32.0  # the height of a row where there is room enough


def poster_page(document: Document, options: Options) -> Format:
    """The page before it is enlarged: as high as the rows need, in the proportions of the paper."""
    paper = PAGE_SIZES[options.page_size].landscape
    least = text_size(options.page_size).landscape
    rows = len(Outline(document).rows)
    needed = least.top + least.bottom + POSTER_TITLE + chart_height(rows)
    scale = min(paper.width / least.width, paper.height / needed)
    return least._replace(width=paper.width / scale, height=paper.height / scale, scale=scale)


def tiled(pages: Sequence[Page], composers: Sequence[Composer], options: Options) -> Iterator[Page]:
    """The poster among ``pages`` made smaller, to see it whole, and behind it the sheets it is cut into."""
    for page in pages:
        if "roadmap" in page.parts:
            yield from _sheets(page, composers[page.side], options)
        else:
            yield page


def _sheets(page: Page, composer: Composer, options: Options) -> Iterator[Page]:
    small, paper = text_size(options.page_size), page.format
    large = (paper.width * paper.scale, paper.height * paper.scale)
    cut = grid(large, (small.width, small.height))
    page = page._replace(format=paper._replace(scale=paper.scale * cut.scale))
    poster = (large[0] * cut.scale, large[1] * cut.scale)
    yield _overview(page, cut, poster, small.landscape.width / paper.width)
    section = composer.section()
    for number in range(cut.rows * cut.columns):
        row, column = divmod(number, cut.columns)
        texts = _label(composer, number + 1, cut.rows * cut.columns, row, column)
        node = section.node.add("Figure", alternative=texts[0])
        said = Said(joined(texts), composer.languages[0])
        label = composer.text(said, "furniture", section.node.add("P"), (2, 0), colour="muted")
        block = TileBlock(_form(page), cut, row, column, poster, node, label)
        sheet = Format(cut.width, cut.height, 0, 0, 0, 0)
        yield Page(sheet, block, ("sheets",), page.side, picture=None if number else page)


def _overview(page: Page, cut: Grid, poster: tuple[float, float], scale: float) -> Page:
    """The poster on one sheet, with the lines along which it is cut."""
    cuts = Cuts(cut, poster, 1 / page.format.scale)
    return page._replace(format=page.format._replace(scale=scale), body=Pair(page.body, cuts))


def _form(page: Page) -> str:
    return f"poster-{page.side}"


def _label(composer: Composer, number: int, count: int, row: int, column: int) -> list[str]:
    """Which sheet it is, in every language."""
    message = N_("Sheet {number} of {count} of the poster: row {row}, column {column}")
    values = {"number": number, "count": count, "row": row + 1, "column": column + 1}
    return [translate(message, tag).format(**values) for tag in composer.languages]


@dataclass
class Pair(Block):
    """A block and what is drawn over it."""

    body: Block
    over: Block

    def height(self, width: float) -> float:
        """That of the block."""
        return self.body.height(width)

    def parts(self, side: int) -> Sequence[Block]:
        """The block itself."""
        return (self.body,)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw both."""
        self.body.draw(sheet, x, top, width)
        self.over.draw(sheet, x, top, width)


def draw_picture(surface: Surface, page: Page) -> None:
    """Keep a page as a picture that sheets show cuts of; nothing of it is read."""
    with surface.form(_form(page), page.format.width, page.format.height, page.format.scale):
        sheet = Sheet(surface, page.side)
        page.body.draw(sheet, page.format.left, page.format.height - page.format.top, page.format.column)
        sheet.flush()
