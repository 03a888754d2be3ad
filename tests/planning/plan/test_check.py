"""What ``check`` finds, and what it leaves alone."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import set_language
from planning.plan.check import Finding, findings
from planning.plan.document import Document
from planning.plan.sums import agrees, number_of

Tables = dict[str, dict[str, dict[str, Any]]]
Small = Callable[..., Tables]
NAME = {"en": "Name", "zh": "名"}


def check(tables: Tables) -> list[Finding]:
    return findings(Document(tables))


def places(tables: Tables) -> list[tuple[str, str, str, str]]:
    return [(f.code, f.table, f.id, f.field) for f in check(tables)]


def row(id: str = "2010-2011", **fields: Any) -> dict[str, Any]:
    return {"id": id, "period": id, **fields}


def budget(*rows: dict[str, Any], **head: Any) -> dict[str, dict[str, Any]]:
    names = {name: {"en": name.title(), "zh": name} for name in ("staff", "other", "total", "mean")}
    columns = {
        "id": "columns", "columns": names,
        "sums": {"total": ["staff", "other"]}, "averages": {"mean": "total"}, "paragraph": "7", **head,
    }  # fmt: skip
    return {"columns": columns, **{one["id"]: one for one in rows}}


def figures(**fields: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {id: {"id": id, "name": NAME, "paragraph": "9", **more} for id, more in fields.items()}


def test_a_plan_without_fault_has_no_findings(small: Small) -> None:
    assert check(small()) == []


# Rules, references, circles


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"lane": None}, "missing_field", "lane"),
        ({"lane": 5}, "wrong_type", "lane"),
        ({"lane": ["upper"]}, "wrong_type", "lane"),
        ({"start": "soon"}, "not_a_date", "start"),
        ({"finish": "2013-01-01"}, "finish_before_start", "finish"),
        ({"name": {"xq": "?"}}, "not_a_language", "name"),
        ({"id": None}, "wrong_id", ""),
        ({"id": "a b"}, "wrong_id", ""),
        ({"id": ["first"]}, "wrong_id", ""),
    ],
)
def test_a_broken_document_is_an_error_with_its_place(
    small: Small, change: dict[str, Any], code: str, field: str
) -> None:
    tables = small()
    kept = {**tables["activities"]["first"], **change}
    tables["activities"]["first"] = {key: value for key, value in kept.items() if value is not None}
    (finding,) = check(tables)
    assert finding[:5] == (code, "error", "activities", "first", field)
    assert finding.message


def test_an_id_that_two_documents_bear_is_found(small: Small) -> None:
    tables = small()
    tables["lanes"]["#3"] = dict(tables["lanes"]["upper"])
    assert places(tables) == [("duplicate_id", "lanes", "#3", "id")]


def test_an_unknown_table_is_mentioned_and_no_more(small: Small) -> None:
    (finding,) = check(small(chairs={"a": {"id": "a"}}))
    assert (finding.code, finding.severity, finding.table) == ("unknown_table", "info", "chairs")


def test_a_plan_without_its_head_is_still_looked_through(small: Small) -> None:
    tables = small()
    tables["activities"]["first"]["lane"] = "gone"
    del tables["plan"]
    assert places(tables) == [
        ("no_such_document", "plan", "plan", ""),
        ("unknown_reference", "activities", "first", "lane"),
    ]


def test_references_to_nothing_are_found_in_single_fields_and_lists(small: Small) -> None:
    tables = small(risks={"r": {"id": "r", "name": NAME, "activities": ["first", "gone"]}})
    tables["activities"]["first"]["parent"] = "gone"
    assert places(tables) == [
        ("unknown_reference", "activities", "first", "parent"),
        ("unknown_reference", "risks", "r", "activities"),
    ]


def test_circles_of_parents_and_of_links_are_told_once_each(small: Small) -> None:
    tables = small(
        links={
            "1": {"id": "1", "predecessor": "first", "successor": "second"},
            "2": {"id": "2", "predecessor": "second", "successor": "first"},
        }
    )
    tables["activities"]["first"]["parent"] = "second"
    tables["activities"]["second"]["parent"] = "first"
    found = check(tables)
    assert [(f.code, f.table, f.field) for f in found] == [
        ("parent_cycle", "activities", "parent"), ("link_cycle", "links", "successor"),
    ]  # fmt: skip
    assert all("first → second → first" in f.message for f in found)


def test_a_very_long_chain_is_no_circle(small: Small) -> None:
    tables = small()
    pattern = tables["activities"]["first"]
    chain = {f"a{i}": {**pattern, "id": f"a{i}", "parent": f"a{i + 1}"} for i in range(5000)}
    chain["a5000"] = {**pattern, "id": "a5000"}
    tables["activities"] = chain
    assert check(tables) == []
    chain["a5000"]["parent"] = "a0"
    assert [f.code for f in check(tables)] == ["parent_cycle"]


# Translations, dates


def test_text_that_lacks_a_language_of_the_plan_is_found_wherever_it_stands(small: Small) -> None:
    tables = small(budget=budget())
    tables["activities"]["first"]["name"] = {"en": "First"}
    tables["activities"]["first"]["notes"] = {}
    tables["budget"]["columns"]["columns"]["other"] = {"en": "", "zh": "其他"}
    found = check(tables)
    assert [(f.code, f.severity, f.table, f.id, f.field) for f in found] == [
        ("missing_translation", "warning", "activities", "first", "name"),
        ("missing_translation", "warning", "budget", "columns", "columns.other"),
    ]
    assert "Chinese" in found[0].message
    assert "English" in found[1].message


def test_activities_outside_horizon_or_fixed_phase_are_found(small: Small) -> None:
    tables = small(phases={"p": {"id": "p", "name": NAME, "start": "2014-02-01", "finish": "2014-12-31"}})
    tables["lanes"]["upper"]["phase"] = "p"
    tables["activities"]["second"].update(lane="lower", start="2013-12-31", finish="2017-01-01")
    found = check(tables)
    assert [(f.code, f.id, f.field, f.printed, f.computed) for f in found] == [
        ("outside_phase", "first", "start", "2014-01-01", "2014-02-01"),
        ("outside_horizon", "second", "start", "2013-12-31", "2014-01-01"),
        ("outside_horizon", "second", "finish", "2017-01-01", "2016-12-31"),
    ]


def test_a_finish_at_midnight_belongs_to_the_day_before(small: Small) -> None:
    tables = small()
    tables["activities"]["first"]["finish"] = "2017-01-01T00:00"
    assert check(tables) == []


# Sums of the budget


def test_columns_that_add_up_are_no_finding(small: Small) -> None:
    good = row(staff="0.1", other="0.2", total="0.3", mean="0.15")
    assert check(small(budget=budget(good))) == []


def test_a_printed_total_that_is_no_sum_is_told_with_both_numbers(small: Small) -> None:
    bad = row(staff="1048.4", other="470.7", total="1519.0")
    (finding,) = check(small(budget=budget(bad)))
    assert finding[:8] == (
        "sum_differs", "warning", "budget", "2010-2011", "total", "7", "1519.0", "1519.1",
    )  # fmt: skip
    assert finding.message == "2010-2011, Total: the columns add up to 1,519.1, printed is 1,519.0."


def test_an_empty_cell_counts_for_nothing_and_a_row_of_totals_is_compared_with_its_rows(small: Small) -> None:
    one = row("2010-2011", staff="1.0", total="1.0", mean="0.5")
    two = row("2012-2013", staff="2.0", other="0.5", total="2.5", mean="1.25")
    both = row("2010-2013", staff="3.0", other="0.5", total="3.6", mean="1.75")
    both["total_of"] = [one["id"], two["id"]]
    found = check(small(budget=budget(one, two, both)))
    assert [(f.code, f.id, f.field, f.printed, f.computed) for f in found] == [
        ("sum_differs", "2010-2013", "total", "3.6", "3.5"),
        ("total_differs", "2010-2013", "total", "3.6", "3.5"),
    ]


def test_an_average_is_over_the_years_of_its_period(small: Small) -> None:
    rows = [row("2010-2011", total="1519.0", mean="759.55"), row("2012–2014", total="10", mean="3.33")]
    found = check(small(budget=budget(*rows)))
    assert [(f.code, f.id, f.printed, f.computed) for f in found] == [
        ("average_differs", "2010-2011", "759.55", "759.5")
    ]


@pytest.mark.parametrize("value", ["1,519.0", "NaN", "", "1e3", "some", 1519.0, ["1"]])
def test_a_cell_that_is_no_decimal_text_is_found_and_not_guessed(small: Small, value: object) -> None:
    found = check(small(budget=budget(row(staff="1.0", other="2.0", total=value))))
    assert [(f.code, f.id, f.field) for f in found] == [("not_a_number", "2010-2011", "total")]


def test_columns_that_the_budget_does_not_have_are_found(small: Small) -> None:
    head = {"sums": {"total": ["staff", "rent"]}, "averages": {"mean": "sum"}}
    share = {"value": "5", "budget_rows": ["2010-2011"], "budget_columns": ["staf"], "budget_whole": "totl"}
    tables = small(budget=budget(row(staff="1"), **head), figures=figures(share=share))
    assert sorted(places(tables)) == [
        ("unknown_reference", "budget", "columns", "averages"),
        ("unknown_reference", "budget", "columns", "sums"),
        ("unknown_reference", "figures", "share", "budget_columns"),
        ("unknown_reference", "figures", "share", "budget_whole"),
    ]


def test_names_with_braces_are_told_as_they_stand(small: Small) -> None:
    tables = small(budget=budget(row("2010-2011", name={"en": "{0}", "zh": "{x}"}, total="2", mean="3")))
    tables["budget"]["columns"]["columns"]["total"] = {"en": "{total}", "zh": "{}"}
    (finding,) = check(tables)
    assert finding.message == "{0}, Mean: “{total}” per year is 1, printed is 3."


# Figures


def test_parts_that_do_not_make_their_whole_are_told(small: Small) -> None:
    values = ("21248", "16437", "741")
    parts = {f"part-{value}": {"value": value, "part_of": "all"} for value in values}
    (finding,) = check(small(figures=figures(all={"value": "41426"}, **parts)))
    assert finding[:8] == ("parts_differ", "warning", "figures", "all", "value", "9", "41426", "38426")


def test_a_single_part_is_only_some_of_its_whole(small: Small) -> None:
    some = figures(all={"value": "93"}, part={"value": "40", "part_of": "all"})
    assert check(small(figures=some)) == []
    more = figures(all={"value": "93"}, part={"value": "94", "part_of": "all"})
    assert places(small(figures=more)) == [("part_exceeds_whole", "figures", "all", "value")]


@pytest.mark.parametrize(
    ("printed", "is_found"),
    [("38", False), ("39", False), ("38.6", False), ("40", True), ("37", True), ("38.5", True)],
)
def test_a_percentage_may_be_rounded_or_cut_off(small: Small, printed: str, is_found: bool) -> None:
    """83 of 215 are 38.604... per cent."""
    values = {"all": {"value": "215"}, "a": {"value": "40"}, "b": {"value": "43"}}
    share = {"value": printed, "share_of": "all", "share_parts": ["a", "b"]}
    found = check(small(figures=figures(share=share, **values)))
    assert [f.code for f in found] == ["share_differs"] * is_found


def test_a_share_of_the_budget_is_compared_with_each_row_it_is_about(small: Small) -> None:
    rows = [row("2010-2011", staff="774", total="1000"), row("2012-2013", staff="756", total="1000")]
    share = {
        "value": "76", "budget_rows": ["2012-2013", "2010-2011"],
        "budget_columns": ["staff"], "budget_whole": "total",
    }  # fmt: skip
    head: dict[str, Any] = {"sums": {}, "averages": {}}
    (finding,) = check(small(budget=budget(*rows, **head), figures=figures(share=share)))
    assert (finding.code, finding.printed, finding.computed) == ("share_differs", "76", "75.6 to 77.4")
    agreed = {**share, "budget_rows": ["2012-2013"]}
    assert check(small(budget=budget(*rows, **head), figures=figures(share=agreed))) == []


def test_a_figure_that_restates_the_budget_is_compared_with_it(small: Small) -> None:
    rows = [row("2010-2011", mean="759.55")]
    told = {"budget_rows": ["2010-2011"], "budget_columns": ["mean"]}
    for printed, count in (("759.5", 0), ("759.6", 0), ("759.4", 1), ("760", 0)):
        tables = small(budget=budget(*rows), figures=figures(told={**told, "value": printed}))
        assert len(check(tables)) == count, printed


def test_what_a_percentage_leaves_of_a_hundred(small: Small) -> None:
    good = figures(most={"value": "76"}, rest={"value": "24", "rest_of": "most"})
    bad = figures(most={"value": "76"}, rest={"value": "25", "rest_of": "most"})
    assert check(small(figures=good)) == []
    assert places(small(figures=bad)) == [("share_differs", "figures", "rest", "value")]


def test_figures_that_are_words_are_left_alone(small: Small) -> None:
    part = {"value": "1", "part_of": "all"}
    words = figures(all={"value": "many"}, a=part, b={"value": "few", "part_of": "a"})
    assert check(small(figures=words)) == []


# The law of agreement


def decimals(places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=places)


@given(decimals(6), st.integers(0, 4))
def test_both_neighbours_agree_and_no_other_number_does(exact: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    below = exact.quantize(step, "ROUND_FLOOR")
    assert agrees(below, exact)
    assert agrees(exact.quantize(step, "ROUND_CEILING"), exact)
    assert agrees(exact.quantize(step, "ROUND_HALF_EVEN"), exact)
    assert not agrees(below - step, exact)
    assert not agrees(below + 2 * step, exact)
    if below == exact:
        assert not agrees(below + step, exact)


@given(decimals(3))
def test_printed_digits_are_read_exactly(value: Decimal) -> None:
    assert number_of(f"{value:f}") == value
    assert number_of(f"{value:f}".replace("-", "−")) == value


# The file, the language, the cost


@pytest.fixture
def english() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.usefixtures("english")
def test_findings_speak_the_language_of_the_interface(small: Small) -> None:
    tables = small(figures=figures(all={"value": "1"}, a={"value": "2", "part_of": "all"}))
    set_language("zh")
    (finding,) = check(tables)
    assert "名" in finding.message


def test_a_file_that_something_else_changed_is_told(small: Small, tmp_path: Path) -> None:
    path = tmp_path / "p.plan.json"
    Document.create(path, small()).close()
    path.write_text(path.read_text("utf-8").replace('"en":"first"', '"en":"other"'), "utf-8")
    with_change = findings(Document.open(path, read_only=True))
    assert [(f.code, f.severity) for f in with_change] == [("checksum_differs", "warning")]


def test_line_ends_order_and_byte_order_mark_are_no_change(small: Small, tmp_path: Path) -> None:
    path = tmp_path / "p.plan.json"
    Document.create(path, small()).close()
    text = json.dumps(json.loads(path.read_text("utf-8")), indent=3, ensure_ascii=True)
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert findings(Document.open(path, read_only=True)) == []


def test_a_check_changes_nothing(small: Small) -> None:
    tables = small(budget=budget(row(staff="1", other="1", total="3")))
    before = json.dumps(tables)
    document = Document(tables)
    assert findings(document) == findings(document)
    assert json.dumps(tables) == before
    assert not document.is_modified
