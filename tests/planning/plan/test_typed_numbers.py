"""Numbers as people type them, in their language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.formats import number
from planning.plan.errors import PlanError
from planning.plan.typed_numbers import typed_count, typed_number


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,500", "en", 1500),
        ("1500.5", "en", 1500.5),
        ("5 %", "en", 0.05),
        ("5％", "zh", 0.05),
        ("0,05", "fr", 0.05),
        ("1 500,5", "fr", 1500.5),
        ("1.500", "es", 1500),
        ("−3", "en", -3),
        ("1,234,567", "zh", 1234567),
        ("12'000", "en", 12000),
        ("2,5", "en", 2.5),
    ],
)
def test_numbers_as_they_are_written(text: str, language: str, value: float) -> None:
    assert typed_number(text, language) == pytest.approx(value)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(["en", "zh", "fr", "ru", "es"]),
)
def test_what_is_printed_is_read_back(value: float, language: str) -> None:
    assert typed_number(number(value, language), language) == pytest.approx(float(value))


@pytest.mark.parametrize("text", ["", "many", "1-2", "inf", "nan", "5 % of 7"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(PlanError) as refused:
        typed_number(text, "en")
    assert refused.value.code == "not_a_number"


@pytest.mark.parametrize("text", ["-1", "1.5"])
def test_a_count_is_whole(text: str) -> None:
    with pytest.raises(PlanError) as refused:
        typed_count(text, "en")
    assert refused.value.code == "not_a_count"
