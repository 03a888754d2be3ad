"""Every figure of the plan with the paragraph and the documents it comes from, as a table."""

from typing import cast

from i18n import N_, formats
from i18n.words import words as words_of
from planning.plan.document import Document
from planning.plan.entities import Figure, Source
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.parts.figures import label_text, value_text
from planning.reports.parts.listing import Column, Listing, Say, words
from planning.reports.parts.listing import figures as digits
from planning.reports.text.shaped import Span

_VALUE, _WHERE = 56.0, 104.0


def sources_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without figures."""
    figures = cast(list[Figure], list(document.table("figures").values()))
    if not figures:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Sources of every figure")))
    columns = [words(N_("What it counts")), digits(N_("Figure"), _VALUE), Column(N_("Source"), _WHERE)]
    listing = Listing(composer, section, columns)
    for figure in figures:
        value = [Span(value_text(figure, composer.languages[0]), weight="semibold")]
        listing.add([_label(composer, figure), value, _where(document, figure)])
    return [*blocks, listing.table()]


def _label(composer: Composer, figure: Figure) -> Say:
    name = composer.words(figure.name, f"figures/{figure.id}/name")

    def said(tag: str) -> Said:
        found = name(tag)
        return found._replace(content=label_text(figure, found.language))

    return said


def _where(document: Document, figure: Figure) -> Say:
    """The paragraph, and the symbols of the documents it cites."""
    found = (document.get("sources", id) for id in figure.sources)
    symbols = [source.symbol for source in found if isinstance(source, Source) and source.symbol]

    def said(tag: str) -> Said:
        return Said(words_of(tag).between.join([formats.paragraph([figure.paragraph], tag), *symbols]), tag)

    return said
