"""A spreadsheet of one table of the catalogue: rows of a plan, or those that belong to the row above."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from i18n import _
from planning.careers.record_edits import add_after, move_record
from planning.plan import edits
from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from ui.records.adding import Beginning
from ui.records.columns import columns_of
from ui.records.kinds import KINDS
from ui.records.removing import remove
from ui.records.titles import title_of
from ui.records.values import Values
from ui.shell.session import Session
from ui.widgets.sheet_pane import SheetPane
from ui.widgets.spreadsheet_model import Column


class RecordPane(SheetPane):
    """``chosen`` is told when another row is current; ``field`` names what all rows belong to."""

    chosen = Signal()

    def __init__(self, session: Session, table: str, field: str = "") -> None:
        self.kind, self.table, self.field, self.owner = KINDS[table], table, field, ""
        super().__init__(session, table, self._made, self._called, self.kind.edit)
        self.session = session
        self.sheet.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())
        self.sheet.move_wanted.connect(self.move_row)
        self.sheet.addition_wanted.connect(self.add_row)
        if field:
            self.filter(lambda row: getattr(row, field) == self.owner)

    def _made(self) -> list[Column]:
        document, shown = self.session.document, self.session.language
        values = Values(document, self.table, document.languages)
        return columns_of(self.kind, values, document.languages, shown, self.field)

    def _called(self, entity: Any) -> str:  # noqa: ANN401 - any entity
        return title_of(self.session.document, self.table, entity)

    def _sort_key(self, row: Entity) -> tuple[Any, ...]:
        """Documents without a place of their own stand by what they are about and when."""
        level = getattr(row, "level", 0) if self.table == "indicators" else 0
        day = getattr(row, "start", "") or getattr(row, "date", "") or ""
        return (level, getattr(row, "order", 0), day, row.id)

    def belong_to(self, owner: str) -> None:
        """Show what belongs to another document."""
        if owner != self.owner:
            self.owner = owner
            self.fill()

    @property
    def current(self) -> str:
        """The id of the row with the cursor, "" for none."""
        at, rows = self.sheet.currentIndex().row(), self.sheet.sheet.rows
        return rows[at].id if 0 <= at < len(rows) else ""

    def fill(self) -> None:
        before = self.current
        super().fill()
        if not self.current and self.sheet.sheet.rows:
            self.sheet.setCurrentIndex(self.sheet.sheet.index(0, 0))
        if self.current != before:
            self.chosen.emit()

    # Editing

    def _write(self, t: Transaction, found: Mapping[str, Mapping[str, Any]]) -> None:
        for id, fields in found.items():
            for key, value in fields.items():
                name, _dot, tag = key.partition(".")
                if tag:
                    edits.set_words(t, self.table, id, name, tag, value)
                else:
                    t.set(self.table, id, **{name: value})

    def add_row(self) -> None:
        """Add a document after the current one, and go to it."""
        if not self.session.can_edit:
            return
        session, like = self.session, self.session.document.get(self.table, self.current)
        owner = {self.field: self.owner} if self.field else {}
        added: list[str] = []
        try:
            fields = Beginning(session, owner, like).fields(self.table)
        except PlanError as refused:
            session.report(refused)
            return
        has_place = self.kind.table not in PLACELESS
        after = like.id if like is not None else ""

        def add(t: Transaction) -> None:
            made = add_after(t, self.table, fields, after) if has_place else t.add(self.table, fields)
            added.append(made)

        if session.run(add, _(self.kind.add)):
            self.fill()
            self.sheet.go_to(added[0])
            self.sheet.setFocus()
            self.chosen.emit()

    def remove(self) -> None:
        """Remove the documents of the selected rows."""
        remove(self.session, self.table, self.sheet.ids())
        self.fill()

    @property
    def can_move(self) -> bool:
        """Whether rows have an order that is not that of a column."""
        head = self.sheet.horizontalHeader()
        return self.table not in PLACELESS and head.sortIndicatorSection() < 0 and self.session.can_edit

    def move_row(self, by: int) -> None:
        """Move the current row up or down."""
        id = self.current
        if id and self.can_move:
            move = lambda t: move_record(t, self.table, id, by)  # noqa: E731 - what is run
            self.session.run(move, _("Move a row"), f"move {id}")
            self.fill()
            self.sheet.go_to(id)


PLACELESS = ("requirements", "career_moves", "assessments", "certificates", "uplifts", "sessions", "training",
             "scales", "career_rules")  # fmt: skip
"""Tables whose documents have no order."""
