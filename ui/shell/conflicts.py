"""A plan file that somebody else wrote: what is asked, and what is done then. Nothing is ever lost by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.folding import changed_on_disk
from planning.store.recovery import Stale
from ui.shell.session import Session

if TYPE_CHECKING:
    from planning.store.disk import Signature
    from ui.shell.files import Files

# Codes of a file that was written by other means than this program.
OUTSIDE = ("changed_outside", "duplicate_key")


class Conflicts(QObject):
    """Decides with the user, before a plan is opened and while it is open."""

    def __init__(self, files: Files, session: Session, window: QWidget) -> None:
        super().__init__(files)
        self._files, self._session, self._window = files, session, window
        self._told: Signature | None = None  # the file of another program that was told of last

    # Before it is opened

    def ask_what_to_open(self, path: Path, error: PlanError, refused: PlanError | None = None) -> None:
        """A plan that was changed outside: accept it once all rules were checked, restore, or read it."""
        from ui.shell.conflict_dialogs import ChangedOutside

        dialog = ChangedOutside(self._window, self._session.jobs, path, error, refused)

        def decided(key: str) -> None:
            if key == "read":
                self._files.open_now(path, read_only=True)
            elif key != "cancel":
                self._settle(path, error, "accept" if key == "accept" else "restore")

        dialog.answered.connect(decided)
        dialog.open()

    def _settle(self, path: Path, error: PlanError, stale: Stale) -> None:
        try:
            document = Document.open(path, stale=stale)
        except PlanError as refused:
            if stale == "accept":
                self.ask_what_to_open(path, error, refused)
            else:
                self._files.failed.emit(refused.in_file(path))
            return
        self._files.take(document)

    # While it is open

    def look(self) -> None:
        """Tell where another program wrote the file of the plan that is open; once each time."""
        document = self._session.plan_document if self._session.has_document else None
        if document is None or document.path is None or document.file is None:
            return
        if document.is_changed_on_disk:
            found = document.file.disk.signature(document.path)
            if found != self._told:
                self._told = found
                tell = changed_since if document.read_only else changed_on_disk
                self._files.failed.emit(tell(document.path))

    def decide(self) -> None:
        """Ask which state goes on."""
        from ui.shell.conflict_dialogs import ChangedOnDisk

        document = self._session.plan_document
        if document.path is None:
            return
        dialog = ChangedOnDisk(self._window, self._session.jobs, document, document.path)
        acts = {"elsewhere": self._files.save_as, "both": self._bring_together,
                "theirs": self._take_theirs, "mine": self._keep_mine}  # fmt: skip
        dialog.answered.connect(lambda key: acts[key]() if key in acts else None)
        dialog.open()

    def _bring_together(self) -> None:
        from ui.merging.bringing import Bringing

        Bringing(self._session, self._files, self._window).offer_rival()

    def _take_theirs(self) -> None:
        document, path = self._session.plan_document, self._session.plan_document.path
        try:
            document.give_way()
        except PlanError as error:
            self._files.failed.emit(error.in_file(path))
            return
        self._session.set_document(None)
        if path is not None:
            self._files.open_now(path)

    def _keep_mine(self) -> None:
        document = self._session.plan_document
        try:
            document.overrule()
        except PlanError as error:
            self._files.failed.emit(error.in_file(document.path))
            return
        self._session.saving_changed.emit()
        self._session.settled.emit()


def changed_since(path: Path) -> PlanError:
    """What to tell who only reads a plan that somebody else has saved since."""
    return PlanError(
        _("The plan was saved by somebody else since you opened it."),
        _("Open it again to see its present state."),
        code="changed_since",
        file=path,
    )
