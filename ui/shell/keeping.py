"""Keeps the plan on the disk while it is edited: synced within a tenth of a second, folded when idle.

An edit is in the file before the views show it, so that a program that is killed loses nothing; for a power
cut it has to be on the disk, and only then the window says that it is saved.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.syncer import Syncer
from ui.shell.jobs import Jobs

IDLE_MS = 2000
LARGE = 10_000  # documents; from here on folding takes longer than anybody waits unnoticed


class Keeping(QObject):
    """Keeps one plan. ``changed`` when what the window says of saving may have changed."""

    changed = Signal()
    failed = Signal(object)  # PlanError
    _synced = Signal(object, object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.trouble: PlanError | None = None
        self._jobs = jobs
        self._document: Document | None = None
        self._syncer: Syncer | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.fold)
        self._synced.connect(self._on_synced, Qt.ConnectionType.QueuedConnection)

    def keep(self, document: Document | None) -> None:
        """Keep another plan, or none. To be called before the former one is closed."""
        self._idle.stop()
        if self._syncer is not None:
            self._syncer.stop()
            self._syncer = None
        if self._document is not None:
            self._document.durable = True  # whoever goes on with it has nobody to sync it
        self._document, self.trouble = document, None
        if document is not None and not document.read_only:
            document.durable = False
            self._syncer = Syncer(document.sync, lambda error: self._synced.emit(document, error))

    def edited(self) -> None:
        """An edit was made, undone or made again."""
        if self._syncer is not None and self._document is not None:
            self._syncer.wake()
            self._idle.start(0 if self._document.outgrew() else IDLE_MS)

    def _on_synced(self, document: Document, error: PlanError | None) -> None:
        if document is not self._document:
            return  # it was closed meanwhile, and said itself how that went
        if error is not None:
            self._write_anew(document)
        elif self.trouble is not None and not document.is_modified:
            self.trouble = None
        self.changed.emit()

    def _write_anew(self, document: Document) -> None:
        """The disk did not confirm the journal; asking again would prove nothing, a new file does."""
        try:
            document.save()
            self.trouble = None
        except PlanError as error:
            self.trouble = error
            self.failed.emit(error)

    def fold(self) -> None:
        """Fold the journal into the plan file, on a thread where the plan is large."""
        document = self._document
        if document is None or not document.wants_fold:
            return
        write = document.begin_fold()
        if document.size > LARGE:
            self._jobs.start(
                _("Save the plan"), lambda _progress, _cancelled: write(), self._folded, self._not_folded
            )
            return
        try:
            self._folded(write())
        except PlanError as error:
            self._not_folded(error)

    def _folded(self, end: Callable[[], object]) -> None:
        end()
        self.changed.emit()

    def _not_folded(self, error: PlanError) -> None:
        """All edits are in the journal still: only somebody else's change has to be decided about now."""
        if error.code == "changed_on_disk":
            self.failed.emit(error)
