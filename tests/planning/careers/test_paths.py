"""Ways through the lattice: capped steps, skills that add up, and what each step asks."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.careers.paths import Caps, Lattice, next_steps, ways_of
from planning.plan.document import Document
from planning.plan.sample_people import REFERENCE
from planning.plan.template import template_tables
from tests.planning.careers.plans import careers, named, rated, rows

DAY = date(2015, 4, 1)


def lattice(
    *moves: tuple[str, str], requirements: dict[str, dict[str, int]], grades: dict[str, int]
) -> Document:
    """Profiles p0, p1, ... with their requirements, on grades of one ladder."""
    return careers(
        grades=rows(*(named(f"g{r}", ladder="p", rank=r, time_in_grade_months=12) for r in range(1, 9))),
        profiles=rows(*(named(id, grade=f"g{rank}") for id, rank in grades.items())),
        competencies=rows(*(named(c, framework="ict") for c in "xyz")),
        requirements=rows(
            *(
                {"id": f"{p}.{c}", "profile": p, "competency": c, "level": level}
                for p, asked in requirements.items()
                for c, level in asked.items()
            )
        ),
        career_moves=rows(*({"id": f"{a}-{b}", "from_profile": a, "to_profile": b} for a, b in moves)),
        people=rows(named("anna", profile="a", grade="g1")),
        assessments=rated(("anna", "x", 1)),
    )


REQUIRED = {"b": {"x": 2}, "c": {"x": 4, "y": 2}}
MOVES = (("a", "b"), ("b", "c"), ("a", "c"))


def test_a_leap_beyond_the_cap_goes_by_way_of_another_profile() -> None:
    plan = lattice(*MOVES, requirements=REQUIRED, grades={"a": 1, "b": 2, "c": 2})
    ways = ways_of(plan, "anna", "c", DAY, Caps(levels=4, levels_of_one=2))
    assert [[step.to_profile for step in way.steps] for way in ways] == [["b", "c"]]
    assert [dict(step.gaps) for step in ways[0].steps] == [{"x": 1}, {"x": 2, "y": 2}]
    direct = ways_of(plan, "anna", "c", DAY, Caps(levels=9, levels_of_one=5))
    assert [len(way.steps) for way in direct] == [1, 2]
    assert {way.short for way in direct} == {5}  # never cheaper by more steps: why they are capped


def test_a_step_climbs_no_more_grades_than_it_may() -> None:
    plan = lattice(*MOVES, requirements=REQUIRED, grades={"a": 1, "b": 2, "c": 3})
    ways = ways_of(plan, "anna", "c", DAY, Caps(levels=99, levels_of_one=99))
    assert [[step.to_profile for step in way.steps] for way in ways] == [["b", "c"]]
    assert ways[0].months == 24
    assert [ways[0].months_left(served) for served in (0, 5, 40)] == [24, 19, 12]  # the first grade only
    assert ways[0].caps == Caps(levels=4, levels_of_one=2, grades=1)
    assert [step.direction for step in ways[0].steps] == ["up", "up"]


def test_a_search_that_is_given_up_ends() -> None:
    plan = lattice(*MOVES, requirements=REQUIRED, grades={"a": 1, "b": 2, "c": 2})
    assert Lattice(plan).ways("a", "c", {}, Caps(), cancelled=lambda: True) == []


def test_who_stands_at_the_goal_or_nowhere_has_no_way() -> None:
    plan = lattice(*MOVES, requirements=REQUIRED, grades={"a": 1, "b": 2, "c": 2})
    assert ways_of(plan, "anna", "a", DAY) == []
    with plan.transaction("Nowhere") as t:
        t.set("people", "anna", profile=None)
    assert ways_of(plan, "anna", "c", DAY) == []


levels = st.dictionaries(st.sampled_from("xyz"), st.integers(1, 4), max_size=3)
edges = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=8, unique=True)


@given(edges, st.fixed_dictionaries(dict.fromkeys("bcd", levels)), st.integers(1, 6), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_ways_keep_their_caps_and_equal_all_simple_walks(
    found: list[tuple[str, str]], required: dict[str, dict[str, int]], cap: int, of_one: int
) -> None:
    moves = [(a, b) for a, b in found if a != b]
    plan = lattice(*moves, requirements=required, grades=dict.fromkeys("abcd", 1))
    caps = Caps(levels=cap, levels_of_one=of_one)
    ways = Lattice(plan).ways("a", "d", {"x": 1}, caps, 3)
    walked = {tuple(step.to_profile for step in way.steps) for way in ways}
    assert walked == {walk for walk in _walks(moves, ("a",)) if _kept(walk, required, caps)}
    assert [way.short for way in ways] == sorted(way.short for way in ways)


def _walks(moves: list[tuple[str, str]], so_far: tuple[str, ...]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for a, b in moves:
        if a == so_far[-1] and b not in so_far and len(so_far) <= 3:
            found |= {(*so_far[1:], b)} if b == "d" else _walks(moves, (*so_far, b))
    return found


def _kept(walk: tuple[str, ...], required: dict[str, dict[str, int]], caps: Caps) -> bool:
    held = {"x": 1}
    for profile in walk:
        gaps = {c: v - held.get(c, 0) for c, v in required.get(profile, {}).items() if v > held.get(c, 0)}
        if sum(gaps.values()) > caps.levels or max(gaps.values(), default=0) > caps.levels_of_one:
            return False
        held |= {c: max(held.get(c, 0), v) for c, v in required.get(profile, {}).items()}
    return True


@pytest.fixture(scope="module")
def sample() -> Document:
    return Document(template_tables("a69-517"))


def test_ways_of_the_sample_join_end_to_end(sample: Document) -> None:
    ways = ways_of(
        sample, "person-047", "chief-enterprise-architect", REFERENCE, Caps(levels=40, levels_of_one=5)
    )
    assert ways
    for way in ways:
        assert way.steps[0].from_profile == "senior-network-engineer"
        assert all(a.to_profile == b.from_profile for a, b in pairwise(way.steps))


def test_next_steps_come_with_their_gates(sample: Document) -> None:
    steps = next_steps(sample, "person-047", REFERENCE)
    assert {move.to_profile for move, _ready in steps} == {
        "principal-network-architect", "senior-security-engineer", "chief-regional-centre",
    }  # fmt: skip
    assert all(ready.profile == move.to_profile for move, ready in steps)
