"""Cards in rows: they fill the width, keep apart, and the rows of a section are about equally full."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.card_grid import GAP, PADDING, CardGrid, Spot


def block(width: int, height: int) -> QWidget:
    """A card that needs that much room."""
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


def grid_of(qtbot: QtBot, *sections: list[Spot]) -> CardGrid:
    grid = CardGrid()
    qtbot.addWidget(grid)
    grid.set_sections(sections)
    grid.show()
    return grid


def tops(grid: CardGrid) -> list[int]:
    return [card.y() for card in grid.cards()]


@pytest.mark.parametrize(("width", "rows"), [(1000, [4]), (500, [2, 2]), (300, [1, 1, 1, 1])])
def test_as_many_cards_a_row_as_fit_evenly(qtbot: QtBot, width: int, rows: list[int]) -> None:
    grid = grid_of(qtbot, [Spot(block(150, 50)) for _number in range(4)])
    grid.resize(width, 1000)
    assert [tops(grid).count(top) for top in sorted(set(tops(grid)))] == rows


def test_widths_follow_the_weights(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, [Spot(block(10, 50), 3.0), Spot(block(10, 50), 1.0)])
    grid.resize(2 * PADDING + GAP + 400, 200)
    assert [card.width() for card in grid.cards()] == [300, 100]


def test_nobody_gets_less_than_it_needs(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, [Spot(block(10, 50), 9.0), Spot(block(150, 50), 1.0)])
    grid.resize(2 * PADDING + GAP + 400, 200)
    assert [card.width() for card in grid.cards()] == [250, 150]


def test_height_to_spare_goes_to_the_rows_that_grow(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, [Spot(block(100, 50))], [Spot(block(100, 60), grow=True)])
    grid.resize(400, 2 * PADDING + GAP + 50 + 300)
    assert [card.height() for card in grid.cards()] == [50, 300]


def test_cards_left_out_are_hidden_and_come_back(qtbot: QtBot) -> None:
    one, other = block(100, 50), block(100, 50)
    grid = grid_of(qtbot, [Spot(one), Spot(other)])
    grid.set_sections([[Spot(one)]])
    assert other.isHidden()
    grid.set_sections([[Spot(one), Spot(other)]])
    assert not other.isHidden()


def test_an_empty_section_takes_no_room(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, [], [Spot(block(100, 50))], [])
    assert grid.heightForWidth(400) == 2 * PADDING + 50


def test_rows_begin_at_the_right_in_languages_written_that_way(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, [Spot(block(100, 50)), Spot(block(100, 50))])
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.resize(400, 200)
    first, second = grid.cards()
    assert first.x() > second.x()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.integers(40, 300), min_size=1, max_size=9), st.integers(400, 2400))
def test_cards_keep_apart_and_in_order(qtbot: QtBot, widths: list[int], width: int) -> None:
    grid = grid_of(qtbot, [Spot(block(least, 40)) for least in widths])
    grid.resize(width, grid.heightForWidth(width))
    boxes = [card.geometry() for card in grid.cards()]
    assert all(box.right() <= width - PADDING and box.left() >= PADDING for box in boxes)
    for before, after in pairwise(boxes):
        assert after.left() >= before.right() + GAP or after.top() >= before.bottom() + GAP
    assert max(box.bottom() for box in boxes) < grid.height()
