"""Gaps and coverage."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.careers.coverage import coverage
from planning.careers.gaps import Gap, gap, gaps, own_gaps, summary
from planning.careers.matrix import EXEMPT, NOT_OBSERVED, UNASSESSED, Levels
from planning.careers.ratings import Rating
from planning.plan.competence import Requirement
from tests.planning.careers.plans import careers, rated

DAY = date(2015, 4, 1)


def asked(level: int, weight: float = 1) -> Requirement:
    return Requirement(id="r", profile="p", competency="c", level=level, weight=weight)


@pytest.mark.parametrize(
    ("required", "rating", "short", "surplus"),
    [
        (3, Rating("rated", 1), 2, 0),
        (3, Rating("rated", 3), 0, 0),
        (3, Rating("rated", 5), 0, 2),
        (3, Rating("rated", 0), 3, 0),
        (0, Rating("rated", 0), 0, 0),
        (3, Rating("unassessed"), None, 0),
        (3, Rating("not_observed"), None, 0),
        (3, Rating("not_applicable"), 0, 0),
        (3, Rating("exempt"), 0, 0),
    ],
)
def test_a_gap_is_what_is_known_to_be_missing(
    required: int, rating: Rating, short: int | None, surplus: int
) -> None:
    found = gap(asked(required), rating)
    assert (found.short, found.surplus) == (short, surplus)


def test_count_worst_and_weighted_total_stand_beside_each_other() -> None:
    found = [
        gap(asked(4, 0.5), Rating("rated", 1)),
        gap(asked(3, 2), Rating("rated", 2)),
        gap(asked(3), Rating("unassessed")),
        gap(asked(3), Rating("exempt")),
        gap(asked(1), Rating("rated", 5)),
    ]
    assert summary(found) == (4, 2, 1, 3, 3.5)
    assert summary([]) == (0, 0, 0, 0, 0)


levels_held = st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5)), max_size=8)


@given(levels_held)
@settings(max_examples=60, deadline=None)
def test_learning_never_widens_a_gap_and_order_does_not_matter(
    found: list[tuple[int, int | None]],
) -> None:
    def made(more: int) -> list[Gap]:
        return [
            gap(asked(level), Rating("rated", held + more) if held is not None else Rating())
            for level, held in found
        ]

    before, after = summary(made(0)), summary(made(1))
    assert after.unmet <= before.unmet
    assert after.worst <= before.worst
    assert after.weighted <= before.weighted
    assert after.unknown == before.unknown
    assert summary(reversed(made(0))) == before


def test_gaps_of_a_person_by_confirmed_ratings_or_by_those_of_one_source() -> None:
    plan = careers(assessments=rated(("anna", "network", 1)) | rated(("anna", "security", 2), source="self"))
    assert [g.short for g in gaps(plan, "anna", "chief", DAY)] == [2, None]
    assert [g.short for g in gaps(plan, "anna", "chief", DAY, rated_by="self")] == [None, 0]
    assert own_gaps(plan, ["anna", "nobody"], DAY) == {"anna": []}


def test_coverage_counts_those_who_are_known_to_be_competent() -> None:
    cells = np.array([[3, UNASSESSED], [4, 2], [2, EXEMPT], [NOT_OBSERVED, 0]], np.int8)
    matrix = Levels(("a", "b", "c", "d"), ("x", "y"), cells, cells > 99)
    x, y = coverage(matrix, {"x": 3, "y": 2}, {"x": 2})
    assert (x.holders, x.unknown, x.may_leave, x.is_single_point) == (("a", "b"), 1, 1, False)
    assert (y.holders, y.unknown, y.may_leave, y.is_single_point) == (("b",), 1, 1, True)
    assert coverage(matrix, 0)[0].holders == ("a", "b", "c")
