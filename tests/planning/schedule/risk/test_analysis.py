"""The analysis as a whole: exact cases, and what it says of rows and the plan."""

import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.schedule import schedule_plan
from planning.schedule.risk import LEVELS, Risk, analyse, analysis
from planning.schedule.risk.sampling import durations
from tests.planning.schedule.plans import AROUND_THE_CLOCK, DAY, UNTRACED, link, plan, row
from tests.planning.schedule.test_oracle import CALENDARS, START, Network, networks


def estimate(low: float, likely: float, high: float, distribution: str = "pert") -> dict[str, Any]:
    minutes = {"optimistic": low, "likely": likely, "pessimistic": high}
    return {key: round(days * DAY) for key, days in minutes.items()} | {"distribution": distribution}


def analysed(document: Document, replications: int = 1000, seed: int = 1) -> Risk:
    found = analyse(document, replications, seed)
    assert found is not None
    return found


@settings(UNTRACED, max_examples=60)
@given(networks())
def test_without_variance_every_replication_is_the_schedule(network: Network) -> None:
    rows, links = network
    certain = {
        id: fields
        | {"estimate": dict.fromkeys(("optimistic", "likely", "pessimistic"), fields["duration_minutes"])}
        for id, fields in rows.items()
    }
    document = plan(certain, links, CALENDARS, START)
    schedule = schedule_plan(document)
    found = analysed(document, 3)
    assert found.finish == (found.planned_finish,) * len(LEVELS)
    assert found.chance_by_plan == 1
    for one in found.rows:
        planned = schedule[one.id]
        assert set(one.finish) == {planned.early_finish} == {one.planned_finish}
        assert one.criticality == planned.critical
        assert (one.sensitivity, one.swing_minutes) == (0, 0)


def test_a_chain_is_the_sum_of_its_rows() -> None:
    """Around the clock the finish is the start and the sum of the durations, draw by draw."""
    rows = {
        f"r{i}": row(2, calendar="c", estimate=estimate(1, 2, 6, kind))
        for i, kind in enumerate(["pert", "triangular", "uniform"])
    }
    document = plan(
        rows, [link("r0", "r1"), link("r1", "r2")], {"c": AROUND_THE_CLOCK}, start="2014-10-06T00:00"
    )
    activities: Any = document.table("activities")
    total = sum(durations(activities[id], 0, 9, 0, 5000) for id in rows)
    found = analysed(document, 5000, seed=9)
    start = np.datetime64("2014-10-06T00:00")
    expected = np.quantile(total, np.array(LEVELS) / 100, method="inverted_cdf")
    assert [np.datetime64(at) for at in found.finish] == [start + int(minutes) for minutes in expected]


def test_the_sum_of_two_uniform_durations_is_their_convolution() -> None:
    """Of two rows of 0 to 10 days each, 12.5 per cent take less than 5 days, 50 per cent less than 10."""
    rows = {id: row(5, calendar="c", estimate=estimate(0, 5, 10, "uniform")) for id in "ab"}
    document = plan(rows, [link("a", "b")], {"c": AROUND_THE_CLOCK}, start="2014-10-06T00:00")
    found = analysed(document, 40_000)
    start, days = np.datetime64("2014-10-06T00:00"), 10 * DAY
    for level, moment in zip(LEVELS, found.finish, strict=True):
        share = level / 100
        taken = (np.datetime64(moment) - start).astype(int) / days
        exact = np.sqrt(2 * share) if share <= 0.5 else 2 - np.sqrt(2 * (1 - share))
        assert taken == pytest.approx(exact, abs=0.02)


def test_criticality_and_sensitivity_tell_the_rows_that_matter() -> None:
    rows = {
        "long": row(20, estimate=estimate(10, 20, 40)),
        "short": row(5, estimate=estimate(1, 5, 9)),
        "rival": row(18, estimate=estimate(12, 18, 30)),
        "sure": row(1),
    }
    links = [link(id, "sure") for id in ("long", "short", "rival")]
    found = {one.id: one for one in analysed(plan(rows, links), 4000).rows}
    assert found["sure"].criticality == 1
    assert found["short"].criticality == 0
    assert found["long"].criticality + found["rival"].criticality >= 1
    assert 0.5 < found["long"].criticality < 1
    assert found["long"].sensitivity > found["rival"].sensitivity > 0.1
    assert abs(found["short"].sensitivity) < 0.05
    assert found["long"].swing_minutes > found["rival"].swing_minutes > 0
    assert found["sure"].sensitivity == 0


