"""Random networks against an independent, slow way to the same dates, and against what slack means."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.schedule import schedule_plan
from tests.planning.schedule.oracle import Oracle, minute, text
from tests.planning.schedule.plans import AROUND_THE_CLOCK, OFFICE, STANDARD, UNTRACED, plan, scheduled

START = "2015-12-01T08:00"
CALENDARS: dict[str, dict[str, Any]] = {
    "office": STANDARD
    | {
        "exceptions": [
            {"start": "2015-12-24", "finish": "2016-01-01"},
            {"start": "2015-12-10", "finish": "2015-12-10"},
        ]
    },
    "shop": {"days": {day: ["07:30-12:00", "12:20-16:20"] for day in ("tue", "wed", "thu", "fri", "sat")}},
    "night": {
        "days": {
            "mon": ["22:00-24:00"],
            "tue": ["00:00-06:00", "22:00-24:00"],
            "wed": ["00:00-06:00"],
            "fri": OFFICE,
        }
    },
    "clock": AROUND_THE_CLOCK,
}
Rows = dict[str, dict[str, Any]]
Links = list[dict[str, Any]]
Network = tuple[Rows, Links]


def moments() -> st.SearchStrategy[str]:
    return st.integers(minute("2015-12-05T00:00"), minute("2016-01-15T00:00")).map(text)


@st.composite
def rows(draw: st.DrawFn, with_constraints: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "mode": "auto",
        "duration_minutes": draw(st.sampled_from([0, 1, 60, 480, 500, 960, 2400])),
        "calendar": draw(st.sampled_from(list(CALENDARS))),
    }
    if with_constraints and draw(st.integers(0, 3)) == 0:
        row["constraint"] = draw(st.sampled_from(["SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"]))
        row["constraint_date"] = draw(moments())
    if with_constraints and draw(st.integers(0, 5)) == 0:
        row["deadline"] = draw(moments())
    return row


@st.composite
def networks(draw: st.DrawFn, with_constraints: bool = True) -> Network:
    ids = [f"r{i}" for i in range(draw(st.integers(1, 7)))]
    links: Links = []
    for number, id in enumerate(ids):
        for before in (
            draw(st.lists(st.sampled_from(ids[:number]), max_size=3, unique=True)) if number else []
        ):
            links.append(
                {
                    "predecessor": before,
                    "successor": id,
                    "type": draw(st.sampled_from(["FS", "FS", "SS", "FF", "SF"])),
                    "lag": draw(st.sampled_from([0, 0, 0, 60, 480, 1000, -60, -480])),
                    "lag_unit": draw(st.sampled_from(["working_minutes"] * 4 + ["elapsed_minutes"])),
                }
            )
            if draw(st.integers(0, 9)) == 0:
                links[-1] |= {"lag_unit": "percent", "lag": draw(st.sampled_from([-50, 10, 25, 100]))}
    return {id: draw(rows(with_constraints)) for id in ids}, links


@settings(UNTRACED, max_examples=150)
@given(networks())
def test_every_date_and_slack_is_that_of_the_slow_way(network: Network) -> None:
    schedule = scheduled(*network, CALENDARS, START)
    answer = Oracle(*network, CALENDARS, minute(START)).answer()
    for found in schedule:
        assert (found.early_start, found.early_finish) == tuple(map(text, answer.early[found.id]))
        assert (found.late_start, found.late_finish) == tuple(map(text, answer.late[found.id]))
        assert found.total_slack_minutes == answer.total[found.id]
        assert found.free_slack_minutes == answer.free[found.id]
        assert found.critical == (answer.total[found.id] <= 0)


def in_one_calendar(network: Network) -> Network:
    """The network with all rows in one calendar and links between finish and start: a textbook's."""
    rows, links = network
    plain: Links = [
        link | {"type": "FS", "lag": max(0, link["lag"]), "lag_unit": "working_minutes"} for link in links
    ]
    return {
        id: row | {"calendar": "office", "duration_minutes": max(60, row["duration_minutes"])}
        for id, row in rows.items()
    }, plain


