"""The roadmap report: the whole chart over pages or as a poster, and every date as a list."""

from collections.abc import Callable

from planning.plan.document import Document
from planning.reports.compose import Composer
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Part
from planning.reports.options import Options
from planning.reports.page_sizes import text_size
from planning.reports.parts.dates import dates_blocks
from planning.reports.parts.roadmap import TALLEST, roadmap_blocks
from planning.reports.parts.schedule import schedule_blocks
from planning.reports.parts.statements import decisions_blocks, risks_blocks
from planning.reports.parts.title import title_blocks
from planning.reports.poster import POSTER_ROW, POSTER_TITLE, poster_page

_BEGIN = frozenset({"schedule", "dates"})
_TITLE = 104.0  # points that the title takes, as a rule


def roadmap_parts(document: Document, composer: Composer, options: Options) -> list[Part]:
    """All parts that are wanted, on landscape pages; the title stands over the chart."""
    wanted, wide = options.wanted, text_size(options.page_size).landscape
    is_poster = options.chart != "pages" and "roadmap" in wanted
    first = poster_page(document, options) if is_poster else wide
    above, tallest = (POSTER_TITLE, POSTER_ROW) if is_poster else (_TITLE, TALLEST)
    head = composer.section()
    makers: dict[str, Callable[[], list[Block]]] = {
        "roadmap": lambda: roadmap_blocks(
            document, composer, first, above=above, is_folded=False, tallest=tallest
        ),
        "schedule": lambda: schedule_blocks(document, composer),
        "dates": lambda: dates_blocks(document, composer),
        "risks": lambda: risks_blocks(document, composer),
        "decisions": lambda: decisions_blocks(document, composer),
    }
    parts = [
        Part(id, make(), first if id == "roadmap" else wide, id in _BEGIN)
        for id, make in makers.items()
        if id in wanted
    ]
    return [Part("title", title_blocks(document, composer, head), first), *parts]
