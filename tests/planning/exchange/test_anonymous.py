"""Anonymised exports tell of nobody: no small number, none that can be reckoned, no name."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.exchange.anonymous import suppressed, write
from planning.exchange.formats import Writing
from planning.plan.document import Document
from planning.plan.template import template_tables


@given(st.dictionaries(st.integers(-4, 5), st.integers(0, 20), max_size=8), st.integers(5, 8))
@settings(max_examples=200, deadline=None)
def test_no_small_count_is_told_nor_can_be_reckoned(counts: dict[int, int], least: int) -> None:
    told = suppressed(counts, least)
    assert all(count is None or count == 0 or count >= least for count in told.values())
    hidden = [counts[code] for code, count in told.items() if count is None]
    if hidden and any(told.values()):
        assert len(hidden) > 1  # the total would tell a single one
    assert all(told[code] in (None, count) for code, count in counts.items())


def test_a_threshold_below_five_is_refused() -> None:
    with pytest.raises(ValueError, match="4"):
        suppressed({}, 4)


def test_the_sample_tells_numbers_by_unit_and_what_it_leaves_out() -> None:
    plan = Document(template_tables("a69-517"))
    exported = write(plan, Writing("careers", "en"))
    text = exported.data.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert "person-" not in text
    assert "Person 0" not in text
    assert {len(row) for row in table} == {len(table[0])}
    assert all(int(row[2]) >= 5 for row in table[1:])
    assert all(cell == "" or int(cell) == 0 or int(cell) >= 5 for row in table[1:] for cell in row[3:])
    assert {left.code for left in exported.left_out} == {"small_cell"}
    assert sum(cell.isdigit() and int(cell) >= 5 for row in table[1:] for cell in row[3:]) > 200
