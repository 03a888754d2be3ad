"""The outline: order, folding, spans, following the plan."""

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.plan import edits
from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.plan.removal import remove_rows
from planning.plan.template import template_tables
from planning.plan.transaction import Transaction
from planning.scene.bars import Bars
from planning.scene.rows import BAND, Outline
from planning.scene.timescale import moment_of


def keys(outline: Outline) -> list[str]:
    return [row.id for row in outline.rows]


def test_rows_are_phases_lanes_activities_and_the_band_beside_both(sample: Document) -> None:
    outline = Outline(sample)
    assert keys(outline)[:5] == [
        "phase-1",
        "modernization",
        "enterprise-solutions",
        "umoja-ipsas",
        "umoja-responsibility",
    ]
    band = outline.index[BAND]
    assert [row.kind for row in outline.rows[band : band + 3]] == ["band", "lane", "activity"]
    assert outline.rows[outline.index["activities", "umoja-ipsas"]].depth == 1
    assert outline.rows[band].holds == 5
    assert outline.rows[0].holds == 7, "a milestone is a date, not an activity"


def test_what_is_folded_is_left_out_but_keeps_its_span(sample: Document) -> None:
    outline = Outline(sample)
    span, all_rows = outline.span(("lanes", "modernization")), len(outline.rows)
    outline.fold(("lanes", "modernization"), open=False)
    assert len(outline.rows) == all_rows - 6 - 0
    assert outline.span(("lanes", "modernization")) == span
    outline.fold(("lanes", "modernization"), open=True)
    assert len(outline.rows) == all_rows


def test_a_phase_reaches_as_far_as_its_activities(sample: Document) -> None:
    start, finish = Outline(sample).span(("phases", "phase-1"))
    assert start is not None
    assert finish is not None
    assert moment_of(start).date().isoformat() == "2013-07-01"
    assert moment_of(finish).date().isoformat() == "2017-07-01", "exclusive: the last day is 30 June"


def test_fixed_dates_of_a_phase_go_before_those_of_its_activities(sample: Document) -> None:
    with sample.transaction("Fix") as t:
        t.set("phases", "phase-2", start="2014-01-01", finish="2014-12-31")
    start, finish = Outline(sample).span(("phases", "phase-2"))
    assert start is not None
    assert finish is not None
    assert finish - start == 365


def test_a_change_of_dates_keeps_the_rows_and_moves_the_spans(sample: Document) -> None:
    outline = Outline(sample)
    before = outline.span(("lanes", "innovation"))
    followed: list[bool] = []
    sample.subscribe(lambda changes: followed.append(outline.update(changes)))
    with sample.transaction("Move") as t:
        edits.shift(t, ["innovation-projects"], "quarter", 1)
    with sample.transaction("Remove") as t:
        remove_rows(t, "activities", ["security"])
    assert followed == [False, True]
    assert outline.span(("lanes", "innovation")) != before
    assert ("activities", "security") not in outline.index


def test_lanes_stand_at_the_top_where_there_are_no_phases() -> None:
    plan = {
        "id": "plan",
        "title": {"en": "P"},
        "languages": ["en"],
        "horizon_start": "2020-01-01",
        "horizon_finish": "2020-12-31",
    }
    document = Document({"plan": {"plan": plan}, "lanes": {"a": {"id": "a", "name": {"en": "A"}}}})
    assert [row.kind for row in Outline(document).rows] == ["lane"]


def step(document: Document, id: str, action: str, count: int) -> None:
    """One edit of an activity, of some kind."""
    edit: dict[str, Callable[[Transaction], object]] = {
        "shift": lambda t: edits.shift(t, [id], "quarter", count),
        "indent": lambda t: edits.indent(t, id),
        "outdent": lambda t: edits.outdent(t, id),
        "down": lambda t: edits.reorder(t, "activities", id, 1),
        "lane": lambda t: edits.change_lane(t, id, "innovation"),
        "remove": lambda t: remove_rows(t, "activities", [id]),
    }
    with document.transaction(action) as t:
        edit[action](t)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_following_changes_gives_what_building_anew_gives(data: st.DataObject) -> None:
    document = Document(template_tables("a69-517"))
    outline = Outline(document)
    bars = Bars(outline)

    def follow(changes: Changes) -> None:
        nonlocal bars
        index = outline.index
        outline.update(changes)
        bars = bars.after(outline, index, outline.affected(changes))

    document.subscribe(follow)
    actions = st.sampled_from(["shift", "indent", "outdent", "down", "lane", "remove"])
    for _turn in range(data.draw(st.integers(1, 6))):
        ids = sorted(document.table("activities"))
        if ids:
            step(document, data.draw(st.sampled_from(ids)), data.draw(actions), data.draw(st.integers(-4, 4)))
    while document.undo_label and data.draw(st.booleans()):
        document.undo()
    anew = Outline(document)
    assert outline.rows == anew.rows
    assert [outline.span(row.key) for row in outline.rows] == [anew.span(row.key) for row in anew.rows]
    expected = Bars(anew)
    for name in ("row", "start", "finish", "style", "progress", "basis"):
        np.testing.assert_array_equal(getattr(bars, name), getattr(expected, name))
    assert [bars.tones[tone] for tone in bars.tone] == [expected.tones[tone] for tone in expected.tone]
