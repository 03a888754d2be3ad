"""Lengths, amounts and numbers as people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.errors import PlanError
from planning.plan.typed_values import (
    DAY,
    shown_lag,
    shown_length,
    typed_amount,
    typed_lag,
    typed_length,
    typed_number,
)


@pytest.mark.parametrize(("words", "minutes"), [
    ("12", 12 * DAY), ("1.5 d", 720), ("1,5", 720), ("4h", 240), ("30 min", 30), ("2 weeks", 10 * DAY),
    ("3 天", 3 * DAY), ("2周", 10 * DAY), ("0", 0), ("", None), ("  ", None),
])  # fmt: skip
def test_lengths(words: str, minutes: int | None) -> None:
    assert typed_length(words) == minutes


@pytest.mark.parametrize("words", ["soon", "-1", "1 fortnight", "1..2", "d"])
def test_what_is_no_length_is_refused(words: str) -> None:
    with pytest.raises(PlanError) as caught:
        typed_length(words)
    assert caught.value.code == "not_a_length"


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 500_000), st.sampled_from(["en", "zh"]))
def test_what_is_shown_is_read_as_the_same(minutes: int, language: str) -> None:
    assert typed_length(shown_length(minutes, language)) == minutes


@pytest.mark.parametrize(("words", "lag"), [
    ("2 d", (960, "working_minutes")), ("-1 d", (-480, "working_minutes")),
    ("\N{MINUS SIGN}1", (-480, "working_minutes")), ("3 ed", (4320, "elapsed_minutes")),
    ("50 %", (50.0, "percent")), ("-25%", (-25.0, "percent")), ("", None),
])  # fmt: skip
def test_lags(words: str, lag: tuple[float, str] | None) -> None:
    assert typed_lag(words) == lag


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([("working_minutes", 48), ("elapsed_minutes", 1440), ("percent", 1)]),
    st.integers(-400, 400),
    st.sampled_from(["en", "zh"]),
)
def test_a_lag_that_is_shown_is_read_as_the_same(unit: tuple[str, int], count: int, language: str) -> None:
    lag = count * unit[1]
    read = typed_lag(shown_lag(lag, unit[0], language))
    assert read == ((lag, unit[0]) if lag else None)


def test_amounts_keep_their_digits_and_other_words_stay() -> None:
    assert typed_amount("1,200.50") == "1200.50"
    assert typed_amount("about 2 million") == "about 2 million"
    assert typed_amount(" ") is None


def test_numbers_are_from_zero() -> None:
    assert typed_number("0,5", field="fte") == 0.5
    for words in ("-1", "x", "inf", "nan"):
        with pytest.raises(PlanError):
            typed_number(words, field="fte")
