"""The passes over many replications against the passes over one network, replication by replication."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.schedule import schedule_plan
from planning.schedule.network import Node
from planning.schedule.risk.replications import Replications
from planning.schedule.risk.time_table import TimeTable
from planning.schedule.schedule import Schedule
from planning.schedule.worktime import WorkTime
from tests.planning.schedule.plans import UNTRACED, plan
from tests.planning.schedule.test_oracle import CALENDARS, START, Network, networks
from tests.planning.schedule.test_worktime import MINUTES, work_times

SUMMARY: dict[str, Any] = {"mode": "auto", "kind": "summary", "calendar": "office"}


@settings(UNTRACED)
@given(work_times(step=1440), st.lists(MINUTES, min_size=1, max_size=20), st.integers(0, 3000))
def test_a_table_of_time_reckons_as_its_calendar(time: WorkTime, moments: list[int], work: int) -> None:
    table = TimeTable(time, 0, 1)
    many = np.array(moments)
    assert table.before(many).tolist() == [time.before(at) for at in moments]
    assert table.forward(many, work).tolist() == [time.forward(at, work) for at in moments]
    assert table.back(many, work).tolist() == [time.back(at, work) for at in moments]
    for lag in (work + 1, -work):
        assert table.shifted(many, lag).tolist() == [time.shifted(at, lag) for at in moments]


def test_a_table_of_time_grows_to_what_is_asked() -> None:
    schedule = schedule_plan(plan({"a": {"mode": "auto", "duration_minutes": 480}}))
    time = schedule.network.nodes[0].calendar
    table = TimeTable(time, 1_000_000_000, 1_000_000_001)
    far = [2_000_000_000, 500_000_000, 3_000_000_000]
    assert table.before(np.array(far)).tolist() == [time.before(at) for at in far]
    worked = [time.before(at) for at in (100_000_000, 4_000_000_000)]
    assert TimeTable(time, 10**9, 10**9).start(np.array(worked)).tolist() == [time.start(w) for w in worked]


@st.composite
def plans(draw: st.DrawFn) -> Network:
    """Networks, some of their rows under a summary row, some begun or done; lags in minutes, not per cent."""
    rows, links = draw(networks())
    links = [link for link in links if link["lag_unit"] != "percent"]
    for id in rows:
        state = draw(st.integers(0, 9))
        if state == 0:
            rows[id] |= {"actual_start": "2015-12-07T09:00", "progress": 0.5}
        elif state == 1:
            rows[id] |= {"actual_start": "2015-12-07T09:00", "actual_finish": "2015-12-09T12:00"}
        elif state == 2:
            rows[id] |= {"mode": "manual", "start": "2015-12-10", "finish": "2015-12-18"}
        elif state in (3, 4, 5):
            rows[id] |= {"parent": "s"}
    rows["s"] = dict(SUMMARY)
    outside = [id for id in rows if id != "s" and rows[id].get("parent") != "s"]
    is_linked: bool = draw(st.booleans())
    if outside and is_linked:
        kind, last = draw(st.sampled_from(["FS", "SS", "FF"])), outside[-1]
        links = [link for link in links if link["predecessor"] != last]
        links.append({"predecessor": "s", "successor": last, "type": kind, "lag": 60})
    return rows, links


def replicated(schedule: Schedule, taken: dict[int, list[int]], count: int) -> Replications:
    nodes = schedule.network.nodes
    times = {node.calendar for node in nodes} | {node.slack_calendar for node in nodes}
    first, last = min(schedule.late.start), max(schedule.early.finish)
    tables: dict[object, TimeTable] = {time: TimeTable(time, first, last) for time in times}
    return Replications(schedule.network, tables, {i: np.array(d) for i, d in taken.items()}, count)


@settings(UNTRACED, max_examples=40)
@given(plans(), st.booleans(), st.data())
def test_each_replication_is_the_schedule_of_its_durations(
    network: Network, open_ends: bool, data: st.DataObject
) -> None:
    rows, links = network
    options = {"open_ends_critical": open_ends}
    schedule = schedule_plan(plan(rows, links, CALENDARS, START, **options))
    places = [schedule.places[id] for id in rows if rows[id].get("mode") == "auto" and id != "s"]
    drawn = st.lists(st.integers(1, 4000), min_size=2, max_size=2)
    taken = {i: data.draw(drawn) for i in places if schedule.network.nodes[i].duration}
    passes = replicated(schedule, taken, 2)
    for number in range(2):
        longer = {
            node.id: rows[node.id]
            | {"duration_minutes": taken[i][number], "remaining_minutes": remaining(node, taken[i][number])}
            for i, node in enumerate(schedule.network.nodes[: schedule.network.rows])
            if i in taken
        }
        one = schedule_plan(plan(rows | longer, links, CALENDARS, START, **options))
        for i, node in enumerate(one.network.nodes[: one.network.rows]):
            if node.role == "row":
                assert passes.early(i).moments.start[number] == one.early.start[i]
                assert passes.early(i).moments.finish[number] == one.early.finish[i]
                assert passes.late(i).moments.finish[number] == one.late.finish[i]
                assert passes.is_critical(i)[number] == one.slack.critical[i]


def remaining(node: Node, duration: int) -> int:
    """What is left of work of another duration: what is done stays done."""
    return max(0, duration - (node.duration - node.remaining))


@pytest.mark.parametrize("count", [1, 7])
def test_without_links_all_rows_start_with_the_plan(count: int) -> None:
    schedule = schedule_plan(plan({"a": {"mode": "auto", "duration_minutes": 480}}))
    passes = replicated(schedule, {}, count)
    assert passes.early(0).moments.start.tolist() == [schedule.early.start[0]] * count
    assert passes.ends().tolist() == [schedule.early.finish[0]] * count
