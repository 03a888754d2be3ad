"""Blocks: heights, splitting together, nothing left alone."""

import pytest

from planning.reports.layout.blocks import Block, Columns, Row, Space, Stack, Text
from tests.planning.reports.conftest import MakeShaped

LINE = 15.0
WORDS = "word " * 60


def text(shape: MakeShaped, words: str = WORDS, *, keeps_next: bool = False) -> Text:
    return Text(shape(words), None, (0, 0), keeps_next=keeps_next)


def lines(block: Block, width: float = 100) -> int:
    return round(block.height(width) / LINE)


def test_columns_share_what_fixed_ones_leave() -> None:
    assert Columns((50.0, -1.0, -2.0), 10).edges(220) == [(0, 50), (60, 50), (120, 100)]


def test_paragraph_is_parted_between_lines(shape: MakeShaped) -> None:
    whole = text(shape)
    first, second = whole.split(100, 4.5 * LINE) or pytest.fail("not parted")
    assert (lines(first), lines(second)) == (4, lines(whole) - 4)


def test_no_line_is_left_alone(shape: MakeShaped) -> None:
    whole = text(shape, "word " * 12)
    assert lines(whole) == 4
    assert whole.split(100, 1.5 * LINE) is None
    first, second = whole.split(100, 3.5 * LINE) or pytest.fail("not parted")
    assert (lines(first), lines(second)) == (2, 2)


def test_a_row_is_parted_in_all_its_columns(shape: MakeShaped) -> None:
    row = Row([text(shape), text(shape, "word " * 30)], Columns((-1.0, -1.0), 20), space_before=6)
    first, second = row.split(220, 3 * LINE) or pytest.fail("not parted")
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert [lines(cell) for cell in first.cells] == [3, 3]
    assert first.space_before == 6


def test_a_row_stays_whole_where_one_cell_cannot_be_parted(shape: MakeShaped) -> None:
    row = Row([text(shape), Space(100)], Columns((-1.0, -1.0), 20))
    assert row.split(220, 3 * LINE) is None


def test_a_heading_goes_with_what_it_heads(shape: MakeShaped) -> None:
    heading = text(shape, "heading", keeps_next=True)
    stack = Stack([text(shape, "a"), heading, text(shape)])
    first, second = stack.split(100, 2.5 * LINE) or pytest.fail("not parted")
    assert isinstance(first, Stack)
    assert isinstance(second, Stack)
    assert len(first.blocks) == 1
    assert second.blocks[0] is heading


def test_space_between_blocks_is_the_larger_of_two() -> None:
    upper, lower = Space(10), Space(10)
    upper.space_after, lower.space_before = 4, 6
    assert Stack([upper, lower]).height(100) == 26


def test_what_is_higher_than_a_page_is_parted_all_the_same(shape: MakeShaped) -> None:
    heading = text(shape, WORDS, keeps_next=True)
    stack = Stack([heading, text(shape)])
    assert stack.split(100, 3 * LINE, must=True) is not None
