"""The network of a plan, made from its rows, links and calendars."""

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from i18n import _, language
from planning.plan.entities import Activity, Entity, Link, Plan
from planning.plan.errors import PlanError
from planning.plan.moments import finish_moment, start_moment
from planning.plan.text import text_in
from planning.schedule.calendars import Calendars
from planning.schedule.clock import DAY, minute_of
from planning.schedule.joints import Wiring
from planning.schedule.network import ANY_TIME, NEVER, Network, Node, RowLink, cycle, topological_order
from planning.schedule.worktime import WorkTime

STARTS = ("SNET", "SNLT", "MSO")
FINISHES = ("FNET", "FNLT", "MFO")


class PlanSource(Protocol):
    """What is read of a plan: an open document, or a branch of one."""

    @property
    def plan(self) -> Plan:
        """The head of the plan."""

    def table(self, name: str) -> Mapping[str, Entity]:
        """The entities of a table by id."""


def network_of(source: PlanSource, lengths: Mapping[str, int] | None = None) -> Network:
    """The network of a plan.

    A lag in percent of a summary row needs its length, which only the passes give: ``lengths`` has the
    minutes of work of summary rows by id, where they are known.

    Raises:
        PlanError: ``link_cycle`` with the rows that it goes through; a calendar that cannot be reckoned with.
    """
    activities = cast(Mapping[str, Activity], source.table("activities"))
    rows = _active(activities)
    places = {activity.id: i for i, activity in enumerate(rows)}
    children = _children(rows, places)
    calendars = Calendars(source.table("calendars"), source.plan.calendar)
    nodes = _Nodes(calendars)
    wiring = Wiring([nodes.node(row, i in children) for i, row in enumerate(rows)], children)
    links = list(_row_links(source.table("links"), places, wiring.nodes, lengths or {}))
    for link in links:
        wiring.connect(link)
    for i in children:
        wiring.constrain(i)
    return Network(
        nodes=wiring.nodes,
        rows=len(rows),
        incoming=wiring.incoming,
        outgoing=wiring.outgoing,
        order=[i for i in _order(wiring, activities) if wiring.nodes[i].role != "summary"],
        links=links,
        children=children,
        start=_plan_start(source.plan, calendars.of(None)),
        critical_slack=source.plan.critical_slack_minutes,
        open_ends_critical=source.plan.open_ends_critical,
    )


def _active(activities: Mapping[str, Activity]) -> list[Activity]:
    """The rows that take part: neither they nor a row above them is switched off."""
    off = {id for id, activity in activities.items() if not activity.active}
    if not off:
        return list(activities.values())
    return [row for row in activities.values() if not any(id in off for id in _lineage(row, activities))]


def _lineage(row: Activity | None, activities: Mapping[str, Activity]) -> Iterator[str]:
    seen: set[str] = set()
    while row is not None and row.id not in seen:
        seen.add(row.id)
        yield row.id
        row = activities.get(row.parent) if row.parent else None


def _children(rows: list[Activity], places: dict[str, int]) -> dict[int, list[int]]:
    """The rows of each summary row, by places; a parent in manual mode with both dates is a plain row."""
    children: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        if row.parent in places:
            children.setdefault(places[row.parent], []).append(i)
    for i in [i for i in children if rows[i].mode == "manual" and rows[i].start and rows[i].finish]:
        del children[i]
    return _inmost_first(children, rows)


def _inmost_first(children: dict[int, list[int]], rows: list[Activity]) -> dict[int, list[int]]:
    """Summary rows so that each comes after those among its rows."""
    inner = {i: [row for row in below if row in children] for i, below in children.items()}
    outer = {row: i for i, below in inner.items() for row in below}
    order = [i for i, below in inner.items() if not below]
    waiting = {i: len(below) for i, below in inner.items()}
    for i in order:
        if i in outer:
            waiting[outer[i]] -= 1
            if not waiting[outer[i]]:
                order.append(outer[i])
    if len(order) < len(children):
        left = next(i for i in children if waiting[i])
        raise PlanError(
            _("“{name}” lies below itself.").format(name=text_in(rows[left].name, language())),
            _("Put it below another row."),
            code="parent_cycle",
            table="activities",
            id=rows[left].id,
            field="parent",
        )
    return {i: children[i] for i in order}


def _plan_start(plan: Plan, calendar: WorkTime) -> int:
    return _minute(plan.schedule_start or plan.horizon_start, calendar, False)


