"""Where a plan stands on a day: how far its phases are, what is behind, what runs, what comes next.

Progress is only what somebody recorded; where nothing is recorded nothing is guessed from dates.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple, cast

from planning.plan.document import Document
from planning.plan.entities import Activity, Lane, Phase
from planning.plan.moments import finish_day, start_day
from planning.plan.text import Text

Position = Literal["before", "within", "after"]
EventKind = Literal["start", "finish", "milestone", "deadline"]


class Track(NamedTuple):
    """A phase, or a lane that stands beside all phases: its span and recorded progress.

    ``progress`` is the mean of the recorded shares, weighted by days; ``None`` where none is recorded.
    """

    table: str
    id: str
    name: Text
    start: date | None
    finish: date | None
    activities: int
    recorded: int
    progress: float | None


class Event(NamedTuple):
    """Something that happens on a day; ``is_indicative`` where the source does not date it."""

    activity: str
    name: Text
    kind: EventKind
    day: date
    is_indicative: bool


class Outlook(NamedTuple):
    """The plan on ``today``.

    ``elapsed`` is the share of the horizon that has passed. ``late`` should have ended and is recorded as
    not complete; ``unrecorded`` should have ended and has no recorded progress; ``coming`` is what starts,
    ends or is due from today on. Each is in order of days.
    """

    today: date
    horizon_finish: date
    position: Position
    elapsed: float
    tracks: tuple[Track, ...]
    late: tuple[Event, ...]
    unrecorded: tuple[Event, ...]
    coming: tuple[Event, ...]


def outlook(document: Document, today: date) -> Outlook:
    """Where the plan stands on its status date, where it has one, else on ``today``."""
    today = start_day(document.plan.status_date) if document.plan.status_date else today
    leaves = [activity for activity in _activities(document) if activity.kind != "summary"]
    past = [event for event in _endings(leaves) if event.day < today]
    progress = {activity.id: activity.progress for activity in leaves}
    late = (event for event in past if (done := progress[event.activity]) is not None and done < 1)
    coming = (event for event in _events(leaves, progress) if event.day >= today)
    position, elapsed = _position(document, today)
    return Outlook(
        today, finish_day(document.plan.horizon_finish), position, elapsed, tuple(_tracks(document, leaves)),
        late=tuple(sorted(late, key=_day)),
        unrecorded=tuple(sorted((e for e in past if progress[e.activity] is None), key=_day)),
        coming=tuple(sorted(coming, key=_day)),
    )


def _activities(document: Document) -> list[Activity]:
    return cast("list[Activity]", list(document.table("activities").values()))


def _day(event: Event) -> date:
    return event.day


def _position(document: Document, today: date) -> tuple[Position, float]:
    plan = document.plan
    first, last = start_day(plan.horizon_start), finish_day(plan.horizon_finish)
    if today < first:
        return "before", 0.0
    if today > last:
        return "after", 1.0
    return "within", (today - first).days / max(1, (last - first).days)


def _endings(activities: Iterable[Activity]) -> Iterator[Event]:
    for activity in activities:
        end = activity.finish or (activity.start if activity.kind == "milestone" else None)
        if end:
            kind: EventKind = "milestone" if activity.kind == "milestone" else "finish"
            yield Event(activity.id, activity.name, kind, finish_day(end),
                        activity.indicative in ("finish", "both"))


def _events(activities: list[Activity], progress: dict[str, float | None]) -> Iterator[Event]:
    """What is still to come of activities that are not complete."""
    unfinished = [activity for activity in activities if progress[activity.id] != 1]
    yield from _endings(unfinished)
    for activity in unfinished:
        if activity.start and activity.kind != "milestone":
            yield Event(activity.id, activity.name, "start", start_day(activity.start),
                        activity.indicative in ("start", "both"))
        if activity.deadline:
            yield Event(activity.id, activity.name, "deadline", finish_day(activity.deadline), False)


def _tracks(document: Document, activities: list[Activity]) -> Iterator[Track]:
    lanes = cast("list[Lane]", sorted(document.table("lanes").values(), key=_order))
    phases = cast("list[Phase]", sorted(document.table("phases").values(), key=_order))
    for phase in phases:
        own = {lane.id for lane in lanes if lane.phase == phase.id}
        yield _track("phases", phase, [a for a in activities if a.lane in own], phase.start, phase.finish)
    for lane in lanes:
        if lane.phase is None:
            yield _track("lanes", lane, [a for a in activities if a.lane == lane.id], None, None)


def _order(entity: object) -> float:
    return cast(Lane, entity).order


def _track(table: str, of: Phase | Lane, own: list[Activity], start: str | None, finish: str | None) -> Track:
    starts = [start_day(start)] if start else [start_day(a.start) for a in own if a.start]
    ends = [finish_day(finish)] if finish else [event.day for event in _endings(own)]
    recorded = [activity for activity in own if activity.progress is not None]
    return Track(table, of.id, of.name, min(starts, default=None), max(ends, default=None),
                 len(own), len(recorded), _mean_progress(recorded))


def _mean_progress(recorded: list[Activity]) -> float | None:
    """The mean weighted by days; a milestone weighs one day."""
    if not recorded:
        return None
    weights = [_days(activity) for activity in recorded]
    shares = (weight * (activity.progress or 0.0) for weight, activity in zip(weights, recorded, strict=True))
    return sum(shares) / sum(weights)


def _days(activity: Activity) -> int:
    if not activity.start or not activity.finish:
        return 1
    return max(1, (finish_day(activity.finish) - start_day(activity.start)).days + 1)
