"""Pages of a PDF as images, through PDFium; made to be called from any thread."""

import threading

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

# PDFium keeps state for the whole process: two threads must never be in it at once. A document is opened,
# used and closed under one hold of the lock, so that no finalizer runs in it later.
_PDFIUM = threading.Lock()


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

