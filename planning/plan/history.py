"""Undo and redo as recorded inverse changes: O(change) a step, bounded, rebuilt from the journal."""

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Literal, NamedTuple

from planning.plan.changes import Changes, joined
from planning.store.journal import Line

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


class Move(NamedTuple):
    """A step to be undone or redone."""

    step: Step
    kind: Literal["undo", "redo"]

    def changes(self) -> Changes:
        """What making the move changes."""
        made = self.step.changes
        return made.inverse("undo") if self.kind == "undo" else Changes(made.label, "redo", made.items)


class History:
    """The steps that can be undone and redone."""

    def __init__(self, lines: Iterable[Line] = (), limit: int = LIMIT) -> None:
        self._done: deque[Step] = deque(maxlen=limit)
        self._undone: list[Step] = []
        self.changes_made = 0
        for line in lines:
            self._replay(line)

    def _replay(self, line: Line) -> None:
        """Note a step of an earlier session as it was made then."""
        step = Step(line.seq, datetime.fromtimestamp(line.time / 1000, UTC), line.changes())
        if line.kind == "edit":
            self.record(step.changes, line.seq, step.time)
        elif line.kind == "undo":
            self._undone.append(
                self._done.pop() if self._done else step._replace(changes=step.changes.inverse("edit"))
            )
        elif self._undone:
            self._done.append(self._undone.pop())

    @property
    def last_seq(self) -> int:
        """The highest number of a step."""
        return max((step.seq for step in self.steps()), default=0)

    def record(self, changes: Changes, seq: int, time: datetime | None = None) -> Step:
        """Add a new step, or go on with the last one; what was undone before can no longer be redone."""
        self.changes_made += 1
        self._undone.clear()
        last = self.undo_step
        if last is not None and last.seq + 1 == seq and changes.continues(last.changes):
            self._done.pop()
            changes = joined([last.changes, changes])
        step = Step(seq, time or datetime.now(UTC), changes)
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

    def moved(self, kind: Literal["undo", "redo"]) -> None:
        """Note that the last step was taken back, or the last one taken back was made again."""
        self.changes_made += 1
        if kind == "undo":
            self._undone.append(self._done.pop())
        else:
            self._done.append(self._undone.pop())

    def way_to(self, seq: int) -> list[Move] | None:
        """The moves after which the step ``seq`` is the last one in force (0: none is); ``None``: no such."""
        undone = [step.seq for step in reversed(self._undone)]
        done = [0, *(step.seq for step in self._done)]
        if seq in done:
            back = len(done) - 1 - done.index(seq)
            return [Move(step, "undo") for step in islice(reversed(self._done), back)]
        if seq in undone:
            return [Move(step, "redo") for step in self._undone[: -undone.index(seq) - 2 : -1]]
        return None

    @property
    def position(self) -> int:
        """The number of the last step in force; 0 before the first."""
        return self._done[-1].seq if self._done else 0

    def done(self) -> list[Step]:
        """The steps in force, in their order."""
        return list(self._done)

    def steps(self) -> list[Step]:
        """All steps in their order, those that were undone last."""
        return [*self._done, *reversed(self._undone)]
