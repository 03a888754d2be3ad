"""Time and place: round trips, zoom levels, snapping, ticks."""

import itertools
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.scene.timescale import (
    TimeScale,
    day_number,
    fitted,
    moment_of,
    ticks,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
SCALES = st.builds(
    TimeScale,
    start=st.floats(690000, 740000),
    per_day=st.floats(0.02, 60),
    extent=st.floats(100, 5000),
    rtl=st.booleans(),
)


@given(MOMENTS)
def test_a_moment_comes_back_to_the_minute(moment: datetime) -> None:
    assert moment_of(day_number(moment)) == moment


@given(SCALES, st.floats(700000, 750000))
def test_a_time_comes_back_from_its_place(scale: TimeScale, day: float) -> None:
    assert scale.day(scale.x(day)) == pytest.approx(day, abs=1e-6)


@given(SCALES, st.floats(-2000, 8000), st.floats(2, 5000))
def test_zoom_keeps_the_time_under_a_place_within_its_own_reach(
    scale: TimeScale, x: float, width: float
) -> None:
    day = scale.day(x)
    zoomed = scale.with_width(width)
    shift = zoomed.x(day) - x
    assert zoomed.day(x + shift) == pytest.approx(day, abs=1e-5)


def test_arrays_and_numbers_go_to_the_same_places() -> None:
    scale = TimeScale(735000, 0.5, 800, rtl=True)
    days = np.array([735000.0, 735010.0])
    assert scale.x(days).tolist() == [scale.x(735000.0), scale.x(735010.0)]


def test_time_runs_from_right_to_left_where_the_language_does() -> None:
    scale = fitted(date(2014, 1, 1), date(2014, 12, 31), 365, rtl=True)
    assert scale.x(day_number(date(2014, 1, 1))) == 365
    assert scale.x(day_number(date(2015, 1, 1))) == pytest.approx(0)


@pytest.mark.parametrize(
    ("width", "level"),
    [
        (5, "years"),
        (29, "halves"),
        (30, "quarters"),
        (109, "quarters"),
        (110, "months"),
        (500, "weeks"),
        (2500, "days"),
    ],
)
def test_the_axis_shows_what_there_is_room_for(width: float, level: str) -> None:
    scale = TimeScale(735000, 1).with_width(width)
    assert scale.level.name == level


def test_a_scale_that_fits_shows_first_and_last_day() -> None:
    scale = fitted(date(2013, 7, 1), date(2017, 12, 31), 792)
    assert scale.x(day_number(date(2013, 7, 1))) == 0
    assert scale.x(day_number(date(2018, 1, 1))) == pytest.approx(792)
    assert scale.level.name == "quarters"


def test_dates_snap_to_quarters_and_to_fiscal_years() -> None:
    scale = TimeScale(735000, 1).with_width(44)
    assert scale.snapped(day_number(date(2014, 11, 1))) == datetime(2014, 10, 1)
    assert scale.snapped(day_number(date(2014, 11, 28))) == datetime(2015, 1, 1)
    fiscal = TimeScale(735000, 1, fiscal_start_month=7).with_width(5)
    assert fiscal.snapped(day_number(date(2014, 8, 1))) == datetime(2014, 7, 1)


@given(SCALES, DAYS)
def test_a_snapped_time_snaps_to_itself(scale: TimeScale, day: date) -> None:
    once = scale.snapped(day_number(day))
    assert scale.snapped(day_number(once)) == once


@given(
    DAYS,
    st.integers(1, 4000),
    st.sampled_from(["day", "week", "month", "quarter", "half", "year"]),
    st.integers(1, 12),
)
def test_ticks_cover_the_time_without_gap(first: date, length: int, unit: str, month: int) -> None:
    if unit in ("day", "week"):
        length = min(length, 400)
    last = first + timedelta(days=length)
    found = ticks(unit, day_number(first), day_number(last), month)  # type: ignore[arg-type]  # drawn from the units
    assert found[0].first <= first
    assert found[-1].until >= last
    assert all(a.until == b.first for a, b in itertools.pairwise(found))
