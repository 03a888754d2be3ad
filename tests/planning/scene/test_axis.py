"""The axis: what its rows say at each zoom, fiscal years, sticking names, today."""

from datetime import date

from planning.plan.document import Document
from planning.scene.axis import axis
from planning.scene.frame import Frame, Viewport
from planning.scene.shapes import Polygon, Text
from planning.scene.timescale import TimeScale, day_number
from tests.planning.scene.conftest import MakeFrame


def texts(frame: Frame) -> list[Text]:
    return [shape for shape in axis(frame) if isinstance(shape, Text)]


def words(frame: Frame, style: str) -> list[str]:
    return [text.text for text in texts(frame) if text.style == style]


def test_years_over_quarters_by_default(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample)
    assert words(frame, "strong") == ["2013", "2014", "2015", "2016", "2017"]
    assert words(frame, "small")[:3] == ["Q3", "Q4", "Q1"]


def test_chinese_quarters_are_spelt_out_where_there_is_room(sample: Document, make_frame: MakeFrame) -> None:
    assert words(make_frame(sample, 1000, language="zh"), "small")[0] == "三季度"
    assert words(make_frame(sample, language="zh"), "small")[0] == "Q3"


def test_halves_when_narrow_and_months_when_wide(sample: Document, make_frame: MakeFrame) -> None:
    assert words(make_frame(sample, 400), "small")[:2] == ["H2", "H1"]
    assert words(make_frame(sample, 18 * 140), "small")[:2] == ["Jul", "Aug"]


def test_fiscal_years_say_so_and_count_their_quarters(sample: Document, make_frame: MakeFrame) -> None:
    with sample.transaction("Fiscal year") as t:
        t.set("plan", "plan", fiscal_start_month=7)
    frame = make_frame(sample)
    assert words(frame, "strong")[0] == "FY 2014", (
        "July 2013 to June 2014, named by the year in which it ends"
    )
    assert words(frame, "small")[:2] == ["Q1", "Q2"]


def test_the_name_of_a_year_sticks_to_the_edge(sample: Document, make_frame: MakeFrame) -> None:
    scale = TimeScale(day_number(date(2013, 1, 1)), 1.0)
    frame = make_frame(sample, scale=scale, viewport=Viewport(100, 0, 500, 400))
    assert next(text.x for text in texts(frame) if text.text == "2013") == 10


def test_today_has_a_pill_with_its_date(sample: Document, make_frame: MakeFrame) -> None:
    assert "Today, 1 Apr 2015" in words(make_frame(sample, today=date(2015, 4, 1)), "label")


def test_the_status_date_of_the_plan_goes_before_today(sample: Document, make_frame: MakeFrame) -> None:
    with sample.transaction("Status") as t:
        t.set("plan", "plan", status_date="2015-04-01")
    assert words(make_frame(sample, today=date(2026, 1, 1)), "label") == ["Status Apr 2015"]


def test_today_out_of_sight_is_an_arrow(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, today=date(2026, 1, 1))
    (arrow,) = [shape for shape in axis(frame) if isinstance(shape, Polygon)]
    assert max(x for x, _y in arrow.points) == frame.viewport.width - 4
    assert not words(frame, "label")


def test_no_name_of_a_year_is_cut_by_the_arrow(sample: Document, make_frame: MakeFrame) -> None:
    scale = TimeScale(day_number(date(2014, 1, 1)), 0.5)
    year = 365 * 0.5
    for width in (2 * year + 34, 2 * year + 60):  # the third year has room for the arrow, or for both
        frame = make_frame(
            sample, scale=scale, viewport=Viewport(0, 0, width, 400), today=date(2026, 1, 1)
        )
        ground = width - 20
        assert all(text.x + frame.measure(text.text, "strong") <= ground for text in texts(frame)
                   if text.style == "strong")  # fmt: skip
