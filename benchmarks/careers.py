"""Careers: the matrix in memory and on the screen, the gates, least-cost training, and published optima.

    python benchmarks/careers.py

ROADMAP_ACCEPTANCE names the folder of the OR-Library files; without it they are left out.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from planning.careers.gates import Gatekeeper
from planning.careers.matrix import Sheet
from planning.careers.milp import Program
from planning.careers.mobility import Opening
from planning.careers.postings import assign, post_people
from planning.careers.ratings import Ratings
from planning.careers.resilience import Resilience, Scope, resilience
from planning.careers.training.needs import Learners, catalogue_of, own_targets
from planning.careers.training.planner import plan_training
from planning.careers.training.problem import Catalogue, Learner, Offer
from planning.plan.document import Document
from planning.plan.people import Assessment
from planning.plan.sample_people import REFERENCE
from planning.plan.template import template_tables

T = TypeVar("T")
DAY = date(2015, 4, 1)


def timed(name: str, budget: str, work: Callable[[], T], rounds: int = 3) -> T:
    """Print the best CPU time of some rounds beside its budget: the machine may be shared."""
    results, spent = [], []
    for _round in range(rounds):
        begun = time.process_time()
        results.append(work())
        spent.append(time.process_time() - begun)
    print(f"{name:<60} {min(spent) * 1000:>9.1f} ms   {budget}")
    return results[-1]


def matrix() -> None:
    """500 people by 200 competencies, all of them rated."""
    people, columns = [f"p{n}" for n in range(500)], [f"c{n}" for n in range(200)]
    rows = [
        Assessment(
            id=f"{p}.{c}", person=p, competency=c, source="certified", date="2014-06-01", level=(i + j) % 6
        )
        for i, p in enumerate(people)
        for j, c in enumerate(columns)
    ]
    ratings = timed("ratings of 500 x 200 indexed", "", lambda: Ratings(rows, {}), rounds=1)
    sheet = Sheet(ratings, people, columns)
    timed("matrix of 500 x 200, first look", "", lambda: sheet.levels("certified", DAY), rounds=1)
    timed("matrix of 500 x 200 as of another day", "", lambda: sheet.levels("certified", DAY))


def sample() -> None:
    """The sample plan: opening it, its gates, and training for everybody in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.json"
        Document.from_template("a69-517", path).close()
        timed("sample plan opened", "10,000 documents: under 150 ms", lambda: Document.open(path).close())
    plan = Document(template_tables("a69-517"))
    moves = [(m["from_profile"], m["to_profile"]) for m in plan.records("career_moves").values()]
    people = [(id, row.get("profile")) for id, row in plan.records("people").items()]

    def all_gates() -> int:
        keeper = Gatekeeper(plan, REFERENCE)
        return sum(
            keeper.check(id, to).is_ready for id, profile in people for start, to in moves if start == profile
        )

    ready = timed("gates of 120 people to all their next steps", "", all_gates)
    print(f"  {ready} are ready")
    catalogue = catalogue_of(plan, REFERENCE, date(2016, 3, 31))
    makers = Learners(plan, REFERENCE, catalogue)
    learners = [makers.towards(*target) for target in own_targets(plan, plan.records("people")).items()]
    found = timed("training for 120 people, seats of a year", "", lambda: plan_training(learners, catalogue))
    print(
        f"  {found.status}, proven: {found.is_proven}, cost {found.cost / 100:,.0f}, closes {found.share:.0%}"
    )


def answers() -> None:
    """What the window asks off its thread, for 500 people by 200 competencies: postings and departures."""
    plan, people = organization(), [f"p{n}" for n in range(500)]
    openings = [Opening(f"o{n}", f"j{n % 10}") for n in range(100)]
    Ratings.of(plan)  # what is read of the plan once is no part of it
    found = timed("500 people to 100 posts", "", lambda: post_people(plan, people, openings, DAY), rounds=1)
    print(f"  {len(found.postings)} filled, proven: {found.is_proven}, cost {found.cost:g}")
    scope = Scope(standard="proficient")
    for count in (1, 3, 6):

        def leave(count: int = count) -> Resilience:
            return resilience(plan, DAY, scope, count)

        worst = timed(f"coverage by 500 people, worst {count} of them gone", "", leave, rounds=1)
        gone = worst.departures
        print(f"  {len(gone.lost)} of 200 competencies lost, proven: {gone.is_proven}")


