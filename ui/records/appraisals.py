"""The performance appraisals of somebody, as a part of their panel: a cycle a line."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import date_short
from planning.careers.day import reference_day
from planning.plan.errors import PlanError
from planning.plan.people import Appraisal, Person
from planning.plan.typed_dates import typed_date
from ui.records.extra import Extra
from ui.records.scale_levels import said
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.field import ErrorLine
from ui.widgets.line_edit import LineEdit
from ui.widgets.panel import clear
from ui.widgets.select import Select
from ui.widgets.switch import Switch

RATINGS: dict[str, Callable[[], str]] = {
    "exceeds": lambda: _("Exceeds"),
    "meets": lambda: _("Meets"),
    "partly": lambda: _("Partly meets"),
    "below": lambda: _("Does not meet"),
}
Rows = list[dict[str, Any]]


class _Row(QWidget):
    """A cycle: its last day, the rating, whether it is confirmed, and taking it out."""

    def __init__(self, owner: "AppraisalFields", at: int) -> None:
        super().__init__()
        self.day, self.rating, self.confirmed = LineEdit(), Select(), Switch()
        self.drop = ToolButton("", "x", height=24, icon_only=True, run=lambda: owner.drop(at))
        self.day.setFixedWidth(124)
        self.rating.setMinimumContentsLength(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.day)
        layout.addWidget(self.rating, 1)
        layout.addWidget(self.confirmed)
        layout.addWidget(self.drop)
        self.day.committed.connect(lambda words: owner.set_day(at, words))
        self.rating.chosen.connect(lambda key: owner.change(at, rating=key))
        self.confirmed.clicked.connect(lambda is_on: owner.change(at, confirmed=is_on))

    def show_cycle(self, cycle: Appraisal, *, can_edit: bool) -> None:
        """Show a cycle."""
        day = date_short(date.fromisoformat(cycle.finish), language())
        self.day.set_value(day)
        self.rating.set_choices([(key, words()) for key, words in RATINGS.items()])
        self.rating.set_current(cycle.rating)
        self.confirmed.setChecked(cycle.confirmed)
        self.confirmed.setToolTip(_("Confirmed") if cycle.confirmed else _("Not confirmed"))
        self.drop.set_words(_("Remove {name}").format(name=day))
        named = {_("End of the cycle"): self.day, _("Rating"): self.rating, _("Confirmed"): self.confirmed}
        for words, part in named.items():
            part.setAccessibleName(f"{words}: {day}")
        for widget in (self.rating, self.confirmed, self.drop):
            widget.setEnabled(can_edit)
        self.day.setReadOnly(not can_edit)


class AppraisalFields(Extra):
    """The latest cycle stands first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._id = ""
        self.rows: list[_Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.content.addLayout(self._column)
        self.error = ErrorLine()
        self.add_button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self.add_cycle)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.add(self.error)
        self.content.addLayout(line)

    def show_record(self, entity: Person) -> None:
        """Show the appraisals of somebody."""
        if entity.id != self._id:
            self.error.show_error("")
        self._id = entity.id
        cycles = _sorted([{"at": one, "finish": one.finish} for one in entity.appraisals])
        if len(self.rows) != len(cycles):
            clear(self._column)
            self.rows = [_Row(self, at) for at in range(len(cycles))]
            for row in self.rows:
                self._column.addWidget(row)
        self.say(_("Appraisals"), _("end of cycle, expectations, confirmed"))
        for row, cycle in zip(self.rows, cycles, strict=True):
            row.show_cycle(cycle["at"], can_edit=self.session.can_edit)
        self.add_button.set_words(_("Cycle"))
        self.add_button.setEnabled(self.session.can_edit)

    # Editing

    def _cycles(self) -> Rows:
        """The cycles as they stand in the plan, as they are shown."""
        record = self.session.document.records("people").get(self._id, {})
        return _sorted([dict(one) for one in record.get("appraisals") or ()])

    def _set(self, cycles: Rows) -> None:
        id, found = self._id, sorted(cycles, key=lambda one: str(one["finish"]))
        self.error.show_error(
            said(
                self.session.attempt(
                    lambda t: t.set("people", id, appraisals=found or None), _("Change appraisals")
                )
            )
        )

    def add_cycle(self) -> None:
        """Add a cycle that ends on the day that is seen."""
        day = reference_day(self.session.document).isoformat()
        self._set([*self._cycles(), {"finish": day, "rating": "meets", "confirmed": False}])

    def drop(self, at: int) -> None:
        """Take a cycle out."""
        self._set([one for number, one in enumerate(self._cycles()) if number != at])

    def change(self, at: int, **fields: object) -> None:
        """Change a cycle."""
        cycles = self._cycles()
        cycles[at] |= fields
        self._set(cycles)

    def set_day(self, at: int, words: str) -> None:
        """Change the end of a cycle."""
        try:
            self.change(at, finish=typed_date(words, "finish", language()))
        except PlanError as refused:
            self.error.show_error(said(refused))


def _sorted(cycles: Rows) -> Rows:
    """The latest first."""
    return sorted(cycles, key=lambda one: str(one["finish"]), reverse=True)
