"""The card of a scenario's changes: a line of time over the table in which they are edited."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize

from i18n import _, ngettext
from planning.plan.errors import PlanError
from planning.plan.staffing import Scenario, StructureChange
from planning.plan.transaction import Transaction
from ui.staffing.change_dialog import ChangeDialog
from ui.staffing.change_line import ChangeLine
from ui.staffing.change_rows import ChangeRow, change_columns, change_rows, subject_words, with_fields
from ui.staffing.state import StaffingState
from ui.widgets.button import QuietButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.spreadsheet import ROW, Spreadsheet
from ui.widgets.spreadsheet_model import Cell, read_cells

MOST_ROWS = 10
NARROWEST = 340  # px; what does not fit is scrolled to within the table
Changes = list[dict[str, Any]]
Edit = Callable[[Changes], Changes]


class _Table(Spreadsheet):
    """As high as its rows, up to a few."""

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, max(2, len(self.sheet.rows)))
        return QSize(600, (rows + 1) * ROW + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.sizeHint().height())


class ChangesCard(Card):
    """Shows and edits the scenario that is looked at."""

    def __init__(self, state: StaffingState) -> None:
        super().__init__()
        self._state = state
        self.chip = Chip("", "illustrative")
        self.head.addWidget(self.chip)
        self.add_button = QuietButton("", "plus", height=28, run=self.add)
        self.remove_button = QuietButton("", "minus", height=28, run=self.remove)
        self.edit_button = QuietButton("", "pencil", height=28, run=self.edit)
        self.head.addWidget(self.add_button)
        self.head.addWidget(self.edit_button)
        self.head.addWidget(self.remove_button)
        self.line, self.table = ChangeLine(state), _Table()
        self.table.entered.connect(self.enter)
        self.table.removal_wanted.connect(self.remove)
        self.line.chosen.connect(self._go_to)
        self.content.addWidget(self.line)
        self.content.addWidget(self.table)
        self.fill()

    def _scenario(self) -> Scenario | None:
        found = self._state.document.get("scenarios", self._state.scenario)
        return found if isinstance(found, Scenario) else None

    def fill(self) -> None:
        """Show the changes as they are now."""
        scenario, state = self._scenario(), self._state
        can_edit = state.session.can_edit and scenario is not None
        self.add_button.set_words(_("Change"))
        self.edit_button.set_words(_("Edit"))
        self.remove_button.set_words(_("Remove"))
        self.add_button.setEnabled(can_edit)
        self.edit_button.setEnabled(can_edit)
        self.remove_button.setEnabled(can_edit)
        self.chip.say(_("illustrative"))
        self.chip.setVisible(scenario is not None and scenario.illustrative)
        name = state.scenario_name(state.scenario)
        base = state.scenario_name(scenario.base) if scenario is not None and scenario.base else ""
        note = _("on top of “{name}”").format(name=base) if base else ""
        self.say(_("Changes in “{name}”").format(name=name), note)
        self.table.sheet.is_editable = can_edit
        self.table.setAccessibleName(self.title.text())
        self.table.show_rows(change_columns(state), change_rows(scenario) if scenario is not None else [])
        self.table.updateGeometry()
        self.line.fill(scenario)

    def enter(self, cells: list[Cell]) -> None:
        """Take what was typed, as one step; what breaks a rule is refused with the reason."""
        rows: dict[str, Any] = {row.id: row for row in self.table.sheet.rows}
        found, problems = read_cells(cells, change_columns(self._state), rows, self._row_name)
        if problems:
            self._state.session.report(problems[0].error)
        elif found:
            self._write(lambda changes: with_fields(changes, found), _("Change scenario"))
        self.fill()

    def _row_name(self, row: ChangeRow) -> str:
        return subject_words(row.change, self._state) or row.change.date

    def _attempt(self, edit: Edit, label: str) -> PlanError | None:
        id = self._state.scenario

        def write(t: Transaction) -> None:
            record = t.get("scenarios", id) or {}
            t.set("scenarios", id, changes=edit([dict(change) for change in record.get("changes", [])]))

        return self._state.session.attempt(write, label)

    def _write(self, edit: Edit, label: str) -> None:
        error = self._attempt(edit, label)
        if error is not None:
            self._state.session.report(error)

    def add(self) -> ChangeDialog | None:
        """Ask for a change and add it."""
        if self._scenario() is None:
            return None
        change = StructureChange(date=f"{self._state.month}-01", action="establish")
        return self._ask(change, lambda changes, fields: [*changes, fields], _("Add change"))

    def edit(self) -> ChangeDialog | None:
        """Ask for the change of the selected row anew."""
        ids = self.table.ids()
        scenario = self._scenario()
        if scenario is None or not ids:
            return None
        at = int(ids[-1])

        def put(changes: Changes, fields: dict[str, Any]) -> Changes:
            return [*changes[:at], fields, *changes[at + 1 :]]

        return self._ask(scenario.changes[at], put, _("Change scenario"))

    def _ask(
        self,
        change: StructureChange,
        put: Callable[[Changes, dict[str, Any]], Changes],
        label: str,
    ) -> ChangeDialog:
        def save(fields: dict[str, Any]) -> PlanError | None:
            return self._attempt(lambda changes: put(changes, fields), label)

        dialog = ChangeDialog(self, self._state, change, save)
        dialog.answered.connect(lambda _key: self.fill())
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Remove the selected changes."""
        numbers = {int(id) for id in self.table.ids()}
        if numbers:
            label = ngettext("Remove {count} change", "Remove {count} changes", len(numbers))
            self._write(
                lambda changes: [c for at, c in enumerate(changes) if at not in numbers],
                label.format(count=len(numbers)),
            )
            self.fill()

    def _go_to(self, id: str) -> None:
        self.table.go_to(id)
        self.table.setFocus()
