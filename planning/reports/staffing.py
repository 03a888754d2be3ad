"""Staffing: organization chart, posts as budgets print them, scenarios side by side, assumptions."""

from planning.plan.document import Document
from planning.reports.careers import Makers
from planning.reports.compose import Composer
from planning.reports.layout.flow import Part
from planning.reports.layout.picture import fill_page
from planning.reports.options import Options
from planning.reports.page_sizes import text_size
from planning.reports.parts.posts import posts_blocks
from planning.reports.parts.scenarios import assumptions_blocks, scenarios_blocks
from planning.reports.parts.shortfalls import shortfalls_blocks
from planning.reports.parts.structure import structure_blocks
from planning.reports.parts.title import title_blocks

WIDE = frozenset({"posts", "scenarios", "shortfalls", "assumptions"})
_FEW = 8  # units whose chart leaves room for tables, which are wide, on its page


def staffing_makers(document: Document, composer: Composer, room: float) -> Makers:
    """What makes each part, by its id; the full report has these too.

    ``room`` is what the organization chart with its heading may take of a page, in points.
    """
    return {
        "structure": lambda: structure_blocks(document, composer, room),
        "posts": lambda: posts_blocks(document, composer),
        "scenarios": lambda: scenarios_blocks(document, composer),
        "shortfalls": lambda: shortfalls_blocks(document, composer),
        "assumptions": lambda: assumptions_blocks(document, composer),
    }


def staffing_parts(document: Document, composer: Composer, options: Options) -> list[Part]:
    """All parts that are wanted and that the plan has something for."""
    size, head = text_size(options.page_size), composer.section()
    wide = WIDE | ({"structure"} if len(document.table("units")) <= _FEW else set())
    room = (size.landscape if "structure" in wide else size.portrait).room
    parts = [
        Part(id, make(), size.landscape if id in wide else size.portrait)
        for id, make in staffing_makers(document, composer, room).items()
        if id in options.wanted
    ]
    first = parts[0].format if parts and parts[0].blocks else size.portrait
    title = title_blocks(document, composer, head)
    if parts and parts[0].id == "structure":
        fill_page(title, parts[0])
    return [Part("title", title, first), *parts]
