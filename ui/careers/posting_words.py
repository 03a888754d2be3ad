"""Postings in words: openings, why somebody fits, what rules others out."""

from collections import Counter
from collections.abc import Iterable

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.careers import source as s
from planning.careers.gates import GateName
from planning.careers.mobility import OBSTACLES, Obstacle, Opening, Span
from planning.careers.places import place_name
from planning.plan.document import Document
from planning.plan.text import text_in
from ui.careers import gate_words, way_words


def obstacle(reason: Obstacle) -> str:
    """What is in somebody's way, in a few words."""
    return {
        "no_move": _("no such move"),
        "not_willing": _("not willing to move"),
        "too_early": _("too short in their post"),
        "duty_station": _("wants another duty station"),
        "geographic_moves": _("has not moved geographically"),
        "must_move": _("must leave this post"),
        "not_ready": _("gates not met"),
    }[reason]


def span(key: Span) -> str:
    """How far people may go."""
    return {
        "near": _("same or next grade"),
        "lattice": _("moves of the lattice only"),
        "any": _("to any post"),
    }[key]


def place(document: Document, opening: Opening) -> str:
    """The duty station of an opening, or its unit where it has none."""
    unit = document.get("units", opening.unit) if opening.unit else None
    return place_name(document, opening.duty_station) or text_in(getattr(unit, "name", {}), language())


def opening(document: Document, one: Opening) -> str:
    """Profile, grade and place of an opening."""
    parts = (way_words.profile(document, one.profile), place(document, one))
    return " · ".join(part for part in parts if part)


def person(document: Document, id: str) -> str:
    """The name of somebody."""
    found = s.people_of(document).get(id)
    return text_in(found.name, language()) if found else id


def origin(document: Document, id: str) -> str:
    """Where somebody comes from: profile, grade and duty station of now."""
    who = s.people_of(document).get(id)
    if who is None:
        return ""
    profile = s.profiles(document).get(who.profile or "")
    grade = s.grades(document).get(who.grade or "")
    parts = (
        text_in(profile.name if profile else {}, language()),
        text_in(grade.name if grade else {}, language()),
        place_name(document, who.duty_station),
    )
    return ", ".join(part for part in parts if part)


def gates(closed: Iterable[GateName]) -> str:
    """Which gates are not met, or that all are."""
    names = series((gate_words.gate_name(name) for name in closed), language())
    return _("not met: {gates}").format(gates=names) if names else _("all gates met")


def missing(unmet: int, unknown: int) -> str:
    """How many competencies are short or not known."""
    parts = []
    if unmet:
        words = ngettext("{count} short", "{count} short", unmet)
        parts.append(words.format(count=number(unmet, language())))
    if unknown:
        words = ngettext("{count} not known", "{count} not known", unknown)
        parts.append(words.format(count=number(unknown, language())))
    return ", ".join(parts) or _("nothing is missing")


def levels(amount: float) -> str:
    """Levels, with a decimal only where there are halves: one that is not known counts as one and a half."""
    return number(int(amount) if amount == int(amount) else round(amount, 1), language())


def ruled_out(reasons: Iterable[tuple[Obstacle, ...]]) -> list[tuple[str, int]]:
    """How many people each obstacle stands before; somebody may have several."""
    counts = Counter(reason for some in reasons for reason in some)
    return [(obstacle(reason), counts[reason]) for reason in OBSTACLES if counts[reason]]
