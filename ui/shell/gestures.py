"""Gestures of the mouse as data: what they do, and the keys that do the same."""

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from i18n import _
from ui.shell.commands import CommandTable


class Gesture(NamedTuple):
    """What the mouse does, the ids of the commands that do it by keyboard, and keys that are no commands.

    ``words`` and ``keys`` are English messages, marked with ``N_``.
    """

    words: str
    commands: tuple[str, ...]
    keys: str = ""


def keys_of(gesture: Gesture, table: CommandTable) -> str:
    """The keys of a gesture as they are set now; a command without a key is named: the palette runs it."""
    found = [_command_keys(table, id) for id in gesture.commands if id in table]
    return ", ".join([*found, *([_(gesture.keys)] if gesture.keys else [])])


def _command_keys(table: CommandTable, id: str) -> str:
    keys = table.state(id).shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return keys or table.command(id).words()
