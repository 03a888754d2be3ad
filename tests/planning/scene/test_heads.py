"""The outline beside the chart."""

from dataclasses import replace

from planning.plan.document import Document
from planning.scene.frame import Frame
from planning.scene.heads import columns, heads
from planning.scene.shapes import Text
from tests.planning.scene.conftest import MakeFrame, seven


def texts(frame: Frame, width: float = 444) -> list[Text]:
    return [shape for shape in heads(frame, columns(frame, width)) if isinstance(shape, Text)]


def test_indicative_dates_are_italic_muted_and_marked(sample: Document, make_frame: MakeFrame) -> None:
    found = {text.text: text for text in texts(make_frame(sample)) if text.style == "caption"}
    assert found["~ Q2 2014"].italic
    assert found["~ Q2 2014"].paint.role == "muted"
    assert not found["Q3 2016"].italic


def test_dates_are_as_precise_as_the_scale(sample: Document, make_frame: MakeFrame) -> None:
    shown = {text.text for text in texts(make_frame(sample, 18 * 140), 600)}
    assert {"Oct 2014", "~ Jan 2014"} <= shown
    shown = {text.text for text in texts(make_frame(sample, language="zh"))}
    assert {"2014 Q4", "2016 Q3"} <= shown


def test_a_row_that_ends_within_a_month_has_both_ends_as_days(
    sample: Document, make_frame: MakeFrame
) -> None:
    with sample.transaction("Dates") as t:
        t.set("activities", "network", start="2014-10-01", finish="2014-10-12")
    shown = {text.text for text in texts(make_frame(sample, 18 * 140), 600)}
    assert {"1 Oct 2014", "12 Oct 2014"} <= shown


def test_names_end_before_the_dates(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample)
    dates = [text for text in texts(frame) if text.anchor == "end"]
    for name in (text for text in texts(frame) if text.style == "body"):
        beside = [text for text in dates if abs(text.y - name.y) < 2]
        left = min((text.x - seven(text.text, "caption") for text in beside), default=444)
        assert name.x + seven(name.text, "body") <= left


def test_a_narrow_outline_leaves_the_dates_out(sample: Document, make_frame: MakeFrame) -> None:
    assert not [text for text in texts(make_frame(sample), 180) if text.anchor == "end"]


def test_counts_are_counted_in_the_language(sample: Document, make_frame: MakeFrame) -> None:
    assert "1 activity" in {text.text for text in texts(make_frame(sample))}


def test_rows_too_low_for_words_have_the_names_of_lanes_with_room(
    sample: Document, make_frame: MakeFrame
) -> None:
    frame = make_frame(sample)
    frame = replace(frame, metrics=frame.metrics.with_row(4.0))
    words = [text.text for text in texts(frame) if text.style == "strong"]
    assert "Modernization" in words
    assert "Phase 1" not in words, "its first lane follows at once"
    assert not [text for text in texts(frame) if text.anchor == "end"], "there are no columns"
