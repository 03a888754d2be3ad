"""The middle of the reports: thumbnails and pages, over them what they lack, or why there are none."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from i18n import _
from ui.reports.exporting import listed
from ui.reports.notes import Note
from ui.reports.page_area import PageArea
from ui.reports.page_images import PageImages
from ui.reports.page_layout import Mode
from ui.reports.request import Made
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets.button import QuietButton
from ui.widgets.empty import Empty
from ui.widgets.wording import Wording

STRIP = 128  # px
STRIP_FROM = 620  # px of width; in a narrower window the pages need the room


class Desk(QWidget):
    """``wanted`` asks for the pages that were given up."""

    wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.images = PageImages(session.jobs, self)
        self.strip, self.area = PageArea(self.images, "strip"), PageArea(self.images, "page")
        self.strip.setFixedWidth(STRIP)
        self._waiting = Empty("file-text", "")
        self._again = QuietButton("", "refresh-cw", run=self.wanted.emit)
        self._stopped = Empty("file-text", "", None, self._again)
        self._mode: Mode = "page"
        self.note = Note("triangle-alert", "danger")
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_with_margins(self.note))
        row = QHBoxLayout()
        column.addLayout(row, 1)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self.area, 1)
        self._layers = QStackedLayout(self)
        for layer in (self._waiting, self._stopped, pages):
            self._layers.addWidget(layer)
        self._pages = pages
        self._connect()
        self._word()

    def _connect(self) -> None:
        self.strip.page_chosen.connect(self.area.go_to)
        self.strip.page_opened.connect(self.area.go_to)
        self.strip.page_changed.connect(self._follow_strip)
        self.area.page_changed.connect(self._follow_area)

    def _word(self) -> None:
        wording = Wording(self)
        wording(self.area.setAccessibleName, lambda: _("Pages"))
        wording(self.strip.setAccessibleName, lambda: _("Thumbnails"))
        wording(self._waiting.say, lambda: _("The pages are being set."))
        wording(self._stopped.say, lambda: _("There is no preview: it was cancelled, or could not be made."))
        wording(self._again.set_words, lambda: _("Show the preview"))

    def _follow_strip(self, page: int) -> None:
        if self.strip.hasFocus() and self.area.page != page:
            self.area.go_to(page)

    def _follow_area(self, page: int) -> None:
        if self.strip.page != page:
            self.strip.go_to(page)

    @property
    def mode(self) -> Mode:
        """How the pages stand."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Stand the pages one by one, in spreads, or as thumbnails."""
        self._mode = mode
        self.area.set_mode(mode)
        self._arrange()

    def show_made(self, made: Made) -> None:
        """Show the pages of a report; the page that was looked at stays in sight."""
        self.images.set_pdf(made.pdf, made.sizes)
        self.note.say(listed(made.result.blemishes))
        self._layers.setCurrentWidget(self._pages)
        self._arrange()

    def wait(self) -> None:
        """Say that pages will come, where none are shown yet."""
        if not self.images.sizes:
            self._layers.setCurrentWidget(self._waiting)

    def stop(self) -> None:
        """Say that no pages will come, where none are shown."""
        if not self.images.sizes:
            self._layers.setCurrentWidget(self._stopped)

    def clear(self) -> None:
        """Show no pages: they are of another plan."""
        self.images.set_pdf(b"", [])
        self.note.say("")
        self._layers.setCurrentWidget(self._waiting)

    def _arrange(self) -> None:
        self.strip.setVisible(self._mode != "thumbnails" and self.width() >= STRIP_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().color("sunken"))


def _with_margins(note: Note) -> QHBoxLayout:
    """A note over the pages; nothing of it, not even its margins, while it is hidden."""
    row = QHBoxLayout()
    row.setContentsMargins(16, 12, 16, 0)
    row.addWidget(note)
    return row
