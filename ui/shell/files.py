"""The plan as a file: new, open, save, recent files, and the question about unsaved work."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from i18n import _
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from ui.shell.conflicts import OUTSIDE, Conflicts
from ui.shell.preferences import remember_file
from ui.shell.session import Session
from ui.widgets.line_edit import commit_focused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from ui.shell.file_icons import FileIcons

SUFFIX = "plan.json"
LARGE_BYTES = 4 * 1024 * 1024  # some 10,000 documents
# The plan itself is sound but cannot be had for writing: it can be read, or copied.
_SHARED = ("locked", "no_lock")


class Files(QObject):
    """What the file commands do; each question is asked with ``open()``, so that nothing waits in a slot."""

    saving = Signal(bool)
    failed = Signal(object)  # PlanError about a file

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._icons: FileIcons | None = None
        self.conflicts = Conflicts(self, session, window)

    @property
    def has_unsaved_work(self) -> bool:
        """Whether closing would lose anything: each edit is on the disk a moment later, where it can be."""
        if not self._session.has_document:
            return False
        document = self._session.document
        if document.path is None:
            return document.is_modified
        is_stuck = document.wants_fold and document.is_changed_on_disk
        return is_stuck or self._session.keeping.trouble is not None

    @property
    def can_close(self) -> bool:
        """Whether the plan can be closed at once: nothing is unsaved, nothing still to be put in place."""
        return not self.has_unsaved_work and not self._session.following.is_pending

    def confirm(self, then: Callable[[], object]) -> None:
        """Do something that closes the plan, once it is whole and the user has decided about unsaved work."""
        commit_focused()
        self._session.following.finish(partial(self._confirm, then))

    def _confirm(self, then: Callable[[], object]) -> None:
        if not self.has_unsaved_work:
            then()
            return
        from ui.widgets.dialog import Choice, ask

        choices = [
            Choice("save", _("Save"), "primary"),
            Choice("discard", _("Discard changes"), "danger"),
            Choice("keep", _("Keep editing")),
        ]
        dialog = ask(self._window, _("Save the changes to this plan?"),
                     _("Changes that are not saved are lost when the plan is closed."), choices)

        def decided(key: str) -> None:
            if key == "discard" or (key == "save" and self.save()):
                then()

        dialog.answered.connect(decided)

    def new(self) -> None:
        """Ask for a template and a place, and make a plan there."""
        def choose() -> None:
            from ui.shell.new_plan import NewPlanDialog

            dialog = NewPlanDialog(self._window)
            dialog.chosen.connect(self.place_new)
            dialog.open()

        self.confirm(choose)

    def place_new(self, template: str) -> None:
        """Ask for a place, and make a plan of a template there."""
        self._ask_where(_("Where should the new plan be kept?"), self._folder() / f"plan.{SUFFIX}",
                        lambda path: self._create(template, path))

    def _create(self, template: str, path: Path) -> None:
        try:
            document = Document(template_tables(template))
            document.save_as(path)
        except PlanError as error:
            self.failed.emit(error.in_file(path))
            return
        self.take(document)
        if template == "blank":
            self._session.go_to("roadmap")  # where it begins: there is nothing to look over yet

    def open(self) -> None:
        """Ask for a plan and open it."""
        dialog = self.file_dialog(_("Which plan should be opened?"))
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.setDirectory(str(self._folder()))
        dialog.fileSelected.connect(lambda path: self.open_path(Path(path)))
        dialog.open()

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a plan in the place of the one that is open."""
        self.confirm(lambda: self.open_now(path, read_only=read_only))

    def open_now(self, path: Path, *, read_only: bool = False) -> None:
        """Open a plan without a question about the one that is open."""
        if self._is_current(path) and not read_only:
            self._session.toast(_("This plan is open already."), icon="info")
        elif is_large(path):
            self._open_beside(path, read_only=read_only)
        else:
            try:
                self.take(Document.open(path, read_only=read_only))
            except PlanError as error:
                self._refused(path, error)

    def _open_beside(self, path: Path, *, read_only: bool) -> None:
        """Open a plan on a thread, so that the window goes on; it can be cancelled."""
        def work(_progress: object, is_cancelled: Callable[[], bool]) -> Document:
            document = Document.open(path, read_only=read_only)
            if is_cancelled():
                document.close()
            return document

        self._session.jobs.start(_("Open {file}").format(file=path.name), work, self.take,
                                 lambda error: self._refused(path, error))

    def open_at_start(self, path: Path) -> None:
        """Open the plan the program was started with; questions and errors wait until the window is shown."""
        if is_large(path):
            QTimer.singleShot(0, self, lambda: self.open_now(path))
            return
        try:
            self.take(Document.open(path))
        except PlanError as error:
            problem = error
            QTimer.singleShot(0, self, lambda: self._refused(path, problem))

    def _refused(self, path: Path, error: PlanError) -> None:
        if error.code in _SHARED:
            self._ask_how(path, error)
        elif error.code in OUTSIDE:
            self.conflicts.ask_what_to_open(path, error)
        else:
            self.failed.emit(error.in_file(path))

    def _is_current(self, path: Path) -> bool:
        own = self._session.document.path if self._session.can_edit else None
        return own is not None and own.resolve() == path.resolve()

    def _ask_how(self, path: Path, error: PlanError) -> None:
        """A plan that somebody else has open: read it, or work on a copy."""
        from ui.widgets.dialog import Choice, ask

        choices = [
            Choice("read", _("Open read-only"), "primary"),
            Choice("copy", _("Work on a copy"), "more"),
            Choice("cancel", _("Cancel")),
        ]
        dialog = ask(self._window, _("How should this plan be opened?"), f"{error.message}\n{path}", choices)

        def decided(key: str) -> None:
            if key == "read":
                self.open_now(path, read_only=True)
            elif key == "copy":
                self._ask_where(_("Where should the copy be kept?"), _copy_name(path),
                                lambda target: self._open_copy(path, target))

        dialog.answered.connect(decided)

    def _open_copy(self, source: Path, target: Path) -> None:
        try:
            document = Document.open(source, read_only=True)
            document.save_as(target)
        except PlanError as error:
            self.failed.emit(error.in_file(target))
            return
        self.take(document)

    def take(self, document: Document) -> None:
        """Show a plan that was opened, and remember its file."""
        self._session.following.finish(partial(self._show, document), document.close)

    def _show(self, document: Document) -> None:
        self._session.set_document(document)
        if document.path is not None:
            remember_file(self._session.preferences, str(document.path.resolve()))

    def save(self) -> bool:
        """Save; return whether the file holds the plan now. Asks for a place where it has none."""
        commit_focused()
        document = self._session.document
        if document.path is None or document.read_only:
            self.save_as()
            return False
        self.saving.emit(True)
        try:
            document.save()
        except PlanError as error:
            self.failed.emit(error.in_file(document.path))
            if error.code == "changed_on_disk":
                self.conflicts.decide()
            return False
        finally:
            self.saving.emit(False)
            self._session.saving_changed.emit()
        self._session.settled.emit()
        return True

    def save_as(self) -> None:
        """Ask for another place and save there."""
        commit_focused()
        path = self._session.document.path
        start = _copy_name(path) if path is not None else self._folder() / f"plan.{SUFFIX}"
        self._ask_where(_("Where should the plan be saved?"), start, self._save_as)

    def _save_as(self, path: Path) -> None:
        document = self._session.document
        try:
            document.save_as(path)
        except PlanError as error:
            self.failed.emit(error.in_file(path))
            return
        remember_file(self._session.preferences, str(path.resolve()))
        self._session.keeping.keep(self._session.plan_document)
        self._session.saving_changed.emit()
        self._session.settled.emit()
        self._session.toast(_("Saved as {file}").format(file=path.name), icon="save")

    def close(self) -> None:
        """Close the plan, keep the window."""
        self.confirm(lambda: self._session.set_document(None))

    def _folder(self) -> Path:
        """Where the last plan was, else where the user's documents are."""
        if self._session.has_document and self._session.document.path is not None:
            return self._session.document.path.parent
        recent = [Path(file).parent for file in self._session.preferences.recent_files]
        return next((folder for folder in recent if folder.is_dir()), Path.home())

    def ask_where_copy(self, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a place for a copy, with a name beside the plan as a proposal."""
        path = self._session.document.path
        self._ask_where(title, _copy_name(path) if path is not None else self._folder(), then)

    def ask_where_new(self, then: Callable[[Path], object]) -> None:
        """Ask where a new plan should be kept."""
        title = _("Where should the new plan be kept?")
        self._ask_where(title, self._folder() / f"plan.{SUFFIX}", then)

    def ask_where_file(self, title: str, name: str, suffix: str, then: Callable[[Path], object]) -> None:
        """Ask where a file of another kind should be written."""
        dialog = self.file_dialog(title)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"*{suffix}", _("All files (*)")])
        dialog.setDirectory(str(self._folder()))
        dialog.selectFile(name)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()

    def _ask_where(self, title: str, start: Path, then: Callable[[Path], object]) -> None:
        dialog = self.file_dialog(title)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDirectory(str(start.parent))
        dialog.selectFile(start.name)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.open()

    def file_dialog(self, title: str) -> QFileDialog:
        """A dialog for plans, to be opened; its filters may be changed."""
        from PySide6.QtWidgets import QFileDialog

        from ui.shell.file_icons import FileIcons

        dialog = QFileDialog(self._window, title)
        dialog.setObjectName("files")
        self._icons = self._icons or FileIcons()  # Qt does not keep it alive
        dialog.setIconProvider(self._icons)
        dialog.setNameFilters([_("Plans (*.json)"), _("All files (*)")])
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def is_large(path: Path) -> bool:
    """Whether reading a plan takes longer than anybody waits unnoticed."""
    with contextlib.suppress(OSError):
        return path.stat().st_size > LARGE_BYTES
    return False


def _copy_name(path: Path) -> Path:
    """A name beside a plan that is not taken yet."""
    stem = path.name.removesuffix(f".{SUFFIX}").removesuffix(".json")
    names = (f"{stem}-{number}.{SUFFIX}" for number in range(2, 1000))
    return next((path.with_name(name) for name in names if not path.with_name(name).exists()), path)


def is_plan(path: Path) -> bool:
    """Whether a file is one of ours, or nothing else that ends like ours."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            return b'"format":"roadmap-plan"' in file.read(4096) or path.name.endswith(f".{SUFFIX}")
    except OSError:
        return True  # opening it says why not
