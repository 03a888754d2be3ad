"""Images of pages, made on a thread when they are asked for and kept while they are needed."""

import math
from collections import OrderedDict
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage

from i18n import _
from ui.reports.pdf_pages import page_image
from ui.shell.jobs import Cancelled, Job, Jobs, Progress

KEPT_PIXELS = 40_000_000  # 160 MB: all of a short report, some ten pages of a long one at 200 %
LARGEST = 8_000_000  # px of one page; above it is drawn enlarged, so that all that is in sight can be kept
QUEUE = 40  # pages asked for and not begun; what falls off is asked for again when it is in sight


class Wanted(NamedTuple):
    """A page (from 0) at a width in device px."""

    page: int
    width: int


class PageImages(QObject):
    """The pages of one PDF. ``image`` answers at once with what there is and sees to the rest."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._pdf = b""
        self.sizes: list[QSizeF] = []
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._queue: list[Wanted] = []

    def set_pdf(self, pdf: bytes, sizes: list[QSizeF]) -> None:
        """Show another PDF."""
        self._pdf, self.sizes = pdf, sizes
        self._kept.clear()
        self.stop()
        self.changed.emit()

    def image(self, wanted: Wanted) -> QImage | None:
        """The page at that width; the nearest other width while it is being made; ``None`` at first."""
        wanted = self._affordable(wanted)
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if wanted not in self._queue:
            self._queue = [*self._queue, wanted][-QUEUE:]
            self._next()
        others = [key for key in self._kept if key.page == wanted.page]
        nearest = min(others, key=lambda key: abs(key.width - wanted.width), default=None)
        return None if nearest is None else self._kept[nearest]

    def _affordable(self, wanted: Wanted) -> Wanted:
        size = self.sizes[wanted.page]
        widest = math.sqrt(LARGEST * size.width() / max(1.0, size.height()))
        return wanted._replace(width=min(wanted.width, int(widest)))

    def _next(self) -> None:
        is_busy = self._job is not None and not self._job.is_cancelled
        if is_busy or not self._queue:
            return
        wanted, pdf = self._queue[-1], self._pdf  # what was asked for last is what is looked at now

        def work(progress: Progress, cancelled: Cancelled) -> QImage:
            del progress, cancelled  # one page is quick, and cannot be stopped half-way
            return page_image(pdf, wanted.page, wanted.width)

        name = _("Showing page {number}").format(number=wanted.page + 1)
        self._job = self._jobs.start(name, work, partial(self._take, wanted))

    def _take(self, wanted: Wanted, image: QImage) -> None:
        self._job = None
        if wanted in self._queue:
            self._queue.remove(wanted)
        self._kept[wanted] = image
        while len(self._kept) > 1 and sum(map(_pixels, self._kept.values())) > KEPT_PIXELS:
            self._kept.popitem(last=False)
        self._next()
        self.changed.emit()

    def stop(self) -> None:
        """Make no more pages."""
        self._queue.clear()
        if self._job is not None:
            self._jobs.cancel(self._job)
            self._job = None


def _pixels(image: QImage) -> int:
    return image.width() * image.height()
