"""What the budget is made of and which figures belong together, from the plan's own data."""

from decimal import Decimal
from typing import Any

from planning.plan.breakdown import (
    breakdown,
    budget_rows,
    figure_groups,
    key_figures,
    number_of,
)
from planning.plan.document import Document
from planning.plan.template import template_tables


def plan(**tables: dict[str, dict[str, Any]]) -> Document:
    return Document(template_tables("blank") | tables)


def figure(id: str, value: str, **fields: object) -> dict[str, Any]:
    return {"id": id, "name": {"en": id}, "value": value, "paragraph": "1", "group": "g", **fields}


def figures(*given: dict[str, Any]) -> Document:
    numbered = ({"order": order, **one} for order, one in enumerate(given, start=1))
    return plan(figures={one["id"]: one for one in numbered})


def test_the_sample_divides_into_five_parts_and_umoja_on_top() -> None:
    found = breakdown(Document(template_tables("a69-517")))
    assert found is not None
    assert found.parts == ("regular_budget", "extrabudgetary", "support_account", "peacekeeping_missions",
                           "special_political_missions")
    assert found.on_top == ("umoja",)
    assert found.largest_part == "peacekeeping_missions"
    assert found.largest == Decimal("1619.8")  # the sum of the parts, not the printed 1,619.7


def test_digits_stay_as_printed() -> None:
    found = breakdown(Document(template_tables("a69-517")))
    assert found is not None
    first = found.periods[0]
    assert [part.printed for part in first.parts] == ["301.5", "24.9", "144.3", "1048.4"]
    assert (first.total, first.grand_total) == ("1519.0", "1619.7")


def test_a_row_that_sums_others_is_no_period_of_its_own() -> None:
    document = Document(template_tables("a69-517"))
    found = breakdown(document)
    assert found is not None
    assert len(budget_rows(document)) == 4
    assert [period.period for period in found.periods] == ["2010-2011", "2012-2013", "2014-2015"]


def test_without_sums_every_column_is_a_part() -> None:
    head = {"id": "columns", "columns": {"a": {"en": "A"}, "b": {"en": "B"}}, "column_order": ["b", "a"]}
    found = breakdown(plan(budget={"columns": head, "p": {"id": "p", "period": "2020", "a": "1", "b": "2"}}))
    assert found is not None
    assert found.parts == ("b", "a")
    assert found.periods[0].total == ""


def test_what_is_no_number_is_no_length() -> None:
    head = {"id": "columns", "columns": {"a": {"en": "A"}, "b": {"en": "B"}}}
    row = {"id": "p", "period": "2020", "a": "n/a", "b": "-2"}
    found = breakdown(plan(budget={"columns": head, "p": row}))
    assert found is not None
    assert found.periods == ()
    assert number_of("NaN") is None


def test_a_plan_without_a_budget_has_no_breakdown() -> None:
    assert breakdown(plan()) is None


def test_shares_of_parts_are_paired_with_the_part_right_above() -> None:
    groups = {group.name: group for group in figure_groups(Document(template_tables("a69-517")))}
    pairs = [(share.part.id, share.whole.id) for share in groups["disaster-recovery"].shares]
    assert pairs == [("headquarters-effective", "headquarters-critical"),
                     ("offices-away-effective", "offices-away-critical")]


def test_parts_of_one_whole_are_shares_of_it() -> None:
    groups = {group.name: group for group in figure_groups(Document(template_tables("a69-517")))}
    assert {share.whole.id for share in groups["workforce"].shares} == {"staff"}
    assert [one.id for one in groups["workforce"].others] == ["other-personnel"]


def test_a_part_larger_than_its_whole_is_not_drawn() -> None:
    (group,) = figure_groups(figures(figure("whole", "10"), figure("part", "12", part_of="whole")))
    assert group.shares == ()
    assert len(group.others) == 2


def test_amounts_of_one_unit_are_compared() -> None:
    posts, months = {"en": "posts"}, {"en": "months"}
    (group,) = figure_groups(figures(figure("a", "90", unit=posts), figure("b", "3", unit=months),
                                     figure("c", "50", unit=posts)))
    assert [one.id for one in group.compared] == ["a", "c"]
    assert [one.id for one in group.others] == ["b"]


def test_percentages_are_not_compared() -> None:
    percent = {"en": "%"}
    (group,) = figure_groups(figures(figure("a", "76", unit=percent), figure("b", "24", unit=percent)))
    assert group.compared == ()


def test_every_figure_stands_somewhere() -> None:
    for group in figure_groups(Document(template_tables("a69-517"))):
        shown = {one.id for share in group.shares for one in share}
        shown |= {one.id for one in (*group.compared, *group.others)}
        assert shown == {one.id for one in group.figures}


def test_the_first_group_and_shares_of_a_whole_head_the_plan() -> None:
    keys = [one.id for one in key_figures(figure_groups(Document(template_tables("a69-517"))))]
    assert keys == ["applications", "ict-units", "service-desks", "data-centres", "server-rooms",
                    "adequate-share"]
