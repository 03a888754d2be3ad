"""What scheduling costs: passes over networks of 1,000, 10,000 and 100,000 rows, and an edit among 1,000.

usage: python benchmarks/schedule.py

Budgets: all six values of 10,000 rows with calendars under 100 ms, one edit at 1,000 rows under 16 ms, a
chain of 100,000 rows without failure. Peers are measured in the same run where they are installed: networkx,
MPXJ (the Python package "mpxj", with Java) and TaskJuggler ("tj3"). They are given the same network, and
must find the same finish. Times of the machine vary; what counts is the ratio.
"""

import gc
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.backward import late_dates
from planning.schedule.build import network_of
from planning.schedule.forward import early_dates
from planning.schedule.planner import Planner
from planning.schedule.risk import analyse
from planning.schedule.slack import slack

START = date(2025, 1, 6)
DAY = 480
OFFICE = ["08:00-12:00", "13:00-17:00"]
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE)


class Case(NamedTuple):
    """A network: the days each row takes, and the rows each row follows."""

    name: str
    days: list[int]
    before: list[list[int]]


def random_case(size: int) -> Case:
    """Rows of one to ten days that follow one to three of the fifty rows before them."""
    random = Random(1)
    before = [random.sample(range(max(0, i - 50), i), min(i, random.randint(1, 3))) for i in range(size)]
    return Case(f"{size:,} rows", [random.randint(1, 10) for _ in range(size)], before)


def chain_case(size: int) -> Case:
    """Each row follows the one before it."""
    return Case(f"chain of {size:,}", [1] * size, [[i - 1] if i else [] for i in range(size)])


def plan_of(case: Case, *, holidays: bool = False) -> Document:
    """The network as a plan; with holidays, four two-day ones a year for twenty years."""
    days = [f"{year}-{month:02}-2" for year in range(2025, 2045) for month in (1, 5, 9, 12)]
    exceptions = [{"start": f"{day}5", "finish": f"{day}6"} for day in days] if holidays else []
    head = {"horizon_start": START.isoformat(), "horizon_finish": "2042-12-31", "calendar": "week"}
    name = {"name": {"en": "-"}}
    common = {"lane": "lane", "mode": "auto"} | name
    return Document(
        {
            "plan": {"plan": {"id": "plan", "title": {"en": "-"}, "languages": ["en"]} | head},
            "lanes": {"lane": {"id": "lane"} | name},
            "calendars": {"week": {"id": "week", "days": WEEK, "exceptions": exceptions} | name},
            "activities": {
                f"r{i}": {"id": f"r{i}", "duration_minutes": days * DAY} | common
                for i, days in enumerate(case.days)
            },
            "links": {
                f"{j}-{i}": {"id": f"{j}-{i}", "predecessor": f"r{j}", "successor": f"r{i}"}
                for i, before in enumerate(case.before)
                for j in before
            },
        }
    )


def best(action: Callable[[], Any], rounds: int = 7) -> float:
    """The least milliseconds of some rounds."""
    times = []
    for _round in range(rounds):
        gc.collect()
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def passes(plan: Document) -> Callable[[], None]:
    """The forward and the backward pass and slack, over a network that is made."""
    network = network_of(plan)

    def run() -> None:
        early = early_dates(network)
        slack(network, early, late_dates(network, early))

    return run


def edit(plan: Document, planner: Planner, turn: list[int]) -> Callable[[], None]:
    """Lengthen the first row, and schedule."""

    def run() -> None:
        turn[0] += 1
        with plan.transaction("edit") as transaction:
            transaction.set("activities", "r0", duration_minutes=turn[0] * DAY)
        planner.schedule(plan)

    return run


