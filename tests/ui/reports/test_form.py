"""Layout, period, final, password, branding, search and printing in the real window."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planning.plan.document import Document
from ui.reports import printing
from ui.reports.branding_dialog import BrandingDialog
from ui.reports.page_area import HIT
from ui.reports.view import ReportsView
from ui.shell.window import MainWindow

SLOW = 30000  # ms


def settle(view: ReportsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.preview.is_pending, timeout=SLOW)


def test_facing_pages_are_chosen_with_the_keyboard_and_remembered(view: ReportsView, qtbot: QtBot) -> None:
    choice = view.options.form.layout_choice
    choice.setFocus()
    with qtbot.waitSignal(view.preview.made, timeout=SLOW) as made:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert made.args is not None
    assert made.args[0].request.layout == "facing"
    assert made.args[0].result.part_pages["cover"] == (1, 1)
    kept = view.state()
    QTest.keyClick(choice, Qt.Key.Key_Up)
    view.restore(kept)
    assert view.options.request().layout == "facing"
    settle(view, qtbot)


def test_a_period_never_ends_before_it_begins(bare: ReportsView) -> None:
    form = bare.options.form
    assert bare.options.request().period is None
    form.last.setFocus()
    for _ in range(15):
        QTest.keyClick(form.last, Qt.Key.Key_Up)
    assert bare.options.request().period == ("2013-07-01", "2014-03-31")
    form.first.setFocus()
    for _ in range(4):
        QTest.keyClick(form.first, Qt.Key.Key_Down)
    assert bare.options.request().period == ("2014-07-01", "2014-09-30")


def test_a_password_makes_it_no_archive_and_is_never_remembered(
    view: ReportsView, qtbot: QtBot, tmp_path: Path
) -> None:
    form = view.options.form
    QTest.mouseClick(form.encrypt.switch, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.password, "secret")
    settle(view, qtbot)
    assert view.desk.area.count  # the preview needs no password
    assert "secret" not in view.state()
    path = tmp_path / "e.pdf"
    with qtbot.waitSignal(view.exporter.exported, timeout=SLOW):
        view.exporter.write(path, view.options.request())
    with pikepdf.open(path, password="secret") as pdf:
        assert pdf.is_encrypted


def test_search_marks_hits_and_goes_from_one_to_the_next(
    view: ReportsView, window: MainWindow, qtbot: QtBot
) -> None:
    settle(view, qtbot)
    window.session.commands.run("reports.find")
    with qtbot.waitSignal(view.search.changed, timeout=SLOW):
        QTest.keyClicks(view.search_bar.field, "the")
    assert len(view.search.hits) > 3
    assert view.search_bar.count.text() == f"1 of {len(view.search.hits)}"
    first = view.search.hit
    QTest.keyClick(view.search_bar.field, Qt.Key.Key_Return)
    assert view.search.hit != first
    QTest.keyClick(view.search_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.search.hit == first
    assert first is not None
    qtbot.waitUntil(lambda: _is_tinted(view), timeout=SLOW)
    view.search_bar.field.clear()
    qtbot.waitUntil(lambda: not view.search.hits)


def _is_tinted(view: ReportsView) -> bool:
    """Whether the picture of the pages has the yellow of a hit."""
    image = view.desk.area.viewport().grab().toImage()
    hue = QColor(HIT).hue()
    return any(
        abs(colour.hue() - hue) < 8 and colour.saturation() > 90
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 3)
        if (colour := image.pixelColor(x, y)).isValid()
    )


def test_a_text_that_is_not_there(view: ReportsView, qtbot: QtBot) -> None:
    settle(view, qtbot)
    with qtbot.waitSignal(view.search.changed, timeout=SLOW):
        QTest.keyClicks(view.search_bar.field, "zzzz")
    assert view.search_bar.count.text() == "Not found"


@pytest.fixture
def dialog(bare: ReportsView, window: MainWindow) -> BrandingDialog:
    window.session.commands.run("reports.branding")
    return bare.findChildren(BrandingDialog)[-1] if bare.findChildren(BrandingDialog) else _open(window)


def _open(window: MainWindow) -> BrandingDialog:
    return window.findChildren(BrandingDialog)[-1]


def test_branding_is_one_step_that_can_be_undone(
    dialog: BrandingDialog, window: MainWindow, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    image = QImage(1200, 300, QImage.Format.Format_ARGB32)
    image.fill(QColor("#80336699"))
    image.save(str(logo))
    QTest.keyClicks(dialog.organization["en"].edit, "Office of Plans")
    QTest.keyClicks(dialog.classification["en"].edit, "Internal")
    QTest.keyClicks(dialog.accent.edit, "#7A1F5F")
    dialog.take_logo(logo)
    dialog.by_key["save"].click()
    brand = window.session.document.plan.branding
    assert (brand.organization, brand.accent) == ({"en": "Office of Plans"}, "#7A1F5F")
    assert brand.logo
    window.session.undo()
    assert window.session.document.plan.branding.organization == {}


def test_a_colour_that_is_none_and_a_picture_that_is_none_are_refused(
    dialog: BrandingDialog, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    dialog.take_logo(tmp_path / "logo.png")
    assert "logo.png" in dialog.accent.error()
    QTest.keyClicks(dialog.accent.edit, "red")
    dialog.by_key["save"].click()
    assert dialog.isVisible()
    assert dialog.accent.error()
    assert window.session.document.plan.branding.accent == ""
    dialog.by_key["cancel"].click()


def test_pages_are_printed_as_they_lie(
    view: ReportsView, qtbot: QtBot, sample: Document, tmp_path: Path
) -> None:
    settle(view, qtbot)
    made = view._made  # noqa: SLF001 - what the command prints
    assert made is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    shares: list[float] = []
    printing.print_pages(printer, made, shares.append, lambda: False)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        wide = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages]
    assert wide == [size.width() > size.height() for size in made.sizes]
    assert shares[-1] == 1.0
