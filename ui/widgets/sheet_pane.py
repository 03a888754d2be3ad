"""A spreadsheet of a table of the plan with search, the errors of a paste, and adding and removing rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import _, ngettext
from i18n.counting import counted
from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from ui.shell.session import Session
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.spreadsheet import Spreadsheet
from ui.widgets.spreadsheet_model import Cell, Column, Problem, read_cells

MOST_PROBLEMS = 12


class SheetPane(QWidget):
    """Shows the entities of ``table``; what is typed is one edit named ``label`` (a message)."""

    def __init__(
        self,
        session: Session,
        table: str,
        columns: Callable[[], Sequence[Column]],
        title: Callable[[Any], str],
        label: str,
    ) -> None:
        super().__init__()
        self._session, self._table, self._columns = session, table, columns
        self._title, self._label = title, label
        self._words = ""
        self._accept: Callable[[Any], bool] = _all
        self.sheet = Spreadsheet()
        self.sheet.entered.connect(self.enter)
        self.sheet.removal_wanted.connect(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        self.setFocusProxy(self.sheet)

    def fill(self) -> None:
        """Show the rows that fit search and filter, in their order."""
        columns = self._columns()
        rows = [row for row in self._entities().values() if self._accept(row) and self._fits(row, columns)]
        rows.sort(key=self._sort_key)
        self.sheet.sheet.is_editable = self._session.can_edit
        self.sheet.show_rows(columns, rows)

    def _sort_key(self, row: Entity) -> tuple[Any, ...]:
        """The place of a row, while no column orders them."""
        return (getattr(row, "order", 0), row.id)

    def filter(self, accept: Callable[[Any], bool]) -> None:
        """Show only rows that are accepted."""
        self._accept = accept
        self.fill()

    def search(self, words: str) -> None:
        """Show only rows that contain some words."""
        self._words = words.casefold().strip()
        self.fill()

    def _fits(self, row: Entity, columns: Sequence[Column]) -> bool:
        return not self._words or any(self._words in column.words(row).casefold() for column in columns)

    def _entities(self) -> Mapping[str, Entity]:
        return self._session.document.table(self._table)

    def enter(self, cells: list[Cell]) -> None:
        """Take texts for cells: all of them in one step, or none with the reasons."""
        columns = self._columns()
        found, problems = read_cells(cells, columns, self._entities(), self._title)
        self.sheet.sheet.refused = {}
        if len(problems) > 1:
            self._tell(problems)
        elif problems:
            cell = next(cell for cell in cells if _fails(cell, columns, self._entities()))
            self._refuse(cell, problems[0].error)
        elif found:
            error = self._session.attempt(lambda t: self._write(t, found), _(self._label))
            if error is not None:
                self._refuse(cells[0], error)
        self.fill()

    def _write(self, t: Transaction, found: Mapping[str, Mapping[str, Any]]) -> None:
        for id, fields in found.items():
            t.set(self._table, id, **fields)

    def _take_away(self, t: Transaction, ids: Sequence[str]) -> None:
        for id in ids:
            t.remove(self._table, id)

    def _refuse(self, cell: Cell, error: PlanError) -> None:
        self.sheet.sheet.refused = {(cell.id, cell.column): f"{error.message} {error.remedy}".strip()}
        self._session.report(error)

    def _tell(self, problems: list[Problem]) -> None:
        """List what is wrong with a paste; nothing of it was taken."""
        count = len(problems)
        title = ngettext("{count} cell cannot be taken", "{count} cells cannot be taken", count)
        dialog = Dialog(self, title.format(count=count), [Choice("close", _("Close"), "quiet")], width=WIDE)
        dialog.content.addWidget(
            Label(_("Nothing was changed. Mend these and paste again."), "body", "muted", wrap=True)
        )
        for problem in problems[:MOST_PROBLEMS]:
            words = f"{problem.row}, {problem.column}: {problem.error.message} {problem.error.remedy}"
            dialog.content.addWidget(Label(words, "body", wrap=True))
        if count > MOST_PROBLEMS:
            left = count - MOST_PROBLEMS
            more = counted("and {count} more", "and {count} more", left)
            dialog.content.addWidget(Label(more, "body", "muted"))
        dialog.open()

    def add(self, fields: Mapping[str, Any], label: str) -> None:
        """Add a document and go to it."""
        added: list[str] = []
        if self._session.run(lambda t: added.append(t.add(self._table, fields)), label):
            self.fill()
            self.sheet.go_to(added[0])
            self.sheet.setFocus()

    def remove(self) -> None:
        """Remove the documents of the selected rows."""
        ids = self.sheet.ids()
        if ids and self._session.can_edit:
            label = counted("Remove {count} row", "Remove {count} rows", len(ids))
            self._session.run(lambda t: self._take_away(t, ids), label)
            self.fill()

    def tsv(self) -> str:
        """All rows that are shown, with their heads, as tab-separated text."""
        model = self.sheet.sheet
        heads = "\t".join(column.title for column in model.columns)
        rows = (
            "\t".join(model.words(row, column) for column in range(len(model.columns)))
            for row in range(len(model.rows))
        )
        return "\n".join((heads, *rows))


def _all(_row: Any) -> bool:  # noqa: ANN401 - any entity
    return True


def _fails(cell: Cell, columns: Sequence[Column], entities: Mapping[str, Entity]) -> bool:
    return bool(read_cells([cell], columns, entities, str)[1])
