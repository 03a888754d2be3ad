"""The outline of a roadmap as rows: phases, their lanes, the lanes' activities, what stands beside them.

The rows follow the plan: a change of dates or words patches them, a change of structure builds them anew.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol, cast

from planning.plan import entities as e
from planning.plan.changes import Change, Changes, Record
from planning.plan.document import Document
from planning.plan.moments import finish_moment, start_moment
from planning.scene.timescale import day_number

Kind = Literal["phase", "band", "lane", "activity"]
Key = tuple[str, str]
BAND: Key = ("", "band")
"""The row over the lanes that stand beside all phases; it is no document."""


class Span(NamedTuple):
    """From when to when, as numbers of days; ``finish`` is exclusive. ``None`` where there is no date."""

    start: float | None = None
    finish: float | None = None

    @property
    def is_dated(self) -> bool:
        """Whether both ends have a date."""
        return self.start is not None and self.finish is not None


class Row(NamedTuple):
    """One row: what it stands for, how far it is indented, its driver; ``holds`` counts its activities."""

    kind: Kind
    key: Key
    depth: int
    driver: str
    glyph: str
    has_children: bool
    is_open: bool
    holds: int
    parent: int
    """Index of the row it belongs to, -1 at the top."""
    words: str = ""
    """What a head says that stands for no document."""

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.key[1]


ABOVE = ("parent", "lane", "phase")
"""What a document stands below."""
STRUCTURE = {
    "activities": frozenset({"id", "lane", "parent", "order", "kind"}),
    "lanes": frozenset({"id", "phase", "order", "driver", "colour", "glyph"}),
    "phases": frozenset({"id", "order"}),
}
"""The fields whose change makes other rows; all others only change what a row shows."""


def in_order(entities: Iterable[e.Phase | e.Lane | e.Activity]) -> list[str]:
    """Ids by ``order``; equals keep the order of the table."""
    return [entity.id for entity in sorted(entities, key=lambda entity: entity.order)]


def tone_of(lane: e.Lane) -> str:
    """The name of a lane's tones: its own colour, else its driver."""
    return lane.colour or lane.driver


class Arranging(Protocol):
    """Filters, sorts and groups activities: :class:`planning.scene.arrangement.Arranger`."""

    @property
    def arrangement(self) -> "Arranged":
        """What was chosen."""

    def refresh(self) -> None:
        """Forget what was read of the plan as it was."""

    def keeps(self, activity: e.Activity) -> bool:
        """Whether an activity is shown."""

    def ordered(self, ids: Iterable[str]) -> list[str]:
        """Activities in the order in which they are shown."""

    def groups(self, ids: Iterable[str]) -> list[tuple[Key, str, list[str]]]:
        """Heads with their activities."""


class Arranged(Protocol):
    """The choices that decide how rows are built."""

    @property
    def filters(self) -> bool:
        """Whether rows may be left out."""

    @property
    def group(self) -> str:
        """By what rows are grouped; "" as the plan has them."""


