"""The window, driven by real keys and clicks."""

import errno
import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.errors import PlanError
from ui.shell.body import NOTHING, Body
from ui.shell.preferences import TransientPreferences
from ui.shell.session import Place, ToastAction
from ui.shell.window import MainWindow
from ui.widgets.dialog import Choice, Dialog

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


PLAIN = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """A key as it comes from the keyboard: to the native window first."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


def rename(window: MainWindow, title: str = "Changed") -> None:
    assert window.session.run(lambda t: t.set("plan", "plan", title={"en": title, "zh": "改"}), "Rename plan")


def _full(_document: Document) -> None:
    raise PlanError("The disk is full.", "Free some space.", code="not_written")


def _broken(_descriptor: int) -> None:
    raise OSError(errno.EIO, "the disk is broken")


def question() -> Dialog:
    [shown] = [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()]
    return shown


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_shows_the_plan_and_that_it_is_saved(window: MainWindow) -> None:
    identity = window.header.identity
    assert identity.title.text() == "Information and communications technology in the United Nations"
    assert identity.subtitle.text() == "A/69/517 · Roadmap 2013–2017"
    assert identity.chip.words == "All changes saved"
    assert not window.isWindowModified()
    assert window.windowFilePath().endswith("sample.plan.json")


def test_says_that_an_edit_is_saved_when_it_is_on_the_disk(window: MainWindow, qtbot: QtBot) -> None:
    chip, path = window.header.identity.chip, window.session.document.path
    rename(window)
    assert chip.words == "Saving"
    assert window.header.identity.title.text() == "Changed"
    qtbot.waitUntil(lambda: chip.words == "All changes saved")
    assert path is not None
    assert "Changed" not in path.read_text(encoding="utf-8")  # it is in the journal
    press(window, Key.Key_S, CONTROL)
    assert chip.words == "All changes saved"
    assert "Changed" in path.read_text(encoding="utf-8")


def test_an_edit_is_folded_into_the_file_when_nothing_more_comes(window: MainWindow, qtbot: QtBot) -> None:
    path = window.session.document.path
    assert path is not None
    rename(window)
    qtbot.waitUntil(lambda: "Changed" in path.read_text(encoding="utf-8"), timeout=10_000)
    qtbot.waitUntil(lambda: not window.commands.state("file.save").isEnabled())


SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("keys", [(Key.Key_Y, CONTROL), (Key.Key_Z, SHIFTED)])
def test_both_customs_of_redo_work_on_every_platform(
    window: MainWindow, qtbot: QtBot, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    rename(window)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.session.document.undo_label is None
    press(window, *keys)
    assert window.session.document.undo_label == "Rename plan"


def test_undo_says_what_it_undoes(window: MainWindow, qtbot: QtBot) -> None:
    rename(window)
    qtbot.waitUntil(window.header.undo.isEnabled)
    assert window.header.undo.words == "Undo rename plan"
    click(window.header.undo)
    qtbot.waitUntil(lambda: window.header.identity.chip.words == "All changes saved")
    qtbot.waitUntil(window.header.redo.isEnabled)
    assert window.header.redo.words == "Redo rename plan"
    assert not window.header.undo.isEnabled()


def test_keys_and_clicks_choose_the_view(window: MainWindow) -> None:
    press(window, Key.Key_2, CONTROL)
    assert window.stage.name == "reports"
    assert not window.toolbar.inspector.isVisible()
    click(window.rail.items["overview"])
    assert window.stage.name == "overview"
    assert window.toolbar.inspector.isVisible()


def test_a_view_is_told_once_that_it_is_shown(window: MainWindow) -> None:
    view = window.stage.view
    window.show_view("reports")
    window.show_view("overview")
    assert window.stage.view is view
    assert view.times_shown == 1  # type: ignore[union-attr]


def test_f4_closes_and_opens_the_inspector(window: MainWindow, preferences: TransientPreferences) -> None:
    assert window.body.inspector.isVisible()
    press(window, Key.Key_F4)
    assert not window.body.inspector.isVisible()
    assert not preferences.inspector_open
    click(window.toolbar.inspector)
    assert window.body.inspector.isVisible()


def test_the_inspector_keeps_its_limits(window: MainWindow, preferences: TransientPreferences) -> None:
    for _step in range(10):
        window.commands.run("view.inspector_wider")
    assert window.body.inspector_width == 430 == preferences.inspector_width
    for _step in range(10):
        window.commands.run("view.inspector_narrower")
    assert window.body.inspector_width == 292


def test_a_narrow_window_floats_the_inspector_and_drops_labels(window: MainWindow) -> None:
    floats = []
    for width in (1240, 1150):
        window.resize(width, 800)
        floats.append(window.body.inspector.is_floating)
    assert floats == [False, True]
    assert window.body.stack.width() == window.body.width()
    window.resize(1100, 700)
    assert not window.rail.items["overview"].has_label
    assert (window.minimumWidth(), window.minimumHeight()) == (1100, 700)


def test_an_inspector_that_floats_is_shown_where_it_has_something_to_say(qtbot: QtBot) -> None:
    body, panel = Body(300), QWidget()
    qtbot.addWidget(body)
    body.resize(1150, 700)
    body.inspector.set_panel(panel)
    body.show()
    shown = []
    for nothing, width in ((True, 1150), (False, 1150), (True, 1150), (True, 1300)):
        panel.setProperty(NOTHING, nothing)
        body.resize(width, 700)
        shown.append(body.inspector.isVisible())
    assert shown == [False, True, False, True]


def test_a_click_on_the_other_language_says_everything_again(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.header.language.findChildren(QWidget)
    click(next(part for part in parts if part.accessibleName() == "中文"))
    assert window.session.language == "zh"
    assert window.header.identity.title.text() == "联合国的信息和通信技术"
    assert window.session.preferences.language == "zh"


def test_the_theme_is_switched_at_run_time(window: MainWindow, qtbot: QtBot) -> None:
    before = window.palette().window().color()
    click(window.header.theme)
    assert window.session.theme.is_dark
    qtbot.waitUntil(lambda: window.palette().window().color() != before)
    assert window.header.theme.words == "Light theme"


def test_closing_asks_nothing_where_nothing_can_be_lost(window: MainWindow, sample: Document) -> None:
    rename(window)
    window.close()
    assert not window.isVisible()
    assert sample.path is not None
    assert "Changed" in sample.path.read_text(encoding="utf-8")


def test_closing_with_unsaved_work_asks_and_can_be_taken_back(unsaved: MainWindow) -> None:
    window = unsaved
    window.close()
    dialog = question()
    assert dialog.windowTitle() == "Save the changes to this plan?"
    assert [button.words for button in dialog.by_key.values()] == ["Save", "Discard changes", "Keep editing"]
    click(dialog.by_key["keep"])
    assert window.isVisible()
    assert window.session.document.is_modified


def test_escape_keeps_editing(unsaved: MainWindow) -> None:
    unsaved.close()
    QTest.keyClick(question(), Key.Key_Escape)
    assert unsaved.isVisible()
    assert unsaved.session.has_document


def test_closing_can_discard_the_changes(unsaved: MainWindow) -> None:
    unsaved.close()
    click(question().by_key["discard"])
    assert not unsaved.isVisible()


def test_closing_can_save_what_the_disk_did_not_take_until_now(
    window: MainWindow, sample: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdatasync", _broken)
        rename(window)
        qtbot.waitUntil(lambda: window.header.identity.chip.words == "Not saved")
        assert window.isWindowModified()
    window.close()
    QTest.keyClick(question(), Key.Key_Return)
    assert not window.isVisible()
    assert sample.path is not None
    assert "Changed" in sample.path.read_text(encoding="utf-8")


def test_closing_the_plan_leaves_the_start_page(window: MainWindow) -> None:
    window.commands.run("file.close")
    assert not window.session.has_document
    assert window.stage.view is None
    assert not window.rail.items["overview"].isEnabled()
    assert window.header.identity.title.text() == "Roadmap Planner"
    assert not window.commands.state("file.save").isEnabled()


def test_a_plan_dropped_on_the_window_is_opened(empty_window: MainWindow, sample: Document) -> None:
    sample.close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample.path))])
    here, action, button = QPoint(300, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(here, action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(empty_window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(here), action, data, button, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)
    QApplication.sendEvent(empty_window, drop)
    assert empty_window.session.document.path == sample.path


def test_going_to_a_document_shows_its_view(window: MainWindow) -> None:
    window.show_view("reports")
    window.session.go_to("overview", "units", "u1")
    assert window.stage.name == "overview"
    assert window.stage.view.revealed == [("units", "u1")]  # type: ignore[union-attr]


def test_an_error_stays_in_the_banner_until_an_edit_goes_through(window: MainWindow) -> None:
    assert not window.session.run(lambda t: t.set("plan", "plan", languages=[]), "Break")
    assert window.banner.isVisible()
    assert window.banner.notice is not None
    assert "plan/plan/languages" in window.banner.notice.text
    rename(window)
    assert not window.banner.isVisible()


def test_a_save_that_fails_says_so_and_offers_another_place(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(window)
    monkeypatch.setattr(Document, "save", _full)
    assert not window.files.save()
    notice = window.banner.notice
    assert notice is not None
    assert notice.text == "sample.plan.json: The disk is full."
    assert [words for words, _run in notice.actions] == ["Save as…"]


def test_a_toast_that_undoes_goes_with_the_next_edit(window: MainWindow) -> None:
    rename(window, "First")
    window.session.toast("Renamed", ToastAction("Undo", window.session.undo))
    assert window.toast.isVisible()
    rename(window, "Second")
    assert not window.toast.isVisible()
    window.session.toast("Exported", ToastAction("Open", lambda: None))
    rename(window, "Third")
    assert window.toast.isVisible()


def test_the_search_field_stays_where_it_is_as_undo_says_other_steps(window: MainWindow) -> None:
    window.resize(1280, 800)
    rename(window)
    QApplication.processEvents()
    before = window.header.field.geometry()
    window.session.undo()
    QApplication.processEvents()
    assert window.header.undo.words == "Undo"
    assert window.header.field.geometry() == before


def test_a_toast_offers_what_can_be_done(window: MainWindow) -> None:
    done: list[bool] = []

    window.session.toast("Exported", ToastAction("Open", lambda: done.append(True)))
    assert window.toast.isVisible()
    assert window.toast.text() == "Exported"
    button = next(child for child in window.toast.findChildren(QWidget) if child.accessibleName() == "Open")
    click(button)
    assert done == [True]
    assert not window.toast.isVisible()


def test_the_title_tells_file_and_change(window: MainWindow) -> None:
    assert window.windowTitle() == "sample.plan.json[*]"


def test_state_is_kept_for_the_next_run(window: MainWindow, preferences: TransientPreferences) -> None:
    window.show_view("reports")
    window.close()
    assert preferences.view == "reports"
    assert preferences.geometry


def test_a_geometry_on_no_screen_is_not_taken_up(window: MainWindow) -> None:
    from ui.shell import geometry

    window.move(20000, 20000)
    far = geometry.kept(window)
    geometry.restore(window, far)
    assert geometry.is_on_screen(window)
    geometry.restore(window, "no base64 !")
    assert geometry.is_on_screen(window)


def test_logging_out_with_unsaved_work_is_held_up(unsaved: MainWindow) -> None:
    class Manager:
        cancelled = False

        def allowsInteraction(self) -> bool:  # noqa: N802 - Qt's name
            return True

        def cancel(self) -> None:
            self.cancelled = True

    manager = Manager()
    unsaved.session_ends(manager)  # type: ignore[arg-type]
    assert manager.cancelled
    click(question().by_key["keep"])


def test_selection_is_counted_in_the_status_bar(window: MainWindow) -> None:
    ids = list(window.session.document.table("activities"))[:2]
    window.session.select("activities", ids)
    assert "2 selected" in window.status.texts()
    window.session.select()
    assert "2 selected" not in window.status.texts()


def test_removed_things_are_not_selected_any_more(window: MainWindow) -> None:
    id = next(iter(window.session.document.table("sources")))
    window.session.select("sources", [id])
    assert window.session.run(lambda t: t.remove("sources", id), "Remove source")
    assert not window.session.selection.ids


def test_a_place_without_id_only_changes_the_view(window: MainWindow) -> None:
    window.go_to(Place("reports"))
    assert window.stage.name == "reports"


def test_the_saved_file_is_json(window: MainWindow) -> None:
    rename(window)
    window.files.save()
    assert window.session.document.path is not None
    assert json.loads(Path(window.session.document.path).read_text(encoding="utf-8"))


def test_a_dialog_over_the_palette_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    window.header.field.setFocus()
    before = window.focusWidget()
    window.open_palette()
    dialog = Dialog(window, "Title", [Choice("close", "Close")])
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert window.palette_popup is not None
    qtbot.waitUntil(window.palette_popup.isHidden)
    dialog.answer("close")
    qtbot.waitUntil(lambda: window.focusWidget() is before)
