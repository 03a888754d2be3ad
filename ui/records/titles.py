"""What a document is called where it has no name: by what it joins."""

from collections.abc import Mapping
from typing import Any, Protocol

from i18n import language
from i18n.formats import date_short
from planning.plan.entities import Entity
from planning.plan.moments import start_day
from planning.plan.text import text_in

JOINED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "requirements": (("profile", "profiles"), ("competency", "competencies")),
    "career_moves": (("from_profile", "profiles"), ("to_profile", "profiles")),
    "assessments": (("person", "people"), ("competency", "competencies")),
    "certificates": (("person", "people"), ("certification", "certifications")),
    "uplifts": (("course", "courses"), ("competency", "competencies")),
    "sessions": (("course", "courses"),),
    "training": (("course", "courses"), ("person", "people"), ("profile", "profiles")),
}
"""The fields that name a document, with the tables that they refer to."""


class Plan(Protocol):
    """What titles are read of."""

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id."""


def title_of(plan: Plan, table: str, entity: Any) -> str:  # noqa: ANN401 - any entity
    """What a document is called in the language of the interface."""
    for field in ("name", "title", "text"):
        words = text_in(getattr(entity, field, None), language())
        if words:
            return words
    parts = [name_of(plan, other, getattr(entity, field) or "") for field, other in JOINED.get(table, ())]
    if table == "sessions":
        parts.append(date_short(start_day(entity.start), language()))
    joint = " → " if table == "career_moves" else " · "
    return joint.join(part for part in parts if part) or getattr(entity, "symbol", "") or entity.id


def name_of(plan: Plan, table: str, id: str) -> str:
    """What a document is called, its id where the plan has none."""
    entity = plan.table(table).get(id)
    return title_of(plan, table, entity) if entity is not None else id
