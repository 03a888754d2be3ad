"""Searching in the pages that are shown: hits are marked, Enter goes from one to the next."""

from PySide6.QtCore import QObject, QTimer, Signal

from i18n import _
from ui.reports.pdf_pages import Hit, find
from ui.shell.jobs import Cancelled, Job, Jobs, Progress

_QUIET = 150  # ms without a key before it is searched


class PageSearch(QObject):
    """The hits of a text in one PDF, searched on a thread.

    ``changed`` tells of new hits and of another current one.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._pdf, self.text = b"", ""
        self.hits: list[Hit] = []
        self.current = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._start)

    def set_pdf(self, pdf: bytes) -> None:
        """Search in another PDF."""
        self._pdf = pdf
        self._again()

    def look_for(self, text: str) -> None:
        """Search another text, "" for none."""
        self.text = text.strip()
        self._again()

    def _again(self) -> None:
        if self._job is not None:
            self._jobs.cancel(self._job)
            self._job = None
        if self.text and self._pdf:
            self._timer.start()
        else:
            self._timer.stop()
            self._take([])

    def _start(self) -> None:
        pdf, text = self._pdf, self.text

        def work(progress: Progress, cancelled: Cancelled) -> list[Hit]:
            return find(pdf, text, progress, cancelled)

        self._job = self._jobs.start(_("Searching"), work, self._take)

    def _take(self, hits: list[Hit]) -> None:
        self._job = None
        self.hits, self.current = hits, 0 if hits else -1
        self.changed.emit()

    def step(self, direction: int) -> None:
        """Go to the next hit (1) or the one before (-1), round and round."""
        if self.hits:
            self.current = (self.current + direction) % len(self.hits)
            self.changed.emit()

    @property
    def hit(self) -> Hit | None:
        """The current hit."""
        return self.hits[self.current] if self.current >= 0 else None
