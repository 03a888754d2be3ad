"""The roadmap by itself as a PDF: any size, posters, sheets."""

from io import BytesIO

import pytest
from pikepdf import Pdf

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.reports.page_sizes import PAGE_SIZES
from planning.reports.picture import MARGIN, POINTS, Form, laid_out, pdf
from planning.scene.rows import Outline


@pytest.fixture(scope="module")
def outline() -> Outline:
    return Outline(Document(template_tables("a69-517")))


def sizes(data: bytes) -> list[tuple[float, float]]:
    with Pdf.open(BytesIO(data)) as file:
        boxes = [page.mediabox for page in file.pages]
        return [(float(box[2]), float(box[3])) for box in boxes]


def test_as_large_as_the_drawing(outline: Outline) -> None:
    (size,) = sizes(pdf(laid_out(outline, "en", Form(width=2000))))
    assert size[0] == pytest.approx(2000 * POINTS + 2 * MARGIN)


@pytest.mark.parametrize("paper", ["A4", "A0"])
def test_a_poster_is_one_page_of_its_paper(outline: Outline, paper: str) -> None:
    (size,) = sizes(pdf(laid_out(outline, "zh", Form(paper))))
    assert size == pytest.approx((PAGE_SIZES[paper].height, PAGE_SIZES[paper].width), abs=0.1)


def test_sheets_are_pages_with_a_text_that_stands_for_each(outline: Outline) -> None:
    data = pdf(laid_out(outline, "en", Form("A4", is_cut=True, width=2400, outline=300)))
    with Pdf.open(BytesIO(data)) as file:
        assert len(file.pages) > 3
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"
        figures = [kid for kid in file.Root.StructTreeRoot.K.K if str(kid.S) == "/Figure"]
        assert len(figures) == len(file.pages)
        assert "Sheet 1 of" in str(figures[0].Alt)


def test_cancelling_writes_nothing(outline: Outline) -> None:
    assert pdf(laid_out(outline, "en", Form()), cancelled=lambda: True) == b""
