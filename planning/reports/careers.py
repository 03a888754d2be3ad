"""Careers and training: lattice, job profiles, requirements, coverage, needs, training, and one person."""

from collections.abc import Callable

from planning.plan.document import Document
from planning.reports.compose import Composer
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Part
from planning.reports.layout.picture import fill_page
from planning.reports.options import Options
from planning.reports.page_sizes import text_size
from planning.reports.parts.competencies import coverage_blocks, needs_blocks, requirements_blocks
from planning.reports.parts.lattice import lattice_blocks, profiles_blocks
from planning.reports.parts.title import title_blocks
from planning.reports.parts.training import person_blocks, training_blocks

Makers = dict[str, Callable[[], list[Block]]]
WIDE = frozenset({"lattice"})


def careers_makers(document: Document, composer: Composer, room: float) -> Makers:
    """What makes each part, by its id; the full report has these too.

    ``room`` is what the lattice with its heading may take of a page, in points.
    """
    return {
        "lattice": lambda: lattice_blocks(document, composer, room),
        "profiles": lambda: profiles_blocks(document, composer),
        "requirements": lambda: requirements_blocks(document, composer),
        "coverage": lambda: coverage_blocks(document, composer),
        "needs": lambda: needs_blocks(document, composer),
        "training": lambda: training_blocks(document, composer),
    }


def careers_parts(document: Document, composer: Composer, options: Options) -> list[Part]:
    """All parts that are wanted and that the plan has something for; a personal sheet begins a page."""
    size, head = text_size(options.page_size), composer.section()
    makers = careers_makers(document, composer, size.landscape.room)
    makers["person"] = lambda: person_blocks(document, composer, options.person)
    parts = [
        Part(id, make(), size.landscape if id in WIDE else size.portrait, starts_page=id == "person")
        for id, make in makers.items()
        if id in options.wanted
    ]
    first = parts[0].format if parts and parts[0].blocks else size.portrait
    title = title_blocks(document, composer, head)
    if parts and parts[0].id == "lattice":
        fill_page(title, parts[0])
    return [Part("title", title, first), *parts]
