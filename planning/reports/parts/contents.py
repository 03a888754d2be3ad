"""The list of contents: every heading with its page, in each language."""

from i18n import N_, formats
from planning.reports.compose import Composer, Heading, Section
from planning.reports.layout.blocks import Block
from planning.reports.layout.marks import PageLine
from planning.reports.pdf.structure import Node
from planning.reports.text.shaped import pdf_language
from planning.reports.typography import style

_INDENT = 12.0


def contents_blocks(composer: Composer, section: Section) -> list[Block]:
    """Heading and lines; composed last, when all headings are known."""
    headings = list(composer.headings)
    blocks = composer.heading(section, composer.own(N_("Contents")))
    lists = {tag: section.divisions[tag].add("TOC") for tag in composer.languages}
    for heading in headings:
        cells: list[Block] = [
            _line(composer, section, heading, tag, lists[tag], column)
            for column, tag in enumerate(composer.languages)
        ]
        blocks.append(composer.row(cells, space_before=6 if heading.level == 2 else 1))
    return blocks


def _line(
    composer: Composer, section: Section, heading: Heading, tag: str, toc: Node, column: int
) -> PageLine:
    said = heading.say(tag)
    look = style("body_strong" if heading.level == 2 else "body", said.language)
    node = toc.add("TOCI").add("Reference")
    node.language = pdf_language(said.language)
    return PageLine(
        str(said.content), heading.mark, look, composer.shaped,
        lambda page: formats.number(page, tag), node, (section.number, column),
        indent=_INDENT * (heading.level - 2),
    )  # fmt: skip
