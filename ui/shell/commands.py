"""Commands as data: one table feeds menus, toolbar buttons, context menus, the palette and the shortcut list.

A command is a value; the table makes one QAction of each, keeps its text in the language of the interface,
its icon in the colours of the theme and its state in step with the plan.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from i18n import _
from ui.shell import icons
from ui.shell.preferences import Preferences

Shortcut = str | QKeySequence.StandardKey


def always() -> bool:
    """The state of a command that can be run at any time."""
    return True


@dataclass(frozen=True)
class Command:
    """One thing a user can do.

    Attributes:
        id: stable, such as ``"plan.save"``.
        text: English message, marked with ``N_``; shown through ``_``.
        icon: Lucide name.
        run: what it does.
        shortcuts: key texts ("Ctrl+K") or standard keys, the first one shown.
        enabled: whether it can be run now.
        menu: menu it stands in, "" for none: file, edit, view, plan, help or the name of a view.
        group: commands of a menu with the same group stand together between rules.
        checked: state of a toggle; ``None`` for a plain command.
        label: the words when they depend on the plan ("Undo move"), in the language of the interface.
        reason: why it cannot be run now, for the tooltip.
        keywords: further words the palette finds it by, marked with ``N_``.
    """

    id: str
    text: str
    icon: str
    run: Callable[[], object]
    shortcuts: tuple[Shortcut, ...] = ()
    enabled: Callable[[], bool] = always
    menu: str = ""
    group: int = 0
    checked: Callable[[], bool] | None = None
    label: Callable[[], str] | None = None
    reason: Callable[[], str] | None = None
    keywords: str = ""

    def words(self) -> str:
        """The name of the command as it is shown now."""
        return self.label() if self.label else _(self.text)


@dataclass
class _Entry:
    command: Command
    action: QAction
    scope: str


class CommandTable(QObject):
    """All commands of the window; those of a view count only while that view is shown."""

    refreshed = Signal()
    changed = Signal()

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._entries: dict[str, _Entry] = {}
        self._scope = ""
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(0)
        self._pending.timeout.connect(self.refresh)

    def add(self, commands: Iterable[Command], scope: str = "") -> None:
        """Take commands in; ``scope`` is the name of the view they belong to, "" for the window.

        Raises:
            ValueError: the id is taken.
        """
        for command in commands:
            if command.id in self._entries:
                raise ValueError(f"two commands {command.id!r}")
            entry = self._entries[command.id] = self._entry(command, scope)
            self._refresh_entry(entry)
        self.changed.emit()

    def _entry(self, command: Command, scope: str) -> _Entry:
        action = QAction(self)
        action.setObjectName(command.id)
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda: self.run(command.id))
        entry = _Entry(command, action, scope)
        action.setShortcuts(self._sequences(command))
        self._window.addAction(action)
        return entry

    def _sequences(self, command: Command) -> list[QKeySequence]:
        own = self._preferences.shortcuts.get(command.id)
        if own is not None:
            return [QKeySequence(text, QKeySequence.SequenceFormat.PortableText) for text in own]
        found: list[QKeySequence] = []
        for shortcut in command.shortcuts:
            bound = [QKeySequence(shortcut)]
            if isinstance(shortcut, QKeySequence.StandardKey):
                bound = QKeySequence.keyBindings(shortcut)
            # Twice the same keys on one action would be ambiguous, and do nothing.
            found += [keys for keys in bound if keys not in found]
        return found

    def remove(self, scope: str) -> None:
        """Forget the commands of a view."""
        for id in [id for id, entry in self._entries.items() if entry.scope == scope]:
            entry = self._entries.pop(id)
            self._window.removeAction(entry.action)
            entry.action.deleteLater()
        self.changed.emit()

    def set_scope(self, scope: str) -> None:
        """Say which view is shown: only its commands and those of the window answer."""
        self._scope = scope
        self.refresh()
        self.changed.emit()

    def run(self, id: str) -> bool:
        """Run a command if it can be run now; return whether it was."""
        entry = self._entries[id]
        if not self._answers(entry):
            self.refresh()
            return False
        entry.command.run()
        self.refresh_later()
        return True

    def _answers(self, entry: _Entry) -> bool:
        return entry.scope in ("", self._scope) and entry.command.enabled()

    def action(self, id: str) -> QAction:
        """The QAction of a command with its icon, for menus.

        Raises:
            KeyError: there is no such command.
        """
        entry = self._entries[id]
        if entry.action.icon().isNull():  # drawn when first needed: most are never seen
            entry.action.setIcon(icons.icon(entry.command.icon))
        return entry.action

    def state(self, id: str) -> QAction:
        """The QAction of a command for its words and state, without its icon."""
        return self._entries[id].action

    def command(self, id: str) -> Command:
        """The command of that id."""
        return self._entries[id].command

    def __contains__(self, id: str) -> bool:
        return id in self._entries

    def shown(self) -> Iterator[tuple[Command, QAction]]:
        """The commands of the window and of the view that is shown, in the order they were added."""
        for entry in self._entries.values():
            if entry.scope in ("", self._scope):
                yield entry.command, entry.action

    def in_menu(self, menu: str) -> list[tuple[Command, QAction]]:
        """What stands in a menu now, in order of groups."""
        found = [command for command, _action in self.shown() if command.menu == menu]
        return [(command, self.action(command.id)) for command in sorted(found, key=lambda one: one.group)]

    def has_menu(self, menu: str) -> bool:
        """Whether anything stands in a menu now."""
        return any(command.menu == menu for command, _action in self.shown())

    def refresh(self) -> None:
        """Bring text and state of every action in step with the plan."""
        self._pending.stop()
        for entry in self._entries.values():
            self._refresh_entry(entry)
        self.refreshed.emit()

    def refresh_later(self) -> None:
        """Refresh once, when the events at hand are done."""
        if not self._pending.isActive():
            self._pending.start()

    def _refresh_entry(self, entry: _Entry) -> None:
        command, action = entry.command, entry.action
        answers = self._answers(entry)
        words = command.words()
        shown = words.replace("&", "&&")
        if action.text() != shown:
            action.setText(shown)
        action.setEnabled(answers)
        if command.checked is not None:
            action.setChecked(entry.scope in ("", self._scope) and command.checked())
        reason = command.reason() if command.reason and not answers else ""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tooltip(words, action.shortcut(), reason))
        # For screen readers, which would read the markup of the tooltip.
        action.setStatusTip(" · ".join(part for part in (keys, reason) if part) or words)

    def is_changed(self, id: str) -> bool:
        """Whether the user gave the command another shortcut."""
        return id in self._preferences.shortcuts

    def owner(self, keys: QKeySequence) -> Command | None:
        """The command that answers to some keys now, of those that are shown."""
        if keys.isEmpty():
            return None
        return next((command for command, action in self.shown() if keys in action.shortcuts()), None)

    def set_shortcut(self, id: str, keys: QKeySequence) -> None:
        """Give a command another shortcut, or none, and remember it."""
        text = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._preferences.shortcuts[id] = [text] if text else []
        self._apply_shortcuts(id)

    def reset_shortcut(self, id: str) -> None:
        """Give a command the shortcuts it came with."""
        self._preferences.shortcuts.pop(id, None)
        self._apply_shortcuts(id)

    def _apply_shortcuts(self, id: str) -> None:
        entry = self._entries[id]
        entry.action.setShortcuts(self._sequences(entry.command))
        self._preferences.save()
        self.refresh()

    def recolour(self) -> None:
        """Have the icons drawn again, after a change of theme."""
        for entry in self._entries.values():
            entry.action.setIcon(QIcon())


def tooltip(words: str, shortcut: QKeySequence, reason: str = "") -> str:
    """Name, shortcut and, where it cannot be run, why; plain text escaped for Qt's rich tooltips."""
    from html import escape

    keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    first = f"{words} ({keys})" if keys else words
    lines = [escape(line) for line in (first, reason) if line]
    return f"<qt>{'<br>'.join(lines)}</qt>"
