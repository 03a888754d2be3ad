"""Filling pages."""

from planning.reports.layout.blocks import Block, Space
from planning.reports.layout.flow import Format, Part, paginate

PAGE = Format(300, 200, 0, 0, 0, 0)
WIDE = Format(400, 150, 0, 0, 0, 0)


def blocks(count: int, height: float = 50) -> list[Block]:
    return [Space(height) for _ in range(count)]


def names(*parts: Part) -> list[tuple[str, ...]]:
    return [page.parts for page in paginate(parts, lambda: None)]


def test_parts_run_on() -> None:
    assert names(Part("a", blocks(3), PAGE), Part("b", blocks(3), PAGE)) == [("a", "b"), ("b",)]


def test_parts_without_blocks_leave_no_page() -> None:
    assert names(Part("a", [], PAGE), Part("b", blocks(1), PAGE)) == [("b",)]


def test_a_floating_part_stands_after_the_page_on_which_the_text_before_it_ends() -> None:
    found = names(
        Part("a", blocks(4), PAGE), Part("chart", blocks(1), WIDE, floats=True), Part("b", blocks(2), PAGE)
    )
    assert found == [("a",), ("chart",), ("b",)]


def test_the_text_runs_on_around_a_floating_part() -> None:
    found = names(
        Part("a", blocks(6), PAGE), Part("chart", blocks(1), WIDE, floats=True), Part("b", blocks(4), PAGE)
    )
    assert found == [("a",), ("chart",), ("a", "b"), ("b",)]


def test_a_part_may_begin_a_page() -> None:
    assert names(Part("a", blocks(1), PAGE), Part("b", blocks(1), PAGE, starts_page=True)) == [("a",), ("b",)]


def test_pages_grow_a_little_to_save_one_that_is_all_but_empty() -> None:
    assert names(Part("a", blocks(7, 30), PAGE)) == [("a",)]
    assert names(Part("a", blocks(4, 60), PAGE)) == [("a",), ("a",)]
