"""Commands: what every one must have, and how the table keeps them in step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from ui.shell import icons
from ui.shell.commands import Command, tooltip
from ui.shell.preferences import TransientPreferences
from ui.shell.window import MainWindow


def test_every_command_has_words_and_an_icon_that_ships(window: MainWindow) -> None:
    for command, action in window.commands.shown():
        assert action.text(), command.id
        assert icons.exists(command.icon), command.id
        assert not window.commands.action(command.id).icon().isNull(), command.id


def test_no_two_commands_share_a_shortcut(window: MainWindow) -> None:
    owners: dict[str, str] = {}
    for command, action in window.commands.shown():
        for keys in action.shortcuts():
            text = keys.toString(QKeySequence.SequenceFormat.PortableText)
            assert text not in owners, f"{text}: {command.id} and {owners.get(text)}"
            owners[text] = command.id


def test_ids_are_unique(window: MainWindow) -> None:
    with pytest.raises(ValueError, match=r"file\.save"):
        window.commands.add([Command("file.save", "Save", "save", lambda: None)])


def test_tooltips_name_command_and_shortcut_and_say_why_not(window: MainWindow) -> None:
    tip = window.commands.state("edit.undo").toolTip()
    assert "Undo (Ctrl+Z)" in tip
    assert "There is nothing to undo." in tip


def test_tooltips_show_markup_as_it_is_written() -> None:
    assert "&lt;b&gt;" in tooltip("<b>", QKeySequence())


def test_commands_of_a_view_answer_only_while_it_is_shown(window: MainWindow) -> None:
    assert window.commands.run("overview.fit")
    window.show_view("reports")
    assert not window.commands.run("overview.fit")
    assert "overview.fit" not in [command.id for command, _action in window.commands.shown()]


def test_a_command_that_cannot_run_does_nothing(window: MainWindow) -> None:
    assert not window.commands.run("edit.undo")


def test_a_shortcut_can_be_changed_and_restored(
    window: MainWindow, preferences: TransientPreferences
) -> None:
    table = window.commands
    table.set_shortcut("view.inspector", QKeySequence("Ctrl+I"))
    assert preferences.shortcuts == {"view.inspector": ["Ctrl+I"]}
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not window.body.inspector.isVisible()
    table.reset_shortcut("view.inspector")
    assert table.state("view.inspector").shortcut() == QKeySequence("F4")
    assert not preferences.shortcuts


def test_the_owner_of_keys_is_known(window: MainWindow) -> None:
    owner = window.commands.owner(QKeySequence("F4"))
    assert owner is not None
    assert owner.id == "view.inspector"
    assert window.commands.owner(QKeySequence("Ctrl+Alt+F12")) is None
    assert window.commands.owner(QKeySequence()) is None
