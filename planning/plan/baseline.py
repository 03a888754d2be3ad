"""Entities of baselines: what was planned at some time, to be compared with what is planned now."""

from typing import Annotated

from msgspec import Meta, Struct, field

from planning.plan.entities import Entity, Minutes, Moment, Name

Instant = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$")]
Amount = Annotated[str, Meta(pattern=r"^-?\d+(\.\d+)?$")]


class BaselineRow(Struct, frozen=True, kw_only=True):
    """An activity as it was planned: dates as in activities, minutes of work, a decimal amount."""

    start: Instant | None = None
    finish: Instant | None = None
    duration_minutes: Minutes | None = None
    cost: Amount | None = None


class Baseline(Entity, frozen=True, kw_only=True):
    """A plan as it was: its rows by the ids of activities, which may have gone since; when it was taken."""

    name: Name
    taken: Moment | None = None
    rows: dict[str, BaselineRow] = field(default_factory=dict)
    uid: int | None = None
