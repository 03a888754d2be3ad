"""What in careers breaks a rule between documents: levels off the scale, courses that need each other."""

from collections.abc import Iterator

from i18n import _, language
from planning.plan.changes import Record
from planning.plan.competence_consistency import LEVELLED, off_scale, off_scale_words
from planning.plan.finding import Finding
from planning.plan.references import circles
from planning.plan.text import text_in

Sound = dict[str, dict[str, Record]]


class _State:
    """Sound documents, to be looked up."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound

    def get(self, table: str, id: str) -> Record | None:
        """One document."""
        return self._sound.get(table, {}).get(id)


def competence_findings(sound: Sound) -> Iterator[Finding]:
    """Levels off their scale, then circles of prerequisites."""
    state = _State(sound)
    for table in LEVELLED:
        for id, record in sound[table].items():
            found = off_scale(table, record, state)
            if found is not None:
                field, _levels = found
                message = off_scale_words(record.get(field))
                yield Finding("level_off_scale", "error", table, id, field, message=message)
    courses = sound["courses"]
    needed = {id: [c for c in row.get("prerequisites", []) if c in courses] for id, row in courses.items()}
    for circle in circles(needed, lambda id: needed.get(id, ())):
        names = " → ".join(text_in(courses[id].get("name"), language()) or id for id in circle)
        text = _("A circle: {names}.").format(names=names)
        yield Finding("prerequisite_cycle", "error", "courses", circle[0], "prerequisites", message=text)
