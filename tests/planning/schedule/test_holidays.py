"""Shipped calendars of public holidays."""

import json
from datetime import date

import pytest

import resources
from planning.plan.errors import PlanError
from planning.schedule import schedule_plan
from planning.schedule.holidays import TEMPLATES, calendar_fields, template
from tests.planning.schedule.plans import plan, row


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_whole(name: str) -> None:
    found = template(name)
    days = [date.fromisoformat(holiday.day) for holiday in found.holidays]
    assert days == sorted(set(days))
    assert {day.year for day in days} == set(range(2013, 2036))
    assert all(set(holiday.name) == {"en", "zh"} and all(holiday.name.values()) for holiday in found.holidays)
    assert set(found.name) == {"en", "zh"}


def test_every_file_is_a_template() -> None:
    files = {file.stem for file in resources.path("calendars").glob("*.json")}
    assert files == set(TEMPLATES)
    assert all(json.loads(resources.path("calendars", f"{name}.json").read_bytes()) for name in files)


@pytest.mark.parametrize(
    ("name", "day", "english"),
    [
        ("new-york", "2014-11-27", "Thanksgiving Day"),
        ("new-york", "2015-07-03", "Independence Day (observed)"),
        ("geneva", "2014-09-11", "Genevan Fast"),
        ("geneva", "2016-12-31", "Restoration Day"),
        ("nairobi", "2014-12-12", "Jamhuri Day"),
        ("bangkok", "2014-04-14", "Songkran Festival"),
    ],
)
def test_days_that_are_known(name: str, day: str, english: str) -> None:
    assert {holiday.day: holiday.name["en"] for holiday in template(name).holidays}[day] == english


def test_a_template_becomes_a_calendar_that_the_schedule_heeds() -> None:
    document = plan({"a": row(3, calendar="geneva")}, start="2014-12-23T08:00")
    with pytest.raises(PlanError):
        schedule_plan(document)
    document = plan({"a": row(3)}, start="2014-12-23T08:00")
    with document.transaction("edit") as t:
        t.add("calendars", {"id": "geneva"} | calendar_fields("geneva", 2014, 2016))
        t.set("activities", "a", calendar="geneva")
    assert schedule_plan(document)["a"].early_finish == "2014-12-26T17:00"


def test_only_the_years_that_are_asked_for() -> None:
    years = {one["start"][:4] for one in calendar_fields("nairobi", 2014, 2015)["exceptions"]}
    assert years == {"2014", "2015"}


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(PlanError) as error:
        template("atlantis")
    assert error.value.code == "unknown_template"
