"""The roadmap against staffing: which activities will lack posts, people or competence, and when."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from i18n import N_, formats, ntranslate, translate
from planning.careers import source as s
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.errors import PlanError
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block
from planning.reports.parts.listing import Cell, Column, Listing, Say, figures, words
from planning.schedule.schedule import schedule_plan
from planning.staffing.shortfalls import ENOUGH, REASONS, Outlook, Shortfall, outlook

MISSING = {"posts": N_("posts"), "people": N_("people in post"), "competence": N_("competence")}
REPLICATIONS, SEED = 200, 0
_MOST = 3  # needs in a brief
_MONTH, _COUNT = 50.0, 92.0
Manner = Literal["full", "compact"]


def shortfalls_blocks(document: Document, composer: Composer, manner: Manner = "full") -> list[Block]:
    """Heading, table and notes; nothing for a plan whose activities ask for nobody, or that has no posts.

    The compact manner has the worst needs only, and says how many more there are.
    """
    found = _outlook(document)
    if found is None:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Roadmap against staffing")))
    if not found.shortfalls:
        say = composer.own(N_("Posts, people and competence suffice for the roadmap."))
        blocks.append(composer.pair(section, say, "compact"))
    else:
        write = _whole if manner == "full" else _compact
        blocks += write(document, composer, section, found.shortfalls)
    notes = _notes(document, composer, found, manner)
    for number, note in enumerate(notes):
        above, goes_on = 1.5 if number else 6.0, number + 1 < len(notes)
        blocks.append(
            composer.pair(section, note, "note", colour="muted", space_before=above, keeps_next=goes_on)
        )
    return blocks


def _outlook(document: Document) -> Outlook | None:
    if not document.table("demands") or not document.table("posts"):
        return None
    try:
        return outlook(document, schedule_plan(document), "", REPLICATIONS, SEED)
    except PlanError:  # what cannot be scheduled or played the check of the plan tells
        return None


def _whole(document: Document, composer: Composer, section: Section, rows: list[Shortfall]) -> list[Block]:
    columns = [words(N_("Activity"), -1.4), words(N_("Job profile")), words(N_("Missing"), -0.7)]
    columns += [Column(N_("From"), _MONTH), Column(N_("To"), _MONTH)]
    listing = Listing(composer, section, [*columns, figures(N_("Full-time equivalents, at worst"), _COUNT)])
    for row in rows:
        cells: list[Cell] = [
            _activity(document, composer, row), _profile(document, composer, row), _reason(row),
            _month(row.first), _month(row.last), _worst(row, composer),
        ]  # fmt: skip
        listing.add(cells)
    return [listing.table(has_note=True)]


def _compact(
    document: Document, composer: Composer, section: Section, rows: list[Shortfall]
) -> list[Block]:  # fmt: skip
    """The worst needs, a paragraph each."""
    worst = sorted(rows, key=lambda row: (REASONS.index(row.reason), -row.worst.missing))[:_MOST]
    return [
        composer.pair(
            section, _sentence(document, composer, row), "compact",
            space_before=3 if number else 0, keeps_next=number + 1 == len(worst),
        )
        for number, row in enumerate(worst)
    ]


def _sentence(document: Document, composer: Composer, row: Shortfall) -> Say:
    """What an activity will lack, of whom, when and how much."""
    activity, profile = _activity(document, composer, row), _profile(document, composer, row)
    message = N_("{activity}: {missing} missing ({profile}), {when}; {count} full-time equivalents at worst")

    def said(tag: str) -> Said:
        found = activity(tag)
        words = translate(message, tag).format(
            activity=found.content, missing=translate(MISSING[row.reason], tag), when=_span(row, tag),
            profile=profile(tag).content, count=formats.number(row.worst.missing, tag, 1),
        )  # fmt: skip
        return found._replace(content=words)

    return said


def _activity(document: Document, composer: Composer, row: Shortfall) -> Say:
    found = document.get("activities", row.activity)
    if isinstance(found, Activity):
        return composer.words(found.name, f"activities/{found.id}/name")
    return lambda tag: Said(row.activity, tag)


def _profile(document: Document, composer: Composer, row: Shortfall) -> Say:
    return _profile_name(document, composer, row.profile)


def _profile_name(document: Document, composer: Composer, id: str) -> Say:
    found = s.profiles(document).get(id)
    return composer.words(found.name, f"profiles/{id}/name") if found else lambda tag: Said(id, tag)


def _reason(row: Shortfall) -> Say:
    return lambda tag: Said(translate(MISSING[row.reason], tag), tag)


def _month(month: str) -> Say:
    day = date.fromisoformat(f"{month}-01")
    return lambda tag: Said(formats.month_year_short(day, tag), tag)


def _span(row: Shortfall, tag: str) -> str:
    first, last = (_month(month)(tag).content for month in (row.first, row.last))
    return formats.range_text(str(first), str(last))


def _worst(row: Shortfall, composer: Composer) -> str:
    return formats.number(row.worst.missing, composer.languages[0], 1)


def _notes(document: Document, composer: Composer, found: Outlook, manner: Manner) -> list[Say]:
    """How much more is missing, what the figures rest on, and what was made up."""
    notes: list[Say] = []
    left = len(found.shortfalls) - _MOST
    if manner == "compact" and left > 0:
        notes.append(_more(left))
    if manner == "full":
        notes += [_without_posts(_profile_name(document, composer, id)) for id in found.unknown]
        notes.append(_basis(composer))
    tables = ("demands", "posts", "assumptions")
    if any(getattr(row, "illustrative", False) for name in tables for row in document.table(name).values()):
        notes.append(composer.own(N_("Illustrative: needs, posts or assumptions are made up.")))
    return notes


def _basis(composer: Composer) -> Say:
    """What the figures rest on."""
    message = N_(
        "Posts as they stand; {count} replications (seed {seed}). Named is the first that does not suffice: "
        "posts, people in post (as a rule: in {enough} of 100 replications), competence by confirmed ratings."
    )
    enough = str(round(100 * ENOUGH))
    return composer.own(message, count=str(REPLICATIONS), seed=str(SEED), enough=enough)


def _more(count: int) -> Callable[[str], Said]:
    def said(tag: str) -> Said:
        message = ntranslate(
            "{count} more need will not be met; the staffing report lists it.",
            "{count} more needs will not be met; the staffing report lists them.",
            count,
            tag,
        )
        return Said(message.format(count=formats.number(count, tag)), tag)

    return said


def _without_posts(profile: Say) -> Say:
    def said(tag: str) -> Said:
        found = profile(tag)
        message = translate(N_("No post has the profile “{profile}”."), tag)
        return found._replace(content=message.format(profile=found.content))

    return said
