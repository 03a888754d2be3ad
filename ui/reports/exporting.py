"""Writing a report to a file the user names, and the list of what was written."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from i18n import _, ngettext
from planning.plan.errors import PlanError
from planning.reports import Options, ReportResult
from ui.reports.request import file_name, write
from ui.shell.jobs import Cancelled, Progress
from ui.shell.plan_copy import copied
from ui.shell.session import Session, ToastAction
from ui.widgets.dialog import Choice, ask

KEPT = 8  # files in the list
LISTED = 5  # blemishes
BLEMISHED = "blemished"


class Exported(NamedTuple):
    """A file that was written, and on which day (ISO)."""

    path: str
    day: str

    @property
    def is_sound(self) -> bool:
        """Whether it names a file and a day."""
        try:
            date.fromisoformat(self.day)
        except ValueError:
            return False
        return bool(self.path)


class Exporter(QObject):
    """Asks where, writes on a thread, says so when it is done. ``exported`` tells of a new file."""

    exported = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._widget = session, parent
        self.files: list[Exported] = []

    def ask(self, request: Options) -> QFileDialog:
        """Ask where the report should go, and write it there."""
        dialog = QFileDialog(self._widget, _("Where should the report be written?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF documents") + " (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(self._folder()))
        dialog.selectFile(file_name(request))
        dialog.fileSelected.connect(lambda path: self.write(Path(path), request))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _folder(self) -> Path:
        """Where the last report went, else where the plan is, else where documents are."""
        kept = [Path(file.path).parent for file in self.files]
        plan = self._session.document.path
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = [*kept, *([plan.parent] if plan is not None else []), Path(documents)]
        return next((folder for folder in folders if folder.is_dir()), Path.home())

    def write(self, path: Path, request: Options, *, is_agreed: bool = False) -> None:
        """Write a report of the plan as it is now; what its pages would lack is asked about first."""
        document = copied(self._session.document)

        def warn(found: Sequence[str]) -> None:
            if not is_agreed:
                raise PlanError(listed(found), code=BLEMISHED)

        def work(progress: Progress, cancelled: Cancelled) -> ReportResult:
            return write(document, path, request, progress, cancelled, warn)

        name = _("Exporting {file}").format(file=path.name)
        self._session.jobs.start(name, work, partial(self._done, path), partial(self._failed, path, request))

    def _failed(self, path: Path, request: Options, error: PlanError) -> None:
        """Nothing was written: ask whether it should be where only a blemish is in the way."""
        if error.code != BLEMISHED:
            self._session.jobs.failed.emit(error)
            return
        choices = [Choice("cancel", _("Cancel")), Choice("export", _("Export anyway"), "primary")]
        dialog = ask(self._widget, _("Export the report as it is?"), error.message, choices)
        dialog.answered.connect(partial(self._answered, path, request))

    def _answered(self, path: Path, request: Options, answer: str) -> None:
        if answer == "export":
            self.write(path, request, is_agreed=True)

    def _done(self, path: Path, result: ReportResult) -> None:
        words = ngettext("Exported {file}, {count} page", "Exported {file}, {count} pages", result.pages)
        self._session.settled.emit()
        self._session.toast(words.format(file=path.name, count=result.pages), (
            ToastAction(_("Open"), lambda: open_file(path)),
            ToastAction(_("Show in folder"), lambda: open_file(path.parent))))
        if shiboken6.isValid(self):  # the plan, and with it this view, may have been closed meanwhile
            others = [file for file in self.files if file.path != str(path)]
            self.files = [Exported(str(path), date.today().isoformat()), *others][:KEPT]
            self.exported.emit()


def listed(blemishes: Sequence[str]) -> str:
    """Blemishes as lines, and how many more there are where they are many."""
    lines, left = list(blemishes[:LISTED]), len(blemishes) - LISTED
    if left > 0:
        more = ngettext("{count} more of the kind", "{count} more of the kind", left)
        lines.append(more.format(count=left))
    return "\n".join(lines)


def open_file(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
