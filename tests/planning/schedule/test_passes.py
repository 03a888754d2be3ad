"""The rules of the passes, one by one; whole networks are compared in the tests of the oracle."""

from typing import Any

import pytest

from tests.planning.schedule.plans import (
    AROUND_THE_CLOCK,
    DAY,
    SIX_DAYS,
    STANDARD,
    early,
    late,
    link,
    milestone,
    row,
    scheduled,
)

TWO_DAYS = 2 * DAY


@pytest.mark.parametrize(
    ("kind", "lag", "unit", "expected"),
    [
        ("FS", 0, "", ("2014-10-08T08:00", "2014-10-08T17:00")),
        ("FS", DAY, "", ("2014-10-09T08:00", "2014-10-09T17:00")),
        ("FS", -DAY, "", ("2014-10-07T08:00", "2014-10-07T17:00")),
        ("FS", 50, "percent", ("2014-10-09T08:00", "2014-10-09T17:00")),
        ("FS", -25, "percent", ("2014-10-07T13:00", "2014-10-08T12:00")),
        ("FS", 24 * 60, "elapsed_minutes", ("2014-10-09T08:00", "2014-10-09T17:00")),
        ("FS", 4 * 24 * 60, "elapsed_minutes", ("2014-10-13T08:00", "2014-10-13T17:00")),
        ("SS", 0, "", ("2014-10-06T08:00", "2014-10-06T17:00")),
        ("SS", 240, "", ("2014-10-06T13:00", "2014-10-07T12:00")),
        ("FF", 0, "", ("2014-10-07T08:00", "2014-10-07T17:00")),
        ("FF", DAY, "", ("2014-10-08T08:00", "2014-10-08T17:00")),
        ("SF", DAY, "", ("2014-10-06T08:00", "2014-10-06T17:00")),
        ("SF", TWO_DAYS, "", ("2014-10-07T08:00", "2014-10-07T17:00")),
    ],
)
def test_links_of_each_type_with_lag_and_lead(
    kind: str, lag: float, unit: str, expected: tuple[str, str]
) -> None:
    schedule = scheduled({"a": row(2), "b": row(1)}, [link("a", "b", kind, lag, unit)])
    assert early(schedule, "b") == expected


def test_a_link_to_a_finish_does_not_pull_a_start_before_the_plan() -> None:
    schedule = scheduled({"a": row(1), "b": row(3)}, [link("a", "b", "FF"), link("a", "b", "SF")])
    assert early(schedule, "b") == ("2014-10-06T08:00", "2014-10-08T17:00")


def test_a_finish_tied_to_a_start_is_written_as_that_start() -> None:
    """As MS Project does: the same instant of work as 17:00 on the day before."""
    schedule = scheduled({"a": row(1), "b": row(1), "c": row(1)}, [link("a", "b"), link("b", "c", "SF")])
    assert early(schedule, "c") == ("2014-10-06T08:00", "2014-10-07T08:00")


def test_a_lag_counts_in_the_calendar_of_the_successor() -> None:
    rows = {"a": row(5), "b": row(1, calendar="six")}
    schedule = scheduled(rows, [link("a", "b", lag=DAY)], {"six": SIX_DAYS})
    assert early(schedule, "b")[0] == "2014-10-13T08:00"
    assert late(schedule, "a")[1] == "2014-10-10T17:00"


