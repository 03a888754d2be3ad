"""Removing takes along what cannot stand alone, and undo brings all of it back."""

import pytest

from planning.plan import edits
from planning.plan.document import Document
from planning.plan.removal import remove_rows
from planning.plan.template import template_tables

NAMES = ("phases", "lanes", "activities", "links", "risks", "demands")


@pytest.fixture
def plan() -> Document:
    document = Document(template_tables("a69-517"))
    with document.transaction("Prepare") as t:
        edits.add_link(t, "umoja-ipsas", "network")
        edits.add_link(t, "network", "rtc")
        t.add("risks", {"id": "delay", "name": {"en": "Delay"}, "activities": ["umoja-ipsas", "rtc"]})
    return document


def state(plan: Document) -> dict[str, object]:
    return {name: plan.raw(name) for name in NAMES}


def test_children_links_and_mentions_go_along(plan: Document) -> None:
    with plan.transaction("Remove") as t:
        gone = remove_rows(t, "activities", ["enterprise-solutions"])
    assert gone["activities"] == {"enterprise-solutions", "umoja-ipsas", "umoja-responsibility"}
    assert [(link["predecessor"], link["successor"]) for link in plan.raw("links").values()] == [
        ("network", "rtc")
    ]
    assert plan.raw("risks")["delay"]["activities"] == ["rtc"]


@pytest.mark.parametrize(
    ("what", "id"), [("lanes", "modernization"), ("phases", "phase-1"), ("activities", "network")]
)
def test_undo_brings_everything_back_in_its_place(plan: Document, what: str, id: str) -> None:
    before = state(plan)
    with plan.transaction("Remove") as t:
        remove_rows(t, what, [id])
    assert id not in plan.table(what)
    plan.undo()
    assert state(plan) == before
    assert list(plan.raw(what)) == list(before[what])  # type: ignore[call-overload]  # a table
