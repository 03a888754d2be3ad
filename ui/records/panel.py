"""The panel of one document of a catalogue: its fields, what its table has besides, and removing it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from planning.plan.changes import Changes
from ui.records.extra import Extra
from ui.records.extras import EXTRAS
from ui.records.fields import RecordFields
from ui.records.kinds import KINDS
from ui.records.removing import remove
from ui.records.values import Values
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.panel import Panel, PanelHead


class RecordPanel(Panel):
    """``show_record`` shows a document of any table; its fields are made when a table is first shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.table = self.id = ""
        self.head = PanelHead(session)
        self.forms: dict[str, RecordFields] = {}
        self.extras: dict[str, list[Extra]] = {}
        self._body = QWidget()
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.remove = QuietButton("", "trash-2", height=TOOLBAR_HEIGHT, run=self._remove)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(16, 0, 16, 16)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.stack(self.head, self._body, self._foot)

    def show_record(self, table: str, id: str) -> None:
        """Show another document, or none for ""."""
        self.table, self.id = table, id
        self.fill()

    def follow(self, changes: Changes) -> None:
        """Show it as it is now."""
        del changes
        self.fill()

    def fill(self) -> None:
        """Show the document, or that none is chosen."""
        document = self.session.document
        entity = document.get(self.table, self.id) if self.id else None
        self._body.setVisible(entity is not None)
        self._foot.setVisible(entity is not None)
        if entity is None:
            self.head.say(_(KINDS[self.table].words) if self.table else "", "", _("Choose a row to edit it."))
            return
        form = self._form()
        for table, other in self.forms.items():
            for part in (other, *self.extras[table]):
                part.setVisible(table == self.table)
        is_made_up = bool(getattr(entity, "illustrative", False))
        self.head.say(_(KINDS[self.table].words), form.called(entity), illustrative=is_made_up)
        form.show_record(entity, Values(document, self.table, document.languages))
        for extra in self.extras[self.table]:
            extra.show_record(entity)
        self.remove.set_words(_("Remove"))
        self.remove.setEnabled(self.session.can_edit)

    def _form(self) -> RecordFields:
        if self.table not in self.forms:
            form = self.forms[self.table] = RecordFields(self.session, KINDS[self.table])
            self.extras[self.table] = [make(self.session) for make in EXTRAS.get(self.table, ())]
            for part in (form, *self.extras[self.table]):
                self._layout.addWidget(part)
        return self.forms[self.table]

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        if self.id and self.table in self.forms:
            self.forms[self.table].focus_first()

    def _remove(self) -> None:
        remove(self.session, self.table, [self.id])
