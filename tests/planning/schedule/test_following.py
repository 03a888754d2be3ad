"""Automatic rows follow an edit: where the schedule puts them, in the same step, and nothing else."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan import edits
from planning.plan.document import Document
from planning.plan.entities import Activity
from planning.plan.transaction import Transaction
from planning.schedule import schedule_plan
from planning.schedule.branch import Branch
from planning.schedule.following import follow, reschedule

HEAD = {"id": "plan", "title": {"en": "Follow"}, "languages": ["en"],
        "horizon_start": "2026-01-05", "horizon_finish": "2026-12-31"}  # fmt: skip


def row(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": {"en": id}, "lane": "l", **fields}


def plan(*rows: dict[str, Any], links: dict[str, tuple[str, str]] | None = None) -> Document:
    joined = {
        id: {"id": id, "predecessor": ends[0], "successor": ends[1]} for id, ends in (links or {}).items()
    }
    tables = {"plan": {"plan": HEAD}, "lanes": {"l": {"id": "l", "name": {"en": "Lane"}}}}
    return Document({**tables, "activities": {each["id"]: each for each in rows}, "links": joined})


def run(document: Document, edit: Callable[[Transaction], object]) -> list[str]:
    """Make an edit as the window does."""
    with document.transaction("Edit") as t:
        before = schedule_plan(document)
        edit(t)
        return follow(t, Branch.of(document), before, schedule_plan)


def dates(document: Document, id: str) -> tuple[str | None, str | None]:
    activity = document.get("activities", id)
    assert isinstance(activity, Activity)
    return activity.start, activity.finish


def chain() -> Document:
    """A row by hand (Monday to Wednesday) and two automatic ones after it."""
    auto = {"mode": "auto", "duration_minutes": 960}
    return plan(
        row("hand", start="2026-01-05", finish="2026-01-07"),
        row("second", start="2026-01-08", finish="2026-01-09", **auto),
        row("third", start="2026-01-12", finish="2026-01-13", **auto),
        row("apart", start="2026-03-02", finish="2026-03-03"),
        links={"k1": ("hand", "second"), "k2": ("second", "third")},
    )


def test_what_is_linked_moves_along_and_one_undo_takes_all_back() -> None:
    document = chain()
    moved = run(document, lambda t: edits.shift(t, ["hand"], "week", 1))
    assert moved == ["second", "third"]
    assert dates(document, "second") == ("2026-01-15", "2026-01-16")
    assert dates(document, "third") == ("2026-01-19", "2026-01-20")
    assert dates(document, "apart") == ("2026-03-02", "2026-03-03")
    document.undo()
    assert dates(document, "third") == ("2026-01-12", "2026-01-13")


def test_words_move_nothing() -> None:
    assert run(chain(), lambda t: t.set("activities", "hand", name={"en": "Other"})) == []


def test_dates_of_another_program_stay_until_something_moves_them() -> None:
    document = chain()
    with document.transaction("As it came") as t:
        t.set("activities", "third", start="2026-01-14", finish="2026-01-15")
    run(document, lambda t: edits.shift(t, ["apart"], "week", 1))
    assert dates(document, "third") == ("2026-01-14", "2026-01-15")
    run(document, lambda t: edits.shift(t, ["hand"], "day", 1))
    assert dates(document, "third") == ("2026-01-13", "2026-01-14")


def test_a_bar_put_later_by_hand_starts_no_earlier_than_there() -> None:
    document = chain()
    run(document, lambda t: edits.shift(t, ["second"], "week", 1))
    assert dates(document, "second") == ("2026-01-15", "2026-01-16")
    second = document.get("activities", "second")
    assert isinstance(second, Activity)
    assert (second.constraint, second.constraint_date, second.duration_minutes) == ("SNET", "2026-01-15", 960)
    assert dates(document, "third") == ("2026-01-19", "2026-01-20")


def test_links_put_back_a_bar_that_is_put_too_early() -> None:
    document = chain()
    run(document, lambda t: edits.shift(t, ["third"], "week", -1))
    assert dates(document, "third") == ("2026-01-12", "2026-01-13")


def test_another_finish_is_another_duration() -> None:
    document = chain()
    run(document, lambda t: edits.resize(t, "second", "finish", "week", 1))
    second = document.get("activities", "second")
    assert isinstance(second, Activity)
    assert (second.finish, second.duration_minutes, second.constraint) == ("2026-01-16", 7 * 480, None)
    assert dates(document, "third") == ("2026-01-19", "2026-01-20")


def test_a_new_link_moves_what_comes_after() -> None:
    document = chain()
    assert run(document, lambda t: edits.add_link(t, "apart", "third")) == ["third"]
    assert dates(document, "third") == ("2026-03-04", "2026-03-05")


def test_a_row_that_becomes_automatic_takes_its_place() -> None:
    document = chain()
    with document.transaction("Link") as t:
        edits.add_link(t, "third", "apart")
    moved = run(document, lambda t: t.set("activities", "apart", mode="auto", duration_minutes=480))
    assert moved == ["apart"]
    assert dates(document, "apart") == ("2026-01-14", "2026-01-14")


def test_a_milestone_stands_at_the_minute() -> None:
    document = chain()
    with document.transaction("Milestone") as t:
        t.add(
            "activities", row("done", kind="milestone", mode="auto", start="2026-01-13", finish="2026-01-13")
        )
        edits.add_link(t, "third", "done")
    run(document, lambda t: edits.shift(t, ["hand"], "day", 1))
    assert dates(document, "done") == ("2026-01-14T17:00", "2026-01-14T17:00")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-3, 6)), min_size=1, max_size=4))
def test_automatic_rows_stand_where_the_schedule_puts_them(moves: list[tuple[int, int]]) -> None:
    document = chain()
    ids = ["hand", "second", "third", "apart"]
    for which, days in moves:
        run(document, partial(edits.shift, ids=[ids[which]], unit="day", count=days))
    schedule = schedule_plan(document)
    for id in ("second", "third"):
        start, finish = dates(document, id)
        assert (schedule[id].start[:10], schedule[id].finish[:10]) == (start, finish)


def test_all_automatic_rows_are_put_where_the_schedule_has_them() -> None:
    document = chain()
    with document.transaction("As it came") as t:
        t.set("activities", "third", start="2026-01-14", finish="2026-01-15")
    with document.transaction("Reschedule") as t:
        assert reschedule(t, Branch.of(document), schedule_plan(document)) == ["third"]
    assert dates(document, "third") == ("2026-01-12", "2026-01-13")
    assert dates(document, "apart") == ("2026-03-02", "2026-03-03")
