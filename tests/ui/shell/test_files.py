"""Opening, making and saving plans through the window."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planning.plan.document import Document
from ui.shell import files
from ui.shell.new_plan import NewPlanDialog
from ui.shell.preferences import RECENT_LIMIT, TransientPreferences, remember_file
from ui.shell.window import MainWindow
from ui.widgets.dialog import Dialog

Shown = TypeVar("Shown", bound=QWidget)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog_of(kind: type[Shown]) -> Shown:
    [shown] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return shown


def choose_file(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Answer the file dialog: its name in the field, then Return."""
    dialog = window.findChild(QFileDialog, "files")
    assert dialog is not None
    typed = dialog.findChild(QLineEdit, "fileNameEdit")
    assert typed is not None
    typed.setText(str(path))
    QTest.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


def test_open_asks_for_a_file_and_shows_it(empty_window: MainWindow, sample: Document, qtbot: QtBot) -> None:
    sample.close()
    assert sample.path is not None
    empty_window.commands.run("file.open")
    choose_file(empty_window, sample.path, qtbot)
    assert empty_window.session.document.path == sample.path
    assert empty_window.session.preferences.recent_files == [str(sample.path.resolve())]


def test_a_new_plan_starts_from_a_template(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    empty_window.commands.run("file.new")
    dialog = dialog_of(NewPlanDialog)
    click(dialog.cards["a69-517"])
    click(dialog.by_key["create"])
    target = tmp_path / "new.plan.json"
    choose_file(empty_window, target, qtbot)
    assert target.exists()
    assert empty_window.session.document.plan.symbol == "A/69/517"
    assert empty_window.header.identity.chip.words == "All changes saved"


def test_opening_another_plan_asks_about_unsaved_work(unsaved: MainWindow, tmp_path: Path) -> None:
    other = Document.from_template("blank", tmp_path / "other.plan.json")
    other.close()
    assert other.path is not None
    unsaved.files.open_path(other.path)
    click(dialog_of(Dialog).by_key["discard"])
    assert unsaved.session.document.path == other.path


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"other": 1}', b"\xff\xfe"])
def test_what_is_no_plan_is_said_and_left_alone(
    empty_window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "bad.plan.json"
    if content is not None:
        path.write_bytes(content)
    empty_window.files.open_path(path)
    notice = empty_window.banner.notice
    assert notice is not None
    assert notice.text.startswith("bad.plan.json")
    assert notice.detail
    assert not empty_window.session.has_document
    assert content is None or path.read_bytes() == content


def test_a_plan_open_elsewhere_can_be_read(empty_window: MainWindow, sample: Document) -> None:
    assert sample.path is not None
    empty_window.files.open_path(sample.path)
    click(dialog_of(Dialog).by_key["read"])
    assert empty_window.session.document.read_only
    assert empty_window.header.identity.chip.words == "Read-only"
    assert not empty_window.session.run(lambda t: t.set("plan", "plan", symbol="X"), "Change")
    assert empty_window.banner.isVisible()
    sample.close()


def test_a_plan_open_elsewhere_can_be_copied(
    empty_window: MainWindow, sample: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    assert sample.path is not None
    empty_window.files.open_path(sample.path)
    click(dialog_of(Dialog).by_key["copy"])
    choose_file(empty_window, tmp_path / "copy.plan.json", qtbot)
    assert empty_window.session.document.path == tmp_path / "copy.plan.json"
    assert not empty_window.session.document.read_only
    sample.close()


def test_opening_can_be_cancelled(empty_window: MainWindow, sample: Document) -> None:
    assert sample.path is not None
    empty_window.files.open_path(sample.path)
    click(dialog_of(Dialog).by_key["cancel"])
    assert not empty_window.session.has_document
    sample.close()


def test_saving_as_goes_on_with_the_new_file(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "copy.plan.json"
    window.commands.run("file.save_as")
    choose_file(window, target, qtbot)
    assert window.session.document.path == target
    assert window.windowTitle() == "copy.plan.json[*]"
    assert window.toast.text() == "Saved as copy.plan.json"


def test_opening_what_is_open_changes_nothing(window: MainWindow) -> None:
    document = window.session.document
    assert document.path is not None
    window.files.open_path(document.path)
    assert window.session.document is document


def test_recent_files_that_are_gone_are_greyed(window: MainWindow, tmp_path: Path) -> None:
    files = [str(window.session.document.path), str(tmp_path / "gone.plan.json")]
    window.session.preferences.recent_files = files
    menu = QMenu()
    window.menus.fill(menu, "file")
    recent = next(child for child in menu.findChildren(QMenu) if child.title() == "Open recent")
    entries = {action.text(): action.isEnabled() for action in recent.actions() if "plan" in action.text()}
    assert entries == {"&1 sample.plan.json": True, "&2 gone.plan.json": False}


def test_the_list_of_recent_files_is_short_and_has_no_doubles() -> None:
    preferences = TransientPreferences()
    for number in range(15):
        remember_file(preferences, f"{number}.json")
    remember_file(preferences, "9.json")
    assert preferences.recent_files[0] == "9.json"
    assert len(preferences.recent_files) == RECENT_LIMIT == len(set(preferences.recent_files))


def test_the_start_page_offers_recent_plans(
    window: MainWindow, preferences: TransientPreferences, qtbot: QtBot
) -> None:
    path = window.session.document.path
    assert path is not None
    preferences.recent_files = [str(path)]
    window.commands.run("file.close")
    children = window.body.stack.findChildren(QWidget)
    click(next(child for child in children if child.accessibleName() == path.name))
    assert window.session.document.path == path


def test_what_is_being_typed_is_saved_too(window: MainWindow) -> None:
    from ui.widgets.line_edit import LineEdit

    field = window.body.inspector.findChild(LineEdit)
    assert field is not None
    field.committed.connect(
        lambda text: window.session.run(lambda t: t.set("plan", "plan", symbol=text), "Change symbol"))
    field.setFocus()
    QTest.keyClicks(field, "B/1")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.files.save()
    assert window.session.document.plan.symbol == "B/1"
    assert not window.session.document.is_modified


def test_a_large_plan_is_opened_beside_the_window(
    empty_window: MainWindow, sample: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE_BYTES", 10)
    assert sample.path is not None
    empty_window.files.open_path(sample.path)  # open elsewhere: the question comes all the same
    qtbot.waitUntil(lambda: not empty_window.session.jobs.active)
    click(dialog_of(Dialog).by_key["cancel"])
    sample.close()
    empty_window.files.open_path(sample.path)
    assert [job.name for job in empty_window.session.jobs.active] == ["Open sample.plan.json"]
    qtbot.waitUntil(lambda: empty_window.session.has_document)
    assert not empty_window.session.document.read_only
    empty_window.session.set_document(None)  # gives the lock back, on another thread than took it
    Document.open(sample.path).close()


def test_opening_a_large_plan_can_be_cancelled(
    empty_window: MainWindow, sample: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGE_BYTES", 10)
    sample.close()
    assert sample.path is not None
    empty_window.files.open_path(sample.path)
    [job] = empty_window.session.jobs.active
    empty_window.session.jobs.cancel(job)
    assert empty_window.session.jobs.stop()
    assert not empty_window.session.has_document
    Document.open(sample.path).close()


@pytest.mark.usefixtures("plain_roadmap")
def test_the_start_page_begins_a_plan(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    first = QApplication.focusWidget()
    assert first is not None
    assert first.accessibleName() == "Blank plan"
    QTest.keyClick(first, Qt.Key.Key_Return)
    target = tmp_path / "begun.plan.json"
    choose_file(empty_window, target, qtbot)
    assert empty_window.session.document.path == target
    assert empty_window.stage.name == "roadmap", "where a blank plan begins"


def test_the_start_page_makes_a_plan_of_another_programs_file(
    empty_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    children = empty_window.body.stack.findChildren(QWidget)
    click(next(child for child in children if child.accessibleName() == "From another program"))
    assert empty_window.findChild(QFileDialog) is not None
