"""Calendars and estimates that cannot be are refused when they are entered."""

from typing import Any

import pytest

from planning.plan.errors import PlanError
from planning.plan.validation import check_document

DAYS = {"mon": ["08:00-12:00", "13:00-17:00"]}


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"base": "c"}, "base", "calendar_cycle"),
        ({"days": {"tue": ["17:00-08:00"]}}, "days", "wrong_shift"),
        ({"days": {"tue": ["08:00-08:00"]}}, "days", "wrong_shift"),
        ({"days": {"tue": ["8-12"]}}, "days", "wrong_type"),
        (
            {"weeks": [{"start": "2014-01-05", "finish": "2014-01-04", "days": {}}]},
            "weeks",
            "finish_before_start",
        ),
        (
            {"weeks": [{"start": "2014-01-04", "finish": "2014-01-05", "days": {"mon": ["10:00-09:00"]}}]},
            "weeks",
            "wrong_shift",
        ),
        ({"exceptions": [{"start": "2014-02-29", "finish": "2014-03-01"}]}, "exceptions", "not_a_date"),
        (
            {"exceptions": [{"start": "2014-02-28", "finish": "2014-02-28", "shifts": ["10:00-09:00"]}]},
            "exceptions",
            "wrong_shift",
        ),
    ],
)
def test_calendars_that_cannot_be(fields: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(PlanError) as error:
        check_document("calendars", {"id": "c", "name": {"en": "C"}, "days": DAYS} | fields)
    assert (error.value.code, error.value.table, error.value.id, error.value.field) == (
        code,
        "calendars",
        "c",
        field,
    )
    assert error.value.remedy


def test_a_calendar_that_can_be() -> None:
    night = {"days": {"mon": ["22:00-24:00"], "tue": ["00:00-06:00"]}}
    check_document("calendars", {"id": "c", "name": {"en": "C"}, "base": "d"} | night)


@pytest.mark.parametrize(
    ("durations", "is_right"), [((1, 2, 3), True), ((2, 2, 2), True), ((3, 2, 1), False)]
)
def test_the_durations_of_an_estimate_are_in_order(durations: tuple[int, int, int], is_right: bool) -> None:
    estimate = dict(zip(("optimistic", "likely", "pessimistic"), durations, strict=True))
    document = {"id": "a", "name": {"en": "A"}, "lane": "l", "estimate": estimate}
    if is_right:
        check_document("activities", document)
        return
    with pytest.raises(PlanError) as error:
        check_document("activities", document)
    assert (error.value.code, error.value.field) == ("wrong_estimate", "estimate")
