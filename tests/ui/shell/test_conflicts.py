"""A plan file that somebody else wrote: what is asked and shown, and that every answer does what it says."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.versions import read, versions
from tests.ui.shell.driving import click, dialog_of, is_open, set_symbol
from ui.shell.changes_text import ChangeRow
from ui.shell.conflict_dialogs import ChangedOnDisk, ChangedOutside
from ui.shell.window import MainWindow


@pytest.fixture
def by_hand(sample: Document) -> Path:
    """A plan that somebody changed with an editor."""
    sample.close()
    assert sample.path is not None
    text = sample.path.read_text("utf-8")
    sample.path.write_text(text.replace('"symbol":"A/69/517"', '"symbol":"by hand"', 1), "utf-8")
    return sample.path


def asked(window: MainWindow, path: Path, qtbot: QtBot) -> ChangedOutside:
    window.files.open_path(path)
    dialog = dialog_of(ChangedOutside)
    qtbot.waitUntil(lambda: dialog.comparison.changes is not None or not dialog.comparison.isVisible())
    return dialog


def test_a_change_by_hand_is_shown_and_can_be_accepted(
    empty_window: MainWindow, by_hand: Path, qtbot: QtBot
) -> None:
    dialog = asked(empty_window, by_hand, qtbot)
    rows = [row for row in dialog.comparison.list.rows if isinstance(row, ChangeRow)]
    assert [row.detail for row in rows if row.is_choice] == ["symbol: A/69/517 → by hand"]
    click(dialog.by_key["accept"])
    document = empty_window.session.document
    assert document.plan.symbol == "by hand"
    assert not document.read_only


def test_a_change_by_hand_can_be_taken_back(empty_window: MainWindow, by_hand: Path, qtbot: QtBot) -> None:
    click(asked(empty_window, by_hand, qtbot).by_key["restore"])
    assert empty_window.session.document.plan.symbol == "A/69/517"
    assert empty_window.header.identity.chip.words == "Recovered"


def test_a_change_by_hand_can_be_looked_at(empty_window: MainWindow, by_hand: Path, qtbot: QtBot) -> None:
    before = by_hand.read_bytes()
    click(asked(empty_window, by_hand, qtbot).by_key["read"])
    assert empty_window.session.document.plan.symbol == "by hand"
    assert empty_window.session.document.read_only
    assert by_hand.read_bytes() == before


def test_the_question_can_be_put_off(empty_window: MainWindow, by_hand: Path, qtbot: QtBot) -> None:
    before = by_hand.read_bytes()
    click(asked(empty_window, by_hand, qtbot).by_key["cancel"])
    assert not empty_window.session.has_document
    assert by_hand.read_bytes() == before


def test_what_breaks_a_rule_is_not_accepted_and_says_why(
    empty_window: MainWindow, by_hand: Path, qtbot: QtBot
) -> None:
    text = by_hand.read_text("utf-8")
    by_hand.write_text(text.replace('"languages":["en","zh"]', '"languages":[]'), "utf-8")
    assert by_hand.read_text("utf-8") != text
    click(asked(empty_window, by_hand, qtbot).by_key["accept"])
    dialog = dialog_of(ChangedOutside)
    assert "It cannot be accepted. plan/plan/languages" in dialog.text.text()
    assert "accept" not in dialog.by_key
    click(dialog.by_key["restore"])
    assert empty_window.session.document.plan.symbol == "A/69/517"


def test_a_key_that_stands_twice_is_told_when_it_is_accepted(
    empty_window: MainWindow, by_hand: Path, qtbot: QtBot
) -> None:
    text = by_hand.read_text("utf-8")
    by_hand.write_text(text.replace('"symbol":"by hand"', '"symbol":"one","symbol":"two"'), "utf-8")
    dialog = asked(empty_window, by_hand, qtbot)
    assert "stands twice" in dialog.text.text()
    assert set(dialog.by_key) == {"restore", "read", "cancel"}
    click(dialog.by_key["restore"])
    assert empty_window.session.document.plan.symbol == "A/69/517"


def test_where_nothing_can_be_restored_that_is_told(
    empty_window: MainWindow, by_hand: Path, qtbot: QtBot
) -> None:
    shutil.rmtree(by_hand.with_name(f"{by_hand.name}.backups"))
    empty_window.files.open_path(by_hand)
    dialog = dialog_of(ChangedOutside)
    qtbot.waitUntil(lambda: "no earlier version" in dialog.comparison.heading.text())
    click(dialog.by_key["restore"])
    assert empty_window.banner.isVisible()
    assert not empty_window.session.has_document


# While it is open


@pytest.fixture
def overwritten(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window on a plan with the symbol "mine", whose file somebody replaced by one with "theirs"."""
    path = window.session.document.path
    assert path is not None
    copy = tmp_path / "copy.json"
    shutil.copy(path, copy)
    other = Document.open(copy)
    with other.transaction("Theirs") as t:
        t.set("plan", "plan", symbol="theirs")
    other.close()
    set_symbol(window, "mine")
    shutil.copy(copy, path.with_name("new"))
    path.with_name("new").replace(path)
    return window


