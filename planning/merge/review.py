"""What somebody looks at before a copy comes in: what comes in anyway, and what is to be decided."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import msgspec

from planning.merge.merging import compare, incoming, merge
from planning.merge.three_way import Conflict, Merged, Side, States, decided, value_at
from planning.merge.values import ABSENT
from planning.plan.changes import Change, same
from planning.plan.consistency import check_changes
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.tables import TABLES
from planning.plan.transaction import Transaction
from planning.plan.versions import stage_changes

DATES = (("start",), ("finish",))
Choices = Mapping[int, Side]


class Proposal(NamedTuple):
    """A merged plan with its conflicts, and the changes that come in however those are decided."""

    merged: Merged
    sure: list[Change]


class Outcome(NamedTuple):
    """What a plan would change by what was chosen; or the rule that this breaks."""

    changes: list[Change]
    error: PlanError | None = None


class Review:
    """Two states of a plan that are to come together, one of them open in ``mine``, a copy of its own.

    Without ``base`` everything that differs is listed.
    """

    def __init__(self, mine: Document, theirs: States, base: States | None) -> None:
        self.mine, self.theirs, self.base = mine, theirs, base
        self._own = mine.records_by_table()

    def propose(self, take: Side | None = None) -> Proposal:
        """What comes of it: every conflict as one side has it, else decided by the values alone."""
        if self.base is None:
            found = compare(self._own, self.theirs, take)
        else:
            found = merge(self.base, self._own, self.theirs, take)
        merged = Merged(found.tables, [one for one in found.conflicts if _is_to_decide(one, found)])
        mine: Choices = dict.fromkeys(range(len(merged.conflicts)), "mine")
        return Proposal(merged, incoming(self.mine, decided(merged, mine)))

    def outcome(self, merged: Merged, choices: Choices) -> Outcome:
        """What the plan would change by some choices; automatic rows follow the schedule."""
        draft = self.mine.draft()
        changes = incoming(self.mine, decided(merged, choices))
        try:
            stage_changes(draft, changes)
            check_changes(draft.changes(), draft)
            self._reschedule(draft)
            check_changes(draft.changes(), draft)
        except PlanError as error:
            return Outcome([], error)
        return Outcome(list(draft.changes()))

    def _reschedule(self, draft: Transaction) -> None:
        """Have the automatic rows follow; a plan that cannot be scheduled comes together without."""
        rows = draft.table("activities").values()
        if not any(row.get("mode") == "auto" for row in rows):
            return
        from planning.schedule.branch import Branch
        from planning.schedule.following import move_followers
        from planning.schedule.planner import Planner

        planner, plan = Planner(), Branch.of(self.mine)
        try:
            before = planner.schedule(plan, is_whole=False)
            move_followers(draft, plan, before, partial(planner.schedule, is_whole=False))
        except (PlanError, msgspec.ValidationError):
            return


def side_of(merged: Merged, conflict: Conflict) -> Side | None:
    """Whose value a merged plan has where a conflict is; ``None``: something of both."""
    value = value_at(merged.tables, conflict)
    sides: tuple[Side, ...] = ("mine", "theirs", "base")
    return next((side for side in sides if _is_same(value, conflict.of(side))), None)


def _is_same(one: object, other: object) -> bool:
    return one is other if ABSENT in (one, other) else same(one, other)


def _is_to_decide(conflict: Conflict, merged: Merged) -> bool:
    """Whether a conflict is one for people: the schedule reckons the dates of automatic rows anew."""
    if conflict.table not in TABLES:
        return False  # of a newer version: it cannot be edited here
    row = merged.tables.get(conflict.table, {}).get(conflict.id, {})
    is_reckoned = conflict.table == "activities" and row.get("mode") == "auto" and conflict.path in DATES
    return not is_reckoned
