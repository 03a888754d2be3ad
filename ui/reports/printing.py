"""Printing the pages that are shown: the system's dialog, and the pages as pictures on a thread."""


from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from i18n import _
from planning.plan.errors import PlanError
from ui.reports.pdf_pages import page_image
from ui.reports.request import Made
from ui.shell.jobs import Cancelled, Progress
from ui.shell.session import Session

_FINEST = 300  # dpi: finer pictures of pages take memory and are not seen
_INCH = 72


def ask(session: Session, parent: QWidget, made: Made) -> QPrintDialog:
    """Open the system's dialog and print what is chosen there."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(made.request.kind)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(made.sizes))
    dialog.setWindowTitle(_("Print"))
    dialog.accepted.connect(lambda: start(session, printer, made))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # not the overload of the print dialog, which wants a slot by its name
    return dialog


def start(session: Session, printer: QPrinter, made: Made) -> None:
    """Print on a thread, with progress."""

    def work(progress: Progress, cancelled: Cancelled) -> int:
        return print_pages(printer, made, progress, cancelled)

    session.jobs.start(_("Printing"), work, lambda count: session.toast(_("Sent to the printer")))


def print_pages(printer: QPrinter, made: Made, progress: Progress, cancelled: Cancelled) -> int:
    """Print the pages the printer was told to; how many they were.

    Raises:
        PlanError: ``cannot_print`` where the printer takes nothing.
    """
    pages = _chosen(printer, len(made.sizes))
    _turn(printer, made, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise PlanError(_("The printer takes nothing."), _("Choose another printer, or export the report."),
                        code="cannot_print")
    try:
        for count, number in enumerate(pages):
            if cancelled():
                printer.abort()
                break
            if count:
                _turn(printer, made, number)
                printer.newPage()
            _print_page(painter, printer, made, number)
            progress((count + 1) / len(pages))
    finally:
        painter.end()
    return len(pages)


def _chosen(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(max(1, first) - 1, min(count, last)))


def _turn(printer: QPrinter, made: Made, number: int) -> None:
    """Turn the paper as the page lies."""
    size = made.sizes[number]
    is_wide = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def _print_page(painter: QPainter, printer: QPrinter, made: Made, number: int) -> None:
    size = made.sizes[number]
    resolution = min(printer.resolution(), _FINEST)
    image = page_image(made.pdf, number, round(size.width() * resolution / _INCH))
    room = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    whole = printer.resolution() / _INCH
    share = min(room.width() / (size.width() * whole), room.height() / (size.height() * whole), 1.0)
    width, height = size.width() * whole * share, size.height() * whole * share
    place = QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height)
    painter.drawImage(place, image)


