"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.errors import PlanError
from planning.plan.typed_dates import shown_date, typed_date


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("Q4 2014", "2014-10-01", "2014-12-31"),
        ("q4 2014", "2014-10-01", "2014-12-31"),
        ("2014 Q4", "2014-10-01", "2014-12-31"),
        ("2014Q4", "2014-10-01", "2014-12-31"),
        ("2014年第四季度", "2014-10-01", "2014-12-31"),
        ("2014年四季度", "2014-10-01", "2014-12-31"),
        ("H2 2014", "2014-07-01", "2014-12-31"),
        ("2014年下半年", "2014-07-01", "2014-12-31"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014年", "2014-01-01", "2014-12-31"),
        ("2014-10", "2014-10-01", "2014-10-31"),
        ("10/2014", "2014-10-01", "2014-10-31"),
        ("Oct 2014", "2014-10-01", "2014-10-31"),
        ("October 2014", "2014-10-01", "2014-10-31"),
        ("2014年10月", "2014-10-01", "2014-10-31"),
        ("2014-10-05", "2014-10-05", "2014-10-05"),
        ("5/10/2014", "2014-10-05", "2014-10-05"),
        ("5 Oct 2014", "2014-10-05", "2014-10-05"),
        ("2014年10月5日", "2014-10-05", "2014-10-05"),
        ("2014-10-05T08:00", "2014-10-05T08:00", "2014-10-05T08:00"),
    ],
)
def test_what_is_typed_means_a_first_or_a_last_day(text: str, start: str, finish: str) -> None:
    assert typed_date(text, "start", "en") == start
    assert typed_date(f" {text} ", "finish", "zh") == finish


def test_nothing_typed_is_no_date() -> None:
    assert typed_date("  ", "start", "en") is None


@pytest.mark.parametrize(
    "text", ["soon", "Q5 2014", "H3 2014", "2014-13-01", "31 Feb 2014", "Quartember 2014"]
)
def test_what_is_no_date_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(PlanError) as refused:
        typed_date(text, "start", "en")
    assert refused.value.code == "not_a_date"
    assert "Q4 2014" in refused.value.remedy


def test_fiscal_quarters_count_from_the_first_month_of_the_year() -> None:
    assert typed_date("Q1 2014", "start", "en", 7) == "2013-07-01"
    assert typed_date("FY 2014", "finish", "en", 7) == "2014-06-30"


@settings(deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["start", "finish"]),
    st.sampled_from(["en", "zh"]),
    st.sampled_from([1, 4, 7]),
)
def test_what_is_shown_is_understood_as_the_same_date(day: date, end: str, language: str, month: int) -> None:
    shown = shown_date(day.isoformat(), end, language, month)
    assert typed_date(shown, end, language, month) == day.isoformat()


def test_what_is_shown_is_as_short_as_it_can_be() -> None:
    assert shown_date("2014-10-01", "start", "en") == "Q4 2014"
    assert shown_date("2016-09-30", "finish", "zh") == "2016 Q3"
    assert shown_date("2014-11-01", "start", "en") == "Nov 2014"
    assert shown_date("2017-01-30", "finish", "en") == "30 Jan 2017"
