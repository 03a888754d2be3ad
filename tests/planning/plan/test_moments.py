"""Days and minutes: a finish that names a day includes it."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.moments import finish_day, finish_moment, is_before, is_moment, start_day, start_moment

DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
MINUTES = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31, 23, 59))


def test_a_day_begins_and_ends_at_midnight() -> None:
    assert start_moment("2014-10-01") == datetime(2014, 10, 1)
    assert finish_moment("2014-10-01") == datetime(2014, 10, 2)


def test_a_finish_at_midnight_belongs_to_the_day_before() -> None:
    assert finish_day("2014-10-01T00:00") == date(2014, 9, 30)
    assert start_day("2014-10-01T00:00") == date(2014, 10, 1)
    assert finish_day("2014-10-01T00:01") == date(2014, 10, 1)


@pytest.mark.parametrize(
    "text",
    ["", "2014", "2014-1-1", "2014-13-01", "2014-10-01T08", "2014-10-01T08:00Z", "0001-01-01", "9999-01-01"],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert not is_moment(text)


@pytest.mark.parametrize(
    ("finish", "start", "is_so"),
    [
        ("2014-10-01", "2014-10-02", True),
        ("2014-10-01", "2014-10-02T00:00", True),
        ("2014-10-01", "2014-10-01T23:59", False),
        ("2014-10-02T00:00", "2014-10-02", False),
        ("2014-10-01T23:59", "2014-10-02", True),
        ("2014-10-01T08:00", "2014-10-01T08:00", False),
    ],
)
def test_a_finish_before_a_start_is_known(finish: str, start: str, is_so: bool) -> None:
    assert is_before(finish, start) is is_so


@given(DAYS)
def test_a_day_is_its_own_first_and_last_day(day: date) -> None:
    text = day.isoformat()
    assert is_moment(text)
    assert start_day(text) == finish_day(text) == day
    assert start_moment(text) < finish_moment(text)


@given(MINUTES)
def test_a_minute_stands_for_itself(moment: datetime) -> None:
    text = moment.isoformat(timespec="minutes")
    assert start_moment(text) == finish_moment(text) == moment.replace(second=0, microsecond=0)
    assert finish_day(text) <= start_day(text)
