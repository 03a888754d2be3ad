"""The head of the first page: the title, the time it is about, and what is to be known of the languages."""

from i18n import N_, formats, language_name
from planning.plan.document import Document
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block, Bookmark
from planning.reports.text.plain import one_line


def title_blocks(document: Document, composer: Composer, section: Section) -> list[Block]:
    """The blocks of the head; composed last, when it is known which texts were missing."""
    plan, first = document.plan, composer.languages[0]
    title = composer.words(plan.title, "plan/plan/title")
    blocks: list[Block] = [
        Bookmark(plan.symbol or one_line(text_in(plan.title, first)), 0, (section.number, 0)),
        composer.pair(section, title, "title", role="H1", space_after=4),
        composer.pair(section, lambda tag: lead(document, tag), "lead", colour="muted"),
    ]
    if plan.translation_note:
        note = composer.words(plan.translation_note, "plan/plan/translation_note")
        blocks.append(composer.pair(section, note, "note", colour="muted", space_before=4))
    if composer.fallbacks:
        blocks.append(
            composer.pair(section, lambda tag: _fallback_note(composer, tag), "note", space_before=4)
        )
    return blocks


def lead(document: Document, tag: str) -> Said:
    """The symbol of the source and the quarters of the horizon."""
    plan = document.plan
    horizon = formats.range_text(
        formats.quarter(start_day(plan.horizon_start), tag),
        formats.quarter(finish_day(plan.horizon_finish), tag),
    )
    return Said(" · ".join(part for part in (plan.symbol, horizon) if part), tag)


def _fallback_note(composer: Composer, tag: str) -> Said:
    """The one note on texts in another language: they are set in grey."""
    if not any(place.endswith(f": {tag}") for place in composer.fallbacks):
        return Said("", tag)
    message = N_("Text in grey is not yet available in {language}; it is shown as it was written.")
    return composer.own(message, language=language_name(tag, tag))(tag)
