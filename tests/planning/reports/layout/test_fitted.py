"""Columns as wide as their words: nothing is torn while there is room for it."""

from planning.reports.layout.blocks import Text
from planning.reports.layout.fitted import FittedColumns
from tests.planning.reports.conftest import MakeShaped

WIDTH, GAP = 260.0, 9.0


def cell(shape: MakeShaped, words: str) -> Text:
    return Text(shape(words), None, (0, 0))


def widths(columns: FittedColumns) -> list[float]:
    edges = columns.edges(WIDTH)
    assert edges[0][0] == 0.0
    assert abs(edges[-1][0] + edges[-1][1] - WIDTH) < 0.01
    return [width for _, width in edges]


def test_a_long_word_is_not_torn(shape: MakeShaped) -> None:
    columns = FittedColumns((-1.0, -1.0), GAP)
    row = [cell(shape, "Преобразованность"), cell(shape, "many short words that may be broken anywhere " * 3)]
    columns.learn(row)
    for block, width in zip(row, widths(columns), strict=True):
        text = block.shaped.text
        ends = [line.end for line in block.lines(width)]
        assert all(end == len(text) or " " in text[end - 1 : end + 1] for end in ends)


def test_room_that_is_left_goes_to_the_shares(shape: MakeShaped) -> None:
    columns = FittedColumns((-2.0, 40.0), GAP)
    columns.learn([cell(shape, "name"), cell(shape, "12")])
    assert widths(columns) == [WIDTH - GAP - 40.0, 40.0]


def test_a_date_stays_on_its_line(shape: MakeShaped) -> None:
    columns = FittedColumns((-1.0, 10.0), GAP)
    row = [cell(shape, "word " * 60), cell(shape, "30 Sept 2017")]
    columns.learn(row, whole={1})
    assert len(row[1].lines(widths(columns)[1])) == 1


def test_where_nothing_fits_the_shares_hold(shape: MakeShaped) -> None:
    columns = FittedColumns((-1.0, -1.0), GAP)
    columns.learn([cell(shape, "x" * 40), cell(shape, "y" * 40)])
    assert widths(columns) == [(WIDTH - GAP) / 2] * 2
