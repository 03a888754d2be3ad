"""What a result hangs on, what reaches a target, and the cheapest posts that meet the targets."""

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.staffing.bands import Group, measured
from planning.staffing.cheapest import cheapest
from planning.staffing.rates import DAYS_A_MONTH
from planning.staffing.sensitivity import Aim, seek, sweep, tornado
from planning.staffing.simulation import Settings, simulate
from planning.staffing.verification import estimated
from tests.planning.staffing.structures import assumption

Record = dict[str, Any]
Make = Callable[..., Document]
STILL = [assumption("separation_age", 100), assumption("age", 30), assumption("entry_age", 30)]
SHORT = Settings(replications=20, seed=1, months=36)


@pytest.fixture
def document(make: Make) -> Document:
    return make(
        posts=[{"id": "p", "unit": "network", "grade": "P-3", "count": 50}],
        assumptions=[
            *STILL, assumption("wastage", 0.2), assumption("lead_time", 180, variation=0.5),
            assumption("standard_cost", 100_000),
        ],
    )  # fmt: skip


def test_a_tornado_has_the_widest_swing_first_and_knows_what_does_not_matter(document: Document) -> None:
    found = tornado(document, SHORT, Aim("vacancy_rate"), ("standard_cost", "lead_time", "wastage"))
    assert found is not None
    assert found.swings[-1].parameter == "standard_cost"
    assert found.swings[-1].width == 0
    for swing in found.swings[:2]:
        assert swing.low < found.base < swing.high
    costs = tornado(document, SHORT, Aim("cost"), ("standard_cost",), (0.5, 2))
    assert costs is not None
    assert (costs.swings[0].low, costs.swings[0].high) == pytest.approx((costs.base / 2, costs.base * 2))


def test_a_sweep_grows_in_both_directions(document: Document) -> None:
    found = sweep(document, SHORT, Aim("vacancy_rate"), ("lead_time", [0.5, 1, 2]), ("wastage", [0.5, 1.5]))
    assert found is not None
    assert all(row[0] < row[1] for row in found.values)
    assert all(low[1] < high[1] for low, high in zip(found.values, found.values[1:], strict=False))


def test_the_lead_time_that_keeps_vacancies_at_a_target(document: Document) -> None:
    long = Settings(replications=60, seed=1, months=120)
    found = seek(document, long, Aim("vacancy_rate", Group(grade="P-3")), "lead_time", 0.08, (20, 600))
    assert found is not None
    assert found.reached == pytest.approx(0.08, abs=0.004)
    tenure = 1 / (1 - 0.8 ** (1 / 12))
    assert found.closed_form == pytest.approx(0.08 / 0.92 * tenure * DAYS_A_MONTH)
    assert found.value == pytest.approx(found.closed_form, rel=0.15)
    never = seek(document, SHORT, Aim("vacancy_rate"), "lead_time", 0.9, (20, 600))
    assert never is not None
    assert never.value is None


def test_what_is_not_measured_and_cancel(document: Document) -> None:
    with pytest.raises(PlanError) as raised:
        tornado(document, SHORT, Aim("service_level", Group(desk="none")), ("wastage",))
    assert raised.value.code == "nothing_measured"
    assert tornado(document, SHORT, Aim("cost"), ("wastage",), cancelled=lambda: True) is None


COSTS = {"P-3": 165_000, "GS (OL)": 95_000}


@pytest.fixture
def round_the_clock(make: Make) -> Document:
    posts: list[Record] = [
        {"id": "a", "unit": "network", "grade": "P-3", "count": 4},
        {"id": "b", "unit": "network", "grade": "GS (OL)", "count": 4},
    ]
    desk = {"id": "noc", "name": {"en": "N"}, "unit": "network", "kind": "cover", "seats": 2,
            "hours_a_week": 168, "target_chance": 0.9}  # fmt: skip
    rows = [
        *STILL, assumption("wastage", 0.05), assumption("lead_time", 120, variation=0.5),
        *(assumption("standard_cost", cost, [grade]) for grade, cost in COSTS.items()),
        assumption("training_days", 5), assumption("sick_days", 7),
    ]  # fmt: skip
    return make(posts=posts, assumptions=rows, desks=[desk])