@settings(UNTRACED)
@given(networks(with_constraints=False).map(in_one_calendar), st.data())
def test_total_slack_is_how_much_longer_a_row_may_take(network: Network, data: st.DataObject) -> None:
    rows, links = network
    before = scheduled(rows, links, CALENDARS, START)
    id = data.draw(st.sampled_from(list(rows)))
    slack = before[id].total_slack_minutes
    for more, is_same in ((slack, True), (slack + 1, False)):
        longer = rows | {id: rows[id] | {"duration_minutes": rows[id]["duration_minutes"] + more}}
        assert (scheduled(longer, links, CALENDARS, START).finish == before.finish) is is_same


@settings(UNTRACED)
@given(networks(with_constraints=False).map(in_one_calendar), st.data())
def test_free_slack_is_how_much_longer_a_row_may_take_unnoticed(
    network: Network, data: st.DataObject
) -> None:
    rows, links = network
    before = scheduled(rows, links, CALENDARS, START)
    id = data.draw(st.sampled_from(list(rows)))
    followers = {link["successor"] for link in links if link["predecessor"] == id}
    slack = before[id].free_slack_minutes
    for more, is_same in ((slack, True), (slack + 1, False)):
        longer = rows | {id: rows[id] | {"duration_minutes": rows[id]["duration_minutes"] + more}}
        after = scheduled(longer, links, CALENDARS, START)
        watched = [after[other].early_start == before[other].early_start for other in followers]
        assert all(watched or [after.finish == before.finish]) is is_same


@settings(UNTRACED)
@given(networks(), st.randoms())
def test_the_order_of_rows_and_links_does_not_matter(network: Network, random: Random) -> None:
    rows, links = network
    order, shuffled = list(rows), list(links)
    random.shuffle(order)
    random.shuffle(shuffled)
    again = scheduled({id: rows[id] for id in order}, shuffled, CALENDARS, START)
    assert set(again) == set(scheduled(rows, links, CALENDARS, START))


@settings(UNTRACED)
@given(networks(with_constraints=False))
def test_a_year_of_whole_weeks_later_all_is_that_much_later(network: Network) -> None:
    """Calendars without exceptions repeat each week: nothing depends on the year."""
    calendars = {id: {"days": calendar["days"]} for id, calendar in CALENDARS.items()}
    now = scheduled(*network, calendars, "2015-12-01T08:00")
    then = scheduled(*network, calendars, "2016-11-29T08:00")  # 52 weeks later
    for a, b in zip(now, then, strict=True):
        assert minute(b.early_start) - minute(a.early_start) == 52 * 7 * 1440
        assert minute(b.late_finish) - minute(a.late_finish) == 52 * 7 * 1440
        assert a.total_slack_minutes == b.total_slack_minutes


def test_the_oracle_knows_the_example_of_a_textbook() -> None:
    """Five rows of 3, 2, 4, 2 and 1 days: 10 days in all, two of them slack for the second."""
    days = {"a": 3, "b": 2, "c": 4, "d": 2, "e": 1}
    rows = {id: {"mode": "auto", "duration_minutes": 480 * n, "calendar": "office"} for id, n in days.items()}
    pairs = ["ab", "ac", "bd", "cd", "de"]
    links = [{"predecessor": pair[0], "successor": pair[1], "type": "FS", "lag": 0} for pair in pairs]
    answer = Oracle(rows, links, CALENDARS, minute("2015-11-02T08:00")).answer()
    assert text(answer.early["e"][1]) == "2015-11-13T17:00"
    assert [answer.total[id] for id in "abcde"] == [0, 960, 0, 0, 0]


@pytest.mark.parametrize("size", [1, 50])
def test_a_plan_read_again_gives_the_same(size: int) -> None:
    rows = {f"r{i}": {"mode": "auto", "duration_minutes": 60 * i} for i in range(size)}
    document = plan(rows)
    assert list(schedule_plan(document)) == list(schedule_plan(document))
