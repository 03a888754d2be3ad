"""The commands of the window itself; those of a view come from the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from i18n import N_, _
from ui.shell import theme as themes
from ui.shell.commands import Command
from ui.shell.views import VIEWS

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

Key = QKeySequence.StandardKey


def window_commands(window: MainWindow) -> list[Command]:
    """All commands that answer whatever view is shown."""
    return [*_files(window), *_edits(window), *_looks(window), *_ways(window), *_help(window)]


def _files(window: MainWindow) -> list[Command]:
    files, session = window.files, window.session

    def is_open() -> bool:
        return session.has_document

    return [
        Command("file.new", N_("New plan…"), "file-plus", files.new, (Key.New,), menu="file"),
        Command("file.open", N_("Open plan…"), "folder-open", files.open, (Key.Open,), menu="file"),
        Command("file.save", N_("Save"), "save", files.save, (Key.Save,), lambda: is_open() and _is_savable(window),
                menu="file", group=1, reason=lambda: _("There are no changes to save.")),
        Command("file.save_as", N_("Save as…"), "save-all", files.save_as, ("Ctrl+Shift+S",), is_open,
                menu="file", group=1),
        Command("file.export", N_("Export"), "download", window.export, ("Ctrl+E",), is_open,
                menu="file", group=2),
        Command("file.close", N_("Close plan"), "x", files.close, (Key.Close,), is_open, menu="file", group=3),
        Command("file.quit", N_("Quit"), "log-out", window.close, ("Ctrl+Q",), menu="file", group=4),
    ]


def _is_savable(window: MainWindow) -> bool:
    document = window.session.document
    return document.is_modified or document.path is None


def _edits(window: MainWindow) -> list[Command]:
    session = window.session

    def undo_label() -> str | None:
        return session.document.undo_label if session.has_document and not session.document.read_only else None

    def redo_label() -> str | None:
        return session.document.redo_label if session.has_document and not session.document.read_only else None

    return [
        Command("edit.undo", N_("Undo"), "undo-2", session.undo, (Key.Undo,), lambda: undo_label() is not None,
                menu="edit", label=lambda: _step(_("Undo"), _("Undo {step}"), undo_label()),
                reason=lambda: _("There is nothing to undo.")),
        Command("edit.redo", N_("Redo"), "redo-2", session.redo, (Key.Redo,), lambda: redo_label() is not None,
                menu="edit", label=lambda: _step(_("Redo"), _("Redo {step}"), redo_label()),
                reason=lambda: _("There is nothing to redo.")),
    ]


def _step(bare: str, pattern: str, label: str | None) -> str:
    """"Undo move activity": the label begins small inside the sentence, unless it begins with an acronym."""
    if not label:
        return bare
    inside = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return pattern.format(step=inside)


def _looks(window: MainWindow) -> list[Command]:
    def theme_words() -> str:
        return _("Light theme") if themes.active().is_dark else _("Dark theme")

    return [
        Command("view.inspector", N_("Inspector"), "panel-right", window.toggle_inspector, ("F4",),
                window.has_inspector, menu="view", checked=lambda: window.body.shows_inspector),
        Command("view.inspector_wider", N_("Widen the inspector"), "move-horizontal",
                lambda: window.resize_inspector(46), (), lambda: window.body.shows_inspector, menu="view"),
        Command("view.inspector_narrower", N_("Narrow the inspector"), "move-horizontal",
                lambda: window.resize_inspector(-46), (), lambda: window.body.shows_inspector, menu="view"),
        Command("view.theme", N_("Theme"), "sun-moon", window.toggle_theme, ("Ctrl+Shift+D",), menu="view", group=1,
                label=theme_words, keywords=N_("dark light colours")),
        Command("view.language", N_("Next language"), "languages", window.next_language, ("Ctrl+Shift+L",),
                menu="view", group=1),
        Command("view.fullscreen", N_("Full screen"), "expand", window.toggle_fullscreen, ("F11",), menu="view",
                group=2, checked=window.isFullScreen),
        Command("view.settings", N_("Settings…"), "settings", window.show_settings, ("Ctrl+,",), menu="view", group=3),
    ]


def _ways(window: MainWindow) -> list[Command]:
    def way(name: str, number: int) -> Command:
        entry = VIEWS[name]
        return Command(f"go.{name}", entry.title, entry.icon, lambda: window.show_view(name), (f"Ctrl+{number}",),
                       lambda: window.session.has_document, menu="go",
                       reason=lambda: _("No plan is open."))

    return [
        *(way(name, number) for number, name in enumerate(VIEWS, 1)),
        Command("go.palette", N_("Search or run a command"), "search", window.open_palette,
                ("Ctrl+K", "Ctrl+Shift+P", Key.Find), menu="go", group=1),
        Command("go.next_area", N_("Next area"), "arrow-right", lambda: window.areas.jump(True), ("F6",),
                menu="go", group=1),
        Command("go.previous_area", N_("Previous area"), "arrow-left", lambda: window.areas.jump(False),
                ("Shift+F6",), menu="go", group=1),
    ]


def _help(window: MainWindow) -> list[Command]:
    return [
        Command("help.shortcuts", N_("Keyboard shortcuts"), "circle-help", window.show_shortcuts,
                (Key.HelpContents,), menu="help"),
        Command("help.about", N_("About Roadmap Planner"), "info", window.show_about, menu="help"),
    ]
