"""The order of answers to what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.shell.fuzzy import score


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("net", "Network and infrastructure", "Enterprise network operations"),
        ("nai", "Network and infrastructure", "Unavailable item"),
        ("save", "Save", "Save as…"),
        ("save as", "Save as…", "Save"),
        ("网络", "网络和基础设施", "信息网络安全"),
        ("rdm", "Roadmap", "Ordering the dormitories"),
    ],
)
def test_the_nearer_name_comes_first(typed: str, better: str, worse: str) -> None:
    assert score(typed, better) > score(typed, worse)


def test_letters_out_of_order_are_no_answer() -> None:
    assert score("ten", "net") == 0


LONG = "Critical applications of offices away from Headquarters"


@pytest.mark.parametrize("typed", ["cahq", "chead", "crit off"])
def test_letters_begin_words_or_are_near_the_one_before(typed: str) -> None:
    assert score(typed, LONG) > 0


@pytest.mark.parametrize("typed", ["picture", "rent", "tail"])
def test_letters_strewn_over_a_name_are_no_answer(typed: str) -> None:
    assert score(typed, LONG) == 0


@given(st.text(min_size=1))
def test_a_name_always_answers_to_itself(name: str) -> None:
    assert score(name, name) > 0


@given(st.text(), st.text())
def test_points_are_never_negative(typed: str, name: str) -> None:
    assert score(typed, name) >= 0
