"""The commands of the window itself; those of a view come from the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from i18n import N_, _, retold
from ui.shell import theme as themes
from ui.shell.commands import Command, always
from ui.shell.focus import open_menu
from ui.shell.views import VIEWS

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_LONGEST_STEP = 32  # characters: the header has no room for a name that is a sentence
Key = QKeySequence.StandardKey


def window_commands(window: MainWindow) -> list[Command]:
    """All commands that answer whatever view is shown."""
    return [*_files(window), *_edits(window), *_looks(window), *_ways(window), *_help(window)]


def _files(window: MainWindow) -> list[Command]:
    files, session = window.files, window.session

    def is_open() -> bool:
        return session.has_document

    def can_import() -> bool:
        return not is_open() or (session.can_edit and not session.scenario)

    def can_bring() -> bool:
        return session.can_edit and not session.scenario and session.document.path is not None

    def is_savable() -> bool:
        return is_open() and (session.document.wants_fold or session.document.path is None)

    def is_filed() -> bool:
        return is_open() and session.document.path is not None

    return [
        Command("file.new", N_("New plan…"), "file-plus", files.new, (Key.New,), menu="file"),
        Command("file.open", N_("Open plan…"), "folder-open", files.open, (Key.Open,), menu="file"),
        Command("file.save", N_("Save"), "save", files.save, (Key.Save,), is_savable, "file", 1,
                reason=lambda: _("There are no changes to save.")),
        Command("file.save_as", N_("Save as…"), "save-all", files.save_as, ("Ctrl+Shift+S",), is_open,
                "file", 1),
        Command("file.versions", N_("Earlier versions…"), "history", window.past.open_versions,
                ("Ctrl+Shift+E",), is_filed, "file", 1, keywords=N_("backups restore recover"),
                reason=lambda: _("The plan has no file yet.")),
        Command("file.report", N_("What recovery did…"), "shield-check", window.past.open_report, (),
                lambda: is_open() and session.document.report.tells_of_recovery, "file", 1,
                reason=lambda: _("The plan was opened as it was saved.")),
        Command("file.import", N_("Import…"), "file-down", window.import_file, ("Ctrl+Shift+I",),
                can_import, "file", 2, keywords=N_("MS Project Excel CSV GanttProject"),
                reason=lambda: _("This plan cannot be changed.")),
        Command("file.bring_together", N_("Bring a copy together…"), "git-merge", window.bring_together, (),
                can_bring, "file", 2, keywords=N_("merge combine copies unite"),
                reason=lambda: _no_copy(window)),
        Command("file.export_roadmap", N_("Export roadmap…"), "file-output", window.export_file,
                ("Ctrl+Alt+E",), is_open, "file", 2, keywords=N_("MS Project Excel CSV iCalendar picture")),
        Command("file.export", N_("Export"), "download", window.export, ("Ctrl+E",), is_open, "file", 2),
        Command("file.close", N_("Close plan"), "x", files.close, (Key.Close,), is_open, "file", 3),
        Command("file.quit", N_("Quit"), "log-out", window.close, ("Ctrl+Q",), menu="file", group=4),
    ]


def _no_copy(window: MainWindow) -> str:
    """Why no copy can be brought together with the plan now."""
    session = window.session
    if not session.has_document:
        return _("No plan is open.")
    if not session.can_edit:
        return _("This plan cannot be changed.")
    return _("Leave the scenario first.") if session.scenario else _("The plan has no file yet.")


def _edits(window: MainWindow) -> list[Command]:
    session = window.session

    def undo_label() -> str | None:
        return session.document.undo_label if session.can_edit else None

    def redo_label() -> str | None:
        return session.document.redo_label if session.can_edit else None

    return [
        Command("edit.undo", N_("Undo"), "undo-2", session.undo, (Key.Undo,),
                lambda: undo_label() is not None, "edit",
                label=lambda: _step(_("Undo"), _("Undo {step}"), undo_label()),
                reason=lambda: _("There is nothing to undo.")),
        Command("edit.redo", N_("Redo"), "redo-2", session.redo, (Key.Redo, "Ctrl+Y", "Ctrl+Shift+Z"),
                lambda: redo_label() is not None, "edit",
                label=lambda: _step(_("Redo"), _("Redo {step}"), redo_label()),
                reason=lambda: _("There is nothing to redo.")),
        Command("edit.history", N_("History"), "history", window.past.toggle_history, ("Ctrl+Shift+H",),
                lambda: session.has_document, "edit", 1, checked=lambda: window.past.shows_history,
                keywords=N_("steps undo redo"), reason=lambda: _("No plan is open.")),
    ]


def _step(bare: str, pattern: str, label: str | None) -> str:
    """"Undo move activity": the label begins small inside the sentence, unless it begins with an acronym."""
    if not label:
        return bare
    label = retold(label)
    inside = label[:1].lower() + label[1:] if label[1:2].islower() else label
    shown = inside if len(inside) <= _LONGEST_STEP else f"{inside[:_LONGEST_STEP - 1]}…"
    return pattern.format(step=shown)


def _looks(window: MainWindow) -> list[Command]:
    def is_open() -> bool:
        return window.body.shows_inspector

    def theme_words() -> str:
        return _("Light theme") if themes.active().is_dark else _("Dark theme")

    return [
        Command("view.inspector", N_("Inspector"), "panel-right", window.toggle_inspector, ("F4",),
                window.has_inspector, "view", checked=is_open),
        Command("view.inspector_wider", N_("Widen the inspector"), "move-horizontal",
                lambda: window.resize_inspector(46), (), is_open, "view"),
        Command("view.inspector_narrower", N_("Narrow the inspector"), "move-horizontal",
                lambda: window.resize_inspector(-46), (), is_open, "view"),
        Command("view.theme", N_("Theme"), "sun-moon", window.toggle_theme, ("Ctrl+Shift+D",), always,
                "view", 1, label=theme_words, keywords=N_("dark light colours")),
        Command("view.language", N_("Next language"), "languages", window.next_language, ("Ctrl+Shift+L",),
                always, "view", 1, keywords=N_("switch language English Chinese")),
        Command("view.fullscreen", N_("Full screen"), "expand", window.toggle_fullscreen, ("F11",), always,
                "view", 2, checked=window.isFullScreen),
        Command("view.settings", N_("Settings…"), "settings", lambda: _settings(window), ("Ctrl+,",), always,
                "view", 3),
    ]


def _ways(window: MainWindow) -> list[Command]:
    def way(name: str, number: int) -> Command:
        title, icon = VIEWS[name].title, VIEWS[name].icon
        return Command(f"go.{name}", title, icon, lambda: window.show_view(name), (f"Ctrl+{number}",),
                       lambda: window.session.has_document, "go", reason=lambda: _("No plan is open."))

    palette_keys = ("Ctrl+K", "Ctrl+Shift+P", Key.Find)
    return [
        *(way(name, number) for number, name in enumerate(VIEWS, 1)),
        Command("go.palette", N_("Search or run a command"), "search", window.open_palette, palette_keys,
                always, "go", 1),
        Command("go.menu", N_("Menu of what has the focus"), "ellipsis", open_menu,
                ("Shift+F10",), always, "go", 1, keywords=N_("context right click")),
        Command("go.next_area", N_("Next area"), "arrow-right", window.next_area, ("F6",), always, "go", 1),
        Command("go.previous_area", N_("Previous area"), "arrow-left", lambda: window.next_area(False),
                ("Shift+F6",), always, "go", 1),
    ]


def _help(window: MainWindow) -> list[Command]:
    return [
        Command("help.shortcuts", N_("Keyboard shortcuts"), "circle-help", lambda: _shortcuts(window),
                (Key.HelpContents,), menu="help"),
        Command("help.about", N_("About Roadmap Planner"), "info", lambda: _about(window), menu="help"),
    ]


def _settings(window: MainWindow) -> None:
    from ui.shell.settings_dialog import SettingsDialog

    SettingsDialog(window, window.session).open()


def _shortcuts(window: MainWindow) -> None:
    from ui.shell.shortcuts import ShortcutsDialog

    view = window.stage.view
    ShortcutsDialog(window, window.commands, view.gestures() if view is not None else ()).open()


def _about(window: MainWindow) -> None:
    from ui.shell.about import about

    about(window)
