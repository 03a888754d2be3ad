"""The history beside the view: every step with its text and time; choosing one goes there."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from i18n.counting import counted
from ui.shell.history_list import HistoryList, StepRow, rows_of
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.label import Label


class HistoryPanel(QWidget):
    """Stands in the place of the inspector; Escape closes it."""

    def __init__(self, session: Session, close: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._close = session, close
        self.title, self.count = Label("", "title"), Label("", "caption", "muted")
        self.list = HistoryList()
        self._cross = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=close)
        self.versions = QuietButton("", "history", height=TOOLBAR_HEIGHT)
        if "file.versions" in session.commands:
            self.versions.bind(session.commands, "file.versions")
        self.list.chosen.connect(self._go)
        self._lay_out()
        session.document_changed.connect(lambda _changes: self.follow())
        session.document_replaced.connect(self.follow)
        session.language_changed.connect(self.follow)
        session.theme_changed.connect(self.list.viewport().update)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self._cross)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(self.count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(line)
        layout.addSpacing(4)
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 4)
        foot.addWidget(self.versions)
        foot.addStretch(1)
        layout.addLayout(foot)

    @Slot()
    def follow(self) -> None:
        """Show the steps as they are now; while it is hidden nobody looks."""
        if not self.isVisible() or not self._session.has_document:
            return
        history = self._session.plan_document.history
        rows = rows_of(history)
        self.title.setText(_("History"))
        self._cross.set_words(_("Close the history"))
        self.list.setAccessibleName(_("History"))
        count = len(history.steps())
        self.count.setText(counted("{count} step", "{count} steps", count))
        self.list.show_rows(rows, next(at for at, row in enumerate(rows) if row.is_position))

    def _go(self, at: int) -> None:
        row = self.list.rows[at]
        if isinstance(row, StepRow) and row.seq is not None:
            self._session.go_to_step(row.seq)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)
