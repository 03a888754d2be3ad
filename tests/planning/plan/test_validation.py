"""The rules of a plan: what is refused, with which place and which way to mend it."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.transaction import Transaction
from planning.plan.validation import check_document

Tables = dict[str, dict[str, dict[str, Any]]]
Small = Callable[..., Tables]
NAME = {"en": "N", "zh": "名"}


def refused(document: Document, edit: Callable[[Transaction], object]) -> PlanError:
    """The error of an edit that must be refused and must change nothing."""
    before = {name: document.raw(name) for name in document.names()}

    def run() -> None:
        with document.transaction("Edit") as t:
            edit(t)

    with pytest.raises(PlanError) as caught:
        run()
    assert {name: document.raw(name) for name in document.names()} == before
    assert caught.value.message
    return caught.value


def setting(table: str, id: str, fields: dict[str, Any]) -> Callable[[Transaction], None]:
    return lambda t: t.set(table, id, **fields)


def place(error: PlanError) -> tuple[str, str, str, str]:
    return error.code, error.table, error.id, error.field


# One document


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"start": "2014-02-30"}, "not_a_date", "start"),
        ({"start": "2014-10"}, "not_a_date", "start"),
        ({"start": "01.10.2014"}, "not_a_date", "start"),
        ({"start": ""}, "not_a_date", "start"),
        ({"start": "2014-10-01T08:00+02:00"}, "not_a_date", "start"),
        ({"start": "0001-01-01"}, "not_a_date", "start"),
        ({"finish": "9999-12-31"}, "not_a_date", "finish"),
        ({"deadline": 20141001}, "wrong_type", "deadline"),
        ({"start": "2014-10-02", "finish": "2014-10-01"}, "finish_before_start", "finish"),
        ({"start": "2014-10-01T08:01", "finish": "2014-10-01T08:00"}, "finish_before_start", "finish"),
        ({"progress": 1.01}, "wrong_type", "progress"),
        ({"progress": -0.1}, "wrong_type", "progress"),
        ({"duration_minutes": -1}, "wrong_type", "duration_minutes"),
        ({"kind": "party"}, "wrong_type", "kind"),
        ({"mode": "by hand"}, "wrong_type", "mode"),
        ({"indicative": "maybe"}, "wrong_type", "indicative"),
        ({"name": {}}, "wrong_type", "name"),
        ({"name": "plain"}, "wrong_type", "name"),
        ({"name": {"en": 5}}, "wrong_type", "name"),
        ({"name": {"english": "x"}}, "not_a_language", "name"),
        ({"notes": {"": "x"}}, "not_a_language", "notes"),
        ({"date_basis": {"e n": "x"}}, "not_a_language", "date_basis"),
        ({"paragraphs": "16"}, "wrong_type", "paragraphs"),
        ({"paragraphs": [16]}, "wrong_type", "paragraphs"),
        ({"name": None}, "missing_field", "name"),
        ({"lane": None}, "missing_field", "lane"),
    ],
)
def test_a_wrong_field_is_named(document: Document, fields: dict[str, Any], code: str, field: str) -> None:
    error = refused(document, setting("activities", "first", fields))
    assert place(error) == (code, "activities", "first", field)
    assert error.remedy
    assert str(error).startswith(f"activities/first/{field}: ")


@pytest.mark.parametrize(
    "fields",
    [
        {"start": "2014-10-01", "finish": "2014-10-01"},
        {"start": "2014-10-01T08:00", "finish": "2014-10-01"},
        {"start": "2014-10-01T08:00", "finish": "2014-10-01T08:00"},
        {"start": "2014-10-01T08:00:30"},
        {"start": None, "finish": None},
        {"name": {"en": "", "zh": "名", "zh-Hant": "名", "sr-Latn-RS": "ime"}},
        {"anything": {"new": [1, 2.5, True, None, "text"]}},
        {"progress": 1},
    ],
)
def test_what_is_right_is_taken(document: Document, fields: dict[str, Any]) -> None:
    with document.transaction("Edit") as t:
        t.set("activities", "first", **fields)
    assert document.get("activities", "first") is not None


@pytest.mark.parametrize(
    ("table", "fields", "code", "field"),
    [
        ("chairs", {}, "unknown_table", ""),
        ("_meta", {}, "unknown_table", ""),
        ("phases", {"name": NAME, "start": "2015", "finish": "2014-01-01"}, "not_a_date", "start"),
        ("budget", {}, "missing_field", "period"),
        ("budget", {"id": "columns"}, "missing_field", "columns"),
        ("budget", {"id": "columns", "columns": {"a": {"xq": "?"}}}, "not_a_language", "columns.a"),
        ("figures", {"name": NAME, "value": 5, "paragraph": "1"}, "wrong_type", "value"),
        ("figures", {"name": NAME, "value": "5"}, "missing_field", "paragraph"),
        ("risks", {"name": NAME, "severity": "huge"}, "wrong_type", "severity"),
        ("demands", {"activity": "first", "profile": "p", "fte": -1}, "wrong_type", "fte"),
        ("links", {"predecessor": "first", "successor": "first"}, "link_cycle", "successor"),
        ("links", {"predecessor": "first", "successor": "second", "type": "XX"}, "wrong_type", "type"),
    ],
)  # fmt: skip
def test_every_table_has_its_rules(
    document: Document, table: str, fields: dict[str, Any], code: str, field: str
) -> None:
    error = refused(document, lambda t: t.add(table, {"id": "new", **fields}))
    assert (error.code, error.table, error.field) == (code, table, field)


def test_the_head_keeps_its_rules(document: Document) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"languages": []}, "wrong_type"),
        ({"languages": ["qq"]}, "not_a_language"),
        ({"horizon_finish": "2013-01-01"}, "finish_before_start"),
        ({"title": None}, "missing_field"),
        ({"fiscal_start_month": 13}, "wrong_type"),
    ]
    for fields, code in wrong:
        assert refused(document, setting("plan", "plan", fields)).code == code
    assert refused(document, lambda t: t.remove("plan", "plan")).code == "still_referenced"
    other = {"id": "other", "title": NAME, "languages": ["en"]}
    dates = {"horizon_start": "2014-01-01", "horizon_finish": "2014-01-01"}
    assert refused(document, lambda t: t.add("plan", other | dates)).code == "wrong_id"


def test_a_document_by_itself_gives_its_entity() -> None:
    view = check_document("lanes", {"id": "a", "name": NAME, "driver": "innovation"})
    assert (view.id, getattr(view, "driver", "")) == ("a", "innovation")


# Between documents


@pytest.mark.parametrize(
    ("table", "id", "fields", "field"),
    [
        ("activities", "first", {"lane": "gone"}, "lane"),
        ("activities", "first", {"parent": "gone"}, "parent"),
        ("lanes", "upper", {"phase": "gone"}, "phase"),
    ],
)
def test_a_reference_to_nothing_is_refused(
    document: Document, table: str, id: str, fields: dict[str, Any], field: str
) -> None:
    error = refused(document, setting(table, id, fields))
    assert place(error) == ("unknown_reference", table, id, field)
    assert "gone" in error.message


def test_a_reference_may_be_made_in_the_same_transaction_in_any_order(document: Document) -> None:
    with document.transaction("Add") as t:
        t.set("activities", "first", lane="new")
        t.add("lanes", {"id": "new", "name": NAME})
    assert refused(document, lambda t: t.remove("lanes", "new")).code == "still_referenced"
    with document.transaction("Remove") as t:
        t.remove("lanes", "new")
        t.set("activities", "first", lane="upper")


def test_what_is_still_used_cannot_go(small: Small) -> None:
    tables = small(
        risks={"r": {"id": "r", "name": NAME, "activities": ["second", "first"]}},
        links={"l": {"id": "l", "predecessor": "first", "successor": "second"}},
    )
    document = Document(tables)
    error = refused(document, lambda t: t.remove("activities", "first"))
    assert (error.code, error.table, error.id) == ("still_referenced", "activities", "first")
    assert refused(document, lambda t: t.remove("lanes", "upper")).code == "still_referenced"
    with document.transaction("Remove all") as t:
        for table, id in (("activities", "first"), ("activities", "second"), ("links", "l"), ("risks", "r")):
            t.remove(table, id)
        t.remove("lanes", "upper")


def test_circles_of_parents_are_refused_and_named(document: Document) -> None:
    with document.transaction("Nest") as t:
        t.set("activities", "second", parent="first")
    error = refused(document, lambda t: t.set("activities", "first", parent="second"))
    assert place(error) == ("parent_cycle", "activities", "first", "parent")
    assert "first → second → first" in error.message


def test_circles_of_links_are_refused_however_long(small: Small) -> None:
    tables = small()
    pattern = tables["activities"]["first"]
    tables["activities"] = {f"a{i}": {**pattern, "id": f"a{i}"} for i in range(2001)}
    tables["links"] = {
        f"l{i}": {"id": f"l{i}", "predecessor": f"a{i}", "successor": f"a{i + 1}"} for i in range(2000)
    }
    document = Document(tables)
    back = {"id": "back", "predecessor": "a2000", "successor": "a0"}
    assert refused(document, lambda t: t.add("links", back)).code == "link_cycle"

    def turn(t: Transaction) -> None:
        t.set("links", "l7", predecessor="a8", successor="a7")
        t.add("links", {"id": "on", "predecessor": "a7", "successor": "a8"})

    assert refused(document, turn).code == "link_cycle"


def test_two_links_the_same_way_are_no_circle(document: Document) -> None:
    with document.transaction("Link") as t:
        for kind in ("FS", "SS"):
            t.add("links", {"predecessor": "first", "successor": "second", "type": kind})


def test_a_circle_that_a_file_brought_does_not_block_other_edits(small: Small) -> None:
    tables = small()
    tables["activities"]["first"]["parent"] = "second"
    tables["activities"]["second"]["parent"] = "first"
    document = Document(tables)
    with document.transaction("Add") as t:
        t.add("activities", {"id": "third", "name": NAME, "lane": "upper", "parent": "first"})
    with document.transaction("Mend") as t:
        t.set("activities", "first", parent=None)


def test_a_row_and_its_own_summary_row_cannot_be_linked(document: Document) -> None:
    link = {"predecessor": "second", "successor": "first"}
    with document.transaction("Put the second below the first") as t:
        t.set("activities", "second", parent="first")
    error = refused(document, lambda t: t.add("links", {"id": "l", **link}))
    assert place(error) == ("link_cycle", "links", "l", "successor")
    with document.transaction("Move it out and link") as t:
        t.set("activities", "second", parent=None)
        t.add("links", {"id": "l", **link})
    error = refused(document, setting("activities", "second", {"parent": "first"}))
    assert place(error) == ("link_cycle", "activities", "second", "parent")
