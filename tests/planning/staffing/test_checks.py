"""What stands out in a structure, and what the long run holds for its grades."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.plan.document import Document
from planning.staffing.behaviour import Behaviour
from planning.staffing.checks import (
    orphans,
    posts_cost,
    pyramid,
    reporting_circles,
    requirements,
    single_incumbents,
    spans,
    structure_findings,
)
from planning.staffing.closed.flows import chain_lengths
from planning.staffing.months import month_number
from planning.staffing.prospects import maintainability, mean_tenure, prospects
from planning.staffing.rates import DAYS_A_MONTH
from tests.planning.staffing.structures import assumption

Record = dict[str, Any]
Make = Callable[..., Document]
MONTH = month_number("2015-01")


def post(id: str, grade: str = "P-3", count: int = 1, **fields: object) -> Record:
    return {"id": id, "unit": "network", "grade": grade, "count": count, **fields}


def test_spans_count_seats_on_both_sides(make: Make) -> None:
    document = make(posts=[
        post("head", "P-5"), post("lead", "P-4", 2, reports_to="head"),
        post("staff", count=9, reports_to="lead"),
    ])  # fmt: skip
    found = {span.post: span.width for span in spans(document, "", MONTH)}
    assert found == {"head": 2, "lead": 4.5}
    codes = [finding.code for finding in structure_findings(document, "", MONTH)]
    assert "wide_span" not in codes
    small = make(
        posts=[post("head", "P-5"), post("staff", count=3, reports_to="head")],
        assumptions=[assumption("span_of_control", 2)],
    )
    wide = [f for f in structure_findings(small, "", MONTH) if f.code == "wide_span"]
    assert [(f.id, f.printed, f.computed) for f in wide] == [("head", "3.0", "2")]


def test_reporting_lines_that_lead_nowhere_or_in_a_circle(make: Make) -> None:
    document = make(posts=[
        post("a", reports_to="b"), post("b", reports_to="a"), post("c", reports_to="a"),
        post("gone", finish="2014-06-30"), post("left", reports_to="gone"),
    ])  # fmt: skip
    assert [sorted(circle) for circle in reporting_circles(document)] == [["a", "b"]]
    assert orphans(document, "", MONTH) == ["left"]
    assert orphans(document, "", month_number("2014-01")) == []


def test_the_pyramid_and_a_grade_that_is_larger_than_the_one_below(make: Make) -> None:
    document = make(
        posts=[post("a", "P-5", 1), post("b", "P-4", 6), post("c", "P-3", 2), post("d", "P-2/1", 1)]
    )
    rungs = pyramid(document, "", MONTH)[0]
    assert [(rung.grade, rung.posts, rung.share) for rung in rungs] == [
        ("P-5", 1, 0.1), ("P-4", 6, 0.6), ("P-3", 2, 0.2), ("P-2/1", 1, 0.1),
    ]  # fmt: skip
    assert [f.code for f in structure_findings(document, "", MONTH) if f.code == "top_heavy"] == ["top_heavy"]


def test_functions_of_a_unit_that_hang_on_one_post(make: Make) -> None:
    document = make(posts=[
        post("a", profile="dba"), post("b", profile="engineer", count=2),
        post("head", "P-5", profile="chief", track="managerial"),
    ])  # fmt: skip
    assert [(one.unit, one.function) for one in single_incumbents(document, "", MONTH)] == [
        ("network", "dba")
    ]


def test_new_posts_against_the_ceilings_of_the_same_years(make: Make) -> None:
    new = post("new", count=2, proposed=True)
    years = {"effective": "2016-01-01", "until": "2017-12-31"}
    document = make(
        posts=[post("a"), new],
        assumptions=[
            assumption("standard_cost", 120_000), assumption("cost_ceiling", 100_000, ["x"], **years),
            assumption("cost_ceiling", 150_000, ["y"], **years),
        ],
        scenarios=[{"id": "s", "name": {"en": "S"}, "changes": [
            {"date": "2017-01-01", "action": "establish", "post": "new"}]}],
    )  # fmt: skip
    found = requirements(document, "s")
    assert [(one.stated, round(one.needed), one.is_over) for one in found] == [(250_000, 240_000, False)]
    first = month_number("2016-01")
    assert posts_cost(document, "", Behaviour(document), first, first + 11) == pytest.approx(120_000)


def test_the_ceilings_of_the_report_are_held_by_the_sample(sample: Document) -> None:
    found = requirements(sample, "annex-ii")
    assert [one.stated for one in found] == [1_576_000]  # para. 58 (b) and (d)
    assert not found[0].is_over


def test_prospects_are_those_of_vacancy_chains(make: Make) -> None:
    shares = {"P-5": 0.5, "P-4": 0.4, "P-3": 0.0}
    document = make(
        posts=[post("a", "P-5", 10), post("b", "P-4", 20), post("c", "P-3", 40)],
        assumptions=[
            assumption("wastage", 0.1), assumption("lead_time", 0.0001),
            *(assumption("fill", 0, [grade], shares={"promotion": share}) for grade, share in shares.items()),
        ],
    )  # fmt: skip
    found = {one.grade: one for one in prospects(document, "", MONTH)}
    lengths = chain_lengths([0, 0.4, 0.5])
    leaving = [found[grade].leaving for grade in ("P-3", "P-4", "P-5")]
    assert sum(one.fills for one in found.values()) == pytest.approx(lengths @ leaving, rel=1e-6)
    assert sum(one.outside for one in found.values()) == pytest.approx(sum(leaving), rel=1e-6)
    assert found["P-4"].promoted == pytest.approx(0.5 * found["P-5"].fills)
    tenure = mean_tenure(Behaviour(document), MONTH, "P-3")
    assert tenure == pytest.approx(1 / (1 - 0.9 ** (1 / 12)), rel=1e-9)


def test_vacancy_in_the_long_run_is_lead_time_over_the_whole(make: Make) -> None:
    document = make(
        posts=[post("a")], assumptions=[assumption("wastage", 0.1), assumption("lead_time", 6 * DAYS_A_MONTH)]
    )
    tenure = 1 / (1 - 0.9 ** (1 / 12))
    assert prospects(document, "", MONTH)[0].vacancy_rate == pytest.approx(6 / (6 + tenure))


def test_a_structure_that_can_promise_promotion_and_one_that_cannot(make: Make) -> None:
    def nearest(posts: list[Record]) -> Any:  # noqa: ANN401 - two values
        return maintainability(make(posts=posts, assumptions=[assumption("wastage", 0.1)]), "", MONTH, 10)

    _grades, steep = nearest([post("a", "P-4", 90), post("b", "P-3", 30)])
    assert steep.is_maintainable
    grades, broad = nearest([post("a", "P-4", 10), post("b", "P-3", 90)])
    assert not broad.is_maintainable
    assert grades == ["P-3", "P-4"]
    assert broad.structure.sum() == pytest.approx(100)
    assert broad.structure[1] > 10
