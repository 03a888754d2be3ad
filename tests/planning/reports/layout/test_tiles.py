"""Sheets of a poster: they cover it without gap, and none of them is all but empty."""

from hypothesis import given
from hypothesis import strategies as st

from planning.reports.layout.tiles import MARGIN, grid
from planning.reports.page_sizes import PAGE_SIZES

PAPER = (PAGE_SIZES["A4"].width, PAGE_SIZES["A4"].height)


@given(st.floats(500, 3000), st.floats(500, 3000))
def test_the_sheets_cover_the_poster(width: float, height: float) -> None:
    cut = grid((width, height), PAPER)
    wide, high = cut.net
    assert cut.columns * wide >= width * cut.scale - 0.01
    assert cut.rows * high >= height * cut.scale - 0.01
    assert (cut.columns - 1) * wide < width * cut.scale
    assert (cut.rows - 1) * high < height * cut.scale
    assert {cut.width, cut.height} == set(PAPER)
    assert wide == cut.width - 2 * MARGIN


def test_posters_by_name_take_the_sheets_that_their_names_promise() -> None:
    counts = {}
    for name in ("A3", "A2", "A1"):
        page = PAGE_SIZES[name].landscape
        cut = grid((page.width, page.height), PAPER)
        counts[name] = cut.rows * cut.columns
        assert 0.85 < cut.scale <= 1.0
    assert counts == {"A3": 2, "A2": 4, "A1": 9}
