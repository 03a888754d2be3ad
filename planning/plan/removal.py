"""Removing a part of a roadmap with all that cannot stand without it."""

from collections.abc import Iterable

from planning.plan.edits import descendants
from planning.plan.transaction import Transaction

LISTS = (("risks", "activities"), ("decisions", "activities"))
"""Lists of activities, from which an activity that goes is only struck out."""


def remove_activities(t: Transaction, ids: Iterable[str]) -> set[str]:
    """Remove activities with all below them, their links and demands; return the ids that went."""
    activities = t.table("activities")
    gone = {id for id in ids if id in activities}
    for id in list(gone):
        gone.update(descendants(activities, id))
    _remove_where(t, "links", ("predecessor", "successor"), gone)
    _remove_where(t, "demands", ("activity",), gone)
    _strike_out(t, gone)
    for id in gone:
        t.remove("activities", id)
    return gone


def _remove_where(t: Transaction, table: str, fields: tuple[str, ...], gone: set[str]) -> None:
    for record in t.table(table).values():
        if any(record.get(field) in gone for field in fields):
            t.remove(table, record["id"])


def _strike_out(t: Transaction, gone: set[str]) -> None:
    for table, field in LISTS:
        for record in t.table(table).values():
            listed = record.get(field) or []
            if gone.intersection(listed):
                t.set(table, record["id"], **{field: [id for id in listed if id not in gone]})


def remove_lanes(t: Transaction, ids: Iterable[str]) -> set[str]:
    """Remove lanes with their activities; return the ids of the activities that went."""
    lanes = set(ids)
    gone = remove_activities(t, [a["id"] for a in t.table("activities").values() if a.get("lane") in lanes])
    for id in lanes:
        t.remove("lanes", id)
    return gone


def remove_phases(t: Transaction, ids: Iterable[str]) -> set[str]:
    """Remove phases with their lanes and activities; return the ids of the activities that went."""
    phases = set(ids)
    gone = remove_lanes(t, [lane["id"] for lane in t.table("lanes").values() if lane.get("phase") in phases])
    for id in phases:
        t.remove("phases", id)
    return gone
