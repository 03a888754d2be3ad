"""Rules of competence between documents: levels that the scale has, and courses that need each other."""

from typing import Protocol

from i18n import _, language
from planning.plan.changes import Change, Record
from planning.plan.errors import PlanError
from planning.plan.references import circles
from planning.plan.text import text_in

LEVELLED = {
    "assessments": ("level",),
    "indicators": ("level",),
    "requirements": ("level",),
    "uplifts": ("level", "from_level"),
}


class State(Protocol):
    """The plan as a transaction would leave it."""

    def get(self, table: str, id: str) -> Record | None:
        """One document."""


def check_competence_changes(changes: tuple[Change, ...], state: State) -> None:
    """Check what a transaction would leave of levels and prerequisites.

    Raises:
        PlanError: ``level_off_scale`` with the levels there are, or ``prerequisite_cycle`` with the names.
    """
    for change in changes:
        if change.after is not None and change.table in LEVELLED:
            _refuse_off_scale(change.table, change.after, state)
    courses = [c.id for c in changes if c.table == "courses" and c.after and c.differs_in(("prerequisites",))]
    if courses:
        _refuse_circle(courses, state)


def off_scale(table: str, document: Record, state: State) -> tuple[str, list[str]] | None:
    """The field whose level the scale of the competency has not, with the levels it has; else ``None``."""
    levels = _levels(document, state)
    if levels is None:
        return None
    for field in LEVELLED[table]:
        value = document.get(field)
        is_start = field == "from_level" and value == 0  # from nothing, whatever the scale begins with
        if value is not None and not is_start and str(value) not in levels:
            return field, sorted(levels, key=int)
    return None


def _levels(document: Record, state: State) -> Record | None:
    """The levels of the scale of a competency or its framework; ``None`` where there is none."""
    competency = state.get("competencies", document.get("competency", "")) or {}
    framework = state.get("frameworks", competency.get("framework", "")) or {}
    scale = state.get("scales", competency.get("scale") or framework.get("scale") or "")
    return scale.get("levels") if scale else None


def _refuse_off_scale(table: str, document: Record, state: State) -> None:
    found = off_scale(table, document, state)
    if found is not None:
        field, levels = found
        raise PlanError(
            off_scale_words(document.get(field)),
            _("Levels are: {levels}.").format(levels=", ".join(levels)),
            code="level_off_scale",
            table=table,
            id=document["id"],
            field=field,
        )


def off_scale_words(level: object) -> str:
    """That a scale has no such level."""
    return _("The scale of the competency has no level {level}.").format(level=level)


def _refuse_circle(courses: list[str], state: State) -> None:
    def needed(id: str) -> list[str]:
        found = (state.get("courses", id) or {}).get("prerequisites", [])
        return [other for other in found if isinstance(other, str)]

    circle = next(circles(courses, needed), None)
    if circle is not None:
        names = (text_in((state.get("courses", id) or {}).get("name"), language()) or id for id in circle)
        raise PlanError(
            _("These courses need each other: {names}.").format(names=" → ".join(names)),
            _("Remove one of these prerequisites."),
            code="prerequisite_cycle",
            table="courses",
            id=circle[0],
            field="prerequisites",
        )
