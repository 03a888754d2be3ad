"""What people write into cells, and what it means."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.exchange.tabular.cells import CellError, Frame, frame_of, read_cell, written_cell
from planning.exchange.tabular.columns import Field, Kind, matched
from planning.exchange.tabular.predecessors import read_links, written_link
from planning.exchange.tabular.roadmap import ACTIVITIES
from planning.exchange.tabular.sheets import Cell

ROWS = {"12", "network", "row-0", "a+2d", "OFFS"}


def find(words: str) -> str | None:
    return words if words in ROWS else None


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("whole", "1 234", 1234),
        ("number", "1,5", 1.5),
        ("number", "1,234", 1234),
        ("number", "1.234,5", 1234.5),
        ("share", "45 %", 0.45),
        ("share", 0.45, 0.45),
        ("amount", "$1,234.50", "1234.5"),
        ("amount", "1519.0", "1519.0"),
        ("amount", 0.1, "0.1"),
        ("duration", 2, 960),
        ("duration", "1.5 days?", 720),
        ("duration", "2 wks", 4800),
        ("duration", "3 天", 1440),
        ("duration", "90 mins", 90),
        ("flag", "Yes", True),
        ("flag", "否", False),
        ("start", "Q4 2014", "2014-10-01"),
        ("finish", "Q4 2014", "2014-12-31"),
        ("start", "2014-10-01 08:30:00", "2014-10-01T08:30"),
        ("start", datetime(2014, 10, 1), "2014-10-01"),
        ("start", datetime(2014, 10, 1, 8), "2014-10-01T08:00"),
        ("finish", date(2014, 10, 1), "2014-10-01"),
        ("start", "25/12/2014", "2014-12-25"),
        ("start", "Mon 25.12.14", "2014-12-25"),
        ("text", 7.0, "7"),
        ("list", "one\ntwo", ["one", "two"]),
        ("references", "a; b;", ["a", "b"]),
        ("text", "  ", None),
    ],
)
def test_cells_mean_what_people_mean(kind: Kind, cell: Cell, value: object) -> None:
    field = Field("x", "X", kind)
    assert read_cell(field, cell, frame_of(field, [cell], Frame(), "")) == value


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("start", "soon", "not_a_date"),
        ("start", "31/02/2014", "not_a_date"),
        ("start", "3/4/2014", "ambiguous_date"),
        ("duration", "long", "wrong_type"),
        ("whole", "1.5", "wrong_type"),
        ("number", "NaN", "wrong_type"),
        ("number", True, "wrong_type"),
        ("share", "120 %", "wrong_type"),
        ("flag", "perhaps", "wrong_type"),
        ("amount", "much", "wrong_type"),
    ],
)
def test_what_cannot_be_read_is_told(kind: Kind, cell: Cell, code: str) -> None:
    field = Field("x", "X", kind)
    with pytest.raises(CellError) as error:
        read_cell(field, cell, frame_of(field, [cell], Frame(), ""))
    assert (error.value.code, bool(error.value.message)) == (code, True)


def test_a_column_tells_whether_the_day_or_the_month_comes_first() -> None:
    field = Field("start", "Start", "start")
    for cells, dates, expected in (
        (["3/4/2014", "25/4/2014"], "", "2014-04-03"),
        (["3/4/2014", "4/25/2014"], "", "2014-03-04"),
        (["3.4.2014"], "", "2014-04-03"),
        (["3/4/2014"], "mdy", "2014-03-04"),
        (["3/4/2014"], "dmy", "2014-04-03"),
        (["3/4/14 5:30 PM"], "mdy", "2014-03-04T17:30"),
    ):
        assert read_cell(field, cells[0], frame_of(field, cells, Frame(), dates)) == expected


def test_a_column_tells_whether_its_numbers_are_percentages() -> None:
    field = Field("progress", "Progress", "share")
    assert read_cell(field, 1, frame_of(field, [1, 45], Frame(), "")) == 0.01
    assert read_cell(field, 1, frame_of(field, [1, 0.45], Frame(), "")) == 1


def test_headings_of_other_programs_and_of_both_languages() -> None:
    ours = ["Id", "名称", "Name (zh)", "name.fr", "Start", "Cost (USD)", "Colour of the shed"]
    fields = ["id", "name", "name.zh", "name.fr", "start", "cost", ""]
    assert matched(ACTIVITIES, ours, {}) == fields
    project = ["Unique ID", "Task Name", "Duration", "% Complete", "Predecessors", "Outline Level"]
    assert matched(ACTIVITIES, project, {}) == [
        "uid", "name", "duration_minutes", "progress", "predecessors", "level",
    ]  # fmt: skip
    assert matched(ACTIVITIES, ["What", "Start"], {"What": "name.en", "Start": ""}) == ["name.en", ""]
    assert matched(ACTIVITIES, ["Name", "Task name"], {}) == ["name", ""]
    assert matched(ACTIVITIES, ["What"], {"What": "no_such_field"}) == [""]


def test_links_as_other_programs_write_them() -> None:
    found = read_links("12FS+2 days; network; row-0 SS-50%, OFFS FF+3ed; a+2d", find)
    assert found == [
        {"predecessor": "12", "type": "FS", "lag": 960},
        {"predecessor": "network"},
        {"predecessor": "row-0", "type": "SS", "lag": -50, "lag_unit": "percent"},
        {"predecessor": "OFFS", "type": "FF", "lag": 4320, "lag_unit": "elapsed_minutes"},
        {"predecessor": "a+2d"},
    ]


@pytest.mark.parametrize("text", ["nobody", "12FS+2 moons", "12FS days"])
def test_what_is_no_link_is_told(text: str) -> None:
    with pytest.raises(CellError):
        read_links(text, find)


@given(
    st.sampled_from(sorted(ROWS)),
    st.sampled_from(["FS", "SS", "FF", "SF"]),
    st.one_of(st.integers(-9999, 9999), st.floats(-999, 999).map(lambda lag: round(lag, 3))),
    st.sampled_from(["working_minutes", "elapsed_minutes", "percent"]),
)
def test_a_link_that_is_written_is_read_again(row: str, type: str, lag: float, unit: str) -> None:  # noqa: A002
    link = {"predecessor": row, "type": type} | ({"lag": lag, "lag_unit": unit} if lag else {})
    (found,) = read_links(written_link(link), find)
    assert found | {"lag_unit": found.get("lag_unit", "working_minutes")} == link | {
        "lag_unit": link.get("lag_unit", "working_minutes")
    }


@given(st.integers(0, 10**7))
def test_durations_are_read_as_they_were_written(minutes: int) -> None:
    field = Field("x", "X", "duration")
    assert read_cell(field, written_cell(field, minutes), Frame()) == minutes
