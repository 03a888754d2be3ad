"""Milestones and deadlines in calendars of other programs."""

from datetime import date, datetime
from typing import Any

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from planning.exchange.formats import Writing
from planning.exchange.ical import write
from planning.plan.document import Document
from planning.plan.template import template_tables


def plan() -> Document:
    document = Document(template_tables("blank"))
    rows: list[dict[str, Any]] = [
        {"id": "go", "name": {"en": "Go live", "zh": "上线"}, "kind": "milestone", "start": "2026-03-31"},
        {"id": "cut", "name": {"en": "Cut-over"}, "kind": "milestone", "start": "2026-04-01T18:30"},
        {"id": "dig", "name": {"en": "Dig"}, "start": "2026-01-01", "finish": "2026-01-31",
         "deadline": "2026-02-15", "notes": {"en": "Mind, the; gap\nhere"}, "owner": "Works"},
        {"id": "fill", "name": {"en": "Fill"}, "mode": "auto", "duration_minutes": 960},
    ]  # fmt: skip
    with document.transaction("Rows") as t:
        t.add("phases", {"id": "p", "name": {"en": "Phase I"}, "finish": "2026-06-30"})
        for row in rows:
            t.add("activities", {"lane": "lane-1", **row})
        t.add("links", {"predecessor": "dig", "successor": "fill"})
    return document


def events(document: Document, writing: Writing | None = None) -> dict[str, CalendarEvent]:
    data = write(document, writing or Writing()).data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = [one for one in Calendar.from_ical(data).walk("VEVENT") if isinstance(one, CalendarEvent)]
    return {str(event["summary"]): event for event in found}


def test_milestones_deadlines_and_ends_of_phases() -> None:
    found = events(plan())
    assert {name: event.decoded("dtstart") for name, event in found.items()} == {
        "Finish: Phase I": date(2026, 6, 30),
        "Go live": date(2026, 3, 31),
        "Cut-over": datetime(2026, 4, 1, 18, 30),
        "Deadline: Dig": date(2026, 2, 15),
    }
    assert str(found["Deadline: Dig"]["description"]) == "Mind, the; gap\nhere\nWorks"


def test_all_activities_where_asked_for() -> None:
    found = events(plan(), Writing(options=frozenset({"all"})))
    assert (found["Dig"].decoded("dtstart"), found["Dig"].decoded("dtend")) == (
        date(2026, 1, 1),
        date(2026, 2, 1),
    )
    assert isinstance(found["Fill"].decoded("dtstart"), datetime)


def test_the_language_is_chosen() -> None:
    found = events(plan(), Writing(language="zh"))
    assert "上线" in found
    assert "期限：Dig" in found


def test_uids_stay_when_rows_move_and_the_same_plan_is_the_same_file() -> None:
    document = plan()
    before, data = events(document), write(document, Writing()).data
    assert write(plan(), Writing()).data == data
    with document.transaction("Move") as t:
        t.set("activities", "go", start="2026-09-30", name={"en": "Gone live"})
    after = events(document)
    assert after["Gone live"]["uid"] == before["Go live"]["uid"]
    uids = [str(event["uid"]) for event in after.values()]
    assert len(set(uids)) == len(uids)


def test_what_is_no_event_is_said() -> None:
    codes = {left.code: left.number for left in write(plan(), Writing()).left_out}
    assert codes == {"rows": 1, "links": 1}
