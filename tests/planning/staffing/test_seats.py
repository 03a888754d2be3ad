"""Posts as seats under scenarios, and how many stand when."""

from collections.abc import Callable
from typing import Any

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.staffing.establishment import available, establishment
from planning.staffing.months import first_month, last_month, month_number, month_text
from planning.staffing.seats import seats

Record = dict[str, Any]
Make = Callable[..., Document]
P3: Record = {"id": "p3", "unit": "network", "grade": "P-3", "count": 4, "profile": "engineer"}
NEW: Record = {"id": "new", "unit": "desk", "grade": "GS (OL)", "count": 2, "proposed": True}


def scenario(*changes: Record, base: str | None = None) -> Record:
    return {"id": "s", "name": {"en": "S"}, "changes": list(changes), **({"base": base} if base else {})}


def test_months_count_from_their_last_day() -> None:
    assert month_text(month_number("2014-10")) == "2014-10"
    assert first_month("2015-01-15") == month_number("2015-01")
    assert last_month("2017-12-31") == month_number("2017-12")
    assert last_month("2017-12-30") == month_number("2017-11")
    with pytest.raises(ValueError, match="2014-13"):
        month_number("2014-13")


def test_the_table_of_posts_stands_without_a_scenario(make: Make) -> None:
    document = make(posts=[P3, NEW, {**P3, "id": "old", "count": 1, "finish": "2015-06-30"}])
    there = establishment(document)
    assert [there.posts(month) for month in ("2014-01", "2015-06", "2015-07")] == [5, 5, 4]
    assert there.posts("2014-01", unit="office") == 5
    assert there.posts("2014-01", unit="desk") == 0
    assert there.posts("2014-01", grade="P-3", profile="engineer") == 5


def test_changes_act_from_their_month_and_keep_the_numbers_of_seats(make: Make) -> None:
    changes = scenario(
        {"date": "2015-03-01", "action": "reclassify", "post": "p3", "count": 1, "grade": "P-4"},
        {"date": "2015-01-01", "action": "abolish", "post": "p3", "count": 1},
        {"date": "2015-04-01", "action": "redeploy", "post": "p3", "count": 1, "unit": "desk"},
        {"date": "2015-05-01", "action": "establish", "post": "new"},
        {"date": "2016-01-01", "action": "convert", "post": "new", "funding": "extrabudgetary"},
        {"date": "2016-02-01", "action": "move", "post": "new", "location": "Vienna"},
    )
    document = make(posts=[P3, NEW], scenarios=[changes])
    there = establishment(document, "s")
    assert [there.posts(month) for month in ("2014-12", "2015-01", "2015-05")] == [4, 3, 5]
    assert there.posts("2015-03", grade="P-4") == 1
    assert there.posts("2015-04", unit="desk", grade="P-3") == 1
    now = {(seat.post, seat.number): seat.at(month_number("2016-02")) for seat in there.seats}
    assert now["p3", 4] is None
    place = now["new", 1]
    assert place is not None
    assert (place.funding, place.location) == ("extrabudgetary", "Vienna")


def test_a_second_redeployment_takes_another_seat(make: Make) -> None:
    there = establishment(
        make(posts=[P3], scenarios=[scenario(
            {"date": "2015-01-01", "action": "redeploy", "post": "p3", "count": 1, "unit": "desk"},
            {"date": "2015-02-01", "action": "redeploy", "post": "p3", "count": 1, "unit": "office"},
        )]), "s")  # fmt: skip
    assert there.posts("2015-02", unit="desk") == 1
    assert there.posts("2015-02", unit="network") == 2


def test_merged_units_and_branches_of_branches(make: Make) -> None:
    base = {**scenario({"date": "2015-01-01", "action": "establish", "post": "new"}), "id": "base"}
    merge = scenario(
        {"date": "2015-02-01", "action": "merge_units", "units": ["desk"], "unit": "network"}, base="base"
    )
    there = establishment(make(posts=[P3, NEW], scenarios=[base, merge]), "s")
    assert (there.posts("2015-01", unit="desk"), there.posts("2015-02", unit="desk")) == (2, 0)
    assert there.posts("2015-02", unit="network") == 6


def test_what_is_not_known_is_not_zero(make: Make) -> None:
    document = make(posts=[P3])
    posts = available(document)
    assert posts("engineer", "2014-05") == 4
    assert posts("lawyer", "2014-05") is None


def test_a_scenario_that_does_not_exist_or_branches_off_itself(make: Make) -> None:
    two = [{**scenario(base="t"), "id": "s"}, {**scenario(base="s"), "id": "t"}]
    for asked, code in (("x", "unknown_scenario"), ("s", "scenario_cycle")):
        with pytest.raises(PlanError) as raised:
            seats(make(scenarios=two), asked)
        assert raised.value.code == code


def test_the_sample_prints_only_umoja_posts_and_says_so_of_all_others(sample: Document) -> None:
    records = sample.raw("posts").values()
    assert all(bool(r.get("illustrative")) != ("paragraphs" in r) for r in records)
    there = establishment(sample)
    umoja = [there.posts(month, grade="not stated") for month in ("2016-12", "2017-01", "2017-12", "2018-01")]
    assert umoja == [90, 50, 50, 0]  # paras. 13 and 14


def test_every_scenario_of_the_sample_can_be_followed(sample: Document) -> None:
    for id in sample.table("scenarios"):
        assert establishment(sample, id).posts("2018-01") > 0
    assert establishment(sample, "as-is").seats == establishment(sample).seats
