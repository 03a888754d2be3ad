"""Handing rows over to the schedule: their work and their place are kept, from then on links move them."""

from collections.abc import Iterable
from typing import Any, cast

from planning.plan.changes import Record
from planning.plan.entities import Activity
from planning.plan.transaction import Transaction
from planning.schedule.build import PlanSource
from planning.schedule.calendars import Calendars
from planning.schedule.rows import RowReader


def make_automatic(t: Transaction, source: PlanSource, ids: Iterable[str]) -> None:
    """Let the schedule set the dates of activities.

    Their duration becomes the working time of the bar. One that no link binds keeps its start as "start no
    earlier than", as in MS Project; a row below which others stand becomes their summary.

    Raises:
        PlanError: a calendar that cannot be reckoned with.
    """
    reader = RowReader(Calendars(source.table("calendars"), source.plan.calendar))
    bound = {link["successor"] for link in t.table("links").values()}
    parents = {row.get("parent") for row in t.table("activities").values()}
    for id in ids:
        activity = cast(Activity, source.table("activities")[id])
        record = t.get("activities", id) or {}
        if id in parents:
            t.set("activities", id, mode="auto")
        else:
            duration = reader.node(activity, False).duration
            t.set("activities", id, **_automatic(record, duration, is_bound=id in bound))


def _automatic(record: Record, duration: int, *, is_bound: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {"mode": "auto"}
    if record.get("kind") != "milestone" and record.get("duration_minutes") is None:
        fields["duration_minutes"] = duration
    if record.get("start") and not is_bound and not record.get("constraint"):
        fields |= {"constraint": "SNET", "constraint_date": record["start"]}
    return fields
