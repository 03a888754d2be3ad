"""Tables: short ones stay whole, long ones repeat their head without saying it twice."""

import pytest

from planning.reports.layout.blocks import Columns, Row, Stack, Text
from planning.reports.layout.table import Table, TableRow
from planning.reports.pdf.structure import Node
from tests.planning.reports.conftest import MakeShaped

COLUMNS = Columns((-1.0,))


def table(shape: MakeShaped, rows: int) -> Table:
    def row(words: str) -> TableRow:
        return TableRow(Row([Text(shape(words), Node("TD"), (0, 0))], COLUMNS))

    return Table([row("head")], [row(str(number)) for number in range(rows)], (0, 0))


def first_cell(row: TableRow) -> Text:
    cell = row.row.cells[0]
    assert isinstance(cell, Text)
    return cell


def test_a_short_table_stays_on_one_page(shape: MakeShaped) -> None:
    assert table(shape, 10).split(200, 100) is None


def test_a_long_table_repeats_its_head_as_decoration(shape: MakeShaped) -> None:
    first, second = table(shape, 60).split(200, 400) or pytest.fail("not parted")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert len(first.rows) + len(second.rows) == 60
    assert first_cell(first.head[0]).node is not None
    assert first_cell(second.head[0]).node is None
    assert first_cell(second.head[0]).shaped.text == "head"


def test_a_row_higher_than_a_page_is_parted(shape: MakeShaped) -> None:
    tall = TableRow(Row([Text(shape("word " * 500), Node("TD"), (0, 0))], COLUMNS))
    parted = Table([], [tall], (0, 0)).split(100, 200, must=True)
    assert parted is not None
    assert parted[0].height(100) <= 200


def test_a_heading_within_a_table_does_not_end_a_page(shape: MakeShaped) -> None:
    whole = table(shape, 60)
    whole.rows[24] = whole.rows[24]._replace(keeps_next=True)
    first, _ = whole.split(200, 26.5 * 15) or pytest.fail("not parted")
    assert isinstance(first, Table)
    assert len(first.rows) == 24


def test_a_note_below_a_table_does_not_stand_alone(shape: MakeShaped) -> None:
    whole = table(shape, 60)
    whole.keeps_next = True
    note = Text(shape("note"), Node("P"), (0, 0))
    room = whole.height(200) - 300
    page, rest = Stack([whole, note]).split(200, room, must=True) or pytest.fail("not parted")
    assert isinstance(rest, Stack)
    last = rest.height(200) - 1  # the note does not fit beside the rest of the table
    _, left = rest.split(200, last, must=True) or pytest.fail("not parted")
    assert isinstance(left, Stack)
    assert len(left.blocks) == 2
    assert isinstance(left.blocks[0], Table)
    assert page.height(200) <= room


def test_few_rows_of_a_long_table_do_not_stand_alone(shape: MakeShaped) -> None:
    whole = table(shape, 60)
    each = (whole.height(200) - 1) / 61
    assert whole.split(200, each * 3 + 2) is None  # two rows under the head: rather all on the next page
    _, rest = whole.split(200, each * 60 + 2) or pytest.fail("not parted")
    assert isinstance(rest, Table)
    assert len(rest.rows) == 3
