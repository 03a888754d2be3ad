"""Plans too large for detail: what is painted covers just the px that the bars cover."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene.bars import TASK, Bars
from planning.scene.dense import dense_bars
from planning.scene.frame import Frame, Viewport
from planning.scene.metrics import COMFORTABLE
from planning.scene.rows import Outline
from planning.scene.shapes import Rects
from planning.scene.timescale import TimeScale
from tests.planning.scene.conftest import seven

WIDTH, HEIGHT = 60, 8


def frame_of(rows: list[tuple[int, int, int]], row_height: float) -> Frame:
    """A frame with bars given as start, length, tone; one a row, one px a day."""
    outline = Outline(Document(template_tables("blank")))
    bars = Bars(outline)
    bars.row = np.arange(len(rows), dtype=np.int64)
    bars.first_of_row = np.arange(len(rows) + 1, dtype=np.int64)
    bars.start = np.array([row[0] for row in rows], dtype=float)
    bars.finish = bars.start + np.array([row[1] for row in rows], dtype=float)
    bars.style = np.full(len(rows), TASK, dtype=np.int8)
    bars.tone = np.array([row[2] for row in rows], dtype=np.int64)
    bars.tones = ["a", "b", "c"]
    metrics = COMFORTABLE.with_row(row_height)
    return Frame(outline, bars, TimeScale(0, 1.0), Viewport(0, 0, WIDTH, HEIGHT), "en", seven, metrics)


def painted(frame: Frame, count: int) -> dict[str, set[tuple[int, int]]]:
    """The px that each tone covers."""
    found: dict[str, set[tuple[int, int]]] = {}
    for shape in dense_bars(frame, np.arange(count)):
        assert isinstance(shape, Rects)
        cells = found.setdefault(shape.fill.role, set())
        for x, y, width, height in shape.boxes.astype(int).tolist():
            for row in range(y, y + height):
                new = {(column, row) for column in range(x, x + width)}
                assert not new & cells, "nothing is painted twice"
                cells |= new
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, WIDTH - 1), st.integers(0, 20), st.integers(0, 2)), min_size=1, max_size=40
    ),
    st.sampled_from([0.05, 0.11, 0.2]),
)
def test_merged_bars_cover_what_single_bars_cover(rows: list[tuple[int, int, int]], height: float) -> None:
    expected: dict[str, set[tuple[int, int]]] = {}
    for number, (start, length, tone) in enumerate(rows):
        columns = range(start, min(WIDTH, start + max(1, length)))
        cells = {(column, int(number * height)) for column in columns}
        expected.setdefault(f"{'abc'[tone]}/strong", set()).update(cells)
    assert painted(frame_of(rows, height), len(rows)) == expected
