"""The network of a plan, made from its rows, links and calendars."""

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from i18n import _, language
from planning.plan.entities import Activity, Entity, Link, Plan
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.schedule.calendars import Calendars
from planning.schedule.joints import Wiring
from planning.schedule.network import Network, Node, Tie, cycle, topological_order
from planning.schedule.rows import RowReader, minute_in
from planning.schedule.worktime import WorkTime

ENDS = {"FS": (True, False), "SS": (False, False), "FF": (True, True), "SF": (False, True)}
"""Of each type of link, whether it leaves from a finish and whether it goes to one."""


NAMED = 8
"""How many rows of a circle are named, beside the first once more."""


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
    reader = RowReader(calendars)
    wiring = Wiring([reader.node(row, i in children) for i, row in enumerate(rows)], children)
    links = _row_links(source.table("links"), places, wiring.nodes, lengths or {})
    wiring.connect(links)
    for i in children:
        wiring.constrain(i)
    order = [i for i in _order(wiring, activities) if i not in children]
    wiring.loosen()
    return Network(
        nodes=wiring.nodes,
        rows=len(rows),
        incoming=wiring.incoming,
        outgoing=wiring.outgoing,
        order=order,
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
            _("“{name}” lies below itself.").format(name=_name(rows[left])),
            _("Put it below another row."),
            code="parent_cycle",
            table="activities",
            id=rows[left].id,
            field="parent",
        )
    return {i: children[i] for i in order}


def _plan_start(plan: Plan, calendar: WorkTime) -> int:
    return minute_in(plan.schedule_start or plan.horizon_start, calendar, False)


def _row_links(
    links: Mapping[str, Entity], places: dict[str, int], nodes: list[Node], lengths: Mapping[str, int]
) -> list[Tie]:
    """The links between rows that take part."""
    found: list[Tie] = []
    for link in cast(Mapping[str, Link], links).values():
        before, after = places.get(link.predecessor), places.get(link.successor)
        if before is None or after is None:
            continue
        from_finish, to_finish = ENDS[link.type]
        lag = _lag(link, nodes[before], lengths) if link.lag else 0
        found.append(
            (link.id, before, after, from_finish, to_finish, lag, link.lag_unit == "elapsed_minutes")
        )
    return found


def _lag(link: Link, predecessor: Node, lengths: Mapping[str, int]) -> int:
    if link.lag_unit == "percent":
        return round(link.lag * lengths.get(predecessor.id, predecessor.duration) / 100)
    return round(link.lag)


def _name(row: Activity) -> str:
    return text_in(row.name, language()) or row.id


def _order(wiring: Wiring, activities: Mapping[str, Activity]) -> list[int]:
    order = topological_order(wiring.incoming, wiring.outgoing)
    if len(order) < len(wiring.nodes):
        ids = list(dict.fromkeys(wiring.nodes[i].id for i in cycle(wiring.incoming, order)))
        shown = [*ids, ids[0]] if len(ids) <= NAMED else [*ids[: NAMED - 2], None, ids[-1], ids[0]]
        names = [_name(activities[id]) if id else "…" for id in shown]
        raise PlanError(
            _("Links go round in a circle: {names}.").format(names=" → ".join(names)),
            _("Remove one of these links."),
            code="link_cycle",
            table="activities",
            id=ids[0],
        )
    return order