def estimate(minutes: int) -> dict[str, int]:
    """Half as long to twice as long."""
    return {"optimistic": minutes // 2, "likely": minutes, "pessimistic": 2 * minutes}


# Peers


def by_networkx(case: Case) -> int:
    """The finish in working days, by the passes of a textbook over a graph of networkx."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(case.days)))
    graph.add_edges_from((j, i) for i, before in enumerate(case.before) for j in before)
    order = list(nx.topological_sort(graph))
    finish = dict.fromkeys(order, 0)
    for i in order:
        finish[i] = max((finish[j] for j in graph.predecessors(i)), default=0) + case.days[i]
    end = max(finish.values())
    late = dict.fromkeys(order, end)
    for i in reversed(order):
        late[i] = min((late[j] - case.days[j] for j in graph.successors(i)), default=end)
    slacks = {i: late[i] - finish[i] for i in order}
    assert min(slacks.values()) == 0
    return end


def mpxj_project(case: Case) -> Any:  # noqa: ANN401 - a Java object
    """The network as a project of MPXJ."""
    import jpype
    import mpxj  # noqa: F401 - it tells Java where its classes are

    if not jpype.isJVMStarted():
        jpype.startJVM("-Xss512m", "-Xmx4g")
    from org.mpxj import Duration, ProjectFile, Relation, TimeUnit

    project = ProjectFile()
    project.setDefaultCalendar(project.addDefaultBaseCalendar())
    tasks: list[Any] = []
    for days, before in zip(case.days, case.before, strict=True):
        task = project.addTask()
        task.setDuration(Duration.getInstance(days, TimeUnit.DAYS))
        task.setActualDuration(Duration.getInstance(0, TimeUnit.DAYS))
        task.setRemainingDuration(task.getDuration())
        for j in before:
            task.addPredecessor(Relation.Builder().predecessorTask(tasks[j]))
        tasks.append(task)
    return project


def by_mpxj(project: Any) -> datetime:  # noqa: ANN401 - a Java object
    """The finish that MPXJ finds, with all critical flags."""
    from java.time import LocalDateTime
    from org.mpxj.cpm import MicrosoftScheduler

    MicrosoftScheduler().schedule(project, LocalDateTime.of(2025, 1, 6, 8, 0))
    finishes = []
    for task in project.getTasks():
        task.getCritical()
        finishes.append(str(task.getEarlyFinish()))
    return datetime.fromisoformat(max(finishes))


def tjp(case: Case) -> str:
    """The network in the language of TaskJuggler."""
    end = finish_of(case)[:10]
    head = f'project p "p" {START} - {end}-23:00 {{ timezone "UTC" dailyworkinghours 8 }}\n'
    hours = "workinghours mon - fri 8:00 - 12:00, 13:00 - 17:00\nworkinghours sat, sun off\n"
    tasks = (
        f'task r{i} "r{i}" {{ duration {days}d }}\n'.replace("duration", "length")
        if not before
        else f'task r{i} "r{i}" {{ length {days}d depends {", ".join(f"!r{j}" for j in before)} }}\n'
        for i, (days, before) in enumerate(zip(case.days, case.before, strict=True))
    )
    return head.replace("}", hours + "}") + "".join(tasks)


def by_taskjuggler(case: Case) -> None:
    """Let TaskJuggler schedule the network in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "p.tjp")
        file.write_text(tjp(case), encoding="utf-8")
        subprocess.run(["tj3", "--silent", "-o", folder, str(file)], check=True, timeout=600)


def finish_of(case: Case) -> str:
    """The finish that we find."""
    return str(schedule_plan(plan_of(case)).finish)


def working_day(number: int) -> str:
    """The end of a working day, counted from 1, Monday to Friday."""
    weeks, rest = divmod(number - 1, 5)
    return f"{START + timedelta(days=weeks * 7 + rest)} 17:00:00"


def show(name: str, milliseconds: float, note: str = "") -> None:
    """A line of the report."""
    print(f"{name:<44} {milliseconds:10.1f} ms  {note}")


def measure_ours(case: Case) -> float:
    """Print our times for a network; gives that of the whole way from the plan."""
    plan = plan_of(case, holidays=True)
    for table in ("activities", "links", "calendars"):
        plan.table(table)  # typed entities, as an open document has them
    whole = best(lambda: schedule_plan(plan))
    show(f"{case.name}: passes and slack", best(passes(plan)), "calendar with 80 holidays")
    show(f"{case.name}: from the plan to the schedule", whole)
    show(f"{case.name}: all dates as text", best(lambda: list(schedule_plan(plan))))
    return whole


def measure_peers(case: Case, ours: float) -> None:
    """Print the times of peers that are installed for the same network, Monday to Friday."""
    if importlib.util.find_spec("networkx"):
        assert finish_of(case) == working_day(by_networkx(case))
        time_of = best(lambda: by_networkx(case), 5)
        show(f"{case.name}: networkx, whole days", time_of, f"x {time_of / ours:.1f} of ours")
    if importlib.util.find_spec("mpxj") and shutil.which("java"):
        project = mpxj_project(case)
        assert finish_of(case) == str(by_mpxj(project))
        time_of = best(lambda: by_mpxj(project), 5)
        show(f"{case.name}: MPXJ, warm, made beforehand", time_of, f"x {time_of / ours:.1f} of ours")
    if shutil.which("tj3") and len(case.days) <= 1000:
        time_of = best(lambda: by_taskjuggler(case), 2)
        show(f"{case.name}: TaskJuggler, a process", time_of, f"x {time_of / ours:.1f} of ours")


def main() -> None:
    """Measure and report."""
    for case in (random_case(1000), random_case(10_000), chain_case(10_000)):
        measure_peers(case, measure_ours(case))
    plan, planner = plan_of(random_case(1000), holidays=True), Planner()
    planner.schedule(plan)
    show("one edit among 1,000 rows", best(edit(plan, planner, [10]), 15), "with its transaction")
    plan, planner = plan_of(random_case(10_000), holidays=True), Planner()
    planner.schedule(plan)
    show("one edit among 10,000 rows", best(edit(plan, planner, [10]), 9), "with its transaction")
    uncertain = plan_of(random_case(1000))
    with uncertain.transaction("estimates") as transaction:
        for id, row in uncertain.raw("activities").items():
            transaction.set("activities", id, estimate=estimate(row["duration_minutes"]))
    time_of = best(lambda: analyse(uncertain, 10_000, 1), 2)
    show("Monte Carlo, 10,000 times 1,000 rows", time_of, "budget 5,000")
    chain = plan_of(chain_case(100_000))
    show("chain of 100,000: from the plan", best(lambda: schedule_plan(chain), 2))


if __name__ == "__main__":
    main()
