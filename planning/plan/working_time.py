"""Entities of working time: calendars with their weeks and exceptions."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from planning.plan.entities import CalendarId, Entity, Name
from planning.plan.text import Text

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Shift = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$")]


class CalendarWeek(Struct, frozen=True, kw_only=True):
    """Another week than the usual one, from ``start`` to ``finish`` (both inclusive)."""

    start: Day
    finish: Day
    days: dict[Weekday, list[Shift]]
    name: Text = {}


class CalendarException(Struct, frozen=True, kw_only=True):
    """Days that differ, from ``start`` to ``finish`` (both inclusive): a holiday where it has no shifts."""

    start: Day
    finish: Day
    shifts: list[Shift] = []
    name: Text = {}


class Calendar(Entity, frozen=True, kw_only=True):
    """Working time: the shifts ("08:00-12:00") of each weekday, other weeks, and exceptions.

    What a calendar does not say is as in its ``base``; without a base, a day not named is not worked.
    Exceptions go before weeks, weeks before days; those of the calendar itself before those of its base.
    """

    name: Name
    base: CalendarId | None = None
    days: dict[Weekday, list[Shift]] = field(default_factory=dict)
    weeks: list[CalendarWeek] = field(default_factory=list)
    exceptions: list[CalendarException] = field(default_factory=list)
    uid: int | None = None
