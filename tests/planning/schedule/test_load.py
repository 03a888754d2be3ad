"""Demand by month against what there is."""

from datetime import date

from planning.plan.document import Document
from planning.schedule import schedule_plan
from planning.schedule.load import causes, load, profiles_asked
from tests.planning.schedule.plans import plan, row

HAVE = {"net": 3.0, "app": 2.0}


def document() -> Document:
    """A needs two, then b four network engineers for two weeks each; c an unknown profile beside b."""
    made = plan({"a": row(10), "b": row(10, constraint="SNET", constraint_date="2014-12-01"), "c": row(5)})
    with made.transaction("demand") as t:
        t.add("demands", {"activity": "a", "profile": "net", "fte": 2})
        t.add("demands", {"activity": "b", "profile": "net", "fte": 10})
        t.add("demands", {"activity": "c", "profile": "who", "fte": 1, "start": "2014-10-06"})
    return made


def have(profile: str, _month: str) -> float | None:
    return HAVE.get(profile)


def test_months_follow_without_a_gap_and_what_is_too_many_is_told() -> None:
    made = document()
    months = load(made, schedule_plan(made), have, "net")
    assert [month.month for month in months] == [date(2014, 10, 1), date(2014, 11, 1), date(2014, 12, 1)]
    assert [month.available for month in months] == [3.0, 3.0, 3.0]
    assert months[0].over == months[1].over == 0.0
    assert round(months[2].over, 6) == round(10 * 10 / 23 - 3, 6)
    assert months[2].until == date(2015, 1, 1)


def test_of_all_profiles_those_without_posts_are_not_held_against_the_others() -> None:
    made = document()
    assert profiles_asked(made) == ["net", "who"]
    first = load(made, schedule_plan(made), have)[0]
    assert (first.available, round(first.unknown, 6)) == (3.0, round(5 / 23, 6))
    assert all(month.available is None for month in load(made, schedule_plan(made), have, "who"))
    assert load(made, schedule_plan(made), have, "nobody") == []


def test_posts_of_one_profile_do_not_make_up_for_another() -> None:
    made = document()
    plenty = {"net": 3.0, "who": 100.0}
    months = load(made, schedule_plan(made), lambda profile, _month: plenty[profile])
    assert months[2].available == 103.0
    assert round(months[2].over, 6) == round(10 * 10 / 23 - 3, 6)


def test_the_causes_of_a_month_come_with_the_greatest_first() -> None:
    made = document()
    schedule = schedule_plan(made)
    assert causes(made, schedule, date(2014, 10, 1)) == ["a", "c"]
    assert causes(made, schedule, date(2014, 12, 1), "net") == ["b"]
    assert causes(made, schedule, date(2014, 11, 1)) == []
