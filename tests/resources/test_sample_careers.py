"""The illustrative careers of the sample plan: whole, marked, and with everything a view has to show."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from planning.careers.coverage import coverage
from planning.careers.gates import Gatekeeper, readiness
from planning.careers.library import LIBRARIES, add_library, library_tables
from planning.careers.matrix import CODES, levels
from planning.plan.check import findings
from planning.plan.document import Document
from planning.plan.sample_people import REFERENCE
from planning.plan.template import template_tables

ILLUSTRATIVE = (
    "scales", "frameworks", "competencies", "indicators", "profiles", "requirements", "career_moves",
    "certifications", "people", "assessments", "certificates", "courses", "uplifts", "sessions", "training",
)  # fmt: skip
Tables = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return template_tables("a69-517")


@pytest.fixture(scope="module")
def plan(tables: Tables) -> Document:
    return Document(tables)


def test_there_is_as_much_of_it_as_was_asked_for(tables: Tables) -> None:
    kinds = Counter(row.get("kind", "technical") for row in tables["competencies"].values())
    assert kinds == {"family": 10, "technical": 27, "managerial": 2, "core": 1}
    assert len(tables["profiles"]) == 18
    assert {row["track"] for row in tables["profiles"].values()} == {"technical", "managerial"}
    assert len(tables["courses"]) == 25
    assert len(tables["people"]) == 120
    levels_told = Counter(row["competency"] for row in tables["indicators"].values())
    assert set(levels_told.values()) == {5}
    assert len(levels_told) == 30


def test_all_that_is_made_up_says_so(tables: Tables) -> None:
    for table in ILLUSTRATIVE:
        assert all(row["illustrative"] is True for row in tables[table].values()), table


def test_all_that_comes_from_outside_has_its_source(tables: Tables) -> None:
    for table in ("grades", "career_rules"):
        assert all(row["source"] in tables["sources"] for row in tables[table].values())
    names = [row["name"]["en"] for row in sorted(tables["grades"].values(), key=lambda row: row["order"])]
    assert names[:7] == [f"G-{n}" for n in range(1, 8)]
    assert names[-9:] == ["P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "ASG", "USG"]


def test_people_work_in_the_units_of_annex_ii(tables: Tables) -> None:
    units = {row["unit"] for row in tables["people"].values()}
    assert units <= tables["units"].keys()
    assert len(units) == 24
    stations = {row["duty_station"] for row in tables["people"].values()}
    assert stations == tables["duty_stations"].keys()
    assert tables["duty_stations"]["new-york"]["name"] == {"en": "New York", "zh": "纽约"}


def test_all_states_and_sources_occur(plan: Document) -> None:
    cells = levels(plan, REFERENCE)
    assert cells.cells.shape == (120, 30)
    assert set(CODES.values()) | set(range(6)) == set(cells.cells.ravel().tolist())
    assert any(row.is_single_point for row in coverage(cells, 4))
    assert levels(plan, date(2016, 6, 1)).expired.any()
    assert {row["source"] for row in plan.records("assessments").values()} == {"self", "manager", "certified"}


def test_gates_of_the_person_that_pictures_show(plan: Document) -> None:
    found = readiness(plan, "person-047", "principal-network-architect", REFERENCE)
    states = {gate.name: gate.state for gate in found.gates}
    assert states == {
        "technical": "not_met", "performance": "met", "certification": "not_met", "managerial": "met",
        "time_in_grade": "met",
    }  # fmt: skip
    technical = found.gate("technical")
    assert (technical.required, technical.confirmed, technical.level) == (6, 4, 4)
    assert set(technical.lacking) == {"enterprise-architecture", "security-policy"}
    assert found.gate("time_in_grade").confirmed == 28


def test_somebody_is_ready_for_a_next_step_and_most_are_not(plan: Document) -> None:
    keeper = Gatekeeper(plan, REFERENCE)
    moves = [(row["from_profile"], row["to_profile"]) for row in plan.records("career_moves").values()]
    ready = [
        (person["id"], to)
        for person in plan.records("people").values()
        for start, to in moves
        if start == person["profile"] and keeper.check(person["id"], to).is_ready
    ]
    assert 0 < len(ready) < 60


@pytest.mark.parametrize("name", [library.id for library in LIBRARIES])
def test_a_library_can_be_added_to_any_plan_once(name: str) -> None:
    plan = Document(template_tables("blank"))
    if name == "ict":  # its profiles have grades
        with plan.transaction("Grades") as t:
            add_library(t, "un-grades")
    with plan.transaction("Add") as t:
        added = add_library(t, name)
    assert added == sum(map(len, library_tables(name).values()))
    told = {finding.code for finding in findings(plan)}
    assert told == ({"missing_translation"} if name == "nice" else set())  # NICE is in English
    with plan.transaction("Again") as t:
        assert add_library(t, name) == 0
