"""Menus made from the command table: the bar that Alt shows, and one menu of everything."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from i18n import N_, _
from ui.shell import icons
from ui.shell.commands import CommandTable
from ui.shell.preferences import Preferences
from ui.shell.views import VIEWS

TITLES = {"file": N_("&File"), "edit": N_("&Edit"), "view": N_("&View"), "go": N_("&Go"), "help": N_("&Help")}


class Menus(QObject):
    """Keeps the menus in step with the commands; what stands in one is asked each time it opens."""

    def __init__(self, window: QMainWindow, commands: CommandTable, preferences: Preferences,
                 open_recent: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._commands, self._preferences, self._open_recent = commands, preferences, open_recent
        self.bar: QMenuBar = window.menuBar()
        self.all = QMenu(window)
        self._view = ""
        self._in_bar: list[QMenu] = []
        self._in_all: list[QMenu] = []
        self.all.aboutToShow.connect(lambda: self._fill_all())
        self.rebuild()

    def set_view(self, name: str) -> None:
        """Say which view's menu stands beside the others."""
        self._view = name
        self.rebuild()

    def _titles(self) -> dict[str, str]:
        titles = {name: _(title) for name, title in TITLES.items() if name != "help"}
        if self._view and self._commands.has_menu(self._view):
            titles[self._view] = _(VIEWS[self._view].title)
        return titles | {"help": _(TITLES["help"])}

    def rebuild(self) -> None:
        """Make the bar again: another language or another view."""
        self._renew(self._in_bar)
        self.bar.clear()
        titles = self._titles()
        self._in_bar = [self._attached(self.bar.addMenu(title), name) for name, title in titles.items()]

    def _attached(self, menu: QMenu, name: str) -> QMenu:
        menu.aboutToShow.connect(lambda: self.fill(menu, name))
        return menu

    @staticmethod
    def _renew(menus: list[QMenu]) -> None:
        """Clearing a bar or menu only takes its submenus out; they would pile up in their parent."""
        for menu in menus:
            menu.deleteLater()

    def _fill_all(self) -> None:
        self._renew(self._in_all)
        self.all.clear()
        titles = self._titles()
        self._in_all = [self._attached(self.all.addMenu(title), name) for name, title in titles.items()]

    def fill(self, menu: QMenu, name: str) -> None:
        """Put the commands of a menu into it, groups between rules."""
        self._commands.refresh()
        menu.clear()
        last_group: int | None = None
        for command, action in self._commands.in_menu(name):
            if last_group is not None and command.group != last_group:
                menu.addSeparator()
            last_group = command.group
            menu.addAction(action)
            if command.id == "file.open":
                self._add_recent(menu.addMenu(icons.icon("history"), _("Open recent")))

    def _add_recent(self, menu: QMenu) -> None:
        """Recent files; those that are not there any more are greyed."""
        for number, file in enumerate(self._preferences.recent_files, 1):
            path = Path(file)
            action = menu.addAction(f"&{number % 10} {path.name}".replace("&&", "&&&&"))
            action.setEnabled(path.is_file())
            action.setToolTip(file)
            action.triggered.connect(lambda _checked=False, path=path: self._open_recent(path))
        menu.setToolTipsVisible(True)
        if self._preferences.recent_files:
            menu.addSeparator()
            menu.addAction(_("Clear this list")).triggered.connect(self._forget)
        menu.setEnabled(bool(self._preferences.recent_files))

    def _forget(self) -> None:
        self._preferences.recent_files = []
        self._preferences.save()


class AltShowsBar(QObject):
    """Shows the menu bar when Alt is pressed alone (or F10), and hides it again once it was used or left."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._alone = False
        if not bar.isNativeMenuBar():
            bar.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_alt = event.key() == Qt.Key.Key_Alt
            if event.type() == QEvent.Type.ShortcutOverride:  # a shortcut such as Alt+Right sends no press
                self._alone = is_alt and not event.modifiers() & ~Qt.KeyboardModifier.AltModifier
            elif event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_F10 and not event.modifiers():
                    self.toggle()
                    return True
            elif event.type() == QEvent.Type.KeyRelease and is_alt and self._alone:
                self._alone = False
                self.toggle()
                return True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._alone = False
        return False

    def toggle(self) -> None:
        """Show the bar with its first menu chosen, or hide it."""
        if self._bar.isNativeMenuBar():
            return
        self._bar.setVisible(not self._bar.isVisible())
        if self._bar.isVisible():
            self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self._bar.setActiveAction(self._bar.actions()[0])

    def left(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Hide the bar when the focus is elsewhere."""
        is_menu = isinstance(new, QMenu | QMenuBar)
        if new is not None and not is_menu and self._bar.isVisible() and not self._bar.isNativeMenuBar():
            self._bar.hide()
