"""The menu at a place of a canvas: the commands of its view, in their groups."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.shell.commands import CommandTable


def open_menu(owner: QWidget, commands: CommandTable, name: str, place: QPoint) -> QMenu:
    """Open it; what cannot be run now is left out."""
    commands.refresh()
    menu = QMenu(owner)
    last: int | None = None
    for command, action in commands.in_menu(name):
        if not action.isEnabled():
            continue
        if last is not None and command.group != last:
            menu.addSeparator()
        last = command.group
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
