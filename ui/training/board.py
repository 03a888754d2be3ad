"""The state of the training matrix: the choice, the plan's side of it, and the edits."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from i18n import _, language, ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.careers.training.edits import set_training
from planning.plan.changes import Changes
from planning.plan.courses import Course
from planning.plan.people import Person
from planning.plan.transaction import Transaction
from planning.scene import matrix as m
from planning.scene.training import STATES, Choice, TrainingMatrix
from ui.careers.context import Context
from ui.widgets.matrix.canvas import Entry

TABLES = ("people", "profiles", "courses", "training", "sessions", "certifications", "certificates", "units")


class Board(QObject):
    """``contents`` is what the canvas shows; ``changed`` is told when it is another."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.session = context, context.session
        self.choice = Choice(day=context.day)
        self.matrix = TrainingMatrix(self.session.document, language())
        self.contents = self.matrix.contents(self.choice)
        context.day_changed.connect(lambda: self.choose(day=context.day))

    def choose(self, **values: Any) -> None:
        """Show something else, or otherwise."""
        self.choice = replace(self.choice, **values)
        self.contents = self.matrix.contents(self.choice)
        self.changed.emit()

    def toggle(self, name: str, key: str) -> None:
        """Take one thing into a list of the filter, or out of it."""
        if name == "only":
            self.choose(only_open=not self.choice.only_open)
            return
        chosen: frozenset[str] = getattr(self.choice, name)
        self.choose(**{name: chosen ^ {key}})

    def clear_filter(self) -> None:
        """Show all again."""
        nothing: frozenset[str] = frozenset()
        self.choose(words="", units=nothing, profiles=nothing, only_open=False)

    def renew(self) -> None:
        """The plan or the language is another one."""
        if self.session.has_document:
            self.matrix = TrainingMatrix(self.session.document, language())
            self.choose()

    def follow(self, changes: Changes) -> None:
        """The plan changed."""
        if changes.touches(*TABLES):
            self.renew()

    @property
    def shows_people(self) -> bool:
        """Whether rows are people."""
        return self.choice.rows == "people"

    def person(self, row: int) -> Person | None:
        """The person of a row."""
        return (
            s.people_of(self.session.document).get(self.contents.rows[row].id) if self.shows_people else None
        )

    def course(self, column: int) -> Course | None:
        """The course of a column."""
        return s.courses_of(self.session.document).get(self.contents.columns[column].id)

    def entry_keys(self) -> dict[str, int]:
        """What a key means in a cell: profiles ask for courses, people plan and do them."""
        asked = {"R": m.REQUIRED, "O": m.RECOMMENDED}
        return asked | {"P": m.PLANNED, "D": m.DONE} if self.shows_people else asked

    def enter(self, entries: Iterable[Entry]) -> bool:
        """Write cells, one undo step."""
        cells = [entry for entry in entries if entry.code in STATES or entry.code == m.NOTHING]
        if not cells:
            return False
        done = sum(entry.code == m.DONE for entry in cells)
        label = ngettext("Change one course", "Change {count} courses", len(cells))
        if done:
            label = ngettext("Mark a course as done", "Mark {count} courses as done", done)
        words = label.format(count=number(done or len(cells), language()))
        return self.session.run(lambda t: self._write(t, cells), words)

    def _write(self, t: Transaction, cells: list[Entry]) -> None:
        """Set the cells; what is done was done on the day that is shown."""
        for entry in cells:
            row, course = self.contents.rows[entry.row].id, self.contents.columns[entry.column].id
            day = self.context.day.isoformat() if entry.code == m.DONE else None
            who = {"person": row} if self.shows_people else {"profile": row}
            set_training(t, course, STATES.get(entry.code), day=day, **who)

    def add_course(self) -> None:
        """Add a course at the end of the catalogue."""
        from planning.careers.framework_edits import add_ordered

        name = {language(): _("New course")}
        self.session.run(lambda t: add_ordered(t, "courses", {"name": name}), _("Add a course"))
