"""Where a plan stands on a day: only recorded progress counts, nothing is lost between late and coming."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.outlook import outlook
from planning.plan.template import template_tables

SAMPLE = template_tables("a69-517")


def plan(*activities: dict[str, Any], **head: object) -> Document:
    tables = template_tables("blank")
    tables["plan"]["plan"] |= {"horizon_start": "2025-01-01", "horizon_finish": "2026-12-31", **head}
    tables["activities"] = {
        one["id"]: {"name": {"en": one["id"]}, "lane": "lane-1", **one} for one in activities}
    return Document(tables)


def task(id: str, start: str, finish: str, **fields: object) -> dict[str, Any]:
    return {"id": id, "start": start, "finish": finish, **fields}


def test_before_within_and_after_the_horizon() -> None:
    document = plan()
    assert outlook(document, date(2024, 12, 31)).position == "before"
    assert outlook(document, date(2025, 1, 1)).position == "within"
    assert outlook(document, date(2026, 12, 31)).elapsed == 1.0
    assert outlook(document, date(2027, 1, 1)).position == "after"


def test_the_status_date_of_the_plan_goes_before_today() -> None:
    found = outlook(plan(status_date="2025-07-01"), date(2030, 1, 1))
    assert (found.today, found.position) == (date(2025, 7, 1), "within")


def test_late_is_only_what_is_recorded_as_not_complete() -> None:
    document = plan(task("half", "2025-01-01", "2025-03-31", progress=0.5),
                    task("done", "2025-01-01", "2025-03-31", progress=1.0),
                    task("silent", "2025-01-01", "2025-03-31"))
    found = outlook(document, date(2025, 6, 1))
    assert [event.activity for event in found.late] == ["half"]
    assert [event.activity for event in found.unrecorded] == ["silent"]
    assert found.coming == ()


def test_an_activity_that_ends_today_is_not_late() -> None:
    found = outlook(plan(task("a", "2025-01-01", "2025-03-31", progress=0.0)), date(2025, 3, 31))
    assert found.late == ()
    assert [(event.kind, event.day) for event in found.coming] == [("finish", date(2025, 3, 31))]


def test_starts_ends_milestones_and_deadlines_come_in_order() -> None:
    document = plan(task("a", "2025-05-01", "2025-06-30", deadline="2025-06-15"),
                    {"id": "m", "kind": "milestone", "start": "2025-05-20"},
                    task("s", "2025-05-01", "2025-06-30", kind="summary"))
    found = outlook(document, date(2025, 4, 1))
    assert [(event.activity, event.kind) for event in found.coming] == [
        ("a", "start"), ("m", "milestone"), ("a", "deadline"), ("a", "finish")]


def test_what_is_complete_does_not_come() -> None:
    found = outlook(plan(task("a", "2025-05-01", "2025-06-30", progress=1.0)), date(2025, 4, 1))
    assert found.coming == ()


def test_dates_the_source_does_not_give_are_marked() -> None:
    found = outlook(plan(task("a", "2025-05-01", "2025-06-30", indicative="finish")), date(2025, 4, 1))
    marks = [(event.kind, event.is_indicative) for event in found.coming]
    assert marks == [("start", False), ("finish", True)]


def test_phases_and_lanes_beside_them_have_their_span_and_progress() -> None:
    found = outlook(Document(SAMPLE), date(2015, 1, 1))
    assert [(track.table, track.id, track.activities) for track in found.tracks] == [
        ("phases", "phase-1", 8), ("phases", "phase-2", 1), ("lanes", "governance", 5)]
    assert (found.tracks[0].start, found.tracks[0].finish) == (date(2013, 7, 1), date(2017, 6, 30))
    assert found.tracks[0].progress is None


def test_progress_is_weighted_by_days() -> None:
    document = plan(task("long", "2025-01-01", "2025-03-31", progress=1.0),
                    task("short", "2025-04-01", "2025-04-10", progress=0.0),
                    task("silent", "2025-04-01", "2025-04-10"))
    (track,) = outlook(document, date(2025, 6, 1)).tracks
    assert track.recorded == 2
    assert track.progress == 0.9


@given(st.dates(date(2012, 1, 1), date(2019, 1, 1)))
def test_every_end_is_past_or_to_come_and_never_both(today: date) -> None:
    found = outlook(Document(SAMPLE), today)
    past = {event.activity for event in (*found.late, *found.unrecorded)}
    coming = {event.activity for event in found.coming if event.kind in ("finish", "milestone")}
    assert past | coming == set(SAMPLE["activities"])
    assert not past & coming
