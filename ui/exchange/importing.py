"""Importing a file: asked for or dropped, looked at, and brought into the plan as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from i18n import N_, _, language, ngettext
from i18n.formats import number
from planning.exchange.apart import Preview
from planning.exchange.formats import FORMATS
from planning.exchange.merging import Merged, merge, new_plan
from planning.plan.document import Document
from planning.plan.errors import PlanError
from ui.exchange.import_dialog import ImportDialog
from ui.shell.session import ToastAction

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

ALL_FILES = N_("All files (*)")


def ask(window: MainWindow) -> None:
    """Ask for a file and show what importing it would do."""
    dialog = window.files.file_dialog(_("Which file should be imported?"))
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    dialog.setNameFilters(_filters())
    dialog.fileSelected.connect(lambda path: offer(window, Path(path)))
    dialog.open()


def _filters() -> list[str]:
    """One filter of all formats, one of each, and one of everything."""
    readable = [one for one in FORMATS if one.reads]
    every = " ".join(dict.fromkeys(f"*{suffix}" for one in readable for suffix in one.suffixes))
    each = [f"{_(one.title)} ({' '.join(f'*{suffix}' for suffix in one.suffixes)})" for one in readable]
    return [_("Files that can be imported ({patterns})").format(patterns=every), *each, _(ALL_FILES)]


def offer(window: MainWindow, path: Path) -> ImportDialog:
    """Show what importing a file would do; it is done when the user agrees."""
    dialog = ImportDialog(window, window.session, path)
    dialog.agreed.connect(lambda preview: _bring_in(window, path, preview))
    dialog.open()
    return dialog


def _bring_in(window: MainWindow, path: Path, preview: Preview) -> None:
    if not window.session.has_document:
        window.files.ask_where_new(lambda target: _make(window, path, target, preview))
        return
    session = window.session
    try:
        session.plan_document.keep_version()
        label = _("Import {file}").format(file=path.name)
        merged = merge(session.plan_document, preview.imported, label)
    except PlanError as error:
        session.report(error.in_file(path))
        return
    session.settled.emit()
    undo = () if merged.changes is None else (ToastAction(_("Undo"), session.undo),)
    session.toast(_words(path, merged), undo, icon="file-down")


def _make(window: MainWindow, path: Path, target: Path, preview: Preview) -> None:
    """A new plan of the file."""
    try:
        tables, merged = new_plan(preview.imported)
        document = Document(tables)
        document.save_as(target)
    except PlanError as error:
        window.session.report(error.in_file(path))
        return
    window.files.take(document)
    window.session.toast(_words(path, merged), icon="file-down")


def _words(path: Path, merged: Merged) -> str:
    count = sum(effect.added + effect.changed + effect.removed for effect in merged.effects)
    words = ngettext("{count} document imported from {file}", "{count} documents imported from {file}", count)
    return words.format(count=number(count, language()), file=path.name)