def test_late_dates_leave_the_finish_of_the_plan_where_it_is() -> None:
    schedule = scheduled(
        {"a": row(2), "b": row(1), "c": row(4), "d": row(1)},
        [link("a", "b"), link("b", "d"), link("c", "d")],
    )
    assert late(schedule, "a") == ("2014-10-07T08:00", "2014-10-08T17:00")
    assert late(schedule, "b") == ("2014-10-09T08:00", "2014-10-09T17:00")
    assert [schedule[id].total_slack_minutes for id in "abcd"] == [DAY, DAY, 0, 0]
    assert [schedule[id].free_slack_minutes for id in "abcd"] == [0, DAY, 0, 0]
    assert [schedule[id].critical for id in "abcd"] == [False, False, True, True]


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        ("SS", 0, ("2014-10-09T08:00", "2014-10-10T17:00")),
        ("SS", TWO_DAYS, ("2014-10-08T08:00", "2014-10-09T17:00")),
        ("FF", 0, ("2014-10-09T08:00", "2014-10-10T17:00")),
        ("FF", DAY, ("2014-10-08T08:00", "2014-10-09T17:00")),
        ("SF", 3 * DAY, ("2014-10-08T08:00", "2014-10-09T17:00")),
    ],
)
def test_late_dates_before_links_of_other_types(kind: str, lag: float, expected: tuple[str, str]) -> None:
    schedule = scheduled({"a": row(2), "b": row(1), "long": row(5)}, [link("a", "b", kind, lag)])
    assert late(schedule, "a") == expected


@pytest.mark.parametrize(
    ("constraint", "date", "expected"),
    [
        ("SNET", "2014-10-09T08:00", ("2014-10-09T08:00", "2014-10-09T17:00")),
        ("SNET", "2014-10-01", ("2014-10-08T08:00", "2014-10-08T17:00")),
        ("SNET", "2014-10-11", ("2014-10-13T08:00", "2014-10-13T17:00")),
        ("FNET", "2014-10-10", ("2014-10-10T08:00", "2014-10-10T17:00")),
        ("FNET", "2014-10-10T12:00", ("2014-10-09T13:00", "2014-10-10T12:00")),
        ("SNLT", "2014-10-07", ("2014-10-07T08:00", "2014-10-07T17:00")),
        ("SNLT", "2014-10-20", ("2014-10-08T08:00", "2014-10-08T17:00")),
        ("FNLT", "2014-10-07", ("2014-10-07T08:00", "2014-10-07T17:00")),
        ("FNLT", "2014-10-20", ("2014-10-08T08:00", "2014-10-08T17:00")),
        ("MSO", "2014-10-07", ("2014-10-07T08:00", "2014-10-07T17:00")),
        ("MSO", "2014-10-15", ("2014-10-15T08:00", "2014-10-15T17:00")),
        ("MFO", "2014-10-15", ("2014-10-15T08:00", "2014-10-15T17:00")),
        ("ASAP", "2014-10-15", ("2014-10-08T08:00", "2014-10-08T17:00")),
    ],
)
def test_constraints(constraint: str, date: str, expected: tuple[str, str]) -> None:
    rows = {"a": row(2), "b": row(1, constraint=constraint, constraint_date=date)}
    assert early(scheduled(rows, [link("a", "b")]), "b") == expected


def test_a_constraint_may_begin_before_the_plan_where_nothing_goes_before() -> None:
    schedule = scheduled({"a": row(1, constraint="SNET", constraint_date="2014-10-01")})
    assert early(schedule, "a")[0] == "2014-10-01T08:00"


@pytest.mark.parametrize(
    ("constraint", "date", "slack"),
    [
        ("MSO", "2014-10-07", -DAY),
        ("MFO", "2014-10-07", -DAY),
        ("SNLT", "2014-10-06", -TWO_DAYS),
        ("FNLT", "2014-10-09", DAY),
    ],
)
def test_a_date_that_must_be_kept_shows_in_the_slack_of_what_goes_before(
    constraint: str, date: str, slack: int
) -> None:
    rows = {"a": row(2), "b": row(1, constraint=constraint, constraint_date=date), "long": row(9)}
    schedule = scheduled(rows, [link("a", "b")])
    assert schedule["a"].total_slack_minutes == slack
    assert schedule["a"].critical == (slack < 0)


def test_a_deadline_moves_nothing_but_limits_slack() -> None:
    rows = {"a": row(2), "b": row(1, deadline="2014-10-07"), "long": row(9)}
    schedule = scheduled(rows, [link("a", "b")])
    assert early(schedule, "b")[0] == "2014-10-08T08:00"
    assert late(schedule, "b")[1] == "2014-10-07T17:00"
    assert (schedule["b"].total_slack_minutes, schedule["a"].total_slack_minutes) == (-DAY, -DAY)
    assert schedule["b"].critical


