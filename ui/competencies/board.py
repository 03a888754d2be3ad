"""The state of the competency matrix: the choice, the plan's side of it, and what follows from an edit."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from i18n import _
from i18n.counting import counted
from planning.careers import rating_edits
from planning.careers.rating_edits import Cell, Need
from planning.plan.changes import Changes
from planning.plan.competence import Competency, Profile
from planning.plan.people import Person
from planning.scene import matrix as m
from planning.scene.heatmap import Choice, Heatmap
from ui.careers.context import Context
from ui.widgets.matrix.canvas import Entry

TABLES = (
    "people",
    "assessments",
    "competencies",
    "frameworks",
    "scales",
    "profiles",
    "requirements",
    "grades",
    "units",
    "indicators",
)


class Board(QObject):
    """``contents`` is what the canvas shows; ``changed`` is told when it is another."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.session = context, context.session
        session = context.session
        self.choice = Choice(day=context.day)
        context.day_changed.connect(lambda: self.choose(day=context.day))
        self.heatmap = Heatmap(session.document, session.language, context.ratings)
        self.contents = self.heatmap.contents(self.choice)

    def choose(self, **values: Any) -> None:
        """Show something else, or otherwise."""
        self.choice = replace(self.choice, **values)
        self.refresh()

    def clear_filter(self) -> None:
        """Show all again."""
        nothing: frozenset[str] = frozenset()
        self.choose(words="", units=nothing, families=nothing, profiles=nothing, only_gaps=False)

    def toggle(self, name: str, key: str) -> None:
        """Take one thing into a list of the filter, or out of it."""
        if name == "only":
            self.choose(only_gaps=not self.choice.only_gaps)
            return
        chosen: frozenset[str] = getattr(self.choice, name)
        self.choose(**{name: chosen ^ {key}})

    def renew(self) -> None:
        """The plan or the language is another one."""
        if self.session.has_document:
            document, ratings = self.session.document, self.context.ratings
            self.heatmap = Heatmap(document, self.session.language, ratings)
            self.refresh()

    def refresh(self) -> None:
        """Make the contents anew."""
        self.contents = self.heatmap.contents(self.choice)
        self.changed.emit()

    def follow(self, changes: Changes) -> None:
        """The plan changed: where only ratings did, the context has taken them in; else make all anew."""
        touched = {change.table for change in changes.items}.intersection(TABLES)
        if touched == {"assessments"}:
            self.heatmap.forget_levels(changes)
            self.refresh()
        elif touched:
            self.renew()

    # What stands in a cell

    @property
    def shows_profiles(self) -> bool:
        """Whether rows are job profiles: cells are requirements then."""
        return self.choice.rows == "profiles"

    def person(self, row: int) -> Person | None:
        """The person of a row."""
        found = self.session.document.get("people", self.contents.rows[row].id)
        return found if isinstance(found, Person) else None

    def profile(self, row: int) -> Profile | None:
        """The job profile of a row, or that of the person in it."""
        person = self.person(row)
        id = (self.choice.profile or person.profile or "") if person else self.contents.rows[row].id
        found = self.session.document.get("profiles", id) if id else None
        return found if isinstance(found, Profile) else None

    def competency(self, column: int) -> Competency | None:
        """The competency of a column."""
        found = self.session.document.get("competencies", self.contents.columns[column].id)
        return found if isinstance(found, Competency) else None

    # Edits

    @property
    def can_edit(self) -> bool:
        """Whether cells can be typed into: differences are computed."""
        return self.session.can_edit and (self.shows_profiles or not self.choice.gaps)

    def enter(self, entries: Iterable[Entry]) -> bool:
        """Write cells, one undo step."""
        listed = list(entries)
        if self.shows_profiles:
            return self._require(listed)
        rows, columns = self.contents.rows, self.contents.columns
        cells = [Cell(rows[entry.row].id, columns[entry.column].id, entry.code) for entry in listed]
        ratings, basis, day = self.context.ratings, self.choice.basis, self.choice.day
        label = counted("Rate one cell", "Rate {count} cells", len(cells))
        return self.session.run(lambda t: rating_edits.rate(t, ratings, cells, basis, day), label)

    def _require(self, entries: list[Entry]) -> bool:
        rows, columns = self.contents.rows, self.contents.columns
        needs = [
            Need(rows[entry.row].id, columns[entry.column].id, entry.code)
            for entry in entries
            if entry.code >= 0 or entry.code == m.NOTHING
        ]
        return bool(needs) and self.session.run(
            lambda t: rating_edits.require(t, needs), _("Change requirements")
        )

    def entry_keys(self, top_level: int) -> dict[str, int]:
        """What a key means in a cell."""
        digits = {str(level): level for level in range(min(9, top_level) + 1)}
        if self.shows_profiles:
            return digits
        return digits | {"U": m.UNASSESSED, "N": m.NOT_OBSERVED, "A": m.NOT_APPLICABLE, "E": m.EXEMPT}

    def show_as_of(self, day: date) -> None:
        """See the matrix as of another day; ratings are written as of that day too."""
        self.context.set_day(day)
