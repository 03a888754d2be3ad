"""Every activity with its dates and what they rest on, lane by lane, as a table."""

from i18n import N_, formats
from planning.plan.document import Document
from planning.plan.entities import Activity, Lane, Phase
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.parts.listing import Column, Listing, Say, words
from planning.reports.text.shaped import Span
from planning.scene.bar_labels import band_name
from planning.scene.basis import INDICATIVE, basis, basis_words
from planning.scene.rows import Outline, Row
from planning.scene.timescale import moment_of

_DATE = 48.0
_MINUTE = 1 / 1440


def dates_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without activities."""
    outline = Outline(document)
    if not outline.activities:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Dates")))
    dates = [Column(title, _DATE, is_worded=True) for title in (N_("Start"), N_("Finish"))]
    columns = [words(N_("Activity"), -1.3), *dates]
    listing = Listing(composer, section, [*columns, words(N_("Basis of the dates"))], gap=6.0, padding=1.8)
    for row in outline.rows:
        _add(listing, outline, row, composer)
    return [*blocks, listing.table()]


def _add(listing: Listing, outline: Outline, row: Row, composer: Composer) -> None:
    """One phase, lane or activity; only activities have dates of their own."""
    entity = outline.entity(row)
    name = _name(outline, row, composer)
    if isinstance(entity, Activity):
        cells = [name, _date(outline, row, entity, 0), _date(outline, row, entity, 1), _basis(entity)]
        listing.add(cells, indent=6.0 * row.depth)
        return
    colour = f"{row.driver}/strong" if row.kind == "lane" else ""
    listing.add([name, "", "", ""], is_strong=True, keeps_next=True, colour=colour)


def _name(outline: Outline, row: Row, composer: Composer) -> Say:
    entity = outline.entity(row)
    if isinstance(entity, Phase | Lane | Activity):
        return composer.words(entity.name, f"{row.key[0]}/{row.id}/name")
    return lambda tag: Said(band_name(len(outline.phases), tag), tag)


def _basis(activity: Activity) -> Say:
    return lambda tag: Said([Span(basis_words(activity, tag), colour="muted")], tag)


def _date(outline: Outline, row: Row, activity: Activity, end: int) -> Say:
    """A day; in grey after "~" where the source does not date it."""
    moment = outline.span(row.key)[end]
    if moment is None or (end and activity.kind == "milestone"):
        return lambda tag: Said("", tag)
    day = moment_of(moment - (_MINUTE if end else 0)).date()
    if basis(activity)[end] == INDICATIVE:
        return lambda tag: Said([Span(f"~\u202f{formats.date_short(day, tag)}", colour="muted")], tag)
    return lambda tag: Said(formats.date_short(day, tag), tag)
