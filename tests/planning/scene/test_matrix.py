"""Geometry of a matrix: every cell is found where it stands."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.scene import matrix as m


def contents(sizes: list[int], families: list[int]) -> m.Contents:
    rows, columns = sum(sizes), sum(families)
    return m.Contents(
        rows=tuple(m.Head(f"r{n}", f"Row {n}") for n in range(rows)),
        columns=tuple(m.Head(f"c{n}", f"Column {n}") for n in range(columns)),
        groups=tuple(m.Band(f"g{n}", f"Group {n}", size) for n, size in enumerate(sizes)),
        families=tuple(m.Band(f"f{n}", f"Family {n}", size) for n, size in enumerate(families)),
        codes=np.arange(rows * columns, dtype=np.int16).reshape(rows, columns),
    )


SIZES = st.lists(st.integers(1, 5), min_size=1, max_size=5)


@settings(max_examples=30, deadline=None)
@given(SIZES, SIZES, st.sets(st.integers(0, 4)))
def test_a_cell_is_found_at_its_place(sizes: list[int], families: list[int], folded: set[int]) -> None:
    layout = m.Layout(contents(sizes, families), folded={f"g{n}" for n in folded})
    for at, row in enumerate(layout.shown):
        assert layout.shown_at(float(layout.tops[at])) == at
        assert layout.place_of(int(row)) == at
        assert f"g{layout.group_of(int(row))}" not in layout.folded
    for column, left in enumerate(layout.lefts):
        assert layout.column_at(float(left) + layout.metrics.width - 1) == column
    assert layout.column_at(layout.width) == -1
    assert list(layout.shown_between(0, layout.height)) == list(range(len(layout.shown)))


def test_only_what_lies_in_sight_is_told() -> None:
    layout = m.Layout(contents([100], [50]))
    rows = layout.shown_between(26 + 25 * 10, 26 + 25 * 20)
    assert (rows.start, rows.stop) == (10, 20)
    assert layout.columns_between(34, 68).start == 1


def test_arranging_takes_codes_along() -> None:
    whole = contents([3], [2])
    shown = m.arranged(whole, [2, 0], [1])
    assert [row.id for row in shown.rows] == ["r2", "r0"]
    assert shown.codes.tolist() == [[5], [1]]


def test_heads_stand_upright_in_han_and_slanted_in_latin() -> None:
    assert m.stands_upright("广域网")
    assert not m.stands_upright("Wide-area networks")
    assert m.upright("企业网络运行通信") == ["企", "业", "网", "络", "⋮"]
    assert len(m.slanted("Information security management")) <= 22


def test_gaps_have_codes_of_their_own() -> None:
    assert [m.gap_of(m.gap_code(d)) for d in (-12, -1, 0, 3)] == [-9, -1, 0, 3]
    assert m.gap_of(3) is None
    assert not m.is_level(m.gap_code(0))
