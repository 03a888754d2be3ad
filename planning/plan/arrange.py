"""Edits of where rows stand: put elsewhere, duplicated with what belongs to them, a lane split in two."""

from collections.abc import Iterable
from itertools import count

from planning.plan.changes import Record
from planning.plan.edits import children, descendants
from planning.plan.order import order_after
from planning.plan.references import references
from planning.plan.text import Text
from planning.plan.transaction import Transaction


def topmost(activities: dict[str, Record], ids: Iterable[str]) -> list[str]:
    """Of some activities, those that stand below none of the others."""
    chosen = [id for id in ids if id in activities]
    below = {child for id in chosen for child in descendants(activities, id)}
    return [id for id in chosen if id not in below]


def put_after(t: Transaction, ids: Iterable[str], lane: str, after: str | None = None) -> list[str]:
    """Put activities, with all below them, right after another one under its parent, in this order.

    Without ``after`` they come first in the lane. Nothing can be put after itself or what is below it.

    Returns:
        the ids of those that were put there.
    """
    activities = t.table("activities")
    moving = topmost(activities, ids)
    taken = {*moving, *(below for id in moving for below in descendants(activities, id))}
    if after in taken:
        return []
    for id in moving:
        _put(t, id, lane, after)
        for child in descendants(activities, id):
            if activities[child].get("lane") != lane:
                t.set("activities", child, lane=lane)
        after = id
    return moving


def _put(t: Transaction, id: str, lane: str, after: str | None) -> None:
    sibling = t.get("activities", after) if after else None
    parent = sibling.get("parent") if sibling else None
    here = [row for row in children(t.table("activities").values(), lane, parent) if row["id"] != id]
    if sibling is None:
        order = float(here[0].get("order", 0)) - 1 if here else 1.0
    else:
        order = order_after(t, "activities", here, after)
    t.set("activities", id, lane=lane, parent=parent, order=order)


def duplicate(t: Transaction, ids: Iterable[str]) -> list[str]:
    """Copy activities with all below them and the links among them; each copy comes right after its original.

    A copy has dates and words of its original, but not its identifier in another program.

    Returns:
        the ids of the copies of ``ids``.
    """
    activities = t.table("activities")
    copies: dict[str, str] = {}
    tops = topmost(activities, ids)
    for top in tops:
        for id in (top, *descendants(activities, top)):
            copies[id] = _copy(t, activities[id], copies)
        _put(t, copies[top], activities[top]["lane"], top)
    _copy_links(t, copies)
    return [copies[id] for id in tops]


def _copy(t: Transaction, record: Record, copies: dict[str, str]) -> str:
    fields = {field: value for field, value in record.items() if field not in ("id", "uid")}
    if record.get("parent") in copies:
        fields["parent"] = copies[record["parent"]]
    return t.add("activities", fields)


def _copy_links(t: Transaction, copies: dict[str, str]) -> None:
    for link in list(t.table("links").values()):
        ends = copies.get(link["predecessor"]), copies.get(link["successor"])
        if all(ends):
            fields = {field: value for field, value in link.items() if field not in ("id", "uid")}
            id = free_id(t, "links", f"{ends[0]}-{ends[1]}"[:72])
            t.add("links", {**fields, "id": id, "predecessor": ends[0], "successor": ends[1]})


def free_id(t: Transaction, table: str, stem: str) -> str:
    """An id that is not taken yet: the stem with a number."""
    taken = t.table(table)
    return next(id for number in count(1) if (id := f"{stem}-{number}") not in taken)


def split_lane(t: Transaction, ids: Iterable[str], name: Text) -> str | None:
    """Take activities out of their lane into a new one right below it, of the same phase and driver.

    Returns:
        the id of the new lane; ``None`` where there is nothing to take.
    """
    activities = t.table("activities")
    moving = topmost(activities, ids)
    if not moving:
        return None
    lane = t.get("lanes", activities[moving[0]]["lane"]) or {}
    kept = {field: value for field, value in lane.items() if field not in ("id", "name", "order")}
    lanes = [row for row in t.table("lanes").values() if row.get("phase") == lane.get("phase")]
    lanes.sort(key=lambda row: row.get("order", 0))
    order = order_after(t, "lanes", lanes, lane["id"])
    made = t.add("lanes", {**kept, "name": name, "order": order})
    last: str | None = None
    for id in moving:
        put_after(t, [id], made, last)
        last = id
    return made


def paste(
    t: Transaction, activities: list[Record], links: list[Record], lane: str, after: str | None
) -> list[str]:
    """Add activities that were copied, here or in another plan, with the links among them, below ``after``.

    What they refer to and this plan does not have (a calendar, an owner's post) is left out.

    Returns:
        the ids of the topmost of them.
    """
    copies: dict[str, str] = {}
    tops: list[str] = []
    for record in activities:
        fields = {field: value for field, value in record.items() if field not in ("id", "uid", "order")}
        parent = copies.get(record.get("parent") or "")
        fields |= {"lane": lane, "parent": parent, "order": len(copies)}
        for field, table, id in list(references("activities", fields)):
            if t.get(table, id) is None:
                fields.pop(field, None)
        copies[record["id"]] = t.add("activities", fields)
        if parent is None:
            tops.append(copies[record["id"]])
    put_after(t, tops, lane, after)
    for link in links:
        ends = copies[link["predecessor"]], copies[link["successor"]]
        kept = {field: value for field, value in link.items() if field not in ("id", "uid")}
        id = free_id(t, "links", f"{ends[0]}-{ends[1]}"[:72])
        t.add("links", {**kept, "id": id, "predecessor": ends[0], "successor": ends[1]})
    return tops
