"""Steps of the calendar."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.steps import Unit, after, floor, nearest, shifted

UNITS = st.sampled_from(["day", "week", "month", "quarter", "half", "year"])
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize(
    ("unit", "month", "first"),
    [
        ("day", 1, date(2014, 11, 13)),
        ("week", 1, date(2014, 11, 10)),
        ("month", 1, date(2014, 11, 1)),
        ("quarter", 1, date(2014, 10, 1)),
        ("half", 1, date(2014, 7, 1)),
        ("year", 1, date(2014, 1, 1)),
        ("year", 4, date(2014, 4, 1)),
        ("quarter", 2, date(2014, 11, 1)),
        ("half", 12, date(2014, 6, 1)),
        ("decade", 1, date(2010, 1, 1)),
    ],
)
def test_units_begin_where_they_should(unit: Unit, month: int, first: date) -> None:
    assert floor(date(2014, 11, 13), unit, month) == first


@settings(deadline=None)
@given(DAYS, UNITS, st.integers(1, 12))
def test_a_day_lies_in_its_unit(day: date, unit: Unit, month: int) -> None:
    first = floor(day, unit, month)
    assert first <= day < after(first, unit)
    assert floor(first, unit, month) == first


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert shifted(datetime(2016, 1, 31, 8), "month", 1) == datetime(2016, 2, 29, 8)


def test_the_nearest_beginning_goes_either_way() -> None:
    assert nearest(datetime(2014, 2, 10), "quarter") == datetime(2014, 1, 1)
    assert nearest(datetime(2014, 2, 20), "quarter") == datetime(2014, 4, 1)


def test_the_calendar_has_ends() -> None:
    assert after(date(9999, 6, 1), "year") == date.max
    assert floor(date(1, 1, 2), "decade") == date.min
    with pytest.raises(OverflowError):
        shifted(datetime(9999, 6, 1), "year", 1)
