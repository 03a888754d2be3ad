"""Exporting a part of the plan to a file of another program, off the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from i18n import _, ngettext
from planning.exchange.formats import FORMATS, Exported, Writing
from planning.exchange.merging import tables_of
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.store.atomic import write_atomically
from ui.exchange.export_dialog import PNG, Export, ExportDialog
from ui.shell.jobs import Cancelled, Progress
from ui.shell.session import ToastAction

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def ask(window: MainWindow) -> ExportDialog:
    """Ask for format and language, then for a place."""
    view = window.stage.view.name if window.stage.view is not None else "roadmap"
    dialog = ExportDialog(window, {"competencies": "careers"}.get(view, view))
    dialog.chosen.connect(lambda export: _ask_where(window, export))
    dialog.open()
    return dialog


def _ask_where(window: MainWindow, export: Export) -> None:
    path = window.session.plan_document.path
    stem = path.name.removesuffix(".json").removesuffix(".plan") if path is not None else "plan"
    title = _("Where should the file be written?")
    window.files.ask_where_file(
        title, f"{stem}{export.suffix}", export.suffix, lambda target: write(window, target, export)
    )


def write(window: MainWindow, target: Path, export: Export) -> None:
    """Write the file and say what it has no place for."""
    source = window.session.plan_document
    document = Document({name: dict(rows) for name, rows in tables_of(source).items()})

    def work(_progress: Progress, cancelled: Cancelled) -> Exported:
        exported = _made(document, export)
        if not cancelled():
            _write(target, exported.data)
        return exported

    name = _("Exporting {file}").format(file=target.name)
    window.session.jobs.start(name, work, lambda exported: _done(window, target, exported))


def _made(document: Document, export: Export) -> Exported:
    if export.format == PNG:
        from ui.roadmap.picture import render_png

        return Exported(render_png(document, export.language))
    kind = next(one for one in FORMATS if one.name == export.format)
    return kind.load().write(document, Writing(export.what, export.language, export.options))


def _write(target: Path, data: bytes) -> None:
    try:
        write_atomically(target, data)
    except OSError as error:
        raise PlanError(
            _("The file could not be written ({reason}).").format(reason=error.strerror or error),
            _("Check the folder, or choose another one."),
            code="not_written",
            file=target,
        ) from None


def _done(window: MainWindow, target: Path, exported: Exported) -> None:
    words = _("Exported {file}").format(file=target.name)
    count = len(exported.left_out)
    if count:
        more = ngettext("{count} kind of content left out", "{count} kinds of content left out", count)
        words = f"{words} · {more.format(count=count)}"
    actions = [
        ToastAction(_("Open"), lambda: _open(target)),
        ToastAction(_("Show in folder"), lambda: _open(target.parent)),
    ]
    if count:
        actions.insert(0, ToastAction(_("What was left out…"), lambda: _tell(window, exported)))
    window.session.settled.emit()
    window.session.toast(words, tuple(actions), icon="file-output")


def _tell(window: MainWindow, exported: Exported) -> None:
    from ui.widgets.dialog import Choice
    from ui.widgets.dialog import ask as ask_about

    lines = [f"{left.message} ({left.number})" for left in exported.left_out]
    ask_about(window, _("What was left out"), "\n".join(lines), [Choice("close", _("Close"))])


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
