"""Why a row starts when it does: the chain back to what nothing moves, and its words."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import given, settings

from i18n import set_language
from planning.schedule import schedule_plan
from planning.schedule.why import Reason, Step, why
from planning.schedule.why_text import CONSTRAINTS, LAGS, LEADS, LINKS, REASONS, sentence
from tests.planning.schedule.plans import DAY, link, milestone, plan, row, scheduled
from tests.planning.schedule.test_oracle import CALENDARS, START, Network, networks


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def chain(steps: list[Step]) -> list[tuple[str, str, str]]:
    return [(step.activity, step.reason, step.other) for step in steps]


def test_a_chain_of_links_goes_back_to_the_start_of_the_plan() -> None:
    rows = {"a": row(1), "b": row(2), "short": row(1), "c": row(1)}
    schedule = scheduled(rows, [link("a", "b"), link("b", "c", lag=DAY), link("short", "c")])
    steps = why(schedule, "c")
    assert chain(steps) == [("c", "link", "b"), ("b", "link", "a"), ("a", "plan_start", "")]
    assert steps[0] == Step("c", "link", "2014-10-10T08:00", "b", "2", "FS", DAY)


def test_a_weekend_or_holiday_that_delays_is_named() -> None:
    schedule = scheduled({"a": row(5), "b": row(1)}, [link("a", "b")])
    assert chain(why(schedule, "b")) == [
        ("b", "time_off", ""),
        ("b", "link", "a"),
        ("a", "plan_start", ""),
    ]
    assert why(schedule, "b")[0].since == "2014-10-10T17:00"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"constraint": "SNET", "constraint_date": "2014-10-20"}, ("b", "constraint", "")),
        ({"constraint": "SNET", "constraint_date": "2014-10-06"}, ("b", "link", "a")),
        ({"constraint": "FNET", "constraint_date": "2014-10-20"}, ("b", "constraint", "")),
        ({"constraint": "SNLT", "constraint_date": "2014-10-06"}, ("b", "constraint", "")),
        ({"constraint": "FNLT", "constraint_date": "2014-10-20"}, ("b", "link", "a")),
        ({"constraint": "MSO", "constraint_date": "2014-10-20"}, ("b", "constraint", "")),
        ({"constraint": "MFO", "constraint_date": "2014-10-20"}, ("b", "constraint", "")),
        ({"constraint": "ALAP"}, ("b", "late", "")),
        ({"mode": "manual", "start": "2014-10-20"}, ("b", "manual", "")),
        ({"actual_start": "2014-10-06"}, ("b", "actual", "")),
    ],
)
def test_what_ends_a_chain(fields: dict[str, Any], expected: tuple[str, str, str]) -> None:
    schedule = scheduled({"a": row(2), "b": row(1) | fields}, [link("a", "b")])
    assert chain(why(schedule, "b"))[0] == expected


def test_links_of_summary_rows_lead_to_the_rows_that_decide() -> None:
    summary = {"mode": "auto", "kind": "summary"}
    rows = {
        "s": summary,
        "a": row(1, parent="s"),
        "b": row(2, parent="s"),
        "t": summary,
        "c": row(1, parent="t"),
    }
    schedule = scheduled(rows, [link("s", "t")])
    assert chain(why(schedule, "c")) == [
        ("c", "within", "t"),
        ("t", "link", "s"),
        ("s", "last_row", "b"),
        ("b", "plan_start", ""),
    ]
    assert chain(why(schedule, "t"))[0] == ("t", "first_row", "c")


def test_a_link_from_the_start_of_a_summary_row_leads_to_its_first_row() -> None:
    rows = {"s": {"mode": "auto"}, "a": row(1, parent="s"), "b": row(2, parent="s"), "c": row(1)}
    schedule = scheduled(rows, [link("a", "b"), link("s", "c", "SS", DAY)])
    assert chain(why(schedule, "c")) == [("c", "link", "s"), ("s", "first_row", "a"), ("a", "plan_start", "")]


def test_a_row_that_takes_no_part_has_no_reason() -> None:
    with pytest.raises(KeyError):
        why(scheduled({"a": row(active=False)}), "a")


@settings(deadline=None, max_examples=60)
@given(networks())
def test_every_chain_ends_at_something_fixed_and_is_made_of_links_of_the_plan(network: Network) -> None:
    document = plan(*network, CALENDARS, START)
    schedule = schedule_plan(document)
    for id in network[0]:
        steps = why(schedule, id)
        assert steps[0].activity == id
        assert steps[0].at == schedule[id].start
        assert steps[-1].reason in ("plan_start", "constraint")
        links = [document.get("links", step.link) for step in steps if step.reason == "link"]
        assert None not in links
        assert all(sentence(step, document.table("activities")) for step in steps)


def test_sentences() -> None:
    rows = {
        "a": row(5),
        "b": row(1),
        "c": row(1, constraint="MSO", constraint_date="2014-10-20"),
        "m": milestone(),
    }
    links = [link("a", "b"), link("c", "m", lag=2 * DAY), link("b", "m", "SS", -60)]
    document = plan(rows, links)
    schedule = schedule_plan(document)
    words = [
        sentence(step, document.table("activities")) for step in (*why(schedule, "b"), *why(schedule, "m"))
    ]
    assert words == [
        "“B” waits until 13 Oct 2014 08:00: there is no working time from 10 Oct 2014 17:00.",
        "“B” starts after “A” finishes, 13 Oct 2014 08:00.",
        "“A” starts with the plan, 6 Oct 2014 08:00.",
        "“M” starts 2 working days after “C” finishes, 22 Oct 2014 17:00.",
        "“C” must start 20 Oct 2014 08:00.",
    ]


@pytest.mark.parametrize(
    ("lag", "is_elapsed", "words"),
    [
        (DAY, False, "1 working day after"),
        (-60, False, "1 hour before"),
        (90, False, "90 minutes after"),
        (2880, True, "2 calendar days after"),
        (720, True, "12 hours after"),
    ],
)
def test_lags_in_words(lag: int, is_elapsed: bool, words: str) -> None:
    step = Step("a", "link", "2014-10-06T08:00", "b", "1", "FS", lag, is_elapsed)
    assert words in sentence(step, {})


def test_there_are_words_for_every_reason() -> None:
    moment = "2014-10-06T08:00"
    steps = [Step("a", "constraint", moment, constraint=name) for name in CONSTRAINTS]
    steps += [Step("a", cast(Reason, reason), moment, "b", since=moment) for reason in REASONS]
    steps += [Step("a", "link", moment, "b", ends=ends, lag=lag) for ends in LINKS for lag in (0, 60, -60)]
    assert set(LINKS) == set(LAGS) == set(LEADS) == {"FS", "SS", "FF", "SF"}
    for step in steps:
        words = sentence(step, {})
        assert words
        assert "{" not in words
