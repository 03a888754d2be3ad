"""Service levels of desks: what people in post can answer or cover."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from planning.plan.document import Document
from planning.plan.staffing import Desk
from planning.staffing.bands import Group, series
from planning.staffing.behaviour import Behaviour
from planning.staffing.closed.queues import patient_queue, pooled
from planning.staffing.months import month_number
from planning.staffing.service import desk_level, level_with, presence_hours, relief, seats_needed
from planning.staffing.simulation import Settings, simulate
from tests.planning.staffing.structures import assumption

Make = Callable[..., Document]
FIRST = month_number("2014-01")
ROUND_THE_CLOCK = Desk(id="noc", name={"en": "N"}, unit="network", kind="cover", seats=1, hours_a_week=168)
CALLS = Desk(
    id="calls", name={"en": "C"}, unit="desk", kind="calls", contacts_per_hour=650, handling_minutes=12,
    target_share=0.8, target_seconds=60, desks=130,
)  # fmt: skip
YEAR: list[dict[str, Any]] = [
    assumption("working_days", 261), assumption("leave_days", 30), assumption("holidays", 10),
    assumption("sick_days", 7), assumption("training_days", 5), assumption("hours_a_day", 7.5),
]  # fmt: skip


def test_a_seat_round_the_clock_takes_more_than_five_people(make: Make) -> None:
    behaviour = Behaviour(make(assumptions=YEAR))
    assert presence_hours(behaviour, FIRST) == 1567.5
    assert relief(ROUND_THE_CLOCK, behaviour, FIRST) == pytest.approx(8766 / 1567.5)
    document, effective = make(assumptions=YEAR), np.array([[5.0, 5.6, 6.0]])
    found = desk_level(document, "", ROUND_THE_CLOCK, behaviour, FIRST, effective)
    assert found.met.tolist() == [[False, True, True]]
    assert found.level[0, 0] == pytest.approx(5 * 1567.5 / 8766)
    assert found.needed[0] == pytest.approx(8766 / 1567.5)


def test_desks_that_are_merged_answer_more_with_the_same_people() -> None:
    people = np.array([155.0])
    apart, merged = level_with(CALLS, 130, people), level_with(CALLS, 5, people)
    assert merged[0] >= 0.8 > apart[0]
    assert seats_needed(CALLS, 130) == pooled(130, 130, 12, 0.8, 1) == 390
    assert seats_needed(CALLS, 5) == 155
    alone = patient_queue(26, 31, 12, 1).level
    assert merged[0] == pytest.approx(alone)


def test_the_level_grows_with_every_agent() -> None:
    levels = level_with(CALLS, 5, np.arange(0, 400, 0.5))
    assert (np.diff(levels) >= -1e-12).all()
    assert levels[0] == 0
    assert levels[-1] == pytest.approx(1)


def test_a_desk_is_open_in_its_time_and_pooled_by_a_scenario(make: Make) -> None:
    desk = {
        "id": "d", "name": {"en": "D"}, "unit": "desk", "kind": "calls", "contacts_per_hour": 30,
        "handling_minutes": 12, "desks": 20, "start": "2014-02-01", "finish": "2014-05-31",
    }  # fmt: skip
    pool = {"date": "2014-04-01", "action": "pool", "desk": "d", "count": 2}
    document = make(
        posts=[{"id": "p", "unit": "desk", "grade": "P-3", "count": 20}], desks=[desk],
        assumptions=[*YEAR, assumption("wastage", 0)],
        scenarios=[{"id": "s", "name": {"en": "S"}, "changes": [pool]}],
    )  # fmt: skip
    result = simulate(document, Settings("s", 20, months=6))
    assert result is not None
    level = {one.measure: one.mean for one in series(result, document) if one.group.desk == "d"}
    shown = level["service_level"]
    assert np.isnan(shown[[0, 5]]).all()
    assert shown[3] == shown[4] > shown[1] == shown[2]


def test_newcomers_count_by_their_output(make: Make) -> None:
    cover = {"id": "d", "name": {"en": "D"}, "unit": "desk", "kind": "cover", "seats": 1, "hours_a_week": 40}
    document = make(
        posts=[{"id": "p", "unit": "desk", "grade": "P-3", "count": 4, "proposed": True}], desks=[cover],
        assumptions=[
            *YEAR, assumption("wastage", 0), assumption("lead_time", 30, distribution="fixed"),
            assumption("learning", 6, shares={"output": 0.25}),
        ],
        scenarios=[{"id": "s", "name": {"en": "S"}, "changes": [
            {"date": "2014-02-01", "action": "establish", "post": "p"}]}],
    )  # fmt: skip
    result = simulate(document, Settings("s", 3, months=12))
    assert result is not None
    assert result.played.effective[:, 0, 0].tolist() == [0, 0, *[1] * 6, *[4] * 4]


def test_series_of_units_hold_all_units_below_them(sample: Document) -> None:
    result = simulate(sample, Settings("annex-ii", 30, months=12))
    assert result is not None
    found = {(one.group, one.measure): one for one in series(result, sample)}
    whole, office = found[Group(), "incumbency"], found[Group(unit="oict"), "incumbency"]
    assert np.array_equal(whole.mean, office.mean)
    grades = [one.mean for (group, measure), one in found.items() if group.grade and measure == "incumbency"]
    assert np.allclose(sum(grades), whole.mean)
    for one in found.values():
        low, high = one.percentiles[5], one.percentiles[95]
        there = ~np.isnan(one.mean)
        assert (low[there] <= high[there]).all()
