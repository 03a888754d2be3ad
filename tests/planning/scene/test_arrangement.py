"""Filtering, sorting and grouping the rows of an outline."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import set_language
from planning.plan.changes import Changes
from planning.plan.document import Document
from planning.scene.arrangement import Arrangement, Arranger, choices, terms
from planning.scene.fields import FIELDS, Reading
from planning.scene.rows import Outline
from planning.schedule import Schedule, schedule_plan
from planning.schedule.schedule import Row
from planning.schedule.status import Status, statuses


class Results:
    """The results of a plan, all reckoned at once."""

    def __init__(self, document: Document) -> None:
        self.schedule: Schedule | None = schedule_plan(document)
        self._statuses = {status.activity: status for status in statuses(document, self.schedule)}

    def row(self, id: str) -> Row | None:
        assert self.schedule is not None
        return next((row for row in self.schedule if row.id == id), None)

    def status(self, id: str) -> Status | None:
        return self._statuses.get(id)

    def variance(self, id: str) -> None:
        del id

    def risk_row(self, id: str) -> None:
        del id


def plan() -> Document:
    """Two phases with a lane each; "sum" holds "a" and "b"; c is critical: it finishes last."""
    head = {"id": "plan", "title": {"en": "Plan"}, "languages": ["en", "zh"],
            "horizon_start": "2014-01-01", "horizon_finish": "2016-12-31"}  # fmt: skip
    dated: dict[str, tuple[str, str, dict[str, Any]]] = {
        "sum": ("2014-01-01", "2014-12-31", {}),
        "a": ("2014-01-01", "2014-03-31", {"parent": "sum", "owner": "Chen Wei", "progress": 1}),
        "b": ("2014-04-01", "2014-12-31", {"parent": "sum", "owner": "Abebe", "cost": "1200"}),
        "c": ("2015-01-01", "2016-06-30", {"lane": "late", "owner": "Chen Wei", "cost": "90"}),
        "d": ("2015-01-01", "2015-06-30", {"lane": "late", "notes": {"en": "Needs a tender"}}),
    }
    activities: dict[str, dict[str, Any]] = {}
    for order, (id, (start, finish, more)) in enumerate(dated.items()):
        name = {"en": f"Row {id}", "zh": f"行{id}"}
        activities[id] = {"id": id, "name": name, "lane": "early", "order": order, "start": start,
                          "finish": finish, **more}  # fmt: skip
    return Document({
        "plan": {"plan": head},
        "phases": {
            "p1": {"id": "p1", "name": {"en": "One"}},
            "p2": {"id": "p2", "name": {"en": "Two"}, "order": 1},
        },
        "lanes": {
            "early": {"id": "early", "name": {"en": "Early"}, "phase": "p1"},
            "late": {"id": "late", "name": {"en": "Late"}, "phase": "p2"},
        },
        "activities": activities,
    })  # fmt: skip


@pytest.fixture(scope="module")
def document() -> Document:
    return plan()


def arranged(document: Document, language: str = "en", **choice: Any) -> Outline:
    outline = Outline(document)
    reading = Reading(outline, Results(document), language)
    outline.arranger = Arranger(Arrangement(**choice), reading)
    outline.rebuild()
    return outline


def rows(outline: Outline) -> list[str]:
    return [row.words or row.id for row in outline.rows]


def activities(outline: Outline) -> list[str]:
    return [row.id for row in outline.rows if row.kind == "activity"]


def test_a_filter_keeps_what_stands_above_its_hits_and_leaves_out_empty_lanes(document: Document) -> None:
    outline = arranged(document, words="row b")
    assert rows(outline) == ["p1", "early", "sum", "b"]
    assert outline.found == 1


@pytest.mark.parametrize(("words", "found"), [
    ("chen", ["sum", "a", "c"]),
    ("owner:chen critical:yes", ["c"]),
    ('owner:"chen wei" -critical:yes', ["sum", "a"]),
    ("tender", ["d"]),
    ("行c", ["c"]),
    ("name:行c", ["c"]),
    ("start>2014", ["c", "d"]),
    ('finish<"Q2 2014"', ["sum", "a"]),
    ("cost>100", ["sum", "b"]),
    ("progress>50", ["sum", "a"]),
    ("duration>300", ["c"]),
    ("no:1.1.1.2", ["sum", "b"]),
    ("status:done", ["sum", "a"]),
    ("nothing:here", []),
    ("slack<x", []),
])  # fmt: skip
def test_what_can_be_typed(document: Document, words: str, found: list[str]) -> None:
    assert activities(arranged(document, words=words)) == found


def test_titles_of_fields_are_understood_in_the_language_of_the_interface(document: Document) -> None:
    set_language("zh")
    assert activities(arranged(document, "zh", words="负责人：abebe")) == ["sum", "b"]


def test_fields_and_values_are_understood_in_english_in_every_language(document: Document) -> None:
    set_language("zh")
    assert activities(arranged(document, "zh", words="owner:chen critical:yes")) == ["c"]
    assert activities(arranged(document, "zh", words="关键:是 status:green")) == activities(
        arranged(document, "zh", words="critical:yes status:green")
    )


def test_values_of_a_field_pass_in_any_language(document: Document) -> None:
    for language in ("en", "zh"):
        assert activities(arranged(document, language, values=(("critical", ("yes",)),))) == ["c"]
        owners = (("owner", ("", "Abebe")),)
        assert activities(arranged(document, language, values=owners)) == ["sum", "b", "d"]


def test_rows_are_sorted_among_their_siblings_and_what_has_no_value_comes_last(document: Document) -> None:
    assert activities(arranged(document, sort="finish", is_descending=True)) == ["sum", "b", "a", "c", "d"]
    assert activities(arranged(document, sort="cost")) == ["sum", "b", "a", "c", "d"]
    assert activities(arranged(document, sort="cost", group="none")) == ["c", "b", "sum", "a", "d"]
    assert activities(arranged(document, sort="cost", is_descending=True, group="none")) == [
        "b", "c", "sum", "a", "d",
    ]  # fmt: skip


def test_groups_have_heads_that_span_and_count_their_rows(document: Document) -> None:
    outline = arranged(document, group="owner")
    assert rows(outline) == ["Abebe", "b", "Chen Wei", "a", "c", "Without owner", "sum", "d"]
    head = outline.rows[2]
    assert head.holds == 2
    span, a, c = (outline.span(key) for key in (head.key, ("activities", "a"), ("activities", "c")))
    assert (span.start, span.finish) == (a.start, c.finish)
    assert rows(arranged(document, group="critical"))[0] == "Critical: yes"
    assert rows(arranged(document, group="phase")) == ["One", "sum", "a", "b", "Two", "c", "d"]


def test_a_group_can_be_folded(document: Document) -> None:
    outline = arranged(document, group="owner")
    outline.fold(outline.rows[0].key, open=False)
    assert rows(outline)[:2] == ["Abebe", "Chen Wei"]


def test_the_rows_follow_the_plan() -> None:
    document = plan()
    outline = arranged(document, words="owner:chen")

    def follow(changes: Changes) -> None:
        outline.update(changes)

    document.subscribe(follow)
    with document.transaction("edit") as t:
        t.set("activities", "d", owner="Chen Li")
    assert activities(outline) == ["sum", "a", "c", "d"]


def test_the_values_that_can_be_chosen_stand_once_each(document: Document) -> None:
    outline = Outline(document)
    found = choices(outline, Reading(outline, Results(document), "en"), "owner")
    assert [cell.value for cell in found] == ["Abebe", "Chen Wei", ""]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ab -:<>="ownerstatus0123456789%：.', max_size=30))
def test_no_words_are_too_strange(words: str) -> None:
    document = plan()
    assert set(activities(arranged(document, words=words))) <= {"sum", "a", "b", "c", "d"}
    assert all(term.op in ":<>" for term in terms(words, "en"))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["name", *FIELDS]), st.booleans(), st.sampled_from(["", "none", "owner", "lane"]))
def test_sorting_and_grouping_lose_no_row(sort: str, is_descending: bool, group: str) -> None:
    outline = arranged(plan(), sort=sort, is_descending=is_descending, group=group)
    assert sorted(activities(outline)) == ["a", "b", "c", "d", "sum"]


def test_what_is_found_follows_edits_of_what_is_hidden(sample: Document) -> None:
    """Texts are kept between filters: an edit of an activity, shown or not, is looked for all the same."""
    outline = Outline(sample)
    arranger = Arranger(Arrangement(words="zebra"), Reading(outline, None, "en"))
    outline.arranger = arranger
    outline.rebuild()
    assert outline.found == 0
    with sample.transaction("Rename") as t:
        t.set("activities", "network", name={"en": "Zebra"})
    outline.rebuild()
    assert outline.found == 1
    assert [row.id for row in outline.rows if row.kind == "activity"] == ["network"]
