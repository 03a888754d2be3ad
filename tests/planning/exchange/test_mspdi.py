"""Files of MS Project: what becomes of their rows, links, calendars and baselines."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.exchange.imported import Imported
from planning.exchange.mspdi import read_mspdi
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.validation import check_document
from planning.schedule import schedule_plan
from tests.planning.exchange.mspdi_xml import calendar, derived, period, project, tag, task
from tests.planning.schedule.plans import UNTRACED


def imported(folder: Path, text: str) -> Imported:
    path = folder / "plan.xml"
    path.write_text(text, encoding="utf-8")
    result = read_mspdi(path)
    for table, documents in result.tables.items():
        for document in documents.values():
            check_document(table, document)
    return result


def left_out(result: Imported) -> dict[str, int]:
    assert all(left.message for left in result.left_out)
    return {left.code: left.number for left in result.left_out}


def test_the_head_of_the_plan(tmp_path: Path) -> None:
    text = project(task(1), CriticalSlackLimit=2, MinutesPerDay=480, FYStartDate=4)
    assert imported(tmp_path, text).tables["plan"]["plan"] == {
        "id": "plan",
        "title": {"en": "Works"},
        "languages": ["en"],
        "horizon_start": "2014-10-06",
        "horizon_finish": "2014-10-31",
        "schedule_start": "2014-10-06T08:00",
        "calendar": "calendar-1",
        "critical_slack_minutes": 960,
        "fiscal_start_month": 4,
    }


def test_rows_keep_their_uid_their_outline_and_their_order(tmp_path: Path) -> None:
    whole, empty = tag("Task", UID=0, OutlineLevel=0, Summary=1), tag("Task", UID=9, IsNull=1)
    result = imported(tmp_path, project(whole, task(7, Summary=1), task(3, level=2), empty, task(5)))
    rows = result.tables["activities"].values()
    assert [(row["uid"], row.get("parent"), row["kind"]) for row in rows] == [
        (7, None, "summary"),
        (3, "task-7", "task"),
        (5, None, "task"),
    ]
    assert left_out(result) == {"empty": 1}


def test_what_a_row_may_have(tmp_path: Path) -> None:
    text = task(
        1,
        hours=16,
        Manual=1,
        Active=0,
        Start="2014-10-06T08:00:00",
        Finish="2014-10-07T17:00:00",
        ManualStart="2014-10-08T08:00:00",
        ManualFinish="2014-10-09T17:00:00",
        Deadline="2014-10-10T17:00:00",
        ConstraintType=4,
        ConstraintDate="2014-10-07T08:00:00",
        PercentComplete=25,
        ActualStart="2014-10-08T08:00:00",
        RemainingDuration="PT12H0M0S",
        Cost=352625,
        Notes="Mind the gap",
        HyperlinkAddress="https://example.org/",
    )
    assert imported(tmp_path, project(text)).tables["activities"]["task-1"] == {
        "id": "task-1",
        "uid": 1,
        "lane": "imported",
        "order": 0,
        "name": {"en": "Row 1"},
        "kind": "task",
        "mode": "manual",
        "active": False,
        "start": "2014-10-08T08:00",
        "finish": "2014-10-09T17:00",
        "deadline": "2014-10-10T17:00",
        "constraint": "SNET",
        "constraint_date": "2014-10-07T08:00",
        "progress": 0.25,
        "actual_start": "2014-10-08T08:00",
        "duration_minutes": 960,
        "remaining_minutes": 720,
        "cost": "3526.25",
        "notes": {"en": "Mind the gap"},
        "documents": ["https://example.org/"],
    }


def test_constraints_by_their_numbers(tmp_path: Path) -> None:
    date = "2014-10-20T08:00:00"
    tasks = [task(n + 1, ConstraintType=n, ConstraintDate=date) for n in range(9)]
    rows = imported(tmp_path, project(*tasks)).tables["activities"].values()
    names = ["ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT", "ASAP"]
    assert [row.get("constraint", "ASAP") for row in rows] == names


@pytest.mark.parametrize("duration_format", [5, 7, 39, 6, 8, 40])
def test_elapsed_durations_run_around_the_clock(tmp_path: Path, duration_format: int) -> None:
    tables = imported(tmp_path, project(task(1, hours=48, DurationFormat=duration_format))).tables
    finish = schedule_plan(Document(tables))["task-1"].early_finish
    assert finish == ("2014-10-08T08:00" if duration_format in (6, 8, 40) else "2014-10-13T17:00")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"Type": 1}, {"type": "FS"}),
        ({"Type": 0}, {"type": "FF"}),
        ({"Type": 2}, {"type": "SF"}),
        ({"Type": 3}, {"type": "SS"}),
        ({"LinkLag": 4800, "LagFormat": 7}, {"type": "FS", "lag": 480}),
        ({"LinkLag": -600, "LagFormat": 5}, {"type": "FS", "lag": -60}),
        ({"LinkLag": 14400, "LagFormat": 8}, {"type": "FS", "lag": 1440, "lag_unit": "elapsed_minutes"}),
        ({"LinkLag": -25, "LagFormat": 19}, {"type": "FS", "lag": -25, "lag_unit": "percent"}),
        ({"LinkLag": 50, "LagFormat": 20}, {"type": "FS", "lag": 240, "lag_unit": "elapsed_minutes"}),
    ],
)
def test_links_and_lags(tmp_path: Path, fields: dict[str, int], expected: dict[str, Any]) -> None:
    follower = task(2, tag("PredecessorLink", PredecessorUID=1, **fields))
    links = imported(tmp_path, project(task(1), follower)).tables["links"]
    ends = {"id": "link-1-2", "predecessor": "task-1", "successor": "task-2"}
    assert links == {"link-1-2": ends | expected}


def test_links_to_elsewhere_are_reported(tmp_path: Path) -> None:
    away = tag("PredecessorLink", PredecessorUID=1, CrossProject=1)
    gone = tag("PredecessorLink", PredecessorUID=77)
    result = imported(tmp_path, project(task(1), task(2, away, gone)))
    assert "links" not in result.tables
    assert left_out(result) == {"links": 2}


@pytest.mark.parametrize(
    ("rule", "span", "expected"),
    [
        ("1", "2014-12-24 2015-01-02", "2014-12-24"),
        ("7 Period=2", "2014-12-01 2014-12-05", "2014-12-01 2014-12-03 2014-12-05"),
        ("2 Month=0 MonthDay=1", "2015-01-01 2016-01-01", "2015-01-01 2016-01-01"),
        # The fourth Thursday of November, the last Monday of May.
        ("3 Month=10 MonthItem=7 MonthPosition=3", "2014-11-01 2015-11-30", "2014-11-27 2015-11-26"),
        ("3 Month=4 MonthItem=4 MonthPosition=4", "2014-01-01 2015-12-31", "2014-05-26 2015-05-25"),
        ("4 MonthDay=15 Period=2", "2014-10-01 2015-01-31", "2014-10-15 2014-12-15"),
        # The first Wednesday, and the last weekday, of a month.
        ("5 MonthItem=6 MonthPosition=0", "2014-10-01 2014-11-30", "2014-10-01 2014-11-05"),
        ("5 MonthItem=1 MonthPosition=4", "2014-10-01 2014-11-30", "2014-10-31 2014-11-28"),
        ("6 DaysOfWeek=8 Period=2", "2014-10-01 2014-10-31", "2014-10-01 2014-10-15 2014-10-29"),
        ("8", "2014-10-03 2014-10-07", "2014-10-03 2014-10-06 2014-10-07"),
    ],
)
def test_exceptions_and_how_they_recur(tmp_path: Path, rule: str, span: str, expected: str) -> None:
    kind, *more = rule.split()
    rest = dict(part.split("=") for part in more)
    first, last = span.split()
    exception = tag("Exception", period(first, last), Name="Off", DayWorking=0, Type=kind, **rest)
    text = project(task(1), calendars=calendar(tag("Exceptions", exception)))
    found = imported(tmp_path, text).tables["calendars"]["calendar-1"]["exceptions"]
    assert " ".join(one["start"] for one in found) == expected
    assert all(one["shifts"] == [] and one["name"] == {"en": "Off"} for one in found)


def test_exceptions_that_recur_without_measure_are_refused(tmp_path: Path) -> None:
    endless = tag("Exception", period("1990-01-01", "2190-01-01"), Type=8, DayWorking=0) * 40
    with pytest.raises(PlanError) as error:
        imported(tmp_path, project(task(1), calendars=calendar(tag("Exceptions", endless))))
    assert error.value.code == "too_large"
    assert error.value.file == tmp_path / "plan.xml"


def test_hours_weeks_bases_and_exceptions_of_project_2003(tmp_path: Path) -> None:
    times = tag("WorkingTimes", tag("WorkingTime", FromTime="22:00:00", ToTime="00:00:00"))
    day = "2014-10-06"
    saturday = tag("WeekDays", tag("WeekDay", times, DayType=7, DayWorking=1))
    week = tag("WorkWeek", period(day, day), saturday, Name="Fair")
    off = tag("WeekDays", tag("WeekDay", period(day, day), DayType=0, DayWorking=0))
    text = project(task(1), calendars=calendar() + derived(off, tag("WorkWeeks", week), uid=2))
    found = imported(tmp_path, text).tables["calendars"]
    assert found["calendar-1"]["days"]["mon"] == ["08:00-12:00", "13:00-17:00"]
    assert found["calendar-1"]["days"]["sun"] == []
    assert found["calendar-2"] == {
        "id": "calendar-2",
        "uid": 2,
        "name": {"en": "Calendar 2"},
        "base": "calendar-1",
        "exceptions": [{"start": day, "finish": day, "shifts": []}],
        "weeks": [{"start": day, "finish": day, "days": {"sat": ["22:00-24:00"]}, "name": {"en": "Fair"}}],
    }


def test_resources_matter_where_their_time_differs(tmp_path: Path) -> None:
    no_tuesdays = tag("WeekDays", tag("WeekDay", DayType=3, DayWorking=0))
    calendars = calendar() + derived(uid=2) + derived(no_tuesdays, uid=3)
    people = tag("Resource", UID=1, Type=1, CalendarUID=2) + tag("Resource", UID=2, Type=1, CalendarUID=3)
    work = "".join(
        tag("Assignment", TaskUID=task_uid, ResourceUID=uid, Units=1)
        for task_uid, uid in ((1, 1), (2, 2), (3, 2), (4, 2))
    )
    tasks = [task(1), task(2), task(3, Type=1), task(4, CalendarUID=1, IgnoreResourceCalendar=1)]
    rest = tag("Resources", people) + tag("Assignments", work)
    rows = imported(tmp_path, project(*tasks, rest=rest, calendars=calendars)).tables["activities"].values()
    assert [row.get("resource_calendars") for row in rows] == [None, ["calendar-3"], None, None]


def test_baselines(tmp_path: Path) -> None:
    dates = {"Start": "2014-10-06T08:00:00", "Finish": "2014-10-06T17:00:00"}
    one, four = (tag("Baseline", Number=n, **dates, Duration="PT8H0M0S", Cost=100) for n in (0, 3))
    baselines = imported(tmp_path, project(task(1, one, four), task(2, one))).tables["baselines"]
    assert {id: list(found["rows"]) for id, found in baselines.items()} == {
        "baseline-0": ["task-1", "task-2"],
        "baseline-3": ["task-1"],
    }
    assert baselines["baseline-3"]["rows"]["task-1"] == {
        "start": "2014-10-06T08:00",
        "finish": "2014-10-06T17:00",
        "duration_minutes": 480,
        "cost": "1.00",
    }


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    rest = tag("Resources", tag("Resource", UID=1, Type=1)) + tag(
        "Assignments", tag("Assignment", "<TimephasedData/><TimephasedData/>")
    )
    own_field = tag("ExtendedAttribute", FieldID=1)
    text = project(task(1, own_field, LevelingDelay=10), rest=rest, ScheduleFromStart=0)
    assert left_out(imported(tmp_path, text)) == {
        "resources": 1,
        "timephased": 2,
        "fields": 1,
        "levelling": 1,
        "backwards": 1,
    }


@pytest.mark.parametrize("text", ["<Project/>", "<project><Tasks/></project>", "<html><Tasks/></html>"])
def test_other_xml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PlanError) as error:
        imported(tmp_path, text)
    assert error.value.code == "not_mspdi"


def test_an_empty_project_is_an_empty_plan(tmp_path: Path) -> None:
    tables = imported(tmp_path, "<Project><Tasks/></Project>").tables
    assert list(tables) == ["plan", "lanes"]
    assert len(schedule_plan(Document(tables))) == 0


WORDS = st.one_of(
    st.sampled_from("0 1 2 -1 7 19 9999999999 1E+99 NaN PT8H0M0S PT999999H 25:99:00".split()),
    st.sampled_from(["", "2014-10-06T08:00:00", "9999-12-31T23:59:59", "0001-01-01", "2014-02-30T00:00:00"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=8),
)
TASK_FIELDS = (
    "UID Name OutlineLevel Summary Milestone Manual Active Start Finish Duration DurationFormat Cost Type "
    "Deadline PercentComplete ActualStart ActualFinish RemainingDuration ConstraintType ConstraintDate "
    "CalendarUID"
)
DAY_FIELDS = "FromDate ToDate Type Period Month MonthDay MonthItem MonthPosition DaysOfWeek DayWorking"
HEAD_FIELDS = "StartDate FinishDate CalendarUID CriticalSlackLimit FYStartDate MinutesPerDay"


def fields(names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(names.split()), WORDS, max_size=8)


@settings(UNTRACED, max_examples=150)
@given(
    st.lists(fields(TASK_FIELDS), max_size=5),
    st.lists(fields("PredecessorUID Type LinkLag LagFormat"), max_size=3),
    st.lists(fields(DAY_FIELDS), max_size=3),
    fields(HEAD_FIELDS),
)
def test_nonsense_in_values_is_survived(
    tmp_path_factory: pytest.TempPathFactory,
    tasks: list[dict[str, str]],
    links: list[dict[str, str]],
    exceptions: list[dict[str, str]],
    head: dict[str, str],
) -> None:
    linked = "".join(tag("PredecessorLink", **link) for link in links)
    days = tag("Exceptions", *(tag("Exception", **exception) for exception in exceptions))
    text = project(*(tag("Task", linked, **task) for task in tasks), calendars=calendar(days), **head)
    tables = imported(tmp_path_factory.mktemp("nonsense"), text).tables
    assert schedule_or_reason(tables) in ("scheduled", "link_cycle", "out_of_time")


def schedule_or_reason(tables: dict[str, dict[str, dict[str, Any]]]) -> str:
    try:
        list(schedule_plan(Document(tables)))
    except PlanError as error:
        return error.code
    return "scheduled"
