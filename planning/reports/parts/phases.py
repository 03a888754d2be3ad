"""What the plan is: its phases and what stands beside them, when, with which lanes."""

from i18n import N_, formats
from planning.plan.document import Document
from planning.plan.entities import Lane
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.parts.listing import Column, Listing, Say, figures, words
from planning.scene.bar_labels import band_name
from planning.scene.rows import Outline, Row
from planning.scene.timescale import moment_of

_COUNT = 50.0
_MINUTE = 1 / 1440


def phases_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without activities."""
    outline = Outline(document)
    rows = [row for row in outline.rows if row.kind in ("phase", "band")]
    if not outline.activities or not rows:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Phases")))
    columns = [words(N_("Phase")), words(N_("Lanes")), Column(N_("When"))]
    listing = Listing(composer, section, [*columns, figures(N_("Activities"), _COUNT)])
    for row in rows:
        lanes, count = _below(outline, row)
        number = formats.number(count, composer.languages[0])
        name = _name(outline, composer, row)
        listing.add([name, _lanes(composer, lanes), _when(outline, row), number])
    return [*blocks, listing.table()]


def _below(outline: Outline, row: Row) -> tuple[list[Lane], int]:
    """The lanes of a phase, and the number of its activities."""
    lanes: list[Lane] = []
    count, is_inside = 0, False
    for other in outline.rows:
        if other.kind in ("phase", "band"):
            is_inside = other.key == row.key
        elif is_inside and other.kind == "lane":
            entity = outline.entity(other)
            lanes += [entity] if isinstance(entity, Lane) else []
        elif is_inside:
            count += 1
    return lanes, count


def _name(outline: Outline, composer: Composer, row: Row) -> Say:
    entity = outline.entity(row)
    if row.kind == "band" or entity is None:
        return lambda tag: Said(band_name(len(outline.phases), tag), tag)
    return composer.words(getattr(entity, "name", {}), f"{row.key[0]}/{row.id}/name")


def _lanes(composer: Composer, lanes: list[Lane]) -> Say:
    def said(tag: str) -> Said:
        names = [composer.words(lane.name, f"lanes/{lane.id}/name")(tag) for lane in lanes]
        is_fallback = any(name.is_fallback for name in names)
        return Said(formats.series([str(name.content) for name in names], tag), tag, is_fallback)

    return said


def _when(outline: Outline, row: Row) -> Say:
    span = outline.span(row.key)
    if span.start is None or span.finish is None:
        return lambda tag: Said("", tag)
    ends = (moment_of(span.start).date(), moment_of(span.finish - _MINUTE).date())
    return lambda tag: Said(formats.range_text(*(formats.quarter_compact(day, tag) for day in ends)), tag)
