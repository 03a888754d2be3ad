"""Posts as programme budgets of the United Nations print them: by grade and source of funds, and by unit."""

from collections import Counter
from collections.abc import Callable, Sequence

from i18n import N_, formats
from planning.plan.document import Document
from planning.reports.compose import Composer
from planning.reports.layout.blocks import Block
from planning.reports.parts.grades import grade_words
from planning.reports.parts.listing import Cell, Column, Listing, figures, words
from planning.reports.parts.people import illustrative_note, standing
from planning.reports.parts.structure import unit_order
from planning.staffing.grades import GENERAL_SERVICE, PROFESSIONAL, in_order
from planning.staffing.seats import Place

_COUNT, _GRADE = 54.0, 30.0
_NOTHING = "–"
# A/72/6 (Sect. 28), table 28.2: established and temporary posts, by source of funds.
_SOURCES: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    (N_("Established, regular budget"), lambda p: p.funding == "regular_budget" and not p.temporary),
    (N_("Temporary, regular budget"), lambda p: p.funding == "regular_budget" and p.temporary),
    (N_("Other assessed"), lambda p: p.funding in ("support_account", "other_assessed")),
    (N_("Extrabudgetary"), lambda p: p.funding in ("extrabudgetary", "project")),
)


def posts_blocks(document: Document, composer: Composer) -> list[Block]:
    """Both tables under their headings; nothing for a plan without posts."""
    places = standing(document)
    if not places:
        return []
    section = composer.section()
    by_grade = composer.heading(section, composer.own(N_("Post requirements by grade")))
    by_grade.append(_by_grade(document, composer, places))
    section = composer.section()
    by_unit = composer.heading(section, composer.own(N_("Posts by unit")))
    by_unit.append(_by_unit(document, composer, places))
    return [*by_grade, *by_unit, *illustrative_note(document, composer)]


def _by_grade(document: Document, composer: Composer, places: Sequence[Place]) -> Block:
    columns = [figures(title, _COUNT + 14) for title, _ in _SOURCES]
    listing = Listing(
        composer, composer.section(), [words(N_("Grade")), *columns, figures(N_("Total"), _COUNT)]
    )
    for title, grades in _groups(document, places):
        some = [place for place in places if place.grade in grades]
        for grade in grades:
            counts = _counts([place for place in some if place.grade == grade], composer)
            listing.add([grade_words(document, grade), *counts])
        listing.add([composer.own(title), *_counts(some, composer)], is_strong=True)
    listing.add([composer.own(N_("Total")), *_counts(places, composer)], is_strong=True)
    return listing.table()


def _groups(document: Document, places: Sequence[Place]) -> list[tuple[str, list[str]]]:
    """The grades that occur, in the groups of a staffing table, with what the sum of each is called."""
    there = in_order((place.grade for place in places), document)
    groups = [
        (N_("Subtotal, Professional and higher"), [grade for grade in there if grade in PROFESSIONAL]),
        (N_("Subtotal, General Service"), [grade for grade in there if grade in GENERAL_SERVICE]),
    ]
    others = [grade for grade in there if grade not in (*PROFESSIONAL, *GENERAL_SERVICE)]
    return [group for group in [*groups, (N_("Subtotal, other"), others)] if group[1]]


def _counts(places: Sequence[Place], composer: Composer) -> list[Cell]:
    tag = composer.languages[0]
    counts = [sum(map(fits, places)) for _, fits in _SOURCES]
    return [_number(count, tag) for count in (*counts, len(places))]


def _number(count: int, tag: str) -> str:
    return formats.number(count, tag) if count else _NOTHING


def _by_unit(document: Document, composer: Composer, places: Sequence[Place]) -> Block:
    grades = in_order((place.grade for place in places), document)
    tag = composer.languages[0]
    columns = [Column(grade_words(document, grade), _GRADE, align="end") for grade in grades]
    last = figures(N_("Total"), _GRADE + 8)
    listing = Listing(composer, composer.section(), [words(N_("Unit"), -2.0), *columns, last], gap=5.0)
    counts = Counter((place.unit, place.grade) for place in places)
    for unit, depth in unit_order(document):
        row = [counts[unit.id, grade] for grade in grades]
        name = composer.words(unit.name, f"units/{unit.id}/name")
        listing.add([name, *(_number(n, tag) for n in row), _number(sum(row), tag)], indent=7.0 * depth)
    whole = [sum(place.grade == grade for place in places) for grade in grades]
    total = [_number(n, tag) for n in (*whole, len(places))]
    listing.add([composer.own(N_("Total")), *total], is_strong=True)
    return listing.table()
