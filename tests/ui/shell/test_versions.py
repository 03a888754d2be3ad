"""Earlier versions in the window: the list, what differs, going back, a copy."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.plan.versions import read, versions
from tests.ui.shell.driving import CONTROL, SHIFT, click, click_row, dialog_of, is_open, press, set_symbol
from ui.shell.changes_text import ChangeRow
from ui.shell.versions_dialog import VersionsDialog
from ui.shell.versions_list import VersionRow
from ui.shell.window import MainWindow


@pytest.fixture
def saved(window: MainWindow) -> MainWindow:
    """Three versions: the symbols A, B and, now, C."""
    for name in "ABC":
        set_symbol(window, name)
        assert window.files.save()
    return window


def opened(window: MainWindow, qtbot: QtBot) -> VersionsDialog:
    press(window, Qt.Key.Key_E, CONTROL | SHIFT)
    dialog = dialog_of(VersionsDialog)
    qtbot.waitUntil(lambda: dialog.comparison.changes is not None or not dialog.rows)
    return dialog


def choose(dialog: VersionsDialog, window: MainWindow, symbol: str, qtbot: QtBot) -> None:
    """Click on the version that holds a symbol."""
    def holds(row: object) -> bool:
        version = row.version if isinstance(row, VersionRow) else None
        return version is not None and read(version)["plan"]["plan"]["symbol"] == symbol

    click_row(dialog.list, next(at for at, row in enumerate(dialog.rows) if holds(row)))
    qtbot.waitUntil(lambda: dialog.comparison.changes is not None)


def lines(dialog: VersionsDialog) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in dialog.comparison.list.rows if isinstance(row, ChangeRow)]  # type: ignore[misc]


def test_each_version_shows_what_going_back_would_change(saved: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(saved, qtbot)
    title = "Information and communications technology in the United Nations"
    assert dialog.comparison.heading.text() == "1 document differs."
    assert lines(dialog) == [("head", "Plan", "1"), ("changed", title, "symbol: C → B")]
    choose(dialog, saved, "A", qtbot)
    assert lines(dialog)[1][2] == "symbol: C → A"
    click(dialog.by_key["close"])
    assert saved.session.document.plan.symbol == "C"


def test_going_back_is_a_step_and_leaves_the_plan_of_now_among_the_versions(
    saved: MainWindow, qtbot: QtBot
) -> None:
    set_symbol(saved, "D")
    dialog = opened(saved, qtbot)
    choose(dialog, saved, "A", qtbot)
    click(dialog.by_key["restore"])
    document = saved.session.document
    assert document.plan.symbol == "A"
    assert saved.toast.isVisible()
    kept = [version for version in versions(document) if version.backup.is_kept]
    assert [read(version)["plan"]["plan"]["symbol"] for version in kept] == ["D"]
    assert saved.session.undo()
    assert document.plan.symbol == "D"


def test_keys_choose_and_restore(saved: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(saved, qtbot)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.comparison.changes is not None)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.comparison.list.hasFocus()
    QTest.keyClick(dialog.by_key["restore"], Qt.Key.Key_Return)
    assert saved.session.document.plan.symbol == "A"


def test_a_copy_of_a_version_is_a_plan_of_its_own(saved: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(saved, qtbot)
    choose(dialog, saved, "A", qtbot)
    click(dialog.by_key["copy"])
    files = saved.findChild(QFileDialog, "files")
    assert files is not None
    files.fileSelected.emit(str(tmp_path / "copy.plan.json"))
    files.close()
    assert saved.session.document.plan.symbol == "C"
    copied = Document.open(tmp_path / "copy.plan.json")
    assert copied.plan.symbol == "A"
    copied.close()


def test_a_copy_that_cannot_be_written_is_told(saved: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(saved, qtbot)
    click(dialog.by_key["copy"])
    files = saved.findChild(QFileDialog, "files")
    assert files is not None
    files.fileSelected.emit(str(tmp_path / "no folder" / "copy.plan.json"))
    files.close()
    assert saved.banner.isVisible()


def test_a_damaged_version_says_so_and_cannot_be_restored(saved: MainWindow, qtbot: QtBot) -> None:
    newest = versions(saved.session.document)[0].backup.path
    data = newest.read_bytes()
    newest.unlink()  # it is a link to what else holds these bytes
    newest.write_bytes(data.replace(b'"symbol":"B"', b'"symbol":"Q"'))
    press(saved, Qt.Key.Key_E, CONTROL | SHIFT)
    dialog = dialog_of(VersionsDialog)
    qtbot.waitUntil(lambda: "damaged" in dialog.comparison.heading.text())
    assert not dialog.by_key["restore"].isEnabled()
    dialog.answer("restore")
    assert saved.session.document.plan.symbol == "C"


def test_a_version_that_is_the_plan_of_now_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert dialog.comparison.heading.text() == "This version is the plan as it is now."
    assert not dialog.by_key["restore"].isEnabled()
    click(dialog.by_key["close"])


def test_where_nothing_is_kept_that_is_said(window: MainWindow, qtbot: QtBot) -> None:
    for version in versions(window.session.document):
        version.backup.path.unlink()
    dialog = opened(window, qtbot)
    assert "No earlier version" in dialog.hint.text()
    assert not dialog.comparison.isVisible()
    click(dialog.by_key["close"])


def test_a_plan_that_is_read_can_only_be_copied(saved: MainWindow, qtbot: QtBot) -> None:
    path = saved.session.document.path
    assert path is not None
    saved.session.set_document(None)
    saved.session.set_document(Document.open(path, read_only=True))
    dialog = opened(saved, qtbot)
    assert not dialog.by_key["restore"].isEnabled()
    assert dialog.by_key["copy"].isEnabled()
    click(dialog.by_key["close"])


def test_a_plan_without_a_file_has_none(window: MainWindow) -> None:
    window.session.set_document(Document(template_tables("a69-517")))
    window.commands.refresh()
    assert not window.commands.state("file.versions").isEnabled()
    press(window, Qt.Key.Key_E, CONTROL | SHIFT)
    assert not is_open(VersionsDialog)


def test_where_the_plan_of_now_cannot_be_kept_nothing_is_restored(
    saved: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_symbol(saved, "D")
    dialog = opened(saved, qtbot)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        click(dialog.by_key["restore"])
    assert saved.session.document.plan.symbol == "D"
    assert saved.banner.isVisible()
