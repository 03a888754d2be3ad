"""Pages of a PDF as images, from several threads at once."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from PySide6.QtGui import QColor, QImage
from reportlab.pdfgen.canvas import Canvas

from ui.reports.pdf_pages import page_image, page_sizes


def pdf() -> bytes:
    """Two pages: the first with a red lower half, the second lying on its side."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(200, 400))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 200, 200, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageSize((400, 200))
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_sizes_are_points_in_the_order_of_the_pages() -> None:
    assert [(size.width(), size.height()) for size in page_sizes(pdf())] == [(200, 400), (400, 200)]


def test_a_page_has_the_width_asked_for_and_its_colours() -> None:
    image = page_image(pdf(), 0, 100)
    assert (image.width(), image.height()) == (100, 200)
    assert image.pixelColor(50, 20) == QColor(255, 255, 255)
    assert image.pixelColor(50, 180) == QColor(255, 0, 0)


def test_threads_do_not_disturb_one_another() -> None:
    data = pdf()

    def work(number: int) -> QImage:
        return page_image(data, number % 2, 60 + number)

    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(work, range(40)))
    assert [image.width() for image in images] == [60 + number for number in range(40)]
