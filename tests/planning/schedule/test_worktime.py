"""Working time: amounts of work and moments are two views of one thing."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.schedule.clock import DAY, LAST_MINUTE, WEEK, iso, minute_of, moment_of
from planning.schedule.worktime import ALWAYS, Shift, Week, WorkTime, all_or_either, merged_shifts, week_of
from tests.planning.schedule.plans import UNTRACED

MINUTES = st.integers(min_value=-3 * WEEK, max_value=6 * WEEK)
HOLIDAY = week_of(())


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    ends = draw(st.lists(st.integers(0, WEEK), min_size=2, max_size=12, unique=True).map(sorted))
    return week_of(merged_shifts(zip(ends[::2], ends[1::2], strict=False)))


@st.composite
def work_times(draw: st.DrawFn, step: int = 1) -> WorkTime:
    """A calendar of up to five stretches, some of them without work, that begin at multiples of ``step``."""
    steps = draw(st.lists(st.integers(0, 4 * WEEK // step), max_size=4, unique=True).map(sorted))
    starts = [number * step for number in steps]
    inner = [(start, draw(st.one_of(weeks(), st.just(HOLIDAY)))) for start in starts[:-1]]
    last = [(start, draw(weeks())) for start in starts[-1:]]
    return WorkTime([(ALWAYS, draw(weeks())), *inner, *last])


def is_worked(time: WorkTime, minute: int) -> bool:
    """Whether a minute is worked, found the slow way."""
    rest = minute % WEEK
    return any(start <= rest < end for start, end in time.week_at(minute).shifts)


@settings(UNTRACED)
@given(work_times(), MINUTES, st.integers(0, 400))
def test_work_between_two_moments_is_the_number_of_worked_minutes(
    time: WorkTime, start: int, length: int
) -> None:
    worked = sum(is_worked(time, minute) for minute in range(start, start + length))
    assert time.between(start, start + length) == worked


@settings(UNTRACED)
@given(work_times(), MINUTES)
def test_a_start_is_the_next_worked_minute(time: WorkTime, moment: int) -> None:
    start = time.start(time.before(moment))
    assert start >= moment
    assert is_worked(time, start)
    assert time.between(moment, start) == 0


@settings(UNTRACED)
@given(work_times(), MINUTES)
def test_a_finish_is_the_end_of_the_last_worked_minute(time: WorkTime, moment: int) -> None:
    finish = time.finish(time.before(moment))
    assert finish <= moment
    assert is_worked(time, finish - 1)
    assert time.between(finish, moment) == 0


@settings(UNTRACED)
@given(work_times(), MINUTES, st.integers(1, 5000))
def test_work_done_forward_is_undone_back(time: WorkTime, moment: int, work: int) -> None:
    finish = time.forward(moment, work)
    assert time.between(moment, finish) == work
    assert time.back(finish, work) == time.start(time.before(moment))


@settings(UNTRACED)
@given(work_times(), MINUTES)
def test_without_work_a_moment_stays(time: WorkTime, moment: int) -> None:
    assert time.forward(moment, 0) == time.back(moment, 0) == moment


@settings(UNTRACED)
@given(weeks(), MINUTES)
def test_the_table_of_a_week_says_what_searching_finds(week: Week, minute: int) -> None:
    looked_up = Week(week.shifts)
    looked_up.tabulate()
    assert looked_up.worked(minute) == Week(week.shifts).worked(minute)
    assert looked_up.moment(minute) == Week(week.shifts).moment(minute)


@settings(UNTRACED)
@given(work_times(), work_times(), MINUTES)
def test_either_works_where_one_works(a: WorkTime, b: WorkTime, minute: int) -> None:
    either = all_or_either(a, b, either=True)
    assert is_worked(either, minute) == (is_worked(a, minute) or is_worked(b, minute))


@settings(UNTRACED)
@given(work_times(), work_times(), MINUTES)
def test_both_work_where_each_works(a: WorkTime, b: WorkTime, minute: int) -> None:
    try:
        both = all_or_either(a, b, either=False)
    except ValueError:
        return  # they never meet before the first change, or after the last
    assert is_worked(both, minute) == (is_worked(a, minute) and is_worked(b, minute))


def test_a_calendar_that_never_works_is_refused() -> None:
    with pytest.raises(ValueError, match="without working time"):
        WorkTime([(ALWAYS, HOLIDAY)])
    with pytest.raises(ValueError, match="without working time"):
        WorkTime([(ALWAYS, week_of(((0, 60),))), (WEEK, HOLIDAY)])


@settings(UNTRACED)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20))))
def test_merged_shifts_neither_touch_nor_lose_a_minute(pairs: list[tuple[int, int]]) -> None:
    given_shifts: list[Shift] = [(start, start + length) for start, length in pairs]
    merged = merged_shifts(given_shifts)
    assert all(a[1] < b[0] for a, b in pairwise(merged))
    assert {m for a, b in merged for m in range(a, b)} == {m for a, b in given_shifts for m in range(a, b)}


@settings(UNTRACED)
@given(st.datetimes().map(lambda time: time.replace(second=0, microsecond=0)))
def test_minutes_and_moments_are_the_same(moment: datetime) -> None:
    assert moment_of(minute_of(moment)) == moment
    assert iso(minute_of(moment)) == moment.isoformat(timespec="minutes")


def test_minutes_count_from_a_monday_to_the_last_of_the_year_9999() -> None:
    assert minute_of(datetime(1, 1, 1)) == 0
    assert datetime(1, 1, 1).weekday() == 0
    assert moment_of(LAST_MINUTE) == datetime(9999, 12, 31, 23, 59)


def test_every_day_has_1440_minutes_also_where_clocks_change() -> None:
    for day in (datetime(2014, 3, 30), datetime(2014, 10, 26), datetime(2014, 11, 2)):
        assert minute_of(day + timedelta(days=1)) - minute_of(day) == DAY


def test_seconds_are_rounded() -> None:
    assert iso(minute_of(datetime(2011, 2, 25, 10, 17, 6))) == "2011-02-25T10:17"
    assert iso(minute_of(datetime(2011, 2, 25, 10, 59, 30))) == "2011-02-25T11:00"
