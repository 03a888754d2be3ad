"""The gates of para. 52: the whole truth table, and what counts as evidence at each."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from planning.careers.gates import GATES, GateState, readiness
from planning.careers.gates import months_between as months
from planning.plan.document import Document
from tests.planning.careers.plans import careers, named, rated, rows

DAY = date(2015, 4, 1)
TECHNICAL: dict[GateState, Any] = {
    "met": rated(("anna", "network", 3), ("anna", "security", 5)),
    "not_met": rated(("anna", "network", 2), ("anna", "security", 5)),
    "not_confirmed": rated(("anna", "network", 3)) | rated(("anna", "security", 5), source="manager"),
    "not_required": {},
}
PERFORMANCE: dict[GateState, Any] = {
    "met": [("2013-12-31", "exceeds", True), ("2014-12-31", "meets", True)],
    "not_met": [("2013-12-31", "exceeds", True), ("2014-12-31", "partly", True)],
    "not_confirmed": [("2013-12-31", "exceeds", True), ("2014-12-31", "meets", False)],
    "not_required": [],
}
CERTIFICATION: dict[GateState, Any] = {
    "met": {"issued": "2014-04-01", "expires": "2015-04-01"},
    "not_met": {"issued": "2014-03-31", "expires": "2015-03-31"},
    "not_required": None,
}
MANAGERIAL: dict[GateState, Any] = {
    "met": rated(("anna", "leading", 3)),
    "not_met": rated(("anna", "leading", 2)),
    "not_confirmed": rated(("anna", "leading", 4), source="self"),
    "not_required": {},
}
TIME: dict[GateState, Any] = {
    "met": "2013-04-01",
    "not_met": "2013-04-02",
    "not_confirmed": None,
    "not_required": "2013-04-01",
}


def situation(
    technical: GateState,
    performance: GateState,
    certification: GateState,
    managerial: GateState,
    time: GateState,
) -> Document:
    """A plan in which each gate is in the state asked for."""
    wants_managerial = managerial != "not_required"
    profile = named(
        "chief",
        grade="p4",
        framework="ict",
        performance_cycles=0 if performance == "not_required" else 2,
        certifications=[] if certification == "not_required" else ["architect"],
        time_in_grade_months=0 if time == "not_required" else None,
    )
    cycles = [
        {"finish": day, "rating": rating, "confirmed": confirmed}
        for day, rating, confirmed in PERFORMANCE[performance]
    ]
    person = named("anna", profile="engineer", grade="p3", grade_since=TIME[time], appraisals=cycles)
    requirements = [] if technical == "not_required" else [("network", 3), ("security", 2)]
    certificate = {"id": "c", "person": "anna", "certification": "architect"}
    held = CERTIFICATION[certification]
    other = {f"m-{id}": row | {"id": f"m-{id}"} for id, row in MANAGERIAL[managerial].items()}
    grades = rows(
        named("p3", ladder="p", rank=3, time_in_grade_months=24),
        named("p4", ladder="p", rank=4, **({"managerial_level": 3} if wants_managerial else {})),
    )
    return careers(
        grades=grades,
        profiles=rows(named("engineer", grade="p3"), {k: v for k, v in profile.items() if v is not None}),
        people=rows({k: v for k, v in person.items() if v is not None}),
        requirements=rows(
            *({"id": c, "profile": "chief", "competency": c, "level": level} for c, level in requirements)
        ),
        certifications=rows(named("architect")),
        certificates=rows(certificate | held) if held else {},
        assessments=TECHNICAL[technical] | other,
    )


@pytest.mark.parametrize("technical", TECHNICAL)
@pytest.mark.parametrize("managerial", MANAGERIAL)
def test_the_whole_truth_table(technical: GateState, managerial: GateState) -> None:
    """All 4 x 4 x 3 x 4 x 4 combinations: each gate keeps its own state, and all must let through."""
    for performance, certification, time in product(PERFORMANCE, CERTIFICATION, TIME):
        states = (technical, performance, certification, managerial, time)
        found = readiness(situation(*states), "anna", "chief", DAY)
        assert tuple(gate.name for gate in found.gates) == GATES
        assert tuple(gate.state for gate in found.gates) == states
        assert found.is_ready == all(state in ("met", "not_required") for state in states)
        assert {gate.name for gate in found.closed} == {
            name for name, state in zip(GATES, states, strict=True) if state in ("not_met", "not_confirmed")
        }


def test_surplus_anywhere_offsets_no_gate() -> None:
    plan = situation("not_met", "met", "met", "met", "met")
    with plan.transaction("Rate") as t:
        t.set("assessments", "certified-2014-01-01-1", level=5)
        t.set("assessments", "m-certified-2014-01-01-0", level=5)
    found = readiness(plan, "anna", "chief", DAY)
    assert not found.is_ready
    assert found.gate("technical").lacking == ("network",)
    assert found.score is not None
    assert found.score > 0.8


@pytest.mark.parametrize("track", ["technical", "managerial"])
def test_higher_levels_ask_for_managerial_skill_on_either_track(track: str) -> None:
    plan = situation("met", "met", "met", "not_met", "met")
    with plan.transaction("Track") as t:
        t.set("profiles", "chief", track=track)
    gate = readiness(plan, "anna", "chief", DAY).gate("managerial")
    assert (gate.state, gate.level, gate.held, gate.lacking) == ("not_met", 3, 2, ("leading",))


def test_a_grade_raises_the_managerial_level_that_a_profile_asks_for() -> None:
    plan = situation("met", "met", "met", "not_met", "met")
    with plan.transaction("Ask for less") as t:
        t.add("requirements", {"profile": "chief", "competency": "leading", "level": 1, "must": False})
    assert readiness(plan, "anna", "chief", DAY).gate("managerial").level == 3


def test_where_a_grade_asks_for_managerial_skill_that_nobody_can_rate_it_is_not_confirmed() -> None:
    plan = situation("met", "met", "met", "not_confirmed", "met")
    with plan.transaction("None") as t:
        for id in [id for id, row in plan.records("assessments").items() if row["competency"] == "leading"]:
            t.remove("assessments", id)
        t.remove("competencies", "leading")
    assert readiness(plan, "anna", "chief", DAY).gate("managerial").state == "not_confirmed"


def test_a_wish_of_the_profile_opens_and_closes_nothing() -> None:
    plan = situation("not_met", "met", "met", "met", "met")
    with plan.transaction("Wish") as t:
        t.set("requirements", "network", must=False)
    found = readiness(plan, "anna", "chief", DAY)
    assert found.is_ready
    assert [gap.competency for gap in found.gaps if gap.short] == ["network"]


def test_what_is_not_applicable_or_exempt_is_not_asked_for_and_not_observed_is_not_confirmed() -> None:
    for state, expected in (("not_applicable", "met"), ("exempt", "met"), ("not_observed", "not_confirmed")):
        plan = careers(assessments=rated(("anna", "network", state), ("anna", "security", 2)))
        gate = readiness(plan, "anna", "chief", DAY).gate("technical")
        assert gate.state == expected
        assert gate.required == (2 if state == "not_observed" else 1)


def test_a_certified_rating_counts_until_its_last_day() -> None:
    assessments = rated(("anna", "network", 3), ("anna", "security", 2))
    for row in assessments.values():
        row["expires"] = "2015-04-01"
    plan = careers(assessments=assessments)
    assert readiness(plan, "anna", "chief", date(2015, 4, 1)).gate("technical").state == "met"
    assert readiness(plan, "anna", "chief", date(2015, 4, 2)).gate("technical").state == "not_confirmed"
    assert readiness(plan, "anna", "chief", date(2013, 12, 31)).gate("technical").state == "not_confirmed"


def test_performance_looks_at_the_last_cycles_that_have_ended() -> None:
    plan = situation("met", "met", "met", "met", "met")
    gate = readiness(plan, "anna", "chief", date(2014, 12, 30)).gate("performance")
    assert (gate.state, gate.required, gate.confirmed) == ("not_met", 2, 1)
    with plan.transaction("A bad year long ago") as t:
        cycles = plan.raw("people")["anna"]["appraisals"]
        t.set("people", "anna", appraisals=[{"finish": "2010-12-31", "rating": "below"}, *cycles])
    assert readiness(plan, "anna", "chief", DAY).gate("performance").state == "met"


def test_a_revoked_certificate_proves_nothing() -> None:
    plan = situation("met", "met", "met", "met", "met")
    with plan.transaction("Revoke") as t:
        t.set("certificates", "c", revoked="2015-04-01")
    assert readiness(plan, "anna", "chief", date(2015, 3, 31)).gate("certification").state == "met"
    assert readiness(plan, "anna", "chief", DAY).gate("certification").lacking == ("architect",)


def test_a_requirement_can_ask_for_its_proof_unless_it_is_waived() -> None:
    plan = careers(certifications=rows(named("architect")))
    with plan.transaction("Prove") as t:
        t.set("requirements", "r1", certification="architect")
    assert readiness(plan, "anna", "chief", DAY).gate("certification").state == "not_met"
    with plan.transaction("Waive") as t:
        for id, row in rated(("anna", "network", "exempt")).items():
            t.add("assessments", row | {"id": id})
    assert readiness(plan, "anna", "chief", DAY).gate("certification").state == "not_required"


def test_time_in_grade_is_asked_for_upwards_only_and_a_move_may_ask_for_its_own() -> None:
    plan = careers()
    assert readiness(plan, "anna", "engineer", DAY).gate("time_in_grade").state == "not_required"
    with plan.transaction("Move") as t:
        move = {"from_profile": "engineer", "to_profile": "chief", "time_in_grade_months": 60}
        t.add("career_moves", move)
    gate = readiness(plan, "anna", "chief", DAY).gate("time_in_grade")
    assert (gate.state, gate.required, gate.confirmed) == ("not_met", 60, 39)


def test_whole_months() -> None:
    assert months(date(2013, 1, 31), date(2013, 2, 28)) == 0
    assert months(date(2013, 1, 15), date(2014, 1, 15)) == 12
    assert months(date(2014, 1, 15), date(2013, 1, 15)) == 0