def test_as_late_as_possible_and_what_follows() -> None:
    rows = {"late": row(1, constraint="ALAP"), "b": row(2), "long": row(5), "end": milestone()}
    schedule = scheduled(rows, [link("late", "b"), link("b", "end"), link("long", "end")])
    assert early(schedule, "late")[0] == "2014-10-06T08:00"
    assert (schedule["late"].start, schedule["late"].finish) == ("2014-10-08T08:00", "2014-10-08T17:00")
    assert early(schedule, "b") == ("2014-10-09T08:00", "2014-10-10T17:00")
    assert (schedule["late"].total_slack_minutes, schedule["b"].total_slack_minutes) == (0, 0)


def test_a_milestone_stands_at_the_end_of_what_goes_before() -> None:
    schedule = scheduled({"a": row(5), "m": milestone(), "b": row(1)}, [link("a", "m"), link("m", "b")])
    assert early(schedule, "m") == ("2014-10-10T17:00", "2014-10-10T17:00")
    assert early(schedule, "b")[0] == "2014-10-13T08:00"
    assert schedule["m"].total_slack_minutes == 0


def test_a_milestone_stands_where_the_plan_starts_though_nobody_works_then() -> None:
    assert early(scheduled({"m": milestone()}, start="2014-10-05T08:00"), "m")[0] == "2014-10-05T08:00"


# Work that has begun


def test_work_that_has_begun_starts_when_it_did() -> None:
    rows = {"a": row(2), "b": row(2, actual_start="2014-10-07T08:00", progress=0.5)}
    schedule = scheduled(rows, [link("a", "b")])
    assert early(schedule, "b") == ("2014-10-07T08:00", "2014-10-08T17:00")
    assert late(schedule, "b")[0] == "2014-10-07T08:00"
    # What goes before may be as late as the day of work that remains allows.
    assert late(schedule, "a")[1] == "2014-10-07T17:00"


def test_work_that_is_done_has_no_slack_and_is_not_critical() -> None:
    done = row(2, actual_start="2014-10-06T08:00", actual_finish="2014-10-08T12:00", progress=1)
    schedule = scheduled({"a": done, "b": row(1)}, [link("a", "b")])
    assert early(schedule, "a") == late(schedule, "a") == ("2014-10-06T08:00", "2014-10-08T12:00")
    assert early(schedule, "b") == ("2014-10-08T13:00", "2014-10-09T12:00")
    found = schedule["a"]
    assert (found.total_slack_minutes, found.free_slack_minutes, found.critical) == (0, 0, False)


def test_what_is_done_asks_nothing_of_what_goes_before() -> None:
    rows = {"a": row(2), "b": row(1, actual_finish="2014-10-06T17:00"), "long": row(5)}
    schedule = scheduled(rows, [link("a", "b")])
    assert late(schedule, "a")[1] == "2014-10-10T17:00"
    assert early(schedule, "b") == ("2014-10-06T08:00", "2014-10-06T17:00")
    assert schedule["a"].free_slack_minutes == schedule["a"].total_slack_minutes == 3 * DAY


def test_the_slack_of_work_that_has_begun_is_that_of_its_finish() -> None:
    schedule = scheduled({"a": row(2, actual_start="2014-10-07T08:00"), "long": row(5)})
    assert schedule["a"].total_slack_minutes == TWO_DAYS


# Rows in manual mode


