"""Ways of a career in words: what a step asks, how long a way takes, and why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from i18n import _, language, ngettext
from i18n.formats import number, series
from planning.careers import source as s
from planning.careers.gates import Readiness
from planning.careers.paths import Step, Way
from planning.plan.document import Document
from planning.plan.text import text_in
from ui.careers import gate_words

if TYPE_CHECKING:
    from ui.widgets.twin_table import TableData

ICONS = {"up": "arrow-up", "across": "arrow-right", "down": "arrow-down"}


def summary(way: Way, served: int) -> str:
    """Steps, levels and time of a way in one line."""
    steps = ngettext("{count} step", "{count} steps", len(way.steps))
    parts = [steps.format(count=number(len(way.steps), language())), levels(way.short)]
    left = way.months_left(served)
    if left:
        parts.append(_("at least {time}").format(time=gate_words.months(left)))
    return " · ".join(parts)


def levels(count: int) -> str:
    """How many levels are to be gained."""
    if not count:
        return _("no level missing")
    words = ngettext("{count} level to gain", "{count} levels to gain", count)
    return words.format(count=number(count, language()))


def asked(step: Step) -> str:
    """What a step asks: levels, and the time in the grade before."""
    time = [gate_words.months(step.months)] if step.months else []
    return " · ".join([levels(step.short), *time])


def profile(document: Document, id: str) -> str:
    """A job profile with its grade."""
    one = s.profiles(document).get(id)
    grade = s.grades(document).get(one.grade or "") if one else None
    names = (text_in(row.name, language()) for row in (one, grade) if row is not None)
    return ", ".join(names) or id


def gaps(document: Document, step: Step) -> str:
    """The competencies to be raised for a step, each by how many levels."""
    known = s.competencies(document)
    found = (
        f"{text_in(known[id].name, language())} +{number(short, language())}"
        for id, short in step.gaps.items()
        if id in known
    )
    return series(found, language())


def closed(readiness: Readiness | None) -> str:
    """The gates before a profile that are not met on the day."""
    found = readiness.closed if readiness else ()
    if not found:
        return _("All gates met today")
    names = series((gate_words.gate_name(gate.name) for gate in found), language())
    return _("Not met today: {gates}").format(gates=names)


def nothing(easiest: Way | None, goal: str) -> str:
    """Why no way was found, and what would help."""
    if easiest is None:
        return _("No moves of the lattice lead to {profile}. Allow more steps, or add a move.").format(
            profile=goal
        )
    caps = easiest.caps
    asked = _("{levels}, at most {most} of one competency").format(
        levels=levels(caps.levels), most=number(caps.levels_of_one, language())
    )
    grades = ngettext("{count} grade up", "{count} grades up", caps.grades)
    if caps.grades > 1:
        asked = f"{asked}, {grades.format(count=number(caps.grades, language()))}"
    return _("No way keeps these limits. The easiest asks in one step: {asked}.").format(asked=asked)


def table(document: Document, ways: Iterable[Way], not_met: Iterable[Iterable[str]]) -> TableData:
    """All ways, a row a step; ``not_met`` are the words on gates, by way and step."""
    from ui.widgets.twin_table import TableData  # brings Qt, which the command line does without

    heads = (
        _("Way"),
        _("Step"),
        _("From"),
        _("To"),
        _("Gaps"),
        _("Gates"),
        _("Levels missing"),
        _("Months in grade"),
    )
    rows = tuple(
        (
            str(at),
            str(place),
            profile(document, step.from_profile),
            profile(document, step.to_profile),
            gaps(document, step),
            gates,
            str(step.short),
            str(step.months),
        )
        for at, (way, words) in enumerate(zip(ways, not_met, strict=True), 1)
        for place, (step, gates) in enumerate(zip(way.steps, words, strict=True), 1)
    )
    return TableData(heads, rows, 6)
