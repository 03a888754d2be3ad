"""Calendars of a plan: days, weeks, exceptions, inheritance; and what is wrong with some."""

from typing import Any

import pytest

from planning.plan.errors import PlanError
from tests.planning.schedule.plans import (
    AROUND_THE_CLOCK,
    DAY,
    SIX_DAYS,
    STANDARD,
    early,
    link,
    plan,
    row,
    scheduled,
)


def finish(days: float, calendars: dict[str, dict[str, Any]], start: str = "2014-10-06T08:00") -> str:
    """When a row of so many days of eight hours is done in the calendar ``c``."""
    return scheduled({"a": row(days, calendar="c")}, calendars=calendars, start=start)["a"].early_finish


def test_a_plan_without_calendars_works_eight_hours_from_monday_to_friday() -> None:
    assert early(scheduled({"a": row(6)}), "a") == ("2014-10-06T08:00", "2014-10-13T17:00")


def test_the_plan_names_the_calendar_of_rows_that_name_none() -> None:
    schedule = scheduled({"a": row(6)}, calendars={"six": SIX_DAYS}, calendar="six")
    assert early(schedule, "a") == ("2014-10-06T08:00", "2014-10-11T17:00")


def test_a_holiday_is_not_worked() -> None:
    holiday = {"exceptions": [{"start": "2014-10-08", "finish": "2014-10-09"}]}
    assert finish(3, {"c": STANDARD | holiday}) == "2014-10-10T17:00"


def test_an_exception_may_be_a_working_day() -> None:
    saturday = {"exceptions": [{"start": "2014-10-11", "finish": "2014-10-11", "shifts": ["08:00-12:00"]}]}
    assert finish(5.5, {"c": STANDARD | saturday}) == "2014-10-11T12:00"


def test_another_week_holds_for_its_dates_and_only_for_the_days_it_names() -> None:
    summer = {"weeks": [{"start": "2014-10-06", "finish": "2014-10-12", "days": {"fri": ["08:00-12:00"]}}]}
    assert finish(5, {"c": STANDARD | summer}) == "2014-10-13T12:00"
    assert finish(5, {"c": STANDARD | summer}, "2014-10-13T08:00") == "2014-10-17T17:00"


def test_an_exception_goes_before_a_week() -> None:
    both = {
        "weeks": [{"start": "2014-10-01", "finish": "2014-10-31", "days": {"mon": []}}],
        "exceptions": [{"start": "2014-10-06", "finish": "2014-10-06", "shifts": ["08:00-16:00"]}],
    }
    assert finish(1, {"c": STANDARD | both}) == "2014-10-06T16:00"
    assert finish(2, {"c": STANDARD | both}) == "2014-10-07T17:00"


def test_a_calendar_is_like_its_base_but_for_what_it_says() -> None:
    calendars = {
        "base": STANDARD | {"exceptions": [{"start": "2014-10-07", "finish": "2014-10-07"}]},
        "c": {"base": "base", "days": {"sat": ["08:00-12:00", "13:00-17:00"]}},
    }
    assert finish(5, calendars) == "2014-10-11T17:00"


def test_an_exception_of_the_calendar_goes_before_one_of_its_base() -> None:
    calendars = {
        "base": STANDARD | {"exceptions": [{"start": "2014-10-07", "finish": "2014-10-09"}]},
        "c": {
            "base": "base",
            "exceptions": [{"start": "2014-10-07", "finish": "2014-10-07", "shifts": ["08:00-16:00"]}],
        },
    }
    assert finish(2, calendars) == "2014-10-07T16:00"
    assert finish(3, calendars) == "2014-10-10T17:00"


def test_a_night_shift_goes_over_midnight() -> None:
    night = {"days": {"mon": ["23:00-24:00"], "tue": ["00:00-03:00", "04:00-08:00", "23:00-24:00"]}}
    assert early(scheduled({"a": row(1, calendar="c")}, calendars={"c": night}), "a") == (
        "2014-10-06T23:00",
        "2014-10-07T08:00",
    )


def test_work_over_the_turn_of_the_year_and_a_leap_day() -> None:
    new_year = {"exceptions": [{"start": "2015-12-31", "finish": "2016-01-01"}]}
    assert finish(2, {"c": STANDARD | new_year}, "2015-12-30T08:00") == "2016-01-04T17:00"
    assert finish(2, {"c": STANDARD}, "2016-02-29T08:00") == "2016-03-01T17:00"
    assert finish(3, {"c": AROUND_THE_CLOCK}, "2015-12-31T00:00") == "2016-01-01T00:00"


