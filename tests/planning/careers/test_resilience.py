"""What holds if people leave: whom it is about, from which level on, and who is among the last."""

from datetime import date
from itertools import combinations

from planning.careers.resilience import Scope, resilience
from planning.plan.document import Document
from tests.planning.careers.plans import careers, named, rated, rows

DAY = date(2015, 4, 1)


def office() -> Document:
    """Two units, one below the other; ``alone`` holds security and leading by themselves."""
    return careers(
        units=rows(named("top"), named("below", parent="top"), named("other")),
        people=rows(
            named("alone", profile="chief", unit="below"),
            named("both", profile="engineer", unit="top"),
            named("far", profile="chief", unit="other"),
        ),
        competencies=rows(
            named("network", framework="ict", order=1),
            named("security", framework="ict", order=2, critical=True),
            named("leading", framework="ict", order=3),
        ),
        assessments=rated(("alone", "security", 3), ("alone", "leading", 4), ("alone", "network", 3))
        | rated(("both", "network", 5), ("far", "network", 3), date="2014-02-01"),
    )


def test_what_fails_first_stands_first_and_names_those_on_whom_it_hangs() -> None:
    found = resilience(office(), DAY, Scope(standard="proficient"), 1)
    assert [(one.competency, one.level, one.holders) for one in found.covered] == [
        ("security", 3, ("alone",)),  # critical before what else hangs on one
        ("leading", 3, ("alone",)),
        ("network", 3, ("alone", "both", "far")),
    ]
    assert found.people == 3
    assert found.relied_on == (("alone", 2),)
    assert (found.departures.people, set(found.departures.lost)) == (("alone",), {"security", "leading"})


def test_the_standard_is_what_the_profiles_of_these_people_must_have() -> None:
    found = resilience(office(), DAY, Scope(unit="top"), 2)
    assert {one.competency: (one.level, one.holders) for one in found.covered} == {
        "network": (3, ("alone", "both")),
        "security": (2, ("alone",)),
    }
    assert set(found.departures.people) == {"alone", "both"}
    assert resilience(office(), DAY, Scope(unit="top", critical=True), 1).covered[0].competency == "security"
    assert resilience(office(), DAY, Scope(unit="nowhere"), 1).covered == ()


def test_departures_are_the_worst_of_all_choices() -> None:
    plan = office()
    for needed in (1, 2):
        for count in (1, 2):
            found = resilience(plan, DAY, Scope(standard="proficient", needed=needed), count)
            covered = [one for one in found.covered if len(one.holders) >= needed]
            worst = max(
                sum(len(set(one.holders) - set(gone)) < needed for one in covered)
                for gone in combinations(("alone", "both", "far"), count)
            )
            assert len(found.departures.lost) == worst
