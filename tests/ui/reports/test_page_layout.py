"""Laws of the places of pages, whatever their sizes and the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, QSizeF

from ui.reports.page_layout import MARGIN, ZOOMS, Mode, next_zoom, place

sizes = st.lists(st.builds(QSizeF, st.floats(200, 1200), st.floats(200, 1200)), max_size=9)
windows = st.builds(QSize, st.integers(200, 2500), st.integers(200, 1500))
modes = st.sampled_from(["page", "spread", "thumbnails", "strip"])
zooms = st.one_of(st.none(), st.sampled_from(ZOOMS))


@given(sizes, modes, zooms, windows)
def test_pages_never_overlap_and_lie_within_the_whole(
    pages: list[QSizeF], mode: Mode, zoom: float | None, window: QSize
) -> None:
    placed = place(pages, mode, zoom, window)
    assert len(placed.pages) == len(pages)
    whole = QRect(0, 0, placed.size.width(), placed.size.height())
    for number, page in enumerate(placed.pages):
        assert whole.contains(page)
        assert not any(page.intersects(other) for other in placed.pages[number + 1:])


@given(sizes, st.sampled_from(["page", "spread"]), windows)
def test_what_fits_needs_no_scrolling_sideways(pages: list[QSizeF], mode: Mode, window: QSize) -> None:
    placed = place(pages, mode, None, window)
    smallest = 0.08 * 96 / 72  # below it pages are not made smaller
    pairs = zip(placed.pages, pages, strict=True)
    if all(page.width() > size.width() * smallest * 1.05 for page, size in pairs):
        assert placed.size.width() <= window.width() + 2
        assert all(page.height() <= window.height() - 2 * MARGIN[mode] + 1 for page in placed.pages)


def test_a_landscape_page_keeps_its_shape_in_the_strip() -> None:
    placed = place([QSizeF(595, 842), QSizeF(842, 595)], "strip", None, QSize(128, 800))
    assert [page.width() for page in placed.pages] == [84, 84]
    assert placed.pages[1].height() < placed.pages[0].height()


@pytest.mark.parametrize("zoom", [0.1, 0.7, 1.0, 3.9, 4.0])
def test_zoom_steps_lead_up_and_down(zoom: float) -> None:
    assert next_zoom(zoom, 1) > zoom or zoom == ZOOMS[-1]
    assert next_zoom(zoom, -1) < zoom or next_zoom(zoom, -1) == ZOOMS[0]