def test_a_row_in_manual_mode_keeps_its_dates_and_its_slack_says_how_far_it_may_move() -> None:
    manual = {"mode": "manual", "start": "2014-10-06", "finish": "2014-10-07"}
    schedule = scheduled(
        {"a": row(2), "b": manual, "c": row(1), "long": row(10)}, [link("a", "b"), link("b", "c")]
    )
    assert early(schedule, "b") == ("2014-10-06T08:00", "2014-10-07T17:00")
    assert early(schedule, "c")[0] == "2014-10-08T08:00"
    assert late(schedule, "b") == ("2014-10-15T08:00", "2014-10-16T17:00")
    assert schedule["b"].total_slack_minutes == 7 * DAY
    # The link is broken, yet late dates follow the network: so what goes before has slack, free slack none.
    assert (schedule["a"].total_slack_minutes, schedule["a"].free_slack_minutes) == (5 * DAY, 0)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"start": "2014-10-08", "duration_minutes": DAY}, ("2014-10-08T08:00", "2014-10-08T17:00")),
        ({"finish": "2014-10-08", "duration_minutes": DAY}, ("2014-10-08T08:00", "2014-10-08T17:00")),
        ({"start": "2014-10-11", "finish": "2014-10-12"}, ("2014-10-11T08:00", "2014-10-12T17:00")),
        (
            {"start": "2014-10-08T10:00", "finish": "2014-10-08T11:30"},
            ("2014-10-08T10:00", "2014-10-08T11:30"),
        ),
        ({"start": "2014-12-31", "finish": "2014-12-31"}, ("2014-12-31T08:00", "2014-12-31T17:00")),
        ({"kind": "milestone", "start": "2014-10-08"}, ("2014-10-08T08:00", "2014-10-08T08:00")),
        ({"kind": "milestone", "finish": "2014-10-08"}, ("2014-10-08T17:00", "2014-10-08T17:00")),
        ({"duration_minutes": DAY}, ("2014-10-06T08:00", "2014-10-06T17:00")),
    ],
)
def test_dates_of_rows_in_manual_mode(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    schedule = scheduled({"a": {"mode": "manual"} | fields})
    assert early(schedule, "a") == expected


def test_a_day_alone_means_all_its_hours_in_a_calendar_around_the_clock() -> None:
    schedule = scheduled(
        {"a": {"start": "2014-10-01", "finish": "2014-10-31", "calendar": "c"}},
        calendars={"c": AROUND_THE_CLOCK},
    )
    assert early(schedule, "a") == ("2014-10-01T00:00", "2014-11-01T00:00")


def test_the_dates_of_a_row_in_automatic_mode_only_tell_how_long_it_takes() -> None:
    dated = {"mode": "auto", "start": "2015-01-01", "finish": "2015-01-05"}
    assert early(scheduled({"a": dated}), "a") == ("2014-10-06T08:00", "2014-10-08T17:00")


# Options of the plan


def test_rows_with_little_slack_may_count_as_critical() -> None:
    rows = {"a": row(3), "b": row(4), "c": row(1)}
    assert [r.critical for r in scheduled(rows, critical_slack_minutes=DAY)] == [True, True, False]


def test_each_end_of_the_network_may_have_its_own_critical_path() -> None:
    rows = {"a": row(1), "b": row(1), "long": row(9)}
    schedule = scheduled(rows, [link("a", "b")], open_ends_critical=True)
    assert all(found.critical for found in schedule)
    assert late(schedule, "b")[1] == "2014-10-07T17:00"


def test_without_a_start_of_its_own_the_schedule_begins_with_the_horizon() -> None:
    schedule = scheduled({"a": row(1)}, schedule_start=None, horizon_start="2013-07-01")
    assert early(schedule, "a")[0] == "2013-07-01T08:00"


def test_rows_that_are_switched_off_take_no_part() -> None:
    rows = {"a": row(9, active=False), "b": row(1), "in": row(1, parent="a")}
    schedule = scheduled(rows, [link("a", "b"), link("in", "b")])
    assert [found.id for found in schedule] == ["b"]
    assert early(schedule, "b")[0] == "2014-10-06T08:00"


def test_elapsed_time_is_a_row_in_a_calendar_around_the_clock() -> None:
    rows = {"a": row(5), "cure": {"mode": "auto", "duration_minutes": 3 * 1440, "calendar": "c"}, "b": row(1)}
    schedule = scheduled(rows, [link("a", "cure"), link("cure", "b")], {"c": AROUND_THE_CLOCK, "s": STANDARD})
    assert early(schedule, "cure") == ("2014-10-10T17:00", "2014-10-13T17:00")
    assert early(schedule, "b")[0] == "2014-10-14T08:00"
