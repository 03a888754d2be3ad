"""Importing through the window: what is shown before, what one step does, and what stops it."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planning.exchange import apart
from planning.exchange.formats import Reading
from planning.plan import editing
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.versions import read as version_tables
from planning.plan.versions import versions
from ui.exchange import import_dialog, importing
from ui.exchange.import_dialog import ImportDialog
from ui.shell import appearance, past
from ui.shell.window import MainWindow

PATIENCE = 30_000
"""Milliseconds for a process to start on a busy machine."""


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot: QtBot, window: MainWindow, path: Path) -> ImportDialog:
    """The dialog, once it shows what the file would do."""
    dialog = importing.offer(window, path)
    read(qtbot, dialog)
    return dialog


def read(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading, timeout=PATIENCE)


def lines(dialog: ImportDialog) -> list[str]:
    return [row.spoken for row in dialog.list.rows]


def test_a_file_is_looked_at_and_imported_as_one_step(qtbot: QtBot, window: MainWindow, works: Path) -> None:
    window.commands.run("file.import")
    asked = window.findChild(QFileDialog, "files")
    assert asked is not None
    assert "*.xml" in asked.nameFilters()[0]
    asked.fileSelected.emit(str(works))
    asked.close()
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportDialog)]
    read(qtbot, dialog)
    assert {"Row 1", "Row 2"} <= set(lines(dialog))
    assert dialog.kind.text() == "MS Project XML"
    before = window.session.document.raw("activities")
    click(dialog.by_key["import"])
    after = window.session.document.raw("activities")
    assert len(after) == len(before) + 2
    assert window.session.document.undo_label == "Import works.xml"
    assert "works.xml" in window.toast.text()
    window.commands.run("edit.undo")
    assert window.session.document.raw("activities") == before


def test_the_meaning_of_a_column_can_be_chosen(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    dialog = shown(qtbot, window, table)
    assert dialog.columns.mapping() == {
        "Activity": "name",
        "Lane": "lane",
        "Begin": "start",
        "End": "finish",
        "Depends on": "predecessors",
        "Shed": "",
    }
    assert any("Shed" in line for line in lines(dialog))
    select = dialog.columns.selects["Shed"]
    select.set_current("owner")
    select.chosen.emit("owner")
    qtbot.waitUntil(lambda: dialog.is_reading)
    read(qtbot, dialog)
    assert not any("Shed" in line for line in lines(dialog))
    click(dialog.by_key["import"])
    found = window.session.document.raw("activities")
    assert {row.get("owner") for row in found.values()} >= {"red", "blue"}
    assert {row["lane"] for row in found.values() if row.get("owner") == "red"} <= {"modernization"}


def test_headings_that_nobody_knows_can_be_explained(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    table.write_text("Was,Wann\nGraben,2026-03-02\n", encoding="utf-8")
    dialog = shown(qtbot, window, table)
    assert dialog.columns.mapping() == {"Was": "", "Wann": ""}
    assert not dialog.by_key["import"].isEnabled()
    for heading, field in (("Was", "name.en"), ("Wann", "start")):
        dialog.columns.selects[heading].set_current(field)
        dialog.columns.selects[heading].chosen.emit(field)
    qtbot.waitUntil(lambda: dialog.is_reading)
    read(qtbot, dialog)
    assert dialog.by_key["import"].isEnabled()
    assert "Graben" in lines(dialog)
    click(dialog.by_key["cancel"])


def test_wrong_cells_are_named_and_stop_the_import(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    table.write_text(table.read_text(encoding="utf-8").replace("2014-10-01", "3/4/2014"), encoding="utf-8")
    dialog = shown(qtbot, window, table)
    assert not dialog.by_key["import"].isEnabled()
    assert any("row 2" in line and "Begin" in line for line in lines(dialog))
    dialog.dates.set_current("dmy")
    dialog.dates.chosen.emit("dmy")
    qtbot.waitUntil(lambda: dialog.is_reading)
    read(qtbot, dialog)
    assert dialog.by_key["import"].isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.document.undo_label is None


def test_a_file_that_cannot_be_read_says_why(qtbot: QtBot, window: MainWindow, works: Path) -> None:
    works.write_text("<!DOCTYPE a><Project/>", encoding="utf-8")
    dialog = shown(qtbot, window, works)
    assert "document type" in dialog.heading.text()
    assert not dialog.by_key["import"].isEnabled()
    click(dialog.by_key["cancel"])


def test_cancelling_ends_the_reading(qtbot: QtBot, window: MainWindow, works: Path) -> None:
    dialog = importing.offer(window, works)
    assert dialog.is_reading
    click(dialog.by_key["cancel"])
    assert not any("works.xml" in job.name for job in window.session.jobs.active)
    assert window.session.jobs.stop(PATIENCE)


def test_a_dropped_file_is_offered_and_a_dropped_plan_opened(
    qtbot: QtBot, window: MainWindow, works: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(works))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(400, 400), copy, data, left, Qt.KeyboardModifier.NoModifier))
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportDialog)]
    read(qtbot, dialog)
    click(dialog.by_key["cancel"])


def test_without_a_plan_the_file_becomes_one(
    qtbot: QtBot, window: MainWindow, works: Path, tmp_path: Path
) -> None:
    window.commands.run("file.close")
    dialog = shown(qtbot, window, works)
    click(dialog.by_key["import"])
    asked = window.findChild(QFileDialog, "files")
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path / "new.plan.json"))
    asked.close()
    assert window.session.document.path == tmp_path / "new.plan.json"
    assert len(window.session.document.raw("activities")) == 2


def test_one_sheet_of_a_workbook_can_be_chosen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "works.xlsx"
    assert book.active is not None
    book.active.title = "North"
    for sheet, name in ((book.active, "Dig"), (book.create_sheet("South"), "Fill")):
        sheet.append(["Activity", "Begin"])
        sheet.append([name, "2026"])
    book.save(path)
    dialog = shown(qtbot, window, path)
    assert {"Dig", "Fill"} <= {line.partition(":")[0] for line in lines(dialog)}
    assert dialog.sheet.isVisible()
    dialog.sheet.set_current("South")
    dialog.sheet.chosen.emit("South")
    qtbot.waitUntil(lambda: dialog.is_reading)
    read(qtbot, dialog)
    names = {line.partition(":")[0] for line in lines(dialog)}
    assert ("Fill" in names, "Dig" in names) == (True, False)
    click(dialog.by_key["cancel"])


def test_it_speaks_chinese(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    appearance.apply_language("zh")
    dialog = shown(qtbot, window, table)
    assert dialog.by_key["import"].text() == "导入"
    assert "works.csv" in dialog.title.text()
    assert "新增" in dialog.heading.text()
    click(dialog.by_key["cancel"])


def test_a_process_that_takes_too_long_or_is_not_wanted_ends(works: Path) -> None:
    for seconds, cancelled, code in ((0.0, False, "too_slow"), (60.0, True, "cancelled")):
        with pytest.raises(PlanError) as error:
            apart.preview(Reading(works), lambda answer=cancelled: answer, seconds)  # type: ignore[misc]
        assert error.value.code == code


def test_a_very_large_import_says_until_when_it_can_be_undone(
    qtbot: QtBot, window: MainWindow, works: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (editing, import_dialog, past):
        monkeypatch.setattr(module, "BULK", 1)  # two rows are as good as 5,001
    before = window.session.document.raw("activities")
    dialog = shown(qtbot, window, works)
    assert dialog.bulk.isVisible()
    assert "until the plan is closed" in dialog.bulk.accessibleName()
    click(dialog.by_key["import"])
    assert window.banner.isVisible()
    path = window.session.plan_document.path
    assert path is not None
    window.session.set_document(None)
    window.session.set_document(Document.open(path))
    assert len(window.session.document.raw("activities")) == len(before) + 2
    assert window.session.document.undo_label is None  # as it was said
    kept = versions(window.session.plan_document)
    assert any(version_tables(one)["activities"] == before for one in kept)
