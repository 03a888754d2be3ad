"""A small plan and edits that two people make to their copies of it."""

import contextlib
from collections.abc import Callable
from functools import partial

from hypothesis import strategies as st

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.plan.transaction import Tables, Transaction

ROWS = ("a", "b", "c", "d")
DAYS = ("2015-02-01", "2015-05-01", "2015-09-01", "2016-01-01")
Edit = Callable[[Transaction], object]


def base() -> Tables:
    """Four activities in a chain, a risk about two of them, and a table of a newer version."""
    plan = Document(template_tables("blank"))
    with plan.transaction("-") as t:
        t.add("lanes", {"id": "lane", "name": {"en": "Lane"}})
        for number, id in enumerate(ROWS):
            t.add("activities", {"id": id, "name": {"en": id, "zh": f"活动{id}"}, "lane": "lane",
                                 "start": "2015-03-01", "finish": "2015-04-01", "order": number,
                                 "paragraphs": ["1", "2"], "later_version": {"x": 1, "y": 2}})  # fmt: skip
        t.add("links", {"id": "ab", "predecessor": "a", "successor": "b"})
        t.add("risks", {"id": "risk", "name": {"en": "Risk"}, "activities": ["a", "b"]})
    return {**tables(plan), "moons": {"io": {"id": "io", "name": "Io"}}}


def tables(plan: Document) -> Tables:
    return {name: dict(plan.records(name)) for name in plan.names()}


def edited(start: Tables, edits: list[Edit]) -> Tables:
    """A copy after those of some edits that the rules of the plan allow."""
    plan = Document({name: dict(rows) for name, rows in start.items()})
    for edit in edits:
        with contextlib.suppress(PlanError), plan.transaction("-") as t:
            edit(t)
    return tables(plan)


def _set(id: str, field: str, value: object, t: Transaction) -> None:
    t.set("activities", id, **{field: value})


def _say(id: str, tag: str, word: str, t: Transaction) -> None:
    t.set("activities", id, name={**(t.get("activities", id) or {}).get("name", {}), tag: word})


def _join(one: str, other: str, t: Transaction) -> None:
    t.add("links", {"id": one + other, "predecessor": one, "successor": other})


def _remove(table: str, id: str, t: Transaction) -> None:
    if table == "activities":
        for link in [link for link in t.table("links") if id in link]:
            t.remove("links", link)
        if t.get("risks", "risk"):
            left = [one for one in (t.get("risks", "risk") or {}).get("activities", []) if one != id]
            t.set("risks", "risk", activities=left)
    t.remove(table, id)


def _cite(id: str, t: Transaction) -> None:
    t.set("risks", "risk", activities=sorted({*(t.get("risks", "risk") or {})["activities"], id}))


def _add(id: str, word: str, t: Transaction) -> None:
    t.add("activities", {"id": id, "name": {"en": word}, "lane": "lane"})


row, word = st.sampled_from(ROWS), st.sampled_from(["one", "two", "three"])
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(partial, st.just(_set), row, st.sampled_from(["start", "finish"]), st.sampled_from(DAYS)),
    st.builds(partial, st.just(_set), row, st.just("parent"), row),
    st.builds(partial, st.just(_set), row, st.just("owner"), st.one_of(word, st.none())),
    st.builds(partial, st.just(_set), row, st.just("paragraphs"), st.lists(word, unique=True)),
    st.builds(partial, st.just(_say), row, st.sampled_from(["en", "zh"]), word),
    st.builds(partial, st.just(_join), row, row),
    st.builds(partial, st.just(_remove), st.just("activities"), row),
    st.builds(partial, st.just(_remove), st.just("links"), st.just("ab")),
    st.builds(partial, st.just(_cite), row),
    st.builds(partial, st.just(_add), st.sampled_from(["new", "other"]), word),
)
copies = st.lists(edits, max_size=6)
