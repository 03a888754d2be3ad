"""Who does it: the posts of each part of the organization, as a brief needs them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from i18n import N_, direction, formats
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.plan.staffing import Post
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.parts.grades import grade_words
from planning.reports.parts.listing import Column, Listing, Say, figures, words
from planning.reports.text.plain import joined
from planning.staffing.establishment import establishment, units_below
from planning.staffing.grades import UNSTATED, in_order
from planning.staffing.seats import Place

_COUNT = 46.0
_DEPTH = 2  # levels of the organization that a brief shows


def people_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without posts."""
    places = standing(document)
    if not places:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("People")))
    columns = [words(N_("Unit")), Column(N_("Posts by grade"), -1.8), figures(N_("Posts"), _COUNT)]
    listing = Listing(composer, section, columns)
    for unit, depth in upper_units(document):
        below = units_below(document)[unit.id]
        grades = Counter(place.grade for place in places if place.unit in below)
        if grades:
            name = composer.words(unit.name, f"units/{unit.id}/name")
            total = formats.number(sum(grades.values()), composer.languages[0])
            posts = posts_by_grade(document, grades, composer.languages)
            listing.add([name, posts, total], is_strong=not depth, indent=9.0 * depth)
    notes = illustrative_note(document, composer)
    return [*blocks, listing.table(has_note=bool(notes)), *notes]


def posts_by_grade(
    document: Document, grades: Counter[str], languages: Sequence[str], gap: str = " "
) -> Say:  # fmt: skip
    """How many posts of each grade, the highest first, in each language: "1 D-2, 3 P-5".

    Where the languages share their codes, they share the text, and what is stated as words stands in all.
    """
    names = {one: [str(grade_words(document, one)(tag).content) for tag in languages] for one in grades}
    is_shared = all(len(set(names[one])) == 1 for one in grades if one != UNSTATED)

    def said(tag: str) -> Said:
        place = list(languages).index(tag)
        written = {one: joined(said) if is_shared else said[place] for one, said in names.items()}
        counted = (f"{grades[one]}{gap}{written[one]}" for one in in_order(grades, document))
        if direction(tag) == "rtl":
            return Said(f"\u2067{formats.series(counted, tag)}\u2069", tag)
        return Said(isolated(formats.series(counted, "en")), tag)

    return said


def isolated(text: str) -> str:
    """Counts and grades read from left to right within any text (UAX #9, LRI and PDI)."""
    return f"\u2066{text}\u2069"


def standing(document: Document, scenario: str = "") -> list[Place]:
    """The posts, one by one, that stand at the beginning of the plan, or at its status date."""
    plan = document.plan
    month = (plan.status_date or plan.horizon_start)[:7]
    there = establishment(document, scenario)
    return there.places(month)


def upper_units(document: Document) -> list[tuple[Unit, int]]:
    """The units of the upper levels with their depth, parents first."""
    units = cast(Mapping[str, Unit], document.table("units"))
    found: list[tuple[Unit, int]] = []

    def walk(parent: str | None, depth: int) -> None:
        for unit in sorted(units.values(), key=lambda unit: unit.order):
            if unit.parent == parent and depth < _DEPTH:
                found.append((unit, depth))
                walk(unit.id, depth + 1)

    walk(None, 0)
    return found


def illustrative_note(document: Document, composer: Composer) -> list[Block]:
    """That posts were made up, where they were."""
    posts = cast(Mapping[str, Post], document.table("posts")).values()
    if not any(post.illustrative for post in posts):
        return []
    note = composer.own(N_("Illustrative: the source prints no number of posts."))
    return [composer.pair(composer.section(), note, "note", colour="muted", space_before=6)]