@pytest.mark.parametrize("start", ["2014-03-28T08:00", "2014-10-24T08:00", "2014-03-07T08:00"])
def test_a_change_of_clocks_moves_no_finish(start: str) -> None:
    """The weekends of 30 March and 26 October in Geneva, of 9 March in New York."""
    friday = scheduled({"a": row(2)}, start=start)["a"]
    assert (friday.early_start[11:], friday.early_finish[11:]) == ("08:00", "17:00")
    around = scheduled({"a": row(6, calendar="c")}, calendars={"c": AROUND_THE_CLOCK}, start=start)["a"]
    assert around.early_finish[11:] == "08:00"


def test_one_works_when_one_of_the_resources_works() -> None:
    calendars = {"day": STANDARD, "night": {"days": {"mon": ["20:00-24:00"]}}}
    schedule = scheduled({"a": row(1.5, resource_calendars=["day", "night"])}, calendars=calendars)
    assert early(schedule, "a") == ("2014-10-06T08:00", "2014-10-07T00:00")


def test_where_a_row_has_its_own_calendar_both_must_work_but_slack_is_the_rows() -> None:
    """As in a plan of MS Project with a six-day row whose people work five days."""
    schedule = scheduled(
        {"a": row(5, calendar="six", resource_calendars=["five"]), "b": row(10)},
        calendars={"six": SIX_DAYS, "five": STANDARD},
        start="2014-10-07T08:00",
    )
    assert early(schedule, "a") == ("2014-10-07T08:00", "2014-10-13T17:00")
    assert schedule["a"].late_finish == "2014-10-20T17:00"
    assert schedule["a"].total_slack_minutes == 6 * DAY


def test_free_slack_is_measured_in_the_own_calendar_of_the_successor() -> None:
    """From Friday 17:00 to Monday 08:00 there is a Saturday for a row of six days, whoever does its work."""
    later = {"constraint": "SNET", "constraint_date": "2014-10-13"}
    rows = {"a": row(5), "b": row(1, calendar="six", resource_calendars=["five"]) | later, "long": row(20)}
    schedule = scheduled(rows, [link("a", "b")], {"six": SIX_DAYS, "five": STANDARD})
    assert schedule["a"].free_slack_minutes == DAY


@pytest.mark.parametrize(
    ("calendars", "code"),
    [
        ({"c": {}}, "calendar_without_work"),
        ({"c": {"base": "d"}, "d": {"base": "c"}}, "calendar_cycle"),
        ({"c": {"base": "nowhere"}}, "unknown_reference"),
        ({"c": {"days": {"mon": ["17:00-08:00"]}}}, "wrong_shift"),
        ({"c": STANDARD | {"exceptions": [{"start": "2014-02-30", "finish": "2014-03-01"}]}}, "not_a_date"),
    ],
)
def test_a_calendar_that_cannot_be_reckoned_with_is_named(
    calendars: dict[str, dict[str, Any]], code: str
) -> None:
    with pytest.raises(PlanError) as error:
        scheduled({"a": row(calendar="c")}, calendars=calendars)
    assert (error.value.code, error.value.table) == (code, "calendars")
    assert error.value.remedy


def test_resources_that_never_work_in_the_rows_calendar_are_refused() -> None:
    calendars = {"mon": {"days": {"mon": ["08:00-12:00"]}}, "tue": {"days": {"tue": ["08:00-12:00"]}}}
    with pytest.raises(PlanError) as error:
        scheduled({"a": row(calendar="mon", resource_calendars=["tue"])}, calendars=calendars)
    assert error.value.code == "no_common_time"


def test_a_calendar_that_no_row_uses_troubles_nobody() -> None:
    assert len(scheduled({"a": row()}, calendars={"broken": {}})) == 1


def test_a_transaction_checks_calendars() -> None:
    document = plan({"a": row()}, calendars={"c": STANDARD})
    wrong_days: list[dict[str, Any]] = [{"mon": ["8-12"]}, {"montag": []}]
    broken: list[dict[str, Any]] = [{"base": "nowhere"}, *({"days": days} for days in wrong_days)]
    for fields in broken:
        with pytest.raises(PlanError), document.transaction("edit") as t:
            t.set("calendars", "c", **fields)
    with pytest.raises(PlanError), document.transaction("edit") as t:
        t.set("activities", "a", calendar="nowhere")
