"""Dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.date_text import End, parse_date, shown_date


@pytest.mark.parametrize(
    ("text", "end", "day"),
    [
        ("2014-10-01", "start", date(2014, 10, 1)),
        (" 2014-10-1 ", "finish", date(2014, 10, 1)),
        ("Q4 2014", "start", date(2014, 10, 1)),
        ("q4 2014", "finish", date(2014, 12, 31)),
        ("2014 Q4", "start", date(2014, 10, 1)),
        ("2014年第四季度", "start", date(2014, 10, 1)),
        ("2014", "start", date(2014, 1, 1)),
        ("2014", "finish", date(2014, 12, 31)),
        ("2016-02", "finish", date(2016, 2, 29)),
        ("31 Jan 2017", "start", date(2017, 1, 31)),
        ("January 2017", "finish", date(2017, 1, 31)),
        ("2017年1月31日", "start", date(2017, 1, 31)),
    ],
)
def test_understands(text: str, end: End, day: date) -> None:
    assert parse_date(text, end, "en") == day


@pytest.mark.parametrize(
    "text", ["", "soon", "2014-13-01", "2014-02-30", "Q5 2014", "31 Foo 2017", "ja 2017", "32"]
)
def test_refuses(text: str) -> None:
    assert parse_date(text, "start", "en") is None


days = st.integers(min_value=0, max_value=40000).map(lambda number: date(1990, 1, 1) + timedelta(days=number))


@given(days, st.sampled_from(["start", "finish"]), st.sampled_from(["en", "zh"]))
def test_reads_back_what_it_shows(day: date, end: End, language: str) -> None:
    assert parse_date(shown_date(day, end, language), end, language) == day


def test_shows_a_quarter_only_at_its_own_edge() -> None:
    assert shown_date(date(2014, 10, 1), "start", "en") == "Q4 2014"
    assert shown_date(date(2014, 12, 31), "finish", "en") == "Q4 2014"
    assert shown_date(date(2014, 12, 31), "start", "en") == "31 Dec 2014"