def decided(window: MainWindow, key: str, qtbot: QtBot) -> None:
    """Save, which cannot be, and answer."""
    assert not window.files.save()
    dialog = dialog_of(ChangedOnDisk)
    qtbot.waitUntil(lambda: dialog.comparison.changes is not None)
    click(dialog.by_key[key])


def symbols(document: Document) -> set[str]:
    return {read(version)["plan"]["plan"]["symbol"] for version in versions(document)}


def test_saving_over_somebody_shows_the_choice(overwritten: MainWindow, qtbot: QtBot) -> None:
    path = overwritten.session.document.path
    assert path is not None
    before = path.read_bytes()
    assert not overwritten.files.save()
    dialog = dialog_of(ChangedOnDisk)
    qtbot.waitUntil(lambda: dialog.comparison.changes is not None)
    rows = [row for row in dialog.comparison.list.rows if isinstance(row, ChangeRow)]
    assert [row.detail for row in rows if row.is_choice] == ["symbol: mine → theirs"]
    click(dialog.by_key["later"])
    assert path.read_bytes() == before
    assert overwritten.session.document.plan.symbol == "mine"
    assert overwritten.isWindowModified()


def test_mine_can_go_on(overwritten: MainWindow, qtbot: QtBot) -> None:
    decided(overwritten, "mine", qtbot)
    document = overwritten.session.document
    assert document.path is not None
    assert '"symbol":"mine"' in document.path.read_text("utf-8")
    assert "theirs" in symbols(document)
    assert not overwritten.banner.isVisible()
    assert overwritten.header.identity.chip.words == "All changes saved"


def test_theirs_can_go_on(overwritten: MainWindow, qtbot: QtBot) -> None:
    decided(overwritten, "theirs", qtbot)
    document = overwritten.session.document
    assert document.plan.symbol == "theirs"
    assert "mine" in symbols(document)
    set_symbol(overwritten, "on")
    assert overwritten.files.save()


def test_mine_can_have_another_name(overwritten: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = overwritten.session.document.path
    decided(overwritten, "elsewhere", qtbot)
    files = overwritten.findChild(QFileDialog, "files")
    assert files is not None
    files.fileSelected.emit(str(tmp_path / "mine.plan.json"))
    files.close()
    assert overwritten.session.document.path == tmp_path / "mine.plan.json"
    assert overwritten.session.document.plan.symbol == "mine"
    assert path is not None
    assert '"symbol":"theirs"' in path.read_text("utf-8")


@pytest.mark.parametrize("key", ["mine", "theirs"])
def test_where_the_other_state_cannot_be_kept_both_stay(
    overwritten: MainWindow, qtbot: QtBot, key: str
) -> None:
    document = overwritten.session.document
    assert document.path is not None
    folder = document.path.with_name(f"{document.path.name}.backups")
    shutil.rmtree(folder)
    folder.write_text("in the way")
    decided(overwritten, key, qtbot)
    assert overwritten.session.document.plan.symbol == "mine"
    assert '"symbol":"theirs"' in document.path.read_text("utf-8")
    assert overwritten.banner.isVisible()
    folder.unlink()


def test_coming_back_to_the_window_tells_once(overwritten: MainWindow, qtbot: QtBot) -> None:
    back = QEvent(QEvent.Type.ActivationChange)
    QApplication.sendEvent(overwritten, back)
    notice = overwritten.banner.notice
    assert notice is not None
    assert notice.actions[0][0] == "Compare and decide…"
    overwritten.banner.clear()
    QApplication.sendEvent(overwritten, back)
    assert not overwritten.banner.isVisible()
    assert not is_open(ChangedOnDisk)


def test_coming_back_to_a_window_without_a_plan_tells_nothing(empty_window: MainWindow) -> None:
    QApplication.sendEvent(empty_window, QEvent(QEvent.Type.ActivationChange))
    assert not empty_window.banner.isVisible()


def test_who_only_reads_is_told_that_there_is_something_newer(window: MainWindow) -> None:
    path = window.session.document.path
    assert path is not None
    window.session.set_document(None)
    owner = Document.open(path)
    window.session.set_document(Document.open(path, read_only=True))
    with owner.transaction("Newer") as t:
        t.set("plan", "plan", symbol="newer")
    owner.save()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    notice = window.banner.notice
    assert notice is not None
    assert notice.tone == "info"
    [(words, again)] = notice.actions
    assert words == "Open again"
    again()
    assert window.session.document.plan.symbol == "newer"
    assert window.session.document.read_only
    owner.close()
    window.files.open_path(path)
    assert not window.session.document.read_only
