"""What an edit would do, shown before it is made: where bars go, what the schedule moves after them.

The edit is made on a draft of the plan by the same functions that make it in earnest, so that what is shown
is what comes when the button goes up.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

import msgspec

from planning.plan import entities as e
from planning.plan.changes import Change
from planning.plan.consistency import check_changes
from planning.plan.errors import PlanError
from planning.plan.tables import entity
from planning.plan.transaction import Transaction
from planning.scene.rows import Span, own_span
from ui.roadmap.chart_state import ChartState

Edit = Callable[[Transaction], object]
QUICK = 0.1
"""A schedule that takes longer, s, is not reckoned at every step of a drag, but when the pointer rests."""


class Trial:
    """Shows the activities that an edit changes as they become, and knows where others would go.

    Attributes:
        followers: the rows that the schedule moves, with the places to which they go; ``moved_count`` counts
            those that are folded away too.
        error: why the edit would be refused.
    """

    def __init__(self, state: ChartState) -> None:
        self._state = state
        self.followers: dict[int, Span] = {}
        self.moved_count = 0
        self.error: PlanError | None = None
        self._seconds = 0.0
        self._draft: Transaction | None = None
        self._own: set[str] = set()

    def show(self, edit: Edit) -> None:
        """Show what an edit would do."""
        session = self._state.session
        self._draft = draft = session.document.draft()
        edit(draft)
        changed = draft.changes()
        self._own = {change.id for change in changed if change.table == "activities"}
        self.error = _refusal(draft, changed)
        if self._seconds < QUICK:
            self.reckon()
        else:
            self._show(set())

    def reckon(self) -> None:
        """Find what the schedule moves after the edit, where that is not known yet."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        self._state.session.scheduling.prepare_edits()
        begin = time.perf_counter()
        moved = [] if self.error else self._state.session.scheduling.follow(draft)
        self._seconds = time.perf_counter() - begin if moved else self._seconds
        self._draft_shown(draft, set(moved) - self._own)

    @property
    def is_pending(self) -> bool:
        """Whether what the schedule moves is still to be found."""
        return self._draft is not None

    def _show(self, followers: set[str]) -> None:
        if self._draft is not None:
            self._draft_shown(self._draft, followers)

    def _draft_shown(self, draft: Transaction, followers: set[str]) -> None:
        state = self._state
        activities = {id: _activity(draft, id) for id in self._own}
        state.try_out({id: activity for id, activity in activities.items() if activity is not None})
        before, self.followers = self.followers, {}
        self.moved_count = len(followers)
        for id in followers:
            activity, number = _activity(draft, id), state.number(("activities", id))
            if activity is not None and number >= 0:
                self.followers[number] = own_span(activity)
        rows = before.keys() | self.followers.keys()
        if rows:
            state.changed.emit({state.outline.rows[number].key for number in rows})

    def end(self) -> None:
        """Show all as the plan has it."""
        self._draft = None
        self.followers = {}
        self._state.try_out({})


def _refusal(draft: Transaction, changed: tuple[Change, ...]) -> PlanError | None:
    """Why an edit would be refused: links may go round in a circle; a gesture keeps dates possible."""
    if not any(change.table == "links" for change in changed):
        return None
    try:
        check_changes(changed, draft)
    except PlanError as error:
        return error
    return None


def _activity(draft: Transaction, id: str) -> e.Activity | None:
    """An activity as the draft has it; ``None`` where it is gone or breaks its type."""
    record = draft.get("activities", id)
    try:
        return cast(e.Activity, entity("activities", record)) if record else None
    except msgspec.ValidationError:
        return None