def test_rows_in_parallel_make_a_plan_late_though_each_is_likely_in_time() -> None:
    """Merge bias: the chance of ten rows to be in time is the product of their chances."""
    rows = {f"r{i}": row(10, estimate=estimate(5, 10, 15, "uniform")) for i in range(10)}
    found = analysed(plan(rows), 20_000)
    assert found.chance_by_plan == pytest.approx(0.5**10, abs=0.001)


def test_rows_that_are_fixed_or_done_do_not_vary() -> None:
    wild = {"estimate": estimate(1, 2, 90)}
    rows = {
        "manual": {"mode": "manual", "start": "2014-10-06", "finish": "2014-10-07"} | wild,
        "done": row(2, actual_start="2014-10-06", actual_finish="2014-10-07", progress=1) | wild,
    }
    found = analysed(plan(rows))
    assert found.chance_by_plan == 1
    assert found.finish == (found.planned_finish,) * len(LEVELS)


def test_work_that_has_begun_takes_no_less_than_is_done() -> None:
    begun = row(4, actual_start="2014-10-06", progress=0.75, estimate=estimate(0, 4, 8, "uniform"))
    found = analysed(plan({"a": begun}))
    assert found.finish[0] == "2014-10-08T17:00"
    assert found.finish[-1] > "2014-10-14"


def test_summary_rows_finish_with_their_last() -> None:
    rows = {"s": {"mode": "auto", "kind": "summary"}}
    rows |= {id: row(5, parent="s", estimate=estimate(2, 5, 20)) for id in "ab"}
    found = {one.id: one for one in analysed(plan(rows, [link("a", "b")])).rows}
    assert found["s"].finish == found["b"].finish


def test_days_count_every_replication() -> None:
    found = analysed(plan({"a": row(5, estimate=estimate(2, 5, 20))}), 1234)
    assert sum(count for _day, count in found.days) == 1234
    assert [day for day, _count in found.days] == sorted(day for day, _count in found.days)


def test_the_result_does_not_depend_on_how_the_work_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {f"r{i}": row(5, estimate=estimate(2, 5, 20)) for i in range(5)}
    document = plan(rows, [link("r0", "r1"), link("r1", "r4", "SS", 300)])
    whole = analysed(document, 1000)
    monkeypatch.setattr(analysis, "PIECE", 170)
    pieces = analysed(document, 1000)
    assert pieces._replace(rows=[]) == whole._replace(rows=[])
    for one, other in zip(pieces.rows, whole.rows, strict=True):
        assert one._replace(sensitivity=0.0) == other._replace(sensitivity=0.0)
        assert one.sensitivity == pytest.approx(other.sensitivity)


def test_progress_is_told_and_cancelling_stops() -> None:
    document = plan({"a": row(5, estimate=estimate(2, 5, 20))})
    told: list[float] = []
    assert analyse(document, 5000, 1, progress=told.append) is not None
    assert told == [0.4, 0.8, 1.0]
    assert analyse(document, 5000, 1, cancelled=lambda: True) is None


def test_a_plan_without_rows_has_nothing_to_analyse() -> None:
    assert analyse(plan({}), 10, 1) is None


@pytest.mark.parametrize("replications", [0, -5, 10**9])
def test_numbers_of_replications_that_are_not_possible(replications: int) -> None:
    with pytest.raises(PlanError) as error:
        analyse(plan({"a": row(1)}), replications, 1)
    assert error.value.code == "too_large"


def test_the_schedule_itself_needs_no_numpy() -> None:
    code = "import sys, planning.schedule, planning.schedule.planner; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=os.environ, check=False).returncode == 0
