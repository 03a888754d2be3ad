"""The engine against exact results, laws of every replication, and results that are always the same."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.staffing.closed.flows import Floats, Moments, moments
from planning.staffing.closed.renewal import vacancy_path
from planning.staffing.engine import play
from planning.staffing.executors import Serial, executor
from planning.staffing.model import model_of
from planning.staffing.months import month_number
from planning.staffing.played import FLOWS
from planning.staffing.rates import DAYS_A_MONTH
from planning.staffing.simulation import Settings, Simulation, simulate
from tests.planning.staffing.structures import assumption, small_tables

Record = dict[str, Any]
Make = Callable[..., Document]
FIRST = month_number("2014-01")
WASTAGE = 0.2
NO_AGE = [
    assumption("separation_age", 100), assumption("age", 30), assumption("entry_age", 30),
]  # fmt: skip


def post(id: str, grade: str, count: int, unit: str = "network", **fields: object) -> Record:
    return {"id": id, "unit": unit, "grade": grade, "count": count, **fields}


def played(document: Document, **fields: Any) -> Simulation:
    found = simulate(document, Settings(**{"months": 36, "replications": 200, "seed": 1} | fields))
    assert found is not None
    return found


def test_vacancies_follow_the_renewal_equation_exactly(make: Make) -> None:
    lead = assumption("lead_time", 6 * DAYS_A_MONTH, variation=0.5)
    document = make(
        posts=[post("p", "P-3", 100)], assumptions=[*NO_AGE, assumption("wastage", WASTAGE), lead]
    )
    runs, months = 400, 61
    vacant = 1 - played(document, replications=runs, months=months).played.filled[:, 0] / 100
    leave = 1 - (1 - WASTAGE) ** (1 / 12)
    tenure = [0, *(leave * (1 - leave) ** k for k in range(months))]
    exact = vacancy_path(tenure, lead_chances(6, 0.5, months), months - 1)
    error = np.sqrt(exact[1:] * (1 - exact[1:]) / (100 * runs))
    z = (vacant.mean(axis=1)[1:] - exact[1:]) / error
    assert np.abs(z).max() < 4


def lead_chances(mean: float, variation: float, months: int) -> list[float]:
    """The chances that a lognormal time, rounded to months of at least one, lasts 0, 1, 2, ... months."""
    sigma = np.sqrt(np.log1p(variation**2))
    law = NormalDist(np.log(mean) - sigma**2 / 2, sigma)
    below = [0.0, *(law.cdf(np.log(k + 0.5)) for k in range(1, months))]
    return [0.0, *np.diff(below)]


def test_wastage_alone_has_the_means_and_covariances_of_the_push_model(make: Make) -> None:
    rates = {"P-3": 0.3, "P-4": 0.1}
    document = make(
        posts=[post("a", "P-3", 40), post("b", "P-4", 30)],
        assumptions=[
            *NO_AGE, assumption("lead_time", 300_000, distribution="fixed"),
            *(assumption("wastage", rate, grades=[grade]) for grade, rate in rates.items()),
        ],
    )  # fmt: skip
    runs = 4000
    result = played(document, replications=runs, months=25)
    grades = [cell.grade for cell in result.model.cells]
    moves = np.diag([(1 - rates[grade]) ** (1 / 12) for grade in grades])
    numbers = [{"P-3": 40, "P-4": 30}[grade] for grade in grades]
    exact = moments(moves, numbers, [0, 0], 24)
    people = result.played.filled[24].astype(float)
    variance = np.diag(exact.covariance)
    assert (np.abs(people.mean(axis=1) - exact.mean) / np.sqrt(variance / runs) < 4).all()
    found = np.cov(people)
    assert (np.abs(np.diag(found) - variance) / (variance * np.sqrt(2 / runs)) < 4).all()
    assert abs(found[0, 1] - 0) / np.sqrt(variance.prod() / runs) < 4


def vacancies_exactly(seats: Floats, leave: Floats, promoted: Floats, months: int) -> list[Moments]:
    """Means and covariances of the vacancies of each grade, the lowest first, month by month from none.

    A vacancy lasts a month. Then it is filled from the grade below by a chance, and so moves there (White
    1970), or from outside. With Q for these moves, w for the chances to leave and N for the seats, v' is what
    moves plus Binomial(N - v, w): as Pollard's recursion for push models, with recruits that hang on v,
    C' = M' C M + diag(w (1 - w) (N - m)) + diag(m Q) - Q' diag(m) Q with M = Q - diag(w).
    It holds while a grade has people left to promote.
    """
    moves = np.diag(promoted[1:], -1)
    step = moves - np.diag(leave)
    mean, covariance = np.zeros(len(seats)), np.zeros((len(seats), len(seats)))
    found = [Moments(mean, covariance)]
    for _month in range(months):
        noise = np.diag(leave * (1 - leave) * (seats - mean) + mean @ moves)
        covariance = step.T @ covariance @ step + noise - moves.T @ np.diag(mean) @ moves
        mean = leave * seats + mean @ step
        found.append(Moments(mean, covariance))
    return found


def test_promotion_and_recruitment_have_exact_means_and_covariances(make: Make) -> None:
    grades, seats = ("P-3", "P-4", "P-5"), np.array([160.0, 60.0, 25.0])
    yearly, promoted = np.array([0.5, 0.7, 0.9]), np.array([0.0, 0.5, 0.8])
    document = make(
        posts=[post(grade, grade, int(count)) for grade, count in zip(grades, seats, strict=True)],
        assumptions=[
            *NO_AGE, assumption("lead_time", DAYS_A_MONTH, distribution="fixed"),
            *(assumption("wastage", float(rate), grades=[g])
              for g, rate in zip(grades, yearly, strict=True)),
            *(assumption("fill", grades=[g], shares={"promotion": float(share)})
              for g, share in zip(grades[1:], promoted[1:], strict=True)),
        ],
    )  # fmt: skip
    runs, months = 1500, (1, 2, 6, 12)
    result = played(document, replications=runs, months=14)
    order = [[cell.grade for cell in result.model.cells].index(grade) for grade in grades]
    vacant = seats[:, None] - result.played.filled[:, order].astype(float)
    leave = 1 - (1 - yearly) ** (1 / 12)
    exact, step = vacancies_exactly(seats, leave, promoted, 13), np.diag(promoted[1:], -1) - np.diag(leave)
    for month in months:
        apart, later = vacant[month] - exact[month].mean[:, None], vacant[month + 1]
        assert (np.abs(score(apart, np.zeros(3))) < 4).all()
        products = apart[:, None] * apart
        assert (np.abs(score(products, exact[month].covariance)) < 4).all()
        lagged = apart[:, None] * (later - exact[month + 1].mean[:, None])
        assert (np.abs(score(lagged, exact[month].covariance @ step)) < 4).all()
    assert (exact[12].covariance @ step)[1, 0] > 3  # a vacancy of P-4 is soon one of P-3


def score(values: Floats, exact: Floats) -> Floats:
    """How many standard errors the means over replications, the last axis, lie from what is exact."""
    found: Floats = (values.mean(axis=-1) - exact) / (values.std(axis=-1) / np.sqrt(values.shape[-1]))
    return found


def test_an_exponential_lead_time_gives_the_vacancy_rate_of_the_long_run(make: Make) -> None:
    document = make(
        posts=[post("p", "P-3", 50)],
        assumptions=[
            *NO_AGE, assumption("wastage", 0.5), assumption("lead_time", 12 * DAYS_A_MONTH,
            distribution="exponential"),
        ],
    )  # fmt: skip
    people = played(document, months=200, replications=300).played.filled[120:, 0].mean()
    monthly = 1 - 0.5 ** (1 / 12)
    # An exponential time rounded to whole months of at least one: its mean sums the chances to last.
    mean = 1 + sum(np.exp(-(k + 0.5) / 12) for k in range(1, 400))
    assert 1 - people / 50 == pytest.approx(mean / (mean + 1 / monthly), rel=0.02)


@st.composite
def structures(draw: st.DrawFn) -> tuple[dict[str, list[Record]], str]:
    """A few posts, assumptions of all kinds, and a scenario that changes much."""
    share = st.floats(0, 1)
    count = st.integers(1, 5)
    grades = st.sampled_from(["P-5", "P-4", "P-3", "GS (OL)"])
    posts = [
        post(f"p{n}", draw(grades), draw(count), draw(st.sampled_from(["network", "desk"]))) for n in range(4)
    ]
    posts[3] |= {"finish": "2015-03-31", "temporary": True}
    promotion = draw(share)
    rows = [
        assumption("wastage", draw(share)), assumption("mobility", draw(share)),
        assumption("vacancy_rate", draw(share)), assumption("lead_time", draw(st.floats(1, 500)),
        variation=0.5), assumption("fill", shares={"promotion": promotion, "lateral": (1 - promotion) *
        draw(share)}), assumption("age", draw(st.floats(30, 60)), variation=0.2),
        assumption("time_in_grade", 3),
    ]  # fmt: skip
    changes: list[Record] = [
        {"date": "2014-06-01", "action": "reclassify", "post": "p0", "count": 1, "grade": "P-5"},
        {"date": "2014-07-01", "action": "redeploy", "post": "p1", "unit": "desk"},
        {"date": "2014-09-01", "action": "abolish", "post": "p2", "count": 1},
        {"date": "2014-10-01", "action": "establish", "post": "p1", "count": 2},
        {"date": "2015-01-01", "action": "merge_units", "units": ["desk"], "unit": "network"},
        {"date": "2015-02-01", "action": "assume", "parameter": "wastage", "factor": draw(share)},
    ]
    scenario = {"id": "s", "name": {"en": "S"}, "changes": changes}
    return {"posts": posts, "assumptions": rows, "scenarios": [scenario]}, draw(st.sampled_from(["", "s"]))


@settings(max_examples=25, deadline=None)
@given(structures(), st.integers(0, 2**63))
def test_people_and_seats_are_conserved(case: tuple[dict[str, list[Record]], str], seed: int) -> None:
    tables, scenario = case
    model = model_of(Document(small_tables(**tables)), scenario, FIRST, 24)
    found = play(model, seed, 0, 8)
    assert found is not None
    assert (found.filled <= model.establishment()[:, :, None]).all()
    people = found.filled.astype(int).sum(axis=1)
    flows = dict(zip(FLOWS, found.flows.astype(int).swapaxes(0, 1), strict=True))
    change = flows["hired"] - flows["left"] - flows["ended"]
    assert (np.diff(people, axis=0) == change[1:]).all()


@settings(max_examples=10, deadline=None)
@given(structures(), st.integers(1, 7))
def test_chunks_do_not_matter(case: tuple[dict[str, list[Record]], str], chunk: int) -> None:
    tables, scenario = case
    document = Document(small_tables(**tables))
    chosen = Settings(scenario, 10, 3, months=18)
    results = [simulate(document, chosen, chunk=size) for size in (10, chunk)]
    assert len({result.result_sha256 for result in results if result}) == 1


def test_executors_do_not_matter(sample: Document) -> None:
    chosen = Settings("annex-ii", 60, 517, months=24)
    alone = simulate(sample, chosen)
    assert alone is not None
    with ThreadPoolExecutor(2) as threads, executor("2") as processes:
        for other in (Serial(), threads, processes):
            result = simulate(sample, chosen, other, chunk=25)
            assert result is not None
            assert result.result_sha256 == alone.result_sha256
    other_seed = simulate(sample, chosen._replace(seed=518))
    assert other_seed is not None
    assert other_seed.result_sha256 != alone.result_sha256


def test_a_scenario_shares_its_luck_with_another_until_they_differ(sample: Document) -> None:
    base, proposed = (played(sample, scenario=id, seed=5, months=18) for id in ("as-is", "annex-ii"))
    people = [result.played.filled.astype(int).sum(axis=1) for result in (base, proposed)]
    assert (people[0] == people[1]).all()  # the first change is that of January 2015


def test_separation_ages_by_the_date_of_joining_and_65_for_all_from_2018(sample: Document) -> None:
    from planning.staffing.behaviour import Behaviour
    from planning.staffing.rates import separation_month, separations

    first = month_number("2014-01")
    rules = separations(Behaviour(sample), first)
    born, joined = ["1953-06", "1953-06", "1957-06", "1960-06"], ["1985-01", "1995-01", "1985-01", "2014-01"]
    births = np.array([month_number(month) - first for month in born])
    joins = np.array([month_number(month) - first for month in joined])
    leaving = separation_month(rules, births, joins) + first
    # 60 in 2013; 62 in 2015; would be 60 in 2017; 65 in 2025. Whoever turns 60 or 62 after 2017 stays to 65.
    assert [month // 12 for month in leaving] == [2013, 2015, 2017, 2025]
    later = separation_month(rules, births[2:3] + 12, joins[2:3]) + first
    assert later[0] // 12 == 2023


def test_cancel_gives_nothing_and_progress_is_told(sample: Document) -> None:
    told: list[float] = []
    chosen = Settings("as-is", 40, months=6)
    assert simulate(sample, chosen, progress=told.append, chunk=10) is not None
    assert told == [0.25, 0.5, 0.75, 1.0]
    assert simulate(sample, chosen, cancelled=lambda: True) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"replications": 0}, "no_replications"),
        ({"months": 0}, "wrong_months"),
        ({"first": month_number("1900-01"), "months": 1, "scenario": "nowhere"}, "unknown_scenario"),
    ],
)
def test_what_cannot_be_simulated_is_refused(sample: Document, fields: Record, code: str) -> None:
    with pytest.raises(PlanError) as raised:
        simulate(sample, Settings(**fields))
    assert raised.value.code == code
    assert raised.value.remedy


def test_a_plan_without_posts_and_workers_that_are_none(make: Make) -> None:
    with pytest.raises(PlanError) as raised:
        simulate(make(), Settings())
    assert raised.value.code == "no_posts"
    for workers in ("0", "many", "-2"):
        with pytest.raises(PlanError) as raised, executor(workers):
            pass
        assert raised.value.code == "wrong_workers"
