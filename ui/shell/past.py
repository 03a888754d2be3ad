"""What the window offers on the past of a plan: its history, its earlier versions, what recovery did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from i18n import _
from planning.plan.changes import Change, Changes
from planning.plan.document import Document
from planning.plan.editing import BULK
from planning.plan.errors import PlanError
from planning.plan.versions import Version, go_back, read
from ui.shell.moments import moment_words
from ui.shell.notices import bulk_notice, recovery_notice
from ui.shell.session import ToastAction
from ui.widgets.line_edit import commit_focused

if TYPE_CHECKING:
    from ui.shell.history_panel import HistoryPanel
    from ui.shell.window import MainWindow


class Past(QObject):
    """Opens the panel and the dialogs, and does what is decided there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.panel: HistoryPanel | None = None  # made when first opened
        self._told_of: Document | None = None
        self._bulk = 0
        self._session.document_changed.connect(self._note_bulk)

    def replace_document(self) -> None:
        """Another plan is open, or none: tell what recovery did, once; a scenario is no other plan."""
        document = self._session.plan_document if self._session.has_document else None
        is_new, self._told_of = document is not self._told_of, document
        if document is None:
            self.close_history()
        elif is_new and document.report.tells_of_recovery:
            self._window.banner.show_notice(recovery_notice(document.report, self.open_report))

    def _note_bulk(self, changes: Changes) -> None:
        """Remember a step of very many documents, to be told of once it has gone through."""
        if changes.kind == "edit" and self._session.plan_document.path is not None:
            self._bulk = len(changes.items) if len(changes.items) > BULK else 0

    def tell_of_bulk(self) -> None:
        """Such a step can be undone until the plan is closed: say so, and what stays."""
        count, self._bulk = self._bulk, 0
        if count:
            undo = (_("Undo"), self._session.undo)
            versions = (_("Earlier versions…"), self.open_versions)
            self._window.banner.show_notice(bulk_notice(count, undo, versions))

    # History

    @property
    def shows_history(self) -> bool:
        """Whether the panel is open."""
        return self.panel is not None and self._window.body.inspector.cover is self.panel

    def toggle_history(self) -> None:
        """Open the history beside the view, or close it."""
        if self.close_history():
            return
        from ui.shell.history_panel import HistoryPanel

        commit_focused()
        if self.panel is None:
            self.panel = HistoryPanel(self._session, self.close_history)
        self._window.body.cover(self.panel)
        self.panel.follow()
        self.panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.commands.refresh_later()

    def close_history(self) -> bool:
        """Close it; whether it was open. The focus goes to the view."""
        if not self.shows_history:
            return False
        self._window.body.cover(None)
        if self._window.stage.view is not None:
            self._window.stage.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.commands.refresh_later()
        return True

    # Earlier versions

    def open_versions(self) -> None:
        """Show the earlier versions."""
        from ui.shell.versions_dialog import VersionsDialog

        commit_focused()
        dialog = VersionsDialog(self._window, self._session)
        dialog.restored.connect(self._restore)
        dialog.copied.connect(self._ask_where_to_copy)
        dialog.open()

    def _restore(self, version: Version, changes: Sequence[Change]) -> None:
        try:
            go_back(self._session.plan_document, version.number, list(changes))
        except PlanError as error:
            self._session.report(error.in_file(self._session.plan_document.path))
            return
        self._session.settled.emit()
        self._session.saving_changed.emit()
        words = _("Restored: {time}").format(time=moment_words(version.saved))
        self._session.toast(words, ToastAction(_("Undo"), self._session.undo), icon="history")

    def _ask_where_to_copy(self, version: Version) -> None:
        self._window.files.ask_where_copy(
            _("Where should the copy be kept?"), lambda path: self._copy(version, path)
        )

    def _copy(self, version: Version, path: Path) -> None:
        try:
            copy = Document(read(version))
            copy.save_as(path)
            copy.close()
        except PlanError as error:
            self._session.report(error.in_file(path))
            return
        self._session.toast(_("Saved as {file}").format(file=path.name), icon="save")

    # Recovery

    def open_report(self) -> None:
        """Show what recovery did."""
        from ui.shell.recovery_dialog import RecoveryDialog

        document = self._session.plan_document
        if document.path is None:
            return
        dialog = RecoveryDialog(self._window, document.report, document.path)
        dialog.answered.connect(lambda key: self.open_versions() if key == "versions" else None)
        dialog.open()
