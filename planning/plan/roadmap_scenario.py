"""Entities of what-if scenarios of the roadmap: named branches of edits that leave the plan as it is."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from planning.plan.entities import Entity, Moment, Name, Words

BRANCHED = ("calendars", "phases", "lanes", "activities", "links", "demands")
"""The tables that a scenario may change; each may refer to those before it."""
BranchedTable = Annotated[str, Meta(pattern=f"^({'|'.join(BRANCHED)})$")]


class BranchEdit(Struct, frozen=True, kw_only=True):
    """What a scenario does to one document, in the words of ``apply``: add, set (merge) or remove.

    ``fields`` are the values that differ, ``None`` for a field that is taken away; ``was`` are those of the
    plan when the edit was first made, so that a plan that has gone on can be told from one that has not.
    """

    op: Literal["add", "set", "remove"]
    table: BranchedTable
    id: str
    fields: dict[str, Any] = field(default_factory=dict)
    was: dict[str, Any] = field(default_factory=dict)


class RoadmapScenario(Entity, frozen=True, kw_only=True):
    """A branch of the roadmap: what would be done otherwise than in the plan."""

    name: Name
    note: Words = field(default_factory=dict)
    made: Moment | None = None
    edits: list[BranchEdit] = field(default_factory=list)
