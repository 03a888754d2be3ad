"""Worst departures against all choices, and people to posts against all assignments."""

import os
from datetime import date
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.careers.coverage import Coverage
from planning.careers.departures import worst_departures
from planning.careers.library import library_tables
from planning.careers.mobility import MobilityRules, Opening
from planning.careers.postings import assign, post_people
from planning.plan.document import Document
from planning.plan.people import Person
from tests.planning.careers.plans import careers, named, rated, rows

ACCEPTANCE = os.environ.get("ROADMAP_ACCEPTANCE", "")
DAY = date(2015, 4, 1)
holders = st.sets(st.sampled_from("abcdef"), max_size=5).map(lambda found: tuple(sorted(found)))
covered = st.lists(st.tuples(holders, st.integers(1, 2)), max_size=6)


@given(covered, st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_worst_departures_equal_all_choices(found: list[tuple[tuple[str, ...], int]], count: int) -> None:
    rows_ = [Coverage(str(n), 3, held, needed, 0) for n, (held, needed) in enumerate(found)]
    sound = [row for row in rows_ if len(row.holders) >= row.needed]

    def lost(gone: tuple[str, ...]) -> int:
        return sum(len(set(row.holders) - set(gone)) < row.needed for row in sound)

    result = worst_departures(rows_, count)
    assert result.is_proven
    assert len(result.people) <= count
    assert len(result.lost) == max(lost(gone) for gone in combinations("abcdef", count))
    assert lost(result.people) == len(result.lost)


def test_one_departure_is_the_closed_form() -> None:
    rows_ = [
        Coverage("x", 3, ("a",), 1, 0),
        Coverage("y", 3, ("a", "b"), 2, 0),
        Coverage("z", 3, ("c", "d"), 1, 0),
    ]
    assert worst_departures(rows_, 1) == (("a",), ("x", "y"), True)


@pytest.mark.skipif(not ACCEPTANCE, reason="ROADMAP_ACCEPTANCE names no folder")
def test_the_published_optimum_of_the_assignment_of_a_hundred() -> None:
    numbers = iter(map(float, Path(ACCEPTANCE, "optimisation", "assign100.txt").read_text().split()))
    size = int(next(numbers))
    costs = [[next(numbers) for _column in range(size)] for _row in range(size)]
    pairs, proven = assign(costs)
    assert (sum(costs[i][j] for i, j in pairs), len(pairs), proven) == (305, 100, True)


cost = st.none() | st.integers(0, 9)


@given(st.lists(st.lists(cost, min_size=3, max_size=3), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_assignments_equal_all_assignments(costs: list[list[int | None]]) -> None:
    best = (0, 0)
    for order in permutations(range(max(3, len(costs)))):
        pairs = [(i, order[i]) for i in range(len(costs)) if order[i] < 3 and costs[i][order[i]] is not None]
        total = sum(costs[i][j] or 0 for i, j in pairs)
        best = min(best, (-len(pairs), total))
    found, proven = assign(costs)
    assert proven
    assert (-len(found), sum(costs[i][j] or 0 for i, j in found)) == best


def with_rules(**person: object) -> tuple[Document, Person]:
    rules = library_tables("un-mobility")
    ladder = library_tables("un-grades")
    anna = {"profile": "engineer", "grade": "p-4", "hardship": "H", "post_since": "2012-04-01"}
    plan = careers(
        sources=rules["sources"] | ladder["sources"],
        career_rules=rules["career_rules"],
        grades=ladder["grades"],
        profiles=rows(named("engineer", grade="p-4"), named("chief", grade="p-5")),
        people=rows(named("anna", **(anna | person))),
    )
    found = plan.get("people", "anna")
    assert isinstance(found, Person)
    return plan, found


@pytest.mark.parametrize(
    ("person", "grade", "expected"),
    [
        ({}, "p-4", []),
        ({"post_since": "2013-04-02"}, "p-4", ["too_early"]),
        ({"post_since": "2014-04-01", "hardship": "D"}, "p-4", []),
        ({"mobility": {"willing": False}}, "p-4", ["not_willing"]),
        ({"mobility": {"duty_stations": ["geneva"]}}, "p-4", ["duty_station"]),
        ({}, "p-5", ["geographic_moves"]),
        ({"mobility": {"geographic_moves": 1}}, "p-5", []),
        ({"grade": "p-5"}, "p-5", []),
    ],
)
def test_rules_of_mobility_are_the_parameters_of_the_plan(
    person: dict[str, object], grade: str, expected: list[str]
) -> None:
    plan, anna = with_rules(**person)
    opening = Opening("post", "chief", "nairobi")
    assert MobilityRules(plan).obstacles(anna, opening, grade, DAY) == expected
    with plan.transaction("No rules") as t:
        for id in list(plan.records("career_rules")):
            t.remove("career_rules", id)
    assert set(MobilityRules(plan).obstacles(anna, opening, grade, DAY)) <= {"not_willing", "duty_station"}


@pytest.mark.parametrize(
    ("person", "due", "exempt"),
    [
        ({"post_since": "2008-04-01"}, True, False),
        ({"post_since": "2008-04-02"}, False, False),
        ({"post_since": "2008-04-01", "separation": "2020-03-31"}, False, True),
        ({"post_since": "2008-04-01", "separation": "2020-04-01"}, True, False),
        ({"post_since": "2008-04-01", "mobility": {"moves": 7}}, False, True),
        ({"post_since": "2008-04-01", "mobility": {"exempt": True}}, False, True),
    ],
)
def test_who_has_to_move_and_who_is_exempt(person: dict[str, object], due: bool, exempt: bool) -> None:
    plan, anna = with_rules(**person)
    rules = MobilityRules(plan)
    assert (rules.is_due(anna, DAY), rules.is_exempt(anna, DAY)) == (due, exempt)


def test_people_go_where_they_miss_least_and_all_posts_are_filled_that_can_be() -> None:
    plan = careers(
        people=rows(*(named(p, profile="engineer", grade="p3") for p in ("anna", "ben", "carl"))),
        assessments=rated(
            ("anna", "network", 3), ("anna", "security", 2), ("ben", "network", 1), ("ben", "security", 2)
        ),
    )
    openings = [Opening("one", "chief"), Opening("two", "chief")]
    found = post_people(plan, ["anna", "ben", "carl"], openings, DAY)
    assert {posting.person for posting in found.postings} == {"anna", "ben"}
    assert (found.cost, found.unfilled, found.is_proven) == (2, (), True)
    strict = post_people(plan, ["ben"], openings, DAY, ready_only=True)
    assert strict.unfilled == ("one", "two")
    assert strict.obstacles["ben", "one"] == ("not_ready",)
