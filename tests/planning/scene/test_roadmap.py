"""The shapes of the chart: date basis without colour, order of paint, labels, dense plans."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from planning.plan import edits
from planning.plan.document import Document
from planning.scene import roadmap
from planning.scene.bar_labels import PATCH, label_words, placed_label
from planning.scene.bar_labels import labels as labels_of
from planning.scene.bars import MILESTONE, TASK
from planning.scene.boxes import box_of
from planning.scene.frame import Frame, Viewport
from planning.scene.layers import LINKS
from planning.scene.links import STUB
from planning.scene.metrics import COMFORTABLE
from planning.scene.shapes import Polygon, Rect, Rects, Shape, Text
from tests.planning.scene.conftest import MakeFrame, seven


def bar_shapes(frame: Frame, id: str) -> list[Shape]:
    bar = frame.outline.index["activities", id]
    return list(roadmap.bar_of(frame, bar, box_of(frame, bar)))


def hatched(shapes: list[Shape]) -> list[Rect]:
    return [shape for shape in shapes if isinstance(shape, Rect) and shape.hatch]


def caps(shapes: list[Shape]) -> list[Polygon]:
    return [shape for shape in shapes if isinstance(shape, Polygon)]


def outline_of(shapes: list[Shape]) -> Rect:
    return next(shape for shape in shapes if isinstance(shape, Rect) and shape.pen)


def test_a_bar_dated_by_the_text_has_caps_at_both_ends(sample: Document, make_frame: MakeFrame) -> None:
    shapes = bar_shapes(make_frame(sample), "network")
    assert len(caps(shapes)) == 2
    assert not hatched(shapes)
    pen = outline_of(shapes).pen
    assert pen is not None
    assert not pen.dash


def test_an_indicative_bar_is_dashed_and_hatched(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample)
    shapes = bar_shapes(frame, "security")
    box = box_of(frame, frame.outline.index["activities", "security"])
    assert not caps(shapes)
    assert [(shape.x, shape.width) for shape in hatched(shapes)] == [(box.x + 1, box.width - 2)]
    pen = outline_of(shapes).pen
    assert pen is not None
    assert pen.dash == (4, 3)


def test_one_indicative_end_is_hatched_on_38_per_cent_and_capped_at_the_other(
    sample: Document, make_frame: MakeFrame
) -> None:
    frame = make_frame(sample)
    shapes = bar_shapes(frame, "umoja-ipsas")
    box = box_of(frame, frame.outline.index["activities", "umoja-ipsas"])
    (hatch,), (cap,) = hatched(shapes), caps(shapes)
    assert hatch.x == box.x + 1
    assert hatch.width == pytest.approx(0.38 * (box.width - 2))
    assert max(x for x, _y in cap.points) == box.x + box.width


def test_a_bar_that_was_moved_loses_the_caps_and_says_what_the_text_says(
    sample: Document, make_frame: MakeFrame
) -> None:
    with sample.transaction("Move") as t:
        edits.shift(t, ["network"], "quarter", 1)
    frame = make_frame(sample)
    assert not caps(bar_shapes(frame, "network"))
    words = label_words(frame, frame.outline.index["activities", "network"])
    assert words == "moved, text says Q4 2014 – Q3 2016 · para. 16"


def test_right_to_left_mirrors_the_bars(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, rtl=True)
    shapes = bar_shapes(frame, "umoja-ipsas")
    box = box_of(frame, frame.outline.index["activities", "umoja-ipsas"])
    (cap,) = caps(shapes)
    assert min(x for x, _y in cap.points) == box.x, "the stated finish is the left end"


def test_labels_cite_the_paragraphs_that_date_the_bar(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, language="zh")
    words = [label_words(frame, frame.outline.index["activities", id]) for id in ("umoja-ipsas", "security")]
    assert words == ["完成日期见原文：2017年1月 · 第11段", "参考时段 · 第18–20段"]


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ("names", "Mainstreaming of Umoja and IPSAS"),
        ("dates", "~ Q3 2013 – Q1 2017"),
        ("owners", "Chen Li"),
    ],
)
def test_bars_say_what_is_asked(sample: Document, make_frame: MakeFrame, labels: str, words: str) -> None:
    with sample.transaction("Owner") as t:
        t.set("activities", "umoja-ipsas", owner="Chen Li")
    frame = make_frame(sample, labels=labels)
    assert label_words(frame, frame.outline.index["activities", "umoja-ipsas"]) == words
    named = make_frame(sample, labels=labels, names_rows=True)
    assert label_words(named, named.outline.index["lanes", "innovation"]) == "Innovation"


@pytest.mark.parametrize("width", [160, 400, 792])
@pytest.mark.parametrize("rtl", [False, True])
def test_a_long_name_beside_a_milestone_stays_in_sight(
    sample: Document, make_frame: MakeFrame, width: float, rtl: bool
) -> None:
    frame = make_frame(sample, width, labels="names", rtl=rtl)
    (bar,) = np.flatnonzero(frame.bars.style == MILESTONE)[:1]
    (said,) = [shape for shape in labels_of(frame, np.array([bar])) if isinstance(shape, Text)]
    assert said.x >= 0
    assert said.x + seven(said.text, "caption") <= width


def test_labels_beside_bars_keep_clear_of_the_stubs_of_links(
    sample: Document, make_frame: MakeFrame
) -> None:
    with sample.transaction("Link") as t:
        edits.add_link(t, "rtc", "security")
        t.set("activities", "rtc", owner="Someone here")
    plain, linked = (
        make_frame(sample, 300, labels="owners", layers=layers)
        for layers in (frozenset[str](), frozenset({LINKS}))
    )
    bar = plain.outline.index["activities", "rtc"]
    words = label_words(plain, bar)
    alone, clear = (placed_label(frame, bar, words, "caption") for frame in (plain, linked))
    assert alone is not None
    assert clear is not None
    assert not clear.is_inside
    assert abs(clear.x - alone.x) >= STUB
    grounds = [
        [shape for shape in labels_of(frame, np.array([bar])) if isinstance(shape, Rect)]
        for frame in (plain, linked)
    ]
    assert not grounds[0], "nothing runs there"
    assert grounds[1]


def test_bars_that_say_nothing_have_no_words(sample: Document, make_frame: MakeFrame) -> None:
    for names_rows in (False, True):
        frame = make_frame(sample, labels="none", names_rows=names_rows)
        assert not list(labels_of(frame, frame.visible()))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("labels", ["basis", "names", "dates"])
@pytest.mark.parametrize("width", [240, 500, 792, 2400])
def test_labels_never_lie_over_another_bar(
    sample: Document, make_frame: MakeFrame, language: str, labels: str, width: float
) -> None:
    frame = make_frame(sample, width, language=language, labels=labels)
    for bar in np.flatnonzero(frame.bars.style == TASK).tolist():
        box = box_of(frame, bar)
        placed = placed_label(frame, bar, label_words(frame, bar), "caption")
        if placed is None:
            continue
        right = placed.x + seven(placed.text, "caption")
        assert placed.x >= 0
        assert right <= width
        assert placed.is_inside or right < box.x or placed.x > box.x + box.width


def test_labels_stand_on_a_patch_before_which_all_else_is_painted(
    sample: Document, make_frame: MakeFrame
) -> None:
    shapes = roadmap.body(make_frame(sample, today=date(2015, 4, 1)))
    first_text = next(number for number, shape in enumerate(shapes) if isinstance(shape, Text))
    assert not [shape for shape in shapes[first_text:] if isinstance(shape, Polygon)]
    for before, shape in pairwise(shapes):
        if (
            isinstance(shape, Text)
            and isinstance(before, Rect)
            and before.fill
            and before.fill.role.endswith("/soft")
        ):
            assert before.x == shape.x - PATCH


def test_only_rows_in_sight_are_drawn(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, viewport=Viewport(0, 32 * 5, 792, 64))
    assert frame.visible().tolist() == [5, 6]


def test_low_rows_become_one_shape_a_tone(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, metrics=COMFORTABLE.with_row(4))
    shapes = roadmap.body(frame)
    rects = [s for s in shapes if isinstance(s, Rects) and not s.fill.role.startswith("grid")]
    assert {shape.fill.role for shape in rects} == {
        "modernization/strong",
        "transformation/strong",
        "innovation/strong",
        "governance/strong",
        "muted",
    }
    assert sum(len(shape.boxes) for shape in rects) == len(frame.outline.rows)
    assert not [shape for shape in shapes if isinstance(shape, Text)]


def test_edges_lie_on_whole_pixels_on_a_screen(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, 801.5)
    box = box_of(frame, frame.outline.index["activities", "network"])
    assert box.x == int(box.x)
    assert box.width == int(box.width)
