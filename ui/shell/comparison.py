"""What differs between two states of a plan, found out off the GUI thread and shown as a list."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import _
from i18n.counting import counted
from planning.plan.changes import Change
from planning.plan.errors import PlanError
from ui.shell.changes_list import ChangesList
from ui.shell.changes_text import ChangeRow, rows_of
from ui.shell.jobs import Job, Jobs
from ui.shell.value_words import Names
from ui.widgets.label import Label


class Compared(NamedTuple):
    """What differs, and the tables in which references find the names of what they refer to."""

    changes: Sequence[Change]
    names: Names


Compare = Callable[[], Compared]


class Comparison(QWidget):
    """A heading and the list under it. ``ready`` when what was asked for is shown."""

    ready = Signal()

    def __init__(self, jobs: Jobs, *, same: str, height: int) -> None:
        super().__init__()
        self._jobs, self._same = jobs, same
        self._job: Job | None = None
        self.changes: Sequence[Change] | None = None
        self.heading, self.list = Label("", "strong"), ChangesList(_("What differs"))
        self.list.setFixedHeight(height)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.list)

    def compare(self, compare: Compare) -> None:
        """Show what a function finds that may take long; it is called on a thread."""
        self.stop()
        self.changes = None
        self.heading.setText(_("Comparing…"))
        self.heading.set_role("muted")
        self.list.show_rows(())

        def work(_progress: object, _cancelled: object) -> tuple[Sequence[Change], list[ChangeRow]]:
            found = compare()
            return found.changes, rows_of(found.changes, found.names)

        self._job = self._jobs.start(_("Compare"), work, self._show, self._show_error)

    def stop(self) -> None:
        """What is still being found out is no longer wanted."""
        if self._job is not None:
            self._jobs.cancel(self._job)
            self._job = None

    def _show(self, found: tuple[Sequence[Change], list[ChangeRow]]) -> None:
        self._job = None
        self.changes, rows = found
        count = len(self.changes)
        words = counted("{count} document differs.", "{count} documents differ.", count)
        self.heading.setText(words if count else self._same)
        self.heading.set_role("text")
        self.list.show_rows(rows)
        self.ready.emit()

    def _show_error(self, error: PlanError) -> None:
        self._job = None
        self.heading.setText(f"{error.message} {error.remedy}".strip())
        self.heading.set_role("danger")
        self.ready.emit()
