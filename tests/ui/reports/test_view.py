"""The reports in a real window: preview, options, export."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.reports import PAGE_SIZES, Options, report_kinds, write_report
from planning.reports.page_sizes import PAGE_SIZES as KNOWN_SIZES
from ui.reports.exporting import Exported
from ui.reports.page_area import PageArea
from ui.reports.view import ReportsView
from ui.shell.window import MainWindow
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label

SLOW = 30000  # ms; a report takes about a second, on a loaded machine more


NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)


def part(view: ReportsView, id: str) -> QWidget:
    return next(line.switch for line in view.options.lines if line.part.id == id)


def export_to(view: ReportsView, path: Path) -> None:
    """Press the primary button and name a file in the dialog."""
    button = next(child for child in view.options.findChildren(QWidget)
                  if child.accessibleName() == "Export brief")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = view.findChildren(QFileDialog)[-1]
    edit = dialog.findChild(QLineEdit)
    assert edit is not None
    edit.setText(str(path))
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_the_preview_has_the_pages_of_the_report(view: ReportsView, sample: Document, tmp_path: Path) -> None:
    result = write_report(sample, tmp_path / "brief.pdf", Options("brief", ("en", "zh")))
    assert view.desk.area.count == result.pages
    assert f"1 of {result.pages}" in [label.text() for label in view.toolbar()[0] if hasattr(label, "text")]


def test_the_kinds_are_those_that_can_be_written(bare: ReportsView) -> None:
    assert [button.kind for button in bare.kinds.buttons] == list(report_kinds())
    assert tuple(KNOWN_SIZES) == PAGE_SIZES


def test_a_part_that_is_switched_off_leaves_the_preview(view: ReportsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.preview.made, timeout=SLOW) as made:
        QTest.mouseClick(part(view, "roadmap"), Qt.MouseButton.LeftButton)
    assert made.args is not None
    assert "roadmap" not in made.args[0].result.part_pages
    assert view.desk.area.count == made.args[0].result.pages


def test_choices_in_quick_succession_make_one_preview(view: ReportsView, qtbot: QtBot) -> None:
    made: list[object] = []
    view.preview.made.connect(made.append)
    for id in ("roadmap", "units", "risks"):
        QTest.mouseClick(part(view, id), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made) and not view.preview.is_pending, timeout=SLOW)
    assert len(made) == 1


def test_the_last_part_stays_on(bare: ReportsView) -> None:
    for line in bare.options.lines:
        if line.switch.isChecked():
            QTest.mouseClick(line.switch, Qt.MouseButton.LeftButton)
    on = [line for line in bare.options.lines if line.switch.isChecked()]
    assert len(on) == 1
    assert not on[0].switch.isEnabled()
    assert "at least one part" in on[0].switch.toolTip()


def test_another_kind_has_its_own_parts_and_pages(view: ReportsView, qtbot: QtBot) -> None:
    other = view.kinds.buttons[1]
    with qtbot.waitSignal(view.preview.made, timeout=SLOW) as made:
        QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert made.args is not None
    assert made.args[0].request.kind == other.kind.id
    assert [line.part for line in view.options.lines] == list(other.kind.parts)


def test_print_brief_leads_to_the_brief(bare: ReportsView, window: MainWindow) -> None:
    QTest.mouseClick(bare.kinds.buttons[1], Qt.MouseButton.LeftButton)
    window.session.go_to("reports", "reports", "brief")
    assert bare.kinds.buttons[0].isChecked()
    assert bare.options.request().kind == "brief"


def test_it_says_what_does_not_agree_in_the_source(bare: ReportsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(bare.options.note.words), timeout=SLOW)
    assert bare.options.note.words == (
        "6 figures do not agree in the source. They are printed as they stand, with a note.")
    QTest.mouseClick(part(bare, "findings"), Qt.MouseButton.LeftButton)
    assert bare.options.note.words.endswith("They are printed as they stand.")


def test_languages_are_swapped_and_never_alike(view: ReportsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.preview.made, timeout=SLOW) as made:
        QTest.mouseClick(view.options.swap, Qt.MouseButton.LeftButton)
    assert made.args is not None
    assert made.args[0].request.languages == ("zh", "en")
    view.options.first.setFocus()
    QTest.keyClick(view.options.first, Qt.Key.Key_Up)
    assert view.options.request().languages == ("en", "zh")


def test_a_report_in_one_language(view: ReportsView, qtbot: QtBot) -> None:
    view.options.second.setFocus()
    with qtbot.waitSignal(view.preview.made, timeout=SLOW) as made:
        QTest.keyClick(view.options.second, Qt.Key.Key_End)
    assert made.args is not None
    assert made.args[0].request.languages == ("en",)
    assert not view.options.swap.isEnabled()


def test_an_edit_of_the_plan_is_seen_in_the_preview(
    view: ReportsView, window: MainWindow, qtbot: QtBot
) -> None:
    title = {"en": "Another title", "zh": "另题"}
    with qtbot.waitSignal(view.preview.made, timeout=SLOW) as made:
        window.session.run(lambda t: t.set("plan", "plan", title=title), "Edit")
    assert made.args is not None
    assert b"Another title" in _title(made.args[0].pdf)


def _title(pdf: bytes) -> bytes:
    from io import BytesIO

    with pikepdf.open(BytesIO(pdf)) as document:
        return str(document.docinfo["/Title"]).encode()


def test_page_keys_turn_the_pages(view: ReportsView, window: MainWindow) -> None:
    view.desk.area.setFocus()
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageUp)
    assert view.desk.area.page == 1
    assert view.desk.strip.page == 1
    assert view.desk.area.accessibleDescription() == f"Page 2 of {view.desk.area.count}"


def test_a_thumbnail_leads_to_its_page(view: ReportsView) -> None:
    place = view.desk.strip.page_rect(2).center()
    QTest.mouseClick(view.desk.strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.desk.area.page == 2


def test_enter_in_the_thumbnails_opens_the_page(view: ReportsView, window: MainWindow) -> None:
    thumbnails = next(child for child in window.toolbar.findChildren(QWidget)
                      if child.accessibleName() == "Thumbnails")
    QTest.mouseClick(thumbnails, Qt.MouseButton.LeftButton)
    assert str(view.desk.area.mode) == "thumbnails"
    view.desk.area.setFocus()
    QTest.keyClick(view.desk.area, Qt.Key.Key_Right)
    QTest.keyClick(view.desk.area, Qt.Key.Key_Return)
    assert (str(view.desk.mode), view.desk.area.page) == ("page", 1)


def test_zoom_by_key_and_back_to_what_fits(view: ReportsView, window: MainWindow) -> None:
    fits = view.desk.area.zoom
    view.desk.area.setFocus()
    press(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.area.zoom > fits
    press(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.area.zoom == fits


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_paper_is_white_in_every_theme(
    view: ReportsView, window: MainWindow, qtbot: QtBot, theme: str
) -> None:
    window.session.set_theme(theme)
    area: PageArea = view.desk.area

    def corner() -> QColor:
        picture = area.viewport().grab().toImage()
        place = area.page_rect(0).topLeft() * picture.devicePixelRatio()
        return picture.pixelColor(place.x() + 4, place.y() + 4)

    qtbot.waitUntil(lambda: corner() == QColor(Qt.GlobalColor.white), timeout=SLOW)
    ground = area.viewport().grab().toImage().pixelColor(2, 2)
    assert ground == window.session.theme.color("sunken")


def test_the_export_writes_what_is_shown_and_says_so(
    view: ReportsView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "out" / "my-brief.pdf"
    target.parent.mkdir()
    with qtbot.waitSignal(view.exporter.exported, timeout=SLOW):
        export_to(view, target)
    with pikepdf.open(target) as written:
        assert len(written.pages) == view.desk.area.count
    assert "my-brief.pdf" in window.toast.text()
    assert [row.words for row in view.kinds.rows] == ["my-brief.pdf"]
    assert window.session.preferences.view_state["reports"] == view.state()


def test_a_character_that_no_font_has_is_told_before_the_export(
    view: ReportsView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with window.session.document.transaction("test") as t:
        t.set("plan", "plan", title={"en": "Plan \U00020021", "zh": "计划"})
    qtbot.waitUntil(lambda: "U+20021" in view.desk.note.words, timeout=SLOW)
    assert view.desk.note.isVisible()
    target = tmp_path / "brief.pdf"
    view.exporter.write(target, view.options.request())
    qtbot.waitUntil(lambda: bool(window.findChildren(Dialog)), timeout=SLOW)
    (dialog,) = window.findChildren(Dialog)
    assert any("plan/plan/title" in label.text() for label in dialog.findChildren(Label))
    assert not target.exists()
    with qtbot.waitSignal(view.exporter.exported, timeout=SLOW):
        QTest.keyClick(dialog, Qt.Key.Key_Return)  # export anyway
    assert target.exists()


def test_a_cancelled_export_leaves_nothing(
    bare: ReportsView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    bare.exporter.write(folder / "brief.pdf", bare.options.request())
    job = next(job for job in window.session.jobs.active if job.name == "Exporting brief.pdf")
    window.session.jobs.cancel(job)
    assert window.session.jobs.stop(SLOW)
    assert list(folder.iterdir()) == []
    assert bare.exporter.files == []


def test_an_export_that_fails_says_why_and_what_to_do(
    bare: ReportsView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.reported, timeout=SLOW) as reported:
        bare.exporter.write(tmp_path / "missing" / "brief.pdf", bare.options.request())
    assert reported.args is not None
    error = reported.args[0]
    assert isinstance(error, PlanError)
    assert error.code == "cannot_write"
    assert error.remedy
    assert window.banner.isVisible()


def test_a_cancelled_preview_can_be_asked_for_again(
    view: ReportsView, window: MainWindow, qtbot: QtBot
) -> None:
    view.desk.clear()
    with qtbot.waitSignal(view.preview.stopped, timeout=SLOW):
        view.preview.ask(view.options.request(), 0)
        qtbot.waitUntil(lambda: bool(window.session.jobs.active))
        window.session.jobs.cancel(window.session.jobs.active[0])
    again = next(child for child in view.desk.findChildren(QWidget)
                 if child.accessibleName() == "Show the preview")
    assert again.isVisible()
    with qtbot.waitSignal(view.preview.made, timeout=SLOW):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert view.desk.area.count


def test_choices_and_files_are_found_again(bare: ReportsView, tmp_path: Path) -> None:
    bare.exporter.files = [Exported(str(tmp_path / "gone.pdf"), "2026-03-12")]
    QTest.mouseClick(part(bare, "risks"), Qt.MouseButton.LeftButton)
    kept = bare.state()
    QTest.mouseClick(part(bare, "risks"), Qt.MouseButton.LeftButton)
    bare.restore(kept)
    assert "risks" not in bare.options.request().wanted
    assert [(row.words, row.note, row.is_link) for row in bare.kinds.rows] == [("gone.pdf", "missing", False)]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"kind": 3}', '{"files": [["a", "no day"]]}',
                                  '{"languages": ["xx"], "parts": ["none"], "page_size": "A7"}'])
def test_any_text_can_be_restored(bare: ReportsView, text: str) -> None:
    bare.restore(text)
    request = bare.options.request()
    assert request.languages == ("en", "zh")
    assert request.parts
    assert bare.exporter.files == []


def test_everything_is_said_in_chinese_after_the_switch(
    bare: ReportsView, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_language("zh")
    qtbot.waitUntil(lambda: bare.kinds.buttons[0].accessibleName() == "简报")
    assert part(bare, "roadmap").accessibleName() == "路线图"


def test_another_plan_shows_its_own_pages(
    view: ReportsView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Document.from_template("blank", tmp_path / "blank.json")
    with qtbot.waitSignal(view.preview.made, timeout=SLOW):
        window.session.set_document(other)
        assert view.desk.area.count == 0
    assert view.desk.area.count > 0


def test_whatever_takes_the_focus_has_a_name(bare: ReportsView) -> None:
    stops = [widget for widget in bare.findChildren(QWidget)
             if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()]
    unnamed = [widget for widget in stops
               if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)]
    assert len(stops) > 10
    assert not unnamed
