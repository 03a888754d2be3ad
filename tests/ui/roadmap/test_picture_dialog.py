"""The chart as a file and on the clipboard, from the window; help on what the mouse does."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.roadmap.conftest import Bench
from ui.roadmap.gesture_help import GESTURES
from ui.roadmap.picture_dialog import PictureDialog, write
from ui.shell.gestures import keys_of
from ui.shell.shortcuts import ShortcutsDialog


def dialog_of(bench: Bench) -> PictureDialog:
    bench.session.commands.run("roadmap.picture")
    (dialog,) = bench.window.findChildren(PictureDialog)
    return dialog


def settle(bench: Bench) -> None:
    for _turn in range(400):
        QTest.qWait(10)
        if not bench.session.jobs.active:
            break


def test_every_format_is_written_as_it_is_shown(bench: Bench, tmp_path: Path) -> None:
    for column in ("number", "duration", "status", "owner"):
        bench.view.chart_state.outline_state.toggle_column(column)
    bench.view.chart_state.outline_state.arrange(words="network")
    dialog = dialog_of(bench)
    for name, head in (("pdf", b"%PDF"), ("svg", b"<"), ("png", b"\x89PNG")):
        dialog.format.set_current(name)
        write(bench.view, tmp_path / f"a.{name}", dialog.maker())
        settle(bench)
        assert (tmp_path / f"a.{name}").read_bytes().startswith(head)
    words = (tmp_path / "a.svg").read_text("utf-8")
    assert "Network and infrastructure" in words
    assert ">green<" in words  # a column that had no room on the screen has it on paper
    assert "Information security" not in words
    dialog.answer("cancel")


def test_a_place_is_asked_for(bench: Bench) -> None:
    dialog = dialog_of(bench)
    QTest.mouseClick(dialog.by_key["write"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    (asked,) = bench.view.findChildren(QFileDialog)
    assert asked.defaultSuffix() == "pdf"
    asked.reject()


def test_sheets_need_a_paper(bench: Bench) -> None:
    dialog = dialog_of(bench)
    assert not dialog.sheets.isEnabled()
    dialog.paper.set_current("A4")
    dialog.paper.chosen.emit("A4")
    assert dialog.sheets.isEnabled()
    dialog.format.set_current("png")
    dialog.format.chosen.emit("png")
    assert not dialog.paper.isEnabled()
    dialog.answer("cancel")


def test_the_chart_is_copied_as_a_picture(bench: Bench) -> None:
    bench.session.commands.run("roadmap.copy_picture")
    image = QGuiApplication.clipboard().image()
    assert image.width() == 3200


def test_help_lists_every_gesture_with_keys_that_answer(bench: Bench) -> None:
    table = bench.session.commands
    for gesture in GESTURES:
        assert all(id in table for id in gesture.commands)
        assert keys_of(gesture, table)
    dialog = ShortcutsDialog(bench.window, table, GESTURES)
    dialog.open()
    QTest.keyClicks(QApplication.focusWidget() or dialog, "")
    shown = [row for row in dialog.gestures if "Alt+Left" in row.keys.split(", ")]
    assert [row.words for row in shown] == ["Drag a bar: move it"]
    dialog.answer("close")
    QApplication.processEvents()
