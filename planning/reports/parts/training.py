"""Training: what is planned and required in each course, and what it costs; the sheet of one person."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from i18n import N_, _, formats, translate
from planning.careers import source as s
from planning.careers.day import reference_day
from planning.careers.gaps import gaps
from planning.careers.gates import Gatekeeper
from planning.plan.courses import Course, Training
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.people import Person
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block
from planning.reports.parts.lattice import grade_name, made_up
from planning.reports.parts.listing import Cell, Column, Listing, Say, figures, words

STATES = {
    "required": N_("Required"), "recommended": N_("Recommended"),
    "planned": N_("Planned"), "done": N_("Done"),
}  # fmt: skip
GATES = {
    "technical": N_("Technical competence"), "performance": N_("Performance"),
    "certification": N_("Certification"), "managerial": N_("Managerial skill"),
    "time_in_grade": N_("Time in grade"),
}  # fmt: skip
GATE_STATES = {
    "met": N_("Met"), "not_met": N_("Not met"), "not_confirmed": N_("Not confirmed"),
    "not_required": N_("Not required"),
}  # fmt: skip
RATINGS = {
    "unassessed": N_("not assessed"), "not_observed": N_("not observed"),
    "not_applicable": N_("not applicable"), "exempt": N_("exempt"),
}  # fmt: skip
_COUNT, _MONEY, _LEVEL, _DATE = 28.0, 44.0, 52.0, 62.0


class _Load(NamedTuple):
    """How many places of a course are planned, and how many people it is required of and not done by."""

    planned: int
    open: int


def training_blocks(document: Document, composer: Composer) -> list[Block]:
    """Courses with places, cost a place and cost; nothing for a plan without a catalogue."""
    courses = s.in_order(s.courses_of(document).values())
    if not courses:
        return []
    section, tag = composer.section(), composer.languages[0]
    blocks = composer.heading(section, composer.own(N_("Training plan and cost")))
    columns = [
        figures(N_("Course days"), _COUNT),
        figures(N_("Planned"), _COUNT),
        figures(N_("Needed"), _COUNT),
    ]
    columns += [figures(N_("Seat cost"), _MONEY), figures(N_("Planned cost"), _MONEY)]
    listing = Listing(
        composer, section, [words(N_("Course")), *columns, figures(N_("Total cost"), _MONEY)], gap=6.0
    )
    loads = _loads(document)
    for course in courses:
        _add_course(listing, composer, course, loads.get(course.id, _Load(0, 0)))
    for currency in dict.fromkeys(course.currency for course in courses):
        some = [course for course in courses if course.currency == currency and course.id in loads]
        planned = sum((Decimal(one.cost) * loads[one.id].planned for one in some), Decimal(0))
        whole = planned + sum((Decimal(one.cost) * loads[one.id].open for one in some), Decimal(0))
        total = [formats.money(amount, tag, currency, 0) for amount in (planned, whole)]
        listing.add([composer.own(N_("Total")), "", "", "", "", *total], is_strong=True)
    notes = made_up(document, composer)
    return [*blocks, listing.table(has_note=bool(notes)), *notes]


def _add_course(listing: Listing, composer: Composer, course: Course, load: _Load) -> None:
    tag, cost = composer.languages[0], Decimal(course.cost)
    cells: list[Cell] = [formats.number(course.duration_days, tag), formats.number(load.planned, tag)]
    cells += [formats.number(load.open, tag), formats.money(cost, tag, course.currency, 0)]
    cells.append(formats.money(cost * load.planned, tag, course.currency, 0))
    cells.append(formats.money(cost * (load.planned + load.open), tag, course.currency, 0))
    listing.add([composer.words(course.name, f"courses/{course.id}/name"), *cells])


def _loads(document: Document) -> dict[str, _Load]:
    """Places by course: planned ones, and people for whom it is required and neither planned nor done."""
    rows = list(s.training(document).values())
    settled = {(row.course, row.person) for row in rows if row.person and row.state in ("planned", "done")}
    planned = Counter(row.course for row in rows if row.person and row.state == "planned")
    wanted = {pair for row in rows if row.state == "required" for pair in _pairs(document, row)}
    still = Counter(course for course, person in wanted - settled)
    return {course: _Load(planned[course], still[course]) for course in planned | still}


def _pairs(document: Document, row: Training) -> list[tuple[str, str]]:
    """Whom a row is about: somebody, or all in office with a job profile."""
    if row.person:
        return [(row.course, row.person)]
    people: Mapping[str, Person] = s.people_of(document)
    there = s.in_office(document, reference_day(document))
    return [(row.course, id) for id in there if row.profile and people[id].profile == row.profile]


# One person


def person_blocks(document: Document, composer: Composer, id: str) -> list[Block]:
    """The sheet of one person: place, gaps, gates of the next steps, training; nothing without an id.

    Raises:
        PlanError: ``unknown_person``.
    """
    if not id:
        return []
    people = s.people_of(document)
    if id not in people:
        raise PlanError(
            _("There is no person “{id}”.").format(id=id),
            _("Choose one of the table “people”."), code="unknown_person", table="people", id=id,
        )  # fmt: skip
    person, section = people[id], composer.section()
    blocks = composer.heading(section, composer.words(person.name, f"people/{id}/name"))
    blocks.append(composer.pair(section, _place(document, composer, person), "body"))
    blocks += _gaps(document, composer, section, person)
    blocks += _gates(document, composer, section, person)
    return [*blocks, *_courses(document, composer, section, person), *made_up(document, composer)]


def _place(document: Document, composer: Composer, person: Person) -> Say:
    """Job profile, grade and since when."""
    profile = s.profiles(document).get(person.profile or "")

    def said(tag: str) -> Said:
        name = composer.words(profile.name, f"profiles/{profile.id}/name")(tag) if profile else Said("", tag)
        since = formats.date_long(start_day(person.grade_since), tag) if person.grade_since else ""
        grade = grade_name(document, person.grade, tag)
        dated = translate(N_("{grade} since {date}"), tag).format(grade=grade, date=since) if since else grade
        parts = [part for part in (str(name.content), dated) if part]
        return Said(formats.series(parts, tag), tag, name.is_fallback)

    return said


def _gaps(document: Document, composer: Composer, section: Section, person: Person) -> list[Block]:
    day, known, tag = reference_day(document), s.competencies(document), composer.languages[0]
    rows = gaps(document, person.id, person.profile, day) if person.profile else []
    if not rows:
        return []
    columns = [figures(N_("Required"), _LEVEL), figures(N_("Held"), _LEVEL), figures(N_("Short by"), _LEVEL)]
    listing = Listing(composer, section, [words(N_("Competency")), *columns])
    for row in rows:
        name = composer.words(known[row.competency].name, f"competencies/{row.competency}/name")
        short = "–" if row.short is None else formats.number(row.short, tag)
        level, state = row.rating.level, row.rating.state
        held = _held(level, state)
        listing.add([name, formats.number(row.required, tag), held, short], is_strong=False)
    return [
        *composer.heading(section, composer.own(N_("Gaps to the own job profile")), level=3),
        listing.table(),
    ]


def _held(level: int | None, state: str) -> Say:
    if level is not None:
        return lambda tag: Said(formats.number(level, tag), tag)
    return lambda tag: Said(translate(RATINGS[state], tag), tag)


def _gates(document: Document, composer: Composer, section: Section, person: Person) -> list[Block]:
    """Every next step with the state of its gates."""
    profiles, keeper = s.profiles(document), Gatekeeper(document, reference_day(document))
    goals = [
        move.to_profile for move in s.career_moves(document).values() if move.from_profile == person.profile
    ]
    goals = [goal for goal in goals if goal in profiles]
    if not goals:
        return []
    columns = [words(N_("Next step")), words(N_("Gate")), words(N_("State"), -0.7)]
    listing = Listing(composer, section, columns)
    for goal in goals:
        name = composer.words(profiles[goal].name, f"profiles/{goal}/name")
        for number, gate in enumerate(keeper.check(person.id, goal).gates):
            first = (lambda tag: Said("", tag)) if number else name
            state = composer.own(GATE_STATES[gate.state])
            listing.add([first, composer.own(GATES[gate.name]), state], keeps_next=number == 0)
    return [*composer.heading(section, composer.own(N_("Next steps")), level=3), listing.table()]


def _courses(document: Document, composer: Composer, section: Section, person: Person) -> list[Block]:
    rows = [row for row in s.training(document).values() if row.person == person.id]
    courses, tag = s.courses_of(document), composer.languages[0]
    rows = [row for row in rows if row.course in courses]
    if not rows:
        return []
    columns = [words(N_("State"), -0.5), Column(N_("Date"), _DATE), figures(N_("Cost"), _MONEY)]
    listing = Listing(composer, section, [words(N_("Course")), *columns])
    for row in sorted(rows, key=lambda row: row.date or ""):
        course = courses[row.course]
        day = formats.date_short(start_day(row.date), tag) if row.date else ""
        cost = formats.money(Decimal(course.cost), tag, course.currency, 0)
        name = composer.words(course.name, f"courses/{course.id}/name")
        listing.add([name, composer.own(STATES[row.state]), day, cost])
    return [*composer.heading(section, composer.own(N_("Training")), level=3), listing.table()]
