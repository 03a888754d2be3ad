"""Automatic rows follow the plan: an edit moves them to where the schedule puts them, in the same step.

The dates of automatic rows stand in the plan like all others, so that every view, report and export shows
the same. What an edit moves is what the schedule says otherwise after it than before; rows whose dates came
with a file and were reckoned by another program stay until something moves them.

A bar of an automatic row that is drawn elsewhere by hand is a wish, as in MS Project: its new start becomes
"start no earlier than", its new length its duration; links may still put it later.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from planning.plan import edits
from planning.plan.changes import Change, Record
from planning.plan.entities import Activity
from planning.plan.transaction import Transaction
from planning.schedule.branch import Branch
from planning.schedule.clock import iso, moment_of
from planning.schedule.network import Node
from planning.schedule.rows import minute_in
from planning.schedule.schedule import Schedule
from planning.schedule.worktime import WorkTime

WORDS = frozenset(
    "name order lane owner cost notes documents paragraphs status status_reason indicative date_basis"
    " date_paragraphs moved_from estimate uid".split()
)
"""Fields of an activity that the schedule does not read."""
BY_DATE = ("MSO", "MFO")


class Move(NamedTuple):
    """The dates that the schedule gives a row, as the plan writes them."""

    id: str
    start: str
    finish: str


def is_read(change: Change) -> bool:
    """Whether the schedule may be another one after a change."""
    if change.table == "activities":
        return change.before is None or change.after is None or not change.fields <= WORDS
    return change.table in ("plan", "links", "calendars")


def follow(
    t: Transaction, plan: Branch, before: Schedule, schedule: Callable[[Branch], Schedule]
) -> list[str]:
    """Move the automatic rows that an edit moves; ``t`` holds it, ``before`` is the schedule without it.

    ``schedule`` makes the schedule of a branch, such as that of a :class:`planning.schedule.planner.Planner`.

    Returns:
        the ids of the rows that got other dates.

    Raises:
        PlanError: as :func:`planning.schedule.schedule_plan`.
        msgspec.ValidationError: the edit leaves a document that breaks its type.
    """
    take_wishes(t, tuple(filter(is_read, t.changes())), before)
    return move_followers(t, plan, before, schedule)


def move_followers(
    t: Transaction, plan: Branch, before: Schedule, schedule: Callable[[Branch], Schedule]
) -> list[str]:
    """As :func:`follow`, where dates that an edit gives automatic rows were reckoned, too, and are no wishes.

    Raises:
        PlanError: as :func:`follow`.
        msgspec.ValidationError: as :func:`follow`.
    """
    changes = tuple(filter(is_read, t.changes()))
    if not changes:
        return []
    after = plan.after(t.changes())
    touched = {change.id for change in changes if change.table == "activities" and change.before is not None}
    moves = moves_between(before, schedule(after), after, touched)
    for move in moves:
        edits.set_dates(t, move.id, start=move.start, finish=move.finish)
    return [move.id for move in moves]


def reschedule(t: Transaction, plan: Branch, schedule: Schedule) -> list[str]:
    """Put every automatic row where the schedule of the plan has it; the ids of those that move."""
    moves = misplaced(plan, schedule)
    for move in moves:
        edits.set_dates(t, move.id, start=move.start, finish=move.finish)
    return [move.id for move in moves]


def misplaced(plan: Branch, schedule: Schedule) -> list[Move]:
    """The automatic rows that do not stand where the schedule of the plan has them."""
    return moves_between(schedule, schedule, plan, set(plan.table("activities")))


def take_wishes(t: Transaction, changes: tuple[Change, ...], before: Schedule) -> None:
    """Dates that an edit gives automatic rows become constraint and duration."""
    for change in changes:
        moved = change.fields & {"start", "finish"}
        if moved and _is_wish(change) and change.id in before:
            node = before.network.nodes[before.places[change.id]]
            t.set("activities", change.id, **_wish(change.after or {}, moved, node))


def _is_wish(change: Change) -> bool:
    """Whether a change gives dates to a row that was automatic and still is, and nothing they stand for."""
    rows = change.before, change.after
    is_automatic = change.table == "activities" and all(row and row.get("mode") == "auto" for row in rows)
    return is_automatic and not change.fields & {"constraint", "constraint_date", "duration_minutes"}


def _wish(row: Record, moved: frozenset[str], node: Node) -> dict[str, object]:
    """Constraint and duration that the dates of a row stand for."""
    if node.role != "row":
        return {}
    start, finish = row.get("start"), row.get("finish")
    wish: dict[str, object] = {}
    if start and "start" in moved:
        kept = row.get("constraint")
        by_finish = kept == "MFO" and finish
        wish["constraint"] = kept if kept in BY_DATE else "SNET"
        wish["constraint_date"] = finish if by_finish else start
    if start and finish and row.get("kind") != "milestone" and _is_resized(row, moved):
        ends = minute_in(start, node.calendar, False), minute_in(finish, node.calendar, True)
        wish["duration_minutes"] = max(0, node.calendar.between(*ends))
        wish["remaining_minutes"] = None
    return wish


def _is_resized(row: Record, moved: frozenset[str]) -> bool:
    """Whether one end alone was moved, or the row had no length before."""
    return len(moved) == 1 or row.get("duration_minutes") is None


def moves_between(before: Schedule, after: Schedule, plan: Branch, touched: set[str]) -> list[Move]:
    """What moves from one schedule to the other, and what does not stand where the second one has it.

    ``touched``: rows that are put where the schedule has them in any case.
    """
    activities = cast(Mapping[str, Activity], plan.table("activities"))
    found = []
    for place, node in enumerate(after.network.nodes[: after.network.rows]):
        row = activities[node.id]
        if row.mode != "auto" or (node.role == "summary" and not row.start):
            continue
        ends = after.planned.start[place], after.planned.finish[place]
        if node.id not in touched and row.start and ends == _ends(before, node.id):
            continue
        move = Move(node.id, *_written(row, ends, node.calendar))
        if (move.start, move.finish) != (row.start, row.finish) and not _stands_at(row, ends, node.calendar):
            found.append(move)
    return found


def _ends(schedule: Schedule, id: str) -> tuple[int, int] | None:
    place = schedule.places.get(id)
    return None if place is None else (schedule.planned.start[place], schedule.planned.finish[place])


def _stands_at(row: Activity, ends: tuple[int, int], calendar: WorkTime) -> bool:
    """Whether the dates in the plan are these already, however they are written."""
    if not row.start or not row.finish:
        return False
    return (minute_in(row.start, calendar, False), minute_in(row.finish, calendar, True)) == ends


def _written(row: Activity, ends: tuple[int, int], calendar: WorkTime) -> tuple[str, str]:
    """Dates as the plan writes them: days where the row takes its working time from first to last."""
    if row.kind == "milestone":
        return iso(ends[0]), iso(ends[0])
    first, last = moment_of(ends[0]).date().isoformat(), moment_of(max(ends[1] - 1, 0)).date().isoformat()
    start = first if minute_in(first, calendar, False) == ends[0] else iso(ends[0])
    finish = last if minute_in(last, calendar, True) == ends[1] else iso(ends[1])
    return start, finish
