"""Links: orthogonal, from the right ends, not through their own bars."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan import edits
from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene import legend
from planning.scene.bars import Bars
from planning.scene.insight import Insight
from planning.scene.link_rows import LinkRows
from planning.scene.links import ARROW_LENGTH, DASHES, Ends, ends_of, links, route
from planning.scene.metrics import COMFORTABLE
from planning.scene.rows import Outline
from planning.scene.shapes import Lines, Path
from planning.schedule import schedule_plan
from planning.schedule.slack import broken_links
from tests.planning.scene.conftest import MakeFrame

PLACE = st.tuples(st.floats(0, 1000), st.integers(0, 30).map(lambda row: row * 32.0 + 15))
SIDE = st.sampled_from([-1, 1])


@given(PLACE, SIDE, PLACE, SIDE)
def test_links_turn_at_right_angles_and_leave_and_enter_outside(
    start: tuple[float, float], out: int, finish: tuple[float, float], into: int
) -> None:
    points = route(Ends(start, out, finish, into))
    assert points[0] == start
    assert points[-1] == finish
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    assert (points[1][0] - points[0][0]) * out >= 0
    assert (points[-1][0] - points[-2][0]) * into >= ARROW_LENGTH


@pytest.mark.parametrize(
    ("kind", "leaves", "enters"),
    [
        ("FS", "finish", "start"),
        ("SS", "start", "start"),
        ("FF", "finish", "finish"),
        ("SF", "start", "finish"),
    ],
)
def test_a_link_joins_the_ends_its_kind_names(
    sample: Document, make_frame: MakeFrame, kind: str, leaves: str, enters: str
) -> None:
    with sample.transaction("Link") as t:
        edits.add_link(t, "network", "rtc", kind)
    frame = make_frame(sample)
    assert frame.links is not None
    ends = ends_of(frame, frame.links, 0)
    assert ends is not None
    rows = frame.outline.index["activities", "network"], frame.outline.index["activities", "rtc"]
    assert ends.start[0] == frame.x(float(getattr(frame.bars, leaves)[rows[0]]))
    assert ends.finish[0] == frame.x(float(getattr(frame.bars, enters)[rows[1]]))
    assert (ends.out, ends.into) == (1 if leaves == "finish" else -1, 1 if enters == "start" else -1)


def test_links_show_for_the_selection_or_when_all_are_wanted(sample: Document, make_frame: MakeFrame) -> None:
    with sample.transaction("Link") as t:
        edits.add_link(t, "network", "rtc")
    assert not list(links(make_frame(sample), highlighted=True))
    assert not list(links(make_frame(sample), highlighted=False))
    selected = make_frame(sample, selected={("activities", "rtc")})
    (line,) = [shape for shape in links(selected, highlighted=True) if isinstance(shape, Path)]
    assert line.pen.role == "accent"
    everything = make_frame(sample, layers=frozenset(("links",)))
    assert [shape for shape in links(everything, highlighted=False) if isinstance(shape, Path)]
    assert not list(
        links(
            make_frame(sample, layers=frozenset(("links",)), metrics=COMFORTABLE.with_row(2)),
            highlighted=False,
        )
    )


@given(st.data())
def test_links_in_sight_are_those_that_brute_force_finds(data: st.DataObject) -> None:
    document = Document(template_tables("a69-517"))
    ids = ["network", "security", "rtc", "innovation-projects", "global-sourcing", "umoja-ipsas"]
    with document.transaction("Links") as t:
        for _turn in range(data.draw(st.integers(1, 8))):
            first, last = sorted(
                data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
            )
            edits.add_link(t, first, last, data.draw(st.sampled_from(["FS", "SS", "FF", "SF"])))
    outline = Outline(document)
    bars, rows = Bars(outline), LinkRows(outline)
    first_row, count = data.draw(st.integers(0, 20)), data.draw(st.integers(1, 20))
    low, width = data.draw(st.integers(735000, 737000)), data.draw(st.integers(1, 800))
    leaves, enters = rows.days(bars)
    expected = [
        link
        for link in range(len(rows))
        if max(rows.predecessor[link], rows.successor[link]) >= first_row
        and min(rows.predecessor[link], rows.successor[link]) < first_row + count
        and max(leaves[link], enters[link]) >= low
        and min(leaves[link], enters[link]) <= low + width
    ]
    assert rows.visible(bars, first_row, first_row + count, low, low + width).tolist() == expected


def test_very_many_links_become_one_shape(
    sample: Document, make_frame: MakeFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sample.transaction("Link") as t:
        edits.add_link(t, "network", "rtc")
        edits.add_link(t, "network", "security")
    monkeypatch.setattr("planning.scene.links.MANY", 1)
    (lines,) = links(make_frame(sample, layers=frozenset(("links",))), highlighted=False)
    assert isinstance(lines, Lines)
    assert lines.segments.shape == (6, 4)


def test_links_that_are_not_kept_are_always_told_and_links_of_a_marked_row_stand_once(
    sample: Document, make_frame: MakeFrame
) -> None:
    with sample.transaction("Link") as t:
        edits.add_link(t, "network", "rtc")  # which begins long before network ends, on dates by hand
        edits.add_link(t, "security", "network", "SS")
    schedule = schedule_plan(sample)
    days = broken_links(schedule.network, schedule.early)
    (id,) = days
    assert sample.records("links")[id]["successor"] == "rtc"
    assert days[id] == schedule.network.nodes[schedule.places["rtc"]].slack_calendar.between(
        schedule.early.start[schedule.places["rtc"]], schedule.early.finish[schedule.places["network"]]
    )
    for selected, is_highlighted in ((frozenset(), False), (frozenset({("activities", "rtc")}), True)):
        frame = make_frame(sample, selected=selected)
        insight = Insight(frame.outline)
        insight.take_schedule(frame.outline, schedule)
        object.__setattr__(frame, "insight", insight)
        drawn = [
            (highlighted, shape.pen)
            for highlighted in (False, True)
            for shape in links(frame, highlighted=highlighted)
            if isinstance(shape, Path)
        ]
        ((highlighted, pen),) = [one for one in drawn if one[1].role != "accent"]
        assert highlighted == is_highlighted
        assert (pen.role, pen.dash) == ("warning", DASHES)
        assert "broken" in [entry.mark for entry in legend.entries(frame.bars, insight=insight)]
