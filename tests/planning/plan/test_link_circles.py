"""Circles of links through summary rows are refused when they are made, by the schedule's own measure."""

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planning.plan.check import findings as check
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.schedule import schedule_plan

HEAD = {
    "id": "plan", "title": {"en": "Plan"}, "languages": ["en"],
    "horizon_start": "2014-10-01", "horizon_finish": "2016-12-31",
}  # fmt: skip


def plan(parents: dict[str, str | None], *links: tuple[str, str, str]) -> Document:
    """Rows by id with their parents, and links."""
    rows: dict[str, dict[str, Any]] = {}
    for id, parent in parents.items():
        rows[id] = {"id": id, "lane": "lane", "name": {"en": id.upper()}, "mode": "auto"}
        if parent:
            rows[id]["parent"] = parent
    made = {f"{number}": _link(f"{number}", *ends) for number, ends in enumerate(links)}
    lanes = {"lane": {"id": "lane", "name": {"en": "Lane"}}}
    return Document({"plan": {"plan": HEAD}, "lanes": lanes, "activities": rows, "links": made})


def _link(id: str, one: str, other: str, kind: str) -> dict[str, Any]:
    return {"id": id, "predecessor": one, "successor": other, "type": kind}


def refused(document: Document, table: str, id: str, **fields: Any) -> PlanError:
    with pytest.raises(PlanError) as caught:
        edit(document, table, id, **fields)
    return caught.value


def edit(document: Document, table: str, id: str, **fields: Any) -> None:
    with document.transaction("edit") as t:
        if t.get(table, id) is None:
            t.add(table, {"id": id, **fields})
        else:
            t.set(table, id, **fields)


def test_a_circle_through_a_summary_row_is_refused_when_it_is_drawn_and_named() -> None:
    document = plan({"sum": None, "in": "sum", "out": None}, ("sum", "out", "FS"))
    error = refused(document, "links", "back", predecessor="out", successor="in")
    assert (error.code, error.table, error.id, error.field) == ("link_cycle", "links", "back", "successor")
    assert "OUT → IN → SUM → OUT" in error.message
    schedule_plan(document)


def test_a_row_that_moves_below_a_summary_row_must_not_close_a_circle() -> None:
    document = plan(
        {"sum": None, "in": "sum", "out": None, "last": None}, ("sum", "out", "FS"), ("out", "last", "FS")
    )
    error = refused(document, "activities", "last", parent="sum")
    assert (error.code, error.id, error.field) == ("link_cycle", "last", "parent")


def test_a_row_that_becomes_a_summary_row_again_must_not_close_a_circle() -> None:
    document = plan({"sum": None, "in": "sum", "out": None}, ("sum", "out", "FS"))
    with document.transaction("entered dates") as t:
        t.set("activities", "sum", mode="manual", start="2014-10-06", finish="2014-10-07")
    with document.transaction("no circle now") as t:
        t.add("links", {"id": "back", "predecessor": "out", "successor": "in"})
    error = refused(document, "activities", "sum", mode="auto")
    assert (error.code, error.id, error.field) == ("link_cycle", "sum", "mode")


def test_a_file_with_such_a_circle_is_reported() -> None:
    document = plan({"sum": None, "in": "sum", "out": None}, ("sum", "out", "FS"), ("out", "in", "FS"))
    found = [finding for finding in check(document) if finding.code == "link_cycle"]
    assert [(finding.table, finding.field) for finding in found] == [("links", "successor")]


ROWS = ["a", "b", "c", "d", "e", "f"]
NESTED = st.lists(st.integers(-1, 4), min_size=6, max_size=6).map(
    lambda above: {id: ROWS[above[n]] if 0 <= above[n] < n else None for n, id in enumerate(ROWS)}
)
LINKS = st.lists(
    st.tuples(st.sampled_from(ROWS), st.sampled_from(ROWS), st.sampled_from(["FS", "SS", "FF", "SF"])),
    max_size=7,
)
QUICK = settings(max_examples=150, deadline=None, phases=[Phase.explicit, Phase.generate, Phase.shrink])


@QUICK
@given(NESTED, LINKS)
def test_what_is_refused_is_what_could_not_be_scheduled(
    parents: dict[str, str | None], links: list[tuple[str, str, str]]
) -> None:
    document = plan(parents)
    for number, (one, other, kind) in enumerate(links):
        if one == other or _is_above(parents, one, other) or _is_above(parents, other, one):
            continue
        made = document.raw("links").values()
        tried = [*((d["predecessor"], d["successor"], d["type"]) for d in made), (one, other, kind)]
        if _can_be_scheduled(plan(parents, *tried)):
            edit(document, "links", f"{number}", predecessor=one, successor=other, type=kind)
        else:
            error = refused(document, "links", f"{number}", predecessor=one, successor=other, type=kind)
            assert error.code == "link_cycle"


def _can_be_scheduled(document: Document) -> bool:
    try:
        schedule_plan(document)
    except PlanError:
        return False
    return True


def _is_above(parents: dict[str, str | None], high: str, low: str) -> bool:
    at = parents[low]
    while at is not None and at != high:
        at = parents[at]
    return at == high
