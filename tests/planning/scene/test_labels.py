"""Places of labels: inside, beside, shortened; never over another bar."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.scene.bar_labels import labels
from planning.scene.frame import Viewport
from planning.scene.labels import GAP, Free, place
from planning.scene.shapes import Text
from tests.planning.scene.conftest import MakeFrame


def seven(text: str, style: str) -> float:
    del style
    return 7.0 * len(text)


def at(words: str, bar: Free, free: Free, *, rtl: bool = False) -> tuple[float, str, bool] | None:
    placed = place(words, "caption", bar, free, seven, rtl=rtl)
    return (placed.x, placed.text, placed.is_inside) if placed else None


def test_a_label_stands_inside_where_it_fits_with_room_to_spare() -> None:
    assert at("a" * 10, Free(100, 188), Free(0, 1000)) == (110, "a" * 10, True)


def test_else_to_the_right_else_to_the_left() -> None:
    assert at("a" * 10, Free(100, 187), Free(0, 1000)) == (193, "a" * 10, False)
    assert at("a" * 10, Free(900, 950), Free(0, 1000)) == (824, "a" * 10, False)


def test_else_shortened_in_the_largest_place() -> None:
    assert at("a" * 50, Free(100, 150), Free(0, 300)) == (156, "a" * 19 + "…", False)
    assert at("a" * 50, Free(100, 101), Free(99, 102)) is None


def test_right_to_left_is_the_mirror_image() -> None:
    assert at("a" * 10, Free(100, 188), Free(0, 1000), rtl=True) == (108, "a" * 10, True)


@given(
    st.text(st.characters(codec="ascii", categories=["L"]), max_size=60),
    st.floats(0, 500),
    st.floats(1, 500),
    st.floats(0, 300),
    st.floats(0, 300),
    st.booleans(),
)
def test_a_label_is_never_over_a_neighbour_nor_half_over_its_own_bar(
    words: str, low: float, width: float, before: float, after: float, rtl: bool
) -> None:
    bar = Free(low, low + width)
    free = Free(low - before, low + width + after)
    placed = place(words, "caption", bar, free, seven, rtl=rtl)
    if placed is None:
        return
    left, right = placed.x, placed.x + seven(placed.text, "caption")
    assert left >= free.low - 1e-6
    assert right <= free.high + 1e-6
    if placed.is_inside:
        assert left >= bar.low
        assert right <= bar.high
    else:
        assert right <= bar.low - GAP + 1e-6 or left >= bar.high + GAP - 1e-6


def test_a_milestone_out_of_sight_has_no_label_at_the_edge(sample: Document, make_frame: MakeFrame) -> None:
    whole = make_frame(sample)
    number = whole.outline.index["activities", "umoja-responsibility"]
    x = whole.x(float(whole.bars.finish[number]))
    for width, is_said in ((x + 200, True), (x - 40, False)):
        frame = make_frame(sample, scale=whole.scale, viewport=Viewport(0, 0, width, whole.viewport.height))
        said = [shape.text for shape in labels(frame, np.array([number])) if isinstance(shape, Text)]
        assert bool(said) == is_said
