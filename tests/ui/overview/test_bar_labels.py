"""Laws of the labels of stacked bars, whatever the bars."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.overview.bar_labels import GAP, INSIDE, Segment, labels, spread

WIDTH = 500.0


def measure(text: str) -> float:
    return 6.0 * len(text)


@st.composite
def bars(draw: st.DrawFn) -> list[list[Segment]]:
    count = draw(st.integers(1, 6))
    names = [f"Column {letter}" for letter in "abcdef"[:count]]
    found = []
    for _period in range(draw(st.integers(1, 4))):
        shares = draw(st.lists(st.floats(0, 1), min_size=count, max_size=count))
        scale, left, bar = WIDTH / max(1.0, sum(shares)), 0.0, []
        for column, (name, share) in enumerate(zip(names, shares, strict=True)):
            bar.append(Segment(str(column), name, f"{share:.1f}", left, share * scale))
            left += share * scale
        found.append(bar)
    return found


@given(bars())
def test_every_column_is_named_once(given_bars: list[list[Segment]]) -> None:
    placed = labels(given_bars, WIDTH, measure)
    for segment in given_bars[0]:
        texts = [label.text for bar in placed for label in bar if label.column == segment.column]
        assert sum(segment.name in text for text in texts) == 1


@given(bars())
def test_every_segment_bears_its_value(given_bars: list[list[Segment]]) -> None:
    for bar, placed in zip(given_bars, labels(given_bars, WIDTH, measure), strict=True):
        for segment in bar:
            assert any(segment.value in label.text for label in placed if label.column == segment.column)


@given(bars())
def test_labels_stand_inside_only_where_they_fit(given_bars: list[list[Segment]]) -> None:
    for bar, placed in zip(given_bars, labels(given_bars, WIDTH, measure), strict=True):
        by_column = {segment.column: segment for segment in bar}
        for label in placed:
            if label.is_inside:
                segment = by_column[label.column]
                assert segment.width >= INSIDE
                assert segment.left <= label.left
                assert label.left + measure(label.text) <= segment.left + segment.width


@given(bars())
def test_labels_under_a_bar_never_touch(given_bars: list[list[Segment]]) -> None:
    for placed in labels(given_bars, WIDTH, measure):
        for line in {label.line for label in placed}:
            row = sorted((label.left, measure(label.text)) for label in placed
                         if label.line == line and not label.is_inside)
            for (left, size), (next_left, _size) in pairwise(row):
                assert left + size <= next_left + 1e-6


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 80)), max_size=8))
def test_spreading_keeps_order_distance_and_the_width_where_there_is_room(
    wishes: list[tuple[float, float]],
) -> None:
    wishes.sort()
    middles, sizes = [w[0] for w in wishes], [w[1] for w in wishes]
    lefts = spread(middles, sizes, 1000.0)
    for (left, size), after in zip(zip(lefts, sizes, strict=True), lefts[1:], strict=False):
        assert left + size + GAP <= after + 1e-6
    assert all(left >= -1e-6 and left + size <= 1000 + 1e-6 for left, size in zip(lefts, sizes, strict=True))


def test_a_text_that_has_room_stands_over_its_middle() -> None:
    assert spread([100.0, 400.0], [40.0, 60.0], 500.0) == [80.0, 370.0]
