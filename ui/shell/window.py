"""The main window: rail, header, toolbar, banner, view with inspector, status bar, and what joins them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSessionManager,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

import i18n
from i18n import _
from planning.plan.errors import PlanError
from ui.shell import geometry
from ui.shell import theme as themes
from ui.shell.body import Body
from ui.shell.commands import CommandTable
from ui.shell.files import Files, is_plan
from ui.shell.focus import Areas, FocusRing
from ui.shell.header import Header
from ui.shell.menus import AltShowsBar, Menus
from ui.shell.notices import notice_of
from ui.shell.past import Past
from ui.shell.rail import Rail
from ui.shell.session import Place, Session
from ui.shell.shell_commands import window_commands
from ui.shell.stage import Stage
from ui.shell.status_bar import StatusBar
from ui.shell.toolbar import Toolbar
from ui.shell.views import PARTS, VIEWS
from ui.widgets.banner import Banner
from ui.widgets.line_edit import commit_focused
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.shell.command_palette import CommandPalette

SMALLEST = (1100, 700)
LABELS_FROM = 1180  # px of width; below it the rail drops its labels


class MainWindow(QMainWindow):
    """One window on one plan."""

    painted = Signal()  # the first time it is on the screen

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.files, self.past = Files(session, self), Past(self)
        self.commands = session.commands = CommandTable(self, session.preferences)
        self.body = Body(session.preferences.inspector_width)
        self.body.set_open(session.preferences.inspector_open)
        self.areas = Areas(self, self._areas)
        self.commands.add(window_commands(self))
        self._build()
        self._connect()
        self.stage = Stage(self)
        geometry.restore(self, session.preferences.geometry)
        self.replace_document()

    def _build(self) -> None:
        session, commands = self.session, self.commands
        self.rail = Rail(commands, list(VIEWS))
        self.header, self.toolbar = Header(session, commands), Toolbar(session.jobs, commands)
        self.banner, self.status = Banner(), StatusBar()
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.header, self.toolbar, self.banner, self.body, self.status):
            column.addWidget(part, 1 if part is self.body else 0)
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(column, 1)
        self.setCentralWidget(frame)
        self.menus = Menus(self, commands, session.preferences, self.files.open_path)
        self.rail.set_menu(self.menus.all)
        self._alt = AltShowsBar(self.menus.bar)
        self.ring = FocusRing(self)
        self.toast = Toast(self)
        self._undone_by_toast = False
        self.palette_popup: CommandPalette | None = None  # made when first opened
        self.has_painted = self._may_close = False

    def _connect(self) -> None:
        session = self.session
        session.document_replaced.connect(self.replace_document)
        session.document_changed.connect(lambda _changes: self.commands.refresh_later())
        session.selection_changed.connect(self._follow_selection)
        session.saving_changed.connect(self._follow_saving)
        session.language_changed.connect(self._repeat)
        session.theme_changed.connect(self.commands.recolour)
        session.theme_changed.connect(self.commands.refresh)
        session.reported.connect(self.report)
        session.settled.connect(self.banner.clear)
        session.settled.connect(self.past.tell_of_bulk)
        session.toasted.connect(self._say)
        session.document_changed.connect(lambda _changes: self._let_toast_go())
        session.navigated.connect(self.go_to)
        self.files.failed.connect(self.report)
        self.files.saving.connect(self._show_saving)
        self.rail.view_chosen.connect(self.show_view)
        self.body.width_changed.connect(self._keep_width)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._alt.left)
            app.focusChanged.connect(self._close_palette)
            app.commitDataRequest.connect(self.session_ends)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme)

    def _areas(self) -> list[QWidget]:
        return [self.rail, self.header, self.toolbar, self.banner, self.body.stack, self.body.inspector,
                self.status, self.toast]

    # What is shown

    def replace_document(self) -> None:
        """Show the plan that is open now, or the start page."""
        self.banner.clear()
        self.past.replace_document()
        self.stage.replace()
        self._follow_saving()
        self.commands.refresh()

    def show_view(self, name: str) -> None:
        """Show a view, or a part of one; it is made the first time."""
        commit_focused()
        if self.session.has_document:
            self.stage.show(PARTS.get(name, name))
            if name in PARTS and self.stage.view is not None:
                self.stage.view.show_part(name)

    def go_to(self, place: Place) -> None:
        """Show a view and in it a document."""
        self.show_view(place.view)
        if place.id and self.stage.view is not None:
            self.stage.view.reveal(place.table, place.id)

    def follow_status(self) -> None:
        """Ask the view for its line in the status bar."""
        self.status.set_items(self.stage.status_items())

    def _follow_selection(self) -> None:
        self.follow_status()
        self.commands.refresh_later()

    def _follow_saving(self) -> None:
        path = self.session.document.path if self.session.has_document else None
        name = path.name if path is not None else _("Roadmap Planner")
        self.setWindowTitle(f"{name}[*]")
        self.setWindowFilePath(str(path) if path is not None else "")
        self.setWindowModified(self.files.has_unsaved_work)
        self.commands.refresh_later()

    def _show_saving(self, is_saving: bool) -> None:
        self.header.identity.is_saving = is_saving
        self.header.identity.follow()
        self.header.identity.repaint()

    def _repeat(self) -> None:
        """Say everything again in another language."""
        self.commands.refresh()
        self.menus.rebuild()
        self.banner.clear()
        self.stage.repeat()
        self.toolbar.repeat()
        self._follow_saving()

    # Messages

    def report(self, error: PlanError) -> None:
        """Show an error under the toolbar."""
        self.banner.show_notice(notice_of(error, self.files))

    def _say(self, text: str, actions: tuple[tuple[str, object], ...], icon: str) -> None:
        self._place_toast()
        self.toast.show_text(text, actions, icon)  # type: ignore[arg-type]
        self._undone_by_toast = any(run == self.session.undo for _words, run in actions)

    def _let_toast_go(self) -> None:
        """After another edit, the toast's Undo would undo that one."""
        if self._undone_by_toast:
            self.toast.hide()

    def _place_toast(self) -> None:
        self.toast.place(self.height() - self.status.height())

    # Commands

    def has_inspector(self) -> bool:
        """Whether the view that is shown has one."""
        return self.body.inspector.panel is not None

    def toggle_inspector(self) -> None:
        """Open or close the inspector."""
        commit_focused()
        preferences = self.session.preferences
        preferences.inspector_open = self.past.close_history() or not self.body.shows_inspector
        self.body.set_open(preferences.inspector_open)
        preferences.save()

    def resize_inspector(self, step: int) -> None:
        """Make the inspector wider or narrower by some px."""
        self.body.set_inspector_width(self.body.inspector_width + step)
        self._keep_width(self.body.inspector_width)

    def _keep_width(self, width: int) -> None:
        self.session.preferences.inspector_width = width
        self.session.preferences.save()

    def toggle_theme(self) -> None:
        """From light to dark and back."""
        self.session.set_theme("light" if themes.active().is_dark else "dark")

    def _system_theme(self) -> None:
        """Follow the system where that was chosen."""
        if self.session.preferences.theme == "system":
            self.session.set_theme("system")

    def next_language(self) -> None:
        """Switch to the next language of the interface."""
        tags = i18n.INTERFACE_LANGUAGES
        self.session.set_language(tags[(tags.index(i18n.language()) + 1) % len(tags)])

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def next_area(self, forward: bool = True) -> None:
        """Move the focus to the next area of the window, or to the one before."""
        self.ring.by_keyboard()
        self.areas.jump(forward)

    def open_palette(self) -> None:
        """Open the command palette under the header."""
        if self.palette_popup is None:
            from ui.shell.command_palette import CommandPalette
            from ui.shell.finder import Finder

            self.palette_popup = CommandPalette(self, Finder(self.session, self.commands))
        field = self.header.field
        place = field.mapTo(self, field.rect().center())
        self.palette_popup.popup(place.x(), place.y() - field.height() // 2)

    def _close_palette(self, _old: QWidget | None, new: QWidget | None) -> None:
        palette = self.palette_popup
        if palette is not None and new is not None and new.window() is self and not palette.isAncestorOf(new):
            palette.hide()

    def _hide_palette(self) -> None:
        if self.palette_popup is not None and self.palette_popup.isVisible():
            self.palette_popup.dismiss()  # behind a dialog, too, the focus is where it was before

    def export(self) -> None:
        """Go to the reports, where what is exported is chosen."""
        self.show_view("reports")

    def import_file(self) -> None:
        """Ask for a file of another program and show what importing it would do."""
        from ui.exchange import importing

        importing.ask(self)

    def bring_together(self) -> None:
        """Ask for another copy of the plan and show what bringing it together would do."""
        from ui.merging.bringing import Bringing

        Bringing(self.session, self.files, self).ask()

    def export_file(self) -> None:
        """Ask for a format and write a part of the plan."""
        from ui.exchange import exporting

        exporting.ask(self)

    # Events

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.ring.by_keyboard()
        return self.areas.step(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_plan(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_plan(event)
        if path is not None:
            event.acceptProposedAction()
            self._take_dropped(path)

    def _take_dropped(self, path: Path) -> None:
        """A plan is opened; a file of another program is offered for import."""
        if is_plan(path) or not self.commands.command("file.import").enabled():
            self.files.open_path(path)
            return
        from ui.exchange import importing

        importing.offer(self, path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.show_labels(self.width() >= LABELS_FROM)
        self.body.arrange()
        self._place_toast()
        self._hide_palette()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        self.ring.watch(handle)
        handle.removeEventFilter(self._alt)
        handle.installEventFilter(self._alt)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().color("window"))
        if not self.has_painted:
            self.has_painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """The frame is on the screen: say so, then make the view, which takes longer than the frame."""
        self.painted.emit()
        self.stage.show_first()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            self.files.conflicts.look() if self.isActiveWindow() else self._hide_palette()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        commit_focused()
        if not self.files.can_close and not self._may_close:
            event.ignore()
            self.files.confirm(self._close_now)
            return
        self._keep_state()
        self.hide()  # at once: what follows takes the view away and waits for jobs
        self.session.jobs.stop()
        self.session.set_document(None)
        event.accept()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def _keep_state(self) -> None:
        preferences = self.session.preferences
        preferences.geometry = geometry.kept(self)
        self.stage.keep_state()
        preferences.save()

    def session_ends(self, manager: QSessionManager) -> None:
        """At log-out: with unsaved work the log-out is held up and the question asked."""
        commit_focused()
        if not self.files.can_close and manager.allowsInteraction():
            manager.cancel()
            self.files.confirm(self._close_now)


def _dropped_plan(event: QDropEvent) -> Path | None:
    """The first file among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.is_file()), None)
