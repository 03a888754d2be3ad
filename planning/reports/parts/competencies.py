"""What job profiles ask for and who holds it: requirements, coverage, needs."""

from datetime import date

from i18n import N_, formats, translate
from planning.careers import source as s
from planning.careers.coverage import Coverage, coverage, proficient_levels
from planning.careers.day import reference_day
from planning.careers.gaps import own_gaps, summary
from planning.careers.matrix import levels
from planning.plan.competence import Profile
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.parts.lattice import made_up
from planning.reports.parts.listing import Cell, Column, Listing, Say, figures, words

_LEVEL, _COUNT, _WIDE = 12.5, 36.0, 50.0
_MOST = 18  # job profiles side by side


def requirements_blocks(document: Document, composer: Composer) -> list[Block]:
    """Competencies by job profiles with the level asked for, in tables of at most eighteen profiles."""
    profiles = s.in_order(s.profiles(document).values())
    asked = {(row.profile, row.competency): row.level for row in s.requirements(document).values()}
    if not asked:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Requirements of the job profiles")))
    known = s.competencies(document)
    used = sorted({id for _, id in asked if id in known}, key=lambda id: s.tree_path(known, id))
    for first in range(0, len(profiles), _MOST):
        some = profiles[first : first + _MOST]
        columns = [Column(str(first + n), _LEVEL, align="centre") for n in range(1, len(some) + 1)]
        listing = Listing(composer, section, [words(N_("Competency")), *columns], gap=2.5)
        for id in used:
            row = [asked.get((profile.id, id)) for profile in some]
            if any(level is not None for level in row):
                cells = [
                    formats.number(level, composer.languages[0]) if level is not None else "" for level in row
                ]
                listing.add([composer.words(known[id].name, f"competencies/{id}/name"), *cells])
        is_last = first + _MOST >= len(profiles)
        blocks.append(listing.table(space_before=6 if first else 0, has_note=is_last))
    return [*blocks, *_legend(composer, profiles), *made_up(document, composer)]


def _legend(composer: Composer, profiles: list[Profile]) -> list[Block]:
    """Which number is which job profile."""
    section = composer.section()

    def said(tag: str) -> Said:
        names = [composer.words(one.name, f"profiles/{one.id}/name")(tag) for one in profiles]
        numbered = [f"{n}\u202f{name.content}" for n, name in enumerate(names, start=1)]
        return Said(formats.series(numbered, tag), tag, any(name.is_fallback for name in names))

    return [composer.pair(section, said, "note", colour="muted", space_before=6)]


def coverage_blocks(document: Document, composer: Composer) -> list[Block]:
    """How many people hold each competency, where it hangs on one, where nobody is known to hold it."""
    day = reference_day(document)
    if not s.in_office(document, day) or not s.rateable(document, day):
        return []
    section, known = composer.section(), s.competencies(document)
    blocks = composer.heading(section, composer.own(N_("Coverage of competencies")))
    columns = [figures(N_("People competent"), _WIDE), figures(N_("Not assessed"), _WIDE)]
    rows = list(coverage(levels(document, day), proficient_levels(document)))
    is_remarkable = any(_remark(row) for row in rows)
    columns += [words(N_("Remark"), -0.9)] if is_remarkable else []
    listing = Listing(composer, section, [words(N_("Competency")), *columns])
    tag = composer.languages[0]
    for row in rows:
        name = composer.words(known[row.competency].name, f"competencies/{row.competency}/name")
        remark = [composer.own(_remark(row))] if is_remarkable else []
        listing.add([name, formats.number(len(row.holders), tag), formats.number(row.unknown, tag), *remark])
    return [*blocks, listing.table(has_note=True), *_as_of(document, composer, day)]


def _remark(row: Coverage) -> str:
    if not row.holders:
        return N_("Nobody is known to be competent")
    return N_("Hangs on one person") if row.is_single_point else ""


def _as_of(document: Document, composer: Composer, day: date) -> list[Block]:
    message = N_("As of {date}; only certified ratings count.")
    said = lambda tag: Said(translate(message, tag).format(date=formats.date_long(day, tag)), tag)  # noqa: E731
    more = made_up(document, composer)
    note = composer.pair(
        composer.section(), said, "note", colour="muted", space_before=6, keeps_next=bool(more)
    )
    return [note, *more]


def needs_blocks(document: Document, composer: Composer) -> list[Block]:
    """The gaps of each unit's people to their own job profiles."""
    day = reference_day(document)
    found = own_gaps(document, s.in_office(document, day), day)
    if not found:
        return []
    section, tag = composer.section(), composer.languages[0]
    blocks = composer.heading(section, composer.own(N_("Needs")))
    columns = [figures(title, _COUNT) for title in (
        N_("People"), N_("Required"), N_("Unmet"), N_("Unknown"), N_("Worst gap"),
    )]  # fmt: skip
    listing = Listing(composer, section, [words(N_("Unit")), *columns])
    people = s.people_of(document)
    units = list(document.table("units").values())
    for unit in [*units, None]:
        id = unit.id if unit else None
        members = [person for person in found if (people[person].unit or None) == id]
        if members:
            row = summary(gap for person in members for gap in found[person])
            cells: list[Cell] = [
                formats.number(value, tag)
                for value in (len(members), row.asked, row.unmet, row.unknown, row.worst)
            ]
            listing.add([_unit(composer, unit), *cells])
    return [*blocks, listing.table(has_note=True), *_as_of(document, composer, day)]


def _unit(composer: Composer, unit: object) -> Say:
    if isinstance(unit, Unit):
        return composer.words(unit.name, f"units/{unit.id}/name")
    return composer.own(N_("Without a unit"))
