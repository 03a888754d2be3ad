"""Published and closed-form examples, to the digits that are printed there."""

import json
import math
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planning.staffing.closed import cover, flows, queues, renewal

Record = dict[str, Any]
ROOT = os.environ.get("ROADMAP_ACCEPTANCE")
pytestmark = pytest.mark.skipif(not ROOT, reason="ROADMAP_ACCEPTANCE names no folder of acceptance files")


@pytest.fixture(scope="module")
def examples() -> dict[str, Record]:
    path = Path(ROOT or "") / "staffing" / "worked-examples.json"
    return {example["id"]: example for example in json.loads(path.read_text(encoding="utf-8"))}


def as_printed(value: float, printed: float) -> bool:
    """Whether a value rounds to what is printed."""
    text = repr(printed)
    digits = len(text.partition(".")[2]) if "." in text else 0
    return math.isclose(value, printed, abs_tol=0.5000001 * 10**-digits)


def all_as_printed(values: Any, printed: Any) -> bool:  # noqa: ANN401 - nested numbers
    pairs = zip(np.ravel(values), np.ravel(np.asarray(printed, dtype=object)), strict=True)
    return all(as_printed(float(value), float(number)) for value, number in pairs)


def test_one_period_of_a_staffing_example(examples: dict[str, Record]) -> None:
    example = examples["M1"]
    assert all_as_printed(flows.advanced(example["P"], example["n"]), example["expect"]["next"])
    exits = np.array(example["n"]) * flows.wastage(example["P"])
    assert all_as_printed(exits, example["expect"]["exits"])


def test_a_chain_with_a_vacant_state(examples: dict[str, Record]) -> None:
    example = examples["M3"]
    shares = flows.stationary(example["P"])
    assert as_printed(shares[-1], example["expect"]["vacancy"])
    cost = example["staff"] * (shares[:-1] @ np.array(example["salaries_thousand"])) / 1e6
    assert as_printed(cost, example["expect"]["cost_billion"])


def test_constant_intake_and_what_can_be_maintained(examples: dict[str, Record]) -> None:
    example, expect = examples["M4"], examples["M4"]["expect"]
    assert all_as_printed(flows.fundamental(example["P"]), expect["fundamental"])
    assert all_as_printed(flows.steady(example["P"], example["intake"]), expect["steady"])
    assert np.allclose(flows.maintainable_corners(example["P"]), expect["maintainable_vertices"], atol=1e-12)
    for corner in expect["maintainable_vertices"]:
        assert flows.nearest_maintainable(example["P"], np.array(corner) * 700).is_maintainable


def test_second_moments(examples: dict[str, Record]) -> None:
    example, expect = examples["M5"], examples["M5"]["expect"]
    intake = example["intake_per_period"] * np.array(example["intake_split"])
    found = flows.moments(example["P"], example["n0"], intake, example["t"])
    assert all_as_printed(found.mean, expect["mean"])
    assert all_as_printed(np.diag(found.covariance), expect["variance"])
    assert as_printed(found.covariance[0, 1], expect["cov12"])
    late = flows.moments(example["P"], example["n0"], intake, 400)
    assert all_as_printed(late.mean, expect["limit_mean"])
    assert np.allclose(late.covariance, np.diag(late.mean), atol=1e-6)  # independent Poisson


def test_vacancy_of_a_seat_and_chains_of_vacancies(examples: dict[str, Record]) -> None:
    example = examples["V1"]
    for lead, rate in zip(example["lead_days"], example["expect"]["vacancy_rate"], strict=True):
        assert as_printed(renewal.vacancy_rate(lead / 365.25, example["mean_tenure_years"]), rate)
    lengths = flows.chain_lengths(examples["V2"]["fill_from_below"])
    assert all_as_printed(lengths, examples["V2"]["expect"]["chain_length"])


def test_erlang_b_and_c(examples: dict[str, Record]) -> None:
    assert as_printed(queues.erlang_b(10, 10), examples["Q4"]["expect"]["B_10_10"])
    assert as_printed(queues.erlang_c(8, 10), examples["Q4"]["expect"]["C_8_10"])
    example, expect = examples["Q1"], examples["Q1"]["expect"]
    load = example["transactions"] / example["interval_min"] * example["aht_min"]
    within = example["target_seconds"] / 60
    raw = queues.agents_needed(
        load, example["aht_min"], example["service_level"], within, occupancy=example["max_occupancy"]
    )
    queue = queues.patient_queue(load, raw, example["aht_min"], within)
    assert (raw, math.ceil(raw / (1 - example["shrinkage"]))) == (expect["raw"], expect["staff"])
    assert as_printed(queue.level, expect["service_level"])
    assert as_printed(queue.waits, expect["p_wait"])
    assert as_printed(queue.occupancy, expect["occupancy"])


def test_erlang_a(examples: dict[str, Record]) -> None:
    example, expect = examples["Q2"], examples["Q2"]["expect"]
    load = example["transactions"] / example["interval_min"] * example["aht_min"]
    queue = queues.impatient_queue(load, example["agents"], example["aht_min"], example["patience_min"], 1)
    assert as_printed(queue.waits, expect["p_wait"])
    assert as_printed(queue.abandons, expect["p_abandon"])
    assert as_printed(queue.occupancy, expect["occupancy"])
    assert as_printed(queue.mean_wait, expect["asa"])


def test_five_days_on_two_off(examples: dict[str, Record]) -> None:
    found = cover.five_days_on(examples["R1"]["demand"])
    assert found.people == examples["R1"]["expect"]["integer"]
    assert as_printed(found.bound, examples["R1"]["expect"]["lp"])


def test_relief_factors(examples: dict[str, Record]) -> None:
    for id in ("S1", "S2"):
        example = examples[id]
        factor = cover.relief_factor(example["coverage_hours"], example["net_hours"])
        assert as_printed(factor, example["expect"]["factor"])


def test_pooling_130_desks(examples: dict[str, Record]) -> None:
    example = examples["P1"]
    for desks, printed in example["expect"].items():
        agents = [
            queues.pooled(
                erlangs * 130, int(desks), example["aht_min"], example["service_level"],
                example["within_seconds"] / 60,
            )
            for erlangs in example["erlangs_per_desk"]
        ]  # fmt: skip
        assert agents == printed
