"""Arrays of bars: what is seen, where it stands, what lies under the pointer."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planning.plan import edits
from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.scene.bars import BRACKET, MILESTONE, NO_BAR, TASK, Bars
from planning.scene.drawing import scale_for
from planning.scene.metrics import COMFORTABLE
from planning.scene.rows import Outline
from planning.scene.timescale import day_number


def made(rows: list[tuple[float, float]]) -> Bars:
    """Bars with given starts and lengths, one a row; a negative length stands for no date."""
    from planning.plan.template import template_tables

    bars = Bars(Outline(Document(template_tables("blank"))))
    starts = np.array([start if length >= 0 else np.nan for start, length in rows])
    bars.row = np.arange(len(rows), dtype=np.int64)
    bars.first_of_row = np.arange(len(rows) + 1, dtype=np.int64)
    bars.start = starts
    bars.finish = starts + np.array([length for _start, length in rows])
    bars.style = np.where(np.isnan(starts), NO_BAR, TASK).astype(np.int8)
    return bars


@given(
    st.lists(st.tuples(st.floats(0, 1000), st.floats(-10, 300)), max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.floats(-100, 1400),
    st.floats(0, 600),
)
def test_what_is_seen_is_what_brute_force_finds(
    rows: list[tuple[float, float]], first: int, count: int, low: float, width: float
) -> None:
    bars = made(rows)
    seen = bars.visible(first, first + count, low, low + width).tolist()
    expected = [
        number
        for number, (start, length) in enumerate(rows)
        if first <= number < first + count and length >= 0 and start + length >= low and start <= low + width
    ]
    assert seen == expected


def test_styles_follow_the_kind_of_row(sample: Document) -> None:
    outline = Outline(sample)
    bars = Bars(outline)
    assert bars.style[outline.index["phases", "phase-1"]] == BRACKET
    assert bars.style[outline.index["activities", "network"]] == TASK
    assert bars.style[outline.index["activities", "umoja-responsibility"]] == MILESTONE


def test_the_ends_of_a_bar_are_its_grips(sample: Document) -> None:
    outline = Outline(sample)
    bars, scale = Bars(outline), scale_for(outline, 792)
    bar = outline.index["activities", "network"]
    y = bar * COMFORTABLE.row + 10
    left, right = scale.x(float(bars.start[bar])), scale.x(float(bars.finish[bar]))
    parts = [
        bars.at(x, y, scale, COMFORTABLE).part
        for x in (left - 2, left + 3, (left + right) / 2, right - 3, right + 2)
    ]
    assert parts == ["start", "start", "body", "finish", "finish"]
    assert bars.at(left - 20, y, scale, COMFORTABLE).bar == -1
    assert bars.at(left, -5, scale, COMFORTABLE).bar == -1


def test_a_short_bar_can_still_be_taken_by_its_middle() -> None:
    bars = made([(100.0, 9.0)])
    scale = scale_for(Outline(Document(_blank())), 10)._replace(start=0, per_day=1.0)
    assert bars.at(104.5, 5, scale, COMFORTABLE).part == "body"


def test_refreshing_takes_new_dates_from_the_plan(sample: Document) -> None:
    outline = Outline(sample)
    bars, number = Bars(outline), outline.index["activities", "network"]
    before = float(bars.start[number])
    followed: list[bool] = []
    sample.subscribe(lambda changes: followed.append(outline.update(changes)))
    with sample.transaction("Move") as t:
        edits.shift(t, ["network"], "quarter", 1)
    bars.refresh(outline, number, outline.rows[number])
    assert bars.start[number] == before + 92


def _blank() -> dict[str, dict[str, dict[str, object]]]:
    from planning.plan.template import template_tables

    return template_tables("blank")


def test_a_row_that_was_out_of_sight_shows_what_became_of_it(sample: Document) -> None:
    """Looks are kept while a lane is folded; an edit made meanwhile is seen when it unfolds."""
    outline = Outline(sample)
    bars, index = Bars(outline), outline.index
    lane = ("lanes", sample.records("activities")["network"]["lane"])
    outline.fold(lane, open=False)
    bars = bars.after(outline, index, set())
    told: list[Changes] = []
    sample.subscribe(told.append)
    with sample.transaction("Move") as t:
        t.set("activities", "network", start="2016-01-01", finish="2016-03-31")
    assert not outline.update(told[0])
    bars.forget(("activities", "network"))
    index = outline.index
    outline.fold(lane, open=True)
    bars = bars.after(outline, index, set())
    number = outline.index["activities", "network"]
    assert bars.start[number] == day_number(date(2016, 1, 1))