def test_the_cheapest_posts_are_proven_and_keep_the_mix(round_the_clock: Document) -> None:
    found = cheapest(round_the_clock, Settings(replications=100, seed=1, months=36))
    assert found is not None
    assert found.is_met
    assert found.bound <= found.cost
    posts = {choice.grade: choice.proposed for choice in found.choices}
    assert posts["P-3"] >= 0.75 * 0.5 * sum(posts.values())
    assert sum(posts.values()) * 0.98 >= found.desks[0].needed
    best = min(
        COSTS["P-3"] * senior + COSTS["GS (OL)"] * junior
        for senior, junior in product(range(25), repeat=2)
        if (senior + junior) * 0.98 >= 11.2
        and senior >= 0.375 * (senior + junior)
        and junior >= 0.375 * (senior + junior)
    )
    assert found.bound == pytest.approx(best)


def test_what_the_search_says_is_what_a_simulation_of_its_posts_says(round_the_clock: Document) -> None:
    settings = Settings(replications=100, seed=1, months=36)
    found = cheapest(round_the_clock, settings)
    assert found is not None
    posts = {
        id: record | {"count": next(c.proposed for c in found.choices if c.grade == record["grade"])}
        for id, record in round_the_clock.raw("posts").items()
    }
    tables = {name: round_the_clock.raw(name) for name in round_the_clock.names()}
    proposed = Document(tables | {"posts": posts})
    played = simulate(proposed, settings._replace(replications=2000, seed=7))
    assert played is not None
    by_key = {(v.group, v.measure): estimated(v.values) for v in measured(played, proposed)}
    (desk,) = found.desks
    truth = by_key[Group("network", desk="noc"), "service_chance"]
    assert truth.mean >= desk.target
    assert desk.verdict == "met"
    assert desk.chance.low <= truth.high
    assert truth.low <= desk.chance.high
    for check in found.vacancies:
        truth = by_key[Group(grade=check.grade), "vacancy_rate"]
        assert check.rate.low <= truth.high
        assert truth.low <= check.rate.high


def test_a_vacancy_target_that_posts_cannot_mend_gets_a_lead_time_that_can(round_the_clock: Document) -> None:
    settings = Settings(replications=200, seed=1, months=36)
    found = cheapest(round_the_clock, settings, vacancy_target=0.01)
    assert found is not None
    assert not found.is_met
    assert {one.grade for one in found.missed} == set(COSTS)
    for one in found.missed:
        assert one.mend is not None
        assert one.mend.is_proven
        assert one.mend.lead_days < one.lead_days
        assert one.mend.rate.high <= 0.01 < one.rate.low
    hopeless = cheapest(round_the_clock, settings._replace(replications=50), vacancy_target=0.0001)
    assert hopeless is not None
    assert [one.mend and one.mend.is_proven for one in hopeless.vacancies] == [False, False]


def test_posts_that_serve_two_desks_are_found_and_paid_once(round_the_clock: Document) -> None:
    with round_the_clock.transaction("A second desk") as t:
        t.add("desks", {**t.table("desks")["noc"], "id": "watch", "seats": 1})
    found = cheapest(round_the_clock, Settings(replications=50, seed=1, months=36))
    assert found is not None
    assert {(one.desk, one.grade) for one in found.choices} == {("noc", grade) for grade in COSTS}
    assert found.present_cost == 4 * sum(COSTS.values())
    assert [(one.desk, one.verdict) for one in found.desks] == [("noc", "met"), ("watch", "met")]


def test_a_desk_at_which_nobody_is_ever_at_work_is_named(round_the_clock: Document) -> None:
    with round_the_clock.transaction("Always on leave") as t:
        t.add("assumptions", assumption("leave_days", 300))
    with pytest.raises(PlanError, match="“N”") as refused:
        cheapest(round_the_clock, SHORT)
    assert refused.value.code == "no_posts_suffice"


def test_what_an_estimate_decides() -> None:
    unanimous = estimated(np.ones((24, 100)))
    assert unanimous.low == pytest.approx(0.025 ** (1 / 100))
    assert (unanimous.reaches(0.95), unanimous.reaches(0.99)) == ("met", "open")
    spread = estimated(np.tile(np.linspace(0, 0.1, 101), (12, 1)))
    assert (spread.keeps_under(0.06), spread.keeps_under(0.05), spread.keeps_under(0.04)) == (
        "met", "open", "missed",
    )  # fmt: skip
