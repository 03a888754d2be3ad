"""A plan to be changed: the one door through which it changes, undo and redo, and who is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from i18n import _
from planning.plan.changes import Changes, joined
from planning.plan.consistency import check_changes
from planning.plan.errors import PlanError
from planning.plan.history import History, Move
from planning.plan.reading import ReadablePlan
from planning.plan.transaction import Tables, Transaction

BULK = 5000  # documents; what changes more goes to the disk in a snapshot, not through the journal
Subscriber = Callable[[Changes], None]


class EditablePlan(ReadablePlan):
    """A plan with its history, in memory; where else a step is kept is the business of who derives from it.

    Attributes:
        read_only_reason: why the plan cannot be changed; empty where it can.
    """

    def __init__(self, tables: Tables, read_only_reason: str = "") -> None:
        super().__init__(tables)
        self.read_only_reason = read_only_reason
        self._history: History | None = None
        self._subscribers: list[Subscriber] = []
        self._in_transaction = False

    @property
    def history(self) -> History:
        """The steps that can be undone and redone; those of earlier sessions are read at the first look."""
        if self._history is None:
            self._history = self._known_history()
        return self._history

    def _known_history(self) -> History:
        return History()

    @property
    def revision(self) -> int:
        """A number that differs after each change: what caches of derived results compare."""
        return self.history.changes_made

    @property
    def read_only(self) -> bool:
        """Whether this plan cannot be changed."""
        return bool(self.read_only_reason)

    def refuse_read_only(self) -> None:
        """Say no where the plan cannot be changed.

        Raises:
            PlanError: ``read_only`` with the reason.
        """
        if self.read_only:
            raise PlanError(
                _("This plan cannot be changed."), self.read_only_reason, code="read_only", file=self.path
            )

    @contextmanager
    def transaction(self, label: str, gesture: str = "") -> Iterator[Transaction]:
        """Change the plan: all that the block does, or nothing; one step with others of the same gesture.

        Raises:
            PlanError: ``read_only``, or the rule that the changes would break.
        """
        self.refuse_read_only()
        if self._in_transaction:
            raise RuntimeError("transactions do not nest: pass the open one along")
        self._in_transaction = True
        try:
            transaction = Transaction(self._tables, self._contents.backlinks)
            yield transaction
            changes = transaction.changes()
            check_changes(changes, transaction)
        finally:
            self._in_transaction = False
        if changes:
            self._commit(Changes(label, "edit", tuple(self._contents.placed(changes)), gesture))

    def draft(self) -> Transaction:
        """A transaction that is never made: what an edit would change, for previews."""
        return Transaction(self._tables, self._contents.backlinks)

    def _commit(self, changes: Changes) -> None:
        """Write first, then change memory and tell: what cannot be written did not happen."""
        if len(changes.items) > BULK:
            self._commit_in_bulk(changes)
            return
        self.history.record(changes, self._write([(changes, 0)]))
        self._contents.put(changes.items)
        self._announce(changes)

    def _commit_in_bulk(self, changes: Changes) -> None:
        history = self.history
        self._contents.put(changes.items)
        try:
            seq = self._write_all()
        except BaseException as error:
            if not isinstance(error, PlanError) or error.code != "not_confirmed":
                self._contents.put(changes.inverse("undo").items)
                raise
            history.record(changes, self._last_seq())  # it stands there, if perhaps not for long
            self._announce(changes)
            raise
        history.record(changes, seq)
        self._announce(changes)

    def _last_seq(self) -> int:
        """The number of the last step that was written."""
        return self.history.last_seq

    def _write(self, steps: list[tuple[Changes, int]]) -> int:
        """Write steps, each with the number of the step that it repeats or 0; the number of the last one."""
        return self._last_seq() + 1

    def _write_all(self) -> int:
        """Write everything, with a step that is already made in memory; the number of that step."""
        return self._last_seq() + 1

    @property
    def undo_label(self) -> str | None:
        """The text of the step that undo would take back."""
        step = self.history.undo_step
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """The text of the step that redo would make again."""
        step = self.history.redo_step
        return step.label if step else None

    def undo(self) -> Changes:
        """Take the last step back.

        Raises:
            PlanError: ``nothing_to_undo`` or ``read_only``.
        """
        step = self._moving().undo_step
        if step is None:
            raise PlanError(_("There is nothing to undo."), code="nothing_to_undo", file=self.path)
        return self._move([Move(step, "undo")])

    def redo(self) -> Changes:
        """Make the step again that was taken back last.

        Raises:
            PlanError: ``nothing_to_redo`` or ``read_only``.
        """
        step = self._moving().redo_step
        if step is None:
            raise PlanError(_("There is nothing to redo."), code="nothing_to_redo", file=self.path)
        return self._move([Move(step, "redo")])

    def go_to(self, seq: int) -> Changes | None:
        """Undo or redo, all at once, until the step of this number is the last one in force; 0: none is.

        Returns:
            what changed, or ``None`` where that step is the last one already.

        Raises:
            PlanError: ``no_such_step`` or ``read_only``.
        """
        moves = self._moving().way_to(seq)
        if moves is None:
            message = _("There is no step {number}.").format(number=seq)
            raise PlanError(message, code="no_such_step", file=self.path)
        return self._move(moves) if moves else None

    def _moving(self) -> History:
        """The history, where one may move through it."""
        self.refuse_read_only()
        if self._in_transaction:
            raise RuntimeError("no undo or redo inside a transaction")
        return self.history

    def _move(self, moves: list[Move]) -> Changes:
        """Make moves through the history in one write, and tell of them as of one change."""
        made = [move.changes() for move in moves]
        self._write([(changes, move.step.seq) for changes, move in zip(made, moves, strict=True)])
        for changes, move in zip(made, moves, strict=True):
            self.history.moved(move.kind)
            self._contents.put(changes.items)
        told = joined(made)
        self._announce(told)
        return told

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of each change; the function that is returned ends that."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def _announce(self, changes: Changes) -> None:
        """A step was made."""
        self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        for subscriber in list(self._subscribers):
            subscriber(changes)
