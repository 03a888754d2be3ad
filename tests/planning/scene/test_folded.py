"""A folded lane shows its activities in one row."""

from planning.plan.document import Document
from planning.scene import roadmap
from planning.scene.folded import MOST_TRACKS, folded_bars, folded_bases, packed
from planning.scene.legend import entries
from planning.scene.shapes import Polygon, Rect
from tests.planning.scene.conftest import MakeFrame

FOLDED = [("lanes", "modernization")]


def test_bars_that_overlap_stand_over_each_other(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, collapsed=FOLDED)
    row = frame.outline.rows[frame.outline.index["lanes", "modernization"]]
    tracks = packed(frame, row)
    assert sum(map(len, tracks)) == 6
    assert len(tracks) <= MOST_TRACKS
    top, foot = (frame.metrics.bar_top, frame.metrics.bar_top + frame.metrics.bar)
    at = frame.top(frame.outline.index["lanes", "modernization"])
    boxes = [shape for shape in folded_bars(frame) if isinstance(shape, Rect)]
    assert all(at + top <= box.y and box.y + box.height <= at + foot + 0.01 for box in boxes)
    assert any(isinstance(shape, Polygon) for shape in folded_bars(frame)), "the milestone"


def test_an_open_lane_and_one_with_its_name_keep_their_line(sample: Document, make_frame: MakeFrame) -> None:
    assert not list(folded_bars(make_frame(sample)))
    assert not list(folded_bars(make_frame(sample, collapsed=FOLDED, names_rows=True)))


def test_bars_apart_from_each_other_share_a_track(sample: Document, make_frame: MakeFrame) -> None:
    with sample.transaction("Dates") as t:
        for id in ("enterprise-solutions", "umoja-ipsas", "umoja-responsibility", "security", "dr-bc"):
            t.set("activities", id, start=None, finish=None)
        t.set("activities", "security", start="2016-10-01", finish="2017-03-31")
    frame = make_frame(sample, collapsed=FOLDED)
    row = frame.outline.rows[frame.outline.index["lanes", "modernization"]]
    assert [len(track) for track in packed(frame, row)] == [2]
    assert "modernization/soft" in {
        shape.fill.role for shape in roadmap.body(frame) if isinstance(shape, Rect) and shape.fill
    }


def test_the_legend_lists_what_folded_lanes_show(sample: Document, make_frame: MakeFrame) -> None:
    frame = make_frame(sample, collapsed=[("lanes", lane) for lane in sample.table("lanes")])
    assert not {entry.mark for entry in entries(frame.bars)}
    marks = {entry.mark for entry in entries(frame.bars, folded=folded_bases(frame))}
    assert {"text", "indicative", "one"} <= marks
