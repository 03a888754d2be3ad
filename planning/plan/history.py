"""Undo and redo as recorded inverse changes: O(change) a step, bounded in number."""

from collections import deque
from datetime import UTC, datetime
from typing import NamedTuple

from planning.plan.changes import Changes

LIMIT = 2000


class Step(NamedTuple):
    """One step of the history: its number, when it was made (UTC), and what it changed."""

    seq: int
    time: datetime
    changes: Changes

    @property
    def label(self) -> str:
        """The text of the step, as it was named when it was made."""
        return self.changes.label


class History:
    """The steps that can be undone and redone, and which of them the saved file holds."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._done: deque[Step] = deque(maxlen=limit)
        self._undone: list[Step] = []
        self._seq = 0
        self._saved = 0
        self._forgotten = 0
        self.changes_made = 0

    def record(self, changes: Changes) -> Step:
        """Add a new step; what was undone before can no longer be redone."""
        self._seq += 1
        self.changes_made += 1
        self._undone.clear()
        if len(self._done) == self._done.maxlen:
            self._forgotten = self._done[0].seq
        step = Step(self._seq, datetime.now(UTC), changes)
        self._done.append(step)
        return step

    @property
    def undo_step(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def redo_step(self) -> Step | None:
        """The step that redo would make again."""
        return self._undone[-1] if self._undone else None

    def undone(self) -> None:
        """Note that the last step was taken back."""
        self.changes_made += 1
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """Note that the last step taken back was made again."""
        self.changes_made += 1
        self._done.append(self._undone.pop())

    @property
    def position(self) -> int:
        """The number of the last step in force; before the first kept, of the last forgotten (or 0)."""
        return self._done[-1].seq if self._done else self._forgotten

    def mark_saved(self) -> None:
        """Note that the file now holds the state after the last step."""
        self._saved = self.position

    @property
    def is_saved(self) -> bool:
        """Whether the file holds just this state."""
        return self._saved == self.position

    def steps(self) -> list[Step]:
        """All steps in their order, those that were undone last."""
        return [*self._done, *reversed(self._undone)]
