"""Writing a report to a file the user names, and the list of what was written."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from i18n import _, ngettext
from planning.reports import Options, ReportResult
from ui.reports.request import copy_of, file_name, write
from ui.shell.jobs import Cancelled, Progress
from ui.shell.session import Session, ToastAction

KEPT = 8  # files in the list


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

    def write(self, path: Path, request: Options) -> None:
        """Write a report of the plan as it is now."""
        document = copy_of(self._session.document)

        def work(progress: Progress, cancelled: Cancelled) -> ReportResult:
            return write(document, path, request, progress, cancelled)

        name = _("Exporting {file}").format(file=path.name)
        self._session.jobs.start(name, work, lambda result: self._done(path, result))

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


def open_file(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
