"""Exporting through the window, in every format there is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planning.exchange.formats import written_formats
from ui.exchange.export_dialog import PNG, ExportDialog
from ui.shell.window import MainWindow

FORMATS = [*(one.name for one in written_formats("roadmap")), PNG]


@pytest.mark.parametrize("name", FORMATS)
def test_the_roadmap_is_written_in_each_format(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    window.commands.run("file.export_roadmap")
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, ExportDialog)]
    assert list(dialog.cards) == FORMATS
    QTest.mouseClick(dialog.cards[name], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.by_key["export"], Qt.MouseButton.LeftButton)
    asked = window.findChild(QFileDialog, "files")
    assert asked is not None
    target = tmp_path / f"out.{asked.defaultSuffix()}"
    asked.fileSelected.emit(str(target))
    asked.close()
    qtbot.waitUntil(lambda: target.name in window.toast.text(), timeout=20_000)
    assert target.stat().st_size > 100


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from ui.exchange.export_dialog import Export
    from ui.exchange.exporting import write

    write(window, tmp_path / "none" / "r.csv", Export("csv", ".csv", "roadmap", "en"))
    qtbot.waitUntil(lambda: window.banner.notice is not None)
    assert window.banner.notice is not None
    assert "r.csv" in window.banner.notice.text
