"""Training plans: equal to brute force on small cases, and honest about what cannot be reached."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.careers.milp import INFINITY, Program, Solution
from planning.careers.training.planner import TrainingPlan, plan_training
from planning.careers.training.problem import Catalogue, Learner, Offer, Outcome, is_reached, outcome

START = date(2015, 1, 1)
COMPETENCIES = ("x", "y")
COURSES = ("a", "b", "c", "d")
Choice = tuple[list[Offer], ...]
Drawn = tuple[dict[str, int], dict[str, int], frozenset[str], frozenset[str]]


def day(number: int) -> date:
    return START + timedelta(days=number)


def offer(course: str, cost: int = 100, begins: int | None = None, seats: int | None = None) -> Offer:
    """A course for ``cost``; in a session of three days where it ``begins``."""
    if begins is None:
        return Offer(course, cost=cost, seats=seats)
    return Offer(course, f"{course}{begins}", day(begins), day(begins + 2), cost, seats)


def catalogue(
    *offers: Offer,
    uplifts: dict[str, dict[str, tuple[int, int]]],
    prerequisites: dict[str, tuple[str, ...]] | None = None,
    certifies: dict[str, str] | None = None,
) -> Catalogue:
    return Catalogue(offers, uplifts, prerequisites or {}, certifies or {})


uplift = st.tuples(st.integers(0, 2), st.integers(1, 2)).map(lambda pair: (pair[0], sum(pair)))
raising = st.dictionaries(st.sampled_from(COMPETENCIES), uplift, min_size=1, max_size=2)
offered = st.builds(
    offer, st.sampled_from(COURSES), st.integers(0, 5).map(lambda c: c * 100),
    st.none() | st.sampled_from([0, 2, 4, 8]), st.none() | st.integers(0, 1),
)  # fmt: skip
before = st.fixed_dictionaries(
    {"b": st.sampled_from([(), ("a",)]), "c": st.sampled_from([(), ("a",), ("b",)]),
     "d": st.sampled_from([(), ("c",), ("a", "b")])}
)  # fmt: skip
catalogues = st.builds(
    lambda offers, uplifts, prerequisites, certifies: Catalogue(
        tuple(dict.fromkeys(offers)), uplifts, prerequisites, certifies
    ),
    st.lists(offered, min_size=1, max_size=5, unique_by=lambda o: (o.course, o.session)),
    st.fixed_dictionaries(dict.fromkeys(COURSES, raising)),
    before,
    st.sampled_from([{}, {"c": "cert"}]),
)
learner = st.builds(
    lambda held, targets, certified, done: (held, targets, certified, done),
    st.dictionaries(st.sampled_from(COMPETENCIES), st.integers(0, 2)),
    st.dictionaries(st.sampled_from(COMPETENCIES), st.integers(1, 3), min_size=1),
    st.sampled_from([frozenset[str](), frozenset({"cert"})]),
    st.sampled_from([frozenset[str](), frozenset({"a"})]),
)


def every_choice(learners: Sequence[Learner], found: Catalogue, budget: int | None) -> list[Choice]:
    """All choices that seats, budget and calendars allow."""
    choices = []
    for bits in product((0, 1), repeat=len(found.offers) * len(learners)):
        at = iter(bits)
        choice = tuple([o for o in found.offers if next(at)] for _learner in learners)
        if all(_has_time(taken) for taken in choice) and _is_allowed(choice, found, budget):
            choices.append(choice)
    return choices


def _has_time(taken: list[Offer]) -> bool:
    dated = [o for o in taken if o.start]
    return all(p is q or p.is_before(q) or q.is_before(p) for p in dated for q in dated)


def after_all(learners: Sequence[Learner], choice: Choice, found: Catalogue) -> list[tuple[Learner, Outcome]]:
    pairs = zip(learners, choice, strict=True)
    return [(one, outcome(one, taken, found)) for one, taken in pairs]


def _is_allowed(choice: Choice, found: Catalogue, budget: int | None) -> bool:
    for o in found.offers:
        if o.seats is not None and sum(o in taken for taken in choice) > o.seats:
            return False
    return budget is None or cost(choice) <= budget


def cost(choice: Choice) -> int:
    return sum(o.cost for taken in choice for o in taken)


def closed(learners: Sequence[Learner], choice: Choice, found: Catalogue) -> int:
    """How many steps a choice closes."""
    count = 0
    for one, taken in zip(learners, choice, strict=True):
        after = outcome(one, taken, found)
        count += sum(after.levels.get(c, 0) >= level for c, level in one.steps())
        count += len(one.certifications & after.certifications)
    return count


@given(catalogues, st.lists(learner, min_size=1, max_size=2), st.none() | st.integers(0, 12))
@settings(max_examples=80, deadline=None)
def test_plans_equal_brute_force(found: Catalogue, people: list[Drawn], limit: int | None) -> None:
    learners = [
        Learner(str(number), held, targets, certifications=certified, done=done)
        for number, (held, targets, certified, done) in enumerate(people)
    ]
    budget = None if limit is None else limit * 100
    choices = every_choice(learners, found, budget)
    best = max(closed(learners, choice, found) for choice in choices)
    cheapest = min(cost(choice) for choice in choices if closed(learners, choice, found) == best)
    reaching = [
        choice for choice in choices
        if all(is_reached(*pair) for pair in after_all(learners, choice, found))
    ]  # fmt: skip
    plan = plan_training(learners, found, budget=budget)
    assert plan.is_proven
    assert plan.status == ("optimal" if reaching else "infeasible")
    assert plan.closed == best
    assert plan.cost == plan.bound == cheapest
    assert bool(plan.missing) != bool(reaching)
    assert_keeps_limits(plan, learners, found, budget)


def assert_keeps_limits(
    plan: TrainingPlan, learners: Sequence[Learner], found: Catalogue, budget: int | None
) -> None:
    choice = tuple([s.offer for s in plan.seats if s.person == one.person] for one in learners)
    assert all(_has_time(taken) for taken in choice)
    assert _is_allowed(choice, found, budget)
    for one, taken in zip(learners, choice, strict=True):
        assert {o.course for o in taken} <= outcome(one, taken, found).taken


LADDER = {"a": {"x": (0, 1)}, "b": {"x": (1, 2)}, "c": {"x": (2, 3)}}


def test_a_chain_of_courses_comes_in_the_order_of_its_levels_and_dates() -> None:
    found = catalogue(
        offer("a", 100, 10), offer("a", 500, 0), offer("b", 100, 8), offer("b", 900, 20), offer("c", 100),
        uplifts=LADDER,
    )  # fmt: skip
    plan = plan_training([Learner("p", {}, {"x": 3})], found)
    taken = [(seat.offer.course, seat.offer.start) for seat in plan.seats]
    assert taken == [("c", None), ("a", day(0)), ("b", day(8))]
    assert (plan.status, plan.cost, plan.share) == ("optimal", 700, 1)


def test_two_sessions_at_once_cannot_both_be_attended() -> None:
    uplifts = {"a": {"x": (0, 1)}, "b": {"y": (0, 1)}}
    found = catalogue(offer("a", 100, 0), offer("b", 100, 2), offer("b", 300, 9), uplifts=uplifts)
    assert plan_training([Learner("p", {}, {"x": 1, "y": 1})], found).cost == 400


def test_a_course_that_is_a_prerequisite_only_is_taken_too_unless_it_was_done() -> None:
    found = catalogue(offer("a"), offer("b"), uplifts={"b": {"x": (0, 2)}}, prerequisites={"b": ("a",)})
    assert plan_training([Learner("p", {}, {"x": 2})], found).cost == 200
    assert plan_training([Learner("p", {}, {"x": 2}, done=frozenset({"a"}))], found).cost == 100


def test_seats_that_are_booked_cost_nothing_more() -> None:
    found = catalogue(offer("a", 100, 0, seats=0), uplifts={"a": {"x": (0, 1)}})
    booked = frozenset({("a", "a0")})
    plan = plan_training([Learner("p", {}, {"x": 1}, booked=booked)], found)
    assert (plan.status, plan.cost) == ("optimal", 0)


@pytest.mark.parametrize(
    ("found", "target", "reason", "reached", "highest"),
    [
        (catalogue(offer("a"), uplifts={"a": {"x": (0, 2)}}), 3, "no_course", 2, 2),
        (catalogue(offer("a"), uplifts={"a": {"y": (0, 2)}}), 3, "no_course", 0, 0),
        (catalogue(offer("b"), uplifts=LADDER), 2, "no_session", 0, 3),
        (catalogue(offer("a", 1, 9), offer("b", 1, 0), uplifts=LADDER), 2, "no_session", 1, 3),
        (catalogue(offer("a", seats=0), uplifts={"a": {"x": (0, 2)}}), 2, "no_seat", 0, 2),
        (catalogue(offer("a", 501), uplifts={"a": {"x": (0, 2)}}), 2, "budget", 0, 2),
    ],
)
def test_what_cannot_be_reached_says_how_far_it_goes_and_why(
    found: Catalogue, target: int, reason: str, reached: int, highest: int
) -> None:
    plan = plan_training([Learner("p", {}, {"x": target})], found, budget=500)
    assert plan.status == "infeasible"
    (missing,) = plan.missing
    assert (missing.competency, missing.level, missing.reason) == ("x", target, reason)
    assert (missing.reached, missing.highest) == (reached, highest)


def test_a_budget_closes_what_weighs_most() -> None:
    uplifts = {"a": {"x": (0, 1)}, "b": {"y": (0, 1)}}
    found = catalogue(offer("a"), offer("b"), uplifts=uplifts)
    one = Learner("p", {}, {"x": 1, "y": 1}, weights={"y": 3})
    plan = plan_training([one], found, budget=100)
    assert [seat.offer.course for seat in plan.seats] == ["b"]
    assert (plan.closed, plan.asked) == (3, 4)


def test_a_missing_certificate_is_named() -> None:
    found = catalogue(offer("a"), uplifts={"a": {"x": (0, 1)}})
    plan = plan_training([Learner("p", {}, {}, certifications=frozenset({"cert"}))], found)
    assert [(m.competency, m.level, m.reason) for m in plan.missing] == [("cert", 0, "no_course")]


def test_cancel_ends_a_plan() -> None:
    uplifts = {f"k{i}": {f"c{j}": (0, 1 + (i * j) % 3) for j in range(i % 5, 40, 3)} for i in range(60)}
    found = catalogue(*(offer(c, 100 + 37 * n % 91) for n, c in enumerate(uplifts)), uplifts=uplifts)
    one = Learner("p", {}, {f"c{j}": 2 for j in range(40)})
    plan = plan_training([one], found, cancelled=lambda: True)
    assert plan.status in ("cancelled", "optimal", "infeasible")


@pytest.mark.parametrize("level", [3, 5])  # what can be reached, and what cannot
def test_time_that_runs_out_before_anything_is_found_gives_an_empty_plan(
    monkeypatch: pytest.MonkeyPatch, level: int
) -> None:
    found = catalogue(offer("a"), uplifts={"a": {"x": (0, 3), "y": (0, 1)}})
    monkeypatch.setattr(Program, "solve", lambda *_args, **_kinds: Solution("bounded", INFINITY, 0, ()))
    plan = plan_training([Learner("p", {}, {"x": level, "y": 1})], found)
    assert (plan.is_proven, plan.cost, plan.seats) == (False, 0, ())
    assert plan.missing[-1].reason == "no_time"


def test_nothing_to_learn_costs_nothing() -> None:
    plan = plan_training([Learner("p", {"x": 3}, {"x": 2})], catalogue(uplifts={}))
    assert (plan.status, plan.cost, plan.seats, plan.share) == ("optimal", 0, (), 1)
