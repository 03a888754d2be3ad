"""The layers of a roadmap: each shows what the schedule says, and only while it is switched on."""

from typing import Any

import pytest

from planning.plan.document import Document
from planning.scene import marks, roadmap
from planning.scene.bar_labels import labels
from planning.scene.boxes import box_of
from planning.scene.drawing import extent_of
from planning.scene.frame import Frame
from planning.scene.insight import Insight
from planning.scene.layers import DEFAULT, LAYERS
from planning.scene.legend import entries
from planning.scene.off_time import OffTime, off_time
from planning.scene.progress_line import progress_line
from planning.scene.shapes import Path, Polygon, Rect, Text
from planning.scene.timescale import TimeScale, day_number
from planning.schedule import schedule_plan
from planning.schedule.risk import analyse
from planning.schedule.status import statuses
from tests.planning.scene.conftest import MakeFrame


@pytest.fixture
def plan(sample: Document) -> Document:
    """The sample with links, progress, deadlines and an estimate."""
    estimate = {"optimistic": 48_000, "likely": 120_000, "pessimistic": 240_000}
    with sample.transaction("Prepare") as t:
        t.add("links", {"id": "k", "predecessor": "rtc", "successor": "innovation-projects"})
        t.set("plan", "plan", status_date="2015-04-01")
        t.set("activities", "network", progress=0.1)
        t.set(
            "activities",
            "rtc",
            deadline="2016-03-31",
            mode="auto",
            duration_minutes=120_000,
            estimate=estimate,
        )
    return sample


def seen(plan: Document, make_frame: MakeFrame, *shown: str, **options: Any) -> Frame:
    """A frame with some layers and all that is known."""
    frame = make_frame(plan, layers=frozenset(shown), **options)
    insight, schedule = Insight(frame.outline), schedule_plan(plan)
    insight.take_deadlines(frame.outline)
    insight.take_schedule(frame.outline, schedule)
    insight.take_statuses(frame.outline, statuses(plan, schedule))
    risk = analyse(plan, 200, 1)
    assert risk is not None
    insight.take_risk(frame.outline, {row.id: row for row in risk.rows})
    object.__setattr__(frame, "insight", insight)
    return frame


def number(frame: Frame, id: str) -> int:
    return frame.outline.index["activities", id]


def roles(frame: Frame) -> set[str]:
    """The colours in the body of a frame."""
    found = set()
    for shape in roadmap.body(frame):
        paint = getattr(shape, "fill", None) or getattr(shape, "pen", None)
        if paint is not None:
            found.add(paint.role)
    return found


@pytest.mark.parametrize(
    ("layer", "role"),
    [("critical", "critical"), ("progress_line", "info"), ("status", "amber"), ("today", "today")],
)
def test_a_layer_is_seen_only_while_it_is_on(
    plan: Document, make_frame: MakeFrame, layer: str, role: str
) -> None:
    assert role in roles(seen(plan, make_frame, layer))
    assert role not in roles(seen(plan, make_frame))


def test_the_critical_path_is_marked_with_its_links(plan: Document, make_frame: MakeFrame) -> None:
    frame = seen(plan, make_frame, "critical")
    assert frame.insight is not None
    schedule = schedule_plan(plan)
    critical = {row.id for row in schedule if row.critical}
    marked = {frame.outline.rows[row].id for row in frame.insight.critical.nonzero()[0].tolist()}
    assert marked == critical


def test_slack_reaches_to_the_last_day_that_moves_nothing(plan: Document, make_frame: MakeFrame) -> None:
    frame = seen(plan, make_frame, "slack")
    network = number(frame, "network")
    assert frame.insight is not None
    late = schedule_plan(plan)["network"].late_finish
    assert frame.insight.slack_until[network] == day_number_after(late)
    lines = [shape for shape in marks.marks_behind(frame, frame.visible()) if isinstance(shape, Path)]
    box = box_of(frame, network)
    assert any(line.points[0] == (box.x + box.width, box.y + box.height / 2) for line in lines)


def day_number_after(moment: str) -> float:
    from datetime import date, timedelta

    return day_number(date.fromisoformat(moment[:10]) + timedelta(days=1))


def test_a_missed_deadline_is_told_from_one_that_is_kept(plan: Document, make_frame: MakeFrame) -> None:
    frame = seen(plan, make_frame, "deadlines")
    heads = [shape for shape in marks.marks_before(frame, frame.visible()) if isinstance(shape, Polygon)]
    assert [head.fill.role for head in heads if head.fill] == ["danger"]


