"""Earlier versions of the plan: by time, with a preview of what going back to one would change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _
from planning.plan.versions import Version, differing, read, versions
from ui.shell.comparison import Compared, Comparison
from ui.shell.session import Session
from ui.shell.versions_list import VersionRow, VersionsList, rows_of
from ui.widgets.dialog import Choice, Dialog
from ui.widgets.label import Label
from ui.widgets.rule import Rule

WIDTH, HEIGHT, LIST = 860, 400, 220


class VersionsDialog(Dialog):
    """Tells through ``restored`` (version, differences) or ``copied`` (version) what was decided."""

    restored = Signal(object, object)
    copied = Signal(object)

    def __init__(self, parent: QWidget, session: Session) -> None:
        choices = [
            Choice("restore", _("Restore this version"), "primary"),
            Choice("copy", _("Save a copy of it…"), "more"),
            Choice("close", _("Close")),
        ]
        super().__init__(parent, _("Which earlier version do you want?"), choices, width=WIDTH)
        document = session.plan_document
        self._can_edit, self._reason = session.can_edit, document.read_only_reason
        self._now = {name: dict(document.records(name)) for name in document.names()}
        self.list = VersionsList(_("Earlier versions"))
        same = _("This version is the plan as it is now.")
        self.comparison = Comparison(session.jobs, same=same, height=HEIGHT - 26)
        self.rows = rows_of(versions(document))
        self.hint = Label("", "body", "muted", wrap=True)
        self._arrange()
        self.list.moved.connect(lambda _row: self._follow())
        self.list.chosen.connect(lambda _row: self.comparison.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.comparison.ready.connect(self._allow)
        self.finished.connect(lambda _result: self.comparison.stop())
        self.answered.connect(self._tell)
        self._fill()

    def _arrange(self) -> None:
        self.list.setFixedSize(LIST, HEIGHT)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.list)
        columns.addWidget(Rule(Qt.Orientation.Vertical, length=HEIGHT))
        columns.addWidget(self.comparison, 1)
        self.content.addWidget(self.hint)
        self.content.addLayout(columns)

    def _fill(self) -> None:
        if not self.rows:
            self.hint.setText(_("No earlier version is kept yet. Each save keeps the one before it."))
            for part in (self.list, self.comparison):
                part.hide()
        else:
            self.hint.setText(_("The list shows what going back would change. It is one step that can be "
                                "undone, and the plan as it is now stays among the versions."))
        self._allow()
        self.list.show_rows(self.rows, 1 if self.rows else -1)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def version(self) -> Version | None:
        """The version that is chosen."""
        row = self.rows[self.list.current] if 0 <= self.list.current < len(self.rows) else None
        return row.version if isinstance(row, VersionRow) else None

    def _follow(self) -> None:
        """Another version: find out what differs."""
        version = self.version
        if version is not None:
            self.comparison.compare(lambda: Compared(list(differing(self._now, read(version))), self._now))
        self._allow()

    def _allow(self) -> None:
        changes = self.comparison.changes
        self.by_key["restore"].setEnabled(self._can_edit and bool(changes))
        self.by_key["restore"].setToolTip("" if self._can_edit else self._reason)
        self.by_key["copy"].setEnabled(self.version is not None and changes is not None)

    def _tell(self, key: str) -> None:
        version, changes = self.version, self.comparison.changes
        if version is None or changes is None:
            return
        if key == "restore":
            self.restored.emit(version, changes)
        elif key == "copy":
            self.copied.emit(version)
