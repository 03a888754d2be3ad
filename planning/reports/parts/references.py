"""Where else in the report one finds more: lines below a heading that lead to other sections."""

from collections.abc import Callable

from i18n import N_, translate
from planning.reports.compose import Composer, Heading, plain_text
from planning.reports.layout.blocks import Block
from planning.reports.layout.marks import Reference
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import pdf_language
from planning.reports.typography import style

_BEHIND_HEADING = 1


def reference(composer: Composer, source: Heading, goal: Heading) -> Block:
    """A line below a heading, in every language: section and page of another one, and the way there."""
    cells: list[Block] = []
    for column, tag in enumerate(composer.languages):
        division = source.section.divisions[tag]
        node = Node("P", pdf_language(tag))
        division.children.insert(_BEHIND_HEADING, node)
        look = style("note", tag, colour="muted")
        order = (source.section.number, column)
        cells.append(Reference(_words(goal, tag), goal.mark, look, composer.shaped, node, order))
    return composer.row(cells, space_after=2, keeps_next=True)


def _words(goal: Heading, tag: str) -> Callable[[int], str]:
    said = goal.say(tag)
    message = N_("See section {title}, page {page}") if goal.number else N_("See {title}, page {page}")
    words = translate(message, tag)
    return lambda page: words.format(title=plain_text(said.content), page=page)