def test_the_tail_goes_from_the_likely_finish_to_the_late_one(plan: Document, make_frame: MakeFrame) -> None:
    frame = seen(plan, make_frame, "tails")
    tails = [shape for shape in marks.marks_behind(frame, frame.visible()) if isinstance(shape, Rect)]
    assert frame.insight is not None
    row = number(frame, "rtc")
    assert tails[0].x == pytest.approx(frame.x(float(frame.insight.p50[row])))
    assert tails[0].x + tails[0].width == pytest.approx(frame.x(float(frame.insight.p80[row])))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rtl", [False, True])
def test_labels_keep_clear_of_all_marks(
    plan: Document, make_frame: MakeFrame, language: str, rtl: bool
) -> None:
    everything = tuple(layer.name for layer in LAYERS)
    frame = seen(plan, make_frame, *everything, names_rows=True, language=language, rtl=rtl)
    bars = frame.visible()
    texts = [shape for shape in labels(frame, bars) if isinstance(shape, Text)]
    lights = [
        shape
        for shape in marks.marks_before(frame, bars)
        if isinstance(shape, Polygon | Rect) and shape.fill and shape.fill.role in ("red", "amber", "green")
    ]
    assert lights
    for text in texts:
        left, right = text.x, text.x + frame.measure(text.text, text.style)
        for light in lights:
            x, y = (light.x, light.y + 7) if isinstance(light, Rect) else light.points[0]
            assert not (left < x < right and abs(y - text.y) < 12), (text.text, light)


def test_progress_bends_the_line_at_what_is_behind(plan: Document, make_frame: MakeFrame) -> None:
    frame = seen(plan, make_frame, "progress_line", "today")
    (line,) = [shape for shape in progress_line(frame) if isinstance(shape, Path)]
    now = frame.x(day_number(frame.reported_day)) if frame.reported_day else 0.0
    bent = [x for x, _y in line.points if x != now]
    box = box_of(frame, number(frame, "network"))
    assert bent == [pytest.approx(box.x + box.width * 0.1, abs=1.5)]


def test_the_line_of_progress_stays_in_the_chart(plan: Document, make_frame: MakeFrame) -> None:
    """A status date beyond the horizon and all bars: the line stands at the edge of time."""
    for day, edge in (("1999-06-01", 0.0), ("2099-06-01", 1.0)):
        with plan.transaction("Status date") as t:
            t.set("plan", "plan", status_date=day)
        frame = seen(plan, make_frame, "progress_line", "today")
        (line,) = [shape for shape in progress_line(frame) if isinstance(shape, Path)]
        first, last = extent_of(frame.outline)
        assert line.points[0][0] == frame.x(day_number(last) + 1 if edge else day_number(first))


def test_without_the_hatch_dashes_still_tell_what_is_indicative(
    sample: Document, make_frame: MakeFrame
) -> None:
    shapes = roadmap.body(make_frame(sample, layers=frozenset()))
    assert not any(isinstance(shape, Rect) and shape.hatch for shape in shapes)
    assert any(isinstance(shape, Rect) and shape.pen and shape.pen.dash for shape in shapes)


def test_days_without_work_are_shaded_from_the_week_scale_down(
    sample: Document, make_frame: MakeFrame
) -> None:
    off = OffTime({}, None)
    week = TimeScale(day_number_after("2015-03-01T00:00"), 30.0)
    for scale, count in ((week, 3), (TimeScale(week.start, 2.0), 0)):
        frame = make_frame(sample, scale=scale, width=700)
        object.__setattr__(frame, "off_time", off)
        shades = [shape for shape in off_time(frame) if isinstance(shape, Rect)]
        assert len(shades) == count
        assert all(shade.width == 60.0 for shade in shades)


def test_the_legend_lists_what_the_layers_add(plan: Document, make_frame: MakeFrame) -> None:
    frame = seen(plan, make_frame, *(layer.name for layer in LAYERS))
    shown = {entry.mark for entry in entries(frame.bars, "status", frame.insight, frame.shown.layers)}
    assert {"critical", "slack", "deadline", "tail", "progress_line", "amber"} <= shown
    assert not {"critical", "slack", "tail"} & {entry.mark for entry in entries(frame.bars, "status")}
    assert "today" in DEFAULT
