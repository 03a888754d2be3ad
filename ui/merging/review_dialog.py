"""What another copy brings, looked at before it comes in: nothing happens before the button."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from i18n.counting import counted
from planning.merge.review import Outcome, Proposal, Review, side_of
from planning.merge.three_way import Side
from planning.plan.errors import PlanError
from ui.merging.review_list import ConflictRow, ReviewList, SureRow, conflict_rows, sure_rows
from ui.merging.review_pane import ReviewPane
from ui.merging.wording import names_in
from ui.shell.jobs import Job, Jobs
from ui.shell.value_words import name_of
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.row_list import Row
from ui.widgets.rule import Rule

WIDTH, HEIGHT, LIST = 980, 356, 400


class Found(NamedTuple):
    """What a thread found: a proposal, the rows of what comes in anyway, and what comes of the proposal."""

    proposal: Proposal
    sure: list[Row]
    outcome: Outcome


class ReviewDialog(Dialog):
    """Tells through ``agreed`` what the plan changes. ``always``: there is something to do all the same."""

    agreed = Signal(object)  # list of Change

    def __init__(self, parent: QWidget, jobs: Jobs, review: Review, title: str, hint: str, *,
                 always: bool = False) -> None:
        choices = [Choice("bring", _("Bring together"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, title, choices, width=WIDTH)
        self._jobs, self._review, self._always = jobs, review, always
        self.names = names_in(review.mine.records_by_table(), review.theirs)
        self._job: Job | None = None
        self._found: Found | None = None
        self.outcome: Outcome | None = None
        self.choices: dict[int, Side] = {}
        self._is_accepting = False
        self.hint, self.heading = Label(hint, "body", "muted", wrap=True), Label("", "strong")
        self.warning = Label("", "body", "danger", wrap=True)
        self.list = ReviewList(_("What comes together"), self.choose)
        self.pane = ReviewPane(self.choose, has_base=review.base is not None)
        self.takes = {"mine": self._take_button(_("Take all mine"), "mine"),
                      "theirs": self._take_button(_("Take all theirs"), "theirs"),
                      "": self._take_button(_("As proposed"), None)}  # fmt: skip
        self._arrange()
        self.list.moved.connect(lambda _row: self._follow())
        self.finished.connect(lambda _result: self.stop())
        self.answered.connect(self._tell)
        self.take(None)

    def _take_button(self, words: str, side: Side | None) -> QuietButton:
        return QuietButton(words, height=TOOLBAR_HEIGHT, run=lambda: self.take(side))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        for button in self.takes.values():
            head.addWidget(button)
        self.list.setFixedSize(LIST, HEIGHT)
        self.pane.setFixedHeight(HEIGHT)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self.list)
        body.addWidget(Rule(Qt.Orientation.Vertical, length=HEIGHT))
        right = QVBoxLayout()
        right.addWidget(self.pane)
        body.addLayout(right, 1)
        self.content.addWidget(self.hint)
        self.content.addLayout(head)
        self.content.addWidget(self._body)
        self.content.addWidget(self.warning)
        self.warning.hide()

    # What is found out on a thread

    @property
    def is_busy(self) -> bool:
        """Whether something is still being found out."""
        return self._job is not None

    def _start(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self.stop()
        self._job = self._jobs.start(_("Compare"), lambda _progress, _cancelled: work(), done, self._refuse)

    def stop(self) -> None:
        """What is being found out is no longer wanted."""
        if self._job is not None:
            self._jobs.cancel(self._job)
            self._job = None

    def take(self, side: Side | None) -> None:
        """Propose anew: every conflict as a side has it, or by the values alone."""
        self.heading.setText(_("Comparing…"))
        self.outcome, self._is_accepting = None, False
        self._allow()

        def work() -> Found:
            proposal = self._review.propose(side)
            outcome = self._review.outcome(proposal.merged, {})
            return Found(proposal, sure_rows(proposal.sure, self.names), outcome)

        self._start(work, self._show)

    def _show(self, found: Found) -> None:
        self._job, self._found, self.choices = None, found, {}
        self.outcome = found.outcome
        self.heading.setText(self._summary())
        current = self.list.current
        self._show_rows(current)
        if not any(button.hasFocus() for button in self.takes.values()):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle(found.outcome)

    def _refuse(self, error: PlanError) -> None:
        self._job, self._found, self.outcome, self._is_accepting = None, None, None, False
        self.heading.setText("")
        self._warn(error)
        self._allow()

    # What is shown

    def _summary(self) -> str:
        if self._found is None:
            return ""
        sure, left = len(self._found.proposal.sure), len(self._found.proposal.merged.conflicts)
        if not sure and not left:
            return _("Nothing comes in: this plan has all of it.")
        comes = counted("{count} document comes in", "{count} documents come in", sure)
        return " · ".join((comes, counted("{count} to decide", "{count} to decide", left)))

    def side(self, number: int) -> Side | None:
        """Which side is chosen for a conflict; ``None``: something of both."""
        if number in self.choices or self._found is None:
            return self.choices.get(number)
        merged = self._found.proposal.merged
        return side_of(merged, merged.conflicts[number])

    def _show_rows(self, current: int) -> None:
        found = self._found
        if found is None:
            return
        self._body.setVisible(bool(found.sure or found.proposal.merged.conflicts))
        rows = [*conflict_rows(found.proposal.merged.conflicts, self.side, self.names), *found.sure]
        is_there = 0 <= current < len(rows) and rows[current].is_choice
        first = next((at for at, row in enumerate(rows) if row.is_choice), -1)
        self.list.show_rows(rows, current if is_there else first)

    @property
    def _row(self) -> Row | None:
        rows, at = self.list.rows, self.list.current
        return rows[at] if 0 <= at < len(rows) else None

    def _follow(self) -> None:
        """Show what is current."""
        row, found = self._row, self._found
        if isinstance(row, ConflictRow) and found is not None:
            merged = found.proposal.merged
            conflict = merged.conflicts[row.number]
            has_both = side_of(merged, conflict) is None
            self.pane.show_conflict(conflict, self.side(row.number), self.names, has_both=has_both)
        elif isinstance(row, SureRow) and row.change is not None:
            self.pane.show_change(row.change, self.names)
        else:
            self.pane.clear()

    # What is chosen

    def choose(self, side: Side | None) -> None:
        """Choose a side for the conflict that is current, or what was proposed of both."""
        row, found = self._row, self._found
        is_unknown = side == "base" and self._review.base is None
        if not isinstance(row, ConflictRow) or found is None or is_unknown:
            return
        if side is None:
            self.choices.pop(row.number, None)
        else:
            self.choices[row.number] = side
        self._show_rows(self.list.current)
        self.outcome, self._is_accepting = None, False
        merged, choices = found.proposal.merged, dict(self.choices)
        self._start(lambda: self._review.outcome(merged, choices), self._show_outcome)

    def _show_outcome(self, outcome: Outcome) -> None:
        self._job, self.outcome = None, outcome
        self._settle(outcome)

    def _settle(self, outcome: Outcome) -> None:
        """Say what came of it; where the button was pressed meanwhile, go on with that."""
        self._warn(outcome.error)
        self._allow()
        if self._is_accepting:
            self._is_accepting = False
            self.answer("bring")

    def _warn(self, error: PlanError | None) -> None:
        """Say which rule is broken, and go on only when it is not."""
        self.warning.setVisible(error is not None)
        if error is None:
            return
        document = self.names.get(error.table, {}).get(error.id)
        name = name_of(error.table, document, self.names) if document else error.place
        where = f"{name}: " if name else ""
        self.warning.setText(f"{where}{error.message} {error.remedy}".rstrip())

    def _allow(self) -> None:
        has_news = self.outcome is None or bool(self.outcome.changes) or self._always
        is_sound = self.outcome is None or self.outcome.error is None
        self.by_key["bring"].setEnabled(self._found is not None and has_news and is_sound)
        has_conflicts = self._found is not None and bool(self._found.proposal.merged.conflicts)
        for button in self.takes.values():
            button.setVisible(has_conflicts)

    def answer(self, key: str) -> None:
        """Close with an answer; agreeing waits until it is known that what was chosen keeps the rules."""
        if key == "bring" and self._job is not None:
            self._is_accepting = True
            return
        if key == "bring" and (self.outcome is None or self.outcome.error is not None):
            return
        super().answer(key)

    def _tell(self, key: str) -> None:
        if key == "bring" and self.outcome is not None:
            self.agreed.emit(self.outcome.changes)
