"""What the plan asks of people by month, and where that is more than there is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.clock import day_minute
from planning.schedule.demand import MonthDemand, Overload, demand_by_month, overloads
from planning.schedule.worktime import WorkTime
from tests.planning.schedule.plans import UNTRACED, milestone, plan, row


def with_demands(rows: dict[str, dict[str, Any]], *demands: dict[str, Any]) -> Document:
    document = plan(rows, start="2014-10-01T08:00")
    with document.transaction("edit") as t:
        for number, demand in enumerate(demands):
            t.add("demands", {"id": f"d{number}", "profile": "engineer", "fte": 1} | demand)
    return document


def found(document: Document) -> list[MonthDemand]:
    return demand_by_month(document, schedule_plan(document))


def test_a_whole_month_of_one_person_is_one() -> None:
    """October 2014 has 23 working days, November 20."""
    document = with_demands({"a": row(23 + 10)}, {"activity": "a"})
    assert found(document) == [
        MonthDemand("engineer", "2014-10", 1.0, 1.0),
        MonthDemand("engineer", "2014-11", 0.5, 1.0),
    ]


def test_demands_add_up_and_the_peak_is_what_is_asked_for_at_once() -> None:
    rows = {"a": row(10), "b": row(23)}
    document = with_demands(
        rows,
        {"activity": "a", "fte": 0.5},
        {"activity": "b", "fte": 2},
        {"activity": "b", "profile": "lawyer"},
    )
    engineer, lawyer = found(document)
    assert engineer.average == pytest.approx(2 + 0.5 * 10 / 23)
    assert (engineer.peak, lawyer) == (2.5, MonthDemand("lawyer", "2014-10", 1.0, 1.0))


def test_a_demand_may_have_dates_of_its_own() -> None:
    document = with_demands(
        {"a": row(60)}, {"activity": "a", "start": "2014-11-01", "finish": "2014-11-30", "fte": 3}
    )
    assert found(document) == [MonthDemand("engineer", "2014-11", 3.0, 3.0)]


def test_months_without_demand_between_two_are_told() -> None:
    dates = [{"start": f"2014-{month}-01", "finish": f"2014-{month}-28"} for month in (10, 12)]
    document = with_demands({"a": row(80)}, *({"activity": "a"} | span for span in dates))
    assert [(one.month, one.peak) for one in found(document)] == [
        ("2014-10", 1.0),
        ("2014-11", 0.0),
        ("2014-12", 1.0),
    ]


def test_rows_that_take_no_part_or_no_time_ask_for_nobody() -> None:
    document = with_demands(
        {"a": row(5, active=False), "m": milestone()}, {"activity": "a"}, {"activity": "m"}
    )
    assert found(document) == []


def test_overloads_are_found_where_it_is_known_what_there_is() -> None:
    document = with_demands(
        {"a": row(43)}, {"activity": "a", "fte": 2.5}, {"activity": "a", "profile": "lawyer", "fte": 9}
    )
    there = {("engineer", "2014-10"): 2.0, ("engineer", "2014-11"): 2.5}
    assert list(overloads(found(document), lambda profile, month: there.get((profile, month)))) == [
        Overload("engineer", "2014-10", 2.5, 2.0)
    ]


@settings(UNTRACED, max_examples=50)
@given(st.lists(st.tuples(st.integers(1, 90), st.floats(0.1, 5)), min_size=1, max_size=5))
def test_person_months_are_those_of_the_demands(needs: list[tuple[int, float]]) -> None:
    rows = {f"r{i}": row(days) for i, (days, _fte) in enumerate(needs)}
    demands = [{"activity": f"r{i}", "fte": fte} for i, (_days, fte) in enumerate(needs)]
    document = with_demands(rows, *demands)
    schedule = schedule_plan(document)
    calendar = schedule.network.nodes[0].calendar
    asked = 0.0
    for one in demand_by_month(document, schedule):
        year, month = int(one.month[:4]), int(one.month[5:])
        asked += one.average * working_days(calendar, year, month)
        assert one.average <= one.peak + 1e-9
    assert asked == pytest.approx(sum(days * fte for days, fte in needs))


def working_days(calendar: WorkTime, year: int, month: int) -> float:
    following = date(year + month // 12, month % 12 + 1, 1)
    return calendar.between(day_minute(date(year, month, 1)), day_minute(following)) / 480
