"""PDF pages through PDFium: sizes, images, and where a text stands; may be called from any thread."""

import threading
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from ui.shell.jobs import Cancelled, Progress

# PDFium keeps state for the whole process: two threads must never be in it at once. A document is opened,
# used and closed under one hold of the lock, so that no finalizer runs in it later.
_PDFIUM = threading.Lock()
_MOST_HITS = 2000


class Hit(NamedTuple):
    """Where a text was found: the page (from 0) and the boxes, in points from its upper left corner."""

    page: int
    boxes: tuple[QRectF, ...]


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """The sizes of the pages in points, in their order."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [QSizeF(*document.get_page_size(number)) for number in range(len(document))]
        finally:
            document.close()


def page_image(pdf: bytes, number: int, width: int) -> QImage:
    """A page (counted from 0), ``width`` device px wide."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32)
            return image.copy()  # the buffer goes with the document
        finally:
            document.close()


def find(pdf: bytes, text: str, progress: Progress, cancelled: Cancelled) -> list[Hit]:
    """Every place of a text, without regard to case; at most some thousands.

    Each page is searched under a hold of its own, so that pages can be drawn meanwhile.
    """
    hits: list[Hit] = []
    count = len(page_sizes(pdf))
    for number in range(count):
        if cancelled() or len(hits) >= _MOST_HITS:
            break
        hits += _found_on(pdf, number, text)
        progress((number + 1) / count)
    return hits


def _found_on(pdf: bytes, number: int, text: str) -> list[Hit]:
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            words = page.get_textpage()
            searcher = words.search(text)
            hits = []
            while (place := searcher.get_next()) is not None:
                hits.append(Hit(number, _boxes(words, page.get_height(), *place)))
            return hits
        finally:
            document.close()


def _boxes(words: Any, height: float, index: int, count: int) -> tuple[QRectF, ...]:  # noqa: ANN401 - untyped
    boxes = []
    for number in range(words.count_rects(index, count)):
        left, bottom, right, top = words.get_rect(number)
        boxes.append(QRectF(left, height - top, right - left, top - bottom))
    return tuple(boxes)
