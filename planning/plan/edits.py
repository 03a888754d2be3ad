"""What planners do to a roadmap, as edits of one transaction: add, name, move, resize, arrange, link.

An edit stages its changes; rules (finish before start, circles, unknown ids) are checked when the transaction
ends. A bar moved by hand does not lie about its source: where the text dates an end, ``moved_from`` keeps the
date of the text, ``{"start": "2014-10-01"}``, as long as the bar stands elsewhere. Indicative ends stay
indicative, wherever they are put: the source dates them no more than before.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, Literal

from planning.plan import steps
from planning.plan.changes import Record
from planning.plan.entities import Activity
from planning.plan.moments import finish_moment, start_moment
from planning.plan.order import append_order, neighbours_swapped, order_after
from planning.plan.references import link_ends
from planning.plan.text import Text
from planning.plan.transaction import Transaction

End = Literal["start", "finish"]
ENDS: tuple[End, End] = ("start", "finish")


# Adding


def add_activity(t: Transaction, lane: str, name: Text, *, after: str | None = None, **fields: Any) -> str:
    """Add an activity at the end of a lane, or right below its sibling ``after``, under the same parent."""
    activities = t.table("activities")
    sibling = activities.get(after) if after else None
    if sibling is not None and sibling.get("lane") == lane:
        fields.setdefault("parent", sibling.get("parent"))
    siblings = children(activities.values(), lane, fields.get("parent"))
    order = order_after(t, "activities", siblings, after)
    return t.add("activities", {"name": name, "lane": lane, "order": order, **fields})


def add_lane(t: Transaction, name: Text, *, phase: str | None = None, **fields: Any) -> str:
    """Add a lane as the last one of its phase, or of those beside all phases."""
    return t.add("lanes", {"name": name, "phase": phase, "order": append_order(t, "lanes"), **fields})


def add_phase(t: Transaction, name: Text, **fields: Any) -> str:
    """Add a phase as the last one."""
    return t.add("phases", {"name": name, "order": append_order(t, "phases"), **fields})


def add_link(t: Transaction, predecessor: str, successor: str, type: str = "FS", **fields: Any) -> str:  # noqa: A002 - the field's name
    """Make one activity depend on another, unless a link of this type does so already.

    Returns:
        the id of the link that is there then.
    """
    for table, held in t.referrers("activities", predecessor):
        link = t.get(table, held) if table == "links" else None
        if link and (*link_ends(link), link.get("type", "FS")) == (predecessor, successor, type):
            return held
    id = f"{predecessor[:38]}-{successor[:38]}"
    number, taken = 1, t.table("links")
    while f"{id}-{number}" in taken:
        number += 1
    values = {"id": f"{id}-{number}", "predecessor": predecessor, "successor": successor, "type": type}
    return t.add("links", {**values, **fields})


# Words


def set_words(t: Transaction, table: str, id: str, field: str, language: str, words: str) -> None:
    """Set a text in one language; no words take that language away.

    Words about what the dates rest on (``date_basis``) are about the dates as they are now.
    """
    text = dict((t.get(table, id) or {}).get(field) or {})
    if words:
        text[language] = words
    else:
        text.pop(language, None)
    required = field in ("name", "title")
    t.set(table, id, **{field: text if text or required else None})
    if field == "date_basis":
        t.set(table, id, moved_from=None)


# Dates


def moved_from(activity: Activity | Record) -> dict[str, str]:
    """The dates of the text that the user moved, by end, the start first; empty where none was."""
    moved = activity.moved_from if isinstance(activity, Activity) else activity.get("moved_from")
    # A file has its keys in the order of the alphabet.
    return {end: moved[end] for end in ENDS if end in moved} if isinstance(moved, dict) else {}


def set_dates(t: Transaction, id: str, **ends: str | None) -> None:
    """Give an activity other dates (``start=``, ``finish=``; ``None`` takes one away)."""
    record = t.get("activities", id) or {}
    t.set("activities", id, **ends, moved_from=_moved(record, ends) or None)


def _moved(record: Record, ends: dict[str, str | None]) -> dict[str, str]:
    """``moved_from`` as it becomes: an end leaves the date of its text, or comes back to it."""
    moved = moved_from(record)
    for end, new in ends.items():
        stated = moved.get(end) or record.get(end)
        if not rests_on_text(record, end) or stated is None:
            continue
        if new == stated:
            moved.pop(end, None)
        else:
            moved[end] = stated
    return moved


def rests_on_text(record: Record, end: str) -> bool:
    """Whether the source dates this end of an activity (wherever it stands now)."""
    is_indicative = record.get("indicative") in (end, "both")
    return bool(record.get("date_basis") or record.get("paragraphs")) and not is_indicative


def restore_dates(t: Transaction, id: str) -> None:
    """Put an activity back to the dates that the text gives."""
    set_dates(t, id, **moved_from(t.get("activities", id) or {}))


def set_indicative(t: Transaction, id: str, indicative: str) -> None:
    """Say which ends the source does not date; for those there is nothing they were moved from."""
    moved = moved_from(t.get("activities", id) or {})
    left = {end: value for end, value in moved.items() if indicative not in (end, "both")}
    t.set("activities", id, indicative=indicative or None, moved_from=left or None)


def shift(t: Transaction, ids: Iterable[str], unit: steps.Unit, count: int) -> None:
    """Move activities by units of the calendar; a summary without dates of its own moves all below it."""
    ids = list(ids)
    records = [t.get("activities", id) or {} for id in ids]
    # The whole table is looked through only for what stands below a summary without dates.
    has_dates = all(record.get("start") or record.get("finish") for record in records)
    for id in ids if has_dates else moved_with(t.table("activities"), ids):
        record = t.get("activities", id) or {}
        ends = {end: _stepped(record[end], end, unit, count) for end in ENDS if record.get(end)}
        if ends:
            set_dates(t, id, **ends)


def moved_with(activities: dict[str, Record], ids: Iterable[str]) -> list[str]:
    """The activities that get other dates when ``ids`` are moved."""
    moving = dict.fromkeys(id for id in ids if id in activities)
    for id in list(moving):
        if not any(activities[id].get(end) for end in ENDS):
            moving |= dict.fromkeys(descendants(activities, id))
    return list(moving)


def _stepped(text: str, end: End, unit: steps.Unit, count: int) -> str:
    moment = start_moment(text) if end == "start" else finish_moment(text)
    return written(steps.shifted(moment, unit, count), end, text)


def written(moment: datetime, end: End, like: str = "") -> str:
    """A moment as the plan writes it: a day where it falls on midnight and ``like`` was a day (or nothing).

    ``moment`` is exclusive where it is a finish, so that a finish at midnight names the day before.
    """
    if len(like) > len("2014-10-01") or moment.time() != time():
        return moment.isoformat(timespec="minutes")
    day = moment.date()
    return (day - timedelta(days=1) if end == "finish" else day).isoformat()


def moment_of_end(record: Record, end: End) -> datetime | None:
    """The moment at which an activity starts or (exclusive) finishes."""
    text = record.get(end)
    if not text:
        return None
    return start_moment(text) if end == "start" else finish_moment(text)


def resize(
    t: Transaction, id: str, end: End, unit: steps.Unit, count: int, fiscal_start_month: int = 1
) -> None:
    """Put one end ``count`` boundaries of the unit further; the bar keeps at least one day.

    An automatic row finishes when its work does, seldom at a boundary: its end goes by whole units.
    """
    record = t.get("activities", id) or {}
    moment = moment_of_end(record, end)
    if moment is None:
        return
    if record.get("mode") == "auto":
        set_end(t, id, end, steps.shifted(moment, unit, count))
        return
    at = moment
    for _turn in range(abs(count)):
        at = _next_boundary(at, unit, count > 0, fiscal_start_month)
    set_end(t, id, end, at)


def _next_boundary(moment: datetime, unit: steps.Unit, is_later: bool, fiscal_start_month: int) -> datetime:
    low = datetime.combine(steps.floor(moment.date(), unit, fiscal_start_month), time())
    if is_later:
        return steps.shifted(low, unit, 1)
    return low if low < moment else steps.shifted(low, unit, -1)


def set_end(t: Transaction, id: str, end: End, moment: datetime) -> None:
    """Put one end to a moment (a finish: exclusive), at least a day from the other end."""
    record = t.get("activities", id) or {}
    other = moment_of_end(record, "finish" if end == "start" else "start")
    if other is not None:
        day = timedelta(days=1)
        moment = min(moment, other - day) if end == "start" else max(moment, other + day)
    set_dates(t, id, **{end: written(moment, end, record.get(end) or "")})


def set_kind(t: Transaction, id: str, kind: str) -> None:
    """Make an activity a task, a summary or a milestone; a milestone has one date, that of its finish."""
    record = t.get("activities", id) or {}
    t.set("activities", id, kind=kind)
    day = record.get("finish") or record.get("start")
    if kind == "milestone" and day:
        set_dates(t, id, start=day, finish=day)


# Structure


def children(activities: Iterable[Record], lane: str, parent: str | None) -> list[Record]:
    """The activities of a lane directly below ``parent`` (or at the top), in order."""
    found = [record for record in activities if record.get("lane") == lane and record.get("parent") == parent]
    return sorted(found, key=lambda record: record.get("order", 0))


def descendants(activities: dict[str, Record], id: str) -> list[str]:
    """All activities below an activity, parents before children."""
    by_parent: dict[str, list[str]] = {}
    for record in activities.values():
        if record.get("parent"):
            by_parent.setdefault(record["parent"], []).append(record["id"])
    found, waiting = [], [id]
    while waiting:
        for child in by_parent.get(waiting.pop(), ()):
            found.append(child)
            waiting.append(child)
    return found


def siblings_of(t: Transaction, table: str, id: str) -> list[Record]:
    """The documents among which a phase, lane or activity is ordered, itself included."""
    record, table_now = t.get(table, id) or {}, t.table(table)
    if table == "activities":
        return children(table_now.values(), record["lane"], record.get("parent"))
    same = [other for other in table_now.values() if other.get("phase") == record.get("phase")]
    return sorted(same, key=lambda other: other.get("order", 0))


def reorder(t: Transaction, table: str, id: str, by: int) -> bool:
    """Move a phase, lane or activity up (-1) or down (1) among its siblings; return whether it moved."""
    return neighbours_swapped(t, table, siblings_of(t, table, id), id, by)


def indent(t: Transaction, id: str) -> bool:
    """Put an activity under the sibling above it; return whether there is one."""
    siblings = siblings_of(t, "activities", id)
    at = [record["id"] for record in siblings].index(id)
    if at == 0:
        return False
    record = siblings[at]
    parent = siblings[at - 1]["id"]
    below = children(t.table("activities").values(), record["lane"], parent)
    last = below[-1]["id"] if below else None
    t.set("activities", id, parent=parent, order=order_after(t, "activities", below, last))
    return True


def outdent(t: Transaction, id: str) -> bool:
    """Put an activity right below its parent, beside it; return whether it has one."""
    record = t.get("activities", id) or {}
    parent = t.get("activities", record.get("parent") or "")
    if parent is None:
        return False
    siblings = siblings_of(t, "activities", parent["id"])
    order = order_after(t, "activities", siblings, parent["id"])
    t.set("activities", id, parent=parent.get("parent"), order=order)
    return True


def change_lane(t: Transaction, id: str, lane: str) -> None:
    """Move an activity with all below it to the end of another lane."""
    activities = t.table("activities")
    below = descendants(activities, id)
    order = order_after(t, "activities", children(activities.values(), lane, None), None)
    t.set("activities", id, lane=lane, parent=None, order=order)
    for child in below:
        t.set("activities", child, lane=lane)