def _row_links(
    links: Mapping[str, Entity], places: dict[str, int], nodes: list[Node], lengths: Mapping[str, int]
) -> Iterator[RowLink]:
    """The links between rows that take part."""
    for link in cast(Mapping[str, Link], links).values():
        predecessor, successor = places.get(link.predecessor), places.get(link.successor)
        if predecessor is None or successor is None:
            continue
        lag = link.lag
        if link.lag_unit == "percent":
            lag *= lengths.get(link.predecessor, nodes[predecessor].duration) / 100
        from_finish, to_finish = link.type[0] == "F", link.type[1] == "F"
        is_elapsed = link.lag_unit == "elapsed_minutes"
        yield RowLink(link.id, predecessor, successor, from_finish, to_finish, round(lag), is_elapsed)


def _order(wiring: Wiring, activities: Mapping[str, Activity]) -> list[int]:
    order = topological_order(wiring.incoming, wiring.outgoing)
    if len(order) < len(wiring.nodes):
        ids = list(dict.fromkeys(wiring.nodes[i].id for i in cycle(wiring.incoming, order)))
        names = [text_in(activities[id].name, language()) or id for id in (*ids, ids[0])]
        raise PlanError(
            _("Links go round in a circle: {names}.").format(names=" → ".join(names)),
            _("Remove one of these links."),
            code="link_cycle",
            table="activities",
            id=ids[0],
        )
    return order


class _Nodes:
    """Makes nodes of rows; remembers what dates are in minutes, since plans name few days often."""

    def __init__(self, calendars: Calendars) -> None:
        self._calendars = calendars
        self._minutes: dict[tuple[str, WorkTime, bool], int] = {}

    def node(self, row: Activity, is_summary: bool) -> Node:
        """The node of a row."""
        calendar = self._calendars.shared(row.calendar, row.resource_calendars)
        slack_calendar = self._calendars.of(row.calendar) if row.resource_calendars else calendar
        duration = 0 if is_summary else self._duration(row, calendar)
        fixed = None if is_summary else self._fixed(row, calendar, duration)
        if fixed is not None:
            duration = max(0, calendar.between(*fixed))
        constraint, at = self._constraint(row, calendar)
        return Node(
            id=row.id,
            role="summary" if is_summary else "row",
            duration=duration,
            remaining=_remaining(row, duration),
            calendar=calendar,
            slack_calendar=slack_calendar,
            constraint=constraint,
            at=at,
            deadline=self._minute(row.deadline, calendar, True) if row.deadline else ANY_TIME,
            fixed=fixed,
            actual_start=self._minute(row.actual_start, calendar, False) if row.actual_start else NEVER,
            actual_finish=self._minute(row.actual_finish, calendar, True) if row.actual_finish else NEVER,
            is_complete=row.actual_finish is not None or row.progress == 1,
        )

    def _minute(self, text: str, calendar: WorkTime, is_finish: bool) -> int:
        key = (text, calendar, is_finish)
        if key not in self._minutes:
            self._minutes[key] = _minute(text, calendar, is_finish)
        return self._minutes[key]

    def _duration(self, row: Activity, calendar: WorkTime) -> int:
        if row.duration_minutes is not None:
            return row.duration_minutes
        if row.kind == "milestone" or not (row.start and row.finish):
            return 0
        start, finish = self._minute(row.start, calendar, False), self._minute(row.finish, calendar, True)
        return max(0, calendar.between(start, finish))

    def _constraint(self, row: Activity, calendar: WorkTime) -> tuple[str, int]:
        if row.constraint == "ALAP":
            return "ALAP", 0
        if row.constraint in (None, "ASAP") or row.constraint_date is None:
            return "", 0
        return row.constraint, self._minute(row.constraint_date, calendar, row.constraint in FINISHES)

    def _fixed(self, row: Activity, calendar: WorkTime, duration: int) -> tuple[int, int] | None:
        """Start and finish of a row in manual mode; without any date it is scheduled like the others."""
        if row.mode != "manual" or not (row.start or row.finish):
            return None
        if row.start is None:
            finish = self._minute(cast(str, row.finish), calendar, True)
            return calendar.back(finish, duration), finish
        start = self._minute(row.start, calendar, False)
        if row.finish is None or row.kind == "milestone":
            return start, calendar.forward(start, duration)
        return start, self._minute(row.finish, calendar, True)


def _remaining(row: Activity, duration: int) -> int:
    if row.remaining_minutes is not None:
        return row.remaining_minutes
    return duration - round(duration * (row.progress or 0))


def _minute(text: str, calendar: WorkTime, is_finish: bool) -> int:
    """The minute of a date; a day alone means the hours of its calendar, also where it is a day off."""
    if len(text) > 10:
        return minute_of(finish_moment(text) if is_finish else start_moment(text))
    day = minute_of(start_moment(text))
    if is_finish:
        return day + ((calendar.finish(calendar.before(day + DAY)) - 1) % DAY) + 1
    return day + calendar.start(calendar.before(day)) % DAY