def organization() -> Document:
    """500 people in 10 profiles of 20 requirements each; one in a hundred holds each competency well."""
    draw, columns = random.Random(3), range(200)
    people = [{"id": f"p{n}", "name": {"en": f"P {n}"}, "profile": f"j{n % 10}"} for n in range(500)]
    levels = ((n, c, 5 if draw.random() < 0.01 else draw.randint(0, 3)) for n in range(500) for c in columns)
    tables: dict[str, list[dict[str, Any]]] = {
        "plan": [{"id": "plan", "title": {"en": "O"}, "languages": ["en"]}
                 | {"horizon_start": "2015-01-01", "horizon_finish": "2015-12-31"}],
        "scales": [{"id": "s", "name": {"en": "S"}, "levels": {"5": {"en": "5"}}, "proficient": 4}],
        "frameworks": [{"id": "f", "name": {"en": "F"}, "scale": "s"}],
        "competencies": [{"id": f"c{c}", "name": {"en": f"C {c}"}, "framework": "f"} for c in columns],
        "profiles": [{"id": f"j{n}", "name": {"en": f"J {n}"}} for n in range(10)],
        "requirements": [{"id": f"r{c}", "profile": f"j{c % 10}", "competency": f"c{c}", "level": 3}
                         for c in columns],
        "people": people,
        "assessments": [
            {"id": f"p{n}.{c}", "person": f"p{n}", "competency": f"c{c}", "source": "certified"}
            | {"date": "2015-01-10", "level": level}
            for n, c, level in levels
        ],
    }  # fmt: skip
    return Document({name: {row["id"]: row for row in rows} for name, rows in tables.items()})


def large_catalogue() -> tuple[Learner, Catalogue]:
    """186 skills and 400 courses, a quarter of which have a prerequisite."""
    draw = random.Random(7)
    skills, courses = [f"s{n}" for n in range(186)], [f"k{n}" for n in range(400)]
    uplifts: dict[str, dict[str, tuple[int, int]]] = {}
    prerequisites: dict[str, tuple[str, ...]] = {}
    offers = []
    for number, course in enumerate(courses):
        starts = {skill: draw.choice((0, 0, 0, 1, 2)) for skill in draw.sample(skills, draw.randint(1, 5))}
        uplifts[course] = {skill: (low, min(4, low + draw.randint(1, 2))) for skill, low in starts.items()}
        if number > 20 and draw.random() < 0.25:
            prerequisites[course] = (draw.choice(courses[:number]),)
        offers.append(Offer(course, cost=draw.randint(100, 3000) * 100))
    targets = {skill: draw.randint(1, 4) for skill in skills}
    held = {skill: draw.randint(0, 2) for skill in skills}
    return Learner("p", held, targets), Catalogue(tuple(offers), uplifts, prerequisites, {})


def large() -> None:
    """The large catalogue, to a proven optimum."""
    learner, catalogue = large_catalogue()
    found = timed(
        "least-cost training, 186 skills x 400 courses",
        "under 10 s",
        lambda: plan_training([learner], catalogue),
    )
    print(f"  proven: {found.is_proven}, cost {found.cost / 100:,.0f}, bound {found.bound / 100:,.0f}")


def published(folder: Path) -> None:
    """OR-Library: assign100 (optimum 305) and mknap1 (optima in the file)."""
    numbers = iter(map(float, (folder / "assign100.txt").read_text().split()))
    size = int(next(numbers))
    costs = [[next(numbers) for _column in range(size)] for _row in range(size)]
    pairs, proven = timed("assign100", "optimum 305", lambda: assign(costs), rounds=1)
    print(f"  {sum(costs[i][j] for i, j in pairs):.0f}, proven: {proven}")
    words = iter(map(float, (folder / "mknap1.txt").read_text().split()))
    for problem in range(int(next(words))):
        program, optimum = knapsack(words)
        found = timed(f"mknap1, problem {problem + 1}", f"optimum {optimum:g}", program.solve, rounds=1)
        print(f"  {-found.value:g}, {found.status}")


def knapsack(words: Any) -> tuple[Program, float]:  # noqa: ANN401 - an iterator of numbers
    """The next knapsack of the file, with its published optimum."""
    count, limits, optimum = int(next(words)), int(next(words)), next(words)
    program = Program()
    for _item in range(count):
        program.column(-next(words))
    rows = [[next(words) for _item in range(count)] for _limit in range(limits)]
    for row in rows:
        program.row(dict(enumerate(row)), high=next(words))
    return program, optimum


def on_screen() -> None:
    """The matrix as it is seen: sort, filter, group, another day, paste, colours; in a process of its own."""
    subprocess.run([sys.executable, str(Path(__file__).with_name("matrix.py"))], check=True)


if __name__ == "__main__":
    matrix()
    on_screen()
    sample()
    answers()
    large()
    if os.environ.get("ROADMAP_ACCEPTANCE"):
        published(Path(os.environ["ROADMAP_ACCEPTANCE"]) / "optimisation")
