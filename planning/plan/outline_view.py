"""Entities of named views of the outline: which columns, what filter, what order, which groups.

They stand in the plan and not in the settings of one user: whoever opens the plan finds the views that its
planners agreed on. How a user last looked at the roadmap is remembered in the settings.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

from planning.plan.entities import Entity, Name


class ViewColumn(Struct, frozen=True, kw_only=True):
    """A column: the name of its field and its width in px, 0 for what is typical of the field."""

    field: str
    width: Annotated[float, Meta(ge=0, le=2000)] = 0


class OutlineView(Entity, frozen=True, kw_only=True):
    """A named view; fields and groups that this version does not know are passed over."""

    name: Name
    order: float = 0
    columns: list[ViewColumn] = field(default_factory=list)
    words: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    sort: str = ""
    is_descending: bool = False
    group: str = ""