class Outline:
    """The rows of a plan, with what is folded left out, and the span of every phase, lane and activity."""

    def __init__(self, document: Document, collapsed: Iterable[Key] = ()) -> None:
        self.document = document
        self.collapsed = set(collapsed)
        self.rows: list[Row] = []
        self.index: dict[Key, int] = {}
        self._spans: dict[Key, Span] = {}
        self._trial: dict[str, e.Activity] = {}
        self.arranger: Arranging | None = None
        self._groups: dict[Key, list[str]] = {}
        self._kept: set[str] | None = None
        self._passing: set[str] = set()
        self.said: dict[str, tuple[e.Activity, str]] = {}
        """What filters look for words in, by activity: read once, for one is typed letter by letter."""
        self.rebuild()

    # What the plan holds

    @property
    def activities(self) -> dict[str, e.Activity]:
        """All activities by id."""
        return cast(dict[str, e.Activity], self.document.table("activities"))

    @property
    def lanes(self) -> dict[str, e.Lane]:
        """All lanes by id."""
        return cast(dict[str, e.Lane], self.document.table("lanes"))

    @property
    def phases(self) -> dict[str, e.Phase]:
        """All phases by id."""
        return cast(dict[str, e.Phase], self.document.table("phases"))

    def entity(self, row: Row) -> e.Entity | None:
        """The document a row stands for, ``None`` for the row over the lanes beside all phases."""
        if row.key[1] in self._trial and row.kind == "activity":
            return self._trial[row.key[1]]
        return self.document.get(*row.key) if row.key != BAND else None

    def try_out(self, activities: dict[str, e.Activity]) -> set[Key]:
        """Show these activities as they are given, not as the plan has them; the rows that look different.

        They stand where they stood: a trial changes dates and words, not the structure. An empty one ends it.
        """
        shown = {("activities", id) for id in self._trial.keys() | activities.keys()}
        self._trial = activities
        keys = {above for key in shown for above in self.upwards(key)}
        for key in keys:
            self._spans.pop(key, None)
        return keys

    # Building

    def rebuild(self) -> None:
        """Build all rows from the plan."""
        self._sort_activities()
        if self.arranger is not None:
            self.arranger.refresh()
        self._filter()
        self._counts = {lane: self._count(lane) for lane in self.lanes}
        self.rows = []
        self._groups.clear()
        if self.arranger is not None and self.arranger.arrangement.group:
            self._add_groups(self.arranger)
        else:
            self._add_phases()
        self.index = {row.key: number for number, row in enumerate(self.rows)}

    def _add_phases(self) -> None:
        for phase in in_order(self.phases.values()):
            self._add_group(("phases", phase), "phase", self.lanes_of(phase))
        beside = self.lanes_of(None)
        if beside and self.phases:
            self._add_group(BAND, "band", beside)
        else:
            self._add_lanes(beside, -1)

    # Arranging

    def _filter(self) -> None:
        """Find what the filter keeps, with all above it: a row without its head would have no place."""
        self._kept = None
        if self.arranger is None or not self.arranger.arrangement.filters:
            return
        activities = self.activities
        keeps = self.arranger.keeps
        self._passing = {activity.id for activity in activities.values() if keeps(activity)}
        kept: set[str] = set()
        for id in self._passing:
            at: e.Activity | None = activities[id]
            while at is not None and at.id not in kept:
                kept.add(at.id)
                at = activities.get(at.parent) if at.parent else None
        self._kept = kept

    @property
    def found(self) -> int:
        """How many activities the filter lets pass; all without one."""
        return len(self.activities if self._kept is None else self._passing)

    def _shown(self, ids: Iterable[str]) -> list[str]:
        """Of activities of one parent those that are shown, in the order in which they are."""
        kept = ids if self._kept is None else [id for id in ids if id in self._kept]
        return list(kept) if self.arranger is None else self.arranger.ordered(kept)

    def _add_groups(self, arranger: Arranging) -> None:
        """Heads of groups, below them their activities without those above or below them."""
        activities, lanes = self.activities, self.lanes
        tones = {id: tone_of(lane) for id, lane in lanes.items()}
        listed = [id for lane in self.lane_order() for id in self._depth_first(lane)]
        found = [id for id in listed if self._kept is None or id in self._passing]
        for key, words, ids in arranger.groups(found):
            parent = len(self.rows) if words else -1
            is_open = key not in self.collapsed
            if words:
                count = sum(activities[id].kind != "milestone" for id in ids)
                self._groups[key] = ids
                self.rows.append(Row("band", key, 0, "", "", bool(ids), is_open, count, -1, words))
            for id in ids if is_open else ():
                tone = tones.get(activities[id].lane, "")
                self.rows.append(Row("activity", ("activities", id), 0, tone, "", False, True, 0, parent))

    def _depth_first(self, lane: str) -> Iterator[str]:
        waiting = self.roots(lane)[::-1]
        while waiting:
            id = waiting.pop()
            yield id
            waiting += self.children(id)[::-1]

    def _sort_activities(self) -> None:
        """Children of each parent and roots of each lane, in order; one pass, then one sort each."""
        self._children: dict[str, list[str]] = {}
        self._roots: dict[str, list[str]] = {}
        self._members: dict[str, list[str]] = {}
        activities = self.activities
        for activity in sorted(activities.values(), key=lambda activity: activity.order):
            self._members.setdefault(activity.lane, []).append(activity.id)
            parent = activities.get(activity.parent) if activity.parent else None
            if parent is not None and parent.lane == activity.lane:
                self._children.setdefault(parent.id, []).append(activity.id)
            else:
                self._roots.setdefault(activity.lane, []).append(activity.id)

    def _count(self, lane: str) -> int:
        """Milestones are dates, not activities."""
        activities, ids = self.activities, self._members.get(lane, ())
        shown = ids if self._kept is None else [id for id in ids if id in self._kept]
        return sum(activities[id].kind != "milestone" for id in shown)

    def lanes_of(self, phase: str | None) -> list[str]:
        """The lanes of a phase in order; those beside all phases for ``None``."""
        return in_order(lane for lane in self.lanes.values() if lane.phase == phase)

    def lane_order(self) -> list[str]:
        """All lanes from top to bottom, folded or not."""
        phases = [*in_order(self.phases.values()), None]
        return [lane for phase in phases for lane in self.lanes_of(phase)]

    def children(self, activity: str) -> list[str]:
        """The activities directly below an activity, in order."""
        return self._children.get(activity, [])

    def members(self, lane: str) -> list[str]:
        """All activities of a lane, in order, on whatever level."""
        return self._members.get(lane, [])

    def roots(self, lane: str) -> list[str]:
        """The topmost activities of a lane, in order."""
        return self._roots.get(lane, [])

    def _add_group(self, key: Key, kind: Kind, lanes: list[str]) -> None:
        count = sum(self._counts[lane] for lane in lanes)
        lanes = [lane for lane in lanes if self._has_shown(lane)]
        if self._kept is not None and not lanes:
            return
        is_open = key not in self.collapsed
        self.rows.append(Row(kind, key, 0, "", "", bool(lanes), is_open, count, -1))
        if is_open:
            self._add_lanes(lanes, len(self.rows) - 1)

    def _has_shown(self, lane: str) -> bool:
        return self._kept is None or not self._kept.isdisjoint(self._members.get(lane, ()))

    def _add_lanes(self, lanes: list[str], parent: int) -> None:
        for id in lanes:
            lane, key = self.lanes[id], ("lanes", id)
            if not self._has_shown(id):
                continue
            roots, is_open = self._shown(self.roots(id)), key not in self.collapsed
            tone = tone_of(lane)
            self.rows.append(
                Row("lane", key, 0, tone, lane.glyph, bool(roots), is_open, self._counts[id], parent)
            )
            if is_open:
                self._add_activities(roots, tone, len(self.rows) - 1)

    def _add_activities(self, roots: list[str], tone: str, lane_row: int) -> None:
        """Depth first without recursion: an imported plan may be nested deeper than Python's stack."""
        waiting = [(id, 0, lane_row) for id in reversed(roots)]
        while waiting:
            id, depth, parent = waiting.pop()
            children, is_open = self._shown(self.children(id)), ("activities", id) not in self.collapsed
            self.rows.append(
                Row("activity", ("activities", id), depth, tone, "", bool(children), is_open, 0, parent)
            )
            if is_open:
                here = len(self.rows) - 1
                waiting += [(child, depth + 1, here) for child in reversed(children)]

    # Spans

    def span(self, key: Key) -> Span:
        """From when to when a row reaches: its own dates, else those of what it holds."""
        if key not in self._spans:
            self._spans[key] = self._reckon(key)
        return self._spans[key]

    def reckon(self) -> None:
        """Find the spans of all activities that have dates of their own, in one go."""
        for id, activity in self.activities.items():
            if id not in self._trial:
                own = own_span(activity)
                if own.is_dated or id not in self._children:
                    self._spans["activities", id] = own

    def _reckon(self, key: Key) -> Span:
        table, id = key
        if key in self._groups:
            return union(self.span(("activities", member)) for member in self._groups[key])
        if table == "activities":
            return self._activity_span(id)
        if table == "lanes":
            return union(self.span(("activities", member)) for member in self._members.get(id, ()))
        phase = self.phases.get(id)
        lanes = union(self.span(("lanes", lane)) for lane in self.lanes_of(id if phase else None))
        return _own_or(phase, lanes) if phase else lanes

    def _activity_span(self, id: str) -> Span:
        own = self._own(id)
        if own.is_dated or not self.children(id):
            return own
        return union([own, *(self._own(below) for below in self.below(id))])

    def _own(self, id: str) -> Span:
        return own_span(self._trial.get(id) or self.activities[id])

    def below(self, activity: str) -> Iterator[str]:
        """All activities below an activity, in no certain order."""
        waiting = [activity]
        while waiting:
            children = self.children(waiting.pop())
            yield from children
            waiting += children

    def horizon(self) -> tuple[date, date]:
        """First and last day (inclusive) of the plan's horizon."""
        plan = self.document.plan
        last = day_number(finish_moment(plan.horizon_finish)) - 1
        return start_moment(plan.horizon_start).date(), date.fromordinal(int(last))

    # Following the plan

    def fold(self, key: Key, *, open: bool) -> None:  # noqa: A002 - the state it is put into
        """Show or leave out what stands below a row."""
        (self.collapsed.discard if open else self.collapsed.add)(key)
        self.rebuild()

    def update(self, changes: Changes) -> bool:
        """Follow the plan; return whether there are other rows than before."""
        for key in self.affected(changes):
            self._spans.pop(key, None)
        is_arranged = self.arranger is not None and changes.touches(*STRUCTURE, "links", "demands")
        has_other_rows = is_arranged or any(_changes_structure(change) for change in changes.items)
        if has_other_rows:
            self.rebuild()
        return has_other_rows

    def affected(self, changes: Changes) -> set[Key]:
        """The rows that show something else: what changed, and what it stood and now stands below."""
        found: set[Key] = set()
        for change in changes.items:
            key = (change.table, change.id)
            if change.table in STRUCTURE:
                found.add(key)
                found.update(self.upwards(key))
                if change.differs_in(ABOVE):
                    found.update(self._above(change.table, change.before or {}))
        return found | self._groups.keys()

    def _above(self, table: str, record: Record) -> Iterator[Key]:
        """What a document stood below before it was changed."""
        if table == "activities":
            yield from self.upwards(("activities", record.get("parent") or ""))
            yield from self.upwards(("lanes", record.get("lane") or ""))
        elif table == "lanes":
            phase = record.get("phase")
            yield ("phases", phase) if phase else BAND

    def upwards(self, key: Key) -> Iterator[Key]:
        """A row and all that it stands below: parents, lane, phase; nothing where there is no such row."""
        table, id = key
        at = self.activities.get(id) if table == "activities" else None
        lane = self.lanes.get(at.lane if at else id if table == "lanes" else "")
        while at is not None:
            yield "activities", at.id
            at = self.activities.get(at.parent) if at.parent else None
        if lane is not None:
            yield "lanes", lane.id
            yield ("phases", lane.phase) if lane.phase else BAND
        elif table == "phases" and id in self.phases:
            yield key


