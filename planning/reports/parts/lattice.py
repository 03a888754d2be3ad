"""The career lattice as a picture, and as data: every job profile with its grade, track and next steps."""

from i18n import N_, formats, translate
from planning.careers import source as s
from planning.plan.competence import Profile
from planning.plan.document import Document
from planning.plan.text import shown, text_in
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.layout.picture import Picture, mirrored
from planning.reports.parts.listing import Column, Listing, Say, words
from planning.reports.scene_painter import SceneText
from planning.reports.text.plain import joined
from planning.scene import lattice_drawing
from planning.scene.lattice import ROW_IN_PRINT, lattice

TRACKS = {"technical": N_("Technical track"), "managerial": N_("Managerial track")}
_TRACKS = {"technical": N_("Technical"), "managerial": N_("Managerial"), "": N_("Both")}
_GRADE, _WIDE, _HIGH = 40.0, 1000.0, 560.0
_HEADING = 46.0  # with the space around the picture


def lattice_blocks(document: Document, composer: Composer, room: float) -> list[Block]:
    """Heading and picture, together at most ``room`` points high; nothing for a plan without job profiles."""
    if not s.profiles(document):
        return []
    section, tag = composer.section(), composer.languages[0]
    blocks = composer.heading(section, composer.own(N_("Career lattice")))
    drawn, texts = lattice(document, _WIDE, _HIGH, ROW_IN_PRINT), SceneText(composer.fonts, tag)
    second = composer.languages[-1] if len(composer.languages) > 1 else ""
    tracks = {
        track: (translate(words, tag), translate(words, second) if second else "")
        for track, words in TRACKS.items()
    }
    is_made_up = any(profile.illustrative for profile in s.profiles(document).values())
    note = _said(N_("illustrative"), composer) if is_made_up else ""
    view = lattice_drawing.View(
        document, tag, texts.measure, track_words=tracks, note=note, second=second,
        corner=_said(N_("Grade"), composer, "\n"),
    )  # fmt: skip
    shapes = lattice_drawing.drawing(drawn, view)
    if composer.is_mirrored:
        shapes = mirrored(shapes, drawn.width)
    alternative = N_(
        "Career lattice of {count} job profiles by grade and track; the table “Job profiles” lists "
        "each with its next steps."
    )
    count = formats.number(len(drawn.nodes), tag)
    figure = section.node.add("Figure", alternative=translate(alternative, tag).format(count=count))
    order = (section.number, len(composer.languages))
    picture = Picture(
        shapes, drawn.width, drawn.height, texts, figure, order,
        most=room - _HEADING, is_mirrored=composer.is_mirrored,
    )  # fmt: skip
    return [*blocks, picture]


def _said(message: str, composer: Composer, joint: str = " · ") -> str:
    return joined((translate(message, tag) for tag in composer.languages), joint)


def profiles_blocks(document: Document, composer: Composer) -> list[Block]:
    """Heading and table; nothing for a plan without job profiles."""
    known = s.in_order(s.profiles(document).values())
    if not known:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Job profiles")))
    columns = [words(N_("Job profile")), Column(N_("Grade"), _GRADE), words(N_("Track"), -0.85)]
    listing = Listing(composer, section, [*columns, words(N_("Next steps"), -1.4)])
    for profile in known:
        name = composer.words(profile.name, f"profiles/{profile.id}/name")
        listing.add(
            [
                name,
                _grade(document, profile),
                _track(profile),
                _steps(document, composer, profile),
            ]
        )
    notes = made_up(document, composer)
    return [*blocks, listing.table(has_note=bool(notes)), *notes]


def made_up(document: Document, composer: Composer) -> list[Block]:
    """That job profiles and what rests on them were made up, where they were."""
    tables = ("profiles", "people", "ratings", "courses")
    rows = (row for name in tables for row in document.table(name).values())
    if not any(getattr(row, "illustrative", False) for row in rows):
        return []
    note = composer.own(N_("Illustrative: job profiles, people, ratings and courses are made up."))
    return [composer.pair(composer.section(), note, "note", colour="muted", space_before=1.5)]


def _grade(document: Document, profile: Profile) -> Say:
    return lambda tag: Said(grade_name(document, profile.grade, tag), tag)


def grade_name(document: Document, grade: str | None, tag: str) -> str:
    """The name of a grade; its id where the plan does not know it."""
    known = s.grades(document).get(grade or "")
    return text_in(known.name, tag) if known else grade or ""


def _track(profile: Profile) -> Say:
    return lambda tag: Said(translate(_TRACKS[profile.track], tag), tag)


def _steps(document: Document, composer: Composer, profile: Profile) -> Say:
    moves = [move for move in s.career_moves(document).values() if move.from_profile == profile.id]
    profiles = s.profiles(document)
    goals = [profiles[move.to_profile] for move in moves if move.to_profile in profiles]

    def said(tag: str) -> Said:
        names = [shown(goal.name, tag) for goal in goals]
        is_fallback = any(name.is_fallback for name in names)
        return Said(formats.series([name.text for name in names], tag), tag, is_fallback)

    return said