def _changes_structure(change: Change) -> bool:
    watched = STRUCTURE.get(change.table)
    return watched is not None and (
        change.before is None or change.after is None or bool(change.fields & watched)
    )


def union(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of them."""
    starts, finishes = [], []
    for start, finish in spans:
        if start is not None:
            starts.append(start)
        if finish is not None:
            finishes.append(finish)
    if not starts and not finishes:
        return Span()
    return Span(min(starts or finishes), max(finishes or starts))


@lru_cache(maxsize=65536)
def _start_number(text: str) -> float:
    """When a start is; remembered, because many bars have few dates."""
    return day_number(start_moment(text))


@lru_cache(maxsize=65536)
def _finish_number(text: str) -> float:
    return day_number(finish_moment(text))


def own_span(activity: e.Activity) -> Span:
    """From when to when an activity reaches by its own dates."""
    return _own_or(activity, Span())


def _own_or(entity: e.Phase | e.Activity, other: Span) -> Span:
    start = _start_number(entity.start) if entity.start else other.start
    finish = _finish_number(entity.finish) if entity.finish else other.finish
    if isinstance(entity, e.Activity):
        start, finish = _lone(entity, start, finish)
    return Span(start, finish)


def _lone(
    activity: e.Activity, start: float | None, finish: float | None
) -> tuple[float | None, float | None]:
    """Both ends where one is given: from the duration, else the one date stands for its day."""
    length = activity.duration_minutes / 1440 if activity.duration_minutes is not None else 1.0
    if activity.kind == "milestone":
        at = start if start is not None else finish
        return at, at
    if start is None and finish is not None:
        start = finish - length
    elif finish is None and start is not None:
        finish = start + length
    return start, finish
